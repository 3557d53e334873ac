// Which letters the typefaces have, and what is drawn for those that none has.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

/// The files of the typefaces, in the order in which a letter is looked for: Inter, then DejaVu Sans, which has Hebrew,
/// Arabic, Armenian and Georgian. Those that are not installed are left out; Inter comes first all the same.
const std::vector<std::string>& typeface_files(bool semi_bold);
/// The height of a typeface's line in ems, from the top of its ascenders to the foot of its descenders; 1 where the
/// file cannot be read.
double line_height_in_ems(const std::string& typeface_file);

/// The first file with the letter, by its place in `typeface_files`; none where no typeface has it.
std::optional<std::size_t> typeface_with(char32_t letter, bool semi_bold);
/// Has a typeface the letter? Beyond U+FFFF none has, because this ImGui counts no further. Where no typeface can be
/// read, every letter counts as drawn: whoever draws says what is missing.
bool has_glyph(char32_t letter);

/// The text as it is drawn, in the window as in files: composed, without control characters, and with what no typeface
/// has in Latin letters, by the rules of ICU; what has none there is a dot in the middle ("·"). Marks of direction
/// stay.
std::string drawable(std::string_view text);
/// The letters of a text that no typeface has a glyph for.
std::set<char32_t> letters_without_glyph(std::string_view text);

/// Has it letters that are written from right to left, as Hebrew and Arabic are?
bool has_right_to_left(std::string_view text);
/// The text in visual order, from the left, for what sets letter after letter: each line by itself,
/// with Arabic letters joined, and without marks of direction. Source: the Unicode Bidirectional Algorithm.
std::string visual_order(std::string_view text);

}  // namespace hustings
