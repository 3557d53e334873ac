#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <numeric>

#include "atlas/figures/chart_data.h"

namespace hustings {

namespace {

/// Each whole number a class of its own, where they are that few; else round breaks.
std::vector<double> breaks_for(const Column& column, std::size_t at_most) {
  std::vector<double> breaks = round_breaks(column.numbers, at_most);
  if (!column.whole || breaks.size() < 2 || breaks[1] - breaks[0] > 1) return breaks;
  const auto known = [](double a, double b) { return std::isnan(b) || a < b; };
  const double least = *std::min_element(column.numbers.begin(), column.numbers.end(), known);
  double greatest = least;
  for (const double number : column.numbers)
    if (number > greatest) greatest = number;
  breaks.clear();
  for (double number = least; number <= greatest + 1; ++number) breaks.push_back(number);
  return breaks;
}

/// Where a party stands in the order of votes.
std::map<PartyIndex, std::size_t> order_of_parties(const Column& winners, const AreaFigures& figures) {
  std::map<PartyIndex, std::size_t> won;
  for (AreaIndex area = 0; area < figures.size(); ++area)
    if (winners.parties[area]) ++won[*winners.parties[area]];
  std::vector<std::pair<std::size_t, PartyIndex>> most;
  most.reserve(won.size());
  for (const auto& [party, areas] : won) most.emplace_back(areas, party);
  std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::map<PartyIndex, std::size_t> order;
  for (std::size_t i = 0; i < most.size(); ++i) order[most[i].second] = i;
  return order;
}

void count_in(ChartBar& bar, std::optional<PartyIndex> winner, bool lit) {
  ++bar.areas;
  const auto part = std::find_if(bar.parts.begin(), bar.parts.end(), [&](const ChartBar::Part& known) {
    return known.winner == winner && known.lit == lit;
  });
  if (part != bar.parts.end()) ++part->areas;
  else bar.parts.push_back({winner, lit, 1});
}

/// A contest's votes on the layer where its seats are won, as one result.
Measured<Result> sum_of(const Atlas& atlas, const ShownContest& shown) {
  const Contest& contest = atlas.contest(shown.contest);
  if (contest.expected || contest.by_election) return Undefined{contest.title + " covers some of the areas only"};
  for (const Result& result : contest.results)
    if (result.shares_only) return Undefined{"only shares are published for " + contest.title};
  Result sum;
  for (const PartyTotal& total : totals_where_seats_are_won(atlas, shown.contest, shown.what_if, shown.so_far).parties)
    sum.candidacies.push_back({.party = total.party,
                               .candidate = {},
                               .votes = total.votes,
                               .elected = {},
                               .note = {},
                               .aggregate = atlas.parties[total.party].kind == PartyKind::aggregate});
  sort_candidacies(sum.candidacies);
  return sum;
}

}  // namespace

std::size_t Bars::tallest() const {
  std::size_t most = 0;
  for (const ChartBar& bar : bars) most = std::max(most, bar.areas);
  return most;
}

Bars bars_of(const AreaFigures& figures, const Column& column, const std::vector<bool>& lit, std::size_t at_most) {
  Bars bars;
  bars.breaks = breaks_for(column, at_most);
  if (bars.breaks.size() < 2) {
    bars.left_out = figures.size();
    return bars;
  }
  bars.bars.resize(bars.breaks.size() - 1);
  const Column& winners = figures.column("winner");
  std::vector<double> known;
  for (AreaIndex area = 0; area < figures.size(); ++area) {
    const auto at = class_in(bars.breaks, column.numbers[area]);
    if (!at) {
      ++bars.left_out;
      continue;
    }
    count_in(bars.bars[*at], winners.parties[area], lit[area]);
    if (lit[area]) known.push_back(column.numbers[area]);
  }
  const auto order = order_of_parties(winners, figures);
  const auto place = [&](const ChartBar::Part& part) {
    return std::pair(!part.lit, part.winner ? order.at(*part.winner) : order.size());
  };
  for (ChartBar& bar : bars.bars)
    std::sort(bar.parts.begin(), bar.parts.end(),
              [&](const ChartBar::Part& a, const ChartBar::Part& b) { return place(a) < place(b); });
  bars.lit = known.size();
  if (known.empty()) return bars;
  std::sort(known.begin(), known.end());
  bars.mean = std::accumulate(known.begin(), known.end(), 0.0) / static_cast<double>(known.size());
  const std::size_t middle = known.size() / 2;
  bars.median = known.size() % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2;
  return bars;
}

std::vector<AreaIndex> areas_in_classes(const Column& column, std::span<const double> breaks, std::size_t first,
                                        std::size_t last, const std::vector<bool>& lit) {
  std::vector<AreaIndex> areas;
  for (AreaIndex area = 0; area < column.numbers.size(); ++area)
    if (const auto at = class_in(breaks, column.numbers[area]); at && *at >= first && *at <= last && lit[area])
      areas.push_back(area);
  return areas;
}

Measured<double> swing_of_all(const Atlas& atlas, const Question& question, const AreaFigures& figures) {
  if (!figures.against) return Undefined{"there is nothing to compare with"};
  const auto now = sum_of(atlas, figures.shown);
  if (!now) return now.undefined();
  const auto then = sum_of(atlas, figures.shown.same_areas_of(*figures.against, figures.shown.layer));
  if (!then) return then.undefined();
  const auto moved =
      swing(*now, &*then, swing_pair(atlas, question, figures.shown.contest), question.formula, atlas.parties);
  if (!moved) return moved.undefined();
  return moved->percent;
}

std::string why_no_seats(const Atlas& atlas, const AreaFigures& figures) {
  const Contest& contest = atlas.contest(figures.shown.contest);
  if (!wins_seats(contest.method))
    return fmt::format("No seats are won area by area in {} ({}).", contest.title, words_for(contest.method));
  const ShownContest& shown = figures.shown;
  if (seats_for_votes(totals_where_seats_are_won(atlas, shown.contest, shown.what_if, shown.so_far)).empty())
    return shown.so_far ? fmt::format("No seat is declared yet in {}.", contest.title)
                        : fmt::format("Nobody is known to have won a seat in {}.", contest.title);
  return {};
}

}  // namespace hustings
