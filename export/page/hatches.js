// Lines and dots over areas whose figure is unknown, estimated or shared.
import { PATTERN } from "./colours.js";
import { svgElement } from "./dom.js";

const HATCHES = {
  [PATTERN.notPublished]: ["circle", { cx: 4, cy: 4, r: 1.4 }, 8],
  [PATTERN.undefined]: ["path", { d: "M-2 -2L10 10M-2 6L2 10M6 -2L10 2" }, 8],
  [PATTERN.notional]: ["path", { d: "M-2 10L10 -2M-2 2L2 -2M6 10L10 6" }, 8],
  [PATTERN.estimate]: ["path", { d: "M0 3H6" }, 6],
  [PATTERN.tie]: ["path", { d: "M0 4H9M4 0V9" }, 9],
  [PATTERN.ofParent]: ["path", { d: "M3 0V6" }, 6],
  [PATTERN.split]: ["path", { d: "M-3 -3L15 15M-3 9L3 15M9 -3L15 3", "stroke-width": 4.2 }, 12],
  [PATTERN.incomplete]: ["circle", { cx: 4, cy: 4, r: 1.2 }, 9],
};

export class Hatches {
  /** `definitions`: the <defs> that patterns are put into. */
  constructor(definitions) {
    this.definitions = definitions;
    this.scale = 1;
    this.made = new Map();
  }

  /** What a pattern in that ink is filled with. */
  url(pattern, ink) {
    if (!HATCHES[pattern]) return "none";
    const id = `hatch-${pattern}-${ink.slice(1)}`;
    if (!this.made.has(id)) {
      const [name, attributes, size] = HATCHES[pattern];
      const made = svgElement("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse", patternTransform: `scale(${this.scale})` }, this.definitions);
      svgElement(name, { ...(name === "path" ? { stroke: ink, "stroke-width": 1.3, fill: "none" } : { fill: ink }), ...attributes }, made);
      this.made.set(id, made);
    }
    return `url(#${id})`;
  }

  /** Steps of the grid to one pixel of the screen. */
  rescale(scale) {
    if (Math.abs(scale / this.scale - 1) < 0.02) return;
    this.scale = scale;
    for (const made of this.made.values()) made.setAttribute("patternTransform", `scale(${scale})`);
  }
}
