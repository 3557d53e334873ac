// Which method the words and the shape of a table propose.
#include "atlas/import/method_of.h"

#include <doctest/doctest.h>

#include "tests/elections/examples.h"

using namespace hustings;
using hustings::examples::table_of;

namespace {

Method proposed(const MethodEvidence& evidence) { return propose_method(evidence).method; }

std::optional<double> everywhere(const char* rows) {
  return candidates_everywhere(table_of(rows), {.area = 0, .party = 1, .candidate = 2});
}

}  // namespace

TEST_CASE("answers and questions propose a referendum, second votes a party list") {
  CHECK(proposed({.answers_only = true}) == Method::referendum);
  CHECK(proposed({.titles = {"EU-referendum-result-data"}}) == Method::referendum);
  CHECK(proposed({.titles = {"2020", "Volksentscheid Flughafen"}}) == Method::referendum);
  CHECK(proposed({.votes_word = "Zweitstimmen"}) == Method::party_list);
  CHECK(proposed({.votes_word = "Erststimmen"}) == Method::first_past_the_post);
}

TEST_CASE("one office for all areas, counties and polling districts propose a popular vote") {
  for (const char* title : {"US PRESIDENT", "President", "Governor", "presidentielle-2022-communes", "Mayor of London"})
    CHECK_MESSAGE(proposed({.titles = {title}}) == Method::popular_vote, title);
  for (const char* header : {"county_fips", "County Name", "precinct", "polling_district", "elect_dist", "Gemeinde",
                             "Election District", "gemeentecode", "State"})
    CHECK_MESSAGE(proposed({.area_words = {header}}) == Method::popular_vote, header);
  for (const char* header :
       {"ward code", "constituency_name", "ElectoralDistrictNumber", "Wahlkreis", "code", "county division"})
    CHECK_MESSAGE(proposed({.area_words = {header}}) == Method::first_past_the_post, header);
  CHECK(proposed({.same_everywhere = 0.97}) == Method::popular_vote);
  const ProposedMethod said = propose_method({.area_words = {"name", "county_fips"}});
  CHECK(said.said.because == "\"county_fips\" is no seat");
}

TEST_CASE("the name of a file decides nothing, and is mentioned") {
  const ProposedMethod said = propose_method({.area_words = {"name"}, .files = {"x/us-counties.geojson", "votes.csv"}});
  CHECK(said.method == Method::first_past_the_post);
  CHECK(said.said.because.find("us-counties.geojson") != std::string::npos);
  CHECK(propose_method({.files = {"county-council-divisions.shp"}}).said.because == "nothing says otherwise");
  const ProposedMethod census = propose_method({.area_words = {"GEOID", "COUNTYFP"}});
  CHECK(census.method == Method::popular_vote);
  CHECK(census.said.because == "\"COUNTYFP\" is no seat");
}

TEST_CASE("where somebody is elected in each area there are seats, whatever the area is called") {
  CHECK(proposed({.area_words = {"county"}, .most_seats = 1}) == Method::first_past_the_post);
  CHECK(proposed({.area_words = {"county"}, .most_seats = 3}) == Method::multi_member);
  CHECK(proposed({.with_slates = 0.6}) == Method::multi_member);
  CHECK(proposed({.with_slates = 0.1}) == Method::first_past_the_post);
  CHECK(proposed({.most_seats = 1, .with_slates = 0.6}) == Method::first_past_the_post);
  // Each borough has a mayor of its own.
  CHECK(proposed({.titles = {"Mayors 2018"}, .same_everywhere = 0.05}) == Method::first_past_the_post);
  CHECK(proposed({}) == Method::first_past_the_post);
}

TEST_CASE("candidates who stand in most areas are told from those of one area each") {
  CHECK(everywhere("area,party,candidate\nA,con,Ann\nA,lab,Bob\nB,con,Ann\nB,lab,Bob\nC,con,ANN\nC,lab,Bob\n") == 1);
  CHECK(everywhere("area,party,candidate\nA,con,Ann\nA,lab,Bob\nB,con,Cy\nB,lab,Dan\nC,con,Eve\nC,lab,Flo\n") == 0);
  CHECK_FALSE(everywhere("area,party,candidate\nA,con,Ann\nB,con,Ann\n"));
  CHECK_FALSE(everywhere("area,party,candidate\nA,con,\nB,con,\nC,con,\n"));
}
