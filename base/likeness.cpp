#include "base/likeness.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "base/text.h"

namespace hustings {

namespace {

/// U+00C0 to U+017F without accents, in order; letters of two are written "ae", "ss" by hand below.
constexpr std::string_view plain_latin =
    "AAAAAA?CEEEEIIIIDNOOOOO*OUUUUY??"
    "aaaaaa?ceeeeiiiidnooooo/ouuuuy?y"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkkLlLlLlLlLlNnNnNnnNnOoOoOo??"
    "RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUu"
    "WwYyYZzZzZzs";
static_assert(plain_latin.size() == 0x180 - 0xC0);

std::string_view in_two_letters(unsigned code) {
  switch (code) {
    case 0xC6: return "AE";
    case 0xE6: return "ae";
    case 0xDF: return "ss";
    case 0xDE: return "Th";
    case 0xFE: return "th";
    case 0x132: return "IJ";
    case 0x133: return "ij";
    case 0x152: return "OE";
    case 0x153: return "oe";
    default: return {};
  }
}

}  // namespace

std::string unaccented(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0xC3 || lead > 0xCD || at + 1 >= text.size()) {
      out += text[at];
      continue;
    }
    const unsigned code = (lead & 0x1FU) << 6U | (static_cast<unsigned char>(text[at + 1]) & 0x3FU);
    const bool combining = code >= 0x300 && code < 0x370;  // an accent by itself, after its letter
    const bool latin = code >= 0xC0 && code < 0x180 && code != 0xD7 && code != 0xF7;
    if (latin && !in_two_letters(code).empty()) out += in_two_letters(code);
    else if (latin) out += plain_latin[code - 0xC0];
    else if (!combining) out.append(text.substr(at, 2));
    ++at;
  }
  return out;
}

std::string searched(std::string_view name) { return folded(unaccented(name)); }

std::size_t slips_allowed(std::size_t letters) { return letters >= 8 ? 2 : letters >= 4 ? 1 : 0; }

Slips slips_between(std::string_view typed, std::string_view word, std::size_t most) {
  // Longer words have their beginning compared, and that is at most so long.
  const std::string_view compared = word.substr(0, typed.size() + most);
  constexpr std::size_t longest = 64;
  if (typed.size() > longest || compared.size() > longest || typed.empty()) return {most + 1, most + 1};
  std::array<std::array<std::size_t, longest + 1>, 3> rows{};  // of the table, by the letters typed, modulo 3
  for (std::size_t j = 0; j <= compared.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& before = rows[(i + 2) % 3];
    const auto& two_before = rows[(i + 1) % 3];
    row[0] = i;
    std::size_t least = i;
    for (std::size_t j = 1; j <= compared.size(); ++j) {
      const bool same = typed[i - 1] == compared[j - 1];
      row[j] = std::min({before[j - 1] + (same ? 0 : 1), before[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && typed[i - 1] == compared[j - 2] && typed[i - 2] == compared[j - 1])
        row[j] = std::min(row[j], two_before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return {most + 1, most + 1};
  }
  const auto& last = rows[typed.size() % 3];
  Slips slips{most + 1, most + 1};
  if (compared.size() == word.size()) slips.whole = std::min(last[word.size()], most + 1);
  slips.beginning = slips.whole;
  for (std::size_t j = 1; j <= compared.size(); ++j) {
    const bool ends_alike = compared[j - 1] == typed.back() || (j > 1 && compared[j - 2] == typed.back());
    if (ends_alike) slips.beginning = std::min(slips.beginning, last[j]);
  }
  return slips;
}

std::optional<int> answers(std::string_view typed, std::string_view title) {
  const std::string wanted = searched(typed);
  const std::string text = searched(title);
  constexpr int none = std::numeric_limits<int>::min() / 2;
  // The best way to lay the letters so far on the title, by where the last of them lies.
  std::vector<int> best(text.size() + 1, none);
  best[0] = 0;
  bool any = false;
  for (const char letter : wanted) {
    if (letter == ' ') continue;
    std::vector<int> next(text.size() + 1, none);
    int before = any ? none : 0;
    for (std::size_t j = 1; j <= text.size(); ++j) {
      if (any) before = std::max(before, best[j - 1] - 1);
      if (text[j - 1] != letter) continue;
      const bool begins_word = j == 1 || text[j - 2] == ' ';
      const int beside = any ? best[j - 1] + 10 : none;
      next[j] = std::max(before, beside) + (begins_word ? 8 : 0);
    }
    best = std::move(next);
    any = true;
  }
  if (!any) return 0;
  const int score = *std::max_element(best.begin(), best.end());
  if (score < none / 2) return std::nullopt;
  return 4 * score - static_cast<int>(text.size());  // of two equal ones the shorter title
}

}  // namespace hustings
