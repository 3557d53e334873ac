// Any two tables are understood, refused or asked about: an entry point for a fuzzer. What stands before the first byte
// 0x1E is the table of the boundaries, the rest that of the results.
#include <cstddef>
#include <cstdint>
#include <string>

#include "atlas/import/understand.h"
#include "atlas/published/read_published.h"

namespace {

using namespace hustings;

/// The first answer that is offered, where it is a column's role or an election.
bool answer(const OpenQuestion& question, Decisions& decisions) {
  for (const AnswerOption& option : question.options) {
    if (question.id == "election") {
      decisions.elections = {option.value};
      return true;
    }
    const std::size_t equals = option.value.rfind('=');
    if (equals == std::string::npos) continue;
    const auto role = maybe_role(option.value.substr(equals + 1));
    if (role && decisions.roles.emplace(option.value.substr(0, equals), *role).second) return true;
  }
  return false;
}

void check(const Understanding& found) {
  for (const ElectionReading& election : found.elections)
    if (election.votes)
      for (const auto& row : election.votes->rows)
        if (row.size() != election.votes->columns.size()) __builtin_trap();
  if (text_of(found).empty() || json_of(found).empty()) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t parted = bytes.find('\x1E');
  if (parted == std::string::npos) return 0;
  const auto boundaries = published_text(bytes.substr(0, parted), "areas.csv");
  const auto results = published_text(bytes.substr(parted + 1), "results.csv");
  if (!boundaries || !results) return 0;
  Decisions decisions;
  constexpr int most_questions = 4;
  for (int round = 0; round < most_questions; ++round) {
    const auto found = understand({.boundaries = boundaries.value->table, .results = results.value->table}, decisions);
    if (!found) {
      if (first_error(found.findings).what.empty()) __builtin_trap();
      return 0;
    }
    check(*found.value);
    if (found.value->questions.empty() || !answer(found.value->questions.front(), decisions)) return 0;
  }
  return 0;
}
