// How disfigured tables are read: right, asked, told, refused, or wrong in silence.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/atlas/import/disfigure.h"

namespace hustings::disfigure {

enum class Verdict {
  right,    ///< the tidy table came back, without a question
  asked,    ///< there was a question, and its right answer led to the tidy table
  told,     ///< not all areas were joined, and those that are not are named; the others are right
  refused,  ///< nothing was read, and why was said
  wrong     ///< in silence: other figures, or figures of another party or area
};
constexpr int verdicts = static_cast<int>(Verdict::wrong) + 1;
const char* name_of(Verdict verdict);

struct Judged {
  Verdict verdict = Verdict::wrong;
  std::string why;  ///< the first difference, the question that is left or the error
};
Judged judge(const Published& published);

/// How many tables of each kind came out how. A table counts for each kind that was done to it.
struct Rates {
  std::array<int, verdicts> all{};
  std::map<Kind, std::array<int, verdicts>> by_kind;
  std::vector<std::pair<std::uint32_t, Judged>> failures;  ///< refused and wrong, by seed
};
Rates rates(std::uint32_t first_seed, int tables, int at_most = 5);

/// As docs/testing.md has it.
std::string as_markdown(const Rates& rates);

}  // namespace hustings::disfigure
