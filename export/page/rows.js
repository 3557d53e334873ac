// The table: its order, what a filter keeps, and the figures as CSV.
import { decimal } from "./numbers.js";

const collator = new Intl.Collator("en-GB", { sensitivity: "base", numeric: true });

/** Areas in the order of a column; those without a value come last either way, equal ones by name. */
export function ordered(face, column, descending) {
  const [id, , , kind] = column;
  const cells = face.column(id);
  const names = face.layer.names;
  const key = kind === "party" ? (area) => face.page.parties[cells[area]][2] : (area) => cells[area];
  const compare = kind === "number" ? (a, b) => key(a) - key(b) : (a, b) => collator.compare(key(a), key(b));
  const known = [];
  const unknown = [];
  for (let area = 0; area < face.count; ++area) (cells[area] === null || cells[area] === "" ? unknown : known).push(area);
  const byName = (a, b) => collator.compare(names[a], names[b]) || a - b;
  known.sort((a, b) => (descending ? compare(b, a) : compare(a, b)) || byName(a, b));
  return known.concat(unknown.sort(byName));
}

/** Which areas stay lit. `lit`: "1" for each that the page's own filter keeps, or empty. */
export function litAreas(face, { party, within, lit }) {
  const winners = face.column("winner");
  const majorities = face.column("majority_pct");
  return face.layer.codes.map((_, area) => {
    if (lit && lit[area] !== "1") return false;
    if (party !== null && winners[area] !== party) return false;
    return within === null || (majorities[area] !== null && majorities[area] < within);
  });
}

/** Parties that are first somewhere: [[party, areas]], most areas first. */
export function winnersOf(face) {
  const counts = new Map();
  for (const party of face.column("winner")) if (party !== null) counts.set(party, (counts.get(party) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

const COUNTS = /^(votes_|electorate$|majority_votes$|direct_switchers$|seats$)/;

/** A cell as `hustings table` has it. */
export function fileCell(face, id, area) {
  const value = face.column(id)[area];
  if (id === "status" && !face.hasResult(area)) return "no result";
  if (value === null) return "";
  if (face.party(id, area) !== null) return face.page.parties[value][0];
  if (typeof value === "string") return value;
  if (COUNTS.test(id)) return String(value);
  if (id.startsWith("number_") && face.layer.numbers[id.slice(7)].decimals === 0 && Number.isInteger(value)) return String(value);
  return decimal(value, 4);
}

/** What a spreadsheet would take for a formula gets an apostrophe before it; a number does not. */
function guarded(text) {
  return /^[=+@\t\r-]/.test(text) && !/^-?[\d.]+$/.test(text) ? "'" + text : text;
}

function quoted(text) {
  const safe = guarded(text);
  return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
}

/** The names of all columns that the page has of an election. */
export function fileColumns(face) {
  const numbers = Object.keys(face.layer.numbers).map((id) => "number_" + id);
  const own = Object.keys(face.data.columns);
  return ["area_code", "area_name", ...(face.layer.parents.length ? ["parent_name"] : []), ...own, ...numbers];
}

/** All figures of the areas, in their order. */
export function csvOf(face, areas) {
  const columns = fileColumns(face);
  const lines = [columns.join(",")];
  for (const area of areas) lines.push(columns.map((id) => quoted(fileCell(face, id, area))).join(","));
  return lines.join("\n") + "\n";
}
