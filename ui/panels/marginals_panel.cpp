#include "ui/panels/marginals_panel.h"

#include <cmath>
#include <fmt/format.h>

#include "atlas/figures/lit_areas.h"
#include "atlas/figures/targets.h"
#include "base/text/text.h"
#include "ui/fields/area_rows.h"
#include "ui/fields/filter_controls.h"
#include "ui/kit/party_combo.h"
#include "ui/kit/widgets.h"
#include "ui/zones/zones.h"

namespace hustings::ui {

namespace {

constexpr float one_line = 460;  // design pixels; narrower rows have two lines

/// Where things stand in a row.
struct Rows {
  const Canvas& canvas;
  bool wide;
  float height;
  float width;  ///< of the room

  explicit Rows(const Canvas& drawn)
      : canvas(drawn),
        wide(ImGui::GetContentRegionAvail().x >= drawn.px(one_line)),
        height(drawn.px(wide ? 26 : 42)),
        width(ImGui::GetContentRegionAvail().x) {}

  /// From the right edge of a row.
  float swing_right(const Rectangle& row) const { return row.high.x - canvas.px(wide ? 60 : 4); }
  float first_line(const Rectangle& row) const { return row.low.y + canvas.px(4); }
  float second_line(const Rectangle& row) const {
    return wide ? first_line(row) + canvas.px(1) : row.low.y + canvas.px(22);
  }
  float parties_left(const Rectangle& row) const { return wide ? row.low.x + 0.36f * width : row.low.x + canvas.px(4); }
};

std::string points(double swing) { return fmt::format("{:.2f}", swing); }

/// `lit`: the filter keeps it.
void put_name(const Rows& rows, const Rectangle& row, const std::string& name, bool lit = true) {
  const float until = rows.wide ? rows.parties_left(row) : rows.swing_right(row) - rows.canvas.px(40);
  ImFont* font = rows.canvas.fonts->body;
  put(font, lit ? palette().text : palette().secondary, row.low.x + rows.canvas.px(4), rows.first_line(row),
      fitted(font, name, until - row.low.x - rows.canvas.px(8)));
}

/// "Con, then Lab": who holds it, and who is behind.
float put_pair(const Rows& rows, const Rectangle& row, const Atlas& atlas, std::optional<PartyIndex> holder,
               std::optional<PartyIndex> attacker) {
  const Canvas& canvas = rows.canvas;
  ImFont* font = canvas.fonts->small;
  const float y = rows.second_line(row);
  float x = rows.parties_left(row);
  x = holder ? put_party(canvas, font, atlas.parties[*holder], x, y) : put(font, palette().secondary, x, y, "tie");
  x = put(font, palette().secondary, x, y, ", then");
  return attacker ? put_party(canvas, font, atlas.parties[*attacker], x + canvas.px(6), y)
                  : put(font, palette().secondary, x + canvas.px(6), y, "two");
}

void put_three_way(const Rows& rows, const Rectangle& row) {
  put_right(rows.canvas.fonts->small, palette().secondary, row.high.x - rows.canvas.px(4), rows.second_line(row),
            "3-way");
}

/// The heads of the columns, or of the only one that a narrow list needs to name.
void draw_heads(const Rows& rows, const char* swing) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Rectangle row{at, {at.x + ImGui::GetContentRegionAvail().x - ImGui::GetStyle().ScrollbarSize, at.y}};
  ImFont* font = rows.canvas.fonts->small;
  put_right(font, palette().secondary, rows.swing_right(row), at.y, swing);
  if (rows.wide) put(font, palette().secondary, rows.parties_left(row), at.y, "who < whom");
  ImGui::Dummy({0, font->FontSize + rows.canvas.px(2)});
}

std::string majority_of(const Marginal& marginal) {
  if (marginal.majority_votes)
    return fmt::format("{} vote{}", with_thousands(*marginal.majority_votes), *marginal.majority_votes == 1 ? "" : "s");
  return fmt::format("{:.1f} points", 2 * marginal.swing_needed);
}

/// What the rows of a list are drawn with.
struct ListContext {
  const Rows& rows;
  const Atlas& atlas;
  const View& view;
  LayerIndex layer;
  Workspace& shared;

  Rectangle row_of(AreaIndex area) const { return area_row(atlas, view, layer, area, rows.height, shared); }
  const std::string& name_of(AreaIndex area) const { return atlas.layers[layer].layer.areas[area].name; }
};

void draw_marginal(const ListContext& context, const Marginal& marginal) {
  const Rows& rows = context.rows;
  const Rectangle row = context.row_of(marginal.area);
  put_name(rows, row, context.name_of(marginal.area));
  const float end = put_pair(rows, row, context.atlas, marginal.holder, marginal.attacker);
  ImFont* small = rows.canvas.fonts->small;
  const std::string majority = majority_of(marginal);
  if (rows.wide) put_right(small, palette().secondary, row.low.x + 0.72f * rows.width, rows.second_line(row), majority);
  else if (end + rows.canvas.px(10) + width_of(small, majority) <
           row.high.x - rows.canvas.px(marginal.three_way ? 48 : 4))
    put(small, palette().secondary, end + rows.canvas.px(10), rows.second_line(row), majority);
  put_right(rows.canvas.fonts->body, palette().text, rows.swing_right(row), rows.first_line(row),
            points(marginal.swing_needed));
  if (marginal.three_way) put_three_way(rows, row);
}

/// `party`: whose target it is.
void draw_target(const ListContext& context, const TargetArea& target, PartyIndex party, bool lit) {
  const Rows& rows = context.rows;
  const Rectangle row = context.row_of(target.area);
  put_name(rows, row, context.name_of(target.area), lit);
  float end = put_pair(rows, row, context.atlas, target.holder, party);
  if (target.place > 2)
    end = put(rows.canvas.fonts->small, palette().secondary, end + rows.canvas.px(10), rows.second_line(row),
              fmt::format("{}{} now", target.place, target.place == 3 ? "rd" : "th"));
  put_right(rows.canvas.fonts->body, lit ? palette().text : palette().secondary, rows.swing_right(row),
            rows.first_line(row), points(target.swing_needed));
  if (target.three_way) put_three_way(rows, row);
}

/// Where the party has more than half of the seats.
void draw_majority_line(const Rows& rows, const std::string& text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  ImFont* font = rows.canvas.fonts->strong;
  const std::string shown = fitted(font, text, right - at.x);
  const float middle = at.y + rows.height / 2;
  const float end = put(font, palette().text, at.x + rows.canvas.px(4), middle - font->FontSize / 2, shown);
  if (end + rows.canvas.px(8) < right)
    ImGui::GetWindowDrawList()->AddLine({end + rows.canvas.px(8), middle}, {right, middle}, ink(palette().text),
                                        rows.canvas.px(1.5f));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::Dummy({1, rows.height});
  ImGui::PopStyleVar();
}

void draw_absent(const ListContext& context, const NotATarget& absent) {
  const Rows& rows = context.rows;
  const Rectangle row = context.row_of(absent.area);
  ImFont* font = rows.canvas.fonts->body;
  const float x = row.low.x + rows.canvas.px(4);
  const float until = rows.wide ? rows.parties_left(row) : row.high.x;
  put(font, palette().secondary, x, rows.first_line(row),
      fitted(font, context.name_of(absent.area), until - x - rows.canvas.px(4)));
  ImFont* small = rows.canvas.fonts->small;
  put(small, palette().secondary, rows.parties_left(row), rows.second_line(row),
      fitted(small, absent.reason, row.high.x - rows.parties_left(row)));
}

/// `draw` of each row of a list of so many, those that are seen.
template <class Draw>
void draw_rows(const Rows& rows, std::size_t count, const Draw& draw) {
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count), rows.height);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) draw(static_cast<std::size_t>(i));
}

/// Before an audience, which does not scroll: whole rows from the first on, and how many more there are. `areas_in`: of
/// the first so many rows.
template <class Draw, class AreasIn>
void draw_first_rows(const Rows& rows, std::size_t count, const Draw& draw, const AreasIn& areas_in) {
  const float room = ImGui::GetContentRegionAvail().y;
  const float words = rows.canvas.fonts->small->FontSize + rows.canvas.px(4);
  const auto fit = [&](float height) {
    return static_cast<std::size_t>(std::max(1.0f, std::floor(height / rows.height)));
  };
  const std::size_t shown = count <= fit(room) ? count : fit(room - words);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  for (std::size_t i = 0; i < shown; ++i) draw(i);
  ImGui::PopStyleVar();
  if (const std::size_t more = areas_in(count) - areas_in(shown); more > 0)
    text_in(rows.canvas.fonts->small, palette().secondary, fmt::format("and {} more", more));
}

void draw_marginal_list(const Canvas& canvas, const Atlas& atlas, View& view, Workspace& shared) {
  if (!shared.presented) draw_thread(canvas, ImGui::GetContentRegionAvail().x, view.filter, shared.hints);
  const auto figures = figures_of(atlas, view);
  const std::vector<bool> lit = lit_areas(atlas, *figures, view.filter);
  const std::vector<Marginal> list = marginals(*figures, three_way_within, &lit);
  const Rows rows(canvas);
  const auto with_majority = static_cast<std::size_t>(
      std::count_if(figures->column("majority_pct").numbers.begin(), figures->column("majority_pct").numbers.end(),
                    [](double majority) { return std::isfinite(majority); }));
  text_in(canvas.fonts->small, palette().secondary,
          list.size() == with_majority ? fmt::format("{} areas", list.size())
                                       : fmt::format("{} of {} areas", list.size(), with_majority));
  if (list.empty()) {
    wrapped(canvas.fonts->body, palette().secondary, "No majority is so small: nothing is lit.");
    return;
  }
  ImGui::SameLine();
  draw_heads(rows, rows.wide ? "swing needed, pp" : "swing, pp");
  const ListContext context{rows, atlas, view, figures->shown.layer, shared};
  const auto row = [&](std::size_t i) { draw_marginal(context, list[i]); };
  if (shared.presented) return draw_first_rows(rows, list.size(), row, [](std::size_t i) { return i; });
  begin_rows("marginals", rows.height);
  std::vector<AreaIndex> areas;
  for (const Marginal& marginal : list) areas.push_back(marginal.area);
  keys_in_list(atlas, view,
               {.panel = PanelKind::marginals,
                .layer = figures->shown.layer,
                .areas = areas,
                .row_height = rows.height,
                .row_of = [](std::size_t i) { return i; }},
               shared);
  draw_rows(rows, list.size(), row);
  ImGui::EndChild();
}

/// A list of targets, with the line of the majority and those left out.
struct TargetRows {
  const Targets& targets;
  std::string line;     ///< of the majority; empty: there is none
  std::size_t line_at;  ///< targets above it
  std::size_t count() const {
    return targets.list.size() + (line.empty() ? 0 : 1) + (targets.absent.empty() ? 0 : targets.absent.size() + 1);
  }
};

TargetRows target_rows(const Targets& targets) {
  TargetRows rows{targets, {}, 0};
  if (!targets.majority) return rows;
  rows.line_at = targets.needed.value_or(targets.list.size());
  if (!targets.needed) rows.line = fmt::format("the list ends before {} of {} seats", *targets.majority, targets.areas);
  else if (*targets.needed == 0)
    rows.line = fmt::format("{} of {} seats held: a majority", targets.held, targets.areas);
  else rows.line = fmt::format("{} seats: majority of the {}", *targets.majority, targets.areas);
  return rows;
}

void draw_target_list(const Canvas& canvas, const Atlas& atlas, View& view, Workspace& shared) {
  const auto figures = figures_of(atlas, view);
  const PartyIndex party = chosen_party(atlas, view);
  if (!shared.presented)
    chosen_party_combo("##target-party", atlas, view, std::min(ImGui::GetContentRegionAvail().x, canvas.px(240)));
  const Targets targets = targets_of(atlas, *figures, party);
  const std::vector<bool> lit = lit_areas(atlas, *figures, view.filter);  // the list stays whole: so does its line
  const Rows rows(canvas);
  const TargetRows list = target_rows(targets);
  const LayerIndex layer = figures->shown.layer;
  text_in(canvas.fonts->small, palette().secondary,
          fmt::format("{} {}, {} target{}", targets.held, figures->seats ? "held" : "led", targets.list.size(),
                      targets.list.size() == 1 ? "" : "s"));
  ImGui::SameLine();
  draw_heads(rows, rows.wide ? "swing to it, pp" : "swing, pp");
  const ListContext context{rows, atlas, view, layer, shared};
  const auto row = [&](std::size_t i) {
    if (!list.line.empty()) {
      if (i == list.line_at) return draw_majority_line(rows, list.line);
      if (i > list.line_at) --i;
    }
    if (i < targets.list.size()) return draw_target(context, targets.list[i], targets.party, lit[targets.list[i].area]);
    i -= targets.list.size();
    if (i == 0) return draw_majority_line(rows, fmt::format("{} no targets", targets.absent.size()));
    draw_absent(context, targets.absent[i - 1]);
  };
  if (shared.presented)
    return draw_first_rows(rows, list.count(), row, [&](std::size_t i) {
      return std::min(targets.list.size(), i - (!list.line.empty() && i > list.line_at ? 1 : 0));
    });
  begin_rows("targets", rows.height);
  std::vector<AreaIndex> areas;
  for (const TargetArea& target : targets.list) areas.push_back(target.area);
  const auto row_of = [&](std::size_t i) { return i + (!list.line.empty() && i >= list.line_at ? 1 : 0); };
  keys_in_list(
      atlas, view,
      {.panel = PanelKind::marginals, .layer = layer, .areas = areas, .row_height = rows.height, .row_of = row_of},
      shared);
  draw_rows(rows, list.count(), row);
  ImGui::EndChild();
}

}  // namespace

void MarginalsPanel::draw(const PanelContext& context) {
  const auto& [canvas, atlas, view, part, area, shared] = context;
  if (!shared.presented) {
    const float half = (ImGui::GetContentRegionAvail().x - canvas.px(6)) / 2;
    if (choice_button("Marginals", !targets_tab, {half, 0})) targets_tab = false;
    ImGui::SameLine(0, canvas.px(6));
    if (choice_button("Targets", targets_tab, {half, 0})) targets_tab = true;
    command_tip(shared.hints, "targets");
  }
  targets_tab ? draw_target_list(canvas, atlas, view, shared) : draw_marginal_list(canvas, atlas, view, shared);
}

void MarginalsPanel::keep(PanelFlags& flags) const {
  if (targets_tab) flags["targets"] = "open";
}

void MarginalsPanel::restore(const PanelFlags& flags) { targets_tab = is_set(flags, "targets"); }

}  // namespace hustings::ui
