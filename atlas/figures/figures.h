// Every figure of every area of the contest on the map, in columns: what the table, the filter, charts and targets
// read.
#pragma once

#include <cmath>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/view/scene.h"
#include "elections/result_measures.h"

namespace hustings {

/// number: undefined is NaN. party and status: undefined is none. text: undefined is empty.
enum class ColumnKind { number, party, status, text };

constexpr double undefined_number = std::numeric_limits<double>::quiet_NaN();

using Texts = std::shared_ptr<const std::vector<std::string>>;

/// One figure of all areas, in order of the layer. Only the values of its kind are there.
struct Column {
  std::string id;     ///< as `hustings table` has it: "majority_pct"
  std::string title;  ///< for a reader: "Majority"
  std::string unit;   ///< "votes", "%", "pp" or none
  ColumnKind kind = ColumnKind::number;
  bool whole = false;     ///< a number without decimals
  bool has_sign = false;  ///< a number whose sign says a direction
  std::vector<double> numbers;
  std::vector<std::optional<PartyIndex>> parties;
  std::vector<std::optional<Status>> statuses;
  Texts texts;

  bool known(AreaIndex area) const;
};

/// Names of a layer's areas, and how they sort; worked out once a layer.
struct AreaNames {
  Texts codes, names, parents;      ///< parents: names of the larger areas, empty where there is none
  std::vector<std::string> keys;    ///< names as they are looked for (base/text/fuzzy_match)
  std::vector<std::uint32_t> rank;  ///< place of the area in the order of names
};

struct AreaFigures {
  ShownContest shown;
  std::optional<ContestIndex> against;     ///< what swings and changes are against
  std::optional<ContestIndex> referendum;  ///< that remain_pct comes from
  bool seats = false;                      ///< a seat is won in each area
  std::shared_ptr<const AreaNames> names;
  std::vector<bool> has_result;
  std::vector<Decision> decided;  ///< how the winner came to be it, by area
  std::vector<Column> columns;

  std::size_t size() const { return has_result.size(); }
  const Column* find(std::string_view id) const;
  /// Throws CommandError with the columns that there are.
  const Column& column(std::string_view id) const;
};

/// The ids of the columns for a message, those of parties named once; of numbers only, where that is asked.
std::string column_list(const AreaFigures& figures, bool only_numbers);

/// How near the third must be to the first for a contest of three, in percentage points.
constexpr double three_way_within = 10;

/// Works out all columns of a contest on a layer: area_code, area_name, parent_name, winner, runner_up, third,
/// votes_valid, electorate, majority_votes, majority_pct, swing_needed_pct, direct_switchers, third_behind_pct,
/// three_way ("yes" or "no"), turnout_pct and the others of plain measures (measure_table.h), swing_pct, swing_from,
/// swing_to, other_formula_pct, previous_winner, status, compared_by, seats, flags, remain_pct where the atlas has a
/// referendum on that layer, then votes_PARTY, share_PARTY and change_PARTY of every party that stood, most votes
/// first, and number_ID of every joined column that the layer has. What is compared, by which pair and formula, the
/// question says. Of independents votes, share and change are those of the best of them. Flags are those of the result,
/// signs-differ where Butler and Steed disagree about the direction, and remain-incomplete where votes are known to be
/// missing in remain_pct.
AreaFigures area_figures(const Atlas& atlas, const Question& question, const ShownContest& shown);

/// The same, worked out at the first call and kept with the atlas, the last few of them, by question.
/// Thread-safe.
std::shared_ptr<const AreaFigures> figures_of(const Atlas& atlas, const Question& question, const ShownContest& shown);

/// Of the contest on the map, on the layer that is chiefly seen; between two elections of the nearer one.
std::shared_ptr<const AreaFigures> figures_of(const Atlas& atlas, const View& view);

/// The end of a part of a scene that is the nearer one in time and lies on the part's own layer.
ShownContest nearer_end(const ScenePart& part);

/// The contest that remain_pct of a layer comes from: one of the track "referendum" that has an answer "remain", as
/// counted on that layer rather than summed, and summed rather than divided by overlap.
std::optional<ContestIndex> referendum_on(const Atlas& atlas, LayerIndex layer);

/// Why a cell is empty, in a clause for the reader. Empty where it is not.
std::string why_undefined(const Atlas& atlas, const Question& question, const AreaFigures& figures,
                          std::string_view column, AreaIndex area);

/// The cell as files have it: "con", "4.1251", "lead kept"; empty where undefined.
std::string cell_text(const Atlas& atlas, const AreaFigures& figures, const Column& column, AreaIndex area);

/// The cell for a reader, without its unit: "Con", "12,345", "+4.13"; empty where undefined.
std::string cell_for_reader(const Atlas& atlas, const AreaFigures& figures, const Column& column, AreaIndex area);

/// "hold", and where the poll did not decide, how: "gain, by lot", "unopposed".
std::string status_words(std::optional<Status> status, Decision decided, bool seats);

class FigureMemo;
std::shared_ptr<FigureMemo> make_figure_memo();  ///< made with the atlas

}  // namespace hustings
