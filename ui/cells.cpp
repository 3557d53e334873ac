#include "ui/cells.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ui/legend_strip.h"
#include "ui/presentation.h"

namespace hustings::ui {

namespace {

bool holds(const Rectangle& rectangle, ImVec2 place) {
  return place.x >= rectangle.low.x && place.x < rectangle.high.x && place.y >= rectangle.low.y &&
         place.y < rectangle.high.y;
}

glm::dvec2 low_of(const Rectangle& rectangle) { return {rectangle.low.x, rectangle.low.y}; }
glm::dvec2 size_of(const Rectangle& rectangle) {
  return {rectangle.high.x - rectangle.low.x, rectangle.high.y - rectangle.low.y};
}

/// So many maps share an area of that form in so many columns.
int columns_of(int maps, float width, float height) {
  const float form = width / std::max(1.0f, height);
  if (maps == 2) return form < 0.9f ? 1 : 2;
  if (maps == 3) return form < 0.45f ? 1 : form < 1.6f ? 2 : 3;
  return 2;
}

/// Between the pixels of the picture and those of a cell: metres east and north.
Point way_to_centre(const CellLayout& layout, const Rectangle& frame, double metres_per_pixel) {
  const glm::dvec2 middle = low_of(frame) + size_of(frame) / 2.0;
  const glm::dvec2 aside = glm::dvec2(layout.size.x, layout.size.y) / 2.0 - middle;
  return Point{aside.x, -aside.y} * metres_per_pixel;
}

}  // namespace

std::size_t CellLayout::at(ImVec2 place) const {
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (holds(cells[i].seen, place)) return i;
  return 0;
}

glm::dvec2 CellLayout::frame_size() const { return size_of(cells.front().frame); }

glm::dvec2 CellLayout::on_first(glm::dvec2 place) const {
  const std::size_t cell = at({static_cast<float>(place.x), static_cast<float>(place.y)});
  return place - low_of(cells[cell].frame) + low_of(cells.front().frame);
}

Viewport CellLayout::on_picture(const Viewport& own, std::size_t cell) const {
  Viewport viewport = own;
  viewport.centre += way_to_centre(*this, cells[cell].frame, own.metres_per_pixel);
  viewport.size = {size.x, size.y};
  return viewport;
}

Viewport CellLayout::in_cell(const Viewport& on_picture) const {
  Viewport viewport = on_picture;
  viewport.centre -= way_to_centre(*this, cells.front().frame, on_picture.metres_per_pixel);
  viewport.size = frame_size();
  return viewport;
}

CellLayout lay_out(const View& view, ImVec2 size, const Rectangle& free, float gap) {
  CellLayout layout{.size = size, .cells = {}, .free = free, .divider = {}};
  const Rectangle whole{{0, 0}, size};
  const int maps = static_cast<int>(view.beside.size()) + 1;
  if (maps == 1) {
    layout.cells.push_back({whole, whole});
    return layout;
  }
  if (is_swiped(view)) {
    const float x = std::round(std::lerp(free.low.x, free.high.x, static_cast<float>(*view.swipe)));
    layout.divider = x;
    layout.cells.push_back({whole, {{0, 0}, {x, size.y}}});
    layout.cells.push_back({whole, {{x, 0}, size}});
    return layout;
  }
  const ImVec2 low{std::ceil(free.low.x), std::ceil(free.low.y)};
  const ImVec2 room{std::floor(free.high.x) - low.x, std::floor(free.high.y) - low.y};
  const int columns = columns_of(maps, room.x, room.y);
  const int rows = (maps + columns - 1) / columns;
  const auto share = [&](float all, int parts) {
    return std::max(1.0f, std::floor((all - gap * static_cast<float>(parts - 1)) / static_cast<float>(parts)));
  };
  const ImVec2 each{share(room.x, columns), share(room.y, rows)};
  for (int map = 0; map < maps; ++map) {
    const int row = map / columns;
    const int in_row = std::min(columns, maps - row * columns);
    // A last row of fewer stands in the middle.
    const float indent = std::floor(static_cast<float>(columns - in_row) * (each.x + gap) / 2);
    const ImVec2 corner{low.x + indent + static_cast<float>(map % columns) * (each.x + gap),
                        low.y + static_cast<float>(row) * (each.y + gap)};
    const Rectangle frame{corner, {corner.x + each.x, corner.y + each.y}};
    layout.cells.push_back({frame, frame});
  }
  return layout;
}

namespace {

// Design pixels.
constexpr float legend_column = 240;  // of the widest legends of one measure
constexpr float title_room = 70;      // of titles of two lines
constexpr float least_above_band = 120;

/// Whether the maps share a legend that has a band. Crossed figures have a square.
bool has_band(const View& view) {
  return !view.beside.empty() && !is_swiped(view) && one_measure(view) && !crossing(view);
}

/// Takes the band from the lower edge of what is free, as long as that leaves the maps more than their titles: else the
/// legend has a column at the left.
CellLayout lay_out_above_band(const Canvas& canvas, const View& view, Rectangle free, float gap) {
  if (!has_band(view)) return lay_out(view, canvas.size, free, gap);
  const float width = free.high.x - free.low.x;
  const float height = canvas.px(legend_strip_height(width / canvas.scale));
  if (free.high.y - free.low.y - height < canvas.px(least_above_band)) {
    free.low.x += canvas.px(legend_column);
    return lay_out(view, canvas.size, free, gap);
  }
  Rectangle band{{free.low.x + canvas.px(8), free.high.y - height}, {free.high.x - canvas.px(8), free.high.y}};
  free.high.y -= height + canvas.px(6);
  CellLayout layout = lay_out(view, canvas.size, free, gap);
  layout.legend_band = band;
  return layout;
}

}  // namespace

CellLayout lay_out_beside_panels(const Canvas& canvas, const View& view, bool interactive, float gap) {
  if (!interactive) {
    const bool column = !view.beside.empty() && one_measure(view) && crossing(view);
    const Rectangle free{{column ? canvas.px(legend_column) : 0, canvas.px(100)},
                         {canvas.size.x, canvas.size.y - canvas.px(74)}};
    return lay_out_above_band(canvas, view, free, gap);
  }
  const Margins margins = panel_margins(canvas, true);
  // The button of the commands hangs below the headline, and the legend has the column of the controls.
  const Rectangle free{
      {static_cast<float>(margins.left) - canvas.px(12), canvas.px(136)},
      {canvas.size.x - canvas.inset.right, canvas.size.y - canvas.px(timeline_height + 8) - canvas.inset.bottom}};
  return lay_out(view, canvas.size, free, gap);
}

CellLayout lay_out_presented(const Canvas& canvas, const View& view, float gap) {
  const bool column = one_measure(view) && canvas.inset.right == 0 && !has_band(view);
  const Rectangle free{{column ? canvas.px(legend_column) : 0, presentation_top(canvas).high.y},
                       {canvas.size.x - canvas.inset.right,
                        canvas.size.y - canvas.inset.bottom - canvas.px(presentation_bottom_height())}};
  return lay_out_above_band(canvas, view, free, gap);
}

const Canvas& title_canvas(const Canvas& canvas, const Canvas& smaller, const CellLayout& layout) {
  const bool one_row = layout.cells.back().frame.low.y == layout.cells.front().frame.low.y;
  return one_row ? canvas : smaller;
}

bool legend_beside(const Canvas& titles, const Canvas& names, const CellLayout& layout) {
  const glm::dvec2 cell = layout.frame_size();
  return cell.x - static_cast<double>(names.px(legend_column)) > cell.y - static_cast<double>(titles.px(title_room));
}

Margins cell_margins(const Canvas& titles, const Canvas& names, const CellLayout& layout, bool one_legend) {
  Margins margins{titles.px(8), titles.px(title_room), titles.px(8), titles.px(8)};
  if (one_legend) return margins;
  if (legend_beside(titles, names, layout)) margins.left = names.px(legend_column);
  else margins.bottom = names.px(12 + legend_strip_height(static_cast<float>(layout.frame_size().x) / names.scale));
  return margins;
}

Margins below_titles(Margins margins, const Canvas& titles, const CellLayout& layout) {
  if (layout.divider)
    margins.top = std::max(margins.top, static_cast<double>(layout.free.low.y + titles.px(title_room)));
  return margins;
}

bool is_on_divider(const Canvas& canvas, const CellLayout& layout, ImVec2 place, bool finger) {
  if (!layout.divider || place.y < layout.free.low.y || place.y > layout.free.high.y) return false;
  const float away = std::abs(place.x - *layout.divider);
  const float middle = (layout.free.low.y + layout.free.high.y) / 2;
  const float grip = canvas.px(divider_finger_grip);
  return away <= canvas.px(finger ? divider_finger_grip : divider_grip) ||
         (away <= grip && std::abs(place.y - middle) <= grip);
}

double swipe_at(const CellLayout& layout, float x) {
  const float width = std::max(1.0f, layout.free.high.x - layout.free.low.x);
  return std::clamp(static_cast<double>((x - layout.free.low.x) / width), 0.0, 1.0);
}

std::optional<Rectangle> cell_title_place(const Canvas& canvas, const CellLayout& layout, std::size_t map,
                                          ImVec2 size) {
  const float edge = canvas.px(8);
  const Rectangle& seen = layout.cells[map].seen;
  Rectangle place{{seen.low.x + edge, seen.low.y + edge}, {}};
  if (layout.divider) {
    const float left = std::max(layout.free.low.x, seen.low.x) + edge;
    const float right = std::min(layout.free.high.x, seen.high.x) - edge;
    if (right - left < size.x) return std::nullopt;
    place.low = {map == 0 ? right - size.x : left, layout.free.low.y + edge};
  } else if (seen.high.x - seen.low.x < size.x + 2 * edge) {
    return std::nullopt;
  }
  place.low = {std::floor(place.low.x), std::floor(place.low.y)};
  place.high = {place.low.x + size.x, place.low.y + size.y};
  return place;
}

Legend merged(Legend first, std::span<const Legend> others) {
  std::vector<std::string> titles{first.title};
  for (const Legend& other : others) {
    if (std::find(titles.begin(), titles.end(), other.title) == titles.end()) titles.push_back(other.title);
    for (const LegendEntry& entry : other.entries) {
      const auto same = [&](const LegendEntry& known) { return known.label == entry.label; };
      if (std::any_of(first.entries.begin(), first.entries.end(), same)) continue;
      // Bars come first, then what has no figure.
      const auto of_kind = [&](const LegendEntry& known) { return known.scale.has_value() == entry.scale.has_value(); };
      const auto last = std::find_if(first.entries.rbegin(), first.entries.rend(), of_kind);
      first.entries.insert(
          last == first.entries.rend() && entry.scale.has_value() ? first.entries.begin() : last.base(), entry);
    }
  }
  first.title = fmt::format("{}", fmt::join(titles, "; "));
  return first;
}

}  // namespace hustings::ui
