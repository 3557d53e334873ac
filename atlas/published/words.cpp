#include "atlas/published/words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "atlas/parse_toml.h"
#include "base/finding.h"
#include "base/paths.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"
#include "base/text/unicode.h"
#include "base/whole_file.h"

namespace hustings {

namespace {

constexpr auto label_names = std::to_array<std::pair<const char*, Label>>({
    {"total", Label::total},
    {"note", Label::note},
    {"source", Label::source},
    {"did_not_stand", Label::did_not_stand},
    {"unopposed", Label::unopposed},
    {"yes", Label::yes},
    {"no", Label::no},
    {"postal", Label::postal},
    {"others", Label::others},
    {"first_vote", Label::first_vote},
    {"second_vote", Label::second_vote},
    {"answer", Label::answer},
    {"no_seat", Label::no_seat},
    {"constituency", Label::constituency},
    {"one_office", Label::one_office},
    {"referendum", Label::referendum},
    {"lower_level", Label::lower_level},
    {"higher_level", Label::higher_level},
});

[[noreturn]] void refuse(const std::string& file, std::string what) {
  throw InputError({.severity = Severity::error,
                    .place = {.file = file, .layer = {}, .row = {}, .column = {}},
                    .what = std::move(what),
                    .remedy = "Install the program again"});
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

/// Where a capital or a digit begins another word: "PartyName", "voix1"; "JSONFile" is "JSON File".
bool begins_word(char32_t before, char32_t letter, char32_t after) {
  const auto is_capital = [](char32_t one) { return (one >= 'A' && one <= 'Z'); };
  const auto is_small = [](char32_t one) { return (one >= 'a' && one <= 'z') || one > 0x7F; };
  const auto is_number = [](char32_t one) { return one >= '0' && one <= '9'; };
  if (is_number(before) != is_number(letter)) return true;
  if (is_small(before) && is_capital(letter)) return true;
  return is_capital(before) && is_capital(letter) && is_small(after) && after <= 0x7F;
}

/// Blanks where words begin without one.
std::string with_words_parted(std::string_view header) {
  std::vector<char32_t> letters;
  for (std::size_t at = 0; at < header.size();)
    if (const char32_t letter = next_letter(header, at); letter != invalid_letter) letters.push_back(letter);
  std::string text;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t before = i > 0 ? letters[i - 1] : U' ';
    const char32_t after = i + 1 < letters.size() ? letters[i + 1] : U' ';
    if (before != ' ' && is_word_letter(before) && is_word_letter(letters[i]) && begins_word(before, letters[i], after))
      text += ' ';
    if (letters[i] == '%') text += " pct ";
    else if (letters[i] == '_') text += ' ';
    else append_letter(text, letters[i]);
  }
  return text;
}

}  // namespace

std::vector<std::string> words_of_header(std::string_view header) {
  std::vector<std::string> words = split(search_key(with_words_parted(header)), ' ');
  std::erase(words, std::string());
  return words;
}

Words::Words(const std::string& file) {
  toml::table table;
  try {
    table = parse_toml(read_whole(file), file);
  } catch (const toml::parse_error& error) {
    refuse(file, fmt::format("is no TOML: {}", error.description()));
  }
  const toml::table* roles = table["role"].as_table();
  const toml::table* labels = table["label"].as_table();
  if (roles == nullptr || labels == nullptr) refuse(file, "has no [role] or no [label]");
  for (const auto& [name, languages] : *roles) {
    const auto role = maybe_role(name.str());
    if (!role || !languages.is_table()) refuse(file, fmt::format("[role.{}] is no role", name.str()));
    for (const auto& [language, list] : *languages.as_table())
      if (const toml::array* words = list.as_array())
        for (const auto& word : *words) {
          Phrase phrase{.words = words_of_header(word.value_or(std::string())),
                        .role = *role,
                        .language = std::string(language.str())};
          if (!phrase.words.empty()) phrases_[phrase.words.front()].push_back(std::move(phrase));
        }
  }
  for (const auto& [name, label] : label_names) {
    const toml::array* words = (*labels)[name].as_array();
    if (words == nullptr) refuse(file, fmt::format("[label] has no list {}", name));
    for (const auto& word : *words) {
      const std::string written = word.value_or(std::string());
      const std::string plain = joined(words_of_header(written));
      labels_[label].insert(plain.empty() ? written : plain);
    }
  }
}

std::vector<HeaderWord> Words::roles_of(std::string_view header) const {
  std::map<Role, HeaderWord> best;
  const auto look = [&](const std::vector<std::string>& words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      const auto found = phrases_.find(words[at]);
      if (found == phrases_.end()) continue;
      for (const Phrase& phrase : found->second) {
        const std::size_t length = phrase.words.size();
        if (at + length > words.size() ||
            !std::equal(phrase.words.begin(), phrase.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at)))
          continue;
        const double part = static_cast<double>(length) / static_cast<double>(words.size());
        HeaderWord word{phrase.role, part == 1 ? 1 : 0.2 + 0.5 * part, phrase.language, joined(phrase.words)};
        HeaderWord& known = best[phrase.role];
        if (word.weight > known.weight) known = std::move(word);
      }
    }
  };
  look(words_of_header(header));
  if (header.find('/') != std::string_view::npos)
    for (const std::string& half : split(header, '/')) look(words_of_header(half));
  std::vector<HeaderWord> found;
  for (auto& [role, word] : best) found.push_back(std::move(word));
  std::stable_sort(found.begin(), found.end(),
                   [](const HeaderWord& a, const HeaderWord& b) { return a.weight > b.weight; });
  return found;
}

bool Words::is(Label label, std::string_view text) const {
  const auto list = labels_.find(label);
  if (list == labels_.end() || text.size() > 80) return false;
  const std::string_view bare = trimmed(text);
  return list->second.contains(bare) || list->second.contains(joined(words_of_header(bare)));
}

bool Words::has(Label label, std::string_view text) const {
  const auto list = labels_.find(label);
  if (list == labels_.end()) return false;
  const std::vector<std::string> words = words_of_header(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::string phrase;
    for (std::size_t end = at; end < words.size() && end < at + 4; ++end) {
      phrase += (phrase.empty() ? "" : " ") + words[end];
      if (list->second.contains(phrase)) return true;
    }
  }
  return false;
}

std::optional<bool> Words::yes_or_no(std::string_view cell) const {
  if (is(Label::no, cell)) return false;
  if (is(Label::yes, cell)) return true;
  return std::nullopt;
}

const Words& carried_words() {
  static const Words words((assets_folder() / "words.toml").string());
  return words;
}

}  // namespace hustings
