// What is said of one area: the same figures as the program's card.
import { make, svgElement } from "./dom.js";
import { DASH, decimal, numberWords, signed, thousands } from "./numbers.js";

const MOST_BARS = 7;

function majorityWords(face, area) {
  const points = face.column("majority_pct")[area];
  if (points === null) return DASH;
  if (face.data.sharesOnly) return decimal(points, 1) + " points";
  const votes = face.column("majority_votes")[area];
  return `${thousands(votes)} (${decimal(points, points < 1 ? 2 : 1)} points)`;
}

/** "10.6 points Con → Lab": said the way round that it went. */
export function swingWords(face, area) {
  const swing = face.column("swing_pct")[area];
  if (swing === null) return DASH;
  const short = (id) => face.page.parties[face.column(id)[area]][2];
  const [from, to] = swing >= 0 ? ["swing_from", "swing_to"] : ["swing_to", "swing_from"];
  return `${decimal(Math.abs(swing), 1)} points ${short(from)} \u2192 ${short(to)}`;
}

function linesOf(face, mode, area) {
  const lines = [];
  const add = (label, value, remark = "") => lines.push({ label, value, remark });
  add(face.data.seats ? "Majority" : "Lead", majorityWords(face, area), face.why("majority_pct", area));
  if (face.data.columns.swing_pct)
    add(face.data.formula + " swing", swingWords(face, area),
      face.column("swing_pct")[area] === null ? face.why("swing_pct", area) : face.data.against ? "since " + face.data.against : "");
  const turnout = face.column("turnout_pct")[area];
  const electorate = face.column("electorate")[area];
  add("Turnout", turnout === null ? DASH : decimal(turnout, 1) + "%",
    turnout === null ? face.why("turnout_pct", area) : `of ${thousands(electorate)} ${face.data.electors}`);
  const valid = face.column("votes_valid")[area];
  if (valid !== null) add("Valid votes", thousands(valid));
  if (!/^(winner|majority|swing|turnout|status|number)$/.test(mode.measure)) add(mode.title, figureWords(face, mode, area) || DASH, face.why(mode.column, area));
  return lines;
}

/** The card of an area under a mode. */
export function cardOf(face, mode, area) {
  const layer = face.layer;
  const card = {
    code: layer.codes[area],
    name: layer.names[area],
    within: face.column("parent_name")[area] || "",
    head: face.text("head", area),
    bars: [],
    others: 0,
    otherVotes: 0,
    lines: [],
    more: face.text("more", area).split("\n").filter(Boolean),
    note: face.text("note", area),
    sources: face.text("source", area).split("\n").filter(Boolean),
  };
  if (mode.measure === "number") {
    const column = layer.numbers[mode.column.slice(7)];
    const value = column.values[area];
    card.lines.push({ label: column.title, value: numberWords(column, value), remark: value === null ? column.why : "" });
  }
  if (!face.hasResult(area)) return card;
  const valid = face.bars(area).reduce((sum, bar) => sum + bar.votes, 0);
  face.bars(area).forEach((bar, index) => {
    if (index >= MOST_BARS) {
      ++card.others;
      card.otherVotes += bar.votes;
      return;
    }
    const party = face.page.parties[bar.party];
    card.bars.push({
      party: party[2],
      name: bar.name,
      colour: party[3],
      votes: face.data.sharesOnly ? "" : thousands(bar.votes),
      share: valid > 0 ? (100 * bar.votes) / valid : 0,
    });
  });
  card.lines.push(...linesOf(face, mode, area));
  return card;
}

/** The figure that the map shows of an area; empty where there is none. */
function figureWords(face, mode, area) {
  const value = face.column(mode.column)[area];
  if (value === null || (mode.measure !== "number" && !face.hasResult(area))) return "";
  switch (mode.measure) {
    case "swing":
      return swingWords(face, area);
    case "number":
      return numberWords(face.layer.numbers[mode.column.slice(7)], value);
    case "change":
      return signed(value, 1) + " points";
    case "share":
    case "turnout":
      return decimal(value, 1) + "%";
    case "winner":
    case "majority":
    case "status":
      return majorityWords(face, area);
    default:
      return decimal(value, 2);
  }
}

/** One sentence for who hears the page: "Kensington: Labour gain from Conservative, majority 20 (0.05 points)". */
export function spoken(face, mode, area) {
  const figure = figureWords(face, mode, area);
  const lead = /^(winner|majority|status)$/.test(mode.measure);
  const what = lead ? (face.data.seats ? "majority" : "lead") : mode.measure === "swing" ? "swing" : mode.label;
  const parts = [face.text("head", area), figure && figure !== DASH && `${what} ${figure}`].filter(Boolean);
  return face.layer.names[area] + (parts.length ? ": " + parts.join(", ") : "");
}

/** The card as it stands on the page. */
export function cardElement(card, title) {
  const most = Math.max(...card.bars.map((bar) => bar.share), 1);
  const bars = card.bars.map((bar) => {
    const svg = svgElement("svg", { class: "share", viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" });
    svgElement("rect", { width: (100 * bar.share) / most, height: 4, fill: bar.colour }, svg);
    const who = make("th", { scope: "row" }, make("b", {}, bar.party), bar.name && " " + bar.name, svg);
    return make("tr", {}, who, make("td", {}, bar.votes), make("td", {}, decimal(bar.share, 1) + "%"));
  });
  const lines = card.lines.flatMap((line) => [make("dt", {}, line.label), make("dd", {}, make("b", {}, line.value), line.remark && make("small", {}, line.remark))]);
  return make("article", {},
    make("p", { class: "where" }, [card.within, title].filter(Boolean).join(" \u00b7 ")),
    make("h2", {}, card.name),
    make("p", { class: "head" }, card.head),
    bars.length && make("table", { class: "bars" }, make("tbody", {}, ...bars)),
    card.others && make("p", { class: "others" }, `${card.others} others, ${thousands(card.otherVotes)} votes`),
    lines.length && make("dl", {}, ...lines),
    ...card.more.map((words) => make("p", {}, words)),
    card.note && make("p", { class: "note" }, card.note),
    make("details", {}, make("summary", {}, "Where this comes from"), ...card.sources.map((words) => make("p", {}, words))));
}
