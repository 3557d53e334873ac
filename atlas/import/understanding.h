// What two files of somebody's hold, as data: printed for people and programs, saved in the atlas, changed by
// decisions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "atlas/published/role.h"
#include "atlas/published/statement.h"
#include "base/date.h"
#include "base/table.h"
#include "elections/contest.h"

namespace hustings {

/// The day of an election, from a name such as "council-2018-05-03.csv", from a column, or as it was given.
struct GuessedDate {
  Date date{};
  bool is_whole = false;  ///< day and month were there
  bool has_year = false;
};

/// What a person decided where the files leave it open.
struct Decisions {
  std::map<std::string, Role> roles;   ///< by header, as it is written or in any other case
  std::vector<std::string> elections;  ///< values of the columns that part elections; empty: all
  std::map<std::string, std::string>
      pairs;                        ///< a name or code as the results write it, and the code or name of its area
  std::optional<GuessedDate> date;  ///< of the election, or of the one of that year
};

/// How candidates lie in the table.
enum class Arrangement {
  rows,     ///< one row a candidate
  columns,  ///< one column a party
  groups,   ///< groups of columns, one a candidate: nuance1, voix1, nuance2, ...
  ranked    ///< winner, runner-up
};
const char* name_of(Arrangement shape);  ///< "rows"

/// One column of the table of results.
struct ColumnReading {
  std::string header;
  Role role = Role::ignore;
  std::string of;       ///< of a column of votes or shares: the party; of groups: what it is called in them
  std::string because;  ///< "header Stimmen; 98% whole numbers"
  double score = 0;
  Role second = Role::ignore;  ///< what else it may be
  double second_score = 0;
  bool is_decided = false;  ///< by a person
};

/// A name or code of the results that is no area's, and areas that it may be.
struct UnmatchedKey {
  std::string written;
  std::size_t rows = 0;
  std::vector<std::string> suggestions;  ///< names of areas that have no result
};

/// In how many of the elections an area has a result, by-elections aside.
enum class AreaMatch : unsigned char { none, some, all };

/// One row of the boundaries.
struct AreaRow {
  std::string code, name;  ///< the name may be empty
  AreaMatch match = AreaMatch::none;
};

/// How areas and results go together.
struct AreaReading {
  std::string code, name;  ///< columns of the boundaries; two with " + " between them where one does not tell areas
                           ///< apart; the name may be empty
  std::string key;         ///< column of the results, or two
  bool by_name = false;
  std::size_t areas = 0;    ///< of the boundaries
  std::size_t matched = 0;  ///< with a row of results
  std::vector<UnmatchedKey> unmatched;
  std::vector<std::string> without_result;  ///< areas
  std::vector<AreaRow> rows;                ///< of the boundaries, in their order
};

/// One election of the table, tidy.
struct ElectionReading {
  std::string value;  ///< as `--election` takes it: "President", "2020"; empty: the only one
  std::string id, title, track, track_title;
  GuessedDate date;
  std::string date_because;
  bool by_election = false;
  std::vector<std::string> covers;  ///< codes of the areas, where it is of few
  Method method = Method::first_past_the_post;
  std::string method_because;
  std::optional<Table> votes;            ///< none where the table can be read as it is
  std::optional<Table> areas;            ///< electorates, ballots, seats, ...
  std::vector<std::string> not_counted;  ///< columns of numbers that may be parties, and are not in `votes`
  std::vector<std::string> left_out;     ///< what else is not, one clause each, for a person
};

struct Understanding {
  std::string boundaries, boundaries_layer, results, results_layer;  ///< sources
  Arrangement shape = Arrangement::rows;
  std::vector<ColumnReading> columns;
  AreaReading areas;
  std::vector<ElectionReading> elections;
  std::optional<Table> parties;         ///< where parties stand that are not carried: all that stand
  std::vector<Statement> statements;    ///< all that was assumed, in the order of the steps
  std::vector<OpenQuestion> questions;  ///< nothing can be written before they are answered
  Decisions decisions;
};

/// For a person, a line each.
std::string text_of(const Understanding& understanding);
std::string text_of(const std::vector<OpenQuestion>& questions);
/// For a program: one object. No table is in it.
std::string json_of(const Understanding& understanding);

}  // namespace hustings
