// The parts of a page's script, without a browser.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { addressOf, stateOf } from "../../export/page/address.js";
import { colourAt, paints, rgbOf, takesWhite } from "../../export/page/colours.js";
import { Face, cellsOf } from "../../export/page/columns.js";
import { distance, folded, suggestions } from "../../export/page/find.js";
import { balanced, shortName } from "../../export/page/names.js";
import { cellText, decimal, numberWords, signed, thousands, tickText } from "../../export/page/numbers.js";
import { Outlines, arcOf } from "../../export/page/outlines.js";
import { csvOf, litAreas, ordered, winnersOf } from "../../export/page/rows.js";

/** Two squares side by side and one far away. */
const layer = {
  id: "squares", size: [400, 200], codes: ["A1", "A2", "A3"], names: ["Alder", "B\u00e9ch \"x\"", "Cedar, North"], at: [50, 50, 150, 50, 350, 50],
  parents: ["West", "East"], parent: [0, 0, 1],
  arcs: ["100 0 0 100", "100 100-100 0 0-100 100 0", "100 0 100 0 0 100-100 0", "300 0 100 0 0 100-100 0 0-100"],
  rings: [[[0, 1]], [[-1, 2]], [[3]]],
  hexagons: { radius: 10, at: [0, 0, 17.3, 0, 100, 0] }, numbers: { age: { values: [1.5, null, 3], why: "not published", decimals: 1, unit: "%" } }, land: "", water: "", insets: [],
};
const page = {
  looks: [{ none: "#000001", away: "#000002", quiet: "#000003" }, { none: "#f00001", away: "#f00002", quiet: "#f00003" }],
  parties: [["con", "Conservative", "Con", "#0087dc", "#001122", "#ccddee", "Con", 0], ["ind", "Independent", "Ind", "#888888", "#111111", "#eeeeee", "best Ind", 1]],
  scales: [[0, [0, 1, 0, 0], [10, 0, 0, 0]], [1, [0, 0xff0000], [5, 0x00ff00]]],
  layers: [layer],
};
const face = () => new Face({
  layer: 0, seats: true, words: ["", "hold", "gain", "Ann", "Bob", "nobody stood"], bars: ["0 60 3;1 30 4;1 10", "1 5 4;0 3 3", ""],
  columns: { winner: "0,1,", votes_valid: "100,8,", majority_votes: "30,2,", majority_pct: "=", votes_con: "=", votes_ind: "=", share_con: "=", swing_pct: "@0:-1.25", status: "1,2," },
  why: { swing_pct: [5] },
}, page);

test("numbers are written as the program writes them", () => {
  assert.equal(thousands(1234567), "1,234,567");
  assert.equal(thousands(999), "999");
  assert.equal(decimal(-0.001, 2), "0.00");
  assert.equal(signed(-2.5, 1), "\u22122.5");
  assert.equal(signed(3, 0), "+3");
  assert.equal(signed(0, 1), "0.0");
  assert.equal(tickText(7.5, true), "+7.5");
  assert.equal(numberWords({ decimals: 0, unit: "\u00a3" }, 1150000), "\u00a31,150,000");
  assert.equal(numberWords({ decimals: 1, unit: "%" }, 34.5), "34.5%");
  assert.equal(cellText(["winner", "", "", "party", 0, 0], 0, page.parties), "Con");
  assert.equal(cellText(["swing_pct", "", "pp", "number", 0, 1], -4.125, page.parties), "\u22124.12");  // a half goes to the even digit, as in the program
  assert.equal(decimal(4.375, 2), "4.38");
  assert.equal(decimal(0.5, 0), "0");
  assert.equal(cellText(["x", "", "", "number", 0, 0], null, page.parties), "");
});

test("a scale mixes in OKLab between its knots, and is flat beyond them", () => {
  assert.equal(colourAt(page.scales[0], -5), "#ffffff");
  assert.equal(colourAt(page.scales[0], 50), "#000000");
  assert.equal(colourAt(page.scales[0], 5), rgbOf(0.5, 0, 0));
  assert.equal(colourAt(page.scales[1], 4.9), "#ff0000");
  assert.equal(colourAt(page.scales[1], 5), "#00ff00");
});

test("names are written in what is read on their colour", () => {
  assert.equal(takesWhite("#ffffff"), false);
  assert.equal(takesWhite("#ed4b59"), false);
  assert.equal(takesWhite("#900020"), true);
});

test("what has no value is never painted as one", () => {
  const paint = (mode, figures) => paints({ mode, look: 1, page, count: 3, value: (area) => figures[area], winner: (area) => [0, 1, null][area], status: (area) => ["hold", "gain", ""][area] }).map((one) => one.fill);
  assert.deepEqual(paint({ colouring: "scale", scale: [0], patterns: "012" }, [0, 0, null]), ["#ffffff", "#f00001", "#f00001"]);
  assert.deepEqual(paint({ colouring: "scale", scale: [0], patterns: "8" }, [0, 0, 0]), ["#f00002", "#f00002", "#f00002"]);
  assert.deepEqual(paint({ colouring: "status", patterns: "002" }, []), ["#ccddee", "#888888", "#f00001"]);
  assert.deepEqual(paint({ colouring: "margin", scales: { 0: 0 }, patterns: "002" }, [10, null, null]), ["#000000", "#888888", "#f00001"]);
});

test("columns are read from their three forms, and from the votes", () => {
  assert.deepEqual(cellsOf("1.5,,2", 3, Number), [1.5, null, 2]);
  assert.deepEqual(cellsOf("@2:7", 3, Number), [null, null, 7]);
  assert.deepEqual(cellsOf("*4", 3, Number), [4, 4, 4]);
  const one = face();
  assert.deepEqual(one.column("votes_con"), [60, 3, null]);
  assert.deepEqual(one.column("votes_ind"), [30, 5, null]);  // the best of two, not their sum
  assert.deepEqual(one.column("share_con"), [60, 37.5, null]);
  assert.deepEqual(one.column("majority_pct"), [30, 25, null]);
  assert.deepEqual(one.column("no_such"), [null, null, null]);
  assert.equal(one.why("swing_pct", 1), "nobody stood");
});

test("neighbours share an arc, and outlines follow it from both sides", () => {
  const outlines = new Outlines(layer);
  assert.deepEqual(arcOf("1 2 3-1-2 0"), [[1, 2], [4, 1], [2, 1]]);
  assert.deepEqual(outlines.neighbours(0, false), [1]);
  assert.deepEqual(outlines.neighbours(2, false), []);
  assert.deepEqual(outlines.neighbours(0, true), [1]);
  assert.equal(outlines.path(2), "M300 0L400 0L400 100L300 100z");
  assert.match(outlines.borders().inner, /^M100 0L100 100$/);
  assert.equal(outlines.towards(0, [1, 0], false), 1);
  assert.equal(outlines.towards(1, [1, 0], false), 2);  // nothing beside it: the nearest that way
  assert.equal(outlines.towards(2, [1, 0], false), 2);
  assert.equal(outlines.room(0, 50, 50), 100);
});

test("rows are ordered with the unknown last either way", () => {
  const one = face();
  const majority = ["majority_pct", "", "", "number", 0, 0];
  assert.deepEqual(ordered(one, majority, false), [1, 0, 2]);
  assert.deepEqual(ordered(one, majority, true), [0, 1, 2]);
  assert.deepEqual(ordered(one, ["winner", "", "", "party", 0, 0], false), [0, 1, 2]);
  assert.deepEqual(winnersOf(one), [[0, 1], [1, 1]]);
  assert.deepEqual(litAreas(one, { party: 0, within: null, lit: "" }), [true, false, false]);
  assert.deepEqual(litAreas(one, { party: null, within: 26, lit: "" }), [false, true, false]);
  assert.deepEqual(litAreas(one, { party: null, within: null, lit: "101" }), [true, false, true]);
});

test("CSV keeps quotes and commas, and starts no formula", () => {
  const one = face();
  one.data.columns.flags = "1";
  one.data.words[1] = "=SUM(A1)";
  const lines = csvOf(one, [1, 2]).split("\n");
  assert.equal(lines[0].split(",").slice(0, 3).join(), "area_code,area_name,parent_name");
  assert.ok(lines[1].startsWith('A2,"B\u00e9ch ""x""",West,ind,8,2,25.0000,3,5,37.5000,,gain'), lines[1]);
  assert.ok(lines[2].startsWith('A3,"Cedar, North",East,,'), lines[2]);
  assert.ok(csvOf(one, [0]).includes("'=SUM(A1)"));
  assert.ok(csvOf(one, [0]).includes(",-1.2500,"));
});

test("an area is found by what people type", () => {
  assert.equal(folded("St. B\u00e9ch & Co\u2019s"), "st bech and cos");
  assert.equal(distance("kensington", "kensinton", 2), 1);
  assert.deepEqual(suggestions(layer, "bech"), [1]);
  assert.deepEqual(suggestions(layer, "north"), [2]);
  assert.deepEqual(suggestions(layer, "a1"), [0]);
  assert.deepEqual(suggestions(layer, "aldr"), [0]);
  assert.deepEqual(suggestions(layer, "zzzz"), []);
});

test("an address says what it was made of", () => {
  const state = { election: "general-2017", mode: "share:con", area: "E14000768", hexagons: true, beside: "general-2015" };
  assert.deepEqual(stateOf(addressOf(state)), state);
  assert.equal(addressOf({ election: "general-2017", mode: "swing", area: "E14000768", hexagons: false, beside: "" }), "#general-2017/swing/E14000768");
  assert.deepEqual(stateOf("#%E0%A4%A/x"), { election: "", mode: "x", area: "", hexagons: false, beside: "" });
});

test("names break where their lines are as even as they can be", () => {
  assert.deepEqual(balanced("Hornsey and Wood Green", 2), ["Hornsey and", "Wood Green"]);
  assert.deepEqual(balanced("Barking", 3), ["Barking"]);
  assert.equal(shortName("West Ham and East Ham"), "West Ham & E Ham");
});

test("no name stands twice in what becomes one script", () => {
  const folder = new URL("../../export/page/", import.meta.url);
  const names = readdirSync(folder).filter((file) => file.endsWith(".js")).flatMap((file) =>
    [...readFileSync(new URL(file, folder), "utf8").matchAll(/^(?:export )?(?:const|let|function|class) (\w+)/gm)].map((match) => match[1]));
  assert.deepEqual(names.filter((name, at) => names.indexOf(name) !== at), []);
});
