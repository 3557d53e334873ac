#include "atlas/figures/targets.h"

#include <algorithm>
#include <fmt/format.h>

namespace hustings {

namespace {

std::optional<std::int64_t> whole_number(const Column& column, AreaIndex area) {
  if (!column.known(area)) return std::nullopt;
  return static_cast<std::int64_t>(std::llround(column.numbers[area]));
}

template <class Item>
void sort_by_swing(const AreaFigures& figures, std::vector<Item>& items) {
  std::stable_sort(items.begin(), items.end(), [&](const Item& a, const Item& b) {
    if (a.swing_needed != b.swing_needed) return a.swing_needed < b.swing_needed;
    return figures.names->rank[a.area] < figures.names->rank[b.area];
  });
}

/// One area against the party, or why it is no target; nothing where the party holds it.
class Reckoner {
 public:
  Reckoner(const Atlas& atlas, const AreaFigures& figures, PartyIndex party, double three_way)
      : atlas_(atlas), party_(party), three_way_(three_way), behind_(figures.column("third_behind_pct")) {
    targets_.party = party;
  }

  void add(AreaIndex area, const Result& result) {
    ++targets_.areas;
    const auto lead = winner(result);
    if (lead && lead->party == party_) {
      ++targets_.held;
      return;
    }
    const auto best =
        std::find_if(result.candidacies.begin(), result.candidacies.end(), [&](const Candidacy& candidacy) {
          return candidacy.party == party_;  // sorted: its best placed
        });
    if (best == result.candidacies.end()) return leave_out(area, "did not stand");
    if (result.votes_valid() == 0) return leave_out(area, lead ? majority(result).reason() : lead.reason());
    const auto margin = majority(result);
    const bool tied = margin && margin->votes == 0;
    if (!lead && !tied) return leave_out(area, lead.reason());
    TargetArea target{.area = area, .holder = {}, .swing_needed = 0, .place = 0, .three_way = false};
    if (lead) target.holder = lead->party;
    target.place = 1 + static_cast<int>(std::count_if(result.candidacies.begin(), result.candidacies.end(),
                                                      [&](const Candidacy& candidacy) {
                                                        return !candidacy.aggregate && candidacy.votes > best->votes;
                                                      }));
    const std::int64_t first = lead ? lead->votes : most_votes(result);
    target.swing_needed = 50.0 * static_cast<double>(first - best->votes) / static_cast<double>(result.votes_valid());
    target.three_way = behind_.numbers[area] <= three_way_;
    targets_.list.push_back(target);
  }

  Targets take() { return std::move(targets_); }

 private:
  static std::int64_t most_votes(const Result& result) {
    std::int64_t most = 0;
    for (const Candidacy& candidacy : result.candidacies)
      if (!candidacy.aggregate) most = std::max(most, candidacy.votes);
    return most;
  }
  void leave_out(AreaIndex area, const std::string& why) {
    const std::string& name = atlas_.parties[party_].short_name;
    targets_.absent.push_back({area, why == "did not stand" ? fmt::format("{} {}", name, why) : why});
  }

  const Atlas& atlas_;
  PartyIndex party_;
  double three_way_;
  const Column& behind_;
  Targets targets_;
};

}  // namespace

std::vector<Marginal> marginals(const AreaFigures& figures, double three_way, const std::vector<bool>* lit) {
  const Column& winner = figures.column("winner");
  const Column& second = figures.column("runner_up");
  const Column& needed = figures.column("swing_needed_pct");
  const Column& votes = figures.column("majority_votes");
  const Column& switchers = figures.column("direct_switchers");
  const Column& behind = figures.column("third_behind_pct");
  std::vector<Marginal> list;
  for (AreaIndex area = 0; area < figures.size(); ++area) {
    if (!needed.known(area) || (lit != nullptr && !(*lit)[area])) continue;
    list.push_back({.area = area,
                    .holder = winner.parties[area],
                    .attacker = second.parties[area],
                    .swing_needed = needed.numbers[area],
                    .majority_votes = whole_number(votes, area),
                    .direct_switchers = whole_number(switchers, area),
                    .three_way = behind.numbers[area] <= three_way});
  }
  sort_by_swing(figures, list);
  return list;
}

Targets targets_of(const Atlas& atlas, const AreaFigures& figures, PartyIndex party, double three_way) {
  const Count& count = count_of(atlas, figures.shown);
  Reckoner reckoner(atlas, figures, party, three_way);
  const PartyKind kind = atlas.parties[party].kind;
  const bool one_party = kind != PartyKind::independent && kind != PartyKind::aggregate;
  for (AreaIndex area = 0; area < figures.size(); ++area)
    if (const Result* result = count.find(area)) reckoner.add(area, *result);
  Targets targets = reckoner.take();
  if (!one_party) {
    for (const TargetArea& target : targets.list)
      targets.absent.push_back({target.area, fmt::format("{} is not one party", atlas.parties[party].short_name)});
    targets.list.clear();
  }
  sort_by_swing(figures, targets.list);
  const AtlasContest& contest = atlas.contests[figures.shown.contest];
  const SeatRule rule = seat_rule(contest.contest, atlas.layers[figures.shown.layer].layer.id);
  if (rule != SeatRule::one_each || contest.contest.by_election || targets.areas == 0) return targets;
  targets.majority = targets.areas / 2 + 1;
  const int wanting = std::max(0, *targets.majority - targets.held);
  if (static_cast<std::size_t>(wanting) <= targets.list.size()) targets.needed = static_cast<std::size_t>(wanting);
  return targets;
}

}  // namespace hustings
