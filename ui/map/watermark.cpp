#include "ui/map/watermark.h"

#include <algorithm>
#include <cmath>

#include "ui/kit/sheet.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

constexpr float largest = 28;      // design pixels of the letters' height
constexpr float widest = 0.58f;    // of the picture: clear of panels
constexpr float at_height = 0.8f;  // of what the panels leave, from its top: over the map's lower middle

}  // namespace

Rectangle watermark_place(const Canvas& canvas, const std::string& text, const Rectangle& legend) {
  const float left = canvas.inset.left;
  const float right = canvas.size.x - canvas.inset.right;
  const float full = canvas.sheet->width_of(TextStyle::title, canvas.px(largest), text);
  const float room = std::min(widest * canvas.size.x, right - left - canvas.px(32));
  const float size = canvas.px(largest) * std::clamp(room / std::max(full, 1.0f), 0.3f, 1.0f);
  const float width = canvas.sheet->width_of(TextStyle::title, size, text);
  const ImVec2 low{std::round((left + right - width) / 2),
                   std::round((canvas.size.y - canvas.inset.bottom) * at_height - size / 2)};
  Rectangle place{low, {low.x + width, low.y + size}};
  if (!place.touches(legend)) return place;
  place.low.y = legend.low.y - size - canvas.px(12);
  place.high.y = place.low.y + size;
  return place;
}

void draw_watermark(const Canvas& canvas, const std::string& text, const Rectangle& legend) {
  if (text.empty()) return;
  const Rectangle place = watermark_place(canvas, text, legend);
  Sheet& sheet = *canvas.sheet;
  const SheetGroup group(sheet, "hypothesis");
  // Translucent letters without a plate: the colours of the areas stay to be read between and through them.
  sheet.halo_text(TextStyle::title, place.high.y - place.low.y, place.low,
                  {ink(sheet.palette().text, 0.82f), ink(sheet.palette().ground, 0.3f), canvas.px(1.6f)}, text);
}

}  // namespace hustings::ui
