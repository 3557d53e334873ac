#include "ui/panels/cells_panel.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/paint/map_titles.h"
#include "ui/fields/measures.h"
#include "ui/kit/party_combo.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"
#include "ui/map/cells.h"
#include "ui/panels/controls_panel.h"

namespace hustings::ui {

namespace {

constexpr float tally_gap = 12;
constexpr float padding = 8;
constexpr float row = 20;
constexpr const char* more_sign = "\u2026";

/// `part`: how large the letters are, of small ones.
float item_width(const Canvas& canvas, const TallyItem& item, float part) {
  const float height = canvas.sheet->height_of(TextStyle::small) * part;
  return canvas.px(8) * part + canvas.sheet->width_of(TextStyle::small, height, item.name + " " + item.figure);
}

/// As many parties as there is room for, the first ones first, and a sign where there are more.
struct FittingTally {
  std::vector<TallyItem> items;
  float part = 1;
  float width = 0;
  bool more = false;
};

FittingTally fitting_tally(const Canvas& canvas, const Headline& headline, float room, float part) {
  const float sign = canvas.px(tally_gap) * part + canvas.sheet->width_of(TextStyle::small, more_sign);
  FittingTally tally;
  tally.part = part;
  for (std::size_t i = 0; i < headline.tally.size(); ++i) {
    const float gap = tally.items.empty() ? 0 : canvas.px(tally_gap) * part;
    const float width = tally.width + gap + item_width(canvas, headline.tally[i], part);
    const bool last = i + 1 == headline.tally.size();
    tally.more = width + (last ? 0 : sign) > room;
    if (tally.more) break;
    tally.items.push_back(headline.tally[i]);
    tally.width = width;
  }
  if (tally.items.empty()) return {};
  if (tally.more) tally.width += sign;
  return tally;
}

/// In letters so small that there are two at least.
FittingTally fitting_tally(const Canvas& canvas, const Headline& headline, float room) {
  FittingTally tally;
  for (const float part : {1.0f, 0.85f, 0.7f}) {
    tally = fitting_tally(canvas, headline, room, part);
    if (!tally.more || tally.items.size() > 1) break;
  }
  return tally;
}

/// `square` and `write` draw on the sheet, or in a panel.
template <class Square, class Write>
void draw_tally(const Canvas& canvas, const FittingTally& tally, ImVec2 at, Square square, Write write) {
  const float part = tally.part;
  at.y += canvas.px(8) * (1 - part);
  for (const TallyItem& item : tally.items) {
    square(ImVec2{at.x, at.y + canvas.px(2)}, ImVec2{at.x + canvas.px(4) * part, at.y + canvas.px(13) * part},
           ink(item.colour));
    write(ImVec2{at.x + canvas.px(8) * part, at.y}, item.name + " " + item.figure, part);
    at.x += item_width(canvas, item, part) + canvas.px(tally_gap) * part;
  }
  if (tally.more) write(at, more_sign, part);
}

std::string contest_title(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  return contest ? atlas.contest(*contest).title : view.contest;
}

/// Pixels that a title may be wide.
float room_of(const Canvas& canvas, const CellLayout& layout, std::size_t map) {
  const Rectangle& seen = layout.cells[map].seen;
  const float left = layout.divider ? std::max(layout.free.low.x, seen.low.x) : seen.low.x;
  const float right = layout.divider ? std::min(layout.free.high.x, seen.high.x) : seen.high.x;
  return right - left - canvas.px(16);
}

}  // namespace

std::vector<Rectangle> draw_cell_titles(const Canvas& canvas, const Atlas& atlas, std::span<const View> views,
                                        const CellLayout& layout) {
  std::vector<Rectangle> covered;
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "cell-titles");
  for (std::size_t map = 0; map < views.size(); ++map) {
    const float room = room_of(canvas, layout, map) - canvas.px(2 * padding);
    if (room < canvas.px(40)) continue;
    const std::vector<std::string> titles = map_titles(atlas, views, map);
    const auto fits = [&](const std::string& title) { return sheet.width_of(TextStyle::strong, title) <= room; };
    const auto found = std::find_if(titles.begin(), titles.end(), fits);
    const std::string shown = found != titles.end() ? *found : fitted(sheet, TextStyle::strong, titles.back(), room);
    const FittingTally tally = map == 0 ? FittingTally{} : fitting_tally(canvas, headline_of(atlas, views[map]), room);
    const float width = std::max(sheet.width_of(TextStyle::strong, shown), tally.width);
    const float height = canvas.px(tally.items.empty() ? row + 8 : 2 * row + 6);
    const auto place = cell_title_place(canvas, layout, map, {width + canvas.px(2 * padding), height});
    if (!place) continue;
    sheet.rectangle(place->low, place->high, ink(colours.panel, colours.panel_opacity), std::floor(canvas.px(6)));
    const ImVec2 at{place->low.x + canvas.px(padding), place->low.y + canvas.px(4)};
    sheet.text(TextStyle::strong, at, ink(colours.text), shown);
    draw_tally(
        canvas, tally, {at.x, at.y + canvas.px(row)},
        [&](ImVec2 low, ImVec2 high, ImU32 colour) { sheet.rectangle(low, high, colour, canvas.px(1)); },
        [&](ImVec2 where, const std::string& words, float part) {
          sheet.text(TextStyle::small, sheet.height_of(TextStyle::small) * part, where, ink(colours.secondary), words);
        });
    covered.push_back(*place);
  }
  return covered;
}

void contest_combo(const Atlas& atlas, View& view, float width, bool comparable) {
  ImGui::SetNextItemWidth(width);
  if (!ImGui::BeginCombo("##contest", as_seen(contest_title(atlas, view)).c_str())) return;
  for (const AtlasContest& other : atlas.contests) {
    if (comparable && (other.contest.base_only || !other.compare)) continue;
    if (!menu_row(other.contest.title.c_str(), other.contest.id == view.contest)) continue;
    if (view.contest != other.contest.id) view.at.reset();
    view.contest = other.contest.id;
    view.next_contest.clear();
    view.fraction = 0;
    view.against.clear();
  }
  ImGui::EndCombo();
}

void measure_combo(const Atlas& atlas, View& view, float width) {
  ImGui::SetNextItemWidth(width);
  if (!ImGui::BeginCombo("##measure", measure_of(view.colour).label)) return;
  for (const ColourMode mode : offered_measures()) {
    const bool joined = measure_of(mode).asks == Asks::number;
    const auto column = joined ? number_to_show(atlas, view) : std::optional<std::string>("");
    if (!column || !menu_row(measure_of(mode).label, mode == view.colour)) continue;
    if (joined) colour_by_number(view, *column);
    else colour_by(view, mode);
  }
  ImGui::EndCombo();
}

namespace {

/// What one map shows, to be changed. Returns the panel's place; nothing where it has no room.
std::optional<Rectangle> draw_menu(const Canvas& canvas, const Atlas& atlas, View& shown, const CellLayout& layout,
                                   std::size_t map, bool& taken_away) {
  const bool needs_party = measure_of(shown.colour).asks == Asks::party;
  const float gap = canvas.px(4);
  const float button = map == 0 ? 0 : canvas.px(26) + gap;
  const float room = std::min(room_of(canvas, layout, map), canvas.px(needs_party ? 470 : 380));
  if (room < canvas.px(180)) return std::nullopt;
  const float fields = room - canvas.px(2 * padding) - button - gap * (needs_party ? 2 : 1);
  const std::string then = comparison_words(atlas, shown);
  const float then_width = then.empty() ? 0 : canvas.px(tally_gap) + canvas.sheet->width_of(TextStyle::small, then);
  const FittingTally tally =
      map == 0 ? FittingTally{}
               : fitting_tally(canvas, headline_of(atlas, shown), room - canvas.px(2 * padding + 4) - then_width);
  const ImVec2 size{room, canvas.px(tally.items.empty() && then.empty() ? 40 : 60)};
  const auto place = cell_title_place(canvas, layout, map, size);
  if (!place) return std::nullopt;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {canvas.px(padding), canvas.px(6)});
  begin_panel(fmt::format("map {}", map + 1).c_str(), place->low, size);
  ImGui::PopStyleVar();
  contest_combo(atlas, shown, std::floor(fields * (needs_party ? 0.44f : 0.6f)), false);
  ImGui::SameLine(0, gap);
  measure_combo(atlas, shown, std::floor(fields * (needs_party ? 0.3f : 0.4f)));
  if (needs_party) {
    ImGui::SameLine(0, gap);
    chosen_party_combo("##party", atlas, shown, std::floor(fields * 0.26f));
  }
  if (map > 0) {
    ImGui::SameLine(0, gap);
    taken_away = ImGui::Button("\u00d7", {canvas.px(26), 0});
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("Remove this map");
  }
  ImDrawList* list = ImGui::GetWindowDrawList();
  const auto write = [&](ImVec2 at, const std::string& words, float part) {
    ImFont* font = canvas.fonts->small;
    list->AddText(font, font->FontSize * part, at, ink(palette().secondary), as_seen(words).c_str());
  };
  const ImVec2 below{place->low.x + canvas.px(padding + 2), place->low.y + canvas.px(39)};
  draw_tally(
      canvas, tally, below,
      [&](ImVec2 low, ImVec2 high, ImU32 colour) { list->AddRectFilled(low, high, colour, canvas.px(1)); }, write);
  if (!then.empty())
    write({below.x + (tally.items.empty() ? 0 : tally.width + canvas.px(tally_gap)), below.y}, then, 1);
  ImGui::End();
  return place;
}

}  // namespace

std::vector<Rectangle> draw_cell_menus(const Canvas& canvas, const Atlas& atlas, View& view, const CellLayout& layout) {
  std::vector<Rectangle> covered;
  std::optional<std::size_t> gone;
  for (std::size_t map = 0; map < layout.cells.size() && map <= view.beside.size(); ++map) {
    bool taken_away = false;
    View other = map == 0 ? View{} : view_beside(view, map);
    const auto place = draw_menu(canvas, atlas, map == 0 ? view : other, layout, map, taken_away);
    if (place) covered.push_back(*place);
    if (map == 0) continue;
    view.beside[map - 1] = {
        .contest = other.contest, .colour = other.colour, .party = other.party, .number = other.number};
    if (taken_away) gone = map - 1;
  }
  if (gone) view.beside.erase(view.beside.begin() + static_cast<std::ptrdiff_t>(*gone));
  if (view.beside.empty()) view.swipe.reset();
  return covered;
}

void draw_cell_rules(const Canvas& canvas, const CellLayout& layout, bool handle) {
  Sheet& sheet = *canvas.sheet;
  const Palette& colours = sheet.palette();
  const SheetGroup group(sheet, "cell-rules");
  if (!layout.divider) {
    for (const Cell& cell : layout.cells)
      sheet.frame(cell.seen.low, cell.seen.high, ink(colours.rule), 0, std::max(1.0f, std::round(canvas.scale)));
    return;
  }
  const float x = *layout.divider;
  sheet.line({x, layout.free.low.y}, {x, layout.free.high.y}, ink(colours.ground, 0.8f), canvas.px(4));
  sheet.line({x, layout.free.low.y}, {x, layout.free.high.y}, ink(colours.text), canvas.px(2));
  if (!handle) return;
  const ImVec2 centre{x, (layout.free.low.y + layout.free.high.y) / 2};
  sheet.disc(centre, canvas.px(divider_finger_grip), ink(colours.panel));
  sheet.ring(centre, canvas.px(divider_finger_grip - 1), ink(colours.text), canvas.px(2));
  for (const float way : {-1.0f, 1.0f}) {
    const float tip = centre.x + way * canvas.px(13);
    const float foot = centre.x + way * canvas.px(5);
    // Clockwise as seen.
    const std::array<ImVec2, 3> corners{ImVec2{tip, centre.y}, ImVec2{foot, centre.y + way * canvas.px(6)},
                                        ImVec2{foot, centre.y - way * canvas.px(6)}};
    sheet.polygon(corners, ink(colours.text));
  }
}

}  // namespace hustings::ui
