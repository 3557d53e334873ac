#include "export/typeface.h"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>
#include <unicode/ubidi.h>
#include <unicode/unistr.h>

#include "base/finding.h"
#include "base/text/letters.h"
#include "base/text/unicode.h"

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

Typeface::Face Typeface::open(const std::string& file) {
  hb_blob_t* bytes = hb_blob_create_from_file_or_fail(file.c_str());
  if (bytes == nullptr) throw MachineError(fmt::format("the typeface {} cannot be read", file));
  hb_face_t* face = hb_face_create(bytes, 0);
  Face opened;
  opened.font.reset(hb_font_create(face));
  opened.units = hb_face_get_upem(face);
  hb_face_destroy(face);
  hb_blob_destroy(bytes);
  return opened;
}

Typeface::Typeface(bool semi_bold) : semi_bold_(semi_bold) {
  faces_.push_back(open(ui::inter_file(semi_bold)));
  faces_.resize(files().size());
  hb_font_extents_t extents{};
  hb_font_get_h_extents(faces_.front().font.get(), &extents);
  ascent_ = extents.ascender / faces_.front().units;
  descent_ = -extents.descender / faces_.front().units;
}

const std::vector<std::string>& Typeface::files() const { return typeface_files(semi_bold_); }

const Typeface::Face& Typeface::face(std::size_t file) const {
  if (!faces_[file].font) faces_[file] = open(files()[file]);
  return faces_[file];
}

/// In the order in which they are seen, from the left.
std::vector<Typeface::Stretch> Typeface::stretches_of(const std::string& text) {
  if (!has_right_to_left(text)) return {{0, text.size(), false}};
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  // Where each of ICU's units begins in the text.
  std::vector<std::size_t> bytes;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t letter = next_letter(text, at);
    bytes.insert(bytes.end(), letter > 0xFFFF && letter != invalid_letter ? 2 : 1, from);
  }
  bytes.push_back(text.size());
  UErrorCode failed = U_ZERO_ERROR;
  const std::unique_ptr<UBiDi, decltype(&ubidi_close)> bidi(ubidi_open(), ubidi_close);
  ubidi_setPara(bidi.get(), wide.getBuffer(), wide.length(), UBIDI_DEFAULT_LTR, nullptr, &failed);
  std::vector<Stretch> stretches;
  const std::int32_t count = ubidi_countRuns(bidi.get(), &failed);
  for (std::int32_t i = 0; i < count && U_SUCCESS(failed); ++i) {
    std::int32_t from = 0;
    std::int32_t length = 0;
    const bool from_right = ubidi_getVisualRun(bidi.get(), i, &from, &length) == UBIDI_RTL;
    const auto begin = static_cast<std::size_t>(from);
    stretches.push_back({bytes[begin], bytes[begin + static_cast<std::size_t>(length)], from_right});
  }
  return U_SUCCESS(failed) ? stretches : std::vector<Stretch>{{0, text.size(), false}};
}

/// A stretch parted where another file has the next letter. Marks, and what all files have alike, stay with the letters
/// before them.
std::vector<SetRun> Typeface::runs_of(const std::string& text, const Stretch& stretch) const {
  if (is_ascii(text))
    return {{.file = 0, .text_from = stretch.from, .text_to = stretch.to, .from_right = false, .glyphs = {}}};
  std::vector<SetRun> runs;
  for (std::size_t at = stretch.from; at < stretch.to;) {
    const std::size_t from = at;
    const char32_t letter = next_letter(text, at);
    std::size_t file = typeface_with(letter, semi_bold_).value_or(0);
    if (!runs.empty() && (is_mark(letter) || is_invisible(letter))) file = runs.back().file;
    if (runs.empty() || runs.back().file != file)
      runs.push_back({.file = file, .text_from = from, .text_to = at, .from_right = stretch.from_right, .glyphs = {}});
    runs.back().text_to = at;
  }
  if (stretch.from_right) std::reverse(runs.begin(), runs.end());
  return runs;
}

void Typeface::shape(const std::string& text, bool figures, SetRun& run, double& x) const {
  const Face& used = face(run.file);
  const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(), hb_buffer_destroy);
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), static_cast<unsigned>(run.text_from),
                     static_cast<int>(run.text_to - run.text_from));
  if (run.from_right) hb_buffer_set_direction(buffer.get(), HB_DIRECTION_RTL);
  hb_buffer_guess_segment_properties(buffer.get());
  if (!run.from_right) hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  const hb_feature_t tabular{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
  hb_shape(used.font.get(), buffer.get(), &tabular, figures ? 1 : 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
  run.glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    run.glyphs.push_back(
        {infos[i].codepoint, x + places[i].x_offset / used.units, places[i].y_offset / used.units, infos[i].cluster});
    x += places[i].x_advance / used.units;
  }
}

SetLine Typeface::set(const std::string& text) const {
  SetLine line;
  line.text = drawable(text);
  const bool figures = is_figure_text(line.text);
  for (const Stretch& stretch : stretches_of(line.text))
    for (SetRun& run : runs_of(line.text, stretch)) {
      shape(line.text, figures, run, line.width);
      line.runs.push_back(std::move(run));
    }
  return line;
}

}  // namespace hustings
