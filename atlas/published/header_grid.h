// Headers that repeat with another beginning or end: nuance1, voix1, nuance2, voix2; Con17, Con15; CDU Erststimmen.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.h"

namespace hustings {

/// A word of a header, as it is written.
struct HeaderToken {
  std::string text;
  std::size_t begin = 0, end = 0;  ///< bytes of the header
};
/// Parted at blanks and signs, where capitals or numbers begin, and where numbers end.
std::vector<HeaderToken> tokens_of(std::string_view header);
/// The header without a token, and without the signs that lay between.
std::string without_token(std::string_view header, const HeaderToken& token);

/// Columns that are named by two words of which each comes with several of the other.
struct HeaderGrid {
  std::vector<std::string> affixes;                             ///< "17", "15"; "Erststimmen", "Zweitstimmen"
  std::vector<std::string> stems;                               ///< "Con", "ConVote", as first written
  std::vector<std::vector<std::optional<std::size_t>>> column;  ///< by affix and stem
};

/// Grids whose affix stands at the end, or at the beginning; headers that are written alike several times are a grid of
/// running numbers. Only affixes and stems that pass are taken; a grid has two affixes at least, unless one is enough.
template <class Test>
std::vector<HeaderGrid> grids_of(const Table& table, Test is_affix, std::size_t fewest_affixes = 2);

/// All that headers may be parted in: affix, stem and column.
struct PartedHeader {
  std::string affix, stem;
  std::size_t column = 0;
};
std::vector<PartedHeader> parted_at_end(const Table& table);
std::vector<PartedHeader> parted_at_beginning(const Table& table);
std::vector<PartedHeader> parted_by_repeats(const Table& table);
/// Those with stems that at least `fewest_affixes` of them share.
std::optional<HeaderGrid> grid_of(const std::vector<PartedHeader>& parts, std::size_t fewest_affixes);

template <class Test>
std::vector<HeaderGrid> grids_of(const Table& table, Test is_affix, std::size_t fewest_affixes) {
  std::vector<HeaderGrid> grids;
  for (std::vector<PartedHeader> parts : {parted_at_end(table), parted_at_beginning(table), parted_by_repeats(table)}) {
    std::erase_if(parts, [&](const PartedHeader& part) { return !is_affix(part.affix); });
    if (auto grid = grid_of(parts, fewest_affixes)) grids.push_back(std::move(*grid));
  }
  return grids;
}

}  // namespace hustings
