#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

namespace hustings {

namespace {

template <class Change>
std::string changed(std::string_view text, Change change) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), change);
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

/// The blanks that spreadsheets and web pages put between letters: no-break, thin and narrow no-break.
constexpr std::array<std::string_view, 3> wide_blanks = {"\u00A0", "\u2009", "\u202F"};

/// Where the value that begins at `at` ends: after its closing quotation mark, or before the next keyword (libpq's
/// manual, "Keyword/Value Connection Strings"). Words without a keyword may be the rest of a password that lacks its
/// quotation marks.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  constexpr std::string_view blanks = " \t\r\n";
  if (at >= text.size() || text[at] != '\'') {
    std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    while (end < text.size()) {
      const auto word = text.find_first_not_of(blanks, end);
      const auto next = word == std::string_view::npos ? word : text.find_first_of(" \t\r\n=", word);
      if (next != std::string_view::npos && text[next] == '=') return end;
      end = std::min(next, text.size());
    }
    return end;
  }
  for (++at; at < text.size() && text[at] != '\''; ++at)
    if (text[at] == '\\') ++at;
  return std::min(at + 1, text.size());
}

template <class Number>
std::optional<Number> parsed(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n\v\f";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string lower_case(std::string_view text) {
  return changed(text, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

std::string upper_case(std::string_view text) {
  return changed(text, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = upper_case(text.substr(0, 1))[0];
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.emplace_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<std::int64_t> maybe_integer(std::string_view text) { return parsed<std::int64_t>(text); }

std::optional<double> maybe_number(std::string_view text) {
  const auto number = parsed<double>(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::string with_thousands(std::int64_t number) {
  // The least number has no positive twin, so the sign goes while the digits are unsigned.
  const auto bits = static_cast<std::uint64_t>(number);
  std::string digits = std::to_string(number < 0 ? 0 - bits : bits);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return fmt::format("{}{}", number < 0 ? "\u2212" : "", digits);
}

std::string decimal(double number, int decimals) {
  std::string digits = fmt::format("{:.{}f}", number, decimals);
  if (digits.starts_with('-') && digits.find_first_not_of("-0.") == std::string::npos) digits.erase(0, 1);
  return digits;
}

std::string signed_decimal(double number, int decimals) {
  const std::string digits = fmt::format("{:.{}f}", std::abs(number), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  return fmt::format("{}{}", zero ? "" : number < 0 ? "\u2212" : "+", digits);
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool breaks = c == '\n' || c == '\r' || c == '\t';
    if (!breaks) out += c;
    else if (!out.ends_with(' ')) out += ' ';
  }
  return out;
}

bool is_utf8(std::string_view text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    if (std::uint64_t eight = 0; at + sizeof(eight) <= text.size()) {
      std::memcpy(&eight, text.data() + at, sizeof(eight));
      if ((eight & 0x8080808080808080U) == 0) {  // eight ASCII letters at once: most text is nothing else
        at += sizeof(eight);
        continue;
      }
    }
    const unsigned lead = byte(at);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t i = 1; i < length; ++i)
      if ((byte(at + i) & 0xC0U) != 0x80) return false;
    // The second byte rules out overlong forms, surrogates and what lies beyond U+10FFFF (Unicode 15, table 3-7).
    if (lead == 0xE0 && byte(at + 1) < 0xA0) return false;
    if (lead == 0xED && byte(at + 1) > 0x9F) return false;
    if (lead == 0xF0 && byte(at + 1) < 0x90) return false;
    if (lead == 0xF4 && byte(at + 1) > 0x8F) return false;
    at += length;
  }
  return true;
}

std::string from_windows_1252(std::string_view text) {
  // Letters of the bytes 0x80 to 0x9F (Unicode's mapping table CP1252.TXT); the rest is as in Latin-1.
  static constexpr std::array<char16_t, 32> letters = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                       0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const unsigned letter = byte >= 0x80 && byte < 0xA0 ? letters[byte - 0x80U] : byte;
    if (letter < 0x80) {
      out += c;
    } else if (letter < 0x800) {
      out += static_cast<char>(0xC0U | letter >> 6U);
      out += static_cast<char>(0x80U | (letter & 0x3FU));
    } else {
      out += static_cast<char>(0xE0U | letter >> 12U);
      out += static_cast<char>(0x80U | (letter >> 6U & 0x3FU));
      out += static_cast<char>(0x80U | (letter & 0x3FU));
    }
  }
  return out;
}

std::string area_code_of(std::string_view written) {
  std::string code = upper_case(written);
  const auto plain = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
  if (std::all_of(code.begin(), code.end(), plain)) return code;
  for (const std::string_view blank : wide_blanks) code = replaced(std::move(code), blank, "");
  std::erase_if(code, [](char c) { return std::string_view(" \t\r\n\v\f").find(c) != std::string_view::npos; });
  return code;
}

std::string folded(std::string_view name) {
  std::string text = replaced(lower_case(name), "&", " and ");
  for (const std::string_view apostrophe : {"\u2018", "\u2019"}) text = replaced(std::move(text), apostrophe, "");
  for (const std::string_view dash : {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014"})
    text = replaced(std::move(text), dash, " ");
  for (const std::string_view blank : wide_blanks) text = replaced(std::move(text), blank, " ");
  std::string plain = " ";
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) plain += c;
    else if (c != '\'' && c != '.' && plain.back() != ' ') plain += ' ';
  }
  plain = replaced(plain + " ", " saint ", " st ");
  return std::string(trimmed(plain));
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);  // from the first i letters of a to the first j of b
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed_letter = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed_letter, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string without_passwords(std::string_view text) {
  constexpr std::string_view key = "password";
  const std::string lower = lower_case(text);
  std::string out;
  std::size_t at = 0;
  const auto hide = [&](std::size_t from, std::size_t to) {
    out.append(text.substr(at, from - at)).append("***");
    at = to;
  };
  while (at < text.size()) {
    const auto keyword = lower.find(key, at);
    const auto scheme = lower.find("://", at);
    if (keyword == std::string::npos && scheme == std::string::npos) break;
    if (keyword < scheme) {
      const auto sign = lower.find_first_not_of(" \t", keyword + key.size());
      if (sign != std::string::npos && lower[sign] == '=') {
        const auto value = std::min(lower.find_first_not_of(" \t", sign + 1), text.size());
        hide(value, end_of_value(text, value));
      } else {
        out.append(text.substr(at, keyword + key.size() - at));
        at = keyword + key.size();
      }
      continue;
    }
    const auto host = std::min(lower.find_first_of("/ \t\r\n", scheme + 3), text.size());
    const auto sign = lower.rfind('@', host);
    const auto colon = lower.find(':', scheme + 3);
    if (sign != std::string::npos && colon < sign && sign > scheme) {
      hide(colon + 1, sign);
    } else {
      out.append(text.substr(at, scheme + 3 - at));
      at = scheme + 3;
    }
  }
  return out.append(text.substr(at));
}

}  // namespace hustings
