#include "ui/map/cells.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <glm/common.hpp>

#include "atlas/paint/legend.h"
#include "geo/viewport.h"
#include "ui/map/headline_panel.h"
#include "ui/map/legend_strip.h"
#include "ui/map/presented_map.h"

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

namespace {

ImVec2 mix(ImVec2 a, ImVec2 b, float part) { return {std::lerp(a.x, b.x, part), std::lerp(a.y, b.y, part)}; }

Rectangle mix(const Rectangle& a, const Rectangle& b, float part) {
  return {mix(a.low, b.low, part), mix(a.high, b.high, part)};
}

/// What all maps together show.
Rectangle seen_of(const CellLayout& layout) {
  Rectangle all = layout.cells.front().seen;
  for (const Cell& cell : layout.cells) {
    all.low = {std::min(all.low.x, cell.seen.low.x), std::min(all.low.y, cell.seen.low.y)};
    all.high = {std::max(all.high.x, cell.seen.high.x), std::max(all.high.y, cell.seen.high.y)};
  }
  return all;
}

/// Where a map that the layout does not have waits outside of what shows: as if one saw of the other layout, enlarged,
/// the part that its first map takes up. The second of two columns waits at the right edge of a single map, as large.
Cell waiting_cell(const CellLayout& layout, const CellLayout& other, std::size_t map) {
  const Rectangle& first = layout.cells.front().frame;
  if (other.divider) return {first, {{layout.size.x, 0}, layout.size}};
  const Rectangle& place = other.cells[map].frame;
  const Rectangle& first_place = other.cells.front().frame;
  const glm::dvec2 size = size_of(first);
  const glm::dvec2 away = (low_of(place) - low_of(first_place)) * size / glm::max(size_of(first_place), glm::dvec2(1));
  const Rectangle all = seen_of(layout);
  ImVec2 low{first.low.x + static_cast<float>(away.x), first.low.y + static_cast<float>(away.y)};
  // Where the other layout has more columns that alone would not be outside.
  if (place.low.y > first_place.low.y) low.y = std::max(low.y, all.high.y);
  else low.x = std::max(low.x, all.high.x);
  const Rectangle frame{low, {low.x + static_cast<float>(size.x), low.y + static_cast<float>(size.y)}};
  const auto within = [&](ImVec2 at) {
    return ImVec2{std::clamp(at.x, all.low.x, all.high.x), std::clamp(at.y, all.low.y, all.high.y)};
  };
  return {frame, {within(frame.low), within(frame.high)}};
}

}  // namespace

CellLayout between(const CellLayout& from, const CellLayout& to, double part) {
  if (part <= 0) return from;
  if (part >= 1) return to;
  const auto way = static_cast<float>(part);
  CellLayout layout{.size = to.size, .cells = {}, .free = mix(from.free, to.free, way), .divider = {}};
  const glm::vec2 size = glm::round(glm::mix(from.frame_size(), to.frame_size(), part));
  for (std::size_t map = 0; map < std::max(from.cells.size(), to.cells.size()); ++map) {
    const Cell a = map < from.cells.size() ? from.cells[map] : waiting_cell(from, to, map);
    const Cell b = map < to.cells.size() ? to.cells[map] : waiting_cell(to, from, map);
    const ImVec2 low = mix(a.frame.low, b.frame.low, way);
    const ImVec2 corner{std::round(low.x), std::round(low.y)};
    const Rectangle frame{corner, {corner.x + size.x, corner.y + size.y}};
    const Rectangle seen = mix(a.seen, b.seen, way);
    const auto within = [&](ImVec2 at) {
      return ImVec2{std::clamp(std::round(at.x), frame.low.x, frame.high.x),
                    std::clamp(std::round(at.y), frame.low.y, frame.high.y)};
    };
    layout.cells.push_back({frame, {within(seen.low), within(seen.high)}});
  }
  const auto divider_of = [&](const CellLayout& end) {
    return end.several() ? end.divider : std::optional(end.size.x);
  };
  if ((from.divider || to.divider) && divider_of(from) && divider_of(to)) {
    layout.divider = std::round(std::lerp(*divider_of(from), *divider_of(to), way));
    layout.cells[0].seen.high.x = layout.cells[1].seen.low.x = *layout.divider;
  }
  return layout;
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
  // The toolbar hangs below the headline, and the legend has the column of the controls.
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
  // While maps move some reach up under the headline.
  Rectangle place{{seen.low.x + edge, std::max(seen.low.y, layout.free.low.y) + edge}, {}};
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
  const auto of_another = [&](const Legend& other) { return other.party != first.party; };
  // Shares of several parties have a bar each.
  const bool named = std::any_of(others.begin(), others.end(), of_another);
  const auto name_bars = [&](Legend& legend) {
    for (LegendEntry& entry : legend.entries)
      if (named && entry.scale && entry.label.empty()) entry.label = legend.party;
  };
  name_bars(first);
  for (Legend other : others) {
    name_bars(other);
    first.more_below |= other.more_below;
    first.more_above |= other.more_above;
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
