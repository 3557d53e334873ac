#include "atlas/published/body.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "atlas/published/line_looks.h"
#include "atlas/published/words.h"
#include "base/text/text.h"
#include "base/text/unicode.h"

namespace hustings {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t most_header_rows = 4;
/// Lines that are no data within one table: a sum, a title and a header between two blocks of it, say.
constexpr std::size_t longest_gap = 8;

/// A stretch of lines that hold data, and what may stand between.
struct Run {
  std::size_t first = 0, last = 0;  ///< lines of data
  std::size_t data = 0;
  std::size_t header = none;          ///< the line right above that looks like one
  std::vector<std::size_t> repeated;  ///< lines within that say the same as that
};

std::string text_of(CellGrid::Row cells) {
  std::string text;
  for (const std::string_view cell : cells)
    if (!cell.empty()) text += (text.empty() ? "" : ", ") + one_line(cell);
  if (text.size() > 200) text = text.substr(0, letter_start(text, 200)) + "...";
  return text;
}

/// Does a line begin as notes do: "Source: ...", "* provisional", "(1) ..."?
bool begins_like_note(std::string_view text) {
  if (text.starts_with("#") || text.starts_with("*") || text.starts_with("\u00A9") || text.starts_with("(c)") ||
      text.starts_with("[") || text.starts_with("(1)") || text.starts_with("\u2020"))
    return true;
  const std::string_view beginning = text.substr(0, std::min(text.find(':'), text.size()));
  const Words& words = carried_words();
  return text.size() > 120 || words.is(Label::note, beginning) || words.is(Label::source, beginning) ||
         (text.find(':') != std::string_view::npos && beginning.size() < 30 &&
          (words.has(Label::note, beginning) || words.has(Label::source, beginning)));
}

class BodyFinder {
 public:
  explicit BodyFinder(const CellGrid& grid) : grid_(grid), looks_(grid) {}

  std::optional<Body> find() && {
    find_runs();
    if (runs_.empty() || looks_.usual_filled() < 2) return std::nullopt;
    const auto best =
        std::max_element(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) { return a.data < b.data; });
    run_ = *best;
    find_header();
    sort_lines();
    leave_out_others();
    if (body_.data.empty()) return std::nullopt;
    for (const std::size_t row : body_.data) body_.numbers += looks_[row].numbers;
    std::stable_sort(body_.left_out.begin(), body_.left_out.end(),
                     [](const LeftOutLine& a, const LeftOutLine& b) { return a.line < b.line; });
    return std::move(body_);
  }

 private:
  bool is_same(std::size_t row, std::size_t other) const {
    const CellGrid::Row a = grid_.row(row);
    const CellGrid::Row b = grid_.row(other);
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }

  /// The first line of a table of words alone is its header, unless it is like those below.
  bool is_first_header(std::size_t row) const {
    if (looks_.has_numbers()) return looks_.is_header(row);
    const CellGrid::Row cells = grid_.row(row);
    std::size_t known = 0;
    for (const std::string_view cell : cells)
      if (!cell.empty() && !carried_words().roles_of(cell).empty()) ++known;
    if (2 * known >= looks_[row].filled) return true;
    const std::set<std::string_view> distinct(cells.begin(), cells.end());
    return distinct.size() == cells.size() && !repeats_below(row);
  }

  bool repeats_below(std::size_t row) const {
    const CellGrid::Row cells = grid_.row(row);
    for (std::size_t below = row + 1; below < grid_.size() && below < row + 200; ++below)
      for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty() && cells[i] == grid_.cell(below, i)) return true;
    return false;
  }

  void find_runs() {
    Run run;
    std::size_t gap = 0;
    std::size_t header = none;  // the last line that looks like one
    const auto close = [&] {
      if (run.data > 0) runs_.push_back(run);
      run = {};
    };
    for (std::size_t row = 0; row < grid_.size(); ++row) {
      if (looks_.is_blank(row)) {
        if (run.data > 0) ++gap;
        continue;
      }
      const bool is_table_of_words = !looks_.has_numbers();
      if (is_table_of_words && run.data == 0 && header == none && looks_.is_data(row) && is_first_header(row)) {
        header = row;
        continue;
      }
      if (run.data == 0 && looks_.is_years(row) && !is_below_header(row)) {
        header = row;
        continue;
      }
      if (looks_.is_data(row)) {
        if (run.data == 0) run = {.first = row, .last = row, .data = 0, .header = header, .repeated = {}};
        else if (gap > longest_gap) {
          close();
          run = {.first = row, .last = row, .data = 0, .header = header, .repeated = {}};
        }
        ++run.data;
        run.last = row;
        gap = 0;
        continue;
      }
      if (run.data > 0) ++gap;
      if (is_table_of_words || !looks_.is_header(row)) continue;
      if (run.data > 0 && run.header != none && is_same(row, run.header)) {
        run.repeated.push_back(row);
      } else if (run.data > 0 && row > 0 && begins_table(row, run)) {
        close();
        header = row;
      } else if (run.data == 0) {
        header = row;
      }
    }
    close();
  }

  /// Do words for as many columns stand right above?
  bool is_below_header(std::size_t row) const {
    while (row > 0 && looks_.is_blank(row - 1)) --row;
    return row > 0 && looks_[row - 1].words > 0 && looks_.is_header(row - 1) &&
           10 * looks_[row - 1].filled >= 8 * looks_.usual_filled();
  }

  /// A header that is another one, with a blank line or a title above it: another table begins.
  bool begins_table(std::size_t row, const Run& run) const {
    if (2 * looks_[row].filled < looks_.usual_filled()) return false;
    return row > run.last + 1 && (looks_.is_blank(row - 1) || looks_.is_single(row - 1));
  }

  /// From the line above the data upwards: a header of several rows says in the upper what the lower leaves open.
  void find_header() {
    std::size_t row = run_.first;
    std::size_t between = 0;
    while (row > 0 && body_.header.size() < most_header_rows) {
      --row;
      if (looks_.is_blank(row) || looks_.is_single(row)) {  // a heading may stand between
        if (!body_.header.empty() || ++between > 3) break;
        continue;
      }
      const bool any_header = body_.header.empty() ? is_first_header(row) || is_units(row) : is_upper_header(row);
      if (!any_header) break;
      body_.header.insert(body_.header.begin(), row);
    }
    while (body_.header.size() > 1 && is_row_of_words()) {
      run_.first = body_.header.back();
      body_.header.pop_back();
    }
    if (body_.header.empty() && run_.header != none && run_.header < run_.first && run_.first - run_.header <= 3)
      body_.header.push_back(run_.header);
  }

  /// Is the lowest row of the header one of data, with words in place of votes? The row above it names each column, and
  /// both have texts, and others, where columns have no numbers.
  bool is_row_of_words() const {
    const std::size_t lower = body_.header.back();
    const std::size_t upper = body_.header[body_.header.size() - 2];
    if (looks_[upper].words == 0 || looks_[upper].filled < looks_[lower].filled) return false;
    const CellGrid::Row cells = grid_.row(upper);
    if (std::set<std::string_view>(cells.begin(), cells.end()).size() < cells.size()) return false;
    bool any = false;
    for (std::size_t column = 0; column < grid_.row(lower).size(); ++column) {
      if (looks_.column(column).of_numbers) continue;
      const std::string_view below = grid_.cell(lower, column);
      if (below.empty() || grid_.cell(upper, column).empty() || below == grid_.cell(upper, column)) return false;
      for (const HeaderWord& word : carried_words().roles_of(below))
        if (word.weight == 1) return false;  // a header in two languages
      any = true;
    }
    return any;
  }

  /// "votes", "%": words under some columns only, or the numbers of the columns.
  bool is_units(std::size_t row) const {
    const LineLook& line = looks_[row];
    return line.filled > 1 && line.like_codes == 0 && line.words + line.unlike_codes > 0 && line.numbers <= line.years;
  }

  /// Only where the rows below do not name each column, each by another name.
  bool is_upper_header(std::size_t row) const {
    const LineLook& line = looks_[row];
    if (line.filled < 2 || line.numbers > line.years || line.like_codes > 0) return false;
    if (divides_columns(row)) return true;
    const LineLook& below = looks_[body_.header.front()];
    if (line.words > 0 && line.filled >= below.filled && looks_.is_header(row)) return true;  // the lower may be data
    std::set<std::string> names;
    for (std::size_t column = 0; column < grid_.width(); ++column) {
      std::string name;
      for (const std::size_t lower : body_.header) name += std::string(grid_.cell(lower, column)) + "\n";
      const bool used = !grid_.cell(run_.first, column).empty() || !grid_.cell(run_.last, column).empty();
      const bool nameless = name.find_first_not_of('\n') == std::string::npos;
      if (nameless ? used : !names.insert(name).second) return true;
    }
    return false;
  }

  /// Several names over columns of numbers, each over some: "President", "Senate". One name over all tells nothing.
  bool divides_columns(std::size_t row) const {
    std::set<std::string_view> names;
    const CellGrid::Row cells = grid_.row(row);
    for (std::size_t column = 1; column < cells.size(); ++column)
      if (!cells[column].empty() && looks_.column(column).of_numbers) names.insert(cells[column]);
    return names.size() > 1 && looks_[row].first > 0 && looks_[row].filled < looks_[body_.header.front()].filled;
  }

  /// "1", "2", "3" or "(1)", "(2)", "(3)" under the names of the columns.
  bool is_counting(std::size_t row) const {
    std::size_t next = 0;
    for (std::string_view cell : grid_.row(row)) {
      if (cell.starts_with('(') && cell.ends_with(')')) cell = cell.substr(1, cell.size() - 2);
      if (!cell.empty() && maybe_integer(cell) != static_cast<std::int64_t>(++next)) return false;
    }
    return next > 2 && next + 1 >= looks_.usual_filled();
  }

  /// What is within the run: data, headings, headers again, notes.
  void sort_lines() {
    std::size_t begin = body_.header.empty() ? run_.first : body_.header.back() + 1;
    if (body_.header.empty()) begin = first_heading_above(begin);
    std::vector<std::size_t> headings;
    const std::set<std::size_t> repeated(run_.repeated.begin(), run_.repeated.end());
    // Where each block has a header of its own, its heading stands above that.
    if (!repeated.empty() && body_.header.front() > 0 && is_heading(body_.header.front() - 1))
      headings.push_back(body_.header.front() - 1);
    std::vector<std::size_t> rows;
    for (std::size_t row = begin; row <= run_.last; ++row) {
      if (looks_.is_blank(row)) continue;
      if (repeated.contains(row)) leave_out(row, LineKind::header);
      else if (is_heading(row)) headings.push_back(row);
      else if (row < run_.first && looks_[row].like_codes == 0) leave_out(row, LineKind::metadata);
      else if (rows.empty() && is_counting(row)) leave_out(row, LineKind::header);
      else if (is_note_between(row)) leave_out(row, LineKind::notes);
      else rows.push_back(row);
    }
    const bool first_is_under_one = !headings.empty() && !rows.empty() && headings.front() < rows.front();
    if (first_is_under_one) take_headings(headings, rows);
    else
      for (const std::size_t row : headings) leave_out(row, LineKind::notes);
    body_.data = std::move(rows);
    first_line_ = std::min(begin, body_.data.empty() ? begin : body_.data.front());
    if (first_is_under_one) first_line_ = std::min(first_line_, headings.front());
    if (!body_.header.empty()) first_line_ = std::min(first_line_, body_.header.front());
  }

  /// Of a table without a header: where headings stand within, those right above its first row are some too.
  std::size_t first_heading_above(std::size_t row) const {
    bool any_within = false;
    for (std::size_t within = row; within <= run_.last && !any_within; ++within) any_within = is_heading(within);
    while (any_within && row > 0 && is_heading(row - 1)) --row;
    return row;
  }

  /// One text where rows of data have several cells.
  bool is_heading(std::size_t row) const {
    return looks_.is_single(row) && looks_[row].numbers == 0 && looks_.usual_filled() > 1 && looks_[row].first <= 1 &&
           !begins_like_note(grid_.row(row)[looks_[row].first]);
  }

  bool is_note_between(std::size_t row) const {
    return looks_[row].filled <= 2 && looks_.usual_filled() > 3 && looks_[row].numbers == 0 &&
           begins_like_note(grid_.row(row)[looks_[row].first]);
  }

  void take_headings(const std::vector<std::size_t>& headings, const std::vector<std::size_t>& rows) {
    std::size_t next = 0;
    std::string heading;
    std::string larger;
    std::set<std::string> larger_ones;
    std::size_t used = 0;
    for (const std::size_t row : rows) {
      for (bool first = true; next < headings.size() && headings[next] < row; ++next, first = false) {
        if (!first) larger_ones.insert(larger = heading);  // two, one below the other
        heading = one_line(grid_.row(headings[next])[looks_[headings[next]].first]);
        ++used;
      }
      body_.groups.push_back(heading);
      body_.larger_groups.push_back(larger);
    }
    if (larger_ones.size() < 2) body_.larger_groups.clear();
    for (const std::size_t row : headings) leave_out(row, LineKind::group);
    body_.statements.push_back(
        {fmt::format("{} {} within the table {} the column \"group\"", used, used == 1 ? "heading" : "headings",
                     used == 1 ? "becomes" : "become"),
         fmt::format("line {} has the one text \"{}\", and rows of data below it have {} cells",
                     grid_.line(headings.front()), body_.groups.front(), looks_.usual_filled())});
  }

  void leave_out(std::size_t row, LineKind kind) {
    body_.left_out.push_back({grid_.line(row), kind, text_of(grid_.row(row))});
  }

  /// Above, below, and other tables.
  void leave_out_others() {
    std::size_t next = 0;  // the run that is not over yet
    const auto kind_of = [&](std::size_t row) {
      while (next < runs_.size() && runs_[next].last < row) ++next;
      if (next < runs_.size() && runs_[next].first != run_.first && runs_[next].data > 1 &&
          row >= std::min(runs_[next].first, runs_[next].header))
        return LineKind::another_table;
      return row < first_line_ ? LineKind::metadata : LineKind::notes;
    };
    for (std::size_t row = 0; row < grid_.size(); ++row) {
      if (row == first_line_) row = run_.last + 1;
      if (row < grid_.size() && !looks_.is_blank(row)) leave_out(row, kind_of(row));
    }
  }

  const CellGrid& grid_;
  LineLooks looks_;
  std::vector<Run> runs_;
  Run run_;
  std::size_t first_line_ = 0;  ///< of the table, its header and first heading included
  Body body_;
};

}  // namespace

std::optional<Body> find_body(const CellGrid& grid) { return BodyFinder(grid).find(); }

}  // namespace hustings
