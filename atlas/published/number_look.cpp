#include "atlas/published/number_look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The sign that begins the text and its bytes.
struct Sign {
  DigitSign kind = DigitSign::none;
  std::size_t bytes = 0;
};

Sign sign_of(std::string_view text) {
  switch (text.front()) {
    case '.': return {DigitSign::point, 1};
    case ',': return {DigitSign::comma, 1};
    case '\'':
    case '`': return {DigitSign::apostrophe, 1};
    case ' ': return {DigitSign::blank, 1};
    default: break;
  }
  if (static_cast<unsigned char>(text.front()) < 0x80) return {};
  // The apostrophe of typographers; no-break, thin, figure, punctuation and narrow no-break blanks.
  if (text.starts_with("\u2019")) return {DigitSign::apostrophe, 3};
  if (text.starts_with("\u00A0")) return {DigitSign::blank, 2};
  for (const std::string_view blank : {"\u2007", "\u2008", "\u2009", "\u202F"})
    if (text.starts_with(blank)) return {DigitSign::blank, 3};
  return {};
}

/// Without the marks of footnotes behind it.
std::string_view without_footnote(std::string_view cell) {
  static constexpr auto marks =
      std::to_array<std::string_view>({"*", "\u2020", "\u2021", "\u00A7", "#", "^", "\u00B9", "\u00B2", "\u00B3"});
  for (bool shorter = true; shorter && cell.size() > 1;) {
    shorter = false;
    cell = trimmed(cell);
    for (const std::string_view mark : marks)
      if (cell.size() > mark.size() && cell.ends_with(mark)) {
        cell.remove_suffix(mark.size());
        shorter = true;
      }
    for (const char open : {'[', '('}) {
      const auto at = cell.rfind(open);
      if (cell.ends_with(open == '[' ? ']' : ')') && at != std::string_view::npos && at > 0 && cell.size() - at <= 5) {
        cell = cell.substr(0, at);
        shorter = true;
      }
    }
  }
  return cell;
}

/// Takes a minus off the front, also the typographic one; a plus means nothing.
bool take_sign(std::string_view& text) {
  for (const std::string_view minus : {"-", "\u2212"})
    if (text.starts_with(minus)) {
      text.remove_prefix(minus.size());
      return true;
    }
  if (text.starts_with('+')) text.remove_prefix(1);
  return false;
}

bool take_percent(std::string_view& text) {
  if (!text.ends_with('%')) return false;
  text = trimmed(text.substr(0, text.size() - 1));
  return true;
}

/// "1.2E+05": takes the exponent off the end.
bool take_exponent(std::string_view& text) {
  const auto at = text.find_first_of("eE");
  if (at == std::string_view::npos || at == 0) return false;
  std::string_view power = text.substr(at + 1);
  if (power.starts_with('+') || power.starts_with('-')) power.remove_prefix(1);
  if (power.empty() || power.size() > 3 || !std::all_of(power.begin(), power.end(), is_digit)) return false;
  text = text.substr(0, at);
  return true;
}

/// Are the groups of digits those of one number? At most two kinds of signs, and the second once at the end.
bool read_digits(std::string_view text, NumberLook& look) {
  std::size_t group = 0;
  while (!text.empty()) {
    if (is_digit(text.front())) {
      ++group;
      ++look.digits;
      text.remove_prefix(1);
      continue;
    }
    const Sign sign = sign_of(text);
    if (sign.kind == DigitSign::none || text.size() == sign.bytes || !is_digit(text[sign.bytes])) return false;
    if (look.signs == 0) {
      look.before = static_cast<std::uint8_t>(std::min<std::size_t>(group, 255));
      look.first = sign.kind;
      if (group == 0 && sign.kind != DigitSign::point && sign.kind != DigitSign::comma) return false;
    } else {
      if (look.last != look.first) return false;  // nothing follows decimals
      if (group != 3) look.in_threes = false;
      if (sign.kind != look.first && !look.in_threes) return false;
    }
    look.last = sign.kind;
    if (++look.signs > 20) return false;
    group = 0;
    text.remove_prefix(sign.bytes);
  }
  if (look.signs == 0) look.before = static_cast<std::uint8_t>(std::min<std::size_t>(group, 255));
  look.after = static_cast<std::uint8_t>(look.signs == 0 ? 0 : std::min<std::size_t>(group, 255));
  if (look.first == look.last && look.signs > 0 && group != 3) look.in_threes = false;
  if (look.signs > 0 && (look.before == 0 || look.before > 3)) look.in_threes = false;
  return true;
}

}  // namespace

std::optional<NumberLook> maybe_number_look(std::string_view cell) {
  if (cell.empty() || cell.size() > 60) return std::nullopt;
  NumberLook look;
  // Most cells are digits alone or begin with a letter.
  const char front = cell.front();
  const bool may_begin =
      is_digit(front) || front == '-' || front == '+' || front == '.' || front == ',' || cell.starts_with("\u2212");
  if (!may_begin) return std::nullopt;
  std::string_view text = cell;
  if (!is_digit(text.back())) {
    look.percent = take_percent(text);
    const std::string_view bare = without_footnote(text);
    look.footnote = bare.size() != text.size();
    text = bare;
    look.percent = take_percent(text) || look.percent;
  }
  look.negative = take_sign(text);
  text = trimmed(text);
  look.exponent = take_exponent(text);
  if (text.empty() || !read_digits(text, look) || look.digits == 0 || look.digits > 400) return std::nullopt;
  look.leading_zero = text.front() == '0' && look.digits > 1;
  // More than one sign of a kind are thousands or nothing; so are blanks and apostrophes.
  if (!look.in_threes && (look.signs > 1 || look.first == DigitSign::blank || look.first == DigitSign::apostrophe)) {
    const bool decimals_behind = look.last != look.first;
    if (!decimals_behind || look.signs < 2) return std::nullopt;
  }
  if (look.leading_zero && look.in_threes && look.signs > 0 &&
      (look.signs > 1 || look.first == DigitSign::blank || look.first == DigitSign::apostrophe))
    return std::nullopt;  // "012 345" is a telephone number
  return look;
}

std::string plain_number(std::string_view cell, DigitSign decimal) {
  std::string_view text = cell;
  take_percent(text);
  text = without_footnote(text);
  take_percent(text);
  std::string out;
  if (take_sign(text)) out += '-';
  text = trimmed(text);
  const std::string_view whole = text;
  const bool exponent = take_exponent(text);
  bool decimals = false;
  for (std::size_t at = 0; at < text.size();) {
    if (is_digit(text[at])) {
      out += text[at++];
      continue;
    }
    const Sign sign = sign_of(text.substr(at));
    if (sign.bytes == 0) return {};
    if (sign.kind == decimal) {
      if (decimals) return {};
      decimals = true;
      if (out.empty() || out == "-") out += '0';
      out += '.';
    }
    at += sign.bytes;
  }
  if (!exponent) return out;
  out += whole.substr(text.size());
  std::erase(out, '+');
  const auto value = maybe_number(out);
  if (!value || !std::isfinite(*value)) return {};
  if (std::abs(*value) < 1e15 && *value == std::floor(*value)) return fmt::format("{:.0f}", *value);
  return fmt::format("{}", *value);
}

bool says_missing(std::string_view cell) {
  if (cell.empty() || cell.size() > 9) return false;
  // Most cells begin with a digit or another letter.
  constexpr std::string_view first_letters = "-.:*#nNxXkKsSbB\xE2";
  if (first_letters.find(cell.front()) == std::string_view::npos) return false;
  static constexpr auto words = std::to_array<std::string_view>(
      {"-",    "--",   "---",   "\u2013", "\u2014",  "\u2212",  "n/a",    "na",     "n.a.", "n.a",
       "n/d",  "n.d.", "nd",    "..",     "...",     "\u2026",  ".",      ":",      "x",    "*",
       "**",   "none", "null",  "nan",    "nil",     "k.a.",    "n.v.t.", "nvt",    "s/o",  "s.o.",
       "b.d.", "#n/a", "#n/a!", "#ref!",  "#div/0!", "#value!", "#name?", "#null!", "#num!"});
  const std::string text = lower_case(cell);
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace hustings
