// What scripts ask of the program: lists of what an atlas has, and reports as JSON.

#include <doctest/doctest.h>

#include <cpl_json.h>
#include <map>

#include "tests/app/program.h"

namespace {

using Words = std::vector<std::string>;

CPLJSONObject json_of(const Ran& ran) {
  CPLJSONDocument document;
  REQUIRE_MESSAGE(document.LoadMemory(ran.out), ran.out << ran.err);
  return document.GetRoot();
}

/// The objects of an array by their id.
std::map<std::string, CPLJSONObject> by_id(const CPLJSONArray& array, const std::string& key = "id") {
  std::map<std::string, CPLJSONObject> found;
  for (int i = 0; i < array.Size(); ++i) found.emplace(array[i].GetString(key), array[i]);
  return found;
}

bool holds(const CPLJSONArray& array, const std::string& text) {
  for (int i = 0; i < array.Size(); ++i)
    if (array[i].ToString() == text) return true;
  return false;
}

}  // namespace

TEST_CASE("the elections of an atlas are listed, and the table takes each of their ids") {
  const auto contests = by_id(json_of(run({"contests", "--format", "json"})).ToArray());
  REQUIRE(contests.contains("general-2017"));
  const CPLJSONObject& general = contests.at("general-2017");
  CHECK(general.GetString("date") == "2017-06-08");
  CHECK(general.GetString("track") == "westminster");
  CHECK(general.GetString("layer") == "constituencies-2010");
  CHECK(general.GetString("against") == "general-2015");
  CHECK(general.GetInteger("areas") == 73);
  CHECK(holds(general.GetArray("parties"), "lab"));
  CHECK_FALSE(general.GetBool("by_election"));
  CHECK(contests.at("by-tooting-2016").GetBool("by_election"));
  CHECK(contests.at("general-2005n").GetBool("notional"));
  CHECK(contests.at("mayor-2016").GetBool("postal"));
  const Csv csv = table("general-2017");
  double votes = 0;
  for (std::size_t row = 0; row < csv.rows.size(); ++row) votes += csv.number(row, "votes_valid").value();
  CHECK(static_cast<double>(general.GetLong("votes_valid")) == votes);
}

TEST_CASE("layers and parties are listed with what names them in options") {
  const auto layers = by_id(json_of(run({"layers", "--format", "json"})).ToArray());
  REQUIRE(layers.contains("wards-2014"));
  CHECK(layers.at("wards-2014").GetString("parent") == "boroughs");
  CHECK(layers.at("wards-2014").GetString("crs") == "EPSG:27700");
  CHECK(holds(layers.at("wards-2014").GetArray("contests"), "mayor-2016"));
  CHECK(holds(layers.at("constituencies-2010").GetArray("numbers"), "degree"));
  const CPLJSONArray bounds = layers.at("boroughs").GetArray("bounds");
  REQUIRE(bounds.Size() == 4);
  CHECK(bounds[0].ToDouble() < bounds[2].ToDouble());
  CHECK(bounds[1].ToDouble() < bounds[3].ToDouble());
  const auto parties = by_id(json_of(run({"parties", "--format", "json"})).ToArray());
  CHECK(parties.at("lab").GetString("name") == "Labour");
  CHECK(parties.at("lab").GetString("colour").size() == 7);
  CHECK(parties.at("remain").GetString("kind") == "answer");
  CHECK(holds(parties.at("lab").GetArray("contests"), "general-2017"));
  CHECK_FALSE(holds(parties.at("lab").GetArray("contests"), "referendum-2016"));
}

TEST_CASE("lists for people have a line a thing under the names of their columns") {
  const FixtureAtlas fixture;
  const Ran contests = run({"contests", fixture.atlas()});
  CHECK(contests.code == 0);
  CHECK(contests.out ==
        "id   title        date        track    layer    areas  votes_valid  kind\n"
        "old  The old one  2010-05-06  council  squares      4        4,000\n"
        "new  The new one  2014-05-22  council  squares      4        4,000\n");
  CHECK(contains_all(run({"layers", fixture.atlas()}).out, {"squares", "old, new"}));
  CHECK(contains_all(run({"parties", fixture.atlas()}).out, {"lab", "Labour", "#"}));
  for (const char* list : {"contests", "layers", "parties"}) CHECK(run({list, "absent.toml"}).code == 1);
}

TEST_CASE("a check as JSON has the faults of the check as text, by what they are of") {
  const FixtureAtlas fixture;
  const Ran sound = run({"check", "--format", "json", fixture.atlas()});
  CHECK(sound.code == 0);
  CHECK(json_of(sound).GetInteger("faults") == 0);
  fixture.replace("new.csv", "A2,con,Cat Cook,300\nA2,lab,Dan Dyer,700\n",
                  "X9,con,Cat Cook,300\nX9,lab,Dan Dyer,700\n");
  const Ran text = run({"check", fixture.atlas()});
  const Ran broken = run({"check", "--format", "json", fixture.atlas()});
  CHECK(broken.code == 1);
  const CPLJSONObject root = json_of(broken);
  CHECK(root.GetBool("loaded"));
  CHECK(contains_all(text.out, {std::to_string(root.GetInteger("faults")) + " fault"}));
  const auto checked = by_id(root.GetArray("checked"));
  REQUIRE(checked.contains("new"));
  CHECK(checked.at("new").GetString("kind") == "contest");
  CHECK(holds(checked.at("new").GetArray("notes"), "X9 matches no area"));
  CHECK(holds(checked.at("new").GetArray("notes"), "A2 has no result"));
  CHECK(checked.at("old").GetArray("notes").Size() == 0);
  const CPLJSONArray findings = root.GetArray("findings");
  REQUIRE(findings.Size() > 0);
  CHECK_FALSE(findings[0].GetString("what").empty());
  CHECK_FALSE(findings[0].GetString("remedy").empty());
}

TEST_CASE("an atlas that cannot be loaded is a check's JSON too, with where and why") {
  const FixtureAtlas fixture;
  fixture.replace("new.csv", "Cat Cook,300", "Cat Cook,many");
  const Ran ran = run({"check", "--format", "json", fixture.atlas()});
  CHECK(ran.code == 1);
  const CPLJSONObject root = json_of(ran);
  CHECK_FALSE(root.GetBool("loaded", true));
  const CPLJSONArray findings = root.GetArray("findings");
  REQUIRE(findings.Size() > 0);
  CHECK(findings[0].GetString("severity") == "error");
  CHECK(contains_all(findings[0].GetString("file"), {"new.csv"}));
  CHECK(findings[0].GetInteger("row") == 4);
  CHECK(findings[0].GetString("column") == "votes");
}

TEST_CASE("new as JSON says what was understood, written and joined, and nothing else on standard output") {
  const FixtureAtlas fixture;
  const TemporaryFolder folder;
  const Words made{"new",          folder / "atlas",
                   "--boundaries", (fixture.folder().path() / "squares.shp").string(),
                   "--results",    (fixture.folder().path() / "new.csv").string(),
                   "--date",       "2014-05-22",
                   "--format",     "json"};
  Words dry = made;
  dry.emplace_back("--dry-run");
  const CPLJSONObject planned = json_of(run(dry));
  CHECK(planned.GetBool("dry_run"));
  CHECK(planned.GetArray("written").Size() == 0);
  CHECK(planned.GetObj("atlas").GetType() == CPLJSONObject::Type::Null);
  CHECK(planned.GetObj("understood").GetArray("columns").Size() == 4);
  CHECK_FALSE(std::filesystem::exists(folder / "atlas"));
  const Ran ran = run(made);
  CHECK(ran.code == 0);
  const CPLJSONObject root = json_of(ran);
  CHECK(root.GetBool("complete"));
  CHECK(std::filesystem::exists(root.GetString("atlas")));
  const CPLJSONArray elections = root.GetArray("elections");
  REQUIRE(elections.Size() == 1);
  CHECK(elections[0].GetInteger("matched") == 4);
  CHECK(elections[0].GetInteger("areas") == 4);
  write_file(folder / "none.csv", "a,b\n1,2\n");
  const Ran lost = run({"new", folder / "lost", "--boundaries", (fixture.folder().path() / "squares.shp").string(),
                        "--results", folder / "none.csv", "--format", "json"});
  CHECK(lost.code == 1);
  CHECK_FALSE(json_of(lost).GetBool("complete", true));
  CHECK(json_of(lost).GetArray("written").Size() == 0);
}
