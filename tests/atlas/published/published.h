// What a text becomes when it is read as a published table, for tests.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "atlas/published/read_published.h"

namespace hustings {

using Rows = std::vector<std::vector<std::string>>;

inline PublishedTable published(const std::string& text) {
  Outcome<PublishedTable> outcome = published_text(text, "votes.csv");
  REQUIRE_MESSAGE(outcome, describe(first_error(outcome.findings)));
  return std::move(*outcome.value);
}

/// Does any statement have the words?
inline bool says(const PublishedTable& table, const std::string& words) {
  return std::any_of(table.statements.begin(), table.statements.end(), [&](const Statement& one) {
    return (one.what + " (" + one.because + ")").find(words) != std::string::npos;
  });
}

/// The lines of one kind that were left out.
inline std::vector<std::int64_t> left_out(const PublishedTable& table, LineKind kind) {
  std::vector<std::int64_t> lines;
  for (const LeftOutLine& line : table.left_out)
    if (line.kind == kind) lines.push_back(line.line);
  return lines;
}

}  // namespace hustings
