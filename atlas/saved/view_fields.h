// The one table of what a session keeps: every choice in the view, by the name that it has in a file.
#pragma once

#include <initializer_list>
#include <type_traits>
#include <utility>
#include <vector>

#include "atlas/view/playback.h"
#include "atlas/view/view.h"

namespace hustings {

/// A value of an enumeration and how a session writes it.
template <class Value>
using Names = std::initializer_list<std::pair<Value, const char*>>;

/// Says of a number that it may be infinite; any other must be finite.
struct MayBeInfinite {};
constexpr MayBeInfinite may_be_infinite;

template <class Value, class Plain>
concept Like = std::is_same_v<std::remove_const_t<Value>, Plain>;

// To keep another choice, add one line to the list of its struct below. A field may be a bool, a number, text, a point,
// an instant, a vector of these, an optional of them, a value of an enumeration or several (name its values), and a
// struct that has a list of its own here (it becomes a table), also optional or in a vector. `Visit` writes or reads:
// `visit(key, field)`, `visit(key, field, names)` or `visit(key, number, may_be_infinite)`. A new session opens in an
// older program without the choice, and an older one in a new program leaves the field as it is by default.

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

template <class Visit>
void each_field(Visit& visit, Like<WhatIf> auto& what_if) {
  visit("on", what_if.on);
  visit("model", what_if.model,
        Names<SwingModel>{{SwingModel::uniform, "uniform"}, {SwingModel::proportional, "proportional"}});
  visit("swing", what_if.swing);
  visit("third_party", what_if.third_party);
  visit("third_change", what_if.third_change);
}

/// The names that `name_of` gives.
template <class Value>
auto named(std::initializer_list<Value> values) {
  std::vector<std::pair<Value, const char*>> names;
  for (const Value value : values) names.emplace_back(value, name_of(value));
  return names;
}

inline auto colour_modes() {
  std::vector<std::pair<ColourMode, const char*>> names;
  for (const ColourMode mode : offered_measures()) names.emplace_back(mode, name_of(mode));
  return names;
}

template <class Visit>
void each_field(Visit& visit, Like<Range> auto& range) {
  visit("column", range.column);
  visit("low", range.low, may_be_infinite);
  visit("high", range.high, may_be_infinite);
  visit("low_open", range.low_open);
  visit("high_open", range.high_open);
}

template <class Visit>
void each_field(Visit& visit, Like<MajorityLimit> auto& limit) {
  visit("on", limit.on);
  visit("limit", limit.limit);
  visit("unit", limit.unit,
        Names<MajorityLimit::Unit>{{MajorityLimit::Unit::percent, "percent"}, {MajorityLimit::Unit::votes, "votes"}});
}

template <class Visit>
void each_field(Visit& visit, Like<Filter> auto& filter) {
  visit("parties", filter.parties);
  visit("statuses", filter.statuses, named({Status::hold, Status::gain, Status::tie}));
  visit("ranges", filter.ranges);
  visit("parents", filter.parents);
  visit("text", filter.text);
  visit("thread", filter.majority_limit);
}

template <class Visit>
void each_field(Visit& visit, Like<ChartChoice> auto& charts) {
  visit("chart", charts.chart, named({Chart::scatter, Chart::histogram, Chart::swing, Chart::ternary, Chart::seats}));
  visit("x", charts.x);
  visit("y", charts.y);
  visit("column", charts.column);
  visit("corners", charts.corners);
}

template <class Visit>
void each_field(Visit& visit, Like<Mark> auto& mark) {
  visit("tool", mark.tool,
        named({MarkTool::pen, MarkTool::highlighter, MarkTool::arrow, MarkTool::circle, MarkTool::text}));
  visit("points", mark.points);
  visit("text", mark.text);
  visit("colour", mark.colour);
  visit("width", mark.width);
}

template <class Visit>
void each_field(Visit& visit, Like<Beside> auto& beside) {
  visit("contest", beside.contest);
  visit("colour", beside.colour, colour_modes());
  visit("party", beside.party);
  visit("number", beside.number);
}

template <class Visit>
void each_field(Visit& visit, Like<View> auto& view) {
  visit("contest", view.contest);
  visit("next_contest", view.next_contest);
  visit("fraction", view.fraction);
  visit("at", view.at);
  visit("against", view.against);
  visit("at_dissolution", view.at_dissolution);
  visit("by", view.by);
  visit("across", view.across, named({Across::parent, Across::overlap, Across::none}));
  visit("basis", view.basis);
  visit("colour", view.colour, colour_modes());
  visit("party", view.party);
  visit("number", view.number);
  visit("top_two", view.top_two);
  visit("swing_from", view.swing_from);
  visit("swing_to", view.swing_to);
  visit("formula", view.formula, Names<SwingFormula>{{SwingFormula::butler, "butler"}, {SwingFormula::steed, "steed"}});
  visit("selected", view.selected);
  visit("filter", view.filter);
  visit("spotlight", view.spotlight);
  visit("pinned", view.pinned);
  visit("camera", view.camera);
  visit("vision", view.vision, named({Vision::normal, Vision::protanopia, Vision::deuteranopia, Vision::tritanopia}));
  visit("look", view.look, named({Look::dark, Look::light, Look::contrast}));
  visit("layout", view.layout, named({Layout::geography, Layout::hexagons, Layout::circles}));
  visit("morph", view.morph);
  visit("insets", view.insets);
  visit("circle_size", view.circle_size, named({CircleSize::electorate, CircleSize::votes}));
  visit("symbols", view.symbols, named({Symbols::none, Symbols::circles, Symbols::arrows}));
  visit("scale", view.scale);
  visit("fade_small", view.fade_small);
  visit("crossed_with", view.crossed_with, colour_modes());
  visit("what_if", view.what_if);
  visit("charts", view.charts);
  visit("beside", view.beside);
  visit("swipe", view.swipe);
  visit("marks", view.marks);
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
  visit("night_speed", playback.night_speed);
}

}  // namespace hustings
