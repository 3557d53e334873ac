#include "app/typeface.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

#include "base/finding.h"

namespace hustings {

bool is_figure_text(const std::string& text) {
  static constexpr std::string_view minus = "\u2212";
  std::string_view left = text;
  bool digits = false;
  while (!left.empty()) {
    if (left.starts_with(minus)) {
      left.remove_prefix(minus.size());
      continue;
    }
    const char c = left.front();
    if (c >= '0' && c <= '9') digits = true;
    else if (std::string_view(" .,+-%").find(c) == std::string_view::npos) return false;
    left.remove_prefix(1);
  }
  return digits;
}

Typeface::Typeface(bool semi_bold) : file_(ui::inter_file(semi_bold)), semi_bold_(semi_bold) {
  hb_blob_t* bytes = hb_blob_create_from_file_or_fail(file_.c_str());
  if (bytes == nullptr) throw MachineError(fmt::format("the typeface {} cannot be read", file_));
  hb_face_t* face = hb_face_create(bytes, 0);
  font_.reset(hb_font_create(face));
  units_ = hb_face_get_upem(face);
  hb_face_destroy(face);
  hb_blob_destroy(bytes);
  hb_font_extents_t extents{};
  hb_font_get_h_extents(font_.get(), &extents);
  ascent_ = extents.ascender / units_;
  descent_ = -extents.descender / units_;
}

SetLine Typeface::set(const std::string& text) const {
  const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(), hb_buffer_destroy);
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
  hb_buffer_guess_segment_properties(buffer.get());
  const hb_feature_t tabular{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  hb_shape(font_.get(), buffer.get(), &tabular, is_figure_text(text) ? 1 : 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
  SetLine line;
  line.glyphs.reserve(count);
  double x = 0;
  for (unsigned i = 0; i < count; ++i) {
    line.glyphs.push_back(
        {infos[i].codepoint, (x + places[i].x_offset) / units_, places[i].y_offset / units_, infos[i].cluster});
    x += places[i].x_advance;
  }
  line.width = x / units_;
  return line;
}

}  // namespace hustings
