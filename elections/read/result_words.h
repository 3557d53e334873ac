// What the headers and labels of tables of results mean besides areas and parties: totals, turnout, shares.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hustings {

/// A figure of a whole area that tables publish beside the votes. `total` is of valid votes or of all papers, `cast` of
/// papers; majority is in votes, its share and turnout in percent.
enum class AreaFigure {
  electorate,
  ballots,
  seats,
  valid,
  total,
  cast,
  rejected,
  majority,
  majority_share,
  turnout,
  winner,
  runner_up
};

inline constexpr std::array all_area_figures = {
    AreaFigure::electorate,     AreaFigure::ballots, AreaFigure::seats,    AreaFigure::valid,
    AreaFigure::total,          AreaFigure::cast,    AreaFigure::rejected, AreaFigure::majority,
    AreaFigure::majority_share, AreaFigure::turnout, AreaFigure::winner,   AreaFigure::runner_up,
};

/// Its column in tables of areas: "electorate", "valid_votes", "majority_pct", ...
const char* column_of(AreaFigure figure);
/// Is it a whole number of people, papers or seats?
bool is_counted(AreaFigure figure);

/// What a header, or the label of a row in place of a party, says of a whole area; in any case, with blanks or
/// underscores. None where it says nothing that is known.
std::optional<AreaFigure> maybe_area_figure(std::string_view label);

/// Is it one kind of papers that were not counted (blank, over votes, ...)? Such figures add up to the rejected ones.
bool is_kind_of_rejected(std::string_view label);

/// Of whom a column of shares is: "con" for "Con %", "pct_con" and "Share of Con", "" for "share" alone. None where the
/// header names no share.
std::optional<std::string> share_of(std::string_view header);

/// Is a header that of a share of the votes in a table with one row a candidate: "share", "% of votes", "vote pct"?
bool is_vote_share(std::string_view header);

/// Does the header describe an area or an election, rather than name a figure: a code, a name, a day?
bool is_descriptive_header(std::string_view header);

/// Does a cell stand for all areas together: "Total", "GRAND TOTAL"?
bool is_sum_of_areas(std::string_view cell);

/// A whole number as people write it: with thousands separators in groups of three, or a mark of a footnote after it
/// ("1,234", "1 234", "900*", "900 [2]"). None where it is no such number.
std::optional<std::int64_t> maybe_count(std::string_view cell);

/// A number with decimals and how many are written: "45.30%" is 45.3 with two. A comma may stand for the point.
struct Decimal {
  double value = 0;
  int decimals = 0;
  bool percent = false;  ///< with a percent sign behind it
};
std::optional<Decimal> maybe_decimal(std::string_view cell);

/// Is the cell empty, or what people write where there is no figure: "-", "n/a", "..".
bool is_missing_figure(std::string_view cell);

}  // namespace hustings
