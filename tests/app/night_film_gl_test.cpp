// `hustings film --night`: it begins with nothing declared and ends with the whole, and is the same bytes each time.
#include <doctest/doctest.h>

#include "tests/app/program.h"

namespace {

using Words = std::vector<std::string>;

std::string still(const Words& more) {
  const TemporaryFolder folder;
  Words words{"render", "--contest", "general-2017", "--size", "160x90", "--no-overlays", "--out", folder / "map.png"};
  words.insert(words.end(), more.begin(), more.end());
  const Ran ran = run(words);
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  return read_file(folder / "map.png");
}

void film(const TemporaryFolder& folder) {
  const Ran ran = run({"film", "--contest", "general-2017", "--night", "--seconds", "1", "--fps", "5", "--size",
                       "160x90", "--no-overlays", "--out", folder.path().string()});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
}

}  // namespace

TEST_CASE("a film of a night goes from nothing declared to the whole") {
  if (!can_draw()) return;
  const TemporaryFolder once;
  const TemporaryFolder again;
  film(once);
  film(again);
  REQUIRE(once.files().size() == 5);
  for (const std::string& name : once.files()) CHECK(read_file(once / name) == read_file(again / name));
  CHECK(read_file(once / "frame-00001.png") == still({"--at", "22:00"}));
  CHECK(read_file(once / "frame-00005.png") == still({}));
  CHECK(read_file(once / "frame-00003.png") != read_file(once / "frame-00001.png"));
  CHECK(read_file(once / "frame-00003.png") != read_file(once / "frame-00005.png"));
}

TEST_CASE("areas to come look unlike the whole and unlike areas without data, on a still") {
  if (!can_draw()) return;
  CHECK(still({"--at", "01:00"}) != still({"--at", "03:00"}));
  CHECK(still({"--at", "23:00", "--colour", "winner"}) != still({"--at", "23:00", "--colour", "turnout"}));
}
