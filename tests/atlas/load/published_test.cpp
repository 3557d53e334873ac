// What a table of areas publishes of winners and majorities, held against the votes.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/atlas/own_atlas.h"

using namespace hustings;

namespace {

/// What is said of an area.
std::vector<std::string> said_of(const Atlas& atlas, const std::string& code) {
  std::vector<std::string> said;
  for (const Finding& finding : atlas.findings)
    if (std::string line = describe(finding); line.find(code) != std::string::npos) said.push_back(std::move(line));
  return said;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const std::string votes =
    "X1,con,A,500\nX1,lab,B,300\nX2,con,C,100\nX2,lab,D,400\nX3,con,E,10\nX3,lab,F,5\nX4,con,G,7\nX4,lab,H,6\n";

}  // namespace

TEST_CASE("a winner or a majority that the votes contradict is told once, with both figures") {
  OwnAtlas own;
  own.write("areas.csv",
            "area_code,electorate,winner,majority\nX1,2000,lab,200\nX2,2000,Labour,299\nX3,2000,E,5\nX4,2000,lab,2\n");
  own.add("vote", 2018, votes, "areas = \"areas.csv\"");
  const Atlas atlas = own.load();
  REQUIRE(said_of(atlas, "X1").size() == 1);
  CHECK(has(said_of(atlas, "X1").front(), "Conservative has 500 votes to its 300"));
  REQUIRE(said_of(atlas, "X2").size() == 1);
  CHECK(has(said_of(atlas, "X2").front(), "a majority of 299 is published, and the votes give 300"));
  CHECK(said_of(atlas, "X3").empty());
  REQUIRE(said_of(atlas, "X4").size() == 1);
  for (const char* part : {"Conservative has 7 votes to its 6", "a majority of 2 is published, and the votes give 1"})
    CHECK(has(said_of(atlas, "X4").front(), part));
}

TEST_CASE("majorities in percent, and figures that are only compared, are still held against the votes") {
  OwnAtlas own;
  own.write("areas.csv",
            "area_code,winner,majority,valid_votes\nX1,con,25.0%,800\nX2,lab,11.0%,500\nX3,con,33.3%,15\n"
            "X4,con,7.7%,14\n");
  own.add("vote", 2018, votes, "areas = \"areas.csv\"");
  const Atlas atlas = own.load();
  const auto names = [&](const std::string& code, const char* part) {
    const auto said = said_of(atlas, code);
    return std::any_of(said.begin(), said.end(), [&](const std::string& line) { return has(line, part); });
  };
  CHECK(names("X2", "11.0%"));
  CHECK_FALSE(names("X1", "25.0%"));
  CHECK(names("X4", "14 valid votes are published"));
}
