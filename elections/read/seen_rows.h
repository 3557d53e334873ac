// Whether a row of a table of votes stood there before.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text/text.h"
#include "elections/party.h"

namespace hustings {

/// The rows that stood before, by what no two may have in common. Names are compared as `folded` gives them: other
/// capitals, blanks or points make nobody another person. A table for a million rows, in a few pieces of
/// memory; names are folded only where a party has several rows in an area.
class SeenRows {
 public:
  struct Key {
    std::size_t result;
    PartyIndex party;
    std::int64_t round;
    std::string_view candidate;  ///< lies in the table
  };

  explicit SeenRows(std::size_t rows) : slots_(std::bit_ceil(2 * rows + 1), none) { seen_.reserve(rows); }

  /// The row that has this key already; else remembers this one.
  std::optional<std::size_t> seen_before(const Key& key, std::size_t row) {
    for (std::size_t at = hash_of(key);; ++at) {
      std::uint32_t& slot = slots_[at & (slots_.size() - 1)];
      if (slot == none) {
        slot = static_cast<std::uint32_t>(seen_.size());
        seen_.push_back({key, row});
        return std::nullopt;
      }
      Seen& first = seen_[slot];
      if (is_same_list(first.key, key)) return seen_in_list(first, slot, key, row);
    }
  }

 private:
  struct Seen {
    Key key;
    std::size_t row;
    bool has_several = false;  ///< are the list's names in `names_`?
  };

  struct Name {
    std::uint64_t hash;
    std::uint32_t slot;  ///< of the list in `seen_`
    std::size_t row;
    std::string_view candidate;
  };

  static bool is_same_list(const Key& a, const Key& b) {
    return a.result == b.result && a.party == b.party && a.round == b.round;
  }

  std::optional<std::size_t> seen_in_list(Seen& first, std::uint32_t slot, const Key& key, std::size_t row) {
    if (!first.has_several) {
      first.has_several = true;
      note_name(slot, first.key.candidate, first.row);
    }
    return note_name(slot, key.candidate, row);
  }

  /// The row that has this name in this list; else remembers this one.
  std::optional<std::size_t> note_name(std::uint32_t slot, std::string_view candidate, std::size_t row) {
    if (2 * (names_.size() + 1) > name_slots_.size()) grow();
    const std::string name = compared(candidate);
    const std::uint64_t hash = (std::hash<std::string_view>()(name) + slot) * 0x9E3779B97F4A7C15U;
    std::uint32_t& place = place_of(hash, [&](const Name& known) {
      return known.hash == hash && known.slot == slot && compared(known.candidate) == name;
    });
    if (place != none) return names_[place].row;
    place = static_cast<std::uint32_t>(names_.size());
    names_.push_back({hash, slot, row, candidate});
    return std::nullopt;
  }

  template <class IsIt>
  std::uint32_t& place_of(std::uint64_t hash, IsIt is_it) {
    for (std::size_t at = hash ^ (hash >> 32U);; ++at) {
      std::uint32_t& place = name_slots_[at & (name_slots_.size() - 1)];
      if (place == none || is_it(names_[place])) return place;
    }
  }

  void grow() {
    name_slots_.assign(std::max<std::size_t>(1024, 2 * name_slots_.size()), none);
    for (std::size_t i = 0; i < names_.size(); ++i)
      place_of(names_[i].hash, [](const Name&) { return false; }) = static_cast<std::uint32_t>(i);
  }

  /// Names without a letter or digit are told apart as they are written. Most names are plain, and need only small
  /// letters.
  static std::string compared(std::string_view candidate) {
    std::string name = lower_case(candidate);
    if (!is_plain(name)) name = folded(candidate);
    if (name.empty()) name = candidate;
    return name;
  }

  static bool is_plain(std::string_view name) {
    char before = ' ';
    for (const char c : name) {
      const bool is_blank = c == ' ';
      const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!is_letter && (!is_blank || before == ' ')) return false;
      before = c;
    }
    return before != ' ' && name.find("saint") == std::string_view::npos;
  }

  static std::size_t hash_of(const Key& key) {
    const std::size_t numbers =
        (key.result << 24U) ^ (std::size_t{key.party} << 8U) ^ static_cast<std::size_t>(key.round);
    const std::size_t hash = numbers * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 32U);
  }

  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::vector<std::uint32_t> slots_;       ///< index into seen_; a power of two of them, half empty at least
  std::vector<Seen> seen_;                 ///< the first row of each party, area and round
  std::vector<std::uint32_t> name_slots_;  ///< index into names_; a power of two of them, half empty at least
  std::vector<Name> names_;                ///< of lists with several
};

}  // namespace hustings
