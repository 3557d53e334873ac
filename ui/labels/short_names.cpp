#include "ui/labels/short_names.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "base/text/unicode.h"

namespace hustings::ui {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> compass = {
    {{"North", "N"}, {"South", "S"}, {"East", "E"}, {"West", "W"}, {"Central", "C"}, {"Mid", "M"}}};

constexpr std::array<std::string_view, 6> small_words = {"and", "of", "the", "upon", "on", "in"};

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    if (end > at) words.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string_view short_word(std::string_view word) {
  if (word == "and") return "&";
  const auto* known = std::find_if(compass.begin(), compass.end(), [&](const auto& one) { return one.first == word; });
  return known == compass.end() ? word : known->second;
}

/// The words that name a place, without accents, in capitals and letters alone.
std::vector<std::string> telling_words(std::string_view name) {
  std::vector<std::string> words;
  for (const std::string_view word : words_of(name)) {
    if (std::find(small_words.begin(), small_words.end(), word) != small_words.end()) continue;
    std::string letters;
    const std::string latin = in_latin_letters(word);
    for (std::size_t at = 0; at < latin.size();)
      if (const char32_t letter = next_letter(latin, at); is_letter(letter) || (letter >= U'0' && letter <= U'9'))
        letters += upper_case_of_any(plain_letter(letter));
    if (!letters.empty()) words.push_back(std::move(letters));
  }
  return words;
}

/// The code that a name has if no other one wants it.
std::string first_code(const std::vector<std::string>& words) {
  if (words.empty()) return "";
  std::string code;
  if (words.size() >= 3)
    for (std::size_t i = 0; i < 3; ++i) code += words[i].front();
  else if (words.size() == 2) code = words[0].substr(0, 2) + words[1].front();
  else code = words[0].substr(0, 3);
  return code;
}

/// Codes to go on with: more of the first word, then of all of them, then numbers.
std::string free_code(const std::vector<std::string>& words, const std::set<std::string>& taken) {
  const std::string first = first_code(words);
  if (!first.empty() && !taken.contains(first)) return first;
  std::string all;
  for (const std::string& word : words) all += word;
  for (std::size_t last = 2; last < all.size(); ++last)
    if (std::string code = all.substr(0, 2) + all[last]; !taken.contains(code)) return code;
  for (std::size_t length = 4; length <= all.size(); ++length)
    if (std::string code = all.substr(0, length); !taken.contains(code)) return code;
  for (int number = 2;; ++number)
    if (std::string code = fmt::format("{}{}", first, number); !taken.contains(code)) return code;
}

}  // namespace

std::string abbreviated(std::string_view name) {
  std::string out;
  for (const std::string_view word : words_of(name)) {
    if (!out.empty()) out += ' ';
    out += out.empty() ? word : short_word(word);
  }
  return out;
}

std::vector<std::string> short_codes(std::span<const std::string> names) {
  std::set<std::string> taken;
  std::vector<std::string> codes;
  codes.reserve(names.size());
  for (const std::string& name : names) {
    codes.push_back(free_code(telling_words(name), taken));
    taken.insert(codes.back());
  }
  return codes;
}

}  // namespace hustings::ui
