// Votes of every party in one result at once, for those who ask for all of them.
#pragma once

#include <cstdint>
#include <vector>

#include "elections/contest.h"

namespace hustings {

/// What `Result::votes_of` and `share` say of each party, worked out in one pass over the candidacies. To be used for
/// the results of many areas one after another.
class PartyVotes {
 public:
  explicit PartyVotes(std::size_t parties) : standings_(parties) {}

  /// Good as long as the result is.
  void count(const Result& result) {
    for (const PartyIndex party : stood_) standings_[party] = {};
    stood_.clear();
    valid_ = 0;
    for (const Candidacy& candidacy : result.candidacies) {  // most votes first
      valid_ += candidacy.votes;
      Standing& standing = standings_[candidacy.party];
      if (standing.best == nullptr) {
        standing = {&candidacy, candidacy.votes};
        stood_.push_back(candidacy.party);
      } else if (!candidacy.independent) {
        standing.votes += candidacy.votes;
      }
    }
  }

  std::int64_t valid() const { return valid_; }
  /// Null where the party did not stand.
  const Candidacy* best(PartyIndex party) const { return standings_[party].best; }
  std::int64_t votes(PartyIndex party) const { return standings_[party].votes; }  ///< 0 where it did not stand
  /// Percent of valid votes, of which there must be some.
  double share(PartyIndex party) const {
    return 100.0 * static_cast<double>(votes(party)) / static_cast<double>(valid_);
  }

 private:
  struct Standing {
    const Candidacy* best = nullptr;
    std::int64_t votes = 0;
  };
  std::vector<Standing> standings_;
  std::vector<PartyIndex> stood_;
  std::int64_t valid_ = 0;
};

}  // namespace hustings
