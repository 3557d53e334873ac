// What a reader must know of a figure before he uses it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hustings {

enum class Flag : std::uint16_t {
  notional = 1,   ///< estimated on boundaries that were not in force
  estimate = 2,   ///< not counted so, but worked out: by its publisher, across boundaries, or by spreading postal votes
  in_person = 4,  ///< votes at polling stations only; postal votes are counted elsewhere
  corrected = 8,  ///< differs from the publication, whose figure or code is wrong: SOURCES.md says how
  incomplete = 16,     ///< some votes are known to be missing
  hypothetical = 32,   ///< no result at all, but a what-if (projection.h)
  by_population = 64,  ///< an estimate across boundaries: votes divided by where people live
  by_area = 128        ///< an estimate across boundaries: votes divided by ground, as if people lived evenly over it
};

/// A set of flags.
class Flags {
 public:
  Flags() = default;
  Flags(Flag flag) : bits_(static_cast<std::uint16_t>(flag)) {}
  bool has(Flag flag) const { return (bits_ & static_cast<std::uint16_t>(flag)) != 0; }
  bool empty() const { return bits_ == 0; }
  Flags& operator|=(Flags other) {
    bits_ = static_cast<std::uint16_t>(bits_ | other.bits_);
    return *this;
  }
  Flags without(Flag flag) const {
    Flags rest = *this;
    rest.bits_ = static_cast<std::uint16_t>(rest.bits_ & ~static_cast<unsigned>(flag));
    return rest;
  }
  bool operator==(const Flags&) const = default;

 private:
  std::uint16_t bits_ = 0;
};

std::optional<Flag> maybe_flag(std::string_view word);  ///< "corrected", as in tables of areas
std::vector<std::string> words_of(Flags flags);         ///< in a fixed order

}  // namespace hustings
