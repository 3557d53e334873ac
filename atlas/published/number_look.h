// What a cell looks like as a number, before it is known what its signs mean.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hustings {

/// What may part digits. All blanks are one, and all apostrophes.
enum class DigitSign : std::uint8_t { none, point, comma, apostrophe, blank };

/// Digits, parted by at most two kinds of signs: "1,234.5" has commas before a point.
struct NumberLook {
  bool negative = false;
  bool percent = false;
  bool footnote = false;      ///< has a mark behind it, as "900*" and "900 [2]"
  bool exponent = false;      ///< "1.2E+05"
  bool leading_zero = false;  ///< "007", "0.5"
  std::uint16_t digits = 0;   ///< in all
  std::uint8_t before = 0;    ///< digits before the first sign
  std::uint8_t after = 0;     ///< digits behind the last one
  std::uint8_t signs = 0;     ///< how many part the digits
  DigitSign first = DigitSign::none, last = DigitSign::none;
  bool in_threes = true;  ///< are three digits between the signs, and behind all those that are like the first?
};

/// None where the cell is no number, or an identifier such as "26.09.2021" that no reading makes one.
std::optional<NumberLook> maybe_number_look(std::string_view cell);

/// Is the cell a whole number that begins with 0, and so more likely a code: "007"?
inline bool is_code_of_digits(const NumberLook& look) {
  return look.leading_zero && look.signs == 0 && look.digits > 1 && !look.exponent;
}

/// The number as plain text, its decimals behind `decimal`: "-1234.5". Other signs are dropped. None where it does not
/// fit (a second decimal sign).
std::string plain_number(std::string_view cell, DigitSign decimal);

/// Does the cell say that there is no figure: "-", "n/a", "..", "*", a spreadsheet's "#N/A"? Empty ones do not say it.
bool says_missing(std::string_view cell);

}  // namespace hustings
