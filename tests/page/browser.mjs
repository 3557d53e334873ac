// Chromium without a display and without a network, driven through DevTools' protocol over a pipe.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAMES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function chromium() {
  return process.env.HUSTINGS_CHROMIUM || NAMES.find((name) => existsSync(name)) || "";
}

export class Browser {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "hustings-page-"));
    this.waiting = new Map();
    this.listeners = [];
    this.sent = 0;
    this.child = spawn(chromium(), ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run",
      "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", `--user-data-dir=${this.folder}`, "about:blank"],
    { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    let rest = "";
    this.child.stdio[4].setEncoding("utf8").on("data", (chunk) => {
      const parts = (rest + chunk).split("\0");
      rest = parts.pop();
      for (const part of parts) this.hear(JSON.parse(part));
    });
    this.ended = new Promise((end) => this.child.on("exit", end));
  }

  hear(message) {
    if (message.id !== undefined) {
      const { answer, fail, method } = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (message.error) fail(new Error(`${method}: ${message.error.message}`));
      else answer(message.result);
    } else for (const listener of this.listeners) listener(message);
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.sent;
    this.child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((answer, fail) => this.waiting.set(id, { answer, fail, method }));
  }

  /** A tab of that size, with nothing in it. */
  async tab(width, height, options = {}) {
    const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.send("Target.attachToTarget", { targetId, flatten: true });
    const tab = new Tab(this, sessionId);
    await tab.prepare(width, height, options);
    return tab;
  }

  async close() {
    await Promise.race([this.send("Browser.close").catch(() => {}), this.ended]);
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

class Tab {
  constructor(browser, session) {
    this.browser = browser;
    this.session = session;
    this.requests = [];
    this.faults = [];
    browser.listeners.push((message) => {
      if (message.sessionId !== session) return;
      if (message.method === "Network.requestWillBeSent") this.requests.push(message.params.request.url);
      if (message.method === "Runtime.exceptionThrown") this.faults.push(message.params.exceptionDetails.exception?.description || message.params.exceptionDetails.text);
      if (message.method === "Log.entryAdded" && message.params.entry.level === "error") this.faults.push(message.params.entry.text);
      if (message.method === "Page.loadEventFired") this.loaded?.();
    });
  }

  send(method, params) {
    return this.browser.send(method, params, this.session);
  }

  async prepare(width, height, { dark = false, calm = false, touch = false, scale = 1, script = true } = {}) {
    for (const domain of ["Page", "Runtime", "Network", "Log"]) await this.send(domain + ".enable");
    await this.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: scale, mobile: touch });
    await this.send("Emulation.setTouchEmulationEnabled", { enabled: touch });
    await this.send("Emulation.setScriptExecutionDisabled", { value: !script });
    await this.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: calm ? "reduce" : "no-preference" }] });
  }

  async open(address) {
    const loaded = new Promise((done) => (this.loaded = done));
    await this.send("Page.navigate", { url: "about:blank" });
    await loaded;
    const again = new Promise((done) => (this.loaded = done));
    await this.send("Page.navigate", { url: address });
    await again;
  }

  /** What an expression of the page is, awaited. */
  async read(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description || exceptionDetails.text);
    return result.value;
  }

  async press(key, code = key) {
    const text = key.length === 1 ? key : key === "Enter" ? "\r" : undefined;
    const keys = { Enter: 13, Tab: 9, Escape: 27, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 };
    const event = { key, code, text, windowsVirtualKeyCode: keys[key] || key.toUpperCase().charCodeAt(0) };
    await this.send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", ...event });
    await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event, text: undefined });
  }

  async type(text) {
    await this.send("Input.insertText", { text });
  }

  async move(x, y) {
    await this.send("Input.dispatchMouseEvent", { type: "mouseMoved", x, y });
  }

  async click(x, y) {
    for (const type of ["mousePressed", "mouseReleased"]) await this.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
  }

  async picture(options = {}) {
    return Buffer.from((await this.send("Page.captureScreenshot", { format: "png", ...options })).data, "base64");
  }

  async print(options = {}) {
    return Buffer.from((await this.send("Page.printToPDF", { printBackground: false, preferCSSPageSize: true, ...options })).data, "base64");
  }
}
