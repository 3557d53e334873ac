// The elections of a kind, one after the other: stops, and play.
import { button, make, select } from "./dom.js";

const SECONDS_AN_ELECTION = 2;

export class Timeline {
  /** `go(index)`: to that election of the page. */
  constructor(place, page, go) {
    this.elections = page.elections;
    this.go = go;
    this.player = button("Play", () => this.toggle(), { class: "play" });
    this.stops = make("div", { class: "stops", role: "group", "aria-label": "Elections" });
    place.append(this.player);
    if (page.tracks.length > 1) {
      this.kinds = select([["", "All elections"], ...page.tracks], (track) => this.choose(track), { "aria-label": "Kind of election" });
      place.append(this.kinds);
    }
    place.append(this.stops);
  }

  get indices() {
    return this.elections.map((_, index) => index).filter((index) => !this.track || this.elections[index].track === this.track);
  }

  choose(track) {
    this.track = track;
    const { indices } = this;
    this.go(indices.includes(this.at) ? this.at : indices[indices.length - 1]);
  }

  update(at) {
    this.at = at;
    const { track } = this.elections[at];
    if (this.track !== "") this.track = track;
    if (this.shown !== this.track) {
      this.shown = this.track;
      this.stops.replaceChildren(...this.indices.map((index) => {
        const { title, day, date } = this.elections[index];
        return button([make("b", {}, date.slice(0, 4)), make("span", {}, title.replace(/ \d{4}\b/, ""))], () => this.go(index), { "data-stop": index, title: `${title}, ${day}` });
      }));
    }
    if (this.kinds) this.kinds.value = this.track;
    for (const stop of this.stops.children) {
      const here = Number(stop.dataset.stop) === at;
      stop.setAttribute("aria-pressed", here);
      if (here) this.stops.scrollLeft = stop.offsetLeft - this.stops.offsetLeft - (this.stops.clientWidth - stop.clientWidth) / 2;
    }
  }

  /** By so many stops; false where there is none. */
  step(by) {
    const { indices } = this;
    const next = indices[indices.indexOf(this.at) + by];
    if (next !== undefined) this.go(next);
    return next !== undefined;
  }

  toggle() {
    if (this.playing) return this.pause();
    const { indices } = this;
    if (this.at === indices[indices.length - 1]) this.go(indices[0]);
    this.player.textContent = "Pause";
    this.playing = setInterval(() => this.step(1) || this.pause(), 1000 * SECONDS_AN_ELECTION);
  }

  pause() {
    clearInterval(this.playing);
    this.playing = 0;
    this.player.textContent = "Play";
  }
}
