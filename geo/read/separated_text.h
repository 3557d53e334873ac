// Comma-separated text cut into rows and cells, in the dialects that spreadsheets write.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

/// How a text parts its cells.
struct Dialect {
  char separator = ',';
  bool quotes = true;  ///< does a quotation mark at a cell's beginning keep separators in it?

  friend bool operator==(const Dialect&, const Dialect&) = default;
};

/// Reads as RFC 4180 says, and more: LF, CRLF and CR end lines; a comma, a semicolon or a tab separates, whichever the
/// first line has most of; a quotation mark inside an unquoted cell is a letter; a byte-order mark is passed over.
class SeparatedText {
 public:
  explicit SeparatedText(std::string text);
  SeparatedText(std::string text, Dialect dialect);
  SeparatedText(const SeparatedText&) = delete;
  SeparatedText& operator=(const SeparatedText&) = delete;

  /// The next row's cells, without quotation marks; they lie in this object's own text. An empty line has no cells.
  /// `line` is where the row starts, from 1. False at the end.
  bool next(std::vector<std::string_view>& cells, std::int64_t& line);

  Dialect dialect() const { return dialect_; }
  bool is_text() const { return text_.find('\0') == std::string::npos; }  ///< before the first row is taken
  bool quotes_are_closed() const { return quotes_are_closed_; }

 private:
  std::string_view next_cell();
  void end_line();

  std::string text_;
  bool quotes_are_closed_;
  Dialect dialect_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;  ///< that `at_` is in
};

}  // namespace hustings
