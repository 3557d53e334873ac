// Areas in which nobody wins a seat: votes are counted over all of them, and nothing is called a seat.
#include <doctest/doctest.h>

#include "atlas/figures/changes.h"
#include "atlas/figures/figures.h"
#include "atlas/figures/swingometer.h"
#include "atlas/load/parts_of_total.h"
#include "atlas/load/seatless_areas.h"
#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "tests/atlas/import/understood.h"
#include "tests/atlas/own_atlas.h"
#include "tests/atlas/sample_views.h"
#include "tests/elections/examples.h"

using namespace hustings;
using hustings::examples::table_of;

namespace {

const std::string counties = "X1,con,,100\nX1,lab,,111\nX2,con,,137\nX2,lab,,159\nX3,con,,500\nX3,lab,,174\n";

Found guessed(const std::string& boundaries, const std::string& results) { return found_in(boundaries, results); }

std::string all_words(const Headline& headline) { return headline.subtitle + headline.unit + headline.remark; }

}  // namespace

TEST_CASE("a popular vote counts votes and areas led, and no seat anywhere") {
  OwnAtlas own;
  own.add("old", 2012, counties, "method = \"popular-vote\"");
  own.add("new", 2016, counties, "method = \"popular-vote\"\ncompare = \"old\"");
  const Atlas atlas = own.load();
  const Headline headline = headline_of(atlas, view_of("new"));
  CHECK(headline.unit == "of 1,181 votes");
  CHECK(headline.remark == "areas led: Lab 2, Con 1");
  REQUIRE(headline.tally.size() == 2);
  CHECK(headline.tally[0].figure == "62.4%");  // 737 of 1,181
  for (const ColourMode colour : {ColourMode::majority, ColourMode::status, ColourMode::swing}) {
    View view = view_of("new", colour);
    CHECK(all_words(headline_of(atlas, view)).find("seat") == std::string::npos);
    const Legend legend = legend_of(atlas, view, scene_of(atlas, view));
    CHECK(legend.title.find("Gains") == std::string::npos);
    CHECK(figures_of(atlas, view)->seats == false);
    CHECK(pair_seats(atlas, view).unit == "areas led");
    view.filter.parties = {"lab"};
    CHECK(all_words(headline_of(atlas, view)).find("seat") == std::string::npos);
  }
}

TEST_CASE("columns that speak of counties and the like and of nothing else are told from those that have seats") {
  for (const char* header :
       {"county", "County", "county_fips", "County Name", "COUNTYFP", "countyName", "fips", "FIPS code", "state",
        "State ID", "Precinct", "precinct_id", "Municipality", "commune", "province_code"})
    CHECK_MESSAGE(calls_areas_seatless(header), header);
  for (const char* header :
       {"ward", "constituency", "county division", "county_constituency", "State House District", "division",
        "area_code", "name", "code", "seat", "", "borough", "country", "account", "statement"})
    CHECK_FALSE_MESSAGE(calls_areas_seatless(header), header);
}

TEST_CASE("a first atlas of counties is a popular vote, and says so") {
  const std::string areas = "code,name\nX1,Alder\nX2,Birch\nX3,Cedar\n";
  const auto method = [&](const std::string& boundaries, const std::string& results) {
    return guessed(boundaries, results).method;
  };
  const std::string rows = "X1,con,10\nX1,lab,20\nX2,con,30\nX2,lab,20\nX3,con,1\nX3,lab,2\n";
  const Found found = guessed(areas, "county_fips,party,votes\n" + rows);
  CHECK(found.method == Method::popular_vote);
  CHECK(std::any_of(found.assumed.begin(), found.assumed.end(), [](const std::string& line) {
    return line.find("county_fips") != std::string::npos && line.find("popular-vote") != std::string::npos;
  }));
  CHECK(method(areas, "area_code,party,votes\n" + rows) == Method::first_past_the_post);
  CHECK(method("GEOID,NAME,COUNTYFP\nX1,Alder,001\nX2,Birch,003\nX3,Cedar,005\n", "id,party,votes\n" + rows) ==
        Method::popular_vote);
  // A county beside its wards is where they lie: the wards have the seats.
  CHECK(
      method(areas, "ward_code,county,party,votes\nX1,Kent,con,10\nX1,Kent,lab,20\nX2,Kent,con,30\nX3,Kent,lab,1\n") ==
      Method::first_past_the_post);
  // The same areas by name beside their code.
  CHECK(method(areas, "id,county,party,votes\nX1,Alder,con,10\nX1,Alder,lab,20\nX2,Birch,con,30\nX3,Cedar,lab,1\n") ==
        Method::popular_vote);
  // Where somebody is elected there are seats.
  CHECK(method(areas,
               "county,party,candidate,votes,elected\nX1,con,A,10,\nX1,lab,B,20,yes\nX2,con,C,3,yes\n"
               "X3,con,D,4,yes\n") == Method::first_past_the_post);
  // Several candidates of a party in a primary fill no seats of a county.
  CHECK(method(areas, "county,party,candidate,votes\nX1,con,A,10\nX1,con,B,20\nX2,con,A,3\nX3,con,B,4\n") ==
        Method::popular_vote);
}

TEST_CASE("columns that add up to a total are parties, whatever they are called") {
  const std::string areas = "code,name\nX1,Alder\nX2,Birch\nX3,Cedar\n";
  const Found found = guessed(
      areas, "code,electorate,Rose,Oak,Total,turnout\nX1,900,100,90,190,21.1\nX2,800,101,,101,12\nX3,700,0,90,90,9\n");
  REQUIRE(found.parties);
  CHECK(found.parties->rows.size() == 2);
  CHECK(found.parties->rows[0][1] == "Rose");
  CHECK(found.parties->rows[1][1] == "Oak");
  REQUIRE(found.votes);
  CHECK(found.votes->rows.front() == std::vector<std::string>{"X1", "rose", "100"});
  // Where they do not add up nobody knows what they are.
  for (const char* wrong :
       {"code,Rose,Oak,Total\nX1,100,90,190\nX2,101,90,192\nX3,1,2,3\n",
        "code,Rose,Total\nX1,100,100\nX2,101,101\nX3,1,1\n", "code,Rose,Oak\nX1,1,2\nX2,3,4\nX3,5,6\n"}) {
    const auto outcome = understood(areas, wrong);
    CHECK((!outcome || !outcome.value->questions.empty()));
  }
}
