// Whether a row of a table of votes stood there before.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "elections/party.h"

namespace hustings {

/// The rows that stood before, by what no two may have in common. A table for hundreds of thousands of rows, in two
/// pieces of memory.
class SeenRows {
 public:
  struct Key {
    std::size_t result;
    PartyIndex party;
    std::int64_t round;
    std::string_view candidate;  ///< lies in the table
    bool operator==(const Key&) const = default;
  };

  explicit SeenRows(std::size_t rows) : slots_(std::bit_ceil(2 * rows + 1), none) { seen_.reserve(rows); }

  /// The row that has this key already; else remembers this one.
  std::optional<std::size_t> seen_before(const Key& key, std::size_t row) {
    for (std::size_t at = hash_of(key);; ++at) {
      std::uint32_t& slot = slots_[at & (slots_.size() - 1)];
      if (slot == none) {
        slot = static_cast<std::uint32_t>(seen_.size());
        seen_.emplace_back(key, row);
        return std::nullopt;
      }
      if (seen_[slot].first == key) return seen_[slot].second;
    }
  }

 private:
  static std::size_t hash_of(const Key& key) {
    const std::size_t numbers =
        (key.result << 24U) ^ (std::size_t{key.party} << 8U) ^ static_cast<std::size_t>(key.round);
    const std::size_t hash = (numbers ^ std::hash<std::string_view>()(key.candidate)) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 32U);
  }

  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::vector<std::uint32_t> slots_;  ///< index into seen_; a power of two of them, half empty at least
  std::vector<std::pair<Key, std::size_t>> seen_;
};

}  // namespace hustings
