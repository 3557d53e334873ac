// Parties by the names that people and nomination papers give them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "elections/party.h"

namespace hustings {

/// The party that people mean: by id, short name or full name, in any case, with or without "the", "party", "votes",
/// "candidate" and a plural's s. What stands in brackets after the name, or an abbreviation behind a dash, may repeat
/// it ("Scottish National Party (SNP)"); a slogan behind a dash makes no difference, unless it names another party.
/// The usual official descriptions are known: "Labour and Co-operative Party", "Local Conservatives", "No description"
/// (an independent). None where no party is called so, and for a share ("Con %").
std::optional<PartyIndex> party_named(std::string_view written, const Parties& parties);

/// The same for many names, and for parties that go by more names than three: "CDU" and "Christlich Demokratische Union
/// Deutschlands", "DEM", "democrat". Accents make a difference only where two parties would be one without them.
class PartyNames {
 public:
  /// Id, short name and name of each; ids come first where two parties have one name.
  explicit PartyNames(const Parties& parties);
  /// Another name of that party. Names that are taken stay.
  void add(std::string_view name, PartyIndex party);

  std::optional<PartyIndex> find(std::string_view written) const;
  /// The parties that a label names together, as on a ballot paper where one candidate stands for several ("DEM/WFP"),
  /// in their order; fewer than two where it is no such label.
  std::vector<PartyIndex> joint(std::string_view written) const;

 private:
  std::optional<PartyIndex> called(const std::string& plain) const;

  std::unordered_map<std::string, PartyIndex> by_name_;  ///< plain, without a plural's s
  /// Without accents; `nobody` where two parties are called so.
  std::unordered_map<std::string, std::optional<PartyIndex>> by_letters_;
  std::vector<PartyKind> kinds_;
};

}  // namespace hustings
