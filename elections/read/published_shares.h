// Shares as tables publish them: read where there are no votes, and held against the votes where there are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.h"
#include "elections/contest.h"
#include "elections/read/result_words.h"

namespace hustings {

/// A published percentage, in percent: a number up to 1 without a percent sign may be a fraction, if that is nearer.
double percent_in(const Decimal& published, double near);
/// Is the percentage the published one, as far as its decimals tell?
bool is_about(const Decimal& published, double percent);
/// The same of a part of a whole, which is above 0.
bool is_percentage(const Decimal& published, std::int64_t part, std::int64_t whole);

/// Gives the column of shares of a table with one row a candidate its own name: `share` beside votes, `share_pct` in
/// their place. There percent signs go, and fractions of 1 become percentages. `key` tells areas apart.
void name_shares(Table& table, const std::string& key);
/// Would `name_shares` change anything?
bool has_unnamed_shares(const Table& table);

struct ShareRow {
  std::size_t row = 0;
  Decimal share;
  std::string written;
};
/// The filled cells of the column `share` that are numbers.
std::vector<ShareRow> shares_in(const Table& table);

/// A share beside what was read from its row.
struct RowWithShare {
  ShareRow share;
  const Result* result = nullptr;
  std::int64_t votes = 0;
};
/// Those that contradict the votes. Shares are of what most of them agree with: valid votes, ballot papers or electors;
/// where several seats are filled, of the best candidates' votes too.
std::vector<RowWithShare> contradicting_shares(const std::vector<RowWithShare>& rows, Method method);

}  // namespace hustings
