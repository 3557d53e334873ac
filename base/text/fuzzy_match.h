// Search terms against names: how many typing errors lie between them, and how well they match.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace hustings {

/// Letters without their accents, Latin ones in ASCII: "Zoë Łuczak" is "Zoe Luczak", "Αθήνα" is "Αθηνα".
std::string unaccented(std::string_view text);

/// A name in the form in which names are searched: folded (text.h), without accents.
std::string search_key(std::string_view name);

/// How many typing errors a word of that many letters may have: one from four letters on, two from eight.
std::size_t typing_errors_allowed(std::size_t letters);

/// The fewest typing errors between what was typed and a word, or its beginning.
struct EditDistance {
  std::size_t whole = 0;      ///< to the whole word
  std::size_t beginning = 0;  ///< to the beginning of it that is closest and ends as what was typed does
};

/// Optimal string alignment, in bytes: letters inserted, left out, changed, or swapped with their neighbour, each pair
/// once. Source: Boytsov, L., Indexing methods for approximate dictionary searching, ACM JEA 16, 2011, section 2.2.
/// Counts no further than `most` + 1, which is also the distance between texts of more than 255 bytes.
EditDistance edit_distance(std::string_view typed, std::string_view word, std::size_t most);

/// "; did you mean general-2017?": the one of the words that is at most two typing errors away from what was typed, a
/// third of its letters at most, and nearer than any other. Empty where there is none such.
std::string did_you_mean(std::string_view typed, std::span<const std::string> words);

/// How well a title matches letters typed in order, blanks aside: the higher the better, none where it does not. Each
/// letter begins a word or follows the one before it ("cbm" or "colmaj" for "Colour by majority"); or all of them,
/// three at least, stand together anywhere in the title ("jority"), which counts less.
std::optional<int> match_score(std::string_view typed, std::string_view title);

}  // namespace hustings
