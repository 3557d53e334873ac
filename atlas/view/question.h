// What is asked of the figures: whatever else a view says, the same question has the same figures.
#pragma once

#include <optional>
#include <string>

#include "atlas/count.h"
#include "elections/projection.h"
#include "elections/swing.h"

namespace hustings {

/// How areas are compared whose boundaries changed in between: by the larger area that they lie in, with the earlier
/// votes divided by overlap (an estimate), or not at all.
enum class Across { parent, overlap, none };

const char* name_of(Across across);  ///< "parent", "overlap", "none"

/// A result that never was: the contest on the map after a swing within the view's pair (what_if.h).
struct WhatIf {
  bool on = false;
  SwingModel model = SwingModel::uniform;
  double swing = 0;         ///< percentage points, -100 to 100; positive: swing_from -> swing_to
  std::string third_party;  ///< id; may be empty
  double third_change = 0;  ///< percentage points of its share, -100 to 100
  bool operator==(const WhatIf&) const = default;
};

struct Question {
  std::string contest;          ///< id; the contest on the map
  std::string against;          ///< id; empty: what the contest compares with
  bool at_dissolution = false;  ///< compared with the last by-election since then, where there was one
  std::string by;               ///< id of the layer to show it on; empty, or one that it cannot be shown on: its own
  Across across = Across::parent;
  Basis basis;
  bool top_two = false;    ///< swing between this election's first two, instead of the pair
  std::string swing_from;  ///< empty: of the usual pair of the contest's track (usual_parties.h)
  std::string swing_to;
  SwingFormula formula = SwingFormula::butler;
  WhatIf what_if;
  /// The contest on the map as it stood then, by what had been declared (atlas/night.h): every figure is so far. None:
  /// the whole contest. It touches no other contest, nor one without declarations.
  std::optional<Instant> at;
  bool operator==(const Question&) const = default;
};

/// The party with that id. Throws CommandError where there is none; the message lists some that there are.
PartyIndex required_party(const Atlas& atlas, const std::string& id);
/// The same; none where the id is empty.
std::optional<PartyIndex> named_party(const Atlas& atlas, const std::string& id);
/// The two parties that the question names, "top two" or not; whom it does not name is of the usual pair of the
/// contest's track. None where there is no such pair. Throws CommandError where a party is unknown.
std::optional<SwingPair> named_pair(const Atlas& atlas, const Question& question, ContestIndex contest);
std::optional<SwingPair> named_pair(const Atlas& atlas, const Question& question);  ///< in the question's contest
/// Between whom the swing is: the named pair; none for "top two", which also stands in where there is no pair.
std::optional<SwingPair> swing_pair(const Atlas& atlas, const Question& question, ContestIndex contest);
std::optional<SwingPair> swing_pair(const Atlas& atlas, const Question& question);
/// Has the question name the pair, so that it stays the same wherever the view goes.
void name_pair(const Atlas& atlas, Question& question, const SwingPair& pair);
/// The contest that `contest` is compared with, a what-if aside: the question's choice if it is an earlier one of the
/// same track, because a change runs forwards in time; else the atlas's.
std::optional<ContestIndex> earlier_contest(const Atlas& atlas, const Question& question, ContestIndex contest);

}  // namespace hustings
