// Names on a map, in the lines that there is room for.

/** The name in so many lines, or fewer where it has fewer words, as even as they can be. */
export function balanced(name, count) {
  const words = name.split(" ");
  if (count === 1 || words.length === 1) return [name];
  let best = null;
  for (let cut = 1; cut < words.length; ++cut) {
    const lines = [words.slice(0, cut).join(" "), ...balanced(words.slice(cut).join(" "), count - 1)];
    const width = Math.max(...lines.map((line) => line.length));
    if (!best || width < best.width) best = { width, lines };
  }
  return best.lines;
}

/** As short as a hexagon needs it. */
export function shortName(name) {
  return name.replace(/ and /g, " & ").replace(/\b(North|South|East|West)\b/g, (word, _, at) => (at > 0 ? word[0] : word));
}
