#include "atlas/import/vote_total.h"

#include <algorithm>
#include <cmath>

#include "elections/read/published_shares.h"
#include "elections/read/result_words.h"

namespace hustings {

Counts counts_of(const Table& table, std::size_t column) {
  Counts counts;
  counts.reserve(table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    counts.push_back(maybe_count(table.cell(row, column)).value_or(0));
  return counts;
}

VoteTotal::VoteTotal(const Table& table, std::size_t column, ColumnIndex rejected)
    : table_(table), column_(column), rejected_column_(rejected), whole_(counts_of(table, column)) {
  if (rejected) rejected_ = counts_of(table, *rejected);
}

double VoteTotal::part_that_is(const SumAt& sum, bool without_rejected) const {
  std::size_t held = 0;
  std::size_t said = 0;
  for (std::size_t row = 0; row < whole_.size(); ++row) {
    if (whole_[row] == 0) continue;
    ++said;
    held += sum(row) == whole_[row] - (without_rejected ? rejected_[row] : 0) ? 1U : 0U;
  }
  return said == 0 ? 0 : static_cast<double>(held) / static_cast<double>(said);
}

double VoteTotal::part_that_adds_up(const SumAt& sum) const {
  return std::max(part_that_is(sum, false), rejected_.empty() ? 0 : part_that_is(sum, true));
}

bool VoteTotal::may_add_up(const SumAt& sum) const {
  constexpr std::size_t first = 10;
  std::size_t wrong = 0;
  for (std::size_t row = 0; row < std::min(whole_.size(), first); ++row) {
    const std::int64_t own = sum(row);
    const bool right = own == whole_[row] || (!rejected_.empty() && own == whole_[row] - rejected_[row]);
    if (!right && ++wrong > 1) return false;
  }
  return true;
}

double VoteTotal::part_within(const SumAt& sum) const {
  std::size_t held = 0;
  for (std::size_t row = 0; row < whole_.size(); ++row) held += whole_[row] == 0 || sum(row) <= whole_[row] ? 1U : 0U;
  return whole_.empty() ? 0 : static_cast<double>(held) / static_cast<double>(whole_.size());
}

RejectedPapers VoteTotal::by_shares(const std::vector<PartyColumn>& parties) const {
  std::size_t seen = 0;
  std::size_t of_whole = 0;
  std::size_t of_rest = 0;
  for (const PartyColumn& party : parties) {
    if (!party.share) continue;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const auto share = maybe_decimal(table_.cell(row, party.share));
      const auto votes = maybe_count(table_.cell(row, party.column));
      const std::int64_t rest = whole_[row] - rejected_[row];
      if (!share || !votes || *votes == 0 || rejected_[row] <= 0 || rest <= 0) continue;
      const bool fits_whole = is_percentage(*share, *votes, whole_[row]);
      const bool fits_rest = is_percentage(*share, *votes, rest);
      if (fits_whole && fits_rest) continue;
      ++seen;
      of_whole += fits_whole ? 1U : 0U;
      of_rest += fits_rest ? 1U : 0U;
    }
  }
  const auto is_all = [&](std::size_t some) {
    return seen > 0 && static_cast<double>(some) >= nearly_all * static_cast<double>(seen);
  };
  if (is_all(of_whole)) return RejectedPapers::apart;
  return is_all(of_rest) ? RejectedPapers::within : RejectedPapers::unknown;
}

RejectedPapers VoteTotal::where_rejected(const std::vector<PartyColumn>& parties, const SumAt& sum) const {
  if (rejected_.empty()) return RejectedPapers::apart;
  if (const RejectedPapers told = by_shares(parties); told != RejectedPapers::unknown) return told;
  std::size_t compared = 0;
  std::size_t more = 0;
  for (std::size_t row = 0; row < whole_.size(); ++row) {
    if (whole_[row] == 0 || rejected_[row] <= 0) continue;
    ++compared;
    more += sum(row) > whole_[row] - rejected_[row] ? 1U : 0U;
  }
  if (compared == 0) return RejectedPapers::apart;
  return static_cast<double>(more) > (1 - nearly_all) * static_cast<double>(compared) ? RejectedPapers::apart
                                                                                      : RejectedPapers::unknown;
}

}  // namespace hustings
