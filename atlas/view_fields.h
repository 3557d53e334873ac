// The one table of what a session keeps: every choice in the view, by the name that it has in a file.
#pragma once

#include <initializer_list>
#include <type_traits>
#include <utility>
#include <vector>

#include "atlas/playback.h"
#include "atlas/view.h"

namespace hustings {

/// A value of an enumeration and how a session writes it.
template <class Value>
using Names = std::initializer_list<std::pair<Value, const char*>>;

template <class Value, class Plain>
concept Like = std::is_same_v<std::remove_const_t<Value>, Plain>;

// To keep another choice, add one line to the list of its struct below. A field may be a bool, a number, text, a point,
// a vector of these, an optional of them, a value of an enumeration (name its values), and a struct that has a list of
// its own here (it becomes a table), also optional or in a vector. `Visit` writes or reads: `visit(key, field)` or
// `visit(key, field, names)`. A new session opens in an older program without the choice, and an older one in a new
// program leaves the field as it is by default.

template <class Visit>
void each_field(Visit& visit, Like<Camera> auto& camera) {
  visit("centre", camera.centre);
  visit("metres_per_pixel", camera.metres_per_pixel);
}

template <class Visit>
void each_field(Visit& visit, Like<Basis> auto& basis) {
  visit("slate", basis.slate, Names<SlateVote>{{SlateVote::top, "top"}, {SlateVote::average, "average"}});
  visit("spread_postal", basis.spread_postal);
}

template <class Visit>
void each_field(Visit& visit, Like<ScaleChoice> auto& scale) {
  visit("stepped", scale.stepped);
  visit("midpoint", scale.midpoint);
  visit("breaks", scale.breaks);
}

/// The names that `name_of` gives.
template <class Value>
auto named(std::initializer_list<Value> values) {
  std::vector<std::pair<Value, const char*>> names;
  for (const Value value : values) names.emplace_back(value, name_of(value));
  return names;
}

inline auto colour_modes() {
  return named({ColourMode::winner, ColourMode::majority, ColourMode::swing, ColourMode::share, ColourMode::change,
                ColourMode::turnout, ColourMode::status});
}

template <class Visit>
void each_field(Visit& visit, Like<View> auto& view) {
  visit("contest", view.contest);
  visit("next_contest", view.next_contest);
  visit("fraction", view.fraction);
  visit("against", view.against);
  visit("at_dissolution", view.at_dissolution);
  visit("by", view.by);
  visit("across", view.across, named({Across::parent, Across::overlap, Across::none}));
  visit("basis", view.basis);
  visit("colour", view.colour, colour_modes());
  visit("party", view.party);
  visit("top_two", view.top_two);
  visit("swing_from", view.swing_from);
  visit("swing_to", view.swing_to);
  visit("formula", view.formula, Names<SwingFormula>{{SwingFormula::butler, "butler"}, {SwingFormula::steed, "steed"}});
  visit("selected", view.selected);
  visit("pinned", view.pinned);
  visit("camera", view.camera);
  visit("vision", view.vision, named({Vision::normal, Vision::protanopia, Vision::deuteranopia, Vision::tritanopia}));
  visit("look", view.look, named({Look::dark, Look::light, Look::contrast}));
  visit("layout", view.layout, named({Layout::geography, Layout::hexagons, Layout::circles}));
  visit("morph", view.morph);
  visit("circle_size", view.circle_size, named({CircleSize::electorate, CircleSize::votes}));
  visit("symbols", view.symbols, named({Symbols::none, Symbols::circles, Symbols::arrows}));
  visit("scale", view.scale);
  visit("fade_small", view.fade_small);
  visit("crossed_with", view.crossed_with, colour_modes());
  visit("overlays", view.overlays);
}

template <class Visit>
void each_field(Visit& visit, Like<Playback> auto& playback) {
  visit("track", playback.track);
  visit("playing", playback.playing);
  visit("progress", playback.progress);
  visit("speed", playback.speed);
  visit("loop", playback.loop);
  visit("backwards", playback.backwards);
}

}  // namespace hustings
