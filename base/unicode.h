// Letters beyond ASCII, through ICU: composing, case, accents, other scripts in Latin letters. ASCII never gets there.
#pragma once

#include <string>
#include <string_view>

namespace hustings {

bool is_ascii(std::string_view text);

/// What `next_letter` gives for a byte that is no UTF-8.
constexpr char32_t no_letter = 0xFFFFFFFF;
/// The letter that begins at `at`, which is moved behind it.
char32_t next_letter(std::string_view text, std::size_t& at);
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

/// Letters, digits, and marks that belong to letters: what names are made of.
bool is_of_a_word(char32_t letter);
bool is_mark(char32_t letter);  ///< belongs to the letter before it
/// Takes no room where it stands: zero-width blanks, joiners, marks of direction, soft hyphens, control characters.
/// So are numbers that stand for no letter and never will (U+FFFE and the like).
bool is_unseen(char32_t letter);

/// Other scripts in Latin letters with accents: "Москва" is "Moskva", "北京" is "běi jīng". What ICU cannot tell stays.
std::string in_latin_letters(std::string_view text);

}  // namespace hustings
