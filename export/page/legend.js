// What colours mean: swatches, bars with ticks, the tally.
import { colourAt } from "./colours.js";
import { make, svgElement } from "./dom.js";
import { tickText } from "./numbers.js";

const still = { preserveAspectRatio: "none", "aria-hidden": "true" };

/** A square of a colour, with `lines` (a fill) over it or without. */
export function swatch(fill, lines = "none") {
  const svg = svgElement("svg", { class: "swatch", viewBox: "0 0 14 14", "aria-hidden": "true" });
  for (const one of [fill, lines]) if (one !== "none") svgElement("rect", { width: 14, height: 14, rx: 3, fill: one }, svg);
  return svg;
}

/** Parts of a whole (0 to 1) side by side: [part, colour]. */
export function wholeBar(parts) {
  const svg = svgElement("svg", { class: "whole", viewBox: "0 0 1000 10", ...still });
  let at = 0;
  for (const [part, fill] of parts) {
    svgElement("rect", { x: at, width: Math.max(0, part * 1000 - 2), height: 10, fill }, svg);
    at += part * 1000;
  }
  return svg;
}

function scaleBar({ ticks, even }, scale) {
  const steps = 40;
  const last = ticks.length - 1;
  const colours = Array.from({ length: steps }, (_, i) => {
    const part = (i + 0.5) / steps;
    const place = part * last;
    const index = Math.min(Math.floor(place), last - 1);
    const figure = even ? ticks[index] + (ticks[index + 1] - ticks[index]) * (place - index) : ticks[0] + (ticks[last] - ticks[0]) * part;
    return `${colourAt(scale, figure)} ${(100 * i) / steps}% ${(100 * (i + 1)) / steps}%`;
  });
  const bar = make("span", { class: "bar" });
  bar.style.backgroundImage = `linear-gradient(to right, ${colours.join()})`;
  return bar;
}

function tickRow({ ticks, tickLabels, signed, below, above, even }) {
  const last = ticks.length - 1;
  const row = make("span", { class: "tick-row" });
  ticks.forEach((tick, i) => {
    const words = (i === 0 && below ? "< " : i === last && above ? "> " : "") + (tickLabels[i] || tickText(tick, signed));
    const one = make("span", {}, words);
    one.style.left = 100 * (even ? i / last : (tick - ticks[0]) / (ticks[last] - ticks[0])) + "%";
    row.append(one);
  });
  return row;
}

/** The inside of a legend. `look`: 0 dark, 1 light; `linesOf(entry)`: a fill over its swatch. */
export function legendParts(legend, look, scales, linesOf) {
  const items = legend.entries.map((entry) => entry.scale
    ? make("li", { class: "scale" }, entry.label && make("span", {}, entry.label), scaleBar(legend, scales[entry.scale[look]]))
    : make("li", {}, swatch(entry.colours[look] || entry.colours[0], linesOf(entry)), make("span", {}, entry.label)));
  const bars = legend.entries.filter((entry) => entry.scale);
  if (bars.length) items.splice(bars.length, 0, make("li", { class: "scale" }, bars[0].label && make("span"), tickRow(legend)));
  const ends = legend.low || legend.high ? [make("p", { class: "ends" }, make("span", {}, legend.low), make("span", {}, legend.high))] : [];
  return [make("h2", {}, legend.title), ...ends, make("ul", {}, ...items), ...legend.notes.map((note) => make("p", {}, note))];
}
