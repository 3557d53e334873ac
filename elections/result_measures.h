// What a result says: winner, majority, shares, turnout, swing needed, hold or gain, and so on. One definition each.
#pragma once

#include <cstdint>

#include "elections/contest.h"
#include "elections/measured.h"

namespace hustings {

/// The candidacy with most votes. A published sum of several parties is no candidacy: it can be neither first nor
/// second, and where it has more votes than who would be, that is undefined, since one of the several may have had
/// them, unless the publication says who won (`Result::published`). Where one seat is filled, the one who is named
/// elected wins a tie, wins over such a sum, and wins without a vote; against the votes of another candidate the votes
/// count (`elected_fault`). Undefined: no votes, or an exact tie that nobody is named to have won. In a single-member
/// contest it is between candidates, so independents are never merged.
Measured<Candidacy> winner(const Result& result);

/// The winner's candidacy in the result, without a copy of its names; null where `winner` is undefined.
const Candidacy* leader(const Result& result);

/// How the winner came to be it: by votes, by lot after an exact tie, or returned without a poll.
enum class Decision { votes, lot, unopposed };
Decision decision(const Result& result);
const char* words_for(Decision decision);  ///< "by lot", "unopposed"; empty for votes

/// The same person, as far as names tell: nobody without a name.
bool same_person(const Candidacy& a, const Candidacy& b);

/// The second in the poll. Undefined: no winner, nobody else stood, or a tie for second place (`majority` is still
/// known then: the tied have the same votes, but no one of them is the second).
Measured<Candidacy> runner_up(const Result& result);

struct Majority {
  std::int64_t votes = 0;  ///< winner minus second; 0 in a tie; no votes where `Result::shares_only`
  double percent = 0;      ///< of all valid votes, in percentage points
};

/// Where several parties are published as one and may hide the second, it is the published one. Undefined: no votes, or
/// nobody stood against the winner, or several hide the second and no majority is published.
Measured<Majority> majority(const Result& result);

/// Is the majority known from the publication alone, as several parties that are published as one may hide the second?
bool majority_is_published(const Result& result);

struct Third {
  PartyIndex party = 0;
  double behind = 0;  ///< the first's share less the third's, in percentage points
};

/// How near the third is to the first. Of several with the same votes, any one. Undefined: fewer than three stood.
Measured<Third> third_place(const Result& result);

/// A party's votes / valid votes, in percent; of independents the best one's. Source: Rallings, C. and Thrasher, M.,
/// British Electoral Facts. Undefined: it did not stand, or no votes.
Measured<double> share(const Result& result, PartyIndex party, const Parties& parties);

/// Valid votes / electorate, in percent. Source: Electoral Commission ("valid vote turnout"). Where a voter has several
/// votes: ballot papers / electorate ("ballot box turnout"), whatever a party's vote is. Undefined: no electorate, or
/// no papers, published, a postal row, no poll, or more votes (papers) than electors.
Measured<double> turnout(const Result& result);

/// 1 / the sum of all squared shares (as parts of 1): n where n parties have the same votes, less where some have more.
/// A party's candidates are one, an independent is one, and so is a published sum of several parties. Source: Laakso,
/// M. and Taagepera, R., "Effective" Number of Parties, Comparative Political Studies 12, 1979. Undefined: no votes.
Measured<double> effective_parties(const Result& result);

/// Swing that turns the area, in percentage points: half the majority %, 0 in a tie.
/// Source: Butler, D., in Nicholas, H. G., The British General Election of 1950, appendix.
Measured<double> swing_needed(const Result& result);

/// The least number of the winner's voters who, by changing to the second, would have turned it:
/// floor(majority / 2) + 1; after a tie decided by lot, 1. Undefined in a tie without a winner.
Measured<std::int64_t> direct_switchers(const Result& result);

enum class Status { hold, gain, tie };

/// Source of hold and gain: House of Commons Library, general election results (against the last general election).
/// Hold or gain by the winner's party against an earlier result of the same area. Independents hold only if the same
/// person won before. Undefined: no earlier result, or a tie then, or the winner of one may stand within a published
/// sum of several parties that won the other. A tie now is a tie whatever came before.
Measured<Status> status(const Result& now, const Result* then, const Parties& parties);

const char* name_of(Status status);  ///< "hold", "gain", "tie"
/// Where no seat is won nothing is gained or held but a lead: "new lead", "lead kept".
const char* status_word(Status status, bool seats);

}  // namespace hustings
