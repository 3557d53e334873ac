#include "atlas/published/dialect.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <map>
#include <vector>

#include "atlas/published/number_look.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr std::size_t sample_bytes = std::size_t{1} << 17U;
constexpr auto separators = std::to_array<char>({',', ';', '\t', '|', ':'});

/// Whole lines of the text's beginning, and of a large one's middle, where notes and titles are behind.
std::string sample_of(std::string_view text) {
  if (text.size() <= sample_bytes) return std::string(text);
  const auto last_end = [](std::string_view part) { return part.find_last_of("\r\n"); };
  std::string_view head = text.substr(0, sample_bytes);
  if (const auto end = last_end(head); end != std::string_view::npos) head = head.substr(0, end + 1);
  std::string sample(head);
  if (text.size() < 4 * sample_bytes) return sample;
  std::string_view middle = text.substr(text.size() / 2, sample_bytes / 2);
  const auto begin = middle.find_first_of("\r\n");
  const auto end = last_end(middle);
  if (begin == std::string_view::npos || end <= begin) return sample;
  return sample.append(middle.substr(begin + 1, end - begin));
}

/// Is the cell of a kind that tables hold: empty, a number, a word, a name, a day, a link?
bool has_type(std::string_view cell, Dialect dialect) {
  const char separator = dialect.separator;
  if (cell.empty() || maybe_number_look(cell)) return true;
  for (const char other : separators) {
    if (other == separator || other == ',' || other == ':') continue;  // these stand in names and times
    if (cell.find(other) != std::string_view::npos) return false;
  }
  if ((!dialect.quotes && cell.find('"') != std::string_view::npos) || cell.find('\n') != std::string_view::npos)
    return false;
  if (cell.size() > 200) return false;
  // "12,5,8" or "A;3": numbers that are parted by something else are a row that is not parted.
  std::size_t parts = 0;
  for (std::size_t i = 1; i + 1 < cell.size(); ++i) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (cell[i] == ',' && (digit(cell[i + 1]) || digit(cell[i - 1]))) ++parts;
  }
  return parts < 1 || separator == ',';
}

struct Pattern {
  std::size_t rows = 0;
  std::size_t cells = 0;
};

double score_of(const std::string& sample, Dialect dialect, std::string& because) {
  SeparatedText text(sample, dialect);
  std::map<std::size_t, std::size_t> rows_of_length;
  std::vector<std::string_view> cells;
  std::size_t all = 0;
  std::size_t typed = 0;
  for (std::int64_t line = 0; text.next(cells, line);) {
    if (cells.empty() || (cells.size() == 1 && trimmed(cells.front()).empty())) continue;
    for (const std::string_view cell : cells) {
      ++all;
      if (has_type(trimmed(cell), dialect)) ++typed;
    }
    ++rows_of_length[cells.size()];
  }
  if (all == 0) return 0;
  double pattern = 0;
  Pattern most;
  std::size_t rows = 0;
  for (const auto& [length, count] : rows_of_length) {
    const double alone = 0.001;  // rows of one cell are regular, and no table
    const auto cells_of_it = static_cast<double>(length);
    pattern += static_cast<double>(count) * std::max(alone, cells_of_it - 1) / cells_of_it;
    rows += count;
    if (count > most.rows) most = {count, length};
  }
  // Where groups of columns are repeated as often as there are candidates, rows have many lengths.
  pattern /= 1 + std::log2(static_cast<double>(rows_of_length.size()));
  because = fmt::format("{} of {} rows have {} cells", most.rows, rows, most.cells);
  return pattern * static_cast<double>(typed) / static_cast<double>(all);
}

/// "sep=;" in the first line, by which spreadsheets are told.
std::optional<char> said_separator(std::string_view text) {
  if (!lower_case(text.substr(0, 4)).starts_with("sep=") || text.size() < 6) return std::nullopt;
  return text[5] == '\r' || text[5] == '\n' ? std::optional(text[4]) : std::nullopt;
}

}  // namespace

std::optional<FoundDialect> find_dialect(std::string_view text) {
  FoundDialect best;
  if (const auto said = said_separator(text)) {
    best.dialect.separator = *said;
    best.score = 1;
    best.because = "its first line says so";
    return best;
  }
  const std::string sample = sample_of(text);
  const bool quotes = sample.find('"') != std::string::npos;
  for (const char separator : separators) {
    if (sample.find(separator) == std::string::npos) continue;
    for (const bool quoted : {true, false}) {
      if (!quoted && !quotes) continue;
      std::string because;
      const Dialect dialect{.separator = separator, .quotes = quoted};
      double score = score_of(sample, dialect, because);
      if (separator == ':') score *= 0.5;  // of times and labels, too
      if (!quoted) score *= 0.98;
      if (score > best.score) {
        best.second_score = best.score;
        best.dialect = dialect;
        best.score = score;
        best.because = std::move(because);
      } else {
        best.second_score = std::max(best.second_score, score);
      }
    }
  }
  if (best.score < 0.05) return std::nullopt;
  return best;
}

}  // namespace hustings
