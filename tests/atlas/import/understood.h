// What two small tables become when they are understood, for tests.
#pragma once

#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "atlas/import/understand.h"
#include "tests/elections/examples.h"

namespace hustings {

inline Outcome<Understanding> understood(const std::string& boundaries, const std::string& results,
                                         const Decisions& decisions = {}) {
  ImportFiles files{.boundaries = examples::table_of(boundaries), .results = examples::table_of(results)};
  files.id = files.title = "votes";
  return understand(files, decisions);
}

/// The first election, and what was said.
struct Found {
  std::string code, name;
  std::optional<Table> votes, areas, parties;
  Method method = Method::first_past_the_post;
  std::vector<std::string> assumed, not_counted, left_out;
  Understanding whole;

  bool assumes(std::string_view part) const {
    return std::any_of(assumed.begin(), assumed.end(),
                       [&](const std::string& line) { return line.find(part) != std::string::npos; });
  }
};

inline Found found_in(const std::string& boundaries, const std::string& results, const Decisions& decisions = {}) {
  auto outcome = understood(boundaries, results, decisions);
  REQUIRE_MESSAGE(outcome, describe(first_error(outcome.findings)));
  REQUIRE_MESSAGE(outcome.value->questions.empty(), text_of(outcome.value->questions));
  REQUIRE_FALSE(outcome.value->elections.empty());
  Found found;
  found.code = outcome.value->areas.code;
  found.name = outcome.value->areas.name;
  const ElectionReading& first = outcome.value->elections.front();
  found.votes = first.votes;
  found.areas = first.areas;
  found.parties = outcome.value->parties;
  found.method = first.method;
  found.not_counted = first.not_counted;
  found.left_out = first.left_out;
  for (const Statement& statement : outcome.value->statements)
    found.assumed.push_back(statement.what + " (" + statement.because + ")");
  found.whole = std::move(*outcome.value);
  return found;
}

}  // namespace hustings
