// The page as a whole: what is chosen, and everything that follows from it.
import { addressOf, stateOf } from "./address.js";
import { cardElement, cardOf, spoken } from "./card.js";
import { paints } from "./colours.js";
import { Face } from "./columns.js";
import { button, find, make, select, setChoices, svgElement } from "./dom.js";
import { Finder } from "./finder.js";
import { Hatches } from "./hatches.js";
import { legendParts, swatch, wholeBar } from "./legend.js";
import { MapPanel } from "./map.js";
import { csvOf, litAreas, winnersOf } from "./rows.js";
import { Story } from "./story.js";
import { AreaTable } from "./table.js";
import { Timeline } from "./timeline.js";

const GROUPS = { share: "Share", change: "Change", number: "Numbers" };
const WITHIN = [1, 2, 5, 10, 20];
const root = typeof document === "undefined" ? null : document.documentElement;
const numberOr = (text) => (text === "" ? null : Number(text));

class Page {
  constructor(data) {
    const { start } = data;
    this.data = data;
    this.faces = new Map();
    const beside = data.elections.findIndex((one) => one.contest === start.beside);
    this.state = { election: start.election, mode: start.mode, area: start.selected[0] || "", hexagons: start.hexagons, beside: beside < 0 ? null : beside };
    this.filter = { party: null, within: null, own: true };
    this.cue = null;
    this.hovered = "";
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
  }

  get election() {
    return this.data.elections[this.state.election];
  }

  modeOf(election) {
    const by = (id) => election.modes.find((mode) => mode.id === id);
    return by(this.state.mode) || by("majority") || election.modes[0];
  }

  get mode() {
    return this.modeOf(this.election);
  }

  faceOf(election, mode) {
    const data = election.faces[mode.face];
    if (!this.faces.has(data)) this.faces.set(data, new Face(data, this.data));
    return this.faces.get(data);
  }

  get face() {
    return this.faceOf(this.election, this.mode);
  }

  /** What one of the two maps shows. */
  shown(index) {
    const election = index ? this.data.elections[this.state.beside] : this.election;
    const mode = this.modeOf(election);
    return { election, mode, face: this.faceOf(election, mode) };
  }

  get look() {
    const own = root.dataset.look;
    return (own ? own === "dark" : this.dark.matches) ? 0 : 1;
  }

  /** Which areas are lit; null for all. */
  litOf(election, face) {
    const given = this.cue ? this.cue.lit : this.filter.own && election.faces[0] === face.data && election.lit;
    const lit = given && given.length === face.count ? given : "";
    const { party, within } = this.filter;
    return lit || party !== null || within !== null ? litAreas(face, { party, within, lit }) : null;
  }

  start() {
    root.classList.add("scripted");
    const definitions = svgElement("svg", { width: 0, height: 0, class: "unseen", "aria-hidden": "true" });
    find("legend").before(definitions);
    this.hatches = new Hatches(svgElement("defs", {}, definitions));
    this.maps = [this.makeMap(document.querySelector("#maps .panel"), 0)];
    this.table = new AreaTable(find("rows"), (area) => this.choose(0, area, false, true), (words) => this.say(words));
    this.makeControls();
    this.makeTools();
    if (this.data.elections.length > 1 && !this.data.cues) this.timeline = new Timeline(find("timeline"), this.data, (election) => this.set({ election }));
    else find("timeline").remove();
    const addressed = this.readAddress();
    this.show();
    if (this.data.cues) this.story = new Story(find("story"), this.data.cues, (cue) => this.tell(cue), this.calm.matches);
    if (this.story && !addressed) this.story.go(0, false);
    addEventListener("hashchange", () => location.hash !== this.written && this.readAddress() && this.show());
    this.dark.addEventListener("change", () => this.show());
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("beforeprint", () => this.maps.forEach((map) => map.applyBox()));
  }

  makeMap(figure, index) {
    const heard = {
      hover: (area) => this.hover(index, area),
      choose: (area, opened) => this.choose(index, area, opened),
      focus: (area) => this.focus(index, area),
    };
    return new MapPanel(figure, heard, (index ? "Second map. " : "Map. ") + "Arrow keys go to neighbours, Enter opens the card.");
  }

  // Drawing.

  show() {
    const { election, mode, face } = this.shown(0);
    find("title").textContent = mode.measure === "number" ? mode.title : election.title;
    find("subtitle").textContent = mode.subtitle;
    document.title = `${election.title}, ${mode.title}: ${this.data.title}`;
    this.drawTally(election);
    this.drawMaps();
    const { look } = this;
    find("legend").replaceChildren(...legendParts(mode.legend, look, this.data.scales, (entry) => this.hatches.url(entry.pattern, entry.second || this.data.looks[look].ink)));
    this.updateControls();
    this.updateTools(face);
    this.timeline?.update(this.state.election);
    this.table.show(election, face);
    this.mark();
  }

  /** What follows from which area is chosen. */
  mark() {
    this.markMaps();
    this.drawCard();
    this.table.update(this.litOf(this.election, this.face), this.state.area);
    this.writeAddress();
  }

  drawTally({ tally, unit, remark }) {
    const items = tally.map(([name, figure, , colour]) => make("li", {}, swatch(colour), make("span", {}, name), " ", make("b", {}, figure)));
    const words = [unit, remark].filter(Boolean).join("; ");
    find("tally").replaceChildren(...(tally.length ? [wholeBar(tally.map((one) => one.slice(2))), make("ol", {}, ...items)] : []), ...(words ? [make("p", {}, words)] : []));
  }

  drawMaps() {
    const wanted = this.state.beside === null ? 1 : 2;
    if (this.maps.length > wanted) this.maps.pop().figure.remove();
    if (this.maps.length < wanted) {
      const figure = make("figure", { class: "panel" });
      find("maps").append(figure);
      this.maps.push(this.makeMap(figure, 1));
    }
    find("maps").classList.toggle("two", wanted === 2);
    this.maps.forEach((map, index) => this.drawMap(map, index, wanted));
  }

  drawMap(map, index, count) {
    const { election, mode, face } = this.shown(index);
    map.figure.querySelector("figcaption")?.remove();
    if (count > 1) map.figure.prepend(make("figcaption", {}, make("b", {}, election.title), " ", mode.title));
    const before = map.layer?.codes[map.current];
    const fresh = map.show(face.layer, this.state.hexagons && !!face.layer.hexagons, this.calm.matches);
    const same = fresh && before ? face.layer.codes.indexOf(before) : -1;
    if (same >= 0) map.moveTo(same);
    const [winners, statuses, values] = ["winner", "status", mode.column].map((id) => face.column(id));
    const colours = paints({
      mode, look: this.look, page: this.data, count: face.count,
      value: (area) => values[area], winner: (area) => winners[area], status: (area) => statuses[area],
    });
    map.paint(colours, this.data.looks[this.look], this.litOf(election, face));
    map.label((area) => spoken(face, mode, area));
  }

  markMaps() {
    const chosen = this.cue && !this.state.area ? this.cue.selected : [this.state.area];
    this.maps.forEach((map, index) => {
      const { codes } = this.shown(index).face.layer;
      const areas = (list) => list.map((code) => codes.indexOf(code)).filter((area) => area >= 0);
      map.mark("selected", areas(chosen));
      map.mark("hovered", areas([this.hovered]));
    });
  }

  drawCard() {
    const code = this.hovered || this.state.area;
    const panel = find("card");
    const cards = this.maps.map((_, index) => {
      const { election, mode, face } = this.shown(index);
      const area = face.layer.codes.indexOf(code);
      return area < 0 ? "" : cardElement(cardOf(face, mode, area), election.title);
    }).filter(Boolean);
    root.classList.toggle("opened", cards.length > 0);
    panel.setAttribute("tabindex", -1);
    const touch = matchMedia("(hover: none)").matches;
    if (!cards.length) cards.push(make("p", { class: "hint" }, touch ? "Tap an area for its result." : "Point at an area for its result; click to keep it."));
    else if (code === this.state.area) cards.unshift(button("\u00d7", () => this.close(), { class: "close", "aria-label": "Close the card" }));
    panel.replaceChildren(...cards);
  }

  // Areas under the pointer, in focus, chosen.

  hover(index, area) {
    const code = area < 0 ? "" : this.shown(index).face.layer.codes[area];
    if (this.hovered === code) return;
    this.hovered = code;
    this.markMaps();
    this.drawCard();
  }

  focus(index, area) {
    const { face, mode } = this.shown(index);
    this.hovered = face.layer.codes[area];
    this.drawCard();
    this.say(spoken(face, mode, area));
  }

  /** `opened`: by a key, so that the card gets the focus; `said`: it is not heard from the focus. */
  choose(index, area, opened, said = false) {
    const { face, mode } = this.shown(index);
    this.state.area = area < 0 ? "" : face.layer.codes[area];
    if (said) {
      this.hovered = "";
      this.maps[index].moveTo(area);
      this.say(spoken(face, mode, area));
    }
    this.mark();
    if (!opened) return;
    this.cameFrom = document.activeElement;
    find("card").focus();
  }

  close() {
    const back = this.cameFrom;
    this.cameFrom = null;
    this.hovered = "";
    this.choose(0, -1, false);
    if (back?.isConnected) back.focus({ preventScroll: true });
  }

  say(words) {
    find("live").textContent = words;
  }

  /** Whatever the reader chooses ends the story's own filter and selection. */
  set(changes) {
    this.cue = null;
    Object.assign(this.state, changes);
    this.show();
    this.say(`${this.election.title}. ${this.mode.title}.`);
  }

  setFilter(changes) {
    this.cue = null;
    Object.assign(this.filter, changes);
    this.show();
    this.say(this.counted.textContent);
  }

  tell(cue) {
    this.cue = cue;
    this.hovered = "";
    Object.assign(this.state, { election: cue.election, mode: cue.mode, hexagons: cue.hexagons, beside: null, area: cue.selected.length === 1 ? cue.selected[0] : "" });
    this.show();
    if (cue.box && !cue.hexagons) this.maps[0].frame(cue.box);
    else this.maps[0].goHome();
    this.say(`${cue.title}. ${cue.caption}`);
  }

  // Controls.

  makeControls() {
    const group = (label, ...inside) => make("div", { class: "segments", role: "group", "aria-label": label }, ...inside);
    this.finder = new Finder(() => this.face.layer, (area) => this.choose(0, area, false, true));
    this.colours = group("Colour by");
    this.layouts = [false, true].map((hexagons) => button(hexagons ? "Hexagons" : "Map", () => this.set({ hexagons })));
    const titles = this.data.elections.map((one, index) => [index, one.title]);
    this.besides = select([["", "One map"], ...titles], (value) => this.set({ beside: numberOr(value) }), { "aria-label": "Election on a second map", id: "beside" });
    find("controls").append(this.finder.element, this.colours, group("Layout", ...this.layouts), ...(titles.length > 1 ? [this.besides] : []));
    const all = (label, words, act) => button(label, () => this.maps.forEach(act), { "aria-label": words, title: words });
    find("maps").after(make("div", { class: "zoom", role: "group", "aria-label": "Zoom" },
      all("+", "Zoom in", (map) => map.zoomBy(1.6)), all("\u2212", "Zoom out", (map) => map.zoomBy(1 / 1.6)), all("\u25a1", "Show the whole map", (map) => map.goHome())));
  }

  updateControls() {
    const { modes } = this.election;
    if (this.controlled !== modes) {
      this.controlled = modes;
      const buttons = modes.filter((mode) => !GROUPS[mode.measure]).map((mode) => button(mode.label, () => this.set({ mode: mode.id }), { "data-mode": mode.id }));
      const lists = Object.entries(GROUPS).map(([measure, label]) => {
        const group = modes.filter((mode) => mode.measure === measure).map((mode) => [mode.id, mode.label]);
        return group.length && select([["", label], ...group], (mode) => mode && this.set({ mode }), { "aria-label": label, "data-measure": measure });
      });
      this.colours.replaceChildren(...buttons, ...lists.filter(Boolean));
    }
    const { mode } = this;
    for (const one of this.colours.children) {
      if (one.dataset.mode) one.setAttribute("aria-pressed", one.dataset.mode === mode.id);
      else {
        one.value = one.dataset.measure === mode.measure ? mode.id : "";
        one.classList.toggle("chosen", one.value !== "");
      }
    }
    const able = !!this.face.layer.hexagons;
    this.layouts.forEach((one, hexagons) => {
      one.setAttribute("aria-pressed", !!hexagons === (this.state.hexagons && able));
      one.disabled = !able;
    });
    this.besides.value = this.state.beside ?? "";
  }

  makeTools() {
    const labelled = (label, list) => make("label", { class: "field" }, make("span", {}, label), list);
    this.parties = select([], (value) => this.setFilter({ party: numberOr(value) }));
    this.within = select([["", "Any"], ...WITHIN.map((points) => [points, `Under ${points} ${points === 1 ? "point" : "points"}`])], (value) => this.setFilter({ within: numberOr(value) }));
    this.counted = make("span", { class: "counted" });
    this.clear = button("Clear filter", () => this.setFilter({ party: null, within: null, own: false }));
    find("tools").append(labelled("Winner", this.parties), labelled("Majority", this.within), this.clear, this.counted, button("Download CSV", () => this.download(), { class: "download" }));
  }

  updateTools(face) {
    if (this.filtered !== face) {
      this.filtered = face;
      const winners = winnersOf(face);
      if (!winners.some(([party]) => party === this.filter.party)) this.filter.party = null;
      setChoices(this.parties, [["", "Any"], ...winners.map(([party, areas]) => [party, `${this.data.parties[party][1]} (${areas})`])]);
    }
    this.parties.value = this.filter.party ?? "";
    this.within.value = this.filter.within ?? "";
    const lit = this.litOf(this.election, face);
    this.clear.hidden = !lit;
    const own = lit && this.filter.own && !this.cue && this.election.filter ? this.election.filter + ": " : "";
    this.counted.textContent = own + (lit ? `${lit.filter(Boolean).length} of ` : "") + `${face.count} areas`;
  }

  download() {
    const lit = this.litOf(this.election, this.face);
    const text = csvOf(this.face, this.table.order.filter((area) => !lit || lit[area]));
    const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    make("a", { href: address, download: this.election.id + ".csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  // Address and keys.

  /** Whether the address says what to show. */
  readAddress() {
    const said = stateOf(location.hash);
    const indexOf = (id) => this.data.elections.findIndex((one) => one.id === id);
    const election = indexOf(said.election);
    if (election < 0) return false;
    const beside = indexOf(said.beside);
    Object.assign(this.state, { election, mode: said.mode, hexagons: said.hexagons, beside: beside < 0 ? null : beside });
    this.state.mode = this.mode.id;
    this.state.area = this.face.layer.codes.includes(said.area) ? said.area : "";
    return true;
  }

  writeAddress() {
    const { area, hexagons, beside } = this.state;
    this.written = addressOf({ election: this.election.id, mode: this.mode.id, area, hexagons, beside: beside === null ? "" : this.data.elections[beside].id });
    try {
      history.replaceState(null, "", this.written);
    } catch {
      this.written = location.hash;
    }
  }

  key(event) {
    if (event.key === "Escape" && this.state.area) this.close();
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "/") {
      event.preventDefault();
      this.finder.field.focus();
    } else if (event.key === "[" || event.key === "]") (this.story || this.timeline)?.step(event.key === "]" ? 1 : -1);
  }
}

if (root) {
  window.hustings = new Page(JSON.parse(find("data").textContent));
  window.hustings.start();
  performance.mark("interactive");
}
