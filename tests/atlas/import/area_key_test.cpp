// Which columns of a stranger's two files belong together.
#include "atlas/import/area_key.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "tests/elections/examples.h"

using namespace hustings;
using hustings::examples::table_of;

namespace {

struct Keyed {
  AreaKey key;
  Table results;
};

Keyed keyed(const char* boundaries, const char* results) {
  Keyed found{{}, table_of(results)};
  auto outcome = find_area_key(table_of(boundaries), found.results);
  REQUIRE_MESSAGE(outcome, describe(first_error(outcome.findings)));
  found.key = std::move(*outcome.value);
  return found;
}

/// The first cells of the column that names areas.
std::vector<std::string> keys_of(const Keyed& keyed) {
  std::vector<std::string> cells;
  const ColumnIndex column = keyed.key.result_code ? keyed.key.result_code : keyed.key.result_name;
  for (std::size_t row = 0; row < keyed.results.rows.size(); ++row) cells.push_back(keyed.results.cell(row, column));
  return cells;
}

bool assumes(const AreaKey& key, std::string_view part) {
  return std::any_of(key.assumed.begin(), key.assumed.end(),
                     [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

using Cells = std::vector<std::string>;

}  // namespace

TEST_CASE("codes that lost their zeros get them back, and so do those with too many") {
  const Keyed lost =
      keyed("fips,name\n01001,Ash\n01003,Elm\n10001,Oak\n", "county,party,votes\n1001,x,5\n1003,x,6\n10001,x,7\n");
  CHECK(lost.key.code == "fips");
  CHECK(lost.key.name == "name");
  CHECK(keys_of(lost) == Cells{"01001", "01003", "10001"});
  CHECK(assumes(lost.key, "1001 is 01001"));
  const Keyed more = keyed("nr,name\n1,Ash\n2,Elm\n3,Oak\n", "ward,party,votes\n001,x,50\n002,x,60\n003,x,70\n");
  CHECK(keys_of(more) == Cells{"1", "2", "3"});
  const Keyed decimal = keyed("fips,name\n01001,Ash\n01003,Elm\n", "county,party,votes\n1001.0,x,5\n1003.0,x,6\n");
  CHECK(keys_of(decimal) == Cells{"01001", "01003"});
}

TEST_CASE("codes that are two areas without their zeros are left as they are") {
  const Keyed two = keyed("nr,name\n1,Ash\n01,Elm\n2,Oak\n", "ward,party,votes\n1,x,50\n01,x,60\n02,x,70\n");
  CHECK(keys_of(two) == Cells{"1", "01", "02"});
  CHECK_FALSE(two.key.rewritten);
}

TEST_CASE("boundaries with names alone are joined by name") {
  const Keyed names = keyed("NAME\nAlder & Ash\nSt. Mary\nYnys M\u00f4n\n",
                            "ward,party,votes\nAlder and Ash,x,5\nSaint Mary Ward,x,6\nYNYS MO\u0302N,x,7\n");
  CHECK(names.key.code == "NAME");
  CHECK(names.key.name == "NAME");
  CHECK_FALSE(names.key.result_code);
  CHECK(keys_of(names) == Cells{"Alder and Ash", "Saint Mary Ward", "YNYS MO\u0302N"});
}

TEST_CASE("of two languages the one that the results use is shown") {
  const char* const boundaries = "welsh,english\nCaerdydd,Cardiff\nAbertawe,Swansea\nCasnewydd,Newport\n";
  CHECK(keyed(boundaries, "district,party,votes\nCardiff,x,5\nSwansea,x,6\nNewport,x,7\n").key.name == "english");
  CHECK(keyed(boundaries, "district,party,votes\nCaerdydd,x,5\nAbertawe,x,6\nCasnewydd,x,7\n").key.name == "welsh");
  const char* const coded =
      "gss,nom,english\nE05000001,Le Alder,Alder\nE05000002,Le Birch,Birch\nE05000003,Le Cedar,Cedar\n";
  CHECK(keyed(coded, "ward,party,votes\nAlder,x,5\nBirch,x,6\nCedar,x,7\n").key.name == "english");
  CHECK(keyed(coded, "ward,party,votes\nLe Alder,x,5\nLe Birch,x,6\nLe Cedar,x,7\n").key.name == "nom");
  // Codes of letters are no names.
  CHECK(keyed("abbr,name\nABC,Alder\nBCD,Birch\n", "area,party,votes\nABC,x,5\nBCD,x,6\n").key.name == "name");
}

TEST_CASE("where names repeat two columns name an area together") {
  const Keyed both =
      keyed("STATE,NAME\nA,Washington\nB,Washington\nA,Lee\nB,Polk\n",
            "county,state,party,votes\nWashington,A,x,1\nWASHINGTON,B,x,2\nLee County,A,x,3\nPolk,B,x,4\n");
  CHECK(both.key.code == "STATE + NAME");
  CHECK(both.key.name == "NAME");
  CHECK(both.results.columns == Cells{"area_code", "party", "votes"});
  CHECK(keys_of(both) == Cells{"A/Washington", "B/Washington", "A/Lee", "B/Polk"});
  CHECK(assumes(both.key, "state and county of the results"));
  // Where there is a code it is taken, whatever the results say instead.
  const Keyed coded =
      keyed("gss,borough,ward\nE05000001,Merton,Abbey\nE05000002,Barking,Abbey\nE05000003,Merton,Hill\n",
            "la,ward,party,votes\nmerton,Abbey,x,1\nBarking,Abbey,x,2\nMerton,Hill,x,3\n");
  CHECK(coded.key.code == "gss");
  CHECK(keys_of(coded) == Cells{"E05000001", "E05000002", "E05000003"});
}

TEST_CASE("a pair of numbers may have lost its zeros") {
  const Keyed fips = keyed("statefp,countyfp,name\n01,001,Ash\n02,001,Ash\n01,003,Elm\n",
                           "st,cty,party,votes\n1,1,x,50\n2,1,x,60\n1,3,x,70\n");
  CHECK(keys_of(fips) == Cells{"01/001", "02/001", "01/003"});
}

TEST_CASE("without any column in common the refusal names the columns of the boundaries") {
  Table results = table_of("place,party,votes\nNowhere,x,1\n");
  const auto outcome = find_area_key(table_of("nr,name\nx,Ash\nx,Ash\n"), results);
  REQUIRE_FALSE(outcome);
  CHECK(describe(outcome.findings[0]).find("nr, name") != std::string::npos);
}

TEST_CASE("names that repeat, with nothing to tell them apart, are refused by name with the columns of both files") {
  Table results = table_of("county,land,party,votes\nLee,Alpha,x,1\nLee,Beta,x,1\nPolk,Beta,x,1\n");
  const auto outcome = find_area_key(table_of("STATE,NAME\nA,Lee\nB,Lee\nB,Polk\n"), results);
  REQUIRE_FALSE(outcome);
  const std::string said = describe(outcome.findings[0]);
  for (const char* part : {"NAME of the boundaries is county", "2 areas are called Lee", "STATE, NAME", "county, land"})
    CHECK_MESSAGE(said.find(part) != std::string::npos, said);
}

TEST_CASE("a column of winners beside repeated names tells no areas apart") {
  const char* const boundaries = "winner,state,NAME\ncon,A,Lee\nlab,B,Lee\ncon,B,Polk\n";
  const char* const rows = "A,Lee,con,6\nA,Lee,lab,4\nB,Lee,con,3\nB,Lee,lab,7\nB,Polk,con,2\nB,Polk,lab,1\n";
  const Keyed both = keyed(boundaries, (std::string("state,county,party,votes\n") + rows).c_str());
  CHECK(both.key.code == "state + NAME");
  Table results = table_of("county,party,votes\nLee,con,6\nLee,lab,4\nPolk,con,2\nPolk,lab,1\n");
  CHECK_FALSE(find_area_key(table_of(boundaries), results));
  // Where it could be either, it is known which columns name parties.
  Table twice = table_of("county,party,votes\nLee,con,6\nLee,lab,4\nPolk,con,2\nPolk,lab,1\n");
  CHECK_FALSE(find_area_key(table_of("winner,NAME\ncon,Lee\nlab,Lee\ncon,Polk\nlab,Polk\n"), twice, {1}));
}

TEST_CASE("one code of the boundaries may be two columns of the results") {
  const Keyed halves = keyed("ID,DEPNOM\n001-01,Ain\n001-02,Ain\n02A-01,Corse\n",
                             "dep3,circo,nuance,voix\n001,1,SOC,5\n001,2,SOC,6\n02A,1,SOC,7\n");
  CHECK(halves.key.code == "ID");
  CHECK(keys_of(halves) == Cells{"001-01", "001-02", "02A-01"});
}

TEST_CASE("what all codes of one file begin with makes no difference") {
  const Keyed prefixed = keyed("GEO_ID,NAME\n0500000US01001,Ash\n0500000US01003,Elm\n0500000US10001,Oak\n",
                               "fips,party,votes\n1001,x,50\n1003,x,60\n10001,x,70\n");
  CHECK(keys_of(prefixed) == Cells{"0500000US01001", "0500000US01003", "0500000US10001"});
  CHECK(assumes(prefixed.key, "0500000US"));
  // A letter of a country is part of the code.
  Table wales = table_of("gss,party,votes\nW05000001,x,5\nW05000002,x,6\n");
  CHECK_FALSE(find_area_key(table_of("gss,name\nE05000001,Ash\nE05000002,Elm\n"), wales));
}

TEST_CASE("counts that happen to be the numbers of areas are no codes") {
  std::string boundaries = "code,name\n";
  std::string results = "Ward,Party,Votes,Rejected ballots\n";
  for (int i = 1; i <= 20; ++i) {
    const std::string name = "Place " + std::string(1, static_cast<char>('A' + i));
    boundaries += (i < 10 ? "000" : "00") + std::to_string(i) + "," + name + "\n";
    for (const char* party : {"rose", "oak"})
      results += name + " Ward," + party + "," + std::to_string(100 * i) + "," + std::to_string(21 - i) + "\n";
  }
  const Keyed found = keyed(boundaries.c_str(), results.c_str());
  CHECK_FALSE(found.key.result_code);
  REQUIRE(found.key.result_name);
  CHECK(*found.key.result_name == 0);
}

TEST_CASE("a code in two columns is padded to the widths that all codes have, whatever zeros either file lost") {
  const char* results = "state,county,party,votes\n1,1,x,5\n1,3,x,6\n10,1,x,7\n10,3,x,8\n";
  const Cells whole = {"01001", "01003", "10001", "10003"};
  CHECK(keys_of(keyed("geoid,name\n01001,Ash\n01003,Elm\n10001,Oak\n10003,Yew\n", results)) == whole);
  CHECK(keys_of(keyed("geoid,name\n1001,Ash\n1003,Elm\n10001,Oak\n10003,Yew\n", results)) ==
        Cells{"1001", "1003", "10001", "10003"});
  CHECK(keys_of(keyed("geoid,name\n0500000US01001,Ash\n0500000US01003,Elm\n0500000US10001,Oak\n0500000US10003,Yew\n",
                      results)) == Cells{"0500000US01001", "0500000US01003", "0500000US10001", "0500000US10003"});
  // What is no area keeps its whole code, and is none by chance.
  CHECK(keys_of(keyed("geoid,name\n01001,Ash\n01003,Elm\n10001,Oak\n10003,Yew\n",
                      "state,county,party,votes\n1,1,x,5\n1,3,x,6\n10,1,x,7\n10,3,x,8\n10,5,x,9\n"))
            .back() == "10005");
}

TEST_CASE("a code in two columns of the boundaries is one of the results, with or without its zeros") {
  const Keyed split = keyed("statefp,countyfp,name\n01,001,Ash\n01,003,Elm\n10,001,Oak\n10,003,Ash\n",
                            "fips,party,votes\n1001,x,5\n1003,x,6\n10001,x,7\n10003,x,8\n");
  CHECK(split.key.code == "statefp + countyfp");
  CHECK(split.key.name == "name");
  CHECK(keys_of(split) == Cells{"01/001", "01/003", "10/001", "10/003"});
  CHECK(assumes(split.key, "fips of the results is statefp and countyfp of the boundaries together: 1001 is 01/001"));
}

TEST_CASE("old codes are those of the boundaries by the look-up of changed codes, and that is said") {
  const char* boundaries =
      "code,name\nE06000057,Northumberland\nE06000001,Ash\nE06000002,Elm\nE06000003,Oak\nS12000049,Glasgow City\n";
  const Keyed old = keyed(
      boundaries, "area,party,votes\nE06000048,x,5\nE06000001,x,6\nE06000002,x,6\nE06000003,x,6\nS12000043,x,7\n");
  CHECK(keys_of(old) == Cells{"E06000057", "E06000001", "E06000002", "E06000003", "S12000049"});
  CHECK(assumes(old.key, "2 of the areas have another code"));
  CHECK(assumes(old.key, "look-up of changed codes: E06000048 is E06000057"));
  // The other way round, and through a spreadsheet.
  CHECK(keys_of(keyed("fips,name\n46113,Shannon\n01001,Ash\n01003,Elm\n",
                      "fips,party,votes\n46102,x,5\n1001,x,6\n1003,x,7\n")) == Cells{"46113", "01001", "01003"});
  // Where both stand in the results neither is taken for the other.
  const Keyed both =
      keyed(boundaries, "area,party,votes\nE06000048,x,5\nE06000057,x,6\nE06000001,x,7\nE06000002,x,8\n");
  CHECK(keys_of(both) == Cells{"E06000048", "E06000057", "E06000001", "E06000002"});
}

TEST_CASE("a name may say which larger area it lies in, in either file") {
  const Keyed in_results = keyed("state,county\nAlabama,Washington\nOregon,Washington\nOregon,Lake\n",
                                 "place,party,votes\nWashington County; Alabama,x,5\nWashington (Oregon),x,6\nLake - "
                                 "Oregon,x,7\n");
  CHECK(keys_of(in_results) == Cells{"Alabama/Washington", "Oregon/Washington", "Oregon/Lake"});
  CHECK(assumes(in_results.key, "place of the results names an area with the larger one"));
  const Keyed in_boundaries = keyed("name\nWashington (Alabama)\nWashington (Oregon)\nLake (Oregon)\n",
                                    "state,county,party,votes\nAlabama,Washington County,x,5\nOregon,Washington "
                                    "County,x,6\nOregon,Lake County,x,7\n");
  CHECK(keys_of(in_boundaries) == Cells{"Washington (Alabama)", "Washington (Oregon)", "Lake (Oregon)"});
  CHECK(assumes(in_boundaries.key, "of the results name an area together, as name of the boundaries does"));
}

TEST_CASE("columns that are known to be something else name no area") {
  Table results = table_of("turn,area,party,votes\nE05000001,E05000002,x,5\nE05000002,E05000001,x,6\n");
  const Table boundaries = table_of("code,name\nE05000001,Ash\nE05000002,Elm\n");
  const auto key = find_area_key(boundaries, results, {}, {.code = {}, .name = {}, .never = {0}, .unlikely = {}});
  REQUIRE(key);
  CHECK(key.value->result_code == ColumnIndex(1));
}
