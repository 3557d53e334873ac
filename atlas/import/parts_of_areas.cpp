#include "atlas/import/parts_of_areas.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// Figures of a column over the parts of one area.
struct PartSum {
  std::map<std::string, std::int64_t> by_part;
};

class Adder {
 public:
  Adder(const Table& table, std::size_t key, std::size_t part, const RolesOfColumns& roles,
        const std::vector<std::size_t>& elections)
      : table_(table), key_(key), part_(part), roles_(roles), elections_(elections) {
    for (const auto& [role, column] : roles.figures)
      if (role != Role::winner && role != Role::runner_up && role != Role::turnout && role != Role::majority &&
          role != Role::seats)
        figures_.push_back(column);
  }

  Table add(std::vector<Statement>& statements) && {
    drop_total_parts(statements);
    Table out{.file = table_.file, .columns = table_.columns, .rows = {}, .lines = {}};
    std::unordered_map<std::string, std::size_t> index;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (totals_.contains(row)) continue;
      const auto [at, is_new] = index.try_emplace(who(row), out.rows.size());
      if (is_new) {
        out.rows.push_back(table_.rows[row]);
        out.rows.back().resize(table_.columns.size());
        out.lines.push_back(table_.lines[row]);
        sums_.emplace_back();
      }
      add_votes(row, at->second);
      add_figures(row);
    }
    write(out);
    return out;
  }

 private:
  std::string area_of(std::size_t row) const {
    std::string area = area_code_of(table_.cell(row, key_));
    for (const std::size_t column : elections_) area += "\n" + table_.cell(row, column);
    return area;
  }
  std::string who(std::size_t row) const {
    std::string who = area_of(row);
    for (const ColumnIndex column : {roles_.party, roles_.candidate, roles_.first_name})
      if (column) who += "\n" + lower_case(table_.cell(row, column));
    return who;
  }

  /// Where one of the parts is called the total, the others are its parts, and it alone counts.
  void drop_total_parts(std::vector<Statement>& statements) {
    std::set<std::string> with_total;
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (carried_words().is(Label::total, table_.cell(row, part_))) with_total.insert(area_of(row));
    if (with_total.empty()) return;
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (with_total.contains(area_of(row)) && !carried_words().is(Label::total, table_.cell(row, part_)))
        totals_.insert(row);
    statements.push_back({"of areas that have a row of all parts together it alone is read", table_.columns[part_]});
  }

  std::vector<std::size_t> counted() const {
    std::vector<std::size_t> columns;
    if (roles_.votes) columns.push_back(*roles_.votes);
    for (const PartyColumn& party : roles_.parties)
      if (!roles_.shares_alone) columns.push_back(party.column);
    if (!roles_.is_long) columns.insert(columns.end(), figures_.begin(), figures_.end());
    return columns;
  }

  void add_votes(std::size_t row, std::size_t at) {
    for (const std::size_t column : counted())
      if (const auto count = maybe_count(table_.cell(row, column))) {
        sums_[at][column] += *count;
      }
  }

  void add_figures(std::size_t row) {
    if (!roles_.is_long) return;
    for (const std::size_t column : figures_)
      if (const auto count = maybe_count(table_.cell(row, column)))
        figures_of_[area_of(row)][column].by_part[table_.cell(row, part_)] = *count;
  }

  /// One figure in all parts, in nearly every area, is the area's own.
  bool is_of_whole_areas(std::size_t column) const {
    std::size_t areas = 0;
    std::size_t same = 0;
    for (const auto& [area, figures] : figures_of_) {
      const auto figure = figures.find(column);
      if (figure == figures.end() || figure->second.by_part.size() < 2) continue;
      ++areas;
      const auto& parts = figure->second.by_part;
      same += std::all_of(parts.begin(), parts.end(),
                          [&](const auto& part) { return part.second == parts.begin()->second; })
                  ? 1U
                  : 0U;
    }
    return areas > 0 && 10 * same >= 9 * areas;
  }

  void write(Table& out) const {
    for (std::size_t row = 0; row < out.rows.size(); ++row) {
      for (const auto& [column, sum] : sums_[row]) out.rows[row][column] = std::to_string(sum);
      if (roles_.share) out.rows[row][*roles_.share].clear();  // of a part
      for (const PartyColumn& party : roles_.parties)
        if (party.share) out.rows[row][*party.share].clear();
      std::string area = area_code_of(out.rows[row][key_]);
      for (const std::size_t column : elections_) area += "\n" + out.rows[row][column];
      const auto figures = figures_of_.find(area);
      if (figures == figures_of_.end()) continue;
      for (const auto& [column, sum] : figures->second) {
        std::int64_t total = 0;
        for (const auto& [part, value] : sum.by_part) total += value;
        out.rows[row][column] = std::to_string(is_of_whole_areas(column) ? sum.by_part.begin()->second : total);
      }
    }
  }

  const Table& table_;
  std::size_t key_, part_;
  const RolesOfColumns& roles_;
  const std::vector<std::size_t>& elections_;
  std::vector<std::size_t> figures_;
  std::set<std::size_t> totals_;  ///< rows that are part of another
  std::vector<std::map<std::size_t, std::int64_t>> sums_;
  std::unordered_map<std::string, std::map<std::size_t, PartSum>> figures_of_;
};

}  // namespace

Table parts_added_up(const Table& table, std::size_t key, std::size_t part, const RolesOfColumns& roles,
                     const std::vector<std::size_t>& elections, std::vector<Statement>& statements) {
  return Adder(table, key, part, roles, elections).add(statements);
}

}  // namespace hustings
