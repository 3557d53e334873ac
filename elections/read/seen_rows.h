// Whether a row of a table of votes stood there before.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text/text.h"
#include "elections/party.h"

namespace hustings {

/// The rows that stood before, by what no two may have in common. Names are compared as `folded` gives them: other
/// capitals, blanks or points make nobody another person. A table for hundreds of thousands of rows, in two pieces of
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

  static bool is_same_list(const Key& a, const Key& b) {
    return a.result == b.result && a.party == b.party && a.round == b.round;
  }

  std::optional<std::size_t> seen_in_list(Seen& first, std::uint32_t slot, const Key& key, std::size_t row) {
    if (!first.has_several) {
      first.has_several = true;
      names_.emplace(name_in_list(slot, first.key.candidate), first.row);
    }
    const auto [known, is_new] = names_.try_emplace(name_in_list(slot, key.candidate), row);
    return is_new ? std::nullopt : std::optional(known->second);
  }

  /// Names without a letter or digit are told apart as they are written. Most names are plain, and need only small
  /// letters.
  static std::string name_in_list(std::uint32_t slot, std::string_view candidate) {
    std::string name = lower_case(candidate);
    if (!is_plain(name)) name = folded(candidate);
    if (name.empty()) name = candidate;
    return std::to_string(slot) + "\n" + name;
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
  std::vector<std::uint32_t> slots_;  ///< index into seen_; a power of two of them, half empty at least
  std::vector<Seen> seen_;            ///< the first row of each party, area and round
  std::unordered_map<std::string, std::size_t> names_;
};

}  // namespace hustings
