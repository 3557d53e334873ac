#include "ui/labels/inset_frames.h"

#include <algorithm>
#include <glm/common.hpp>
#include <string>

#include "ui/kit/sheet.h"

namespace hustings::ui {

namespace {

/// As many words a line as the frame has room for.
std::vector<std::string> title_lines(const Canvas& canvas, const std::string& title, const Rectangle& frame) {
  const float room = frame.high.x - frame.low.x - canvas.px(10);
  std::vector<std::string> lines{{}};
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t end = std::min(title.find(' ', at), title.size());
    const std::string word = title.substr(at, end - at);
    const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
    if (lines.back().empty() || canvas.sheet->width_of(TextStyle::small, longer) <= room) lines.back() = longer;
    else lines.push_back(word);
    at = end + 1;
  }
  return lines;
}

}  // namespace

std::vector<Rectangle> inset_places(const LayerInsets& insets, const Viewport& viewport) {
  std::vector<Rectangle> places;
  for (const Inset& inset : insets.all) {
    const glm::dvec2 low = viewport.to_screen({inset.frame.low.x, inset.frame.high.y});
    const glm::dvec2 high = viewport.to_screen({inset.frame.high.x, inset.frame.low.y});
    places.push_back({pixel(glm::round(low)), pixel(glm::round(high))});
  }
  return places;
}

std::vector<Rectangle> inset_titles(const Canvas& canvas, const LayerInsets& insets, const Viewport& viewport) {
  std::vector<Rectangle> titles = inset_places(insets, viewport);
  const Sheet& sheet = *canvas.sheet;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    Rectangle& title = titles[i];
    const std::vector<std::string> lines = title_lines(canvas, insets.all[i].title, title);
    float width = 0;
    for (const std::string& line : lines) width = std::max(width, sheet.width_of(TextStyle::small, line));
    title.low = {title.low.x + canvas.px(5), title.low.y + canvas.px(3)};
    title.high = {title.low.x + width,
                  title.low.y + sheet.height_of(TextStyle::small) * static_cast<float>(lines.size())};
  }
  return titles;
}

void draw_inset_frames(const Canvas& canvas, const LayerInsets& insets, const Viewport& viewport, float strength) {
  if (strength <= 0) return;
  Sheet& sheet = *canvas.sheet;
  const SheetGroup group(sheet, "insets");
  const Palette& palette = sheet.palette();
  const std::vector<Rectangle> places = inset_places(insets, viewport);
  for (const Rectangle& place : places)
    sheet.frame(place.low, place.high, ink(palette.secondary, 0.7f * strength), 0, canvas.px(1));
  const std::vector<Rectangle> titles = inset_titles(canvas, insets, viewport);
  const HaloInk written{ink(palette.text, strength), ink(palette.ground, 0.8f * strength), canvas.px(1.2f)};
  for (std::size_t i = 0; i < titles.size(); ++i) {
    ImVec2 at = titles[i].low;
    for (const std::string& line : title_lines(canvas, insets.all[i].title, places[i])) {
      sheet.halo_text(TextStyle::small, at, written, line);
      at.y += sheet.height_of(TextStyle::small);
    }
  }
}

}  // namespace hustings::ui
