// One map as SVG: areas that can be hovered, focused and chosen, on the ground or as hexagons.
import { PATTERN, takesWhite } from "./colours.js";
import { svgElement } from "./dom.js";
import { Hatches } from "./hatches.js";
import { balanced, shortName } from "./names.js";
import { Outlines } from "./outlines.js";

const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const UNKNOWN = new Set([PATTERN.notPublished, PATTERN.undefined]);

const isPale = (fill) => {
  const number = parseInt(fill.slice(1), 16);
  return (0.3 * (number >> 16) + 0.59 * ((number >> 8) & 255) + 0.11 * (number & 255)) / 255 >= 0.55;
};

export class MapPanel {
  /** `heard`: {hover(area), choose(area, opened), focus(area)}; area -1 for none. */
  constructor(figure, heard, label) {
    this.figure = figure;
    this.heard = heard;
    this.svg = figure.querySelector("svg") || svgElement("svg", {}, figure);
    this.svg.setAttribute("role", "group");
    this.svg.setAttribute("aria-label", label);
    this.current = 0;
    this.listen();
  }

  /** Draws the layer anew where it is another one, or lies otherwise. */
  show(layer, hexagons, calm) {
    if (this.layer === layer && this.hexagons === hexagons) return false;
    const other = this.layer !== layer;
    this.layer = layer;
    this.hexagons = hexagons;
    if (!layer.outlines) layer.outlines = new Outlines(layer);
    const outlines = layer.outlines;
    this.svg.replaceChildren();
    this.hatches = new Hatches(svgElement("defs", {}, this.svg));
    if (!hexagons && layer.land) this.drawGround(layer.land);
    this.group = svgElement("g", { class: "areas" }, this.svg);
    this.paths = layer.codes.map((_, area) =>
      svgElement("path", { d: hexagons ? outlines.hexagonPath(area) : outlines.path(area), tabindex: -1, role: "button", "data-area": area }, this.group));
    this.over = svgElement("g", { class: "hatching" }, this.svg);
    if (!hexagons) {
      svgElement("path", { class: "water", d: layer.water }, this.svg);
      const borders = outlines.borders();
      for (const kind of ["inner", "parent", "outer"]) svgElement("path", { class: "border " + kind, d: borders[kind] }, this.svg);
      for (const inset of layer.insets) this.drawInset(inset);
    }
    this.names = svgElement("g", { class: "names", "aria-hidden": "true" }, this.svg);
    this.marks = ["selected-casing", "selected", "hovered", "focused-casing", "focused"].map((name) =>
      svgElement("path", { class: "mark " + name, d: "" }, this.svg));
    if (other) this.current = 0;
    this.paths[this.current]?.setAttribute("tabindex", 0);
    this.setBox(outlines.box(hexagons));
    if (!calm) {
      this.svg.classList.remove("fades");
      this.svg.getBoundingClientRect();
      this.svg.classList.add("fades");
    }
    return true;
  }

  /** Where land ends there is sea, but nobody knows what lies beyond all that is drawn. */
  drawGround(d) {
    const sea = svgElement("rect", { class: "water" }, this.svg);
    const { x, y, width, height } = svgElement("path", { class: "land", d }, this.svg).getBBox();
    for (const [key, value] of Object.entries({ x, y, width, height })) sea.setAttribute(key, value);
  }

  drawInset({ title, box: [x, y, width, height] }) {
    svgElement("rect", { class: "inset", x, y, width, height, rx: 16 }, this.svg);
    svgElement("text", { class: "inset-title", x: x + 24, y: y + 80 }, this.svg).textContent = title;
  }

  paint(paints, ink, unlit) {
    this.over.replaceChildren();
    // Colours move from now on, not from the black of a path without any.
    requestAnimationFrame(() => this.group.classList.add("moves"));
    paints.forEach(({ fill, pattern, second }, area) => {
      const path = this.paths[area];
      const dim = unlit && !unlit[area];
      path.setAttribute("fill", dim ? ink.quiet : fill);
      if (dim || !pattern || pattern === PATTERN.notCovered) return;
      const lines = this.hatches.url(pattern, second || (UNKNOWN.has(pattern) ? ink.ink : isPale(fill) ? "#141414" : "#ffffff"));
      svgElement("path", { d: path.getAttribute("d"), fill: lines, class: UNKNOWN.has(pattern) || pattern === PATTERN.split ? "" : "soft" }, this.over);
    });
  }

  label(texts) {
    this.paths.forEach((path, area) => path.setAttribute("aria-label", texts(area)));
    this.inkNames();
  }

  mark(kind, areas) {
    const path = areas.map((area) => this.paths[area]?.getAttribute("d") || "").join("");
    for (const mark of this.marks) if (mark.classList.contains(kind) || mark.classList.contains(kind + "-casing")) mark.setAttribute("d", path);
  }

  focus(area) {
    this.paths[this.current]?.setAttribute("tabindex", -1);
    this.current = area;
    this.paths[area].setAttribute("tabindex", 0);
    this.paths[area].focus({ preventScroll: true });
  }

  // The camera: a box of the grid.

  setBox(box) {
    this.home = box;
    this.view = [...box];
    this.applyBox();
  }

  applyBox() {
    this.svg.setAttribute("viewBox", this.view.map((number) => Math.round(number)).join(" "));
    const pixels = Math.min((this.svg.clientWidth || 800) / this.view[2], (this.svg.clientHeight || 600) / this.view[3]);
    this.hatches?.rescale(1 / pixels);
    this.scale = 1 / pixels;
    this.svg.classList.toggle("zoomed", this.view[2] < this.home[2] * 0.98);
    for (const title of this.svg.querySelectorAll(".inset-title")) title.setAttribute("font-size", 11 * this.scale);
    // Where areas are small their borders are thin.
    const typical = Math.sqrt((this.home[2] * this.home[3]) / (this.layer.codes.length || 1)) / this.scale;
    this.svg.style.setProperty("--thin", Math.min(1, Math.max(0.3, typical / 45)).toFixed(2));
    this.drawNames();
  }

  /** Names of areas that have room for them. */
  drawNames() {
    if (!this.names) return;
    const size = 11 * this.scale;
    const named = this.layer.names.map((name, area) => {
      const [x, y] = this.layer.outlines.middle(area, this.hexagons);
      const lines = this.linesIn(area, name, x, y, size);
      if (!lines) return null;
      const text = svgElement("text", { x, y, "font-size": size.toFixed(1) });
      lines.forEach((line, index) => {
        const first = (0.35 - (lines.length - 1) * 0.55) * size;
        svgElement("tspan", { x, dy: (index === 0 ? first : 1.1 * size).toFixed(1) }, text).textContent = line;
      });
      return [text, area];
    });
    this.named = named.filter(Boolean);
    this.names.replaceChildren(...this.named.map(([text]) => text));
    this.inkNames();
  }

  inkNames() {
    for (const [text, area] of this.named) text.setAttribute("class", takesWhite(this.paths[area].getAttribute("fill") || "#ffffff") ? "on-dark" : "on-pale");
  }

  /** The name in as few lines as fit there, in full or shortened; null where none do. */
  linesIn(area, name, x, y, size) {
    for (const words of this.hexagons ? [shortName(name)] : [name, shortName(name)])
      for (let most = 1; most <= 3; ++most) {
        const lines = balanced(words, most);
        if (lines.every((line, index) => line.length * 0.57 * size <= this.roomAt(area, x, y + (index - (lines.length - 1) / 2) * 1.1 * size, size))) return lines;
      }
    return null;
  }

  roomAt(area, x, y, size) {
    const { outlines, hexagons } = this.layer;
    if (!this.hexagons) return 0.96 * Math.min(...[-0.4, 0.4].map((part) => outlines.room(area, x, y + part * size)));
    const [, middle] = outlines.middle(area, true);
    const away = Math.abs(y - middle) + 0.4 * size;
    const { radius } = hexagons;
    return 0.94 * (away <= radius / 2 ? 1.732 * radius : Math.max(0, 3.464 * (radius - away)));
  }

  zoomBy(factor, at = null) {
    const [x, y, width, height] = this.view;
    const least = this.home[2] / 24;
    const next = Math.min(this.home[2], Math.max(least, width / factor));
    const ratio = next / width;
    const [cx, cy] = at || [x + width / 2, y + height / 2];
    this.view = [cx - (cx - x) * ratio, cy - (cy - y) * ratio, next, height * ratio];
    this.keepInside();
  }

  keepInside() {
    const [hx, hy, hw, hh] = this.home;
    const [, , width, height] = this.view;
    this.view[0] = Math.min(hx + hw - width / 2, Math.max(hx - width / 2, this.view[0]));
    this.view[1] = Math.min(hy + hh - height / 2, Math.max(hy - height / 2, this.view[1]));
    if (width >= this.home[2]) this.view = [...this.home];
    this.applyBox();
  }

  goHome() {
    this.view = [...this.home];
    this.applyBox();
  }

  /** So that the box is seen, in the map's own proportions. */
  frame([x, y, width, height]) {
    const ratio = this.home[3] / this.home[2];
    const wide = Math.max(width, height / ratio);
    this.view = [x + width / 2 - wide / 2, y + height / 2 - (wide * ratio) / 2, wide, wide * ratio];
    this.applyBox();
  }

  pointOf(event) {
    const matrix = this.svg.getScreenCTM();
    return matrix ? [(event.clientX - matrix.e) / matrix.a, (event.clientY - matrix.f) / matrix.d] : [0, 0];
  }

  listen() {
    const areaOf = (event) => {
      const path = event.target.closest?.("[data-area]");
      return path ? Number(path.getAttribute("data-area")) : -1;
    };
    const svg = this.svg;
    svg.addEventListener("pointerover", (event) => this.heard.hover(areaOf(event)));
    svg.addEventListener("pointerleave", () => this.heard.hover(-1));
    svg.addEventListener("click", (event) => {
      if (this.dragged) return;
      const area = areaOf(event);
      if (area >= 0) this.moveTo(area);
      this.heard.choose(area, false);
    });
    svg.addEventListener("focusin", (event) => {
      const area = areaOf(event);
      if (area < 0) return;
      this.mark("focused", event.target.matches(":focus-visible") ? [area] : []);
      this.heard.focus(area);
    });
    svg.addEventListener("focusout", () => this.mark("focused", []));
    svg.addEventListener("keydown", (event) => this.key(event, areaOf(event)));
    svg.addEventListener("dblclick", (event) => this.zoomBy(2, this.pointOf(event)));
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.zoomBy(Math.exp(-event.deltaY / 300), this.pointOf(event));
    }, { passive: false });
    this.listenToDrags();
    new ResizeObserver(() => this.view && this.applyBox()).observe(svg);
  }

  moveTo(area) {
    this.paths[this.current]?.setAttribute("tabindex", -1);
    this.current = area;
    this.paths[area].setAttribute("tabindex", 0);
  }

  key(event, area) {
    if (area < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (KEYS[event.key]) {
      event.preventDefault();
      this.focus(this.layer.outlines.towards(area, KEYS[event.key], this.hexagons));
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.heard.choose(area, true);
    } else if (event.key === "+" || event.key === "=") this.zoomBy(1.5, this.layer.outlines.middle(area, this.hexagons));
    else if (event.key === "-") this.zoomBy(1 / 1.5);
    else if (event.key === "0") this.goHome();
  }

  /** One finger or the mouse moves a map that is zoomed; two fingers zoom. */
  listenToDrags() {
    const down = new Map();
    const svg = this.svg;
    svg.addEventListener("pointerdown", (event) => {
      down.set(event.pointerId, [event.clientX, event.clientY]);
      this.dragged = false;
    });
    svg.addEventListener("pointermove", (event) => {
      const before = down.get(event.pointerId);
      if (!before) return;
      const now = [event.clientX, event.clientY];
      if (down.size === 2) {
        const [other] = [...down].filter(([id]) => id !== event.pointerId).map((one) => one[1]);
        const away = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
        this.zoomBy(away(now) / Math.max(1, away(before)), this.pointOf({ clientX: (now[0] + other[0]) / 2, clientY: (now[1] + other[1]) / 2 }));
        this.dragged = true;
      } else if (this.view[2] < this.home[2] * 0.98) {
        if (!this.dragged && Math.hypot(now[0] - before[0], now[1] - before[1]) < 4) return;
        this.dragged = true;
        this.view[0] -= (now[0] - before[0]) * this.scale;
        this.view[1] -= (now[1] - before[1]) * this.scale;
        this.keepInside();
      }
      down.set(event.pointerId, now);
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(end, (event) => down.delete(event.pointerId));
  }
}
