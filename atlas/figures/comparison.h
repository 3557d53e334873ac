// What an area's result is compared with: the same area before, or the nearest to it that boundaries allow.
#pragma once

#include <optional>
#include <string>

#include "atlas/view/scene.h"
#include "elections/result_measures.h"
#include "elections/swing.h"

namespace hustings {

/// same: the area itself. parent: its boundaries changed, and both figures are those of the larger area that it lies
/// in. overlap: the earlier votes were divided, by population or by area (the flags of `then` say which), an estimate.
enum class ComparedBy { same, parent, overlap };

const char* name_of(ComparedBy by);  ///< "same", "parent", "overlap": as tables have it

struct Comparison {
  ContestIndex contest = 0;  ///< that `now` is of
  const Result* now = nullptr;
  const Result* then = nullptr;
  std::optional<ContestIndex> against;  ///< the contest that `then` is of
  ComparedBy by = ComparedBy::same;
  std::string of;      ///< name of the larger area, where compared by parent
  std::string reason;  ///< why there is nothing to compare with
  bool known() const { return now != nullptr && then != nullptr; }
};

/// What is hypothetical is compared with the result itself. Else: on the same layer where the earlier contest can be
/// laid on it; else by code, on another edition, where the area kept its code; else as the question says of redrawn
/// areas. Where it counts by-elections, `then` is the last of them.
Comparison compared_result(const Atlas& atlas, const Question& question, const ShownContest& shown, AreaIndex area);

/// Is there a by-election between the contest and what it is compared with, on the layer that it is shown on? Only
/// there can a view count by-elections.
bool has_by_elections(const Atlas& atlas, const View& view, ContestIndex contest);

/// Has the atlas any by-election at all?
bool has_by_elections(const Atlas& atlas);

/// The measures of change, swing within the question's pair. Undefined with the reason.
Measured<Swing> swing_of(const Atlas& atlas, const Question& question, const Comparison& comparison,
                         SwingFormula formula);
Measured<double> change_of(const Atlas& atlas, const Comparison& comparison, PartyIndex party);
Measured<Status> status_of(const Atlas& atlas, const Comparison& comparison, const Result& now);

/// An area where Butler and Steed disagree about which way it swung.
struct SignDisagreement {
  AreaIndex area = 0;
  Swing butler, steed;
};

/// All areas of a shown contest where the two definitions disagree in sign, in order of the layer.
std::vector<SignDisagreement> sign_disagreements(const Atlas& atlas, const Question& question,
                                                 const ShownContest& shown);

}  // namespace hustings
