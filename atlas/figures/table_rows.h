// What the table in the window shows of the figures: which columns, which areas, in which order.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/figures/figures.h"
#include "atlas/view/filter.h"

namespace hustings {

/// What the user chose.
struct TableSetting {
  std::vector<std::string>
      columns;                     ///< ids in order; empty: the usual ones. What a contest does not have is passed over
  std::string sort = "area_name";  ///< a column's id; where the contest does not have it, by name
  bool descending = false;
  bool operator==(const TableSetting&) const = default;
};

/// The columns that a reader sees first: who won, how closely, what changed. With the pair of the swing where each area
/// has its own.
std::vector<std::string> usual_columns(const AreaFigures& figures, bool top_two);

/// Those of the setting that the figures have, the name of the area first.
std::vector<std::string> shown_columns(const AreaFigures& figures, const TableSetting& setting, bool top_two);

/// Adds or takes away a column.
void toggle_column(const AreaFigures& figures, bool top_two, const std::string& id, TableSetting& setting);

/// A press of a column's head: sorts by it, numbers with the largest first; a second press turns the order round.
void sort_by(const AreaFigures& figures, const std::string& id, TableSetting& setting);

/// "Result", "How close", "Changes of share": under which heading a column is chosen.
std::string_view group_of(const Column& column);

/// "Majority, pp"; without a unit that the title says already.
std::string title_with_unit(const Column& column);

/// The areas that the filter keeps, in order; worked out again only where figures, filter or order are others.
class TableRows {
 public:
  void update(const Atlas& atlas, std::shared_ptr<const AreaFigures> figures, const Filter& filter,
              const TableSetting& setting);

  const std::vector<AreaIndex>& areas() const { return areas_; }
  /// The row of an area, or none where the filter leaves it out.
  std::optional<std::size_t> row_of(AreaIndex area) const;
  std::size_t times_sorted() const { return times_sorted_; }  ///< for tests

 private:
  std::shared_ptr<const AreaFigures> figures_;
  Filter filter_;
  std::string sort_;
  bool descending_ = false;
  std::vector<AreaIndex> areas_;
  std::vector<std::size_t> rows_;  ///< by area
  std::size_t times_sorted_ = 0;
};

}  // namespace hustings
