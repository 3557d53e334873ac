#include "elections/read/party_names.h"

#include <doctest/doctest.h>

#include "tests/carried.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

std::string carried_id(const std::string& written) {
  const Parties& parties = carried_parties();
  const auto found = party_named(written, parties);
  return found ? parties[*found].id : "";
}

}  // namespace

TEST_CASE("official descriptions name the parties that they are of") {
  for (const char* name : {"Labour Party candidate", "Labour and Co-operative Party Candidate", "Labour Co-op",
                           "Lab/Co-op", "Labour (Co-op)", "Welsh Labour", "The Labour Party"})
    CHECK_MESSAGE(carried_id(name) == "lab", name);
  for (const char* name : {"The Conservative Party Candidate", "Local Conservatives", "Conservative and Unionist Party",
                           "Conservatives - a better deal"})
    CHECK_MESSAGE(carried_id(name) == "con", name);
  CHECK(carried_id("Liberal Democrats (Lib Dems)") == "ld");
  CHECK(carried_id("Green Party of England and Wales") == "green");
  CHECK(carried_id("UK Independence Party (UK I P)") == "ukip");
  CHECK(carried_id("Scottish National Party (SNP)") == "snp");
  CHECK(carried_id("Plaid Cymru - The Party of Wales") == "pc");
  CHECK(carried_id("Democratic Unionist Party - D.U.P.") == "dup");
  CHECK(carried_id("Sinn Fein") == "sf");
  CHECK(carried_id("The Speaker seeking re-election") == "speaker");
  CHECK(carried_id("No description") == "ind");
  CHECK(carried_id("NO DESCRIPTION") == "ind");
}

TEST_CASE("every carried party is called by its own names, with the additions of nomination papers") {
  const Parties& parties = carried_parties();
  for (const Party& party : parties) {
    CHECK_MESSAGE(carried_id(party.id) == party.id, party.id);
    CHECK_MESSAGE(carried_id(party.name) == party.id, party.name);
    if (party.kind == PartyKind::party) CHECK_MESSAGE(carried_id(party.name + " candidate") == party.id, party.name);
  }
}

TEST_CASE("a label of two parties, an independent's own words, and a share are no party") {
  const Parties parties = some_parties();
  for (const char* name : {"Labour / Liberal Democrat", "Independent - Save the Park", "Independent (Labour)", "Con %",
                           "% Con", "Our Town (Con)", "Residents - Conservative"})
    CHECK_MESSAGE(!party_named(name, parties), name);
}
