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
#include "elections/party.h"

namespace hustings {

enum class Method { first_past_the_post, multi_member, supplementary_vote, referendum };

std::optional<Method> maybe_method(std::string_view name);  ///< "first-past-the-post", as in atlas files
bool wins_seats(Method method);                             ///< are seats won area by area? (Mayor and referendum: no)

/// `postal`: votes counted for a borough only, on its code; in no ward.
enum class Level { area, postal };

/// One candidate, or party list, standing in one area.
struct Candidacy {
  PartyIndex party = 0;
  std::string candidate;  ///< may be empty
  std::int64_t votes = 0;
  std::optional<bool> elected;
  std::string note;
};

/// Most votes first, then party, then name: the order of every result.
void sort_candidacies(std::vector<Candidacy>& candidacies);

/// The votes of one area in one contest. Candidacies are sorted: most votes first, then party, then name.
struct Result {
  std::string area_code;
  Level level = Level::area;
  std::vector<Candidacy> candidacies;
  std::optional<std::int64_t> electorate;
  std::optional<std::int64_t> ballots;  ///< papers in the box, spoilt ones included
  std::optional<int> seats;
  std::string note;

  std::int64_t votes_valid() const;
  /// The party's votes here: the sum of its candidacies. None where it did not stand.
  std::optional<std::int64_t> votes_of(PartyIndex party) const;
};

struct Contest {
  std::string id;     ///< "mayor-2012"
  std::string track;  ///< contests of one track may be compared: "westminster", "mayor", ...
  std::string title;  ///< "Mayor of London 2012"
  Date date{};
  std::string layer;  ///< id of the layer that it was counted on
  Method method = Method::first_past_the_post;
  std::string compare;     ///< id of the contest that swing is against by default; may be empty
  bool notional = false;   ///< an estimate on boundaries that were not in force
  bool base_only = false;  ///< for comparison only: no stop on the timeline
  std::string source;      ///< who published the figures
  std::string note;        ///< what a reader must know, shown on the card
  std::string turnout_of;  ///< whose turnout: "of polling-station electors"; empty: of the electorate
  std::map<std::string, std::string> absent;         ///< areas without a result, and why
  std::optional<std::vector<std::string>> expected;  ///< the areas that it covers, where not all of the layer
  std::vector<Result> results;                       ///< sorted by (level, area code); unique in both

  const Result* find(std::string_view area_code, Level level = Level::area) const;
};

}  // namespace hustings
