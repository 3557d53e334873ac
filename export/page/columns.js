// The figures of an election on a layer, read from the page's data as they are asked for.

/** "1.5,,2", "@3:1.5,7:2" or "*4" as values, one an area, null where there is none. */
export function cellsOf(text, count, read) {
  const cells = new Array(count).fill(null);
  if (text.startsWith("*")) return cells.fill(read(text.slice(1)));
  if (text.startsWith("@")) {
    for (const pair of text.slice(1).split(",")) {
      const [area, figure] = pair.split(":");
      cells[Number(area)] = read(figure);
    }
    return cells;
  }
  text.split(",").forEach((cell, area) => {
    if (cell !== "") cells[area] = read(cell);
  });
  return cells;
}

const ratio = (part, whole) => (part === null || !whole ? null : (100 * part) / whole);
const PARTIES = new Set(["winner", "runner_up", "third", "swing_from", "swing_to", "previous_winner"]);
const TEXTS = new Set(["status", "compared_by", "flags", "declared"]);

export class Face {
  constructor(data, page) {
    this.data = data;
    this.page = page;
    this.layer = page.layers[data.layer];
    this.count = this.layer.codes.length;
    this.known = new Map();
  }

  /** Who stood: [{party, votes, name}], most votes first; empty where there is no result. */
  bars(area) {
    if (!this.allBars) this.allBars = new Array(this.count);
    if (!this.allBars[area]) {
      const text = this.data.bars[area];
      this.allBars[area] = !text
        ? []
        : text.split(";").map((bar) => {
            const [party, votes, name] = bar.split(" ").map(Number);
            return { party, votes, name: name ? this.data.words[name] : "" };
          });
    }
    return this.allBars[area];
  }

  hasResult(area) {
    return this.data.bars[area] !== "";
  }

  /** The values of a column, by the name that `hustings table` has for it: one an area, null where undefined. */
  column(id) {
    let cells = this.known.get(id);
    if (!cells) {
      cells = this.read(id);
      this.known.set(id, cells);
    }
    return cells;
  }

  has(id) {
    return id in this.data.columns || id.startsWith("area_") || id.startsWith("number_") || id === "parent_name";
  }

  read(id) {
    const text = this.data.columns[id];
    const layer = this.layer;
    if (id === "area_code") return layer.codes;
    if (id === "area_name") return layer.names;
    if (id === "parent_name") return layer.codes.map((_, area) => (layer.parent ? layer.parents[layer.parent[area]] ?? null : null));
    if (id.startsWith("number_")) return layer.numbers[id.slice(7)]?.values ?? new Array(this.count).fill(null);
    if (text === undefined) return new Array(this.count).fill(null);
    if (text === "=") return layer.codes.map((_, area) => this.derived(id, area));
    if (TEXTS.has(id)) return cellsOf(text, this.count, (cell) => this.data.words[Number(cell)]);
    return cellsOf(text, this.count, Number);
  }

  /** The same doubles as the program's: it looked before it wrote "=" (page_face.cpp). */
  derived(id, area) {
    const cell = (other) => this.column(other)[area];
    if (id === "majority_pct") return ratio(cell("majority_votes"), cell("votes_valid"));
    if (id === "turnout_pct") return ratio(cell("votes_valid"), cell("electorate"));
    if (id === "swing_needed_pct") return cell("majority_pct") === null ? null : cell("majority_pct") / 2;
    if (id === "direct_switchers")
      return cell("majority_votes") === null ? null : Math.floor(cell("majority_votes") / 2) + 1;
    if (id.startsWith("share_")) return ratio(cell("votes_" + id.slice(6)), cell("votes_valid"));
    return this.votes(id.slice(6), area);
  }

  votes(id, area) {
    let sum = null;
    for (const bar of this.bars(area)) {
      const party = this.page.parties[bar.party];
      if (party[0] !== id) continue;
      if (sum === null) sum = bar.votes;
      else sum = party[7] ? Math.max(sum, bar.votes) : sum + bar.votes;
    }
    return sum;
  }

  /** Why an area has no value in a column; empty where that is not known. */
  why(id, area) {
    if (this.column(id)[area] !== null) return "";
    if (id.startsWith("number_")) return this.layer.numbers[id.slice(7)]?.why ?? "";
    const reasons = this.data.why[id];
    if (!reasons) return "";
    if (reasons.length === 1) return this.data.words[reasons[0]];
    const cells = this.column(id);
    let place = 0;
    for (let i = 0; i < area; ++i) if (cells[i] === null) ++place;
    return this.data.words[reasons[place]] ?? "";
  }

  text(kind, area) {
    return this.data.words[this.data[kind][area]];
  }

  party(id, area) {
    return PARTIES.has(id) ? this.column(id)[area] : null;
  }
}
