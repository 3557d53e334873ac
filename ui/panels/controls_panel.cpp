#include "ui/panels/controls_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <string_view>
#include <vector>

#include "atlas/figures/comparison.h"
#include "atlas/numbers.h"
#include "atlas/paint/scales.h"
#include "ui/fields/measures.h"
#include "ui/kit/party_combo.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/panels/compare_panel.h"

namespace hustings::ui {

void against_combo(const Atlas& atlas, View& view) {
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return;
  const auto against = compared_with(atlas, view, *contest);
  ImGui::SetNextItemWidth(-1);
  if (!ImGui::BeginCombo("##against",
                         against ? as_seen(atlas.contest(*against).title).c_str() : "nothing to compare with"))
    return;
  for (const AtlasContest& other : atlas.contests) {
    if (other.contest.track != atlas.contest(*contest).track || other.contest.id == view.contest ||
        other.contest.date >= atlas.contest(*contest).date)
      continue;
    if (menu_row(other.contest.title.c_str(), against && atlas.contest(*against).id == other.contest.id))
      view.against = other.contest.id;
  }
  ImGui::EndCombo();
}

namespace {

constexpr float widest_controls = 440;  // design pixels

void swing_controls(const Canvas& canvas, const Atlas& atlas, View& view) {
  if (!view.top_two) pair_combos(canvas, atlas, view);
  const float third = (ImGui::GetContentRegionAvail().x - canvas.px(12)) / 3;
  if (choice_button("Butler", view.formula == SwingFormula::butler, {third, 0})) view.formula = SwingFormula::butler;
  ImGui::SameLine(0, canvas.px(6));
  if (choice_button("Steed", view.formula == SwingFormula::steed, {third, 0})) view.formula = SwingFormula::steed;
  ImGui::SameLine(0, canvas.px(6));
  if (choice_button("Top two", !swing_pair(atlas, view), {third, 0})) view.top_two = !view.top_two;
}

/// The layers that the contest can be shown on, where there is a choice.
void layer_combo(const Canvas& canvas, const Atlas& atlas, View& view, ContestIndex contest) {
  const std::vector<LayerIndex> layers = layers_of(atlas, contest);
  if (layers.size() < 2) return;
  text_in(canvas.fonts->small, palette().secondary, "Areas");
  ImGui::SetNextItemWidth(-1);
  const LayerIndex shown = shown_contest(atlas, view, contest).layer;
  if (!ImGui::BeginCombo("##layer", as_seen(atlas.layers[shown].title).c_str())) return;
  for (const LayerIndex layer : layers)
    if (menu_row(atlas.layers[layer].title.c_str(), layer == shown)) view.by = atlas.layers[layer].layer.id;
  ImGui::EndCombo();
}

/// How votes are counted, where the contest leaves a choice.
void basis_controls(const Canvas& canvas, const Atlas& atlas, View& view, ContestIndex contest) {
  const float half = (ImGui::GetContentRegionAvail().x - canvas.px(6)) / 2;
  if (atlas.contest(contest).method == Method::multi_member) {
    text_in(canvas.fonts->small, palette().secondary, "A party's vote in a ward");
    if (choice_button("Top vote", view.basis.slate == SlateVote::top, {half, 0})) view.basis.slate = SlateVote::top;
    ImGui::SameLine(0, canvas.px(6));
    if (choice_button("Slate average", view.basis.slate == SlateVote::average, {half, 0}))
      view.basis.slate = SlateVote::average;
  }
  const Allocation allocation = allocation_of(atlas, contest, shown_contest(atlas, view, contest).layer);
  if (atlas.contests[contest].has_postal && allocation != Allocation::sum &&
      choice_button("Spread postal votes (est.)", view.basis.spread_postal, {-1, 0}))
    view.basis.spread_postal = !view.basis.spread_postal;
}

/// How redrawn areas are compared, where some were.
void across_controls(const Canvas& canvas, const Atlas& atlas, View& view, ContestIndex contest) {
  const auto against = compared_with(atlas, view, contest);
  if (!against) return;
  const ShownContest shown = shown_contest(atlas, view, contest);
  if (allocation_of(atlas, *against, shown.layer) != Allocation::none || !atlas.layers[shown.layer].parent_layer)
    return;
  text_in(canvas.fonts->small, palette().secondary, "Areas redrawn in between");
  const float third = (ImGui::GetContentRegionAvail().x - canvas.px(12)) / 3;
  if (choice_button("Borough", view.across == Across::parent, {third, 0})) view.across = Across::parent;
  ImGui::SameLine(0, canvas.px(6));
  if (choice_button("Estimate", view.across == Across::overlap, {third, 0})) view.across = Across::overlap;
  ImGui::SameLine(0, canvas.px(6));
  if (choice_button("Don't compare", view.across == Across::none, {third, 0})) view.across = Across::none;
}

/// Butler and Steed may disagree about the direction: how often, and where.
void disagreement_button(const Canvas& canvas, const Atlas& atlas, const View& view, ContestIndex contest,
                         OpenLists& lists) {
  const ShownContest shown = shown_contest(atlas, view, contest);
  const std::size_t number = sign_disagreements(atlas, view, shown).size();
  if (number == 0) {
    text_in(canvas.fonts->small, palette().secondary, "Butler and Steed agree in sign everywhere");
    return;
  }
  const std::string label = fmt::format("Butler and Steed disagree in {} {}", number, number == 1 ? "area" : "areas");
  if (choice_button(label.c_str(), lists.signs, {-1, 0})) lists.signs = !lists.signs;
}

/// Three values of an enumeration, side by side.
template <class Value>
void three_choices(const Canvas& canvas, const char* title, Value& value,
                   const std::array<std::pair<Value, const char*>, 3>& values) {
  text_in(canvas.fonts->small, palette().secondary, title);
  const float third = (ImGui::GetContentRegionAvail().x - canvas.px(12)) / 3;
  ImGui::PushID(title);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, canvas.px(6));
    if (choice_button(values[i].second, value == values[i].first, {third, 0})) value = values[i].first;
  }
  ImGui::PopID();
}

LayerIndex layer_on_map(const Atlas& atlas, const View& view) { return main_part(scene_of(atlas, view)).layer; }

/// The columns that these areas have; one that is shown and is not among them stays named.
void number_combo(const Canvas& canvas, const Atlas& atlas, View& view) {
  text_in(canvas.fonts->small, palette().secondary, "Number");
  ImGui::SetNextItemWidth(-1);
  const LayerIndex layer = layer_on_map(atlas, view);
  const NumberColumn* shown = chosen_number(atlas, view);
  const float room = ImGui::GetContentRegionAvail().x - canvas.px(36);
  const std::string title = shown != nullptr ? title_on(*shown, layer) : "nothing";
  if (!ImGui::BeginCombo("##number", fitted(canvas.fonts->body, title, room).c_str(), ImGuiComboFlags_HeightLargest))
    return;
  for (const NumberColumn& column : atlas.numbers) {
    if (column.on[layer].values.empty()) continue;
    ImGui::PushID(column.id.c_str());
    if (menu_row(title_on(column, layer).c_str(), &column == shown)) {
      if (view.colour == ColourMode::number) colour_by_number(view, column.id);
      else view.number = column.id;
    }
    ImGui::PopID();
  }
  ImGui::EndCombo();
}

void crossing_combo(const Canvas& canvas, const Atlas& atlas, View& view) {
  if (!is_figure(view.colour)) return;
  text_in(canvas.fonts->small, palette().secondary, "Combine with");
  ImGui::SetNextItemWidth(-1);
  const auto second = crossing(view);
  if (!ImGui::BeginCombo("##crossing", second ? measure_of(*second).label : "nothing")) return;
  if (menu_row("nothing", !second)) view.crossed_with.reset();
  for (const ColourMode mode : offered_measures()) {
    if (!is_figure(mode) || mode == view.colour) continue;
    const bool joined = measure_of(mode).asks == Asks::number;
    const auto column = joined ? number_to_show(atlas, view) : std::optional<std::string>("");
    if (!column || !menu_row(measure_of(mode).label, second == mode)) continue;
    view.crossed_with = mode;
    if (joined) view.number = *column;
  }
  ImGui::EndCombo();
}

/// Continuous or stepped, and where the middle colour lies.
void scale_controls(const Canvas& canvas, const Atlas& atlas, View& view) {
  if (!is_figure(view.colour) || crossing(view)) return;
  text_in(canvas.fonts->small, palette().secondary, "Scale");
  const float half = (ImGui::GetContentRegionAvail().x - canvas.px(6)) / 2;
  if (choice_button("Continuous", !view.scale.stepped, {half, 0})) view.scale.stepped = false;
  ImGui::SameLine(0, canvas.px(6));
  if (choice_button("Stepped", view.scale.stepped, {half, 0})) view.scale.stepped = true;
  const std::vector<double> breaks = usual_breaks(atlas, view);
  const bool diverging = breaks.front() < 0 && view.colour != ColourMode::number;
  const double usual = (breaks[(breaks.size() - 1) / 2] + breaks[breaks.size() / 2]) / 2;
  // Whole points; of numbers and on short scales, a hundredth of their range at the most.
  const double span = breaks.back() - breaks.front();
  const bool fine = view.colour == ColourMode::number || span < 10;
  double step = 1;
  while (fine && step > span / 50) step /= 10;
  while (fine && step < span / 1000) step *= 10;
  auto middle = static_cast<float>(view.scale.midpoint.value_or(usual));
  const auto low = static_cast<float>(diverging ? breaks.front() : breaks.front() + step);
  const auto high = static_cast<float>(diverging ? breaks.back() : breaks.back() - step);
  // Told as the legend tells it: no letter of it is one that a format means.
  const std::string label = fine ? "middle at " + number_tick(static_cast<double>(middle)) : "middle at %.0f";
  ImGui::SetNextItemWidth(-1);
  if (ImGui::SliderFloat("##midpoint", &middle, low, high, label.c_str()))
    view.scale.midpoint = std::round(static_cast<double>(middle) / step) * step;
  if (view.scale.midpoint == usual) view.scale.midpoint.reset();
}

/// Three places in a row; long words take two, and what ends a row takes what is left of it.
void measure_buttons(const Canvas& canvas, const Atlas& atlas, View& view) {
  constexpr std::size_t in_row = 3;
  const auto number = number_to_show(atlas, view);
  std::vector<ColourMode> modes = offered_measures();
  std::erase_if(modes, [&](ColourMode mode) { return measure_of(mode).asks == Asks::number && !number; });
  const auto places = [](ColourMode mode) {
    constexpr std::size_t long_word = 10;  // letters
    return std::string_view(measure_of(mode).label).size() < long_word ? std::size_t{1} : std::size_t{2};
  };
  const float gap = canvas.px(6);
  const float width = (ImGui::GetContentRegionAvail().x - (in_row - 1) * gap) / in_row;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < modes.size(); ++i) {
    const bool ends_row = i + 1 == modes.size() || taken + places(modes[i]) + places(modes[i + 1]) > in_row;
    const std::size_t wide = ends_row ? in_row - taken : places(modes[i]);
    if (choice_button(measure_of(modes[i]).label, view.colour == modes[i],
                      {static_cast<float>(wide) * width + static_cast<float>(wide - 1) * gap, 0})) {
      if (measure_of(modes[i]).asks == Asks::number) colour_by_number(view, *number);
      else colour_by(view, modes[i]);
    }
    if (!ends_row) ImGui::SameLine(0, gap);
    taken = ends_row ? 0 : taken + wide;
  }
}

bool has_insets(const Atlas& atlas, const View& view) {
  return atlas.layers[layer_on_map(atlas, view)].insets != nullptr;
}

/// How the map is drawn.
void picture_controls(const Canvas& canvas, const Atlas& atlas, View& view) {
  three_choices<Layout>(canvas, "Areas as", view.layout,
                        {{{Layout::geography, "Map"}, {Layout::hexagons, "Hexagons"}, {Layout::circles, "Circles"}}});
  three_choices<Symbols>(canvas, "Colours on", view.symbols,
                         {{{Symbols::none, "Areas"}, {Symbols::circles, "Symbols"}, {Symbols::arrows, "Arrows"}}});
  if (view.layout == Layout::circles || view.symbols == Symbols::circles) {
    const float half = (ImGui::GetContentRegionAvail().x - canvas.px(6)) / 2;
    if (choice_button("by electors", view.circle_size == CircleSize::electorate, {half, 0}))
      view.circle_size = CircleSize::electorate;
    ImGui::SameLine(0, canvas.px(6));
    if (choice_button("by votes", view.circle_size == CircleSize::votes, {half, 0}))
      view.circle_size = CircleSize::votes;
  }
  three_choices<Look>(canvas, "Look", view.look,
                      {{{Look::dark, "Dark"}, {Look::light, "Light"}, {Look::contrast, "Contrast"}}});
  scale_controls(canvas, atlas, view);
  crossing_combo(canvas, atlas, view);
  if (crossing(view) == ColourMode::number) number_combo(canvas, atlas, view);
  if (has_insets(atlas, view) && choice_button("Insets", view.insets, {-1, 0})) view.insets = !view.insets;
  if (choice_button("Fade areas with few electors", view.fade_small, {-1, 0})) view.fade_small = !view.fade_small;
}

}  // namespace

std::optional<std::string> number_to_show(const Atlas& atlas, const View& view) {
  if (chosen_number(atlas, view) != nullptr) return view.number;
  if (atlas.numbers.empty()) return std::nullopt;
  const LayerIndex layer = layer_on_map(atlas, view);
  for (const NumberColumn& column : atlas.numbers)
    if (!column.on[layer].values.empty()) return column.id;
  return atlas.numbers.front().id;
}

/// `picture_tab`: how the map is drawn, instead of what it shows.
void draw_controls(const Canvas& canvas, const Atlas& atlas, View& view, bool& picture_tab, OpenLists& lists) {
  const float half = (ImGui::GetContentRegionAvail().x - canvas.px(6)) / 2;
  if (choice_button("Data", !picture_tab, {half, 0})) picture_tab = false;
  ImGui::SameLine(0, canvas.px(6));
  if (choice_button("Appearance", picture_tab, {half, 0})) picture_tab = true;
  if (picture_tab) {
    picture_controls(canvas, atlas, view);
    return;
  }
  text_in(canvas.fonts->small, palette().secondary, "Colour by");
  measure_buttons(canvas, atlas, view);
  if (view.colour == ColourMode::number) number_combo(canvas, atlas, view);
  const bool needs_party = measure_of(view.colour).asks == Asks::party;
  const bool compares = measure_of(view.colour).compares;
  if (needs_party) {
    text_in(canvas.fonts->small, palette().secondary, "Party");
    chosen_party_combo("##party", atlas, view, -1);
  }
  if (view.colour == ColourMode::swing) {
    text_in(canvas.fonts->small, palette().secondary, "Swing from, to");
    swing_controls(canvas, atlas, view);
  }
  if (compares) {
    text_in(canvas.fonts->small, palette().secondary, "Compared with");
    against_combo(atlas, view);
  }
  if (const auto contest = atlas.find_contest(view.contest)) {
    if (compares) {
      if (has_by_elections(atlas, view, *contest) &&
          choice_button("By-elections counted", view.at_dissolution, {-1, 0}))
        view.at_dissolution = !view.at_dissolution;
      across_controls(canvas, atlas, view, *contest);
    }
    if (view.colour == ColourMode::swing) disagreement_button(canvas, atlas, view, *contest, lists);
    layer_combo(canvas, atlas, view, *contest);
    basis_controls(canvas, atlas, view, *contest);
  }
}

void ControlsPanel::draw(const PanelContext& context) {
  const Canvas& canvas = context.canvas;
  // Buttons as wide as the bottom zone would be far from each other.
  const bool wide = ImGui::GetContentRegionAvail().x > canvas.px(widest_controls);
  if (wide) ImGui::BeginChild("controls", {canvas.px(widest_controls), 0});
  draw_controls(canvas, context.atlas, context.view, picture_tab, context.shared.lists);
  if (wide) ImGui::EndChild();
}

void ControlsPanel::keep(PanelFlags& flags) const {
  if (picture_tab) flags["picture"] = "open";
}

void ControlsPanel::restore(const PanelFlags& flags) { picture_tab = is_set(flags, "picture"); }

}  // namespace hustings::ui
