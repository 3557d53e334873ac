#include "atlas/published/header_grid.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text/fuzzy_match.h"
#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

bool is_number(char32_t letter) { return letter >= '0' && letter <= '9'; }
bool is_capital(char32_t letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_small(char32_t letter) { return (letter >= 'a' && letter <= 'z') || (letter > 0x7F && is_letter(letter)); }

std::string trimmed_of_signs(std::string_view text) {
  constexpr std::string_view signs = " -_./:,;|()[]";
  while (!text.empty() && signs.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
  while (!text.empty() && signs.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
  return std::string(trimmed(text));
}

std::string as_compared(std::string_view text) {
  std::string key = search_key(text);
  return key.empty() ? std::string(text) : key;
}

template <class Pick>
std::vector<PartedHeader> parted(const Table& table, Pick pick) {
  std::vector<PartedHeader> parts;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::string& header = table.columns[column];
    const std::vector<HeaderToken> tokens = tokens_of(header);
    if (tokens.size() < 2) continue;
    const HeaderToken& token = pick(tokens);
    std::string stem = without_token(header, token);
    if (!stem.empty()) parts.push_back({token.text, std::move(stem), column});
  }
  return parts;
}

}  // namespace

std::vector<HeaderToken> tokens_of(std::string_view header) {
  std::vector<HeaderToken> tokens;
  char32_t before = ' ';
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t begin = at;
    const char32_t letter = next_letter(header, at);
    if (letter == invalid_letter || !is_word_letter(letter)) {
      before = ' ';
      continue;
    }
    std::size_t ahead = at;
    const char32_t after = ahead < header.size() ? next_letter(header, ahead) : U' ';
    // "ConVote" is two words, and so is "LDVote".
    const bool begins = is_capital(letter) && (is_small(before) || (is_capital(before) && is_small(after)));
    const bool goes_on = is_word_letter(before) && is_number(before) == is_number(letter) && !begins;
    if (goes_on && !tokens.empty() && tokens.back().end == begin) {
      tokens.back().text += header.substr(begin, at - begin);
      tokens.back().end = at;
    } else {
      tokens.push_back({std::string(header.substr(begin, at - begin)), begin, at});
    }
    before = letter;
  }
  return tokens;
}

std::string without_token(std::string_view header, const HeaderToken& token) {
  const std::string front = trimmed_of_signs(header.substr(0, token.begin));
  const std::string back = trimmed_of_signs(header.substr(token.end));
  return front.empty() || back.empty() ? front + back : front + " " + back;
}

std::vector<PartedHeader> parted_at_end(const Table& table) {
  std::vector<PartedHeader> parts =
      parted(table, [](const std::vector<HeaderToken>& tokens) -> const HeaderToken& { return tokens.back(); });
  // "voix", "voix 2", "voix 3": the first bears no number.
  std::set<std::string> counted;
  for (const PartedHeader& part : parts)
    if (part.affix == "2") counted.insert(as_compared(part.stem));
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    if (counted.contains(as_compared(table.columns[column]))) parts.push_back({"1", table.columns[column], column});
  std::stable_sort(parts.begin(), parts.end(),
                   [](const PartedHeader& a, const PartedHeader& b) { return a.column < b.column; });
  return parts;
}

std::vector<PartedHeader> parted_at_beginning(const Table& table) {
  return parted(table, [](const std::vector<HeaderToken>& tokens) -> const HeaderToken& { return tokens.front(); });
}

std::vector<PartedHeader> parted_by_repeats(const Table& table) {
  std::map<std::string, std::size_t> times;
  for (const std::string& header : table.columns) ++times[as_compared(header)];
  std::map<std::string, std::size_t> seen;
  std::vector<PartedHeader> parts;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const std::string key = as_compared(table.columns[column]);
    if (key.empty() || times[key] < 2) continue;
    parts.push_back({std::to_string(++seen[key]), table.columns[column], column});
  }
  return parts;
}

std::optional<HeaderGrid> grid_of(const std::vector<PartedHeader>& parts, std::size_t fewest_affixes) {
  std::map<std::string, std::map<std::string, std::size_t>> by_stem;  // stem, affix, column
  for (const PartedHeader& part : parts) by_stem[as_compared(part.stem)].emplace(as_compared(part.affix), part.column);
  std::erase_if(by_stem, [&](const auto& stem) { return stem.second.size() < fewest_affixes; });
  if (by_stem.size() < 2) return std::nullopt;
  HeaderGrid grid;
  std::vector<std::string> affixes;
  std::vector<std::string> stems;
  for (const PartedHeader& part : parts) {
    const std::string stem = as_compared(part.stem);
    if (!by_stem.contains(stem)) continue;
    const std::string affix = as_compared(part.affix);
    if (std::find(affixes.begin(), affixes.end(), affix) == affixes.end()) {
      affixes.push_back(affix);
      grid.affixes.push_back(part.affix);
    }
    if (std::find(stems.begin(), stems.end(), stem) == stems.end()) {
      stems.push_back(stem);
      grid.stems.push_back(part.stem);
    }
  }
  if (affixes.size() < fewest_affixes) return std::nullopt;
  grid.column.assign(affixes.size(), std::vector<std::optional<std::size_t>>(stems.size()));
  for (std::size_t a = 0; a < affixes.size(); ++a)
    for (std::size_t s = 0; s < stems.size(); ++s)
      if (const auto found = by_stem[stems[s]].find(affixes[a]); found != by_stem[stems[s]].end())
        grid.column[a][s] = found->second;
  return grid;
}

}  // namespace hustings
