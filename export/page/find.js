// Areas by what somebody types of their names or codes.

/** Letters as they are compared: without accents, capitals and signs. */
export function folded(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f'\u2019.]/g, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Letters to change, put in or leave out to come from one word to the other; more than `most` counts as one above. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; ++i) {
    const next = [i];
    for (let j = 1; j <= b.length; ++j)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return Math.min(row[b.length], most + 1);
}

function rank(name, words, typed) {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (words.some((word) => word.startsWith(typed))) return 2;
  if (name.includes(typed)) return 3;
  if (typed.length < 4) return Infinity;
  const most = typed.length < 7 ? 1 : 2;
  const near = Math.min(distance(name, typed, most), ...words.map((word) => distance(word, typed, most)));
  return near <= most ? 3 + near : Infinity;
}

/** The areas that are meant, the likest first. */
export function suggestions(layer, typed, most = 8) {
  const wanted = folded(typed);
  if (!wanted) return [];
  if (!layer.folded) layer.folded = layer.names.map(folded);
  const found = [];
  layer.folded.forEach((name, area) => {
    const code = layer.codes[area].toLowerCase().startsWith(wanted.replace(/ /g, "")) ? 1 : Infinity;
    const score = Math.min(code, rank(name, name.split(" "), wanted));
    if (score < Infinity) found.push([score, name, area]);
  });
  found.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] - b[2]));
  return found.slice(0, most).map((one) => one[2]);
}
