// The order in which a person sorts names: "Ward 2" before "Ward 10", "Ä" by "A".
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hustings {

/// What a name is sorted by: names lie as their keys do, compared byte by byte. Keys are worked out once and kept where
/// names are sorted often. Case and punctuation make no difference (`folded`, in base/text/text.h); numbers lie by what
/// they are worth, accents after the plain letter. Source: the Unicode Collation Algorithm with CLDR's root order.
std::string name_order_key(std::string_view name);

/// The place of each name among all of them; equal names have the same one.
std::vector<std::uint32_t> name_ranks(const std::vector<std::string>& names);

/// Sorts things by the names that `name_of` gives them; those of one name stay in order.
template <class Thing, class NameOf>
void sort_by_name(std::vector<Thing>& things, NameOf name_of) {
  std::vector<std::pair<std::string, Thing>> keyed;
  keyed.reserve(things.size());
  for (Thing& thing : things) {
    std::string key = name_order_key(name_of(thing));
    keyed.emplace_back(std::move(key), std::move(thing));
  }
  std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::transform(keyed.begin(), keyed.end(), things.begin(), [](auto& one) { return std::move(one.second); });
}

}  // namespace hustings
