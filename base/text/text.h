// Small text work: numbers, trimming, folding case, thousands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

std::string_view trimmed(std::string_view text);       ///< of blanks of every kind, no-break ones too
std::string lower_case(std::string_view text);         ///< of every script; bytes that are no UTF-8 stay
std::string upper_case(std::string_view text);         ///< the same
std::string_view first_letter(std::string_view text);  ///< with all its bytes; "" of ""
std::string_view last_letter(std::string_view text);   ///< the same
/// With its first letter as a capital.
std::string with_capital(std::string_view text);
/// With its first letter as a small one.
std::string with_small_letter(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);

/// The whole text as a number, or none: no sign but '-', no separators, no blanks.
std::optional<std::int64_t> maybe_integer(std::string_view text);
std::optional<double> maybe_number(std::string_view text);

/// A unit as it stands behind its figure: "%" without a blank, " votes" with one, "pp" written out, nothing for none.
std::string unit_behind(std::string_view unit);

/// 1234567 -> "1,234,567".
std::string with_thousands(std::int64_t number);

/// The number with that many decimals. What rounds to 0 has no sign: "0.00", never "-0.00".
std::string decimal(double number, int decimals);

/// Typographic minus, so that signed figures line up: +3.1, −0.4.
std::string signed_decimal(double number, int decimals);

/// Trimmed, with each line break or tab made a blank: for messages that must stay one line.
std::string one_line(std::string_view text);

/// Is the text valid UTF-8?
bool is_utf8(std::string_view text);

/// Windows-1252 as UTF-8. Bytes that it gives no letter become U+FFFD.
std::string from_windows_1252(std::string_view text);

/// Valid UTF-8 whatever comes: bytes that are none are read as Windows-1252, and the rest stays.
std::string as_utf8(std::string_view text);
/// Has it control characters of Latin-1 (U+0080 to U+009F)? No text has: it is Windows-1252 that was read as Latin-1.
bool has_latin_1_controls(std::string_view text);
/// UTF-8 with these as the letters that Windows-1252 has there: U+0092 is an apostrophe.
std::string without_latin_1_controls(std::string_view text);

/// A code as people write it, as it is compared: in capitals, with no blanks anywhere ("e05 000026 " is "E05000026").
std::string area_code_of(std::string_view written);

/// A name as it is compared: case folded and composed, "St." and "Saint" as "st", "&" as "and", apostrophes, full stops
/// and what is not seen gone, other punctuation one blank.
std::string folded(std::string_view name);

/// The text with each password of a database connection made "***": "password=..." and "://user:...@".
std::string without_passwords(std::string_view text);

}  // namespace hustings
