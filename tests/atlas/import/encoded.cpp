#include "tests/atlas/import/encoded.h"

#include <optional>

#include "base/text/unicode.h"

namespace hustings::disfigure {

namespace {

std::vector<char32_t> letters_of(const std::string& text) {
  std::vector<char32_t> letters;
  for (std::size_t at = 0; at < text.size();) letters.push_back(next_letter(text, at));
  return letters;
}

/// None where a letter is not among those that Windows-1252 shares with Latin-1.
std::optional<std::string> latin(const std::string& text) {
  std::string out;
  for (const char32_t letter : letters_of(text)) {
    if (letter > 0xFF) return std::nullopt;
    out += static_cast<char>(letter);
  }
  return out;
}

std::string utf_16(const std::string& text, bool big) {
  std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
  for (const char32_t letter : letters_of(text)) {
    const char high = static_cast<char>(letter >> 8U), low = static_cast<char>(letter & 0xFFU);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

}  // namespace

std::string encoded(const std::string& text, Dice& dice) {
  const std::size_t which = dice.below(4);
  if (which == 0) return "\xEF\xBB\xBF" + text;
  if (which == 1 && latin(text).has_value()) return *latin(text);
  return utf_16(text, which == 2);
}

}  // namespace hustings::disfigure
