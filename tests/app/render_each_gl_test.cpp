// `hustings render --each`: many pictures in one run, the same as one by one.

#include <doctest/doctest.h>

#include <set>

#include "app/command_line/file_names.h"
#include "tests/app/program.h"

namespace {

using Words = std::vector<std::string>;

Ran each(const std::string& what, const std::string& out, Words more) {
  Words words{"render", "--each", what, "--size", "320x180", "--out", out};
  words.insert(words.end(), more.begin(), more.end());
  return run(words);
}

}  // namespace

TEST_CASE("names of files are safe, and two of one name are told apart") {
  using namespace hustings;
  CHECK(safe_file_stem("E14000768") == "E14000768");
  CHECK(safe_file_stem("../a b\\c:d") == "a-b-c-d");
  CHECK(safe_file_stem(".hidden") == "hidden");
  CHECK(safe_file_stem("con") == "con_");
  CHECK(safe_file_stem("Lpt1") == "Lpt1_");
  CHECK(safe_file_stem("\u00e9\u00e9") == "area");
  CHECK(distinct_file_names({"a", "A", "b", "a"}, ".png") == Words{"a.png", "A-2.png", "b.png", "a-3.png"});
  CHECK(distinct_file_names({std::string(400, 'x'), std::string(400, 'x')}, ".png")[1].size() == 255);
}

TEST_CASE("what does not go together with --each is refused") {
  const TemporaryFolder folder;
  for (const Words& more : {Words{"--each", "cues"},
                            {"--story", "a.toml"},
                            {"--each", "contests", "--contest", "new"},
                            {"--each", "areas", "--select", "A1"},
                            {"--each", "cues", "--story", "a", "--contest", "b"},
                            {"--each", "cues", "--story", "a", "--transparent"},
                            {"--each", "wards"}}) {
    Words words{"render", "--size", "64x48", "--out", folder / "a"};
    words.insert(words.end(), more.begin(), more.end());
    CHECK(run(words).code == 2);
  }
  const Ran file = each("areas", folder / "a.png", {});
  CHECK(file.code == 2);
  CHECK(contains_all(file.err, {"folder"}));
  CHECK(folder.files().empty());
}

TEST_CASE("a picture of each area is the one that --centre and --select give, and differs from the next") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  const TemporaryFolder folder;
  REQUIRE(each("areas", folder / "areas", {"--contest", "new", "--filter", "winner=con", fixture.atlas()}).code == 0);
  Words names;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "areas"))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  CHECK(names == Words{"A1.png", "A4.png"});
  CHECK(read_file(folder / "areas/A1.png") != read_file(folder / "areas/A4.png"));
  CHECK(read_picture(folder / "areas/A1.png").width == 320);
}

TEST_CASE("a picture of each election is the still of that election") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  const TemporaryFolder folder;
  fixture.replace("new.csv", "A1,con,Ann Archer,600", "A1,con,Ann Archer,300");
  REQUIRE(each("contests", folder / "all", {fixture.atlas()}).code == 0);
  for (const char* contest : {"old", "new"}) {
    const std::string alone = folder / (std::string(contest) + ".png");
    REQUIRE(run({"render", "--contest", contest, "--size", "320x180", "--out", alone, fixture.atlas()}).code == 0);
    CHECK(read_file(alone) == read_file(folder / ("all/" + std::string(contest) + ".png")));
  }
  // What one election cannot show is left out and said; what none can is an error.
  const Ran some = each("contests", folder / "some", {"--colour", "swing", fixture.atlas()});
  CHECK(some.code == 0);
  CHECK(each("contests", folder / "none", {"--colour", "share:nobody", fixture.atlas()}).code == 2);
  CHECK_FALSE(std::filesystem::exists(folder / "none"));
}

TEST_CASE("transparent pictures and those drawn in parts are as they are alone") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  const TemporaryFolder folder;
  REQUIRE(each("contests", folder / "all", {"--transparent", fixture.atlas()}).code == 0);
  REQUIRE(run({"render", "--contest", "new", "--size", "320x180", "--transparent", "--out", folder / "new.png",
               fixture.atlas()})
              .code == 0);
  CHECK(read_file(folder / "new.png") == read_file(folder / "all/new.png"));
}

TEST_CASE("a picture of each cue is what hustings story draws") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  const TemporaryFolder folder;
  write_file(folder / "story.toml",
             "version = 1\ntitle = \"Two\"\natlas = \"" + fixture.atlas() +
                 "\"\n[[cue]]\ntitle = \"The first\"\n[cue.view]\ncontest = \"old\"\n[[cue]]\ntitle = \"The "
                 "second\"\n[cue.view]\ncontest = \"new\"\n");
  const Ran cues = each("cues", folder / "cues", {"--story", folder / "story.toml"});
  REQUIRE_MESSAGE(cues.code == 0, cues.err);
  REQUIRE(run({"story", folder / "story.toml", "--size", "320x180", "--out", folder / "story"}).code == 0);
  for (const char* name : {"01-the-first.png", "02-the-second.png"})
    CHECK(read_file(folder / ("cues/" + std::string(name))) == read_file(folder / ("story/" + std::string(name))));
}
