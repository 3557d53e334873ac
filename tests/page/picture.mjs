// A picture of a page: node tests/page/picture.mjs FILE.html[#ADDRESS] OUT.png [WIDTHxHEIGHT] [dark].
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Browser } from "./browser.mjs";

const [file, out, size = "1366x768", look] = process.argv.slice(2);
const [width, height] = size.split("x").map(Number);
const browser = new Browser();
const tab = await browser.tab(width, height, { dark: look === "dark", calm: true });
await tab.open("file://" + resolve(file));
await tab.read("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
writeFileSync(out, await tab.picture());
await browser.close();
