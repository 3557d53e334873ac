// `--at`: an election as it stood at a time of its night, or the command is refused.
#include <doctest/doctest.h>

#include "tests/app/program.h"

namespace {

Csv table_at(const std::string& contest, const std::string& time, const std::string& columns) {
  const Ran ran = run({"table", "uk.toml", "--contest", contest, "--at", time, "--columns", columns});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return Csv(ran.out);
}

void check_refused(const std::vector<std::string>& arguments, const std::vector<std::string>& parts) {
  const Ran ran = run(arguments);
  CHECK(ran.code == 2);
  CHECK(ran.out.empty());
  CHECK_MESSAGE(contains_all(ran.err, parts), ran.err);
}

}  // namespace

TEST_CASE("the table at two in the morning has the declared rows alone") {
  const Csv csv = table_at("general-2017", "2017-06-09T02:00", "area_name,declared,winner");
  CHECK(csv.columns == std::vector<std::string>{"area_name", "declared", "winner"});
  REQUIRE(csv.rows.size() == 74);
  int labour = 0;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) {
    CHECK(csv.cell(row, "declared") <= "2017-06-09T02:00+01:00");  // of one offset, so that letters sort as times
    labour += csv.cell(row, "winner") == "lab" ? 1 : 0;
  }
  CHECK(labour == 40);
  CHECK(table_at("general-2017", "02:00", "area_name,declared,winner").rows == csv.rows);
  CHECK(table_at("general-2017", "2017-06-09T01:00Z", "area_name,declared,winner").rows == csv.rows);
  CHECK(table_at("general-2017", "03:00", "area_name").rows.size() == 267);
  CHECK(table_at("general-2017", "22:00", "area_name").rows.empty());
  CHECK(table_at("general-2017", "2017-06-09T21:03", "area_name").rows.size() == 650);
  CHECK(table_at("general-2017", "2017-06-09T21:02", "area_name").rows.size() == 649);
}

TEST_CASE("a time is refused where the election has none, or where it is no time") {
  check_refused({"table", "uk.toml", "--contest", "general-2005n", "--at", "02:00"},
                {"general-2005n has no times of declarations", "general-2010, general-2015, general-2017"});
  check_refused({"table", "--contest", "mayor-2016", "--at", "02:00"}, {"mayor-2016 has no times of declarations"});
  check_refused({"table", "uk.toml", "--contest", "general-2017", "--at", "teatime"},
                {"\"teatime\" is no time of general-2017", "2017-06-08T23:01", "23:01"});
  FixtureAtlas fixture;
  check_refused({"table", fixture.atlas(), "--contest", "new", "--at", "02:00"}, {"no election of this atlas has any"});
}

TEST_CASE("a film of a night has no other way") {
  const TemporaryFolder folder;
  const std::string out = folder / "frames";
  check_refused(
      {"film", "uk.toml", "--night", "--from", "general-2015", "--seconds", "1", "--size", "160x90", "--out", out},
      {"leave --from, --to and --at out"});
  check_refused({"film", "uk.toml", "--night", "--size", "160x90", "--out", out}, {"--night needs --seconds"});
  check_refused({"film", "uk.toml", "--size", "160x90", "--out", out}, {"--night"});
  if (can_draw())
    check_refused({"film", "uk.toml", "--contest", "general-2005n", "--night", "--seconds", "1", "--size", "160x90",
                   "--out", out},
                  {"general-2005n has no times of declarations"});
}

TEST_CASE("a contest and an atlas may name their time zone, and one that is none is refused") {
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "title = \"Four", "time_zone = \"Europe/Camden\"\ntitle = \"Four");
  const Ran ran = run({"check", fixture.atlas()});
  CHECK(ran.code == 1);
  CHECK_MESSAGE(contains_all(ran.out + ran.err, {"\"Europe/Camden\" is no time zone", "Europe/London"}), ran.err);
}

TEST_CASE("check says when the night began and ended, and what is apart from it") {
  const Ran ran = run({"check", "uk.toml"});
  CHECK_MESSAGE(contains_all(ran.out, {"650 declared from 23:01 on 8 June 2017", "to 21:03 on 9 June 2017",
                                       "E14000993 was declared at 00:00 on 28 May 2010, apart from the night"}),
                ran.out);
}
