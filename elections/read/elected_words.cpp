#include "elections/read/elected_words.h"

#include <algorithm>
#include <array>

#include "base/text/text.h"

namespace hustings {

std::optional<bool> maybe_elected(std::string_view cell) {
  static constexpr auto yes = std::to_array<std::string_view>({"1", "true", "t", "yes", "y", "elected", "e", "x", "*"});
  static constexpr auto no = std::to_array<std::string_view>({"0", "false", "f", "no", "n", "not elected"});
  const std::string word = lower_case(trimmed(cell));
  if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
  if (std::find(no.begin(), no.end(), word) != no.end()) return false;
  return std::nullopt;
}

}  // namespace hustings
