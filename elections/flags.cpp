#include "elections/flags.h"

namespace hustings {

namespace {

struct NamedFlag {
  Flag flag;
  const char* word;
};

constexpr std::array<NamedFlag, 8> named_flags = {{{Flag::notional, "notional"},
                                                   {Flag::estimate, "estimate"},
                                                   {Flag::by_population, "by-population"},
                                                   {Flag::by_area, "by-area"},
                                                   {Flag::in_person, "in-person"},
                                                   {Flag::corrected, "corrected"},
                                                   {Flag::incomplete, "incomplete"},
                                                   {Flag::hypothetical, "hypothetical"}}};

}  // namespace

std::optional<Flag> maybe_flag(std::string_view word) {
  for (const NamedFlag& named : named_flags)
    if (word == named.word) return named.flag;
  return std::nullopt;
}

std::vector<std::string> words_of(Flags flags) {
  std::vector<std::string> words;
  for (const NamedFlag& named : named_flags)
    if (flags.has(named.flag)) words.emplace_back(named.word);
  return words;
}

}  // namespace hustings
