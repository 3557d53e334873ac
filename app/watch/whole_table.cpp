#include "app/watch/whole_table.h"

#include <algorithm>
#include <fmt/format.h>

namespace hustings {

namespace {

std::size_t lines_in(std::string_view text) {
  const auto ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return ends + (!text.empty() && text.back() != '\n' ? 1 : 0);
}

/// The cells of a line, by whatever parts them in the header.
std::size_t cells_in(std::string_view line, char separator) {
  bool quoted = false;
  std::size_t cells = 1;
  for (const char letter : line) {
    if (letter == '"') quoted = !quoted;
    else if (letter == separator && !quoted) ++cells;
  }
  return cells;
}

std::string_view line_before(std::string_view text, std::size_t end) {
  const std::size_t begin = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
  return text.substr(begin == std::string_view::npos ? 0 : begin + 1,
                     end - (begin == std::string_view::npos ? 0 : begin + 1));
}

/// The last line has no end, and fewer cells than the one before.
bool is_last_line_short(std::string_view text) {
  const std::size_t end = text.rfind('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view other = line_before(text, end);
  const std::string_view last = text.substr(end + 1);
  char separator = ',';
  for (const char candidate : {';', '\t', '|'})
    if (std::count(other.begin(), other.end(), candidate) > std::count(other.begin(), other.end(), separator))
      separator = candidate;
  return cells_in(last, separator) < cells_in(other, separator);
}

constexpr std::size_t few_lines = 3;  // that a count which is taken back may cost

}  // namespace

HalfTable half_table(std::string_view text, std::string_view before, Left left) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return {.why = "it is empty"};
  constexpr std::string_view hole("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
  if (text.find(hole) != std::string_view::npos) return {.why = "parts of it are not written yet"};
  if (left == Left::replaced) return {};
  const std::size_t lines = lines_in(text);
  const std::size_t had = lines_in(before);
  const bool lost = lines + few_lines < had && lines * 20 < had * 19;
  const bool cut = text.back() != '\n' && is_last_line_short(text);
  if (cut || (text.back() != '\n' && !before.empty() && before.back() == '\n'))
    return {.why = "its last line is cut off", .may_be_whole = !cut && !lost, .may_be_meant = true};
  if (std::count(text.begin(), text.end(), '"') % 2 != 0)
    return {.why = "a quotation mark is not closed", .may_be_meant = true};
  if (lost) return {.why = fmt::format("it has {} lines and had {}", lines, had), .may_be_meant = true};
  return {};
}

std::string_view whole_lines(std::string_view text, std::string_view before, Left left) {
  if (left != Left::open || text.empty() || text.back() == '\n' || before.empty() || before.back() != '\n' ||
      !text.starts_with(before))
    return text;
  return text.substr(0, text.rfind('\n') + 1);
}

}  // namespace hustings
