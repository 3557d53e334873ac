#include "elections/read/published_shares.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "base/text/text.h"

namespace hustings {

namespace {

bool may_be_fraction(const Decimal& published) {
  return !published.percent && published.value >= 0 && published.value <= 1;
}

/// What shares may be of.
enum class Whole { valid, best_candidates, ballots, electorate };
constexpr std::array all_wholes = {Whole::valid, Whole::best_candidates, Whole::ballots, Whole::electorate};

std::int64_t votes_of_best(const Result& result) {
  std::map<PartyIndex, std::int64_t> best;
  for (const Candidacy& candidacy : result.candidacies) {
    std::int64_t& most = best[candidacy.party];
    most = std::max(most, candidacy.votes);
  }
  std::int64_t sum = 0;
  for (const auto& [party, votes] : best) sum += votes;
  return sum;
}

std::int64_t whole_of(Whole whole, const Result& result) {
  switch (whole) {
    case Whole::valid: return result.votes_valid();
    case Whole::best_candidates: return votes_of_best(result);
    case Whole::ballots: return result.ballots.value_or(0);
    case Whole::electorate: return result.electorate.value_or(0);
  }
  return 0;
}

bool agrees(const RowWithShare& row, Whole whole) {
  const std::int64_t of = whole_of(whole, *row.result);
  return of > 0 ? is_percentage(row.share.share, row.votes, of) : row.votes == 0 && row.share.share.value == 0;
}

std::optional<std::size_t> share_column(const Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i] == "share_pct" || is_vote_share(table.columns[i])) return i;
  return std::nullopt;
}

/// Do the shares of the areas sum to 1 rather than to 100?
bool are_fractions(const Table& table, std::size_t column, std::optional<std::size_t> key) {
  std::map<std::string, double> sums;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto share = maybe_decimal(table.cell(row, column));
    if (share && share->percent) return false;
    if (share) sums[table.cell(row, key)] += share->value;
  }
  std::size_t whole = 0;
  for (const auto& [area, sum] : sums) {
    if (sum > 1.05) return false;
    if (sum > 0.5) ++whole;
  }
  return 2 * whole > sums.size();
}

}  // namespace

double percent_in(const Decimal& published, double near) {
  if (!may_be_fraction(published)) return published.value;
  const double fraction = 100 * published.value;
  return std::abs(fraction - near) < std::abs(published.value - near) ? fraction : published.value;
}

bool is_about(const Decimal& published, double percent) {
  const double said = percent_in(published, percent);
  const double unit = std::pow(10.0, -published.decimals);
  const bool is_fraction = said != published.value && published.decimals > 0;
  return std::abs(said - percent) <= (is_fraction ? 100 : 1) * unit / 2 + 1e-6;
}

bool is_percentage(const Decimal& published, std::int64_t part, std::int64_t whole) {
  return is_about(published, 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

bool has_unnamed_shares(const Table& table) {
  const auto column = share_column(table);
  if (!column) return false;
  return !table.find_column("votes") || table.columns[*column] != "share";
}

void name_shares(Table& table, const std::string& key) {
  const auto column = share_column(table);
  if (!column) return;
  if (table.find_column("votes")) {
    table.columns[*column] = "share";
    return;
  }
  table.columns[*column] = "share_pct";
  const double scale = are_fractions(table, *column, table.find_column(key)) ? 100 : 1;
  for (auto& row : table.rows) {
    if (*column >= row.size()) continue;
    const auto share = maybe_decimal(row[*column]);
    const bool plain = share && !share->percent && maybe_number(row[*column]) && scale == 1;
    if (share && !plain) row[*column] = fmt::format("{:.10g}", scale * share->value);
  }
}

std::vector<ShareRow> shares_in(const Table& table) {
  std::vector<ShareRow> rows;
  const auto column = table.find_column("share");
  for (std::size_t row = 0; column && row < table.rows.size(); ++row) {
    const std::string& cell = table.cell(row, column);
    if (const auto share = maybe_decimal(cell)) rows.push_back({row, *share, cell});
  }
  return rows;
}

std::vector<RowWithShare> contradicting_shares(const std::vector<RowWithShare>& rows, Method method) {
  Whole best = Whole::valid;
  std::size_t most = rows.size() / 2;  // fewer than half that agree are chance
  for (const Whole whole : all_wholes) {
    if (whole == Whole::best_candidates && method != Method::multi_member) continue;
    const auto agreeing = static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [&](const RowWithShare& row) { return agrees(row, whole); }));
    if (agreeing <= most) continue;
    most = agreeing;
    best = whole;
  }
  std::vector<RowWithShare> found;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(found),
               [&](const RowWithShare& row) { return !agrees(row, best); });
  return found;
}

}  // namespace hustings
