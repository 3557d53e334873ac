#include "ui/kit/font_letters.h"

#include <algorithm>

#include "atlas/atlas_texts.h"
#include "base/text/letters.h"
#include "base/text/unicode.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/theme.h"

namespace hustings::ui {

namespace {

/// Begins text that is in order of sight already, and takes no room: Unicode's left-to-right override, which keeps that
/// order for whoever reads it as text.
constexpr std::string_view in_order = "\u202D";

/// Of ASCII alone, as most text is.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t';
  });
}

}  // namespace

std::string as_seen(std::string_view text) {
  if (is_plain(text) || text.starts_with(in_order)) return std::string(text);
  const std::string drawn = drawable(text);
  const bool turned = has_right_to_left(drawn);
  const std::string ordered = turned ? visual_order(drawn) : drawn;
  std::string out(turned ? in_order : std::string_view());
  for (std::size_t at = 0; at < ordered.size();) {
    const std::size_t from = at;
    const char32_t letter = next_letter(ordered, at);
    if (letter < 0x80 || !is_invisible(letter)) out.append(ordered, from, at - from);
  }
  return out;
}

bool is_usual_letter(char32_t letter) {
  const auto* ranges = usual_ranges();
  for (; *ranges != 0; ranges += 2)
    if (letter >= ranges[0] && letter <= ranges[1]) return true;
  return false;
}

void FontLetters::add(std::string_view text) {
  if (is_plain(text)) return;
  const std::string seen = as_seen(text);
  for (std::size_t at = 0; at < seen.size();) {
    const char32_t letter = next_letter(seen, at);
    if (letter >= 0x80 && !is_usual_letter(letter) && !is_invisible(letter) && has_glyph(letter))
      letters_.insert(letter);
  }
}

bool FontLetters::hold(const FontLetters& other) const {
  return std::includes(letters_.begin(), letters_.end(), other.letters_.begin(), other.letters_.end());
}

FontLetters letters_of(const Atlas& atlas) {
  FontLetters letters;
  visit_texts(atlas, [&](const std::string& text) { letters.add(text); });
  return letters;
}

FontLetters letters_of(const Story& story) {
  FontLetters letters;
  letters.add(story.title);
  for (const Cue& cue : story.cues) letters.add(letters_of(cue));
  return letters;
}

FontLetters letters_of(const Cue& cue) {
  FontLetters letters = letters_of(cue.view);
  for (const std::string* text : {&cue.title, &cue.caption, &cue.notes}) letters.add(*text);
  return letters;
}

FontLetters letters_of(const View& view) {
  FontLetters letters;
  letters.add(view.filter.text);
  for (const Mark& mark : view.marks) letters.add(mark.text);
  return letters;
}

}  // namespace hustings::ui
