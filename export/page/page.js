// The page as a whole: what is chosen, and everything that follows from it.
import { addressOf, stateOf } from "./address.js";
import { cardOf, spoken } from "./card.js";
import { colourAt, paints } from "./colours.js";
import { Face } from "./columns.js";
import { suggestions } from "./find.js";
import { find, make, svgElement } from "./dom.js";
import { Hatches } from "./hatches.js";
import { MapPanel } from "./map.js";
import { cellText, tickText } from "./numbers.js";
import { csvOf, litAreas, ordered, winnersOf } from "./rows.js";

const GROUPS = { share: "Share", change: "Change", number: "Numbers" };
const SECONDS_AN_ELECTION = 2;
const WITHIN = [1, 2, 5, 10, 20];

class Page {
  constructor(data) {
    this.data = data;
    this.faces = new Map();
    this.state = { election: data.start.election, mode: data.start.mode, area: -1, hexagons: data.start.hexagons, beside: null };
    this.filter = { party: null, within: null, own: true };
    this.sort = { column: null, descending: false };
    this.hovered = -1;
    const beside = data.elections.findIndex((one) => one.contest === data.start.beside);
    if (beside >= 0) this.state.beside = beside;
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
  }

  // What is on the page.

  get election() {
    return this.data.elections[this.state.election];
  }

  modeOf(election) {
    return election.modes.find((mode) => mode.id === this.state.mode) || election.modes.find((mode) => mode.measure === "majority") || election.modes[0];
  }

  get mode() {
    return this.modeOf(this.election);
  }

  faceOf(election, mode) {
    const data = election.faces[mode.face];
    if (!this.faces.has(data)) this.faces.set(data, new Face(data, this.data));
    return this.faces.get(data);
  }

  get face() {
    return this.faceOf(this.election, this.mode);
  }

  get look() {
    const own = document.documentElement.dataset.look;
    return own ? (own === "dark" ? 0 : 1) : this.dark.matches ? 0 : 1;
  }

  litOf(election, face) {
    const first = election.faces[this.modeOf(election).face] === face.data;
    const lit = this.cueLit !== undefined ? this.cueLit : this.filter.own && first ? election.lit : "";
    const party = this.filter.party === null ? null : this.filter.party;
    if (!lit && party === null && this.filter.within === null) return null;
    return litAreas(face, { party, within: this.filter.within, lit: lit && lit.length === face.count ? lit : "" });
  }

  // Beginning.

  start() {
    document.documentElement.classList.add("scripted");
    const labels = () => "Map. Arrow keys go to neighbours, Enter opens the card.";
    this.maps = [new MapPanel(document.querySelector("#maps .panel"), this.heardBy(0), labels())];
    const legend = find("legend");
    this.legendHatches = new Hatches(svgElement("defs", {}, svgElement("svg", { width: 0, height: 0, class: "unseen", "aria-hidden": "true" })));
    legend.before(this.legendHatches.definitions.parentNode);
    this.drawZoom();
    this.drawControls();
    this.drawTimeline();
    this.drawTools();
    this.readAddress();
    this.show();
    addEventListener("hashchange", () => {
      if (location.hash === this.written) return;
      this.readAddress();
      this.show();
    });
    this.dark.addEventListener("change", () => this.show());
    document.addEventListener("keydown", (event) => this.key(event));
    addEventListener("beforeprint", () => this.maps.forEach((map) => map.applyBox()));
    if (this.data.cues) this.startStory();
    document.documentElement.classList.add("ready");
  }

  heardBy(index) {
    return {
      hover: (area) => this.hover(index, area),
      choose: (area, opened) => this.choose(index, area, opened),
      focus: (area) => this.hear(index, area),
    };
  }

  shownOf(index) {
    const election = index === 0 ? this.election : this.data.elections[this.state.beside];
    const mode = this.modeOf(election);
    return { election, mode, face: this.faceOf(election, mode) };
  }

  // Drawing.

  show() {
    const { election, mode, face } = this.shownOf(0);
    find("title").textContent = mode.measure === "number" ? mode.title : election.title;
    find("subtitle").textContent = mode.subtitle;
    document.title = `${election.title}, ${mode.title}: ${this.data.title}`;
    this.drawTally(election);
    this.drawMaps();
    this.drawLegend(mode);
    this.updateControls();
    this.updateTimeline();
    this.updateTools(face);
    this.drawCard();
    if (this.tableOf !== face || this.tableLook !== election) this.drawTable(election, face);
    this.updateRows();
    this.writeAddress();
  }

  drawTally(election) {
    const bar = svgElement("svg", { class: "whole", viewBox: "0 0 1000 10", preserveAspectRatio: "none", "aria-hidden": "true" });
    let at = 0;
    for (const [, , part, colour] of election.tally) {
      svgElement("rect", { x: at, width: Math.max(0, part * 1000 - 2), height: 10, fill: colour }, bar);
      at += part * 1000;
    }
    const items = election.tally.map(([name, figure, , colour]) => make("li", {}, this.swatch(colour), make("span", {}, name), " ", make("b", {}, figure)));
    const words = [election.unit, election.remark].filter(Boolean).join("; ");
    find("tally").replaceChildren(...(election.tally.length ? [bar, make("ol", {}, ...items)] : []), ...(words ? [make("p", {}, words)] : []));
  }

  swatch(colour, pattern = 0, second = "") {
    const svg = svgElement("svg", { class: "swatch", viewBox: "0 0 14 14", "aria-hidden": "true" });
    svgElement("rect", { width: 14, height: 14, rx: 3, fill: colour }, svg);
    if (!pattern) return svg;
    const ink = this.data.looks[this.look].ink;
    svgElement("rect", { width: 14, height: 14, rx: 3, fill: this.legendHatches.url(pattern, second || ink) }, svg);
    return svg;
  }

  drawMaps() {
    const wanted = this.state.beside === null ? 1 : 2;
    while (this.maps.length > wanted) this.maps.pop().figure.remove();
    if (this.maps.length < wanted) {
      const figure = make("figure", { class: "panel" });
      find("maps").append(figure);
      this.maps.push(new MapPanel(figure, this.heardBy(1), "Second map. Arrow keys go to neighbours, Enter opens the card."));
    }
    find("maps").classList.toggle("two", wanted === 2);
    this.maps.forEach((map, index) => this.drawMap(map, index, wanted));
    this.markAreas();
  }

  drawMap(map, index, count) {
    const { election, mode, face } = this.shownOf(index);
    map.figure.querySelector("figcaption")?.remove();
    if (count > 1) map.figure.prepend(make("figcaption", {}, make("b", {}, election.title), " ", mode.title));
    const before = map.layer && map.layer.codes[map.current];
    const anew = map.show(face.layer, this.state.hexagons && !!face.layer.hexagons);
    if (anew && !this.calm.matches) {
      map.svg.classList.remove("fades");
      void map.svg.getBoundingClientRect();
      map.svg.classList.add("fades");
    }
    const same = anew && before ? face.layer.codes.indexOf(before) : -1;
    if (same >= 0) map.moveTo(same);
    map.paint(this.paintsOf(mode, face), this.data.looks[this.look], this.litOf(election, face));
    map.label((area) => spoken(face, mode, area));
    map.drawNames();
  }

  paintsOf(mode, face) {
    const winners = face.column("winner");
    const statuses = face.column("status");
    const values = face.column(mode.column);
    return paints({
      mode, look: this.look, page: this.data, count: face.count,
      value: (area) => values[area], winner: (area) => winners[area], status: (area) => statuses[area],
    });
  }

  drawLegend(mode) {
    const { legend } = mode;
    const look = this.look;
    const bars = legend.entries.filter((entry) => entry.scale);
    const items = legend.entries.map((entry) => entry.scale
      ? make("li", { class: "scale" }, entry.label ? make("span", {}, entry.label) : "", this.bar(legend, this.data.scales[entry.scale[look]]))
      : make("li", {}, this.swatch(entry.colours[look] || entry.colours[0], entry.pattern, entry.second), make("span", {}, entry.label)));
    if (bars.length) items.splice(bars.length, 0, make("li", { class: "scale ticks" }, bars[0].label ? make("span", {}) : "", this.ticks(legend)));
    const ends = legend.low || legend.high ? [make("p", { class: "ends" }, make("span", {}, legend.low), make("span", {}, legend.high))] : [];
    find("legend").replaceChildren(make("h2", {}, legend.title), ...ends, make("ul", {}, ...items), ...legend.notes.map((note) => make("p", {}, note)));
  }

  bar(legend, scale) {
    const steps = 40;
    const svg = svgElement("svg", { class: "bar", viewBox: `0 0 ${steps} 2`, preserveAspectRatio: "none", "aria-hidden": "true" });
    const { ticks } = legend;
    for (let i = 0; i < steps; ++i) {
      const part = (i + 0.5) / steps;
      const place = part * (ticks.length - 1);
      const index = Math.min(Math.floor(place), ticks.length - 2);
      const figure = legend.even ? ticks[index] + (ticks[index + 1] - ticks[index]) * (place - index) : ticks[0] + (ticks[ticks.length - 1] - ticks[0]) * part;
      svgElement("rect", { x: i, width: steps - i, height: 2, fill: colourAt(scale, figure) }, svg);
    }
    return svg;
  }

  ticks(legend) {
    const { ticks } = legend;
    const words = ticks.map((tick, i) => legend.tickLabels[i] || tickText(tick, legend.signed));
    if (legend.below) words[0] = "< " + words[0];
    if (legend.above) words[words.length - 1] = "> " + words[words.length - 1];
    const span = ticks[ticks.length - 1] - ticks[0];
    const list = make("span", { class: "tick-row" });
    words.forEach((word, i) => {
      const part = legend.even ? i / (ticks.length - 1) : (ticks[i] - ticks[0]) / span;
      const tick = make("span", {}, word);
      tick.style.left = 100 * part + "%";
      list.append(tick);
    });
    return list;
  }

  // Areas under the pointer, in focus, chosen.

  hover(index, area) {
    const code = area < 0 ? "" : this.shownOf(index).face.layer.codes[area];
    if (this.hoveredCode === code) return;
    this.hoveredCode = code;
    this.markAreas();
    this.drawCard();
  }

  choose(index, area, opened) {
    const { face } = this.shownOf(index);
    this.state.area = area < 0 ? "" : face.layer.codes[area];
    this.markAreas();
    this.drawCard();
    this.updateRows();
    this.writeAddress();
    if (area < 0) return;
    document.documentElement.classList.add("opened");
    if (!opened) return;
    this.cameFrom = document.activeElement;
    find("card").focus();
  }

  hear(index, area) {
    const { face, mode } = this.shownOf(index);
    this.hoveredCode = face.layer.codes[area];
    this.drawCard();
    this.say(spoken(face, mode, area));
  }

  say(words) {
    if (find("live").textContent !== words) find("live").textContent = words;
  }

  markAreas() {
    this.maps.forEach((map, index) => {
      const codes = this.shownOf(index).face.layer.codes;
      const areas = (list) => list.map((code) => codes.indexOf(code)).filter((area) => area >= 0);
      map.mark("selected", areas(this.cueSelected && !this.state.area ? this.cueSelected : [this.state.area]));
      map.mark("hovered", areas([this.hoveredCode]));
    });
  }

  drawCard() {
    const { face, mode, election } = this.shownOf(0);
    const code = this.hoveredCode || this.state.area;
    const area = code ? face.layer.codes.indexOf(code) : -1;
    const panel = find("card");
    panel.setAttribute("tabindex", -1);
    if (area < 0) {
      document.documentElement.classList.remove("opened");
      const hint = matchMedia("(hover: none)").matches ? "Tap an area for its result." : "Point at an area for its result; click to keep it.";
      panel.replaceChildren(make("p", { class: "hint" }, hint));
      panel.setAttribute("aria-label", "Area");
      return;
    }
    panel.setAttribute("aria-label", face.layer.names[area]);
    const cards = [this.cardMarkup(cardOf(face, mode, area), election)];
    if (this.state.beside !== null) {
      const other = this.shownOf(1);
      const there = other.face.layer.codes.indexOf(code);
      if (there >= 0) cards.push(this.cardMarkup(cardOf(other.face, other.mode, there), other.election));
    }
    const close = code === this.state.area ? [make("button", { type: "button", class: "close", "aria-label": "Close the card", onclick: () => this.closeCard() }, "\u00d7")] : [];
    panel.replaceChildren(...close, ...cards);
  }

  closeCard() {
    const back = this.cameFrom;
    this.cameFrom = null;
    this.hoveredCode = "";
    this.choose(0, -1, false);
    (back?.isConnected ? back : null)?.focus?.({ preventScroll: true });
  }

  cardMarkup(card, election) {
    const most = Math.max(...card.bars.map((bar) => bar.share), 1);
    const bars = card.bars.map((bar) => {
      const svg = svgElement("svg", { class: "share", viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" });
      svgElement("rect", { width: (100 * bar.share) / most, height: 4, rx: 1, fill: bar.colour }, svg);
      return make("tr", {}, make("th", { scope: "row" }, make("b", {}, bar.party), bar.name ? " " + bar.name : "", svg),
        make("td", {}, bar.votes), make("td", {}, bar.share.toFixed(1) + "%"));
    });
    const lines = card.lines.flatMap((line) => [make("dt", {}, line.label), make("dd", {}, make("b", {}, line.value), line.remark ? make("small", {}, line.remark) : "")]);
    return make("article", {},
      make("p", { class: "where" }, [card.within, election.title].filter(Boolean).join(" \u00b7 ")),
      make("h2", {}, card.name),
      make("p", { class: "head" }, card.head),
      bars.length ? make("table", { class: "bars" }, make("tbody", {}, ...bars)) : "",
      card.others ? make("p", { class: "others" }, `${card.others} others, ${card.otherVotes.toLocaleString("en-GB")} votes`) : "",
      make("dl", {}, ...lines),
      ...card.more.map((words) => make("p", {}, words)),
      card.note ? make("p", { class: "note" }, card.note) : "",
      make("details", {}, make("summary", {}, "Where this comes from"), ...card.sources.map((words) => make("p", {}, words))));
  }

  // Controls.

  drawZoom() {
    const button = (label, words, act) => make("button", { type: "button", "aria-label": words, title: words, onclick: act }, label);
    const all = (act) => () => this.maps.forEach(act);
    find("maps").after(make("div", { class: "zoom", role: "group", "aria-label": "Zoom" },
      button("+", "Zoom in", all((map) => map.zoomBy(1.6))), button("\u2212", "Zoom out", all((map) => map.zoomBy(1 / 1.6))),
      button("\u25a1", "Show the whole map", all((map) => map.goHome()))));
  }

  drawControls() {
    this.colours = make("div", { class: "segments", role: "group", "aria-label": "Colour by" });
    this.layouts = make("div", { class: "segments", role: "group", "aria-label": "Layout" });
    this.besides = make("select", { id: "beside", onchange: () => this.set({ beside: this.besides.value === "" ? null : Number(this.besides.value) }) });
    this.besides.append(make("option", { value: "" }, "One map"), ...this.data.elections.map((one, index) => make("option", { value: index }, one.title)));
    for (const [hexagons, label] of [[false, "Map"], [true, "Hexagons"]])
      this.layouts.append(make("button", { type: "button", "data-hexagons": String(hexagons), onclick: () => this.set({ hexagons }) }, label));
    find("controls").append(this.colours, this.layouts,
      this.data.elections.length > 1 ? make("label", { class: "field" }, make("span", { class: "unseen" }, "Beside it"), this.besides) : "");
  }

  updateControls() {
    const { modes } = this.election;
    if (this.controlsOf !== this.election) {
      this.controlsOf = this.election;
      const inside = modes.filter((mode) => !GROUPS[mode.measure]).map((mode) =>
        make("button", { type: "button", "data-mode": mode.id, onclick: () => this.set({ mode: mode.id }) }, mode.label));
      for (const [measure, label] of Object.entries(GROUPS)) {
        const group = modes.filter((mode) => mode.measure === measure);
        if (!group.length) continue;
        const select = make("select", { "aria-label": label, "data-measure": measure, onchange: () => select.value && this.set({ mode: select.value }) },
          make("option", { value: "" }, label), ...group.map((mode) => make("option", { value: mode.id }, mode.label)));
        inside.push(select);
      }
      this.colours.replaceChildren(...inside);
    }
    for (const button of this.colours.querySelectorAll("button")) button.setAttribute("aria-pressed", button.dataset.mode === this.mode.id);
    for (const select of this.colours.querySelectorAll("select")) {
      const chosen = this.mode.measure === select.dataset.measure;
      select.value = chosen ? this.mode.id : "";
      select.classList.toggle("chosen", chosen);
    }
    const able = !!this.face.layer.hexagons;
    for (const button of this.layouts.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", (button.dataset.hexagons === "true") === (this.state.hexagons && able));
      button.disabled = !able;
    }
    this.besides.value = this.state.beside === null ? "" : String(this.state.beside);
  }

  /** Whatever the reader chooses ends the story's own filter and selection. */
  set(changes) {
    this.cueLit = undefined;
    this.cueSelected = null;
    Object.assign(this.state, changes);
    this.show();
    this.say(`${this.election.title}. ${this.mode.title}.`);
  }

  // The timeline.

  stopsOf(track) {
    return this.data.elections.map((one, index) => [one, index]).filter(([one]) => !track || one.track === track);
  }

  drawTimeline() {
    const panel = find("timeline");
    if (this.data.elections.length < 2 || this.data.cues) return panel.remove();
    this.track = this.election.track;
    this.player = make("button", { type: "button", class: "play", onclick: () => this.toggle() }, "Play");
    this.stops = make("div", { class: "stops", role: "group", "aria-label": "Elections" });
    const parts = [this.player];
    if (this.data.tracks.length > 1) {
      this.tracks = make("select", { "aria-label": "Kind of election", onchange: () => this.chooseTrack(this.tracks.value) },
        make("option", { value: "" }, "All elections"), ...this.data.tracks.map(([id, title]) => make("option", { value: id }, title)));
      parts.push(this.tracks);
    }
    panel.append(...parts, this.stops);
  }

  chooseTrack(track) {
    this.track = track;
    const stops = this.stopsOf(track);
    if (!stops.some(([, index]) => index === this.state.election)) this.state.election = stops[stops.length - 1][1];
    this.stopsShown = null;
    this.show();
  }

  updateTimeline() {
    if (!this.stops) return;
    if (this.track && this.election.track !== this.track) this.track = this.election.track;
    if (this.stopsShown !== this.track) {
      this.stopsShown = this.track;
      this.stops.replaceChildren(...this.stopsOf(this.track).map(([one, index]) =>
        make("button", { type: "button", "data-stop": index, title: `${one.title}, ${one.day}`, onclick: () => this.go(index) },
          make("b", {}, one.date.slice(0, 4)), make("span", {}, one.title.replace(/ \d{4}\b/, "")))));
    }
    if (this.tracks) this.tracks.value = this.track;
    for (const button of this.stops.children) {
      const here = Number(button.dataset.stop) === this.state.election;
      button.setAttribute("aria-pressed", here);
      if (here) this.stops.scrollLeft = button.offsetLeft - this.stops.offsetLeft - (this.stops.clientWidth - button.clientWidth) / 2;
    }
  }

  go(index) {
    this.set({ election: index });
  }

  toggle() {
    if (this.playing) return this.pause();
    const stops = this.stopsOf(this.track).map(([, index]) => index);
    if (this.state.election === stops[stops.length - 1]) this.go(stops[0]);
    this.player.textContent = "Pause";
    this.playing = setInterval(() => {
      const next = stops[stops.indexOf(this.state.election) + 1];
      if (next === undefined) return this.pause();
      this.go(next);
      if (next === stops[stops.length - 1]) this.pause();
    }, 1000 * SECONDS_AN_ELECTION);
  }

  pause() {
    clearInterval(this.playing);
    this.playing = 0;
    if (this.player) this.player.textContent = "Play";
  }

  // Finding, filtering, the table.

  drawTools() {
    this.finder = make("input", { id: "find", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Find an area", "aria-label": "Find an area",
      "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list", oninput: () => this.suggest(), onkeydown: (event) => this.finderKey(event), onblur: () => setTimeout(() => this.closeFound(), 150) });
    this.found = make("ul", { id: "found", role: "listbox", "aria-label": "Areas found", hidden: true });
    find("controls").prepend(make("div", { class: "finder" }, this.finder, this.found));
    this.partyFilter = make("select", { onchange: () => this.setFilter({ party: this.partyFilter.value === "" ? null : Number(this.partyFilter.value) }) });
    this.withinFilter = make("select", { onchange: () => this.setFilter({ within: this.withinFilter.value === "" ? null : Number(this.withinFilter.value) }) },
      make("option", { value: "" }, "Any majority"), ...WITHIN.map((points) => make("option", { value: points }, points === 1 ? "Under 1 point" : `Under ${points} points`)));
    this.counted = make("span", { class: "counted", role: "status" });
    this.ownFilter = make("span", { class: "own-filter" });
    this.clearFilter = make("button", { type: "button", onclick: () => this.setFilter({ party: null, within: null, own: false }) }, "Clear filter");
    find("tools").append(
      make("label", { class: "field" }, make("span", {}, "Winner"), this.partyFilter), make("label", { class: "field" }, make("span", {}, "Majority"), this.withinFilter),
      this.clearFilter, this.ownFilter, this.counted,
      make("button", { type: "button", class: "download", onclick: () => this.download() }, "Download CSV"));
  }

  setFilter(changes) {
    this.cueLit = undefined;
    Object.assign(this.filter, changes);
    this.show();
  }

  updateTools(face) {
    if (this.toolsOf !== face) {
      this.toolsOf = face;
      const winners = winnersOf(face);
      if (!winners.some(([party]) => party === this.filter.party)) this.filter.party = null;
      this.partyFilter.replaceChildren(make("option", { value: "" }, "Any party"), ...winners.map(([party, areas]) => make("option", { value: party }, `${this.data.parties[party][1]} (${areas})`)));
    }
    this.partyFilter.value = this.filter.party === null ? "" : String(this.filter.party);
    this.withinFilter.value = this.filter.within === null ? "" : String(this.filter.within);
    const lit = this.litOf(this.election, face);
    this.ownFilter.textContent = this.election.filter && this.filter.own ? this.election.filter : "";
    this.clearFilter.hidden = !lit;
    this.counted.textContent = lit ? `${lit.filter(Boolean).length} of ${face.count} areas` : `${face.count} areas`;
  }

  suggest() {
    const areas = suggestions(this.face.layer, this.finder.value);
    const layer = this.face.layer;
    this.choice = -1;
    this.found.replaceChildren(...areas.map((area, index) => make("li", { role: "option", id: "found-" + index, "aria-selected": "false", "data-found": area,
      onpointerdown: (event) => { event.preventDefault(); this.take(area); } },
      layer.names[area], layer.parent ? make("small", {}, " " + (layer.parents[layer.parent[area]] ?? "")) : "")));
    if (!areas.length && this.finder.value.trim()) this.found.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "No matches"));
    this.found.hidden = !this.found.children.length;
    this.finder.setAttribute("aria-expanded", !this.found.hidden);
    this.finder.removeAttribute("aria-activedescendant");
  }

  finderKey(event) {
    const options = [...this.found.querySelectorAll("[data-found]")];
    if (event.key === "Escape") {
      this.finder.value = "";
      this.closeFound();
    } else if (event.key === "Enter" && options.length) {
      event.preventDefault();
      this.take(Number(options[Math.max(0, this.choice)].dataset.found));
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && options.length) {
      event.preventDefault();
      this.choice = (this.choice + (event.key === "ArrowDown" ? 1 : options.length - 1 + (this.choice < 0 ? 1 : 0))) % options.length;
      options.forEach((option, index) => option.setAttribute("aria-selected", index === this.choice));
      this.finder.setAttribute("aria-activedescendant", options[this.choice].id);
    }
  }

  closeFound() {
    this.found.hidden = true;
    this.finder.setAttribute("aria-expanded", "false");
  }

  take(area) {
    this.finder.value = "";
    this.closeFound();
    this.hoveredCode = "";
    this.maps[0].moveTo(area);
    this.choose(0, area, false);
    this.say(spoken(this.face, this.mode, area));
  }

  drawTable(election, face) {
    this.tableOf = face;
    this.tableLook = election;
    const columns = election.table.filter(([id]) => id === "area_name" || face.has(id));
    const head = make("tr");
    for (const column of columns) {
      const [id, title, unit, kind] = column;
      const words = unit && unit !== "electors" ? make("span", { class: "unit" }, unit) : "";
      head.append(make("th", { scope: "col", class: kind === "number" ? "n" : null, "data-column": id },
        make("button", { type: "button", onclick: () => this.sortBy(column) }, title, words ? " " : "", words)));
    }
    this.rows = face.layer.codes.map((code, area) => {
      const row = make("tr", { "data-row": area });
      for (const column of columns) {
        const [id, , , kind] = column;
        const value = face.column(id)[area];
        const text = cellText(column, value, this.data.parties);
        if (id === "area_name") row.append(make("th", { scope: "row" }, make("button", { type: "button", onclick: () => this.chooseRow(area) }, text)));
        else if (kind === "party" && value !== null) row.append(make("td", {}, this.swatch(this.data.parties[value][3]), text));
        else row.append(make("td", { class: kind === "number" ? "n" : null }, text));
      }
      return row;
    });
    this.body = make("tbody");
    find("rows").replaceChildren(make("table", {}, make("caption", {}, election.title + ", all areas"), make("thead", {}, head), this.body));
    this.columns = columns;
    if (!columns.some(([id]) => id === this.sort.column)) this.sort = { column: "area_name", descending: false };
    this.sortRows();
  }

  sortBy([id, , , kind]) {
    const same = this.sort.column === id;
    this.sort = { column: id, descending: same ? !this.sort.descending : kind === "number" };
    this.sortRows();
    this.say(`Sorted by ${id.replace(/_/g, " ")}, ${this.sort.descending ? "largest first" : "smallest first"}`);
  }

  sortRows() {
    const column = this.columns.find(([id]) => id === this.sort.column);
    this.order = ordered(this.tableOf, column, this.sort.descending);
    this.body.append(...this.order.map((area) => this.rows[area]));
    for (const head of find("rows").querySelectorAll("th[data-column]")) {
      if (head.dataset.column === this.sort.column) head.setAttribute("aria-sort", this.sort.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  chooseRow(area) {
    this.maps[0].moveTo(area);
    this.choose(0, area, false);
    this.say(spoken(this.face, this.mode, area));
  }

  updateRows() {
    const lit = this.litOf(this.election, this.tableOf);
    const codes = this.tableOf.layer.codes;
    this.rows.forEach((row, area) => {
      row.hidden = !!lit && !lit[area];
      row.classList.toggle("chosen", codes[area] === this.state.area);
    });
  }

  download() {
    const lit = this.litOf(this.election, this.tableOf);
    const text = csvOf(this.tableOf, this.order.filter((area) => !lit || lit[area]));
    const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    make("a", { href: address, download: this.election.id + ".csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }

  // Address and keys.

  readAddress() {
    const said = stateOf(location.hash);
    const election = this.data.elections.findIndex((one) => one.id === said.election);
    if (election < 0) {
      if (!this.state.area || this.state.area === -1) this.state.area = this.data.start.selected[0] || "";
      return;
    }
    this.state.election = election;
    this.state.mode = this.election.modes.some((mode) => mode.id === said.mode) ? said.mode : this.mode.id;
    this.state.area = this.face.layer.codes.includes(said.area) ? said.area : "";
    this.state.hexagons = said.hexagons;
    const beside = this.data.elections.findIndex((one) => one.id === said.beside);
    this.state.beside = beside < 0 ? null : beside;
  }

  writeAddress() {
    const { area, hexagons, beside } = this.state;
    this.written = addressOf({ election: this.election.id, mode: this.mode.id, area, hexagons, beside: beside === null ? "" : this.data.elections[beside].id });
    try {
      history.replaceState(null, "", this.written);
    } catch {
      // A browser may not let files do so; the page works without.
    }
  }

  key(event) {
    if (event.key === "Escape" && this.state.area && event.target !== this.finder) this.closeCard();
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "/") {
      event.preventDefault();
      this.finder.focus();
    } else if (event.key === "[" || event.key === "]") this.step(event.key === "]" ? 1 : -1);
  }

  step(direction) {
    if (this.data.cues) return this.showCue(this.cue + direction, true);
    const stops = this.stopsOf(this.track).map(([, index]) => index);
    const next = stops[stops.indexOf(this.state.election) + direction];
    if (next !== undefined) this.go(next);
  }

  // A story: each cue is shown when its text is read.

  startStory() {
    this.cue = -1;
    this.steps = [...document.querySelectorAll("#story li")];
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries) if (entry.isIntersecting) this.showCue(this.steps.indexOf(entry.target), false);
    }, { rootMargin: "-45% 0px -45% 0px" });
    this.steps.forEach((step, index) => {
      step.append(make("button", { type: "button", onclick: () => this.showCue(index, true) }, "Show on the map"));
      seen.observe(step);
    });
    find("story").append(make("p", { class: "pager" },
      make("button", { type: "button", onclick: () => this.step(-1) }, "Previous"), make("button", { type: "button", onclick: () => this.step(1) }, "Next")));
    if (!stateOf(location.hash).election || location.hash === this.written) this.showCue(0, false);
  }

  showCue(index, scroll) {
    const cue = this.data.cues[index];
    if (!cue || this.cue === index) return;
    this.cue = index;
    this.cueLit = cue.lit || "";
    this.cueSelected = cue.selected;
    this.hoveredCode = "";
    Object.assign(this.state, { election: cue.election, mode: cue.mode, hexagons: cue.hexagons, area: cue.selected.length === 1 ? cue.selected[0] : "" });
    this.show();
    if (cue.box && !cue.hexagons) this.maps[0].frame(cue.box);
    else this.maps[0].goHome();
    this.steps.forEach((step, at) => step.classList.toggle("current", at === index));
    this.say(`${cue.title}. ${cue.caption}`);
    if (scroll) this.steps[index].scrollIntoView({ block: "center", behavior: this.calm.matches ? "auto" : "smooth" });
  }
}

if (typeof document !== "undefined") {
  const page = new Page(JSON.parse(find("data").textContent));
  page.start();
  window.hustings = page;
}
