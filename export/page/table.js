// The table of all areas, which is the map's equal.
import { button, make } from "./dom.js";
import { swatch } from "./legend.js";
import { cellText } from "./numbers.js";
import { ordered } from "./rows.js";

export class AreaTable {
  /** `choose(area)`: of the row whose name was pressed; `say(words)`: to who hears the page. */
  constructor(place, choose, say) {
    this.place = place;
    this.choose = choose;
    this.say = say;
    this.sorted = "area_name";
    this.descending = false;
  }

  show(election, face) {
    if (this.face === face && this.election === election) return;
    this.face = face;
    this.election = election;
    this.columns = election.table.filter(([id]) => face.has(id));
    if (!this.columns.some(([id]) => id === this.sorted)) [this.sorted, this.descending] = ["area_name", false];
    this.rows = face.layer.codes.map((_, area) => make("tr", {}, ...this.columns.map((column) => this.cell(column, area))));
    this.lit = "";
    this.body = make("tbody");
    this.heads = this.columns.map((column) => this.head(column));
    this.place.replaceChildren(make("table", {}, make("caption", {}, election.title + ", all areas"), make("thead", {}, make("tr", {}, ...this.heads)), this.body));
    this.sort();
  }

  head(column) {
    const [id, title, unit, kind] = column;
    const words = unit && unit !== "electors" && !title.endsWith(unit) ? [title + " ", make("span", { class: "unit" }, unit)] : title;
    return make("th", { scope: "col", class: kind === "number" && "n", "data-column": id }, button(words, () => this.sortBy(column)));
  }

  cell(column, area) {
    const [id, , , kind] = column;
    const value = this.face.column(id)[area];
    const text = cellText(column, value, this.face.page.parties);
    if (id === "area_name") return make("th", { scope: "row" }, button(text, () => this.choose(area)));
    const party = kind === "party" && value !== null;
    return make("td", { class: kind === "number" && "n" }, party && swatch(this.face.page.parties[value][3]), text);
  }

  sortBy([id, title, , kind]) {
    this.descending = this.sorted === id ? !this.descending : kind === "number";
    this.sorted = id;
    this.sort();
    this.say(`Sorted by ${title.toLowerCase()}, ${this.descending ? "down" : "up"}`);
  }

  sort() {
    this.order = ordered(this.face, this.columns.find(([id]) => id === this.sorted), this.descending);
    this.body.append(...this.order.map((area) => this.rows[area]));
    for (const head of this.heads) {
      if (head.dataset.column === this.sorted) head.setAttribute("aria-sort", this.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  /** `lit`: which rows stay, or null; `code`: of the chosen area. */
  update(lit, code) {
    const key = lit ? lit.map(Number).join("") : "";
    if (this.lit !== key) this.rows.forEach((row, area) => (row.hidden = !!lit && !lit[area]));
    this.lit = key;
    this.chosen?.classList.remove("chosen");
    this.chosen = this.rows[this.face.layer.codes.indexOf(code)];
    this.chosen?.classList.add("chosen");
  }
}
