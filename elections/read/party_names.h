// Parties by the names that people and nomination papers give them.
#pragma once

#include <optional>
#include <string_view>

#include "elections/party.h"

namespace hustings {

/// The party that people mean: by id, short name or full name, in any case, with or without "the", "party", "votes",
/// "candidate" and a plural's s. What stands in brackets after the name, or an abbreviation behind a dash, may repeat
/// it ("Scottish National Party (SNP)"); a slogan behind a dash makes no difference, unless it names another party.
/// The usual official descriptions are known: "Labour and Co-operative Party", "Local Conservatives", "No description"
/// (an independent). None where no party is called so, and for a share ("Con %").
std::optional<PartyIndex> party_named(std::string_view written, const Parties& parties);

}  // namespace hustings
