#include "ui/charts/charts_panel.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "atlas/figures/lit_areas.h"
#include "atlas/view/scene.h"
#include "ui/charts/chart_parts.h"
#include "ui/kit/party_combo.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/zones/panel.h"
#include "ui/zones/zones.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float wide_from = 620;  ///< words stand beside the plot
constexpr float words_width = 236;
constexpr float two_from = 600;  ///< room for a second plot
constexpr float words_height = 132;
constexpr float presented_words_height = 24;
constexpr float tallest = 1.7f;  // of a plot's width

struct Titled {
  Chart chart;
  const char* title;
};
constexpr std::array<Titled, 5> charts{{{Chart::scatter, "Scatter"},
                                        {Chart::histogram, "Histogram"},
                                        {Chart::swing, "Swing"},
                                        {Chart::ternary, "Three-way"},
                                        {Chart::seats, "Seats"}}};

/// Works out again what has changed since the last frame.
void refresh(const Atlas& atlas, const View& view, ChartState& state) {
  auto figures = figures_of(atlas, view);
  if (figures == state.figures && view.charts == state.choice && view.filter == state.filter) return;
  const ChartState::Gesture gesture = std::move(state.gesture);
  const bool same_layer = state.figures && state.figures->shown.layer == figures->shown.layer;
  const ChartState::Focus focus = same_layer ? std::move(state.focus) : ChartState::Focus{};
  state = {};
  state.lit = lit_areas(atlas, *figures, view.filter);
  state.figures = std::move(figures);
  state.choice = view.charts;
  state.filter = view.filter;
  state.gesture = gesture;
  state.focus = focus;
}

std::vector<bool> selected_in(const Atlas& atlas, const View& view, const AreaFigures& figures) {
  std::vector<bool> selected(figures.size());
  const AtlasLayer& layer = atlas.layers[figures.shown.layer];
  for (const std::string& code : view.selected)
    if (const auto area = layer.find(code)) selected[*area] = true;
  return selected;
}

/// The titles from one to another, in a line.
float titles_width(ImFont* font, std::size_t first, std::size_t last) {
  float width = 0;
  for (std::size_t i = first; i < last; ++i) width += width_of(font, charts[i].title);
  return width;
}

/// Each button is as much wider than its title as the others, so that none is cut; in a narrow zone they stand in lines
/// of three.
void choose_chart(ChartContext& context) {
  const Canvas& canvas = context.canvas;
  const float gap = canvas.px(4);
  const float room = ImGui::GetContentRegionAvail().x;
  const auto padding = [&](ImFont* font, std::size_t first, std::size_t last) {
    const auto count = static_cast<float>(last - first);
    return (room - gap * (count - 1) - titles_width(font, first, last)) / count;
  };
  const float least = canvas.px(10);
  const bool large = padding(canvas.fonts->body, 0, charts.size()) >= least;
  ImFont* font = large ? canvas.fonts->body : canvas.fonts->small;
  const std::size_t in_line = padding(font, 0, charts.size()) >= least ? charts.size() : 3;
  ImGui::PushFont(font);
  for (std::size_t i = 0; i < charts.size(); ++i) {
    const std::size_t first = i - i % in_line;
    if (i > first) ImGui::SameLine(0, gap);
    const float width =
        width_of(font, charts[i].title) + padding(font, first, std::min(first + in_line, charts.size()));
    if (choice_button(charts[i].title, context.view.charts.chart == charts[i].chart, {width, 0}))
      context.view.charts.chart = charts[i].chart;
    command_tip(context.shared.hints, fmt::format("chart-{}", name_of(charts[i].chart)));
  }
  ImGui::PopFont();
}

/// `label` stands before the box.
void column_combo(const ChartContext& context, const char* label, const Column& shown, std::string& choice) {
  const Canvas& canvas = context.canvas;
  if (*label != '#') {
    ImGui::AlignTextToFramePadding();
    text_in(canvas.fonts->body, palette().secondary, label);
    ImGui::SameLine(canvas.px(22) +
                    ImGui::GetStyle().WindowPadding.x * (ImGui::GetCursorStartPos().x > 0 ? 1.0f : 0.0f));
  }
  ImGui::PushID(label);
  ImGui::SetNextItemWidth(-1);
  if (ImGui::BeginCombo("##column", as_seen(axis_title(shown)).c_str(), ImGuiComboFlags_HeightLarge)) {
    for (const Column* column : number_columns(context.figures())) {
      const bool chosen = column == &shown;
      ImGui::PushID(column->id.c_str());
      if (menu_row(axis_title(*column).c_str(), chosen)) choice = column->id;
      ImGui::PopID();
    }
    ImGui::EndCombo();
  }
  ImGui::PopID();
}

void choose_corners(ChartContext& context) {
  const auto corners = ternary_parties(context.atlas, context.figures(), context.view.charts);
  if (!corners) return;
  const std::vector<PartyIndex> stood = parties_that_stood(context.atlas, context.figures());
  const float gap = context.canvas.px(4);
  const float width = (ImGui::GetContentRegionAvail().x - 2 * gap) / 3;
  for (std::size_t i = 0; i < 3; ++i) {
    if (i > 0) ImGui::SameLine(0, gap);
    ImGui::PushID(static_cast<int>(i));
    ImGui::SetNextItemWidth(width);
    const std::string& shown = context.atlas.parties[(*corners)[i]].short_name;
    if (ImGui::BeginCombo("##corner", as_seen(shown).c_str(),
                          arrow_where_it_fits(shown, width) | ImGuiComboFlags_HeightLarge)) {
      for (const PartyIndex party : stood) {
        if (!menu_row(context.atlas.parties[party].name.c_str(), party == (*corners)[i])) continue;
        std::array<PartyIndex, 3> wanted = *corners;
        // A party that has another corner changes places with this one.
        for (PartyIndex& other : wanted)
          if (other == party) other = wanted[i];
        wanted[i] = party;
        context.view.charts.corners.clear();
        for (const PartyIndex corner : wanted) context.view.charts.corners.push_back(context.atlas.parties[corner].id);
      }
      ImGui::EndCombo();
    }
    ImGui::PopID();
  }
}

void choose_what(ChartContext& context) {
  ChartChoice& chosen = context.view.charts;
  switch (chosen.chart) {
    case Chart::scatter: {
      const ScatterColumns columns = scatter_columns(context.figures(), chosen);
      column_combo(context, "y", *columns.y, chosen.y);
      column_combo(context, "x", *columns.x, chosen.x);
      break;
    }
    case Chart::histogram:
      column_combo(context, "##", histogram_column(context.figures(), chosen), chosen.column);
      break;
    case Chart::ternary: choose_corners(context); break;
    case Chart::swing:
    case Chart::seats: break;
  }
}

void draw_plot(ChartContext& context, const Rectangle& place, Chart chart) {
  switch (chart) {
    case Chart::scatter: draw_scatter(context, place); break;
    case Chart::histogram:
    case Chart::swing: draw_histogram(context, place, chart); break;
    case Chart::ternary: draw_ternary(context, place); break;
    case Chart::seats: draw_seats(context, place); break;
  }
}

void draw_words(ChartContext& context, Chart chart) {
  switch (chart) {
    case Chart::scatter: scatter_words(context); break;
    case Chart::histogram:
    case Chart::swing: histogram_words(context, chart); break;
    case Chart::ternary: ternary_words(context); break;
    case Chart::seats: seats_words(context); break;
  }
}

/// Whether the chart that was just drawn has nothing to show; the words say why.
bool is_empty(const ChartState& state) {
  switch (state.choice.chart) {
    case Chart::scatter: return false;
    case Chart::histogram: return state.histogram && state.histogram->bars.empty();
    case Chart::swing: return state.swings && state.swings->bars.empty();
    case Chart::ternary: return !state.ternary;
    case Chart::seats: return state.seats && state.seats->empty();
  }
  return false;
}

/// Words at the left, then the chosen chart, and beside it the classes of the histogram's column.
void draw_wide(ChartContext& context) {
  const Canvas& canvas = context.canvas;
  begin_column("chart-words", {canvas.px(words_width), 0});
  choose_chart(context);
  choose_what(context);
  ImGui::Dummy({0, canvas.px(2)});
  draw_words(context, context.state.choice.chart);
  ImGui::EndChild();
  ImGui::SameLine(0, canvas.px(16));
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const ImVec2 high{low.x + room.x, low.y + room.y};
  const Chart chart = context.state.choice.chart;
  if (room.x < canvas.px(two_from)) {
    draw_plot(context, {low, high}, chart);
    return;
  }
  const float gap = canvas.px(24);
  const float half = (room.x - gap) / 2;
  draw_plot(context, {low, {low.x + half, high.y}}, chart);
  context.keys = {};
  draw_plot(context, {{low.x + half + gap, low.y}, high},
            chart == Chart::histogram ? Chart::scatter : Chart::histogram);
}

/// The plot on top, as high as the words below leave room for.
void draw_narrow(ChartContext& context) {
  const Canvas& canvas = context.canvas;
  const bool chosen = context.shared.presented;  // an audience chooses nothing
  if (!chosen) {
    choose_chart(context);
    choose_what(context);
    ImGui::Dummy({0, canvas.px(4)});
  }
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float height = std::max(
      canvas.px(160), std::min(tallest * room.x, room.y - canvas.px(chosen ? presented_words_height : words_height)));
  draw_plot(context, {low, {low.x + room.x, low.y + height}}, context.state.choice.chart);
  ImGui::SetCursorScreenPos({low.x, is_empty(context.state) ? low.y : low.y + height + canvas.px(8)});
  begin_column("chart-words", {0, 0}, chosen ? ImGuiWindowFlags_NoScrollbar : 0);
  draw_words(context, context.state.choice.chart);
  ImGui::EndChild();
}

}  // namespace

ChartsPanel::ChartsPanel() = default;
ChartsPanel::~ChartsPanel() = default;

void ChartsPanel::draw(const PanelContext& panel) {
  if (!state_) state_ = std::make_unique<ChartState>();
  refresh(panel.atlas, panel.view, *state_);
  ChartContext context{panel.canvas, panel.atlas, panel.view, panel.shared, *state_};
  context.selected = selected_in(panel.atlas, panel.view, context.figures());
  context.has_keyboard = panel.shared.zones.focused == PanelKind::charts;
  if (context.has_keyboard) context.keys = std::exchange(panel.shared.row_keys, {});
  if (ImGui::GetContentRegionAvail().x >= panel.canvas.px(wide_from)) draw_wide(context);
  else draw_narrow(context);
}

void ChartsPanel::drop_atlas() { state_.reset(); }

}  // namespace hustings::ui
