// Pages as readers have them: figures and colours against the program's own, and a walk without a network.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { cardOf, spoken } from "../../export/page/card.js";
import { paints } from "../../export/page/colours.js";
import { Face } from "../../export/page/columns.js";
import { fileCell, fileColumns } from "../../export/page/rows.js";
import { Browser, chromium } from "./browser.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const program = process.env.HUSTINGS_PROGRAM;
const folder = mkdtempSync(join(tmpdir(), "hustings-pages-"));
const strict = process.env.CI === "true";
const axeFile = join(here, "node_modules/axe-core/axe.min.js");

function hustings(...words) {
  const ran = spawnSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, HUSTINGS_STATE: "off" } });
  assert.equal(ran.status, 0, `hustings ${words.join(" ")}: ${ran.stderr}`);
  return ran.stdout;
}

const made = new Map();
/** The page of these words, made once: its file, text and data. */
function pageOf(...words) {
  const key = words.join(" ");
  if (!made.has(key)) {
    const file = join(folder, `page-${made.size}.html`);
    hustings("page", "--out", file, ...words);
    const text = readFileSync(file, "utf8");
    const data = JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text)[1]);
    made.set(key, { file, text, data });
  }
  return made.get(key);
}

/** A table as written (RFC 4180): rows by column. */
function csv(text) {
  const rows = [];
  let row = [];
  for (const match of text.replace(/\r/g, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])/g)) {
    row.push(match[1] !== undefined ? match[1].replace(/""/g, '"') : match[2]);
    if (match[3] === "\n") rows.push(row.splice(0));
  }
  const [head, ...body] = rows;
  return body.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index]])));
}

function faceOf(data, election, mode) {
  return new Face(election.faces[mode.face], data);
}

/** How the mode is asked for on the command line. */
const asked = (election, mode) => ["--contest", election.contest, "--colour", mode.id];

/** What differs between the page's columns of a face and the program's table. */
function differences(face, rows) {
  const found = [];
  const byCode = new Map(rows.filter((row) => row.status !== "postal").map((row) => [row.area_code, row]));
  let compared = 0;
  face.layer.codes.forEach((code, area) => {
    const row = byCode.get(code);
    if (!row) return;
    for (const id of fileColumns(face)) {
      if (!(id in row)) found.push(`no column ${id}`);
      else if (row[id].replace(/^'/, "") !== fileCell(face, id, area)) found.push(`${code} ${id}: ${fileCell(face, id, area)} for ${row[id]}`);
      ++compared;
    }
  });
  assert.ok(compared > 0);
  return found;
}

function paintsOf(data, face, mode, look) {
  const cells = (id) => face.column(id);
  return paints({ mode, look, page: data, count: face.count, value: (area) => cells(mode.column)[area], winner: (area) => cells("winner")[area], status: (area) => cells("status")[area] });
}

/** Colours of areas in an SVG that the program drew, by code. */
function stillColours(election, mode, look) {
  const file = join(folder, `still-${look}.svg`);
  hustings("render", ...asked(election, mode), "--look", look, "--size", "640x400", "--out", file);
  const areas = /<g id="areas">(.*?)<\/g>/s.exec(readFileSync(file, "utf8"))[1];
  return new Map([...areas.matchAll(/<path id="([^"]+)"[^>]*fill="(#[0-9a-fA-F]{6})"/g)].map((match) => [match[1], match[2].toLowerCase()]));
}

after(() => rmSync(folder, { recursive: true, force: true }));

describe("figures", () => {
  test("every figure of the default page is the table's", () => {
    const { data } = pageOf();
    assert.deepEqual(data.elections.map((one) => one.contest), ["general-2005n", "general-2010", "general-2015", "general-2017"]);
    for (const election of data.elections)
      assert.deepEqual(differences(faceOf(data, election, election.modes[0]), csv(hustings("table", "--contest", election.contest))), []);
  });

  test("every figure of wards, sums of boroughs and a referendum too", () => {
    const { data } = pageOf("--contest", "mayor-2012", "--contests", "mayor-2012,council-2014,referendum-wards-2016");
    for (const election of data.elections) {
      const own = election.modes[0];
      assert.deepEqual(differences(faceOf(data, election, own), csv(hustings("table", "--contest", election.contest))).slice(0, 5), [], election.contest);
    }
  });

  test("the card says what the table says", () => {
    const { data } = pageOf();
    const election = data.elections.at(-1);
    const mode = election.modes.find((one) => one.id === "majority");
    const face = faceOf(data, election, mode);
    const card = cardOf(face, mode, face.layer.names.indexOf("Kensington"));
    assert.equal(card.head, "Labour gain from Conservative");
    assert.equal(card.lines[0].value, "20 (0.05 points)");
    assert.equal(card.bars[0].name, "Emma Dent Coad");
    assert.equal(card.bars[0].votes, "16,333");
    assert.equal(spoken(face, mode, face.layer.names.indexOf("Kensington")), "Kensington: Labour gain from Conservative, majority 20 (0.05 points)");
    const names = face.layer.names.map((_, area) => spoken(face, mode, area).split(":")[0]);
    assert.deepEqual(names, face.layer.names);
  });
});

describe("colours", () => {
  const measures = ["winner", "majority", "swing", "share:lab", "change:con", "turnout", "status", "number:degree", "effective_parties"];
  for (const id of measures)
    test(`of ${id} are the still's, in both looks`, () => {
      const { data } = pageOf();
      const election = data.elections.at(-1);
      const mode = election.modes.find((one) => one.id === id);
      assert.ok(mode, election.modes.map((one) => one.id).join());
      const face = faceOf(data, election, mode);
      for (const [look, name] of ["dark", "light"].entries()) {
        const own = paintsOf(data, face, mode, look);
        const still = stillColours(election, mode, name);
        assert.equal(still.size, face.count);
        face.layer.codes.forEach((code, area) => assert.equal(own[area].fill, still.get(code), `${name} ${code}`));
      }
    });

  test("of split wards and unpublished ones too", () => {
    const { data } = pageOf("--contest", "mayor-2012", "--contests", "mayor-2012,council-2014,referendum-wards-2016");
    for (const election of data.elections)
      for (const mode of election.modes.filter((one) => ["majority", "swing", "status"].includes(one.id))) {
        const face = faceOf(data, election, mode);
        const own = paintsOf(data, face, mode, 0);
        const still = stillColours(election, mode, "dark");
        assert.deepEqual(face.layer.codes.filter((code, area) => still.has(code) && own[area].fill !== still.get(code)), [], `${election.contest} ${mode.id}`);
      }
  });
});

describe("the file", () => {
  test("names nothing outside itself, and says by its policy that nothing may be loaded", () => {
    const { text } = pageOf();
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)[1];
    assert.match(policy, /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/);
    const digest = (part) => createHash("sha256").update(part).digest("base64");
    assert.ok(policy.includes(`script-src 'sha256-${digest(text.slice(text.lastIndexOf("<script>") + 8, text.lastIndexOf("</script>")))}'`));
    assert.ok(policy.includes(`style-src 'sha256-${digest(/<style>(.*?)<\/style>/s.exec(text)[1])}'`));
    const script = text.lastIndexOf("<script>");
    assert.doesNotMatch(text.slice(0, script), /<(link|img|iframe|object|embed)\b|\s(src|href)="(?!#)|@import|url\((?!#)/);
    assert.doesNotMatch(text.slice(script), /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\b|\bimport\b/);
  });

  test("is small, and the same each time", () => {
    const { text, file } = pageOf();
    assert.ok(Buffer.byteLength(text) <= 1e6, `${Buffer.byteLength(text)} bytes`);
    assert.ok(Buffer.byteLength(text.slice(text.lastIndexOf("<script>"))) < 60e3);
    hustings("page", "--out", file + ".again.html");
    assert.equal(readFileSync(file + ".again.html", "utf8"), text);
  });

  test("has map and table for who reads it without scripts", () => {
    const { text } = pageOf();
    const before = text.slice(0, text.indexOf('<script type="application/json"'));
    assert.equal([...before.matchAll(/<th scope="row">/g)].length, 73);
    assert.equal([...before.matchAll(/<path fill="#[0-9a-f]{6}" d="M/g)].length, 73);
    assert.ok(before.includes("<title>Kensington: Labour gain from Conservative</title>"));
    assert.ok(before.includes("16,333") || before.includes("38,677"));
  });

  test("takes no harm from names that are written to do some", () => {
    const nasty = "</script><script>alert(1)</script>\"'&\\\u2028<!--";
    const square = (x) => ({ type: "Polygon", coordinates: [[[x, 51.5], [x + 0.01, 51.5], [x + 0.01, 51.51], [x, 51.51], [x, 51.5]]] });
    writeFileSync(join(folder, "nasty.geojson"), JSON.stringify({ type: "FeatureCollection", features: [["A1", nasty], ["A2", "Plain"]].map(([CODE, NAME], i) => ({ type: "Feature", properties: { CODE, NAME }, geometry: square(i * 0.01) })) }));
    writeFileSync(join(folder, "nasty.csv"), `area_code,party,candidate,votes\nA1,con,"${nasty.replace(/"/g, '""')}",5\nA1,lab,B,3\nA2,con,C,1\nA2,lab,D,9\n`);
    writeFileSync(join(folder, "nasty.toml"), `title = "${"</title><b>"}"\ncrs = "EPSG:27700"\n[[layer]]\nid = "w"\nsource = "nasty.geojson"\ncode = "CODE"\nname = "NAME"\n[[contest]]\nid = "c"\ntrack = "t"\ntitle = "C"\ndate = 2018-05-03\nlayer = "w"\nresults = "nasty.csv"\n`);
    const { text, data } = pageOf(join(folder, "nasty.toml"));
    assert.equal(data.layers[0].names[0].replace(/\s+/g, " "), nasty.replace(/\u2028/g, data.layers[0].names[0].includes("\u2028") ? "\u2028" : " ").replace(/\s+/g, " "));
    assert.equal([...text.matchAll(/<script\b/g)].length, 2);
    assert.equal([...text.matchAll(/<\/script>/g)].length, 2);
    assert.ok(text.includes("<title>&lt;/title&gt;&lt;b&gt;</title>"));
  });

  test("what a page does not have is refused in words", () => {
    for (const [words, said] of [[["--out", "x.pdf"], ".html"], [["--out", "x.html", "--symbols", "arrows"], "--symbols"], [["--out", "x.html", "--contests", "none-such"], "none-such"]]) {
      const ran = spawnSync(program, ["page", ...words], { encoding: "utf8", cwd: folder });
      assert.equal(ran.status, 2, ran.stderr);
      assert.ok(ran.stderr.includes(said), ran.stderr);
    }
  });
});

const skip = chromium() || strict ? false : "Chromium is not installed";
const skipAxe = skip || (existsSync(axeFile) || strict ? false : "axe-core is not installed: npm ci");

describe("in a browser", { skip }, () => {
  let browser;
  before(() => (browser = new Browser()));
  after(() => browser?.close());

  const still = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 450))))";

  test("a walk by mouse and keyboard, with the network refused", async () => {
    const { file } = pageOf();
    const tab = await browser.tab(1366, 768, { calm: true });
    await tab.open("file://" + file);
    const text = (id) => tab.read(`document.getElementById("${id}").textContent`);
    assert.equal(await text("title"), "General election 2017");

    const at = await tab.read(`(() => { const page = hustings.maps[0]; const [x, y] = page.layer.outlines.middle(page.layer.names.indexOf("Orpington"), false); const m = page.svg.getScreenCTM(); return [x * m.a + m.e, y * m.d + m.f]; })()`);
    await tab.move(...at);
    assert.match(await text("card"), /Orpington.*Conservative hold/);
    await tab.click(...at);
    assert.match(await tab.read("location.hash"), /^#general-2017\/majority\/E14000872$/);

    await tab.read(`document.querySelector(".areas [tabindex='0']").focus()`);
    await tab.press("ArrowLeft");
    const beside = await tab.read("document.activeElement.getAttribute('aria-label')");
    assert.match(beside, /^(Beckenham|Bromley and Chislehurst|Croydon Central): /);
    assert.equal(await text("live"), beside);
    await tab.press("Enter");
    assert.equal(await tab.read("document.activeElement.id"), "card");
    await tab.press("Escape");
    assert.equal(await tab.read("document.activeElement.getAttribute('aria-label')"), beside);

    await tab.read(`document.getElementById("find").focus()`);
    await tab.type("kensinton");
    assert.match(await text("found"), /^Kensington/);
    await tab.press("ArrowDown");
    await tab.press("Enter");
    assert.match(await text("card"), /Kensington.*20 \(0\.05 points\)/);

    await tab.read(`document.querySelector("[data-mode='swing']").click()`);
    assert.match(await text("subtitle"), /^Butler swing, Con \u2192 Lab/);
    assert.match(await tab.read("location.hash"), /^#general-2017\/swing\/E14000768$/);

    await tab.read(`hustings.setFilter({ within: 1 })`);
    assert.equal(await tab.read(`document.querySelectorAll("#rows tbody tr:not([hidden])").length`), 3);
    await tab.read(`hustings.setFilter({ within: null })`);
    await tab.read(`document.querySelector("th[data-column='majority_votes'] button").click()`);
    assert.match(await tab.read(`document.querySelector("#rows tbody tr").textContent`), /^East Ham/);
    await tab.read(`document.querySelector("th[data-column='majority_votes'] button").click()`);
    assert.match(await tab.read(`document.querySelector("#rows tbody tr").textContent`), /^Kensington/);

    await tab.read(`hustings.set({ beside: 2 })`);
    assert.equal(await tab.read(`document.querySelectorAll("#maps svg").length`), 2);
    await tab.read(`hustings.set({ beside: null, hexagons: true })`);
    assert.equal(await tab.read(`document.querySelectorAll("#maps .areas path").length`), 73);
    await tab.read("hustings.timeline.toggle()");
    assert.equal(await text("title"), "General election 2005 (notional)");
    await tab.read("hustings.timeline.pause()");

    assert.equal((await tab.print()).subarray(0, 5).toString(), "%PDF-");
    assert.deepEqual(tab.faults, []);
    assert.deepEqual(tab.requests.filter((one) => !one.startsWith("file://" + file) && one !== "about:blank"), []);
  });

  test("an address opens what it says", async () => {
    const tab = await browser.tab(1366, 768);
    await tab.open("file://" + pageOf().file + "#general-2015/share:lab/E14000768?hexagons");
    assert.equal(await tab.read("document.getElementById('title').textContent"), "General election 2015");
    assert.match(await tab.read("document.getElementById('card').textContent"), /Kensington/);
    assert.equal(await tab.read("hustings.mode.id + hustings.state.hexagons"), "share:labtrue");
    await tab.open("file://" + pageOf().file + "#no-such/thing/at-all");
    assert.equal(await tab.read("document.getElementById('title').textContent"), "General election 2017");
    assert.deepEqual(tab.faults, []);
  });

  test("nothing is cut off or overlaps on a telephone", async () => {
    const tab = await browser.tab(390, 844, { touch: true });
    await tab.open("file://" + pageOf().file);
    assert.ok((await tab.read("document.documentElement.scrollWidth")) <= 390);
    assert.deepEqual(await tab.read(`[...document.querySelectorAll("button, select, input")].filter((one) => { const box = one.getBoundingClientRect(); return box.width && box.height < 32; }).map((one) => one.outerHTML.slice(0, 80))`), []);
  });

  test("a story is told step by step", async () => {
    const { file, data } = pageOf("--story", join(process.env.HUSTINGS_SOURCE, "assets/stories/london-2017.toml"));
    const tab = await browser.tab(1366, 768, { calm: true });
    await tab.open("file://" + file);
    assert.equal(await tab.read("document.querySelectorAll('#story li').length"), data.cues.length);
    for (let cue = 0; cue < data.cues.length; ++cue) {
      await tab.read(`hustings.story.go(${cue}, true)`);
      assert.equal(await tab.read("hustings.election.id"), data.elections[data.cues[cue].election].id);
      assert.equal(await tab.read("hustings.mode.id"), data.cues[cue].mode);
    }
    assert.deepEqual(tab.faults, []);
  });

  test("axe finds nothing wrong in any mode, in either look", { skip: skipAxe }, async () => {
    const { file, data } = pageOf();
    const axe = readFileSync(axeFile, "utf8");
    for (const dark of [false, true]) {
      const tab = await browser.tab(1366, 768, { dark, calm: true });
      await tab.open("file://" + file);
      await tab.read(`${axe}; 0`);
      for (const mode of ["majority", "winner", "swing", "share:lab", "change:con", "turnout", "status", "number:degree", "effective_parties"].slice(0, dark ? 3 : 9)) {
        await tab.read(`hustings.set({ mode: "${mode}", area: "E14000768" })`);
        await tab.read(still);
        const found = await tab.read(`axe.run(document, { resultTypes: ["violations"] }).then((r) => r.violations.map((one) => one.id + ": " + one.nodes.map((node) => node.html.slice(0, 120) + " " + node.failureSummary.slice(0, 160)).slice(0, 3).join(" | ")))`);
        assert.deepEqual(found, [], `${mode}, ${dark ? "dark" : "light"}`);
      }
    }
    assert.ok(data);
  });
});
