// How fast a page is, in milliseconds: node tests/page/speed.mjs FILE.html ELECTION. Medians of nine.
import { resolve } from "node:path";
import { Browser } from "./browser.mjs";

const [file, election = ""] = process.argv.slice(2);
const browser = new Browser();
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const starts = [];
const tab = await browser.tab(1366, 768, { calm: true });
for (let i = 0; i < 9; ++i) {
  await tab.open("file://" + resolve(file) + (election && "#" + election));
  starts.push(await tab.read("performance.getEntriesByName('interactive')[0].startTime"));
}
const change = `(async () => {
  const modes = hustings.election.modes.slice(0, 6).map((mode) => mode.id);
  const times = [];
  for (let i = 0; i < 18; ++i) {
    const before = performance.now();
    hustings.set({ mode: modes[i % modes.length] });
    document.body.getBoundingClientRect();
    times.push(performance.now() - before);
    await new Promise((done) => requestAnimationFrame(done));
  }
  return times;
})()`;
console.log(`interactive after ${median(starts).toFixed(0)} ms; a change of colour of ${await tab.read("hustings.face.count")} areas ${median(await tab.read(change)).toFixed(1)} ms`);
await browser.close();
