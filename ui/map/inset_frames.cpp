#include "ui/map/inset_frames.h"

#include <glm/common.hpp>

#include "ui/kit/sheet.h"

namespace hustings::ui {

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
    title.low = {title.low.x + canvas.px(6), title.low.y + canvas.px(4)};
    title.high = {title.low.x + sheet.width_of(TextStyle::small, insets.all[i].title),
                  title.low.y + sheet.height_of(TextStyle::small)};
  }
  return titles;
}

void draw_inset_frames(const Canvas& canvas, const LayerInsets& insets, const Viewport& viewport, float strength) {
  if (strength <= 0) return;
  Sheet& sheet = *canvas.sheet;
  const SheetGroup group(sheet, "insets");
  const Palette& palette = sheet.palette();
  for (const Rectangle& place : inset_places(insets, viewport))
    sheet.frame(place.low, place.high, ink(palette.secondary, 0.7f * strength), 0, canvas.px(1));
  const std::vector<Rectangle> titles = inset_titles(canvas, insets, viewport);
  for (std::size_t i = 0; i < titles.size(); ++i)
    sheet.halo_text(TextStyle::small, titles[i].low,
                    {ink(palette.text, strength), ink(palette.ground, 0.8f * strength), canvas.px(1.2f)},
                    insets.all[i].title);
}

}  // namespace hustings::ui
