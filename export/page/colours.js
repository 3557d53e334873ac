// From a figure to a colour. Scales are the program's, as knots in OKLab (Ottosson 2020); only mixing is done here.

const linearOf = (channel) => (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
const UNTIL = Array.from({ length: 256 }, (_, byte) => (byte === 255 ? 2 : linearOf((byte + 0.5) / 255)));

function byteOf(linear) {
  const within = Math.min(1, Math.max(0, linear));
  let low = 0;
  let high = 255;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (within >= UNTIL[middle]) low = middle + 1;
    else high = middle;
  }
  return low;
}

const cube = (number) => number * number * number;
const hex = (number) => "#" + number.toString(16).padStart(6, "0");

export function rgbOf(L, a, b) {
  const l = cube(L + 0.3963377774 * a + 0.2158037573 * b);
  const m = cube(L - 0.1055613458 * a - 0.0638541728 * b);
  const s = cube(L - 0.0894841775 * a - 1.291485548 * b);
  return hex(
    (byteOf(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16) |
      (byteOf(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8) |
      byteOf(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  );
}

const mix = (x, y, t) => x * (1 - t) + y * t;

/** The colour of a figure on a scale: [0, [at, L, a, b] ...], or in steps [1, [from, colour] ...]. */
export function colourAt(scale, figure) {
  const [stepped, ...knots] = scale;
  if (stepped) {
    let index = 0;
    while (index + 1 < knots.length && figure >= knots[index + 1][0]) ++index;
    return hex(knots[index][1]);
  }
  if (figure <= knots[0][0]) return rgbOf(...knots[0].slice(1));
  for (let i = 1; i < knots.length; ++i) {
    const [at, L, a, b] = knots[i];
    if (figure > at) continue;
    const [before, L0, a0, b0] = knots[i - 1];
    const t = (figure - before) / (at - before);
    return t >= 1 ? rgbOf(L, a, b) : rgbOf(mix(L0, L, t), mix(a0, a, t), mix(b0, b, t));
  }
  return rgbOf(...knots[knots.length - 1].slice(1));
}

export const PATTERN = { notPublished: 1, undefined: 2, notional: 3, estimate: 4, tie: 5, ofParent: 6, split: 7, notCovered: 8, incomplete: 9 };
const GAPS = new Set([PATTERN.notPublished, PATTERN.undefined]);

/** The pattern of each area under a mode: a digit an area, or one of all. */
export function patternsOf(mode, count) {
  const text = mode.patterns || "0";
  return Array.from({ length: count }, (_, area) => Number(text.length === 1 ? text : text[area]));
}

/**
 * What each area is painted with: {fill, pattern, second}. `look`: 0 dark, 1 light. `value`, `winner`, `status`: of an
 * area, as columns.js has them.
 */
export function paints({ mode, look, page, count, value, winner, status }) {
  const tints = page.looks[look];
  const scaleOf = (pair) => page.scales[pair.length > 1 ? pair[look] : pair[0]];
  const also = new Map();
  for (let i = 0; i < (mode.also || []).length; i += 2) also.set(mode.also[i], mode.also[i + 1]);
  const patterns = patternsOf(mode, count);
  const ofParty = (party, figure) =>
    mode.colouring === "margin" && mode.scales[party] !== undefined
      ? colourAt(page.scales[mode.scales[party]], figure)
      : page.parties[party][3];
  const known = (area, pattern) => {
    const party = winner(area);
    switch (mode.colouring) {
      case "leader":
        return party === null ? tints.none : page.parties[party][3];
      case "margin": {
        if (party === null) return tints.none;
        const figure = value(area);
        return GAPS.has(pattern) || figure === null ? page.parties[party][3] : ofParty(party, figure);
      }
      case "status": {
        const word = status(area) || "";
        if (party === null || pattern === PATTERN.tie || GAPS.has(pattern)) return tints.none;
        return /^(gain|new lead)/.test(word) ? page.parties[party][3] : page.parties[party][look ? 5 : 4];
      }
      default: {
        const figure = value(area);
        return figure === null || GAPS.has(pattern) ? tints.none : colourAt(scaleOf(mode.scale), figure);
      }
    }
  };
  return patterns.map((pattern, area) => {
    if (pattern === PATTERN.notCovered) return { fill: tints.away, pattern, second: "" };
    const second = also.has(area) ? ofParty(also.get(area), value(area)) : "";
    return { fill: known(area, pattern), pattern, second };
  });
}

/** Is white read on the colour? Where its contrast is under 4.5 black's is not (WCAG 2.1). */
export function takesWhite(colour) {
  const number = parseInt(colour.slice(1), 16);
  const [r, g, b] = [number >> 16, (number >> 8) & 255, number & 255].map((byte) => linearOf(byte / 255));
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) >= 4.5;
}
