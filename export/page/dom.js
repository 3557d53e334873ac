// Elements of the page.

const SVG = "http://www.w3.org/2000/svg";

export const find = (id) => document.getElementById(id);

/** An element with attributes (on...: a listener), texts and elements inside. */
export function make(name, attributes = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== false && value !== null) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside.filter((one) => one));
  return element;
}

export const button = (label, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, ...[label].flat());

export function select(choices, onchange, attributes = {}) {
  const list = make("select", { ...attributes, onchange: () => onchange(list.value) });
  setChoices(list, choices);
  return list;
}

/** [value, words] of each. */
export const setChoices = (list, choices) => list.replaceChildren(...choices.map(([value, words]) => make("option", { value }, words)));

export function svgElement(name, attributes = {}, parent = null) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (parent) parent.append(element);
  return element;
}
