#include "elections/projection.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "elections/apportion.h"

namespace hustings {

namespace {

/// A result's votes while they move: as fractions of votes, one a candidacy.
class Ballot {
 public:
  explicit Ballot(const Result& result) : result_(result) {
    votes_.reserve(result.candidacies.size());
    for (const Candidacy& candidacy : result.candidacies) {
      votes_.push_back(static_cast<double>(candidacy.votes));
      valid_ += candidacy.votes;
    }
  }

  std::int64_t valid() const { return valid_; }
  const std::vector<double>& votes() const { return votes_; }
  double points(double percent) const { return percent / 100 * static_cast<double>(valid_); }

  bool stands(PartyIndex party) const {
    return std::any_of(result_.candidacies.begin(), result_.candidacies.end(),
                       [&](const Candidacy& candidacy) { return candidacy.party == party; });
  }

  double votes_of(PartyIndex party) const {
    double sum = 0;
    for (std::size_t i = 0; i < votes_.size(); ++i)
      if (result_.candidacies[i].party == party) sum += votes_[i];
    return sum;
  }

  /// A party's votes, among its candidacies as they are divided now; evenly where they have none. It must stand.
  void set(PartyIndex party, double votes) {
    const double before = votes_of(party);
    const auto candidacies =
        static_cast<double>(std::count_if(result_.candidacies.begin(), result_.candidacies.end(),
                                          [&](const Candidacy& candidacy) { return candidacy.party == party; }));
    for (std::size_t i = 0; i < votes_.size(); ++i)
      if (result_.candidacies[i].party == party)
        votes_[i] = before > 0 ? votes_[i] * (votes / before) : votes / candidacies;
  }

  /// Changes a party's share, and those of all others in proportion. False: there are no others to take from or give
  /// to.
  bool change(PartyIndex party, double percent) {
    const auto whole = static_cast<double>(valid_);
    const double before = votes_of(party);
    if (before >= whole) return false;
    const double after = std::clamp(before + points(percent), 0.0, whole);
    const double rest = (whole - after) / (whole - before);
    for (std::size_t i = 0; i < votes_.size(); ++i)
      if (result_.candidacies[i].party != party) votes_[i] *= rest;
    set(party, after);
    return true;
  }

 private:
  const Result& result_;
  std::vector<double> votes_;
  std::int64_t valid_ = 0;
};

PartyIndex loser_of(const Projection& projection) {
  return projection.swing > 0 ? projection.pair.from : projection.pair.to;
}
PartyIndex gainer_of(const Projection& projection) {
  return projection.swing > 0 ? projection.pair.to : projection.pair.from;
}

std::string absence(PartyIndex party, const Parties& parties) {
  return fmt::format("{} did not stand", parties[party].short_name);
}

/// Why no vote swings here, if so; empty where it does.
std::string swing_fault(const Ballot& ballot, const SwingPair& pair, const Parties& parties) {
  if (const auto fault = why_not_comparable(pair, parties)) return fault->reason;
  for (const PartyIndex party : {pair.from, pair.to})
    if (!ballot.stands(party)) return absence(party, parties);
  return {};
}

std::string third_fault(const Ballot& ballot, PartyIndex third, const Parties& parties) {
  if (const auto fault = why_not_comparable(third, parties)) return fault->reason;
  return ballot.stands(third) ? std::string() : absence(third, parties);
}

void add_note(Result& result, const std::string& note) { result.note += (result.note.empty() ? "" : "; ") + note; }

/// Changes the third party's share. Returns why not, or nothing.
std::string change_third(Ballot& ballot, const Projection& projection, const Parties& parties) {
  std::string fault = third_fault(ballot, *projection.third, parties);
  if (fault.empty() && !ballot.change(*projection.third, projection.third_change)) fault = "nobody else had a vote";
  return fault;
}

bool changes_third(const Projection& projection) { return projection.third && projection.third_change != 0; }

}  // namespace

const char* name_of(SwingModel model) { return model == SwingModel::uniform ? "uniform" : "proportional"; }

std::optional<SwingModel> maybe_swing_model(std::string_view name) {
  for (const SwingModel model : {SwingModel::uniform, SwingModel::proportional})
    if (name == name_of(model)) return model;
  return std::nullopt;
}

Projection calibrated(Projection projection, const std::vector<Result>& results, const Parties& parties) {
  projection.loss = 0;
  if (projection.model != SwingModel::proportional || projection.swing == 0) return projection;
  double valid = 0;
  double losers = 0;
  for (const Result& result : results) {
    Ballot ballot(result);
    if (ballot.valid() == 0 || !swing_fault(ballot, projection.pair, parties).empty()) continue;
    if (changes_third(projection)) change_third(ballot, projection, parties);
    valid += static_cast<double>(ballot.valid());
    losers += ballot.votes_of(loser_of(projection));
  }
  if (losers > 0) projection.loss = std::min(1.0, std::abs(projection.swing) / 100 * valid / losers);
  return projection;
}

void project(Result& result, const Projection& projection, const Parties& parties) {
  Ballot ballot(result);
  if (ballot.valid() == 0) return;
  bool moved = false;
  if (changes_third(projection)) {
    const std::string fault = change_third(ballot, projection, parties);
    if (fault.empty()) moved = true;
    else add_note(result, fmt::format("no change of a third party here: {}", fault));
  }
  if (projection.swing != 0) {
    const std::string fault = swing_fault(ballot, projection.pair, parties);
    if (fault.empty()) {
      const PartyIndex loser = loser_of(projection);
      const PartyIndex gainer = gainer_of(projection);
      const double had = ballot.votes_of(loser);
      const double votes = projection.model == SwingModel::uniform
                               ? std::min(had, ballot.points(std::abs(projection.swing)))
                               : had * projection.loss;
      ballot.set(gainer, ballot.votes_of(gainer) + votes);
      ballot.set(loser, had - votes);
      moved = true;
    } else {
      add_note(result, fmt::format("no swing here: {}", fault));
    }
  }
  if (!moved) return;
  const std::vector<std::int64_t> votes = apportioned(ballot.valid(), ballot.votes());
  for (std::size_t i = 0; i < votes.size(); ++i) {
    result.candidacies[i].votes = votes[i];
    result.candidacies[i].elected.reset();
  }
  sort_candidacies(result.candidacies);
  result.published = {};
  result.flags |= Flag::hypothetical;
}

Result projected(const Result& result, const Projection& projection, const Parties& parties) {
  Result copy = result;
  project(copy, projection, parties);
  return copy;
}

}  // namespace hustings
