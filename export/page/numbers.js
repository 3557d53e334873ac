// Figures as people read them: British English, as the program writes them.

export const MINUS = "\u2212";
export const DASH = "\u2013";

/** 1234567 as "1,234,567". */
export function thousands(number) {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** With so many decimals, exact halves to the even digit; what rounds to 0 has no sign. */
export function decimal(number, decimals) {
  const half = (Math.abs(number) * 2 ** (decimals + 1)) % 2 === 1;
  const below = Math.floor(Math.abs(number) * 10 ** decimals);
  const rounded = half ? (Math.sign(number) * (below + (below % 2))) / 10 ** decimals : number;
  const text = rounded.toFixed(decimals);
  return /^-[0.]*$/.test(text) ? text.slice(1) : text;
}

/** With its sign, where that says a direction. */
export function signed(number, decimals) {
  const text = decimal(number, decimals);
  if (text.startsWith("-")) return MINUS + text.slice(1);
  return /^[0.]*$/.test(text) ? text : "+" + text;
}

/** A unit as it stands behind its figure. */
export function behind(unit) {
  if (!unit) return "";
  if (unit === "%") return "%";
  return unit === "pp" ? " points" : " " + unit;
}

/** The cell of a column [id, title, unit, kind, whole, sign] for a reader. */
export function cellText(column, value, parties) {
  if (value === null || value === undefined || value === "") return "";
  const [, , , kind, whole, sign] = column;
  if (kind === "party") return parties[value][2];
  if (kind !== "number") return value;
  if (whole) return thousands(value);
  return sign ? signed(value, 2) : decimal(value, 2);
}

/** A joined number with its unit: a currency's sign stands in front. */
export function numberWords(column, value) {
  if (value === null) return DASH;
  const figure = column.decimals === 0 ? thousands(value) : decimal(value, column.decimals);
  const currency = /^(\p{Sc}|[A-Z]{3})$/u.test(column.unit || "");
  if (!currency) return figure + behind(column.unit);
  return column.unit.length > 1 ? column.unit + " " + figure : column.unit + figure;
}

/** "6", "2.5", "+7.5": a tick of a legend. */
export function tickText(tick, withSign) {
  const decimals = Math.abs(tick - Math.round(tick)) > 0.01 ? 1 : 0;
  return withSign ? signed(tick, decimals) : decimal(tick, decimals);
}
