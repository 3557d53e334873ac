#include "atlas/figures/table_choice.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <numeric>
#include <optional>

#include "base/formula_guard.h"
#include "base/name_order.h"
#include "base/terminal.h"
#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

std::size_t column_of(const Table& table, const std::string& name) {
  if (const auto column = table.find_column(lower_case(trimmed(name)))) return *column;
  throw CommandError(fmt::format("the table has no column \"{}\"; it has: {}", name, fmt::join(table.columns, ", ")));
}

struct Condition {
  std::size_t column = 0;
  std::string comparison;
  std::string value;
  bool of_status = false;
};

/// A column of numbers is never compared with text: "2%" would be found after "10" and before "3".
void require_comparable(const Table& table, const Condition& condition) {
  const bool equality = condition.comparison == "=" || condition.comparison == "!=";
  if (maybe_number(condition.value) || (equality && condition.value.empty())) return;
  bool numbers = false;
  for (const auto& row : table.rows) {
    if (row[condition.column].empty()) continue;
    if (!maybe_number(row[condition.column])) return;
    numbers = true;
  }
  if (numbers)
    throw CommandError(fmt::format("{} holds numbers, and \"{}\" is none; write one such as 2.5",
                                   table.columns[condition.column], condition.value));
}

Condition condition_of(const Table& table, const std::string& text) {
  // The longer ones first: "<=" begins with "<".
  static constexpr std::array<const char*, 6> comparisons = {"<=", ">=", "!=", "<", ">", "="};
  const auto at = text.find_first_of("<>=!");
  if (at != std::string::npos)
    for (const char* comparison : comparisons)
      if (text.compare(at, std::string_view(comparison).size(), comparison) == 0) {
        Condition condition{column_of(table, text.substr(0, at)), comparison,
                            std::string(trimmed(text.substr(at + std::string_view(comparison).size()))), false};
        require_comparable(table, condition);
        const bool equality = condition.comparison == "=" || condition.comparison == "!=";
        condition.of_status = equality && table.columns[condition.column] == "status";
        return condition;
      }
  throw CommandError(
      fmt::format("--where takes a column, a comparison and a value, as in \"majority_pct<2\"; got \"{}\"", text));
}

/// What a cell is compared by: as a number where both are, or else as a name.
struct CellKey {
  explicit CellKey(const std::string& cell) : number(maybe_number(cell)), name(name_order_key(cell)) {}
  std::optional<double> number;
  std::string name;
};

/// -1, 0 or 1, as the first is less, equal or more.
int compared(const CellKey& a, const CellKey& b) {
  if (a.number && b.number) return *a.number < *b.number ? -1 : *a.number > *b.number ? 1 : 0;
  const int order = a.name.compare(b.name);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/// "gain, by lot" is a gain, and was decided by lot.
bool is_status(const std::string& cell, const std::string& wanted) {
  const std::vector<std::string> words = split(cell, ',');
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return case_folded(word) == case_folded(wanted); });
}

bool meets(const std::string& cell, const Condition& condition) {
  if (!cell.empty() && condition.of_status && is_status(cell, condition.value)) return condition.comparison == "=";
  if (cell.empty()) return condition.value.empty() ? condition.comparison == "=" : condition.comparison == "!=";
  const bool numbers = maybe_number(cell) && maybe_number(condition.value);
  if (!numbers && condition.comparison == "=") return case_folded(cell) == case_folded(condition.value);
  if (!numbers && condition.comparison == "!=") return case_folded(cell) != case_folded(condition.value);
  const int order = compared(CellKey(cell), CellKey(condition.value));
  if (condition.comparison == "=") return order == 0;
  if (condition.comparison == "!=") return order != 0;
  if (condition.comparison == "<") return order < 0;
  if (condition.comparison == "<=") return order <= 0;
  if (condition.comparison == ">") return order > 0;
  return order >= 0;
}

Table with_rows(const Table& table, const std::vector<std::size_t>& rows) {
  Table some{table.file, table.columns, {}, {}};
  for (const std::size_t row : rows) {
    some.rows.push_back(table.rows[row]);
    some.lines.push_back(table.lines[row]);
  }
  return some;
}

Table with_columns(const Table& table, const std::vector<std::string>& names) {
  std::vector<std::size_t> columns;
  for (const std::string& name : names) columns.push_back(column_of(table, name));
  Table some{table.file, {}, {}, table.lines};
  for (const std::size_t column : columns) some.columns.push_back(table.columns[column]);
  for (const auto& row : table.rows) {
    std::vector<std::string>& cells = some.rows.emplace_back();
    for (const std::size_t column : columns) cells.push_back(row[column]);
  }
  return some;
}

std::string csv_cell(const std::string& cell) {
  const std::string text = guarded_cell(cell);
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

void add_line(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  out += '\n';
}

/// Characters, not bytes: letters beyond ASCII stand in one column too.
std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string for_a_reader(const std::string& cell) {
  const auto number = cell.find('.') != std::string::npos ? maybe_number(cell) : std::nullopt;
  return number ? decimal(*number, 2) : line_for_terminal(cell);
}

}  // namespace

Table filtered_table(Table table, const TableChoice& choice) {
  std::vector<Condition> conditions;
  for (const std::string& text : choice.where) conditions.push_back(condition_of(table, text));
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (std::all_of(conditions.begin(), conditions.end(),
                    [&](const Condition& condition) { return meets(table.rows[row][condition.column], condition); }))
      rows.push_back(row);
  if (!choice.sort.empty()) {
    const bool largest_first = choice.sort.starts_with('-');
    const std::size_t column = column_of(table, choice.sort.substr(largest_first ? 1 : 0));
    std::vector<CellKey> keys;
    for (const auto& row : table.rows) keys.emplace_back(row[column]);
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
      const bool first_empty = table.rows[a][column].empty();
      const bool second_empty = table.rows[b][column].empty();
      if (first_empty || second_empty) return !first_empty && second_empty;
      return largest_first ? compared(keys[a], keys[b]) > 0 : compared(keys[a], keys[b]) < 0;
    });
  }
  table = with_rows(table, rows);
  return choice.columns.empty() ? table : with_columns(table, choice.columns);
}

std::string to_csv(const Table& table) {
  std::string out;
  add_line(out, table.columns);
  for (const auto& row : table.rows) add_line(out, row);
  return out;
}

std::string to_tab_separated(const Table& table) {
  std::string out;
  const auto add = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : "\t") + guarded_cell(one_line(cells[i]));
    out += '\n';
  };
  add(table.columns);
  for (const auto& row : table.rows) add(row);
  return out;
}

std::string to_text(const Table& table) {
  std::vector<bool> numbers;
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    numbers.push_back(std::all_of(table.rows.begin(), table.rows.end(), [&](const std::vector<std::string>& row) {
      return row[column].empty() || maybe_number(row[column]);
    }));
  return to_text(table, numbers);
}

std::string to_text(const Table& table, const std::vector<bool>& numbers) {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    widths.push_back(width_of(for_a_reader(table.columns[column])));
    for (const auto& row : table.rows) widths.back() = std::max(widths.back(), width_of(for_a_reader(row[column])));
  }
  std::string out;
  const auto add = [&](const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const std::string cell = for_a_reader(cells[column]);
      const std::string blanks(widths[column] - width_of(cell), ' ');
      line += (column == 0 ? "" : "  ") + (numbers[column] ? blanks + cell : cell + blanks);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  };
  add(table.columns);
  for (const auto& row : table.rows) add(row);
  return out;
}

}  // namespace hustings
