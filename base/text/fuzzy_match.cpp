#include "base/text/fuzzy_match.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

std::string unaccented(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t letter = next_letter(text, at);
    if (letter == invalid_letter) out += text[from];
    else out += plain_letter(letter);
  }
  return out;
}

std::string search_key(std::string_view name) { return folded(unaccented(name)); }

std::size_t typing_errors_allowed(std::size_t letters) { return letters >= 8 ? 2 : letters >= 4 ? 1 : 0; }

EditDistance edit_distance(std::string_view typed, std::string_view word, std::size_t most) {
  // Longer words have their beginning compared, and that is at most so long.
  const std::string_view compared = word.substr(0, typed.size() + most);
  constexpr std::size_t longest = 255;
  if (typed.size() > longest || compared.size() > longest || typed.empty()) return {most + 1, most + 1};
  std::array<std::array<std::uint8_t, longest + 1>, 3> rows{};  // of the table, by the letters typed, modulo 3
  for (std::size_t j = 0; j <= compared.size(); ++j) rows[0][j] = static_cast<std::uint8_t>(j);
  for (std::size_t i = 1; i <= typed.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& before = rows[(i + 2) % 3];
    const auto& two_before = rows[(i + 1) % 3];
    row[0] = static_cast<std::uint8_t>(i);
    std::size_t least = i;
    for (std::size_t j = 1; j <= compared.size(); ++j) {
      const bool same = typed[i - 1] == compared[j - 1];
      int errors = std::min({before[j - 1] + (same ? 0 : 1), before[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && typed[i - 1] == compared[j - 2] && typed[i - 2] == compared[j - 1])
        errors = std::min(errors, two_before[j - 2] + 1);
      row[j] = static_cast<std::uint8_t>(errors);
      least = std::min<std::size_t>(least, row[j]);
    }
    if (least > most) return {most + 1, most + 1};
  }
  const auto& last = rows[typed.size() % 3];
  EditDistance distance{most + 1, most + 1};
  if (compared.size() == word.size()) distance.whole = std::min<std::size_t>(last[word.size()], most + 1);
  distance.beginning = distance.whole;
  for (std::size_t j = 1; j <= compared.size(); ++j) {
    const bool ends_alike = compared[j - 1] == typed.back() || (j > 1 && compared[j - 2] == typed.back());
    if (ends_alike) distance.beginning = std::min<std::size_t>(distance.beginning, last[j]);
  }
  return distance;
}

std::string did_you_mean(std::string_view typed, std::span<const std::string> words) {
  const std::string wanted = folded(typed);
  const std::size_t most = std::min<std::size_t>(2, wanted.size() / 3);
  const std::string* nearest = nullptr;
  std::size_t least = most + 1;
  for (const std::string& word : words) {
    const std::size_t distance = edit_distance(wanted, folded(word), most).whole;
    if (distance == least) nearest = nullptr;  // of two that are as near neither was meant for certain
    if (distance < least) {
      least = distance;
      nearest = &word;
    }
  }
  return nearest == nullptr ? "" : "; did you mean " + *nearest + "?";
}

std::optional<int> match_score(std::string_view typed, std::string_view title) {
  const std::string wanted = search_key(typed);
  const std::string text = search_key(title);
  constexpr int none = std::numeric_limits<int>::min() / 2;
  // The best way to lay the letters so far on the title, by where the last of them lies.
  std::vector<int> best(text.size() + 1, none);
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
      next[j] = begins_word ? std::max(before, beside) + 8 : beside;
    }
    best = std::move(next);
    any = true;
  }
  if (!any) return 0;
  const int score = *std::max_element(best.begin(), best.end());
  const auto length = static_cast<int>(text.size());
  if (score > none / 2) return 4 * score - length;  // of two equal ones the shorter title
  constexpr std::size_t few = 3;
  if (wanted.size() >= few && text.find(wanted) != std::string::npos) return -length;
  return std::nullopt;
}

}  // namespace hustings
