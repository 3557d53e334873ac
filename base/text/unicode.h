// Letters beyond ASCII, through ICU: composing, case, accents, other scripts in Latin letters. ASCII never gets there.
#pragma once

#include <string>
#include <string_view>

namespace hustings {

bool is_ascii(std::string_view text);

/// What `next_letter` gives for a byte that is no UTF-8.
constexpr char32_t invalid_letter = 0xFFFFFFFF;
/// The letter that begins at `at`, which is moved behind it.
char32_t next_letter(std::string_view text, std::size_t& at);
/// Where the letter begins that the byte at `at` belongs to.
std::size_t letter_start(std::string_view text, std::size_t at);
void append_letter(std::string& text, char32_t letter);

/// Letters with their accents in one, where there is such a letter (NFC). Text that is no UTF-8 comes back as it is.
std::string composed(std::string_view text);

/// Case folded as Unicode has it ("Ô" as "ô", "ß" as "ss"), composed.
std::string case_folded(std::string_view text);
std::string lower_case_of_any(std::string_view text);  ///< of any script; text that is no UTF-8 comes back as it is
std::string upper_case_of_any(std::string_view text);  ///< the same

/// The letter without its accents, a Latin one in ASCII: "ô" is "o", "ł" is "l", "й" is "и"; "" for an accent by
/// itself.
std::string plain_letter(char32_t letter);

bool is_letter(char32_t letter);  ///< of any script; no digit and no mark
bool is_blank(char32_t letter);   ///< white space of any kind and width, no-break spaces and line ends too
/// Is it a letter, a digit, or a mark that belongs to a letter: what words are made of?
bool is_word_letter(char32_t letter);
bool is_mark(char32_t letter);  ///< belongs to the letter before it
/// Is it drawn as nothing: a zero-width blank, a joiner, a mark of direction, a soft hyphen, a control character, or a
/// number that stands for no letter and never will (U+FFFE and the like)?
bool is_invisible(char32_t letter);

/// Other scripts in Latin letters with accents: "Москва" is "Moskva", "北京" is "běi jīng". What ICU cannot tell stays.
std::string in_latin_letters(std::string_view text);

}  // namespace hustings
