// Which areas stay lit: by winner, status, figures, larger area, name, or by how near they are to changing hands.
#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "elections/result_measures.h"

namespace hustings {

struct Atlas;
struct AreaFigures;
struct View;

/// A column's figure lies between the two, which belong to it unless they are left open.
struct Range {
  std::string column;  ///< id, as `hustings table` has it: "turnout_pct"
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_open = false;   ///< above `low`
  bool high_open = false;  ///< below `high`
  bool holds(double figure) const {
    return (low_open ? figure > low : figure >= low) && (high_open ? figure < high : figure <= high);
  }
  bool operator==(const Range&) const = default;
};

/// Marginal areas alone: the majority is below the limit.
struct MajorityLimit {
  enum class Unit { percent, votes };
  bool on = false;
  double limit = 5;  ///< percentage points, or votes
  Unit unit = Unit::percent;
  bool operator==(const MajorityLimit&) const = default;
};

/// Every condition that is there must hold; of several values of one condition, one. Nothing in it: every area is lit.
struct Filter {
  std::vector<std::string> parties;  ///< ids; one of them won
  std::vector<Status> statuses;      ///< where no seat is won, `gain` is a new lead and `hold` one kept
  std::vector<Range> ranges;
  std::vector<std::string> parents;  ///< codes; the area lies in one of them, or, where it need not nest, in part
  std::string text;                  ///< in the name, whatever the case and the accents, or the code begins with it
  MajorityLimit majority_limit;

  bool active() const;
  bool operator==(const Filter&) const = default;
};

/// Reads "party=con,lab; status=gain; majority_pct<5; parent=Camden; text=park; thread<500 votes". `party`, `status`
/// and `parent` take several values after commas, parents as code or name; `thread` takes percentage points unless
/// votes are named; anything else is a column with one of < <= > >= =. `winner` is another word for `party`, as
/// `--where` has it, and `status=marginal` for `thread<5`. Throws CommandError: a condition that cannot be read, an
/// unknown party or area, a value that is no number.
Filter filter_from(const Atlas& atlas, std::string_view text);

/// The filter as `filter_from` reads it.
std::string to_text(const Filter& filter);

/// Throws CommandError where the filter names a party or a larger area that the atlas does not have.
void require_known(const Atlas& atlas, const Filter& filter);

}  // namespace hustings
