// The page's address says what is on it: #general-2017/swing/E14000768, and after "?" what is seldom asked for.

export function addressOf(state) {
  const parts = [state.election, state.mode, state.area].map((part) => encodeURIComponent(part || "").replace(/%3A/g, ":"));
  while (parts.length > 1 && parts[parts.length - 1] === "") parts.pop();
  const extra = [];
  if (state.hexagons) extra.push("hexagons");
  if (state.beside) extra.push("beside=" + encodeURIComponent(state.beside));
  return "#" + parts.join("/") + (extra.length ? "?" + extra.join("&") : "");
}

const plain = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
};

/** What an address says; empty where it says nothing. */
export function stateOf(address) {
  const [path, query] = address.replace(/^#/, "").split("?");
  const [election = "", mode = "", area = ""] = path.split("/").map(plain);
  const extra = (query || "").split("&");
  const beside = extra.find((one) => one.startsWith("beside="));
  return { election, mode, area, hexagons: extra.includes("hexagons"), beside: beside ? plain(beside.slice(7)) : "" };
}
