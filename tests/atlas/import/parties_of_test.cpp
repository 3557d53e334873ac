// Ids, short names and colours of the parties of somebody's table.
#include "atlas/import/parties_of.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <glm/geometric.hpp>
#include <set>

#include "atlas/import/party_colours.h"
#include "base/text/text.h"
#include "tests/elections/examples.h"

using namespace hustings;
using hustings::examples::table_of;

namespace {

const PartySet& set_called(const char* id) { return *carried_party_sets().find(id); }

StandingParties standing_so(const std::vector<Standing>& standing, const char* set = "") {
  return parties_of(standing, set_called(set));
}

const Party& party_of(const StandingParties& found, const std::string& written) {
  return found.parties[*found.parties.find(found.id_of(written))];
}

double apart(Rgb a, Rgb b) { return glm::distance(to_oklab(a), to_oklab(b)); }

double chroma(Rgb colour) {
  const OkLab lab = to_oklab(colour);
  return std::hypot(lab.y, lab.z);
}

double least_apart(const std::vector<Rgb>& colours) {
  double least = 1;
  for (std::size_t i = 0; i < colours.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) least = std::min(least, apart(colours[i], colours[j]));
  return least;
}

}  // namespace

TEST_CASE("labels of one party are one party, and names that look alike are not") {
  const StandingParties found = standing_so({{"CDU"},
                                             {"Christlich Demokratische Union Deutschlands"},
                                             {"DP"},
                                             {"ÖDP"},
                                             {"D.P.!"},
                                             {"ÖVP"},
                                             {"OVP"},
                                             {""},
                                             {" "}},
                                            "de");
  CHECK(found.id_of("CDU") == "cdu");
  CHECK(found.id_of("Christlich Demokratische Union Deutschlands") == "cdu");
  CHECK(found.id_of("DP") == "dp");
  CHECK(found.id_of("D.P.!") == "dp");
  CHECK(found.id_of("ÖDP") == "odp");
  CHECK(found.id_of("ÖVP") != found.id_of("OVP"));
  CHECK(found.id_of("").empty());
  CHECK(found.parties.size() == 5);
  CHECK(found.unknown == std::vector<std::string>{"DP", "ÖVP", "OVP"});
  CHECK_FALSE(found.are_in_every_atlas);
}

TEST_CASE("ids of other scripts are in Latin letters and stay apart") {
  const StandingParties found =
      standing_so({{"Ελιά"}, {"Ελία"}, {"Единая Россия"}, {"ЛДПР"}, {"緑の党"}, {"???"}, {"!"}});
  CHECK(found.id_of("Единая Россия") == "edinaa-rossia");
  CHECK(found.id_of("ЛДПР") == "ldpr");
  std::set<std::string> ids;
  for (const Party& party : found.parties) {
    ids.insert(party.id);
    CHECK_MESSAGE(std::all_of(party.id.begin(), party.id.end(),
                              [](char c) { return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }),
                  party.id);
  }
  CHECK(ids.size() == found.parties.size());
  CHECK(found.parties.size() == 7);
}

TEST_CASE("a new party never takes the id, short name or colour of a known one") {
  const StandingParties found =
      standing_so({{"SPD", 500, 3}, {"Spd!!", 1, 0}, {"Cedar Democratic Union", 400, 2}, {"CDU", 300, 1}}, "de");
  CHECK(found.id_of("SPD") == "spd");
  CHECK(found.id_of("Cedar Democratic Union") == "cedar-democratic-union");
  CHECK(party_of(found, "CDU").short_name == "CDU");
  CHECK(party_of(found, "Cedar Democratic Union").short_name == "Cedar");
  std::set<std::string> shorts;
  for (const Party& party : found.parties) CHECK(shorts.insert(lower_case(party.short_name)).second);
}

TEST_CASE("new parties that win or have over 5% have full colours far apart; the others are muted") {
  std::vector<Standing> standing = {{"CDU", 3000, 9}, {"Rose", 2000, 4}, {"Oak", 1500, 0}, {"Elm", 40, 1}};
  for (int i = 0; i < 30; ++i) standing.push_back({"Circle " + std::to_string(i), 10, 0});
  const StandingParties found = standing_so(standing, "de");
  std::vector<Rgb> large = {party_of(found, "CDU").colour};
  for (const char* name : {"Rose", "Oak", "Elm"}) {
    large.push_back(party_of(found, name).colour);
    CHECK(chroma(large.back()) > 0.1);
  }
  CHECK(least_apart(large) > 0.25);
  std::vector<Rgb> all;
  for (const Party& party : found.parties) all.push_back(party.colour);
  CHECK(least_apart(all) > 0.015);
  CHECK(chroma(party_of(found, "Circle 7").colour) < 0.1);
}

TEST_CASE("colours are as far apart as there is room: a few very far, hundreds still each its own") {
  CHECK(least_apart(new_party_colours({}, 2, 0)) > 0.36);
  CHECK(least_apart(new_party_colours({}, 4, 0)) > 0.26);
  CHECK(least_apart(new_party_colours({}, 8, 0)) > 0.16);
  std::vector<Rgb> with_known = {0x0087DC, 0xE4003B};
  const std::vector<Rgb> two = new_party_colours(with_known, 2, 0);
  with_known.insert(with_known.end(), two.begin(), two.end());
  CHECK(least_apart(with_known) > 0.25);
  const std::vector<Rgb> many = new_party_colours({}, 20, 3000);
  CHECK(std::set<Rgb>(many.begin(), many.end()).size() == 3020);
  CHECK(new_party_colours({}, 3, 3) == new_party_colours({}, 3, 3));
}

TEST_CASE("who stands, with votes and areas won, is read off a long table") {
  const auto standing = standing_in(table_of("area,party,votes\nA,Rose,1 200\nA,Oak,900\nB,Rose,10\nB,Oak,10\nC,Oak,-\n"
                                             "C,Elm,5\nC,Elm,4\n"),
                                    {.area = 0, .party = 1, .votes = 2});
  REQUIRE(standing.size() == 3);
  CHECK(standing[0].votes == 1210);
  CHECK(standing[0].wins == 1);
  CHECK(standing[1].votes == 910);
  CHECK(standing[1].wins == 0);
  CHECK(standing[2].votes == 9);
  CHECK(standing[2].wins == 1);
}

TEST_CASE("parties that every atlas has need no table, and what is written otherwise is said") {
  const StandingParties known = standing_so({{"Labour Party", 5, 1}, {"Lab/Co-op", 5, 1}, {"No description"}}, "gb");
  CHECK(known.are_in_every_atlas);
  CHECK(known.parties.size() == 2);
  REQUIRE(known.said.size() == 1);
  CHECK(known.said[0].what == "these are parties that are known: Lab/Co-op is Labour, No description is Independent");
  CHECK_FALSE(standing_so({{"Labour Party"}, {"Reform UK"}}, "gb").are_in_every_atlas);
  CHECK_FALSE(known.is_party("No description"));
  const auto read = read_parties(table_of(standing_so({{"SPD"}, {"Rose"}, {"Sonstige"}}, "de").parties));
  REQUIRE(read);
  CHECK(read.findings.empty());
  CHECK((*read.value)[2].kind == PartyKind::aggregate);
}
