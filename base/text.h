// Small text work: numbers, trimming, folding case, thousands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

std::string_view trimmed(std::string_view text);
std::string lower_case(std::string_view text);  ///< ASCII letters only
std::string upper_case(std::string_view text);  ///< ASCII letters only
std::string capitalised(std::string text);      ///< its first letter, if it is an ASCII one
std::vector<std::string> split(std::string_view text, char separator);

/// The whole text as a number, or none: no sign but '-', no separators, no blanks.
std::optional<std::int64_t> maybe_integer(std::string_view text);
std::optional<double> maybe_number(std::string_view text);

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

/// A code as people write it, as it is compared: in capitals, with no blanks anywhere ("e05 000026 " is "E05000026").
std::string area_code_of(std::string_view written);

/// A name as it is compared: lower case, "St." and "Saint" as "st", "&" as "and", apostrophes and full stops gone,
/// other punctuation one blank.
std::string folded(std::string_view name);

/// The fewest bytes to insert, leave out or change to get from one text to the other.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The text with each password of a database connection made "***": "password=..." and "://user:...@".
std::string without_passwords(std::string_view text);

}  // namespace hustings
