#include "ui/panels/inspector_panel.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>

#include "atlas/figures/area_history.h"
#include "atlas/figures/chart_data.h"
#include "atlas/figures/figures.h"
#include "atlas/figures/search.h"
#include "atlas/numbers.h"
#include "atlas/paint/area_card.h"
#include "atlas/paint/placement.h"
#include "base/text/text.h"
#include "elections/result_measures.h"
#include "ui/charts/history_chart.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

namespace {

void square_before_name(const Canvas& canvas, Rgb colour) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  party_square(canvas, {at.x, at.y + canvas.px(3)}, colour);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + canvas.px(16));
}

void heading(const Canvas& canvas, const std::string& text) {
  ImGui::Dummy({0, canvas.px(6)});
  text_in(canvas.fonts->strong, palette().text, text);
}

class Inspector {
 public:
  Inspector(const Canvas& canvas, const Atlas& atlas, View& view, const ScenePart& part, Workspace& shared,
            bool& sources)
      : canvas_(canvas),
        atlas_(atlas),
        view_(view),
        part_(part),
        shown_(nearer_end(part)),
        shared_(shared),
        sources_(sources),
        layer_(atlas.layers[part.layer]) {}

  void draw(std::optional<AreaIndex> area) {
    const bool wide = ImGui::GetContentRegionAvail().x >= canvas_.px(640);
    if (!area) {
      if (view_.pinned.empty())
        wrapped(canvas_.fonts->body, palette().secondary, "Point at an area of the map, or select one with a click.");
      draw_pinned(wide);
      return;
    }
    area_ = *area;
    card_ = card_of(atlas_, view_, part_, area_, 8);
    if (wide) draw_wide();
    else draw_narrow();
  }

 private:
  void draw_narrow() {
    begin_column("area");
    draw_head();
    draw_pinned(false);
    draw_candidates();
    draw_tracks();
    draw_inside();
    draw_neighbours();
    draw_numbers();
    draw_sources();
    ImGui::EndChild();
  }

  void draw_wide() {
    const float gap = canvas_.px(16);
    const float third = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
    begin_column("area", {third, 0});
    draw_head();
    draw_pinned(false);
    draw_candidates();
    draw_sources();
    ImGui::EndChild();
    ImGui::SameLine(0, gap);
    begin_column("tracks", {third, 0});
    draw_tracks();
    ImGui::EndChild();
    ImGui::SameLine(0, gap);
    begin_column("around", {third, 0});
    draw_inside();
    draw_neighbours();
    draw_numbers();
    ImGui::EndChild();
  }

  void draw_head() {
    wrapped(canvas_.fonts->large, palette().text, card_.name);
    text_in(canvas_.fonts->small, palette().secondary,
            card_.within.empty() || card_.within == card_.name ? card_.code : card_.within + " \u00b7 " + card_.code);
    square_before_name(canvas_, card_.headline_colour);
    wrapped(canvas_.fonts->strong, palette().text, card_.headline);
    text_in(canvas_.fonts->small, palette().secondary, card_.contest);
    const bool pinned = is_pinned(view_, card_.code);
    const bool full = !pinned && view_.pinned.size() >= most_pinned;
    const std::string label = full     ? fmt::format("{} areas are pinned", most_pinned)
                              : pinned ? "Pinned to compare"
                                       : "Pin to compare";
    ImGui::BeginDisabled(full);
    if (choice_button((label + "##pin").c_str(), pinned, {ImGui::GetContentRegionAvail().x, 0}))
      toggle_pin(view_, card_.code);
    command_tip(shared_.hints, "pin");
    ImGui::EndDisabled();
  }

  void draw_candidates() {
    rule(canvas_);
    const float right = ImGui::GetContentRegionAvail().x;
    const Result* result = result_of(atlas_, shown_, area_);
    const Candidacy* lead = result != nullptr && seat_here() ? leader(*result) : nullptr;
    for (std::size_t i = 0; i < card_.bars.size(); ++i)  // in order of the candidacies
      draw_candidate(card_.bars[i], card_.bars[i].seats > 0 || (lead != nullptr && lead == &result->candidacies[i]),
                     right);
    if (card_.others > 0)
      text_in(canvas_.fonts->small, palette().secondary,
              fmt::format("and {} more with {} votes", card_.others, with_thousands(card_.other_votes)));
    if (seat_here()) text_in(canvas_.fonts->small, palette().secondary, "Bold: elected. Votes, share in %.");
    if (!card_.bars.empty()) rule(canvas_);
    for (const CardLine& line : card_.lines) {
      text_in(canvas_.fonts->body, palette().secondary, line.label);
      // Where both have no room in one line the figure stands below.
      if (width_of(canvas_.fonts->body, line.label + line.value) + canvas_.px(4) > right) ImGui::NewLine();
      text_right(canvas_.fonts->body, palette().text, line.value, right);
      if (!line.remark.empty()) wrapped(canvas_.fonts->small, palette().secondary, line.remark);
    }
  }

  /// In a narrow column votes and party stand below the name, which is not cut.
  void draw_candidate(const CardBar& bar, bool won, float right) {
    const bool narrow = right < canvas_.px(260);
    square_before_name(canvas_, bar.colour);
    const float left = ImGui::GetCursorPosX();
    const std::string name = narrow || bar.candidate.empty() ? bar.candidate : bar.candidate + ", " + bar.party;
    text_in(won ? canvas_.fonts->strong : canvas_.fonts->body, palette().text,
            fitted(canvas_.fonts->strong, name.empty() ? bar.party : name, right - canvas_.px(narrow ? 60 : 120)));
    const std::string votes = card_.shares_only || card_.unopposed ? "" : with_thousands(bar.votes);
    if (!narrow && !votes.empty()) text_right(canvas_.fonts->body, palette().secondary, votes, right - canvas_.px(46));
    if (!card_.unopposed) text_right(canvas_.fonts->body, palette().text, fmt::format("{:.1f}", bar.share), right);
    if (won && ImGui::IsItemHovered()) ImGui::SetTooltip("elected");
    if (!narrow) return;
    std::vector<std::string> below;
    if (!bar.candidate.empty()) below.push_back(bar.party);
    if (!votes.empty()) below.push_back(votes);
    if (below.empty()) return;
    ImGui::SetCursorPos({left, ImGui::GetCursorPosY() - canvas_.px(4)});
    text_in(canvas_.fonts->small, palette().secondary, fmt::format("{}", fmt::join(below, " \u00b7 ")));
  }

  bool seat_here() const { return atlas_.contest(shown_.contest).wins_seats_on(layer_.layer.id); }

  void draw_tracks() {
    heading(canvas_, "Every election");
    const float width = ImGui::GetContentRegionAvail().x;
    const auto tracks = area_history(atlas_, shown_.basis, part_.layer, area_);
    bool hollow = false;
    bool dashed = false;
    for (const TrackHistory& track : tracks) {
      draw_history(canvas_, atlas_, track, width);
      for (const HistoryPoint& point : track.points) {
        hollow = hollow || point.certainty != Certainty::counted;
        dashed = dashed || point.redrawn;
      }
    }
    if (tracks.empty()) wrapped(canvas_.fonts->small, palette().secondary, "No result is known here.");
    std::string legend = "The band is the majority.";
    if (hollow) legend += " Hollow: notional; with a line across, an estimate.";
    if (dashed) legend += " Dashed: boundaries were redrawn in between.";
    if (!tracks.empty()) wrapped(canvas_.fonts->small, palette().secondary, legend);
  }

  void draw_inside() {
    const auto inside = inner_areas_of(atlas_, shown_.contest, part_.layer, area_);
    if (!inside || inside->areas.empty()) return;
    const AtlasLayer& inner = atlas_.layers[inside->layer];
    heading(canvas_, inner.title + " inside");
    const float width = ImGui::GetContentRegionAvail().x;
    const std::size_t most = width >= canvas_.px(420) ? 4 : 2;
    const std::size_t columns = std::min(most, inside->contests.size());
    const float step = canvas_.px(82);
    const auto right_of = [&](std::size_t column) { return width - step * static_cast<float>(columns - 1 - column); };
    ImGui::Dummy({1, canvas_.px(14)});
    for (std::size_t i = 0; i < columns; ++i) {
      const Contest& contest = atlas_.contest(inside->contests[i]);
      text_right(
          canvas_.fonts->small, palette().secondary,
          fitted(canvas_.fonts->small, fmt::format("{} {}", atlas_.track_title(contest.track), year_of(contest.date)),
                 step - canvas_.px(6)),
          right_of(i));
      if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s, leading party and its share, %%", as_seen(contest.title).c_str());
    }
    bool straddles = false;
    Flags flags;
    for (const InnerArea& area : inside->areas) {
      straddles = straddles || area.straddles();
      const Area& ward = inner.layer.areas[area.area];
      ImGui::PushID(static_cast<int>(area.area));
      const std::string name = ward.name + (area.straddles() ? " *" : "");
      const float room = width - step * static_cast<float>(columns) - canvas_.px(4);
      if (ImGui::Selectable(fitted(canvas_.fonts->body, name, room).c_str(), false, 0, {room, 0}))
        shared_.requests.ask(FlyToArea{inside->layer, area.area});
      if (area.straddles() && ImGui::IsItemHovered())
        ImGui::SetTooltip(area.by_population ? "%.1f %% of its people live inside" : "%.1f %% of it lies inside",
                          100 * area.part);
      for (std::size_t i = 0; i < columns; ++i)
        draw_lead({inside->contests[i], inside->layer, shown_.basis}, area.area, right_of(i), flags);
      ImGui::PopID();
    }
    std::string remarks;
    if (straddles) remarks += "* straddles the border. ";
    if (flags.has(Flag::in_person))
      remarks += "Mayor and Assembly: votes at polling stations, postal votes are counted by borough. ";
    if (flags.has(Flag::estimate)) remarks += "Estimates are in it.";
    if (!remarks.empty()) wrapped(canvas_.fonts->small, palette().secondary, remarks);
  }

  void draw_lead(const ShownContest& shown, AreaIndex area, float right, Flags& flags) const {
    const Result* result = result_of(atlas_, shown, area);
    if (result != nullptr) flags |= result->flags;
    const auto lead = result != nullptr ? winner(*result)
                                        : Measured<Candidacy>(Undefined{why_missing(
                                              atlas_, shown, atlas_.layers[shown.layer].layer.areas[area].code)});
    if (!lead) {
      text_right(canvas_.fonts->body, palette().secondary, "\u2013", right);
      if (ImGui::IsItemHovered()) tooltip(canvas_, lead.reason());
      return;
    }
    const Party& party = atlas_.parties[lead->party];
    const auto valid = static_cast<double>(result->votes_valid());
    const std::string share = valid > 0 ? decimal(100 * static_cast<double>(lead->votes) / valid, 1) : "\u2013";
    const std::string text = fmt::format("{} {}", fitted(canvas_.fonts->body, party.short_name, canvas_.px(32)), share);
    text_right(canvas_.fonts->body, palette().text, text, right);
    const ImVec2 low = ImGui::GetItemRectMin();
    ImGui::GetWindowDrawList()->AddRectFilled({low.x - canvas_.px(7), low.y + canvas_.px(4)},
                                              {low.x - canvas_.px(3), low.y + canvas_.px(14)}, ink(party.colour));
  }

  void draw_neighbours() {
    const std::vector<AreaIndex> neighbours = neighbours_of(layer_, area_);
    if (neighbours.empty()) return;
    heading(canvas_, "Neighbours");
    for (const AreaIndex other : neighbours) {
      const Area& area = layer_.layer.areas[other];
      const Result* result = result_of(atlas_, shown_, other);
      const auto lead = result != nullptr ? winner(*result) : Measured<Candidacy>(Undefined{});
      square_before_name(canvas_, lead ? atlas_.parties[lead->party].colour : palette().track);
      ImGui::PushID(static_cast<int>(other));
      if (ImGui::Selectable(
              fitted(canvas_.fonts->body, area.name, ImGui::GetContentRegionAvail().x - canvas_.px(60)).c_str()))
        shared_.requests.ask(FlyToArea{part_.layer, other});
      ImGui::PopID();
      text_right(canvas_.fonts->body, palette().secondary, lead ? atlas_.parties[lead->party].short_name : "\u2013",
                 ImGui::GetContentRegionMax().x);
    }
  }

  void draw_numbers() {
    bool any = false;
    for (std::size_t i = 0; i < atlas_.numbers.size(); ++i) {
      const std::span<const double> figures = numbers_on(atlas_, i, part_.layer);
      if (figures.empty()) continue;
      if (!any) heading(canvas_, "Numbers");
      any = true;
      const NumberColumn& column = atlas_.numbers[i];
      const bool known = std::isfinite(figures[area_]);
      const std::string value = known ? number_words(column, figures[area_]) : "\u2013";
      const float right = ImGui::GetContentRegionMax().x;
      text_in(canvas_.fonts->body, palette().secondary,
              fitted(canvas_.fonts->body, title_on(column, part_.layer),
                     right - width_of(canvas_.fonts->body, value) - canvas_.px(8)));
      if (ImGui::IsItemHovered())
        tooltip(canvas_, known ? source_on(column, part_.layer) : why_no_number(atlas_, column, part_.layer));
      text_right(canvas_.fonts->body, palette().text, value, right);
    }
  }

  void draw_sources() {
    ImGui::Dummy({0, canvas_.px(6)});
    if (choice_button("Sources", sources_)) sources_ = !sources_;
    if (!sources_) return;
    if (!card_.note.empty()) wrapped(canvas_.fonts->small, palette().secondary, card_.note);
    for (const std::string& line : card_.provenance) wrapped(canvas_.fonts->small, palette().secondary, line);
  }

  /// What is pinned, side by side; a press on a name takes the pin away.
  void draw_pinned(bool wide) {
    if (view_.pinned.empty()) return;
    rule(canvas_);
    text_in(canvas_.fonts->strong, palette().text, "Pinned");
    const float label = canvas_.px(wide ? 120 : 104);
    const float step = (ImGui::GetContentRegionAvail().x - label) / static_cast<float>(view_.pinned.size());
    const auto right_of = [&](std::size_t i) { return label + step * static_cast<float>(i + 1) - canvas_.px(6); };
    std::vector<std::string> names;
    bool fit = true;  // over their figures
    for (const std::string& code : view_.pinned) {
      const auto area = layer_.find(code);
      names.push_back(area ? layer_.layer.areas[*area].name : code);
      fit = fit && width_of(canvas_.fonts->body, names.back()) <= step - canvas_.px(10);
    }
    std::optional<std::string> gone;
    if (fit) ImGui::Dummy({1, canvas_.px(18)});
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (fit) ImGui::SameLine(right_of(i) - step + canvas_.px(6));
      ImGui::PushID(static_cast<int>(i));
      ImGui::PushStyleVar(ImGuiStyleVar_SelectableTextAlign, {fit ? 1.0f : 0.0f, 0});
      const std::string shown = fit ? names[i] : fmt::format("{}  {}", i + 1, names[i]);
      const float width = fit ? step - canvas_.px(6) : ImGui::GetContentRegionAvail().x;
      if (ImGui::Selectable(fitted(canvas_.fonts->body, shown, width).c_str(), false, 0, {width, 0}))
        gone = view_.pinned[i];
      if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s: click to unpin", as_seen(names[i]).c_str());
      ImGui::PopStyleVar();
      ImGui::PopID();
    }
    if (!fit) {
      ImGui::Dummy({1, canvas_.px(14)});
      for (std::size_t i = 0; i < names.size(); ++i)
        text_right(canvas_.fonts->strong, palette().text, fmt::format("{}", i + 1), right_of(i));
    }
    draw_pinned_figures(label, right_of);
    text_in(canvas_.fonts->small, palette().secondary, "Click a name to unpin.");
    if (gone) toggle_pin(view_, *gone);
  }

  void draw_pinned_figures(float label, const std::function<float(std::size_t)>& right_of) {
    const auto figures = figures_of(atlas_, view_, shown_);
    std::vector<std::string> rows{"winner", "majority_pct"};
    for (const Column& column : figures->columns)
      if (column.id.starts_with("share_") && rows.size() < 6) rows.push_back(column.id);
    rows.insert(rows.end(), {"turnout_pct", "swing_pct", "remain_pct"});
    const Measure& measure = measure_of(view_.colour);
    if (measure.value != nullptr && std::find(rows.begin(), rows.end(), measure.column) == rows.end())
      rows.emplace_back(measure.column);
    const auto pair = swing_pair(atlas_, view_);
    for (const std::string& id : rows) {
      const Column* column = figures->find(id);
      if (column == nullptr) continue;
      const std::string title = id == "swing_pct" && pair
                                    ? fmt::format("Swing to {}, pp", atlas_.parties[pair->to].short_name)
                                    : axis_title(*column);
      text_in(canvas_.fonts->small, palette().secondary, fitted(canvas_.fonts->small, title, label - canvas_.px(2)));
      for (std::size_t i = 0; i < view_.pinned.size(); ++i) {
        const auto area = layer_.find(view_.pinned[i]);
        const std::string value = area ? cell_for_reader(atlas_, *figures, *column, *area) : "";
        text_right(canvas_.fonts->body, palette().text, value.empty() ? "\u2013" : value, right_of(i));
        if (value.empty() && ImGui::IsItemHovered())
          tooltip(canvas_,
                  area ? why_undefined(atlas_, view_, *figures, id, *area) : "not among the areas of this map");
      }
    }
  }

  const Canvas& canvas_;
  const Atlas& atlas_;
  View& view_;
  const ScenePart& part_;
  ShownContest shown_;
  Workspace& shared_;
  bool& sources_;  ///< where its figures come from is open
  const AtlasLayer& layer_;
  AreaIndex area_ = 0;
  AreaCard card_;
};

}  // namespace

void InspectorPanel::draw(const PanelContext& context) {
  Inspector(context.canvas, context.atlas, context.view, context.part, context.shared, sources_).draw(context.area);
}

void InspectorPanel::keep(PanelFlags& flags) const {
  if (sources_) flags["sources"] = "open";
}

void InspectorPanel::restore(const PanelFlags& flags) { sources_ = is_set(flags, "sources"); }

}  // namespace hustings::ui
