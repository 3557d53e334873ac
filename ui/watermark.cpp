#include <algorithm>
#include <cmath>

#include "ui/widgets.h"

namespace hustings::ui {

namespace {

constexpr float largest = 28;      // design pixels of the letters' height
constexpr float widest = 0.58f;    // of the picture: clear of legend and panels
constexpr float at_height = 0.8f;  // of the picture, from its top: over the map's lower middle

/// As large as fits.
float letter_size(const Canvas& canvas, const std::string& text) {
  ImFont* font = canvas.fonts->title;
  const float width = font->CalcTextSizeA(canvas.px(largest), 1e6f, 0, text.c_str()).x;
  return canvas.px(largest) * std::min(1.0f, widest * canvas.size.x / std::max(width, 1.0f));
}

}  // namespace

Rectangle watermark_place(const Canvas& canvas, const std::string& text) {
  const float size = letter_size(canvas, text);
  const float width = canvas.fonts->title->CalcTextSizeA(size, 1e6f, 0, text.c_str()).x;
  const ImVec2 low{std::round((canvas.size.x - width) / 2), std::round(canvas.size.y * at_height - size / 2)};
  return {low, {low.x + width, low.y + size}};
}

void draw_watermark(const Canvas& canvas, const std::string& text) {
  if (text.empty()) return;
  // Translucent letters without a plate: the colours of the areas stay to be read between and through them.
  halo_text(ImGui::GetBackgroundDrawList(), canvas.fonts->title, letter_size(canvas, text),
            watermark_place(canvas, text).low, ink(palette().text, 0.82f), ink(palette().ground, 0.3f), text,
            canvas.px(1.6f));
}

}  // namespace hustings::ui
