#include "atlas/view/view.h"

#include <algorithm>

#include "atlas/view/what_if.h"

namespace hustings {

const char* name_of(Vision vision) {
  switch (vision) {
    case Vision::normal: return "normal";
    case Vision::protanopia: return "protanopia";
    case Vision::deuteranopia: return "deuteranopia";
    case Vision::tritanopia: return "tritanopia";
  }
  return "";
}

std::optional<Vision> maybe_vision(std::string_view name) {
  for (const Vision vision : {Vision::normal, Vision::protanopia, Vision::deuteranopia, Vision::tritanopia})
    if (name == name_of(vision)) return vision;
  return std::nullopt;
}

const char* name_of(Look look) {
  switch (look) {
    case Look::dark: return "dark";
    case Look::light: return "light";
    case Look::contrast: return "contrast";
  }
  return "";
}

const char* name_of(Layout layout) {
  switch (layout) {
    case Layout::geography: return "geography";
    case Layout::hexagons: return "hexagons";
    case Layout::circles: return "circles";
  }
  return "";
}

const char* name_of(CircleSize size) { return size == CircleSize::electorate ? "electorate" : "votes"; }

const char* name_of(Symbols symbols) {
  switch (symbols) {
    case Symbols::none: return "none";
    case Symbols::circles: return "circles";
    case Symbols::arrows: return "arrows";
  }
  return "";
}

/// Arrows over gains and losses go with them: over another colour nobody asked for them.
void drop_arrows(View& view, ColourMode mode) {
  if (view.symbols == Symbols::arrows && view.colour == ColourMode::status && mode != view.colour)
    view.symbols = Symbols::none;
}

void colour_by(View& view, ColourMode mode) {
  drop_arrows(view, mode);
  if (view.colour != mode) view.scale = {.stepped = view.scale.stepped, .midpoint = {}, .breaks = {}};
  view.colour = mode;
}

void colour_by_number(View& view, const std::string& column) {
  drop_arrows(view, ColourMode::number);
  const bool same = view.colour == ColourMode::number && view.number == column;
  if (!same) view.scale = {.stepped = view.scale.stepped, .midpoint = {}, .breaks = {}};
  view.colour = ColourMode::number;
  view.number = column;
}

bool is_pinned(const View& view, const std::string& code) {
  return std::find(view.pinned.begin(), view.pinned.end(), code) != view.pinned.end();
}

void toggle_pin(View& view, const std::string& code) {
  if (is_pinned(view, code)) std::erase(view.pinned, code);
  else if (view.pinned.size() < most_pinned) view.pinned.push_back(code);
}

View as_painted(View view) {
  if (view.symbols != Symbols::arrows || view.colour == ColourMode::status) return view;
  view.colour = ColourMode::swing;
  view.crossed_with.reset();
  return view;
}

bool is_quiet(const View& view) {
  return view.symbols != Symbols::none && !(view.symbols == Symbols::arrows && view.colour == ColourMode::status);
}

std::optional<ColourMode> crossing(const View& view) {
  if (!view.crossed_with || *view.crossed_with == view.colour || !is_figure(view.colour)) return std::nullopt;
  return view.crossed_with;
}

const char* name_of(Chart chart) {
  switch (chart) {
    case Chart::scatter: return "scatter";
    case Chart::histogram: return "histogram";
    case Chart::swing: return "swing";
    case Chart::ternary: return "ternary";
    case Chart::seats: return "seats";
  }
  return "";
}

const NumberColumn* chosen_number(const Atlas& atlas, const View& view) {
  const auto column = atlas.find_number(view.number);
  return column ? &atlas.numbers[*column] : nullptr;
}

std::optional<ContestIndex> compared_with(const Atlas& atlas, const View& view, ContestIndex contest) {
  return projection_of(atlas, view, contest) ? contest : earlier_contest(atlas, view, contest);
}

}  // namespace hustings
