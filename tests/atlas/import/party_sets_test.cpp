// The carried parties of several countries: which set a table's names and places ask for, and what they are called.
#include "atlas/import/party_sets.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <glm/geometric.hpp>
#include <map>

#include "atlas/colour.h"
#include "base/paths.h"
#include "geo/read/read_table.h"

using namespace hustings;

namespace {

std::vector<Standing> names(std::initializer_list<const char*> written) {
  std::vector<Standing> standing;
  for (const char* name : written) standing.push_back({.written = name, .votes = 100});
  return standing;
}

std::string chosen(std::initializer_list<const char*> written, const char* where = "") {
  return carried_party_sets().choose(names(written), where).set->id;
}

std::string id_in(const char* set, const std::string& written) {
  const PartySet& found = *carried_party_sets().find(set);
  const auto party = found.find(written);
  return party ? found.parties()[*party].id : "";
}

void check_ids(const char* set, const char* id, std::initializer_list<const char*> written) {
  for (const char* name : written) CHECK_MESSAGE(id_in(set, name) == id, name);
}

}  // namespace

TEST_CASE("parties go by abbreviation, by full name, and by what tables make of them") {
  check_ids("de", "cdu",
            {"CDU", "cdu", "Christlich Demokratische Union Deutschlands",
             "Christlich Demokratische Union Deutschlands (CDU)", "CDU - Christlich Demokratische Union"});
  check_ids("de", "linke", {"DIE LINKE", "Die Linke", "PDS", "DIE LINKE."});
  check_ids("de", "gruene", {"GRÜNE", "GRUENE", "Grune", "BÜNDNIS 90/DIE GRÜNEN", "Bundnis 90/Die Grunen"});
  check_ids("de", "odp", {"ÖDP", "ODP", "Ökologisch-Demokratische Partei"});
  check_ids("de", "", {"DP", "ÖVP", "Rose"});
  check_ids("de", "ind", {"Einzelbewerber", "EB", "parteilos"});
  check_ids("de", "other", {"Sonstige", "Übrige"});
  check_ids("us", "dem", {"DEM", "democrat", "Democratic", "DEMOCRATIC PARTY", "votes_dem", "D", "DFL"});
  check_ids("us", "rep", {"REP", "Republican", "votes_gop", "GOP", "republicans"});
  check_ids("us", "other", {"Write-in", "WRITE-INS", "Scattering"});
  check_ids("ca", "pc", {"PCP", "Progressive Conservative Party of Ontario", "PC"});
  check_ids("ca", "green", {"GPO", "Green Party of Ontario"});
  check_ids("ca", "bq", {"Bloc Québécois", "BLOC QUEBECOIS"});
  check_ids("nl", "pvda", {"PvdA", "PVDA", "Partij van de Arbeid", "Partij van de Arbeid (P.v.d.A.)"});
  check_ids("nl", "d66", {"D66", "D'66", "Democraten 66 (D66)"});
  check_ids("fr", "rem", {"REM", "La République en marche !"});
  check_ids("fr", "lr", {"LR", "Les Républicains"});
  check_ids("fr", "dvg", {"DVG", "Divers gauche"});
  check_ids("es", "psoe", {"PSOE", "PSC-PSOE", "PSE-EE (PSOE)"});
  check_ids("it", "m5s", {"M5S", "Movimento 5 Stelle"});
  check_ids("pl", "pis", {"PiS", "KOMITET WYBORCZY PRAWO I SPRAWIEDLIWOŚĆ", "Prawo i Sprawiedliwosc"});
  check_ids("au", "alp", {"ALP", "Australian Labor Party", "Labor"});
  check_ids("nz", "mao", {"Te Pāti Māori", "Maori Party"});
  check_ids("ie", "ff", {"FF", "Fianna Fáil", "Fianna Fail"});
  check_ids("gb", "lab", {"Labour and Co-operative Party", "Lab/Co-op", "Labour Party candidate", "Llafur"});
  check_ids("gb", "reform", {"Reform UK", "RUK", "Reform"});
  check_ids("gb", "brexit", {"Brexit Party", "The Brexit Party", "Brexit"});
}

TEST_CASE("one candidate of several parties stands for the first of them where that is usual") {
  check_ids("us", "dem", {"DEM/WFP", "Democratic, Working Families", "Working Families / Democratic"});
  CHECK(carried_party_sets().find("us")->is_joint("DEM/WFP"));
  CHECK_FALSE(carried_party_sets().find("us")->is_joint("Democratic (DEM)"));
  check_ids("gb", "", {"Labour / Liberal Democrat"});
}

TEST_CASE("the parties are those of the country in which the areas lie, unless the names speak for another") {
  CHECK(chosen({"CDU", "SPD", "GRÜNE", "FDP", "Ortsverein"}) == "de");
  CHECK(chosen({"DEM", "REP"}) == "us");
  CHECK(chosen({"democratic", "republican"}, "US") == "us");
  CHECK(chosen({"PCP", "NDP", "LIB", "GPO", "IND"}, "Canada - Ontario") == "ca");
  CHECK(chosen({"CDA", "PvdA", "VVD", "D66"}, "Netherlands - onshore") == "nl");
  CHECK(chosen({"Labour", "Green", "National", "ACT"}, "NZ") == "nz");
  CHECK(chosen({"Labour", "Green", "Sinn Féin", "FF"}, "Ireland - onshore. United Kingdom (UK) - Northern Ireland") ==
        "ie");
  // Made-up areas may lie anywhere.
  CHECK(chosen({"con", "lab", "ld"}, "DE") == "gb");
  CHECK(chosen({"Con", "Lab"}) == "gb");
  CHECK(chosen({"Labour", "Mill Residents"}) == "gb");
  // Where nothing speaks for a set there is none: Portugal's PSD is not another country's.
  CHECK(chosen({"PS", "PSD", "CDU", "BE", "IL"}, "Portugal - mainland - onshore") == "");
  CHECK(chosen({"Rose", "Oak", "Independent"}, "Chile") == "");
  const ChosenParties said = carried_party_sets().choose(names({"CDU", "Rose"}), "Germany - onshore");
  CHECK(said.said.what == "parties: those of Germany");
  CHECK(said.said.because == "the areas lie there; 1 of 2 names are known there");
}

TEST_CASE("in each carried set no two parties share an id, a short name, a name or a colour") {
  for (const PartySet& set : carried_party_sets().all()) {
    const Table table = *read_table((assets_folder() / "parties" / (set.id + ".csv")).string()).value;
    CHECK(table.columns == std::vector<std::string>{"id", "name", "short", "colour", "kind", "also", "source"});
    const auto parties = read_parties(table);
    REQUIRE_MESSAGE(parties, set.id);
    CHECK_MESSAGE(parties.findings.empty(), set.id);
    std::map<std::string, std::string> shorts;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const std::string id = table.cell(row, 0);
      CHECK_MESSAGE(shorts.emplace(table.cell(row, 2), id).second, set.id, ": ", id);
      CHECK_MESSAGE(!table.cell(row, 6).empty(), set.id, ": ", id, " has no source");
      for (const std::size_t column : {std::size_t{0}, std::size_t{1}, std::size_t{2}})
        CHECK_MESSAGE(id_in(set.id.c_str(), table.cell(row, column)) == id, set.id, ": ", table.cell(row, column));
    }
    if (set.id == "gb") continue;  // its colours are those of every atlas
    for (const Party& a : *parties.value)
      for (const Party& b : *parties.value)
        if (a.id < b.id)
          CHECK_MESSAGE(glm::distance(to_oklab(a.colour), to_oklab(b.colour)) > 0.03, set.id, ": ", a.id, ", ", b.id);
  }
}
