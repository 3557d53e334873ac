// The rows and columns of the table in the window.
#include "atlas/figures/table_rows.h"

#include <doctest/doctest.h>
#include <set>

#include "atlas/figures/area_order.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

std::shared_ptr<const AreaFigures> figures(const std::string& contest) {
  View view;
  view.contest = contest;
  return figures_of(carried_atlas(), view);
}

}  // namespace

TEST_CASE("rows are those that the filter keeps, in order, and are not sorted twice") {
  const Atlas& atlas = carried_atlas();
  const auto general = figures("general-2017");
  TableRows rows;
  TableSetting setting;
  rows.update(atlas, general, {}, setting);
  CHECK(rows.areas() == order_by(atlas, *general, "area_name", false));
  rows.update(atlas, general, {}, setting);
  CHECK(rows.times_sorted() == 1);

  sort_by(*general, "majority_pct", setting);
  CHECK(setting.descending);  // numbers: the largest first
  sort_by(*general, "majority_pct", setting);
  CHECK_FALSE(setting.descending);
  Filter thread;
  thread.majority_limit = {.on = true, .limit = 1, .unit = MajorityLimit::Unit::percent};
  rows.update(atlas, general, thread, setting);
  // As published: Kensington by 20 votes, Richmond Park by 45, Chipping Barnet by 353.
  REQUIRE(rows.areas().size() == 3);
  std::vector<std::string> names;
  for (const AreaIndex area : rows.areas()) names.push_back((*general->names->names)[area]);
  CHECK(names == std::vector<std::string>{"Kensington", "Richmond Park", "Chipping Barnet"});
  CHECK(rows.times_sorted() == 2);
  for (std::size_t row = 0; row < rows.areas().size(); ++row) CHECK(rows.row_of(rows.areas()[row]) == row);
  std::size_t known = 0;
  for (AreaIndex area = 0; area < general->size(); ++area) known += rows.row_of(area) ? 1 : 0;
  CHECK(known == 3);

  const auto mayor = figures("mayor-2016");
  setting.sort = "share_ld-of-1832";
  rows.update(atlas, mayor, {}, setting);  // no such column: by name
  CHECK(rows.areas() == order_by(atlas, *mayor, "area_name", false));
}

TEST_CASE("columns are chosen one by one, and what a contest does not have waits") {
  const auto general = figures("general-2017");
  const auto mayor = figures("mayor-2016");
  const auto usual = usual_columns(*general, false);
  CHECK(usual.front() == "area_name");
  CHECK(std::set<std::string>(usual.begin(), usual.end()).size() == usual.size());
  for (const std::string& id : usual) CHECK(general->find(id) != nullptr);
  TableSetting setting;
  CHECK(shown_columns(*general, setting, false) == usual);
  toggle_column(*general, false, "flags", setting);
  CHECK(shown_columns(*general, setting, false).size() == usual.size() - 1);
  toggle_column(*general, false, "direct_switchers", setting);
  toggle_column(*general, false, "direct_switchers", setting);
  CHECK(shown_columns(*general, setting, false).back() == "direct_switchers");
  setting.columns = {"share_con", "no_such_figure", "share_con"};
  CHECK(shown_columns(*general, setting, false) == std::vector<std::string>{"area_name", "share_con"});
  CHECK(shown_columns(*mayor, setting, false) == std::vector<std::string>{"area_name", "share_con"});
}

TEST_CASE("swing and change of share are usual columns only where there are any") {
  const auto has_swing = [&](const char* contest) {
    const auto usual = usual_columns(*figures(contest), true);
    const auto change = std::find_if(usual.begin(), usual.end(),
                                     [](const std::string& id) { return id.starts_with("change_"); }) != usual.end();
    const auto swing = std::find(usual.begin(), usual.end(), "swing_pct") != usual.end();
    CHECK(change == swing);
    return swing;
  };
  CHECK(has_swing("general-2017"));
  CHECK(has_swing("council-2014"));
  CHECK_FALSE(has_swing("referendum-2016"));
  CHECK_FALSE(has_swing("referendum-wards-2016"));
}

TEST_CASE("every column is chosen under a heading") {
  const auto general = figures("general-2017");
  for (const Column& column : general->columns) CHECK_MESSAGE(!group_of(column).empty(), column.id);
  CHECK(group_of(general->column("swing_needed_pct")) == "How close");
  CHECK(title_with_unit(general->column("majority_pct")) == "Majority, pp");
  CHECK(title_with_unit(general->column("votes_valid")) == "Valid votes");
  CHECK(group_of(general->column("share_con")) == "Shares");
  CHECK(group_of(general->column("change_con")) == "Changes of share");
}
