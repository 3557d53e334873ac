// The total that the votes of a row's parties are held against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "atlas/import/column_roles.h"
#include "atlas/load/column_values.h"
#include "base/table.h"

namespace hustings {

/// The part of cases that must hold, 0 to 1; in the rest somebody mistyped.
constexpr double nearly_all = 0.95;

using Counts = std::vector<std::int64_t>;  ///< of each row of a table; 0 where it has none
Counts counts_of(const Table& table, std::size_t column);

/// Where rejected papers are counted.
enum class RejectedPapers { apart, within, unknown };

class VoteTotal {
 public:
  using SumAt = std::function<std::int64_t(std::size_t row)>;

  /// `rejected`: papers that may be in the total; none: it has none, or nothing is known of them.
  VoteTotal(const Table& table, std::size_t column, ColumnIndex rejected);

  std::size_t column() const { return column_; }
  bool has_rejected() const { return rejected_column_.has_value(); }
  ColumnIndex rejected_column() const { return rejected_column_; }
  std::int64_t at(std::size_t row) const { return whole_[row]; }
  std::int64_t rejected_at(std::size_t row) const { return rejected_.empty() ? 0 : rejected_[row]; }

  /// In what part of the rows that have a total the sums are that, or that without the rejected papers, whichever is
  /// the larger part: 0 to 1.
  double part_that_adds_up(const SumAt& sum) const;
  /// A quick look at the first rows.
  bool may_add_up(const SumAt& sum) const;
  /// In what part of the rows the sums are no larger.
  double part_within(const SumAt& sum) const;

  /// Does the total hold the rejected papers? Shares beside votes tell what they are of; parties that have more than
  /// would be left without the rejected ones tell too. `sum` is of all parties that are known.
  RejectedPapers where_rejected(const std::vector<PartyColumn>& parties, const SumAt& sum) const;

 private:
  double part_that_is(const SumAt& sum, bool without_rejected) const;
  RejectedPapers by_shares(const std::vector<PartyColumn>& parties) const;

  const Table& table_;
  std::size_t column_;
  ColumnIndex rejected_column_;
  Counts whole_, rejected_;
};

}  // namespace hustings
