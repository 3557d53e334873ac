#include "atlas/published/line_looks.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "atlas/published/number_look.h"
#include "atlas/published/words.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr std::size_t most_sampled = 2000;

constexpr std::size_t longest_form = 12;

char kind_of(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  return letter ? 'A' : c >= '0' && c <= '9' ? '9' : c;
}

/// Is the cell's form that? As `form_of`, without making it.
bool has_form(std::string_view cell, std::string_view form) {
  std::size_t at = 0;
  for (const char c : cell) {
    if (at > 0 && form[at - 1] == kind_of(c)) continue;
    if (at > longest_form) break;
    if (at == form.size() || form[at] != kind_of(c)) return false;
    ++at;
  }
  return at == form.size();
}

bool is_number(std::string_view cell) { return says_missing(cell) || maybe_number_look(cell); }

bool may_be_year(std::string_view cell) {
  return cell.size() == 4 &&
         (cell.starts_with("18") || cell.starts_with("19") || cell.starts_with("20") || cell.starts_with("21")) &&
         std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Unopposed" in place of votes.
bool stands_for_votes(std::string_view cell) {
  if (cell.size() >= 40) return false;
  thread_local std::unordered_map<std::string, bool> known;  // the same few come again and again
  if (known.size() > 10000) known.clear();
  const auto [at, is_new] = known.try_emplace(std::string(cell));
  if (is_new) at->second = carried_words().is(Label::unopposed, cell) || carried_words().is(Label::did_not_stand, cell);
  return at->second;
}

}  // namespace

std::string form_of(std::string_view cell) {
  std::string form;
  for (const char c : cell) {
    if (form.empty() || form.back() != kind_of(c)) form += kind_of(c);
    if (form.size() > longest_form) break;
  }
  return form;
}

LineLooks::LineLooks(const CellGrid& grid) : grid_(grid), columns_(grid.width()) {
  look_at_columns();
  lines_.reserve(grid.size());
  for (std::size_t row = 0; row < grid.size(); ++row) lines_.push_back(look_at(row));
  find_usual_filled();
}

void LineLooks::look_at_columns() {
  struct Seen {
    std::size_t filled = 0, numbers = 0, years = 0;
    std::map<std::string, std::size_t> forms;
  };
  std::vector<Seen> seen(columns_.size());
  std::size_t lines = 0;
  const std::size_t step = std::max<std::size_t>(1, grid_.size() / most_sampled);
  for (std::size_t row = 0; row < grid_.size(); row += step) {
    const CellGrid::Row cells = grid_.row(row);
    if (cells.empty()) continue;
    ++lines;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      ++seen[i].filled;
      if (is_number(cells[i])) ++seen[i].numbers;
      if (may_be_year(cells[i])) ++seen[i].years;
      if (cells[i].size() < 24 && seen[i].forms.size() < 50) ++seen[i].forms[form_of(cells[i])];
    }
  }
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Seen& one = seen[i];
    ColumnLook& look = columns_[i];
    look.filled = lines == 0 ? 0 : static_cast<double>(one.filled) / static_cast<double>(lines);
    look.of_numbers = one.numbers > 0 && 10 * one.numbers >= 6 * one.filled;
    look.of_years = one.years > 0 && 10 * one.years >= 8 * one.filled;
    if (look.of_numbers) ++number_columns_;
    for (const auto& [form, count] : one.forms)
      if (10 * count >= 7 * one.filled && form.find('9') != std::string::npos && form != "9") look.code_form = form;
  }
}

LineLook LineLooks::look_at(std::size_t row) const {
  LineLook look;
  const CellGrid::Row cells = grid_.row(row);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string_view cell = cells[i];
    if (cell.empty()) continue;
    if (look.filled++ == 0) look.first = static_cast<std::uint32_t>(i);
    const ColumnLook& column = columns_[i];
    if (column.of_numbers) {
      if (is_number(cell) || stands_for_votes(cell)) {
        ++look.numbers;
        if (may_be_year(cell) && !column.of_years) ++look.years;
      } else {
        ++look.words;
      }
    } else if (!column.code_form.empty()) {
      ++(has_form(cell, column.code_form) ? look.like_codes : look.unlike_codes);
    }
  }
  return look;
}

void LineLooks::find_usual_filled() {
  std::map<std::size_t, std::size_t> lengths;
  for (const LineLook& line : lines_)
    if (line.filled > 1) ++lengths[line.filled];
  std::size_t best = 0;
  for (const auto& [filled, count] : lengths)
    if (count * filled > best) {
      best = count * filled;
      usual_filled_ = filled;
    }
}

bool LineLooks::is_data(std::size_t row) const {
  const LineLook& line = lines_[row];
  if (line.filled == 1 && line.numbers == 1 && line.first > 0) return usual_filled_ > 1;  // a sum without a label
  if (line.filled < std::min<std::size_t>(2, usual_filled_)) return false;
  if (!has_numbers()) return 2 * line.filled >= usual_filled_;
  if (line.numbers == 0) return line.like_codes > 0 && 2 * line.filled > usual_filled_;
  return line.numbers >= line.words;
}

bool LineLooks::is_years(std::size_t row) const {
  const LineLook& line = lines_[row];
  if (line.years < 2 || line.numbers != line.years || line.words > 0 || line.like_codes > 0) return false;
  std::vector<std::string_view> years;
  for (const std::string_view cell : grid_.row(row))
    if (may_be_year(cell)) years.push_back(cell);
  const auto rises = [](std::string_view a, std::string_view b) { return a >= b; };
  const auto falls = [](std::string_view a, std::string_view b) { return a <= b; };
  return std::adjacent_find(years.begin(), years.end(), rises) == years.end() ||
         std::adjacent_find(years.begin(), years.end(), falls) == years.end();
}

bool LineLooks::is_header(std::size_t row) const {
  const LineLook& line = lines_[row];
  if (line.filled < 2 || line.like_codes > 0) return false;
  if (!has_numbers()) return true;
  return line.words > 0 ? line.words > line.numbers - line.years : line.numbers == line.years;
}

}  // namespace hustings
