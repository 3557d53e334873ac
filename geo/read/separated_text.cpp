#include "geo/read/separated_text.h"

#include <algorithm>

namespace hustings {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Comma, semicolon or tab: the one that the first line has most of.
char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find('\n'));
  char best = ',';
  for (const char candidate : {';', '\t'})
    if (std::count(first.begin(), first.end(), candidate) > std::count(first.begin(), first.end(), best))
      best = candidate;
  return best;
}

bool ends_line(char c) { return c == '\n' || c == '\r'; }

}  // namespace

SeparatedText::SeparatedText(std::string text) : SeparatedText(std::move(text), {}) {
  dialect_.separator = separator_of(text_);
}

SeparatedText::SeparatedText(std::string text, Dialect dialect)
    : text_(std::move(text)),
      quotes_are_closed_(std::count(text_.begin(), text_.end(), '"') % 2 == 0),
      dialect_(dialect) {}

/// Goes past the end of a line: CRLF is one.
void SeparatedText::end_line() {
  if (at_ >= text_.size()) return;
  at_ += text_.compare(at_, 2, "\r\n") == 0 ? 2 : 1;
  ++line_;
}

/// Up to the next separator or line's end. What is left of a quoted cell is moved together where it lies, so that no
/// cell needs memory of its own.
std::string_view SeparatedText::next_cell() {
  const std::size_t begin = at_;
  if (!dialect_.quotes || (at_ < text_.size() && text_[at_] != '"')) {
    while (at_ < text_.size() && text_[at_] != dialect_.separator && !ends_line(text_[at_])) ++at_;
    return std::string_view(text_).substr(begin, at_ - begin);
  }
  std::size_t end = begin;
  bool quoted = false;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c == '"' && quoted && text_.compare(at_, 2, "\"\"") == 0) {
      text_[end++] = c;
      at_ += 2;
    } else if (c == '"' && (quoted || end == begin)) {
      quoted = !quoted;
      ++at_;
    } else if (quoted && ends_line(c)) {
      end_line();
      text_[end++] = '\n';
    } else if (!quoted && (c == dialect_.separator || ends_line(c))) {
      break;
    } else {
      text_[end++] = c;
      ++at_;
    }
  }
  return std::string_view(text_).substr(begin, end - begin);
}

bool SeparatedText::next(std::vector<std::string_view>& cells, std::int64_t& line) {
  cells.clear();
  if (at_ == 0 && text_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  if (at_ >= text_.size()) return false;
  line = line_;
  if (!ends_line(text_[at_])) {
    cells.push_back(next_cell());
    while (at_ < text_.size() && text_[at_] == dialect_.separator) {
      ++at_;
      cells.push_back(next_cell());
    }
  }
  end_line();
  return true;
}

}  // namespace hustings
