#include "atlas/import/table_changes.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text/text.h"

namespace hustings {

namespace {

constexpr std::array<std::string_view, 4> key_columns = {"area_code", "party", "candidate", "level"};

bool is_key(std::string_view column) {
  return std::find(key_columns.begin(), key_columns.end(), column) != key_columns.end();
}

/// Which row it is, and which of those that are alike.
struct RowKey {
  std::array<std::string, key_columns.size()> cells;
  std::size_t time = 0;
  auto operator<=>(const RowKey&) const = default;

  const std::string& area() const { return cells[0]; }
  /// "labour, Ann Ash", or empty where a row is a whole area.
  std::string who() const {
    std::string out;
    for (std::size_t i = 1; i < cells.size(); ++i)
      if (!cells[i].empty()) out += (out.empty() ? "" : ", ") + cells[i];
    return out;
  }
};

class Rows {
 public:
  explicit Rows(const Table& table) : table_(table) {
    std::array<std::optional<std::size_t>, key_columns.size()> columns;
    for (std::size_t i = 0; i < key_columns.size(); ++i) columns[i] = table.find_column(key_columns[i]);
    std::map<std::array<std::string, key_columns.size()>, std::size_t> times;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      RowKey key;
      for (std::size_t i = 0; i < columns.size(); ++i) key.cells[i] = table.cell(row, columns[i]);
      key.time = times[key.cells]++;
      if (areas_.insert(key.area()).second) area_order.push_back(key.area());
      rows_.emplace(key, row);
      order.push_back(std::move(key));
    }
  }

  bool has_area(const std::string& code) const { return areas_.contains(code); }
  std::optional<std::size_t> find(const RowKey& key) const {
    const auto found = rows_.find(key);
    return found == rows_.end() ? std::nullopt : std::optional(found->second);
  }
  const std::string& cell(std::size_t row, const std::string& column) const {
    return table_.cell(row, table_.find_column(column));
  }

  std::vector<RowKey> order;
  std::vector<std::string> area_order;

 private:
  const Table& table_;
  std::map<RowKey, std::size_t> rows_;
  std::set<std::string> areas_;
};

/// "16,333"; what is no whole number stays as it is.
std::string written(const std::string& cell) {
  const auto number = maybe_integer(cell);
  return number ? with_thousands(*number) : cell.empty() ? "nothing" : cell;
}

double votes_of(const Table& table) {
  const auto column = table.find_column("votes");
  double sum = 0;
  for (std::size_t row = 0; column && row < table.rows.size(); ++row)
    sum += static_cast<double>(maybe_integer(table.cell(row, column)).value_or(0));
  return sum;
}

class Comparer {
 public:
  Comparer(const Table& before, const Table& now, const std::map<std::string, std::string>& names)
      : before_(before), now_(now), names_(names), old_(before), new_(now) {}

  TableChanges compare() {
    columns();
    for (const std::string& code : new_.area_order)
      if (!old_.has_area(code)) changes_.new_areas.push_back(name_of(code));
    for (const std::string& code : old_.area_order)
      if (!new_.has_area(code)) changes_.gone_areas.push_back(name_of(code));
    for (const RowKey& key : new_.order)
      if (old_.has_area(key.area())) row(key);
    for (const RowKey& key : old_.order)
      if (new_.has_area(key.area()) && !new_.find(key)) add(key, "no longer there");
    changes_.areas_changed = changed_.size();
    changes_.votes_before = votes_of(before_);
    changes_.votes_now = votes_of(now_);
    return std::move(changes_);
  }

 private:
  void columns() {
    for (const std::string& column : now_.columns) {
      if (is_key(column)) continue;
      (before_.find_column(column) ? shared_ : changes_.new_columns).push_back(column);
    }
    for (const std::string& column : before_.columns)
      if (!is_key(column) && !now_.find_column(column)) changes_.gone_columns.push_back(column);
  }

  void row(const RowKey& key) {
    const auto now = new_.find(key);
    const auto before = old_.find(key);
    if (!before) {
      const std::string votes = new_.cell(*now, "votes");
      return add(key, votes.empty() ? "new" : fmt::format("new, {} votes", written(votes)));
    }
    for (const std::string& column : shared_) {
      const std::string& was = old_.cell(*before, column);
      const std::string& is = new_.cell(*now, column);
      if (was != is) add(key, fmt::format("{} {} (was {})", column, written(is), written(was)));
    }
  }

  void add(const RowKey& key, const std::string& what) {
    changed_.insert(key.area());
    const std::string who = key.who();
    changes_.lines.push_back(who.empty() ? fmt::format("{}: {}", name_of(key.area()), what)
                                         : fmt::format("{}: {}: {}", name_of(key.area()), who, what));
  }
  const std::string& name_of(const std::string& code) const {
    const auto name = names_.find(code);
    return name == names_.end() || name->second.empty() ? code : name->second;
  }

  const Table& before_;
  const Table& now_;
  const std::map<std::string, std::string>& names_;
  Rows old_, new_;
  std::vector<std::string> shared_;
  std::set<std::string> changed_;
  TableChanges changes_;
};

/// "E1, E2, E3 and 12 more".
std::string some_of(const std::vector<std::string>& all) {
  constexpr std::size_t shown = 5;
  std::string out;
  for (std::size_t i = 0; i < std::min(shown, all.size()); ++i) out += (i == 0 ? "" : ", ") + all[i];
  return all.size() <= shown ? out : fmt::format("{} and {} more", out, all.size() - shown);
}

}  // namespace

TableChanges changes_between(const Table& before, const Table& now, const std::map<std::string, std::string>& names) {
  return Comparer(before, now, names).compare();
}

std::vector<std::string> sentences_of(const TableChanges& changes, std::size_t most) {
  std::vector<std::string> out;
  const auto areas = [&](const std::vector<std::string>& codes, std::string_view one, std::string_view many) {
    if (!codes.empty())
      out.push_back(fmt::format("{} {}: {}", codes.size(), codes.size() == 1 ? one : many, some_of(codes)));
  };
  areas(changes.new_areas, "area is new", "areas are new");
  areas(changes.gone_areas, "area has no row any more", "areas have no row any more");
  areas(changes.new_columns, "column is new", "columns are new");
  areas(changes.gone_columns, "column is no longer there", "columns are no longer there");
  if (changes.areas_changed > 0)
    out.push_back(fmt::format("{} {} another figure", changes.areas_changed,
                              changes.areas_changed == 1 ? "area has" : "areas have"));
  for (std::size_t i = 0; i < std::min(most, changes.lines.size()); ++i) out.push_back(changes.lines[i]);
  if (changes.lines.size() > most)
    out.push_back(fmt::format("and {} more", with_thousands(static_cast<std::int64_t>(changes.lines.size() - most))));
  if (changes.votes_before != changes.votes_now)
    out.push_back(fmt::format("{} votes in all (were {})", with_thousands(static_cast<std::int64_t>(changes.votes_now)),
                              with_thousands(static_cast<std::int64_t>(changes.votes_before))));
  return out;
}

}  // namespace hustings
