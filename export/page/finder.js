// A field that finds areas by name or code, with suggestions under it.
import { make } from "./dom.js";
import { suggestions } from "./find.js";

export class Finder {
  /** `layerOf()`: whose areas are found; `take(area)`: one was chosen. */
  constructor(layerOf, take) {
    this.layerOf = layerOf;
    this.take = take;
    this.field = make("input", {
      id: "find", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: "Find an area", "aria-label": "Find an area", "aria-expanded": "false",
      "aria-controls": "found", "aria-autocomplete": "list", oninput: () => this.suggest(), onkeydown: (event) => this.key(event), onblur: () => this.close(),
    });
    this.list = make("ul", { id: "found", role: "listbox", "aria-label": "Areas found", hidden: true });
    this.element = make("div", { class: "finder" }, this.field, this.list);
  }

  suggest() {
    const layer = this.layerOf();
    this.areas = suggestions(layer, this.field.value);
    this.choice = -1;
    const option = (words, attributes) => make("li", { role: "option", "aria-selected": "false", ...attributes }, ...words);
    const within = (area) => (layer.parent ? [make("small", {}, " " + (layer.parents[layer.parent[area]] ?? ""))] : []);
    const found = this.areas.map((area, index) => option([layer.names[area], ...within(area)], {
      id: "found-" + index,
      onpointerdown: (event) => {
        event.preventDefault();
        this.chose(area);
      },
    }));
    if (!found.length && this.field.value.trim()) found.push(option(["No matches"], { "aria-disabled": "true" }));
    this.list.replaceChildren(...found);
    this.open(found.length > 0);
  }

  open(open) {
    this.list.hidden = !open;
    this.field.setAttribute("aria-expanded", open);
    this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    this.open(false);
  }

  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") {
      event.stopPropagation();
      this.field.value = "";
      this.close();
    } else if (this.list.hidden || !this.areas.length) return;
    else if (event.key === "Enter") this.chose(this.areas[Math.max(0, this.choice)]);
    else if (step) {
      event.preventDefault();
      const count = this.areas.length;
      this.choice = this.choice < 0 && step < 0 ? count - 1 : (this.choice + step + count) % count;
      [...this.list.children].forEach((option, index) => option.setAttribute("aria-selected", index === this.choice));
      this.field.setAttribute("aria-activedescendant", "found-" + this.choice);
    }
  }

  chose(area) {
    this.field.value = "";
    this.close();
    this.take(area);
  }
}
