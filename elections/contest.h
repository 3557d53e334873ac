// One election on one date, and each area's result in it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/instant.h"
#include "elections/flags.h"
#include "elections/party.h"

namespace hustings {

/// supplementary_vote: first preferences; if nobody has more than half, the first two go on, with the second
/// preferences for them on the others' papers (Greater London Authority Act 1999, section 4 and Schedule 2, part I).
/// popular_vote: votes are counted over all areas together; nobody wins a seat in one, as in a president's election by
/// county.
enum class Method { first_past_the_post, multi_member, supplementary_vote, referendum, party_list, popular_vote };

std::optional<Method> maybe_method(std::string_view name);  ///< "first-past-the-post", as in atlas files
const char* name_of(Method method);                         ///< as in atlas files
const char* words_for(Method method);                       ///< for a reader: "first past the post"
bool wins_seats(Method method);  ///< are seats won area by area? (Mayor, list, referendum, popular vote: no)

/// `postal`: votes counted for a borough only, on its code; in no ward.
enum class Level { area, postal };

/// One candidate, or party list, standing in one area.
struct Candidacy {
  PartyIndex party = 0;
  std::string candidate;  ///< may be empty
  std::int64_t votes = 0;
  std::optional<bool> elected;
  std::string note;
  bool aggregate = false;    ///< a published sum of several: nobody who could be first or second
  bool independent = false;  ///< stands for himself: never added to another of the same party
};

/// Most votes first, then who was elected, then party, then name: the order of every result.
void sort_candidacies(std::vector<Candidacy>& candidacies);

/// What a publication says beside the votes. It is used where several parties are published as one, so that the votes
/// alone do not tell; elsewhere it is compared with them.
struct Published {
  std::optional<PartyIndex> winner;
  std::optional<std::int64_t> majority;  ///< the highest number of votes less the second highest
  bool operator==(const Published&) const = default;
};

/// The votes of one area in one contest. Candidacies are sorted (`sort_candidacies`).
struct Result {
  std::string area_code;
  Level level = Level::area;
  std::vector<Candidacy> candidacies;
  std::optional<std::int64_t> electorate;
  std::optional<std::int64_t> ballots;  ///< papers in the box, spoilt ones included
  std::optional<int> seats;
  std::optional<Date> date;         ///< of its own poll, where it was held on another day than the contest's
  std::optional<Instant> declared;  ///< when its result was said (elections/night.h); none: not published
  Published published;
  std::string note;
  Flags flags;
  /// Only shares are published: `votes` are ten-thousandths of a percent, and mean nothing as votes.
  bool shares_only = false;
  /// One seat is filled here, by whom the table names elected: a tie has a winner then.
  bool one_seat = false;
  /// Everybody who stood was elected, and nobody voted.
  bool unopposed = false;
  /// A voter has a vote for each of several seats, so that votes are no ballot papers.
  bool several_votes = false;

  std::int64_t votes_valid() const;
  /// The party's votes here: the sum of its candidacies, and of independents those of the best of them. None where it
  /// did not stand.
  std::optional<std::int64_t> votes_of(PartyIndex party) const;
};

struct Contest {
  std::string id;     ///< "mayor-2012"
  std::string track;  ///< contests of one track may be compared: "westminster", "mayor", ...
  std::string title;  ///< "Mayor of London 2012"
  Date date{};
  std::string time_zone = "Europe/London";  ///< of its place: by whose clock times without an offset are read and told
  std::string layer;                        ///< id of the layer that it was counted on
  Method method = Method::first_past_the_post;
  std::string compare;                ///< id of the contest that swing is against by default; may be empty
  std::string seats_layer;            ///< id of the layer that seats are won on, where it is not `layer`
  std::string constituencies;         ///< of a party list: id of the contest whose seats count in sharing out its own
  double list_threshold = 5;          ///< of a party list: percent of all list votes that a list needs to win a seat
  bool notional = false;              ///< an estimate on boundaries that were not in force
  bool estimate = false;              ///< an estimate of its publisher
  bool by_election = false;           ///< fills seats between two general elections: no stop on the timeline
  bool base_only = false;             ///< for comparison only: no stop on the timeline
  std::string source;                 ///< who published the figures
  std::string note;                   ///< what a reader must know, shown on the card
  std::string turnout_of;             ///< whose turnout: "polling-station electors"; empty: all electors
  std::vector<std::string> left_out;  ///< what was left out on purpose when the atlas was made
  std::map<std::string, std::string> absent;         ///< areas without a result, and why
  std::optional<std::vector<std::string>> expected;  ///< the areas that it covers, where not all of the layer
  std::vector<Result> results;                       ///< sorted by (level, area code); unique in both

  const Result* find(std::string_view area_code, Level level = Level::area) const;
  /// Is a seat won in each area of this layer?
  bool wins_seats_on(std::string_view layer_id) const;
  /// Does it cover the area at all? (A by-election covers one.)
  bool covers(std::string_view area_code) const;
  /// The day of the area's poll: its own, where it was postponed.
  Date day_of(const Result& result) const { return result.date.value_or(date); }
};

}  // namespace hustings
