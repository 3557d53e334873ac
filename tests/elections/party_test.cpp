#include "elections/party.h"

#include <doctest/doctest.h>

#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

TEST_CASE("parties are found by id, whatever its case") {
  const Parties parties = some_parties();
  CHECK(parties.find("con") == con);
  CHECK(parties.find("LAB") == lab);
  CHECK_FALSE(parties.find("whig"));
  CHECK(parties[ukip].short_name == "UKIP");
}

TEST_CASE("a party is added once") {
  Parties parties = some_parties();
  const std::size_t before = parties.size();
  Party again;
  again.id = "Con";
  CHECK(parties.add(again) == con);
  CHECK(parties.size() == before);
  CHECK(parties[con].name == "Conservative");
}

TEST_CASE("a table of parties is read") {
  const auto parties =
      read_parties(table_of("id,name,short,colour,kind\n"
                            "CON,Conservative,Con,#0087dc,\n"
                            "ind,Independent,,,independent\n"
                            "oth,Other,Oth,#808080,Aggregate\n"
                            "remain,Remain,,#FFD700,answer\n"));
  REQUIRE(parties);
  CHECK(parties.findings.empty());
  REQUIRE(parties.value->size() == 4);
  const Party& first = (*parties.value)[0];
  CHECK(first.id == "con");
  CHECK(first.colour == 0x0087DC);
  CHECK(first.kind == PartyKind::party);
  CHECK((*parties.value)[1].short_name == "Independent");
  CHECK((*parties.value)[1].colour == Party{}.colour);
  CHECK((*parties.value)[1].kind == PartyKind::independent);
  CHECK((*parties.value)[2].kind == PartyKind::aggregate);
  CHECK((*parties.value)[3].kind == PartyKind::answer);
}

TEST_CASE("the last three columns of a table of parties may be absent") {
  const auto parties = read_parties(table_of("id,name\ncon,Conservative\n"));
  REQUIRE(parties);
  CHECK((*parties.value)[0].short_name == "Conservative");
}

TEST_CASE("faults of a table of parties are named") {
  const auto fault_of = [](const char* text) {
    const auto parties = read_parties(table_of(text));
    CHECK_FALSE(parties);
    REQUIRE_FALSE(parties.findings.empty());
    CHECK_FALSE(parties.findings.front().remedy.empty());
    return describe(parties.findings.front());
  };
  CHECK(fault_of("id,name,colour\ncon,Conservative,blue\n")
            .starts_with("error: votes.csv, row 2, column colour: \"blue\" is no colour"));
  CHECK(fault_of("id,name,colour\ncon,Conservative,#12345\n").find("is no colour") != std::string::npos);
  CHECK(fault_of("id,name,colour\ncon,Conservative,#12345G\n").find("is no colour") != std::string::npos);
  CHECK(fault_of("id,name,colour\ncon,Conservative,#-12345\n").find("is no colour") != std::string::npos);
  CHECK(fault_of("id,name,kind\ncon,Conservative,club\n").find("is no kind of party") != std::string::npos);
  CHECK(fault_of("id,name\n,Conservative\n").find("has no id") != std::string::npos);
  CHECK(fault_of("id,title\ncon,Conservative\n").find("column name: there is no such column") != std::string::npos);
}

TEST_CASE("of two rows of one party the first counts, with a warning") {
  const auto parties = read_parties(table_of("id,name\ncon,Conservative\nCon,Tory\n"));
  REQUIRE(parties);
  CHECK(parties.value->size() == 1);
  CHECK((*parties.value)[0].name == "Conservative");
  REQUIRE(parties.findings.size() == 1);
  CHECK(parties.findings[0].severity == Severity::warning);
  CHECK(parties.findings[0].place.row == 3);
}

TEST_CASE("more parties than an index can name stop the work, with a reason") {
  Parties parties;
  Party party;
  for (int i = 0; i < 65'536; ++i) {
    party.id = std::to_string(i);
    parties.add(party);
  }
  CHECK(parties.find("65535") == PartyIndex{65535});
  party.id = "one more";
  CHECK_THROWS_AS(parties.add(party), InputError);
}
