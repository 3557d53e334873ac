// `hustings film`: as many frames as were asked for, and ends that are the stills.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text/text.h"
#include "tests/app/program.h"

namespace {

using Words = std::vector<std::string>;

constexpr const char* size = "160x90";

Words film(const std::string& from, const std::string& to, const std::string& seconds, const std::string& rate,
           const std::string& out) {
  return {"film", "--from", from, "--to", to, "--seconds", seconds, "--fps", rate, "--size", size, "--out", out};
}

void must_run(Words words, const Words& more = {}) {
  words.insert(words.end(), more.begin(), more.end());
  const Ran ran = run(words);
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK(ran.err.empty());
}

/// Numbered from 1, none missing and nothing else.
void check_frames(const TemporaryFolder& folder, int count) {
  Words names;
  for (int number = 1; number <= count; ++number) names.push_back(fmt::format("frame-{:05}.png", number));
  CHECK(folder.files() == names);
}

std::string still(const std::string& contest, const Words& more) {
  const TemporaryFolder folder;
  must_run({"render", "--contest", contest, "--size", size, "--out", folder / "map.png"}, more);
  return read_file(folder / "map.png");
}

struct Stream {
  long frames = 0;
  int width = 0;
  int height = 0;
};

/// As ffprobe counts them: by decoding.
Stream probe(const std::string& file) {
  const Ran ran = run_program("ffprobe", {"-v", "error", "-count_frames", "-select_streams", "v:0", "-show_entries",
                                          "stream=width,height,nb_read_frames", "-of", "csv=p=0", file});
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  const auto parts = hustings::split(hustings::trimmed(ran.out), ',');
  REQUIRE(parts.size() >= 3);
  return {hustings::maybe_integer(parts[2]).value(), static_cast<int>(hustings::maybe_integer(parts[0]).value()),
          static_cast<int>(hustings::maybe_integer(parts[1]).value())};
}

}  // namespace

TEST_CASE("a film's ends are the stills of its two contests, byte for byte") {
  if (!can_draw()) return;
  for (const Words& overlays : {Words{}, Words{"--no-overlays"}}) {
    const TemporaryFolder folder;
    must_run(film("general-2010", "general-2017", "1", "4", folder.path().string()), overlays);
    check_frames(folder, 4);
    CHECK(read_file(folder / "frame-00001.png") == still("general-2010", overlays));
    CHECK(read_file(folder / "frame-00004.png") == still("general-2017", overlays));
    CHECK(read_file(folder / "frame-00002.png") != read_file(folder / "frame-00001.png"));
  }
}

TEST_CASE("a film has the rounded product of seconds and rate for its frames") {
  if (!can_draw()) return;
  const std::vector<std::tuple<const char*, const char*, int>> lengths = {
      {"0.5", "9", 5}, {"0.34", "10", 3}, {"0.3", "29.97", 9}};
  for (const auto& [seconds, rate, count] : lengths) {
    const TemporaryFolder folder;
    must_run(film("general-2015", "general-2017", seconds, rate, folder.path().string()), {"--no-overlays"});
    check_frames(folder, count);
  }
}

TEST_CASE("by the calendar a film is as long, and differs in the middle") {
  if (!can_draw()) return;
  const TemporaryFolder even;
  const TemporaryFolder calendar;
  must_run(film("general-2010", "general-2017", "1", "9", even.path().string()), {"--no-overlays"});
  must_run(film("general-2010", "general-2017", "1", "9", calendar.path().string()),
           {"--no-overlays", "--pace", "calendar"});
  check_frames(even, 9);
  check_frames(calendar, 9);
  CHECK(read_file(even / "frame-00001.png") == read_file(calendar / "frame-00001.png"));
  CHECK(read_file(even / "frame-00009.png") == read_file(calendar / "frame-00009.png"));
  // 2015 stands in the middle of the first, and at five sevenths of the second.
  CHECK(read_file(even / "frame-00005.png") == still("general-2015", {"--no-overlays"}));
  CHECK(read_file(calendar / "frame-00005.png") != still("general-2015", {"--no-overlays"}));
}

TEST_CASE("dates walk the elections of all tracks, each held in its turn") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  must_run(film("2008-05-01", "2017-06-08", "1", "29", folder.path().string()), {"--no-overlays"});
  check_frames(folder, 29);  // fifteen stops, fourteen intervals, and a frame between each two
  const std::vector<std::string> stops = {
      "mayor-2008", "assembly-2008", "assembly-list-2008", "general-2010",    "council-2010",
      "mayor-2012", "assembly-2012", "assembly-list-2012", "council-2014",    "general-2015",
      "mayor-2016", "assembly-2016", "assembly-list-2016", "referendum-2016", "general-2017"};
  for (std::size_t i = 0; i < stops.size();
       i += 7) {  // the first, the middle one and the last; each is as costly as a run of the program
    CAPTURE(stops[i]);
    CHECK(read_file(folder / fmt::format("frame-{:05}.png", 2 * i + 1)) == still(stops[i], {"--no-overlays"}));
  }
}

TEST_CASE("a film's view options reach its frames, and its contests need no other") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  const Words view{"--no-overlays", "--colour",      "change:lab",         "--against", "mayor-2008",
                   "--centre",      "530000,180000", "--metres-per-pixel", "300"};
  must_run(film("mayor-2012", "mayor-2016", "1", "2", folder.path().string()), view);
  CHECK(read_file(folder / "frame-00001.png") == still("mayor-2012", view));
  CHECK(read_file(folder / "frame-00002.png") == still("mayor-2016", view));
}

TEST_CASE("a shorter film leaves no frames of a longer one behind it, and touches nothing else") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  must_run(film("general-2015", "general-2017", "1", "5", folder.path().string()), {"--no-overlays"});
  must_run(film("general-2015", "general-2017", "1", "3", folder.path().string()), {"--no-overlays"});
  check_frames(folder, 3);
  write_file(folder / "notes.txt", "mine");
  must_run(film("general-2015", "general-2017", "1", "2", folder.path().string()), {"--no-overlays"});
  CHECK(folder.files() == Words{"frame-00001.png", "frame-00002.png", "notes.txt"});
}

TEST_CASE("a film file has all its frames, and is the only file left") {
  if (!can_draw()) return;
  for (const char* name : {"film.mp4", "film.gif"}) {
    const TemporaryFolder folder;
    must_run(film("general-2015", "general-2017", "0.5", "25", folder / name));
    const Stream stream = probe(folder / name);
    CAPTURE(name);
    CHECK(stream.frames == 13);
    CHECK(stream.width == 160);
    CHECK(stream.height == 90);
    CHECK(folder.files() == Words{name});
  }
}

TEST_CASE("an odd size makes an even film, for the sake of H.264") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  must_run({"film", "--from", "general-2015", "--to", "general-2017", "--seconds", "0.2", "--fps", "30", "--size",
            "95x61", "--no-overlays", "--out", folder / "film.mp4"});
  const Stream stream = probe(folder / "film.mp4");
  CHECK(stream.frames == 6);
  CHECK(stream.width == 96);
  CHECK(stream.height == 62);
}
