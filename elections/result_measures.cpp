#include "elections/result_measures.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

namespace {

double percent_of(std::int64_t part, std::int64_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

constexpr const char* second_of_several = "several parties are published as one, and one of them may be second";
constexpr const char* second_among_several = "the second is one of several parties that are published as one";
constexpr const char* only_shares = "only shares are published";
constexpr const char* no_votes = "no votes";

/// The first three in order of votes, of those who could be: not the sums of several that some publications give.
class Contenders {
 public:
  explicit Contenders(const Result& result) {
    for (const Candidacy& candidacy : result.candidacies) {
      if (candidacy.aggregate) continue;
      first_[count_++] = &candidacy;
      if (count_ == first_.size()) break;
    }
  }
  std::size_t size() const { return count_; }
  const Candidacy& operator[](std::size_t place) const { return *first_[place]; }
  /// Votes of a place, 0 where nobody is there.
  std::int64_t votes(std::size_t place) const { return place < count_ ? first_[place]->votes : 0; }

 private:
  std::array<const Candidacy*, 3> first_{};
  std::size_t count_ = 0;
};

/// Could one of several parties that are published as one have had more votes than this?
bool may_be_beaten_by_one_of_several(const Result& result, std::int64_t votes) {
  return std::any_of(result.candidacies.begin(), result.candidacies.end(),
                     [&](const Candidacy& candidacy) { return candidacy.aggregate && candidacy.votes > votes; });
}

/// Is the first the only one who is named elected to the one seat here? Of equals the elected come first.
bool named_first(const Result& result, const Contenders& stood) {
  return result.one_seat && stood.size() > 0 && stood[0].elected.value_or(false) &&
         (stood.size() < 2 || !stood[1].elected.value_or(false));
}

/// Do the first two have the same votes, whoever is named to have won?
bool is_level(const Result& result, const Contenders& stood) {
  return stood.size() > 1 && stood.votes(0) == stood.votes(1) &&
         !may_be_beaten_by_one_of_several(result, stood.votes(0));
}

/// The publication says who won, and nobody who is named has more votes: it is the first.
bool first_as_published(const Result& result, const Contenders& stood) {
  return stood.size() > 0 && result.published.winner == stood[0].party && stood.votes(0) > stood.votes(1);
}

bool first_is_known(const Result& result, const Contenders& stood) {
  return stood.size() > 0 && (named_first(result, stood) || first_as_published(result, stood) ||
                              !may_be_beaten_by_one_of_several(result, stood.votes(0)));
}

/// Votes of the second where only the published majority tells them. None where it cannot be right: the second has no
/// less than the second of those who are named, and no more than several together.
std::optional<std::int64_t> second_as_published(const Result& result, const Contenders& stood) {
  if (result.shares_only || !result.published.majority || !first_is_known(result, stood)) return std::nullopt;
  const std::int64_t second = stood.votes(0) - *result.published.majority;
  const bool is_possible = *result.published.majority >= 0 && second >= stood.votes(1) &&
                           (second == stood.votes(1) || may_be_beaten_by_one_of_several(result, second - 1));
  return is_possible ? std::optional(second) : std::nullopt;
}

bool is_tied(const Result& result, const Contenders& stood) {
  return is_level(result, stood) && !named_first(result, stood);
}

/// Why nobody is known to have won; null where somebody is.
const char* why_no_winner(const Result& result, const Contenders& stood) {
  if (result.unopposed) return stood.size() == 1 ? nullptr : "candidates of several parties were returned unopposed";
  if (named_first(result, stood)) return nullptr;
  if (result.votes_valid() == 0) return no_votes;
  if (!first_is_known(result, stood)) return "several parties are published as one, and one of them may have won";
  return is_tied(result, stood) ? "exact tie" : nullptr;
}

/// Why there is nothing to divide by; null where there is.
const char* why_no_votes(const Result& result) {
  if (result.votes_valid() > 0) return nullptr;
  return result.unopposed ? "returned unopposed" : no_votes;
}

/// May the winner's votes hide in a published sum of several parties on the other side? Not if that side names it.
bool hidden_in_aggregate(const Candidacy& winner, const Candidacy& other, const Result& others,
                         const Parties& parties) {
  return parties[other.party].kind == PartyKind::aggregate &&
         (winner.party == other.party || !others.votes_of(winner.party));
}

}  // namespace

Measured<Candidacy> winner(const Result& result) {
  const Contenders stood(result);
  if (const char* why = why_no_winner(result, stood)) return Undefined{why};
  return stood[0];
}

const Candidacy* leader(const Result& result) {
  const Contenders stood(result);
  return why_no_winner(result, stood) == nullptr ? &stood[0] : nullptr;
}

Decision decision(const Result& result) {
  if (result.unopposed) return Decision::unopposed;
  const Contenders stood(result);
  const bool lot = result.votes_valid() > 0 && is_level(result, stood) && named_first(result, stood);
  return lot ? Decision::lot : Decision::votes;
}

const char* words_for(Decision decision) {
  switch (decision) {
    case Decision::votes: return "";
    case Decision::lot: return "by lot";
    case Decision::unopposed: return "unopposed";
  }
  return "";
}

bool same_person(const Candidacy& a, const Candidacy& b) {
  return !a.candidate.empty() && lower_case(a.candidate) == lower_case(b.candidate);
}

Measured<Candidacy> runner_up(const Result& result) {
  const Contenders stood(result);
  if (const char* why = why_no_winner(result, stood)) return Undefined{why};
  if (const char* why = why_no_votes(result)) return Undefined{why};
  if (may_be_beaten_by_one_of_several(result, stood.votes(1))) {
    const auto second = second_as_published(result, stood);
    if (!second) return Undefined{second_of_several};
    if (stood.size() < 2 || *second != stood.votes(1)) return Undefined{second_among_several};
  }
  if (stood.size() < 2) return Undefined{"nobody else stood"};
  if (stood.size() > 2 && stood.votes(1) == stood.votes(2)) return Undefined{"tie for second place"};
  return stood[1];
}

Measured<Majority> majority(const Result& result) {
  if (const char* why = why_no_votes(result)) return Undefined{why};
  const Contenders stood(result);
  std::int64_t second = stood.votes(1);
  if (may_be_beaten_by_one_of_several(result, second)) {
    const auto published = second_as_published(result, stood);
    const char* why = why_no_winner(result, stood);
    if (!published) return Undefined{why != nullptr ? why : second_of_several};
    second = *published;
  } else if (stood.size() < 2) {
    return Undefined{"nobody else stood"};
  }
  const std::int64_t votes = stood.votes(0) - second;
  return Majority{votes, percent_of(votes, result.votes_valid())};
}

bool majority_is_published(const Result& result) {
  const Contenders stood(result);
  return may_be_beaten_by_one_of_several(result, stood.votes(1)) && second_as_published(result, stood);
}

Measured<Third> third_place(const Result& result) {
  if (const auto lead = majority(result); !lead) return lead.undefined();
  const Contenders stood(result);
  if (may_be_beaten_by_one_of_several(result, stood.votes(2)))
    return Undefined{"several parties are published as one, and one of them may be third"};
  if (stood.size() < 3) return Undefined{"nobody else stood"};
  return Third{stood[2].party, percent_of(stood.votes(0) - stood.votes(2), result.votes_valid())};
}

Measured<double> share(const Result& result, PartyIndex party, const Parties& parties) {
  const auto votes = result.votes_of(party);
  if (!votes) return Undefined{fmt::format("{} did not stand", parties[party].short_name)};
  if (const char* why = why_no_votes(result)) return Undefined{why};
  return percent_of(*votes, result.votes_valid());
}

Measured<double> turnout(const Result& result) {
  if (result.level == Level::postal) return Undefined{"postal votes have no turnout of their own"};
  if (result.candidacies.empty()) return Undefined{no_votes};
  if (result.unopposed) return Undefined{why_no_votes(result)};
  if (result.shares_only) return Undefined{only_shares};
  if (!result.electorate)
    return Undefined{result.flags.has(Flag::estimate) ? "no electorate known for an estimate"
                                                      : "no electorate published"};
  if (*result.electorate == 0) return Undefined{"no electors"};
  if (result.several_votes && !result.ballots)
    return Undefined{"a voter has several votes, and the number of ballot papers is not published"};
  const std::int64_t cast = result.several_votes ? *result.ballots : result.votes_valid();
  if (cast > *result.electorate)
    return Undefined{result.several_votes ? "more ballot papers than electors" : "more votes than electors"};
  return percent_of(cast, *result.electorate);
}

Measured<double> effective_parties(const Result& result) {
  if (const char* why = why_no_votes(result)) return Undefined{why};
  double squares = 0;
  const std::vector<Candidacy>& all = result.candidacies;
  for (auto candidacy = all.begin(); candidacy != all.end(); ++candidacy) {
    const auto same_party = [&](const Candidacy& other) { return other.party == candidacy->party; };
    if (!candidacy->independent && std::any_of(all.begin(), candidacy, same_party)) continue;  // counted with the first
    const std::int64_t votes = candidacy->independent ? candidacy->votes : *result.votes_of(candidacy->party);
    const double part = static_cast<double>(votes) / static_cast<double>(result.votes_valid());
    squares += part * part;
  }
  return 1 / squares;
}

Measured<double> swing_needed(const Result& result) {
  const auto lead = majority(result);
  if (!lead) return lead.undefined();
  return lead->percent / 2;
}

Measured<std::int64_t> direct_switchers(const Result& result) {
  const auto lead = majority(result);
  if (!lead) return lead.undefined();
  if (result.shares_only) return Undefined{only_shares};
  if (lead->votes == 0 && leader(result) == nullptr) return Undefined{"exact tie"};
  return lead->votes / 2 + 1;
}

Measured<Status> status(const Result& now, const Result* then, const Parties& parties) {
  if (now.votes_valid() > 0 && is_tied(now, Contenders(now))) return Status::tie;
  const auto winner_now = winner(now);
  if (!winner_now) return winner_now.undefined();
  if (then == nullptr) return Undefined{"no earlier result for this area"};
  const auto winner_then = winner(*then);
  if (!winner_then) return Undefined{winner_then.reason() + " in the earlier contest"};

  if (hidden_in_aggregate(*winner_now, *winner_then, *then, parties) ||
      hidden_in_aggregate(*winner_then, *winner_now, now, parties))
    return Undefined{"the figures of several parties are published as one"};
  if (winner_now->party != winner_then->party) return Status::gain;
  const bool independent = parties[winner_now->party].kind == PartyKind::independent;
  return independent && !same_person(*winner_now, *winner_then) ? Status::gain : Status::hold;
}

const char* name_of(Status status) {
  switch (status) {
    case Status::hold: return "hold";
    case Status::gain: return "gain";
    case Status::tie: return "tie";
  }
  return "";
}

const char* status_word(Status status, bool seats) {
  if (status == Status::tie || seats) return name_of(status);
  return status == Status::gain ? "new lead" : "lead kept";
}

}  // namespace hustings
