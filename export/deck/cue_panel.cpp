#include "export/deck/cue_panel.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <imgui.h>

#include "atlas/figures/lit_areas.h"
#include "atlas/figures/targets.h"
#include "base/text/text.h"
#include "export/deck/panel_shapes.h"
#include "export/deck/slide_table.h"
#include "picture/map_overlays.h"
#include "ui/kit/font_letters.h"
#include "ui/map/presented_map.h"
#include "ui/panels/panel_table.h"

namespace hustings {

using ui::TextStyle;

PanelSurface::PanelSurface() = default;
PanelSurface::~PanelSurface() = default;

ImGuiSurface& PanelSurface::of(const Atlas& atlas) {
  if (!surface_) surface_ = std::make_unique<ImGuiSurface>(1, Look::dark, ImGuiSurface::WithoutOpenGl{});
  surface_->need(ui::letters_of(atlas));
  return *surface_;
}

namespace {

// Lists ---------------------------------------------------------------------------------------------------------------

// Design pixels, as the panel has them.
constexpr float row_of_two_lines = 42;
constexpr float row_of_one_line = 24;
constexpr float edge = 12;
constexpr float figure_part = 0.26f;  // of the width

/// Lists of areas by the swing that turns them, as the panel of marginals and targets shows them.
class AreaList {
 public:
  AreaList(const ui::Canvas& canvas, const ui::Rectangle& place, const PanelSubject& subject)
      : canvas_(canvas), subject_(subject), figures_(figures_of(subject.atlas, subject.view)) {
    const float width = place.high.x - place.low.x - canvas.px(2 * edge);
    table_.widths = {static_cast<double>(width * (1 - figure_part)), static_cast<double>(width * figure_part)};
    table_.rule = canvas.sheet->palette().rule;
    table_.headed = true;
    room_ = (place.high.y - place.low.y) / canvas.scale - edge - row_of_one_line;
  }

  SlideTable marginals() {
    const std::vector<bool> lit = lit_areas(subject_.atlas, *figures_, subject_.view.filter);
    const std::vector<Marginal> list = hustings::marginals(*figures_, three_way_within, &lit);
    head(fmt::format("{} area{}", list.size(), list.size() == 1 ? "" : "s"));
    for (const Marginal& one : list) {
      if (is_full(list.size())) break;
      TableLine below = pair(one.holder, one.attacker);
      below.push_back(words(TextStyle::small, "   " + majority_of(one), false));
      row(one.area, std::move(below), one.swing_needed, one.three_way);
    }
    close(list.size());
    return std::move(table_);
  }

  SlideTable targets() {
    const Targets targets = targets_of(subject_.atlas, *figures_, chosen_party(subject_.atlas, subject_.view));
    head(fmt::format("{} {}, {} target{}", targets.held, figures_->seats ? "held" : "led", targets.list.size(),
                     targets.list.size() == 1 ? "" : "s"));
    for (const TargetArea& one : targets.list) {
      if (is_full(targets.list.size())) break;
      TableLine below = pair(one.holder, targets.party);
      if (one.place > 2)
        below.push_back(
            words(TextStyle::small, fmt::format("   {}{} now", one.place, one.place == 3 ? "rd" : "th"), false));
      row(one.area, std::move(below), one.swing_needed, one.three_way);
    }
    close(targets.list.size());
    return std::move(table_);
  }

 private:
  TableWords words(TextStyle style, const std::string& text, bool strong_colour = true) const {
    const ui::Palette& colours = canvas_.sheet->palette();
    constexpr double em_of_line = 0.826;  // Inter's
    return {text, strong_colour ? colours.text : colours.secondary,
            static_cast<double>(canvas_.sheet->height_of(style)) * em_of_line, ui::face_of(style).semi_bold};
  }
  void head(const std::string& about) {
    add({{.lines = {{words(TextStyle::small, about, false)}}},
         {.lines = {{words(TextStyle::small, "swing, pp", false)}}, .align = ui::Align::right}},
        row_of_one_line);
  }
  void add(std::vector<TableCell> cells, float height) {
    table_.rows.push_back({std::move(cells), static_cast<double>(canvas_.px(height))});
  }
  /// Are there as many rows as fit, the one that counts the others with them?
  bool is_full(std::size_t all) const {
    const auto shown = static_cast<float>(table_.rows.size() - 1);
    const bool last = table_.rows.size() == all;  // the next one
    return shown > 0 && (shown + 1) * row_of_two_lines + (last ? 0 : row_of_one_line) > room_;
  }
  void close(std::size_t all) {
    const std::size_t shown = table_.rows.size() - 1;
    if (shown == all) return;
    add({{.lines = {{words(TextStyle::small, fmt::format("and {} more", all - shown), false)}}, .columns = 2}},
        row_of_one_line);
  }
  /// "Con, then Lab": who holds it, and who is behind.
  TableLine pair(std::optional<PartyIndex> holder, std::optional<PartyIndex> attacker) const {
    TableLine line;
    const auto party = [&](std::optional<PartyIndex> one, const char* none) {
      if (!one) return line.push_back(words(TextStyle::small, none, false));
      const Party& named = subject_.atlas.parties[*one];
      TableWords swatch = words(TextStyle::small, "\u25A0 ");
      swatch.colour = named.colour;
      line.push_back(swatch);
      line.push_back(words(TextStyle::small, named.short_name));
    };
    party(holder, "tie");
    line.push_back(words(TextStyle::small, ", then ", false));
    party(attacker, "two");
    return line;
  }
  static std::string majority_of(const Marginal& marginal) {
    if (!marginal.majority_votes) return fmt::format("{:.1f} points", 2 * marginal.swing_needed);
    return fmt::format("{} vote{}", with_thousands(*marginal.majority_votes), *marginal.majority_votes == 1 ? "" : "s");
  }
  void row(AreaIndex area, TableLine below, double swing, bool three_way) {
    const AtlasLayer& layer = subject_.atlas.layers[figures_->shown.layer];
    TableCell figure{.lines = {{words(TextStyle::body, fmt::format("{:.2f}", swing))}}, .align = ui::Align::right};
    if (three_way) figure.lines.push_back({words(TextStyle::small, "3-way", false)});
    add({{.lines = {{words(TextStyle::body, layer.layer.areas[area].name)}, std::move(below)}}, std::move(figure)},
        row_of_two_lines);
  }

  const ui::Canvas& canvas_;
  const PanelSubject& subject_;
  std::shared_ptr<const AreaFigures> figures_;
  SlideTable table_;
  float room_ = 0;  ///< of the rows below the head; design pixels
};

void draw_list(SlidePage& page, const ui::Canvas& canvas, const ui::Rectangle& place, const PanelSubject& subject) {
  const auto targets = subject.panels.find("targets");
  const bool of_targets = targets != subject.panels.end() && targets->second == "open";
  AreaList list(canvas, place, subject);
  const SlideTable table = of_targets ? list.targets() : list.marginals();
  const ui::Palette& colours = canvas.sheet->palette();
  canvas.sheet->rectangle(place.low, place.high, ui::ink(colours.panel, colours.panel_opacity), canvas.px(8));
  add_table(page, {of_targets ? "Targets" : "Marginals"},
            {place.low.x + canvas.px(edge), place.low.y + canvas.px(edge / 2)}, table);
}

// Charts --------------------------------------------------------------------------------------------------------------

/// ImGui's own context, as it was before.
struct KeptContext {
  ImGuiContext* context = ImGui::GetCurrentContext();
  KeptContext() = default;
  KeptContext(const KeptContext&) = delete;
  KeptContext& operator=(const KeptContext&) = delete;
  ~KeptContext() { ImGui::SetCurrentContext(context); }
};

void begin_frame(ImVec2 size) {
  ImGuiIO& io = ImGui::GetIO();
  if (!io.Fonts->IsBuilt()) io.Fonts->Build();
  io.DisplaySize = size;
  io.DisplayFramebufferScale = {1, 1};
  io.DeltaTime = 1.0f / 25;
  // What is read back as shapes must not have soft edges of its own.
  ImGuiStyle& style = ImGui::GetStyle();
  style.AntiAliasedLines = style.AntiAliasedLinesUseTex = style.AntiAliasedFill = false;
  ImGui::NewFrame();
}

void draw_chart(const ui::Canvas& canvas, const ui::Rectangle& place, const PanelSubject& subject,
                PanelSurface& surfaces) {
  const KeptContext kept;
  ImGuiSurface& surface = surfaces.of(subject.atlas);
  surface.set_scales(canvas.scale, canvas.scale);
  surface.make_current();
  surface.set_look(subject.view.look);
  const glm::dvec2 size(canvas.size.x, canvas.size.y);
  ui::Canvas screen = surface.canvas(size);
  screen.inset = canvas.inset;
  View view = subject.view;
  ui::PanelSet panels;
  panels.restore(subject.panels);
  const std::vector<AreaIndex> selected = selected_areas(subject.atlas.layers[subject.part.layer], view);
  panels.shared.presented = true;
  const ui::PanelContext context{
      screen,       subject.atlas, view, subject.part, selected.empty() ? std::nullopt : std::optional(selected.back()),
      panels.shared};
  // Panels measure themselves in their first frames.
  for (int frames = 3; frames > 0; --frames) {
    begin_frame(canvas.size);
    ui::draw_presented_panel(screen, place, view.look, [&] { panels.draw(subject.kind, context); });
    if (frames > 1) ImGui::EndFrame();
  }
  ImGui::Render();
  draw_shapes_of(*ImGui::GetDrawData(), *screen.fonts, *canvas.sheet);
}

}  // namespace

void draw_cue_panel(SlidePage& page, const ui::Canvas& canvas, const ui::Rectangle& place, const PanelSubject& subject,
                    PanelSurface& surface) {
  // PowerPoint has no tables in groups.
  if (subject.kind == ui::PanelKind::marginals) return draw_list(page, canvas, place, subject);
  page.begin_group(ui::title_of(subject.kind));
  draw_chart(canvas, place, subject, surface);
  page.end_group();
}

}  // namespace hustings
