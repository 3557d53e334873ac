#include "ui/fields/filter_controls.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui_stdlib.h>
#include <map>
#include <set>

#include "atlas/count.h"
#include "atlas/figures/table_rows.h"
#include "base/name_order.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/zones/command_tip.h"

namespace hustings::ui {

namespace {

/// Told of the last item while the pointer is on it.
void tip(const Canvas& canvas, const std::string& text) {
  if (ImGui::IsItemHovered()) tooltip(canvas, text);
}

template <class T>
bool has(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

template <class T>
void toggle_value(std::vector<T>& values, const T& value) {
  if (std::erase(values, value) == 0) values.push_back(value);
}

/// The parties that won somewhere, most areas first, then those that the filter names beside them.
std::vector<std::pair<PartyIndex, std::size_t>> offered_winners(const Atlas& atlas, const AreaFigures& figures,
                                                                const Filter& filter) {
  std::map<PartyIndex, std::size_t> won;
  for (const auto& party : figures.column("winner").parties)
    if (party) ++won[*party];
  for (const std::string& id : filter.parties)
    if (const auto party = atlas.parties.find(id)) won.emplace(*party, 0);
  std::vector<std::pair<PartyIndex, std::size_t>> offered(won.begin(), won.end());
  std::stable_sort(offered.begin(), offered.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return offered;
}

void party_boxes(const Canvas& canvas, const Atlas& atlas, const AreaFigures& figures, Filter& filter) {
  text_in(canvas.fonts->small, palette().secondary, "Won by");
  const float left = ImGui::GetCursorPosX();
  const float half = ImGui::GetContentRegionAvail().x / 2;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {canvas.px(2), canvas.px(2)});
  std::size_t place = 0;
  for (const auto& [party, areas] : offered_winners(atlas, figures, filter)) {
    const Party& known = atlas.parties[party];
    if (place++ % 2 == 1) ImGui::SameLine(left + half);
    bool wanted = has(filter.parties, known.id);
    // The swatch stands between the box and the name.
    const std::string label = fmt::format("      {}  {}##{}", known.short_name, areas, known.id);
    if (ImGui::Checkbox(label.c_str(), &wanted)) toggle_value(filter.parties, known.id);
    tip(canvas, fmt::format("Areas won by {}: {}", known.name, areas));
    const ImVec2 box = ImGui::GetItemRectMin();
    party_square(canvas, {box.x + ImGui::GetFrameHeight() + canvas.px(8), box.y + canvas.px(4)}, known.colour);
  }
  ImGui::PopStyleVar();
}

void status_choices(const Canvas& canvas, const AreaFigures& figures, Filter& filter) {
  text_in(canvas.fonts->small, palette().secondary, figures.seats ? "The seat was a" : "The lead is a");
  const float third = (ImGui::GetContentRegionAvail().x - canvas.px(12)) / 3;
  for (const Status status : {Status::hold, Status::gain, Status::tie}) {
    if (status != Status::hold) ImGui::SameLine(0, canvas.px(6));
    if (choice_button(status_word(status, figures.seats), has(filter.statuses, status), {third, 0}))
      toggle_value(filter.statuses, status);
    tip(canvas, "Measured against the contest that this one is compared with");
  }
}

/// Names and codes of the larger areas of the layer, in order of names.
std::vector<std::pair<std::string, std::string>> all_larger_areas(const Atlas& atlas, const AreaFigures& figures) {
  std::set<std::pair<std::string, std::string>> larger;
  for (AreaIndex area = 0; area < figures.size(); ++area)
    for (auto& [code, name] : larger_areas(atlas, figures.shown.layer, area)) larger.emplace(name, code);
  std::vector<std::pair<std::string, std::string>> sorted(larger.begin(), larger.end());
  sort_by_name(sorted, [](const auto& one) { return one.first; });
  return sorted;
}

/// What the larger areas are, as their layer has it: "Borough", "Nations and regions".
std::string larger_area_word(const Atlas& atlas, LayerIndex layer) {
  const auto parents = atlas.layers[layer].parent_layer;
  if (!parents) return "Borough, or partly";
  std::string word = atlas.layers[*parents].title;
  if (word.find(' ') == std::string::npos && word.size() > 1 && word.back() == 's') word.pop_back();
  return word;
}

void parent_combo(const Canvas& canvas, const Atlas& atlas, const AreaFigures& figures, Filter& filter) {
  const auto larger = all_larger_areas(atlas, figures);
  if (larger.empty()) return;
  text_in(canvas.fonts->small, palette().secondary, larger_area_word(atlas, figures.shown.layer));
  std::string chosen;
  for (const auto& [name, code] : larger)
    if (has(filter.parents, code)) chosen += (chosen.empty() ? "" : ", ") + name;
  const float room = ImGui::GetContentRegionAvail().x - canvas.px(48);
  ImGui::SetNextItemWidth(-1);
  if (!ImGui::BeginCombo("##parent", chosen.empty() ? "any" : fitted(canvas.fonts->body, chosen, room).c_str()))
    return tip(canvas, "Areas that lie in one of these, or partly");
  if (menu_row("any", filter.parents.empty())) filter.parents.clear();
  for (const auto& [name, code] : larger)
    if (ImGui::Selectable(as_seen(name).c_str(), has(filter.parents, code), ImGuiSelectableFlags_DontClosePopups))
      toggle_value(filter.parents, code);
  ImGui::EndCombo();
}

/// Both ends of a range, between the least and the greatest figure that there is. Returns whether it is to go.
bool range_row(const Canvas& canvas, const Column& column, Range& range) {
  double least = std::numeric_limits<double>::infinity();
  double most = -least;
  for (const double figure : column.numbers) {
    if (std::isnan(figure)) continue;
    least = std::min(least, figure);
    most = std::max(most, figure);
  }
  ImGui::PushID(column.id.c_str());
  text_in(canvas.fonts->small, palette().secondary, title_with_unit(column));
  const float cross = canvas.px(28);
  const float half = (ImGui::GetContentRegionAvail().x - cross - canvas.px(12)) / 2;
  if (least <= most) {
    const auto lowest = static_cast<float>(least);
    const auto highest = static_cast<float>(most);
    auto low = static_cast<float>(std::max(range.low, least));
    auto high = static_cast<float>(std::min(range.high, most));
    const float speed = std::max((highest - lowest) / 300, 1e-3f);
    const char* form = column.whole ? "%.0f" : "%.2f";
    ImGui::SetNextItemWidth(half);
    // At its end a bound is none: a later contest may have figures beyond it.
    if (ImGui::DragFloat("##low", &low, speed, lowest, highest, form, ImGuiSliderFlags_AlwaysClamp)) {
      range.low = low <= lowest ? -std::numeric_limits<double>::infinity() : static_cast<double>(low);
      range.low_open = false;
      range.high = std::max(range.high, range.low);
    }
    tip(canvas, "The least: drag, or press Ctrl and click to type. At its end there is no bound");
    ImGui::SameLine(0, canvas.px(6));
    ImGui::SetNextItemWidth(half);
    if (ImGui::DragFloat("##high", &high, speed, lowest, highest, form, ImGuiSliderFlags_AlwaysClamp)) {
      range.high = high >= highest ? std::numeric_limits<double>::infinity() : static_cast<double>(high);
      range.high_open = false;
      range.low = std::min(range.low, range.high);
    }
    tip(canvas, "The most: drag, or press Ctrl and click to type. At its end there is no bound");
    ImGui::SameLine(0, canvas.px(6));
  }
  const bool away = ImGui::Button("\u00d7", {cross, 0});
  tip(canvas, "Take this range away");
  ImGui::PopID();
  return away;
}

void range_rows(const Canvas& canvas, const AreaFigures& figures, Filter& filter) {
  for (std::size_t i = 0; i < filter.ranges.size(); ++i) {
    const Column* column = figures.find(filter.ranges[i].column);
    Column missing;
    missing.id = filter.ranges[i].column;
    missing.title = filter.ranges[i].column + ": no such figures here";
    if (range_row(canvas, column != nullptr ? *column : missing, filter.ranges[i]))
      filter.ranges.erase(filter.ranges.begin() + static_cast<std::ptrdiff_t>(i--));
  }
  ImGui::SetNextItemWidth(-1);
  if (!ImGui::BeginCombo("##range", "Add a range \u2026", ImGuiComboFlags_HeightLarge))
    return tip(canvas, "Areas whose figures in a column lie between two bounds");
  std::string_view group;
  for (const Column& column : figures.columns) {
    if (column.kind != ColumnKind::number) continue;
    if (group_of(column) != group) {
      group = group_of(column);
      text_in(canvas.fonts->small, palette().secondary, std::string(group));
    }
    const bool there = std::any_of(filter.ranges.begin(), filter.ranges.end(),
                                   [&](const Range& range) { return range.column == column.id; });
    const std::string label = title_with_unit(column) + "##" + column.id;
    if (menu_row(label.c_str(), there) && !there) filter.ranges.push_back({.column = column.id});
  }
  ImGui::EndCombo();
}

}  // namespace

void draw_thread(const Canvas& canvas, float width, Filter& filter, const CommandHints& hints) {
  MajorityLimit& majority = filter.majority_limit;
  const bool votes = majority.unit == MajorityLimit::Unit::votes;
  const float gap = canvas.px(6);
  const float title = canvas.px(100);
  const float unit = canvas.px(56);
  if (choice_button("Majority under", majority.on, {title, 0})) majority.on = !majority.on;
  command_tip(hints, "thread");
  ImGui::SameLine(0, gap);
  ImGui::SetNextItemWidth(width - title - unit - 2 * gap);
  auto limit = static_cast<float>(majority.limit);
  // Finer where it matters: most changes are among the nearest.
  if (ImGui::SliderFloat("##thread", &limit, votes ? 10.0f : 0.1f, votes ? 20000.0f : 50.0f,
                         votes ? "%.0f votes" : "%.1f points", ImGuiSliderFlags_Logarithmic)) {
    const double step = votes ? 10 : 0.1;
    majority.limit = std::round(static_cast<double>(limit) / step) * step;
    if (!votes) majority.limit = std::round(majority.limit * 10) / 10;
    majority.on = true;
  }
  tip(canvas, "Drag, or press Ctrl and click to type");
  ImGui::SameLine(0, gap);
  if (ImGui::Button(votes ? "votes" : "points", {unit, 0})) {
    majority.unit = votes ? MajorityLimit::Unit::percent : MajorityLimit::Unit::votes;
    majority.limit = votes ? 5 : 1000;
  }
  tip(canvas, votes ? "Count in points instead" : "Count in votes instead");
}

void draw_filter(const Canvas& canvas, const Atlas& atlas, const AreaFigures& figures, View& view,
                 const CommandHints& hints) {
  Filter& filter = view.filter;
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint("##text", "Name or code", &filter.text);
  tip(canvas, "Areas whose name or code has this in it; capitals and accents make no difference");
  draw_thread(canvas, ImGui::GetContentRegionAvail().x, filter, hints);
  party_boxes(canvas, atlas, figures, filter);
  status_choices(canvas, figures, filter);
  parent_combo(canvas, atlas, figures, filter);
  text_in(canvas.fonts->small, palette().secondary, "Figures between two bounds");
  range_rows(canvas, figures, filter);
  rule(canvas);
  if (!filter.active()) ImGui::PushStyleColor(ImGuiCol_Text, ink(palette().secondary));
  const bool active = filter.active();
  if (ImGui::Button("Clear the filter", {-1, 0})) filter = {};
  command_tip(hints, "clear-filter");
  if (!active) ImGui::PopStyleColor();
}

}  // namespace hustings::ui
