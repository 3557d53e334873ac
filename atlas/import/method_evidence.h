// What speaks for the method of an election, gathered from its rows, headers and files.
#pragma once

#include <string>
#include <vector>

#include "atlas/import/areas_of_results.h"
#include "atlas/import/column_roles.h"
#include "atlas/import/method_of.h"
#include "atlas/import/parties_of.h"
#include "atlas/import/tidy_election.h"

namespace hustings {

/// What the areas are called, in headers and files. `table` is what is left of the results.
std::vector<std::string> words_for_areas(const Table& boundaries, const Table& table, const AreasOfResults& areas,
                                         const RolesOfColumns& roles);

/// What the rows of an election say; titles, words for areas and for votes are not in it.
MethodEvidence evidence_in(const TidyElection& election, const StandingParties& parties, const SeatEvidence& seats);

}  // namespace hustings
