#include "base/text/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

#include "base/text/unicode.h"

namespace hustings {

namespace {

template <class Change>
std::string changed(std::string_view text, Change change) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), change);
  return out;
}

std::string lower_ascii(std::string_view text) {
  return changed(text, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

std::string upper_ascii(std::string_view text) {
  return changed(text, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
}

constexpr std::string_view ascii_blanks = " \t\r\n\v\f";

/// Blanks, and what takes no room at all where spreadsheets and web pages put it between letters: soft hyphens,
/// zero-width blanks, joiners, marks of direction. Other invisible letters belong to the letter before them.
bool is_blank_or_zero_width(char32_t letter) {
  return is_blank(letter) || letter == 0xAD || (letter >= 0x200B && letter <= 0x200F) || letter == 0x2060 ||
         letter == 0xFEFF;
}

/// Trimmed where it begins or ends with a letter beyond ASCII, which may be a blank.
std::string_view trimmed_of_wide_blanks(std::string_view text) {
  while (!text.empty()) {
    std::size_t first = 0;
    const std::size_t last = letter_start(text, text.size() - 1);
    std::size_t end = last;
    if (is_blank_or_zero_width(next_letter(text, first))) text.remove_prefix(first);
    else if (is_blank_or_zero_width(next_letter(text, end)) && end == text.size())
      text.remove_suffix(text.size() - last);
    else if (ascii_blanks.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    else if (ascii_blanks.find(text.back()) != std::string_view::npos) text.remove_suffix(1);
    else break;
  }
  return text;
}

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
  const auto first = text.find_first_not_of(ascii_blanks);
  if (first == std::string_view::npos) return {};
  text = text.substr(first, text.find_last_not_of(ascii_blanks) - first + 1);
  const bool plain = static_cast<unsigned char>(text.front()) < 0x80 && static_cast<unsigned char>(text.back()) < 0x80;
  return plain ? text : trimmed_of_wide_blanks(text);
}

std::string lower_case(std::string_view text) { return is_ascii(text) ? lower_ascii(text) : lower_case_of_any(text); }

std::string upper_case(std::string_view text) { return is_ascii(text) ? upper_ascii(text) : upper_case_of_any(text); }

std::string_view first_letter(std::string_view text) {
  std::size_t end = 0;
  if (!text.empty()) next_letter(text, end);
  return text.substr(0, end);
}

std::string_view last_letter(std::string_view text) {
  return text.empty() ? text : text.substr(letter_start(text, text.size() - 1));
}

std::string with_capital(std::string_view text) {
  const std::string_view first = first_letter(text);
  return upper_case(first).append(text.substr(first.size()));
}

std::string with_small_letter(std::string_view text) {
  const std::string_view first = first_letter(text);
  return lower_case(first).append(text.substr(first.size()));
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

std::string unit_behind(std::string_view unit) {
  if (unit.empty() || unit == "%") return std::string(unit);
  return unit == "pp" ? " points" : " " + std::string(unit);
}

std::string with_thousands(std::int64_t number) {
  // The least number has no positive twin, so the sign goes while the digits are unsigned.
  const auto bits = static_cast<std::uint64_t>(number);
  const std::string digits = std::to_string(number < 0 ? 0 - bits : bits);
  std::string groups;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) groups += ',';
    groups += digits[i];
  }
  return fmt::format("{}{}", number < 0 ? "\u2212" : "", groups);
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
  for (std::size_t at = 0; at < text.size();) {
    if (std::uint64_t eight = 0; at + sizeof(eight) <= text.size()) {
      std::memcpy(&eight, text.data() + at, sizeof(eight));
      if ((eight & 0x8080808080808080U) == 0) {  // eight ASCII letters at once: most text is nothing else
        at += sizeof(eight);
        continue;
      }
    }
    if (next_letter(text, at) == invalid_letter) return false;
  }
  return true;
}

std::string from_windows_1252(std::string_view text) {
  // Letters of the bytes 0x80 to 0x9F (Unicode's mapping table CP1252.TXT); the rest is as in Latin-1. ICU's own table
  // is in its file of data, and gives the bytes without a letter control characters.
  static constexpr std::array<char16_t, 32> letters = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                       0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const unsigned letter = byte >= 0x80 && byte < 0xA0 ? letters[byte - 0x80U] : byte;
    append_letter(out, letter);
  }
  return out;
}

std::string as_utf8(std::string_view text) {
  if (is_utf8(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    if (next_letter(text, at) == invalid_letter) out += from_windows_1252(text.substr(from, 1));
    else out.append(text.substr(from, at - from));
  }
  return out;
}

bool has_latin_1_controls(std::string_view text) {
  for (std::size_t at = text.find('\xC2'); at != std::string_view::npos; at = text.find('\xC2', at + 1))
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  return false;
}

std::string without_latin_1_controls(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool control = has_latin_1_controls(text.substr(at, 2));
    if (control) out += from_windows_1252(text.substr(++at, 1));
    else out += text[at];
  }
  return out;
}

std::string area_code_of(std::string_view written) {
  if (!is_ascii(written)) {
    std::string seen;
    for (std::size_t at = 0; at < written.size();) {
      const std::size_t from = at;
      if (!is_blank_or_zero_width(next_letter(written, at))) seen.append(written.substr(from, at - from));
    }
    return upper_case(composed(seen));
  }
  std::string code = upper_ascii(written);
  std::erase_if(code, [](char c) { return ascii_blanks.find(c) != std::string_view::npos; });
  return code;
}

namespace {

/// Puts a name together as it is compared.
class Folding {
 public:
  void add(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) text_ += c;
    else if (c == '&') add_word("and");
    else if (c != '\'' && c != '`' && c != '.') end_word();
  }
  void add(char32_t letter, std::string_view written) {
    if (letter < 0x80) add(static_cast<char>(letter));
    else if (is_apostrophe(letter)) return;
    else if (is_word_letter(letter)) text_ += written;
    else if (is_blank(letter) || !is_invisible(letter)) end_word();
  }
  std::string finish() && {
    end_word();
    text_.pop_back();
    return text_.empty() ? text_ : text_.substr(1);
  }

 private:
  void add_word(std::string_view word) {
    end_word();
    text_ += word;
    end_word();
  }
  /// "Saint" is "st" where it is a whole word.
  void end_word() {
    if (text_.ends_with(" saint")) text_.replace(text_.size() - 5, 5, "st");
    if (text_.back() != ' ') text_ += ' ';
  }
  static bool is_apostrophe(char32_t letter) {
    return letter == 0x2018 || letter == 0x2019 || letter == 0x201B || letter == 0x2032 || letter == 0xB4 ||
           (letter >= 0x2B9 && letter <= 0x2BF) || letter == 0x2C8;
  }

  std::string text_ = " ";
};

}  // namespace

std::string folded(std::string_view name) {
  Folding folding;
  if (is_ascii(name)) {
    for (const char c : name) folding.add(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    return std::move(folding).finish();
  }
  const std::string text = case_folded(name);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t letter = next_letter(text, at);
    if (letter != invalid_letter) folding.add(letter, std::string_view(text).substr(from, at - from));
  }
  return std::move(folding).finish();
}

std::string without_passwords(std::string_view text) {
  constexpr std::string_view key = "password";
  const std::string lower = lower_ascii(text);  // as long as the text
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
