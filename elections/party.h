// Parties: who stands, by what name and in what colour.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/finding.h"
#include "base/table.h"

namespace hustings {

/// independent: each candidate stands for himself; aggregate: a published sum of several; answer: to a referendum.
enum class PartyKind { party, independent, aggregate, answer };

struct Party {
  std::string id;                   ///< lower case, stable: "con"
  std::string name;                 ///< "Conservative"
  std::string short_name;           ///< for tallies: "Con"
  std::uint32_t colour = 0x8A8F98;  ///< 0xRRGGBB, sRGB
  PartyKind kind = PartyKind::party;
};

using PartyIndex = std::uint16_t;

/// The short name beside a total: of independents it is one of several people, and says so: "Ind (all)".
std::string name_in_totals(const Party& party);

/// The short name beside a figure of one area, which of independents is that of one person: "best Ind".
std::string name_in_shares(const Party& party);

/// All parties of an atlas, in order of their file; a party is named by its index everywhere else.
class Parties {
 public:
  PartyIndex add(Party party);  ///< the index of the party with that id, added if it is new
  std::optional<PartyIndex> find(std::string_view id) const;
  const Party& operator[](PartyIndex index) const { return parties_[index]; }
  std::size_t size() const { return parties_.size(); }
  auto begin() const { return parties_.begin(); }
  auto end() const { return parties_.end(); }

 private:
  std::vector<Party> parties_;
  std::unordered_map<std::string, PartyIndex> index_;
};

/// Reads `id, name, short, colour, kind`; the last three may be absent. A colour that is no #RRGGBB is an error.
Outcome<Parties> read_parties(const Table& table);

}  // namespace hustings
