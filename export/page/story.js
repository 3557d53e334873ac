// A story beside the map: each cue is shown when its text is read.
import { button, make } from "./dom.js";

export class Story {
  /** `show(cue)`: on the map; `calm`: no motion is wanted. */
  constructor(place, cues, show, calm) {
    this.cues = cues;
    this.show = show;
    this.calm = calm;
    this.at = -1;
    this.steps = [...place.querySelectorAll("li")];
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) this.go(this.steps.indexOf(entry.target), false);
    }, { rootMargin: matchMedia("(max-width: 900px)").matches ? "-60% 0px -30% 0px" : "-35% 0px -60% 0px" });
    this.steps.forEach((step, index) => {
      step.append(button("Show on the map", () => this.go(index, true)));
      seen.observe(step);
    });
    place.append(make("p", { class: "pager" }, button("Previous", () => this.step(-1)), button("Next", () => this.step(1))));
  }

  step(by) {
    this.go(this.at + by, true);
  }

  go(index, scroll) {
    if (!this.cues[index]) return;
    if (this.at !== index) {
      this.at = index;
      this.steps.forEach((step, at) => step.classList.toggle("current", at === index));
      this.show(this.cues[index]);
    }
    if (scroll) this.steps[index].scrollIntoView({ block: "start", behavior: this.calm ? "auto" : "smooth" });
  }
}
