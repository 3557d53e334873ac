// Exports that are stopped, or that the machine does not allow: a message, an exit code, and nothing left behind.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <png.h>
#include <unistd.h>

#include "base/text/text.h"
#include "places.h"
#include "tests/app/program.h"

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

Words film(const std::string& out, const std::string& seconds = "2") {
  return {"film",  "--from", "general-2015", "--to",    "general-2017",  "--seconds", seconds,
          "--fps", "25",     "--size",       "320x180", "--no-overlays", "--out",     out};
}

/// Files and folders in a folder, at any depth.
auto entries(const TemporaryFolder& folder) {
  std::error_code changing;
  auto count = std::ptrdiff_t{0};
  for (fs::recursive_directory_iterator at(folder.path(), changing), end; at != end; at.increment(changing)) ++count;
  return count;
}

/// Starts the program, and sends the signal as soon as something more is in the folder.
int stopped(const Words& arguments, const TemporaryFolder& folder, int signal) {
  const auto before = entries(folder);
  Started program(arguments);
  CHECK(program.brings(folder.path(), [&] { return entries(folder) > before; }));
  program.send(signal);
  return program.code();
}

/// A program of that name on a PATH that holds nothing else but what the shell needs.
std::string path_with(const TemporaryFolder& folder, const std::string& name, const std::string& script) {
  write_file(folder / name, "#!/bin/sh\n" + script);
  fs::permissions(folder / name, fs::perms::owner_all);
  return "PATH=" + folder.path().string() + ":/usr/bin:/bin";
}

void check_failed(const Ran& ran, const Words& parts, const TemporaryFolder& folder) {
  CHECK(ran.code == 3);
  CHECK_MESSAGE(contains_all(ran.err, parts), ran.err);
  CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
  CHECK(folder.files() == Words{});
}

/// Through a shell that lets no file grow beyond so many blocks of 512 bytes.
Ran run_with_small_files(const Words& arguments, int blocks) {
  std::string command = fmt::format("ulimit -f {}; exec {}", blocks, HUSTINGS_BINARY);
  for (const std::string& argument : arguments) command += " '" + argument + "'";
  return run_program("sh", {"-c", command});
}

}  // namespace

TEST_CASE("a film that is stopped leaves nothing: exit code 130 for Ctrl+C, 143 for a request to end") {
  if (!can_draw()) return;
  for (const auto& [signal, code] : {std::pair(SIGINT, 130), std::pair(SIGTERM, 143)})
    for (const char* name : {"film.mp4", "film.gif"}) {
      const TemporaryFolder folder;
      CHECK(stopped(film(folder / name, "600"), folder, signal) == code);
      CHECK(folder.files() == Words{});
    }
}

TEST_CASE("frames that are stopped half way leave no half set, and what was in the folder stays") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  CHECK(stopped(film(folder / "new/frames", "600"), folder, SIGINT) == 130);
  CHECK(folder.files() == Words{});  // nor folders that were not there
  const TemporaryFolder kept;
  fs::create_directory(kept / "frames");
  write_file(kept / "frames/notes.txt", "mine");
  CHECK(stopped(film(kept / "frames", "600"), kept, SIGINT) == 130);
  CHECK(read_file(kept / "frames/notes.txt") == "mine");
  CHECK(std::distance(fs::directory_iterator(kept / "frames"), fs::directory_iterator()) == 1);
}

TEST_CASE("the pictures of a story that is stopped leave nothing") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  const std::string story = HUSTINGS_TEST_ASSETS "/stories/london-2017.toml";
  CHECK(stopped({"story", story, "--size", "640x360", "--out", folder / "pictures"}, folder, SIGINT) == 130);
  CHECK(folder.files() == Words{});
}

TEST_CASE("a large picture that is stopped leaves nothing") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  const int code =
      stopped({"render", "--size", "16384x16384", "--no-overlays", "--out", folder / "map.png"}, folder, SIGINT);
  CHECK(code == 130);
  CHECK(folder.files() == Words{});
}

TEST_CASE("without ffmpeg a film says what to install, or what to do instead") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  check_failed(run(film(folder / "film.mp4"), {"PATH=/nonexistent"}),
               {"ffmpeg is missing", "install", "folder for numbered PNGs"}, folder);
  CHECK(run(film(folder / "frames", "0.2"), {"PATH=/nonexistent"}).code == 0);
}

TEST_CASE("an ffmpeg that dies half way is told of with what it said") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  const TemporaryFolder programs;
  const Ran ran = run(film(folder / "film.mp4", "20"),
                      {path_with(programs, "ffmpeg", "head -c 2000000 >/dev/null; echo 'out of steam' >&2; exit 1\n")});
  check_failed(ran, {"film.mp4", "ffmpeg stopped", "out of steam"}, folder);
}

TEST_CASE("an ffmpeg that fails at the very end is told of too") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  const TemporaryFolder programs;
  const Ran ran = run(film(folder / "film.webm", "0.4"), {path_with(programs, "ffmpeg", "cat >/dev/null; exit 7\n")});
  check_failed(ran, {"film.webm", "ffmpeg stopped"}, folder);
}

TEST_CASE("where a file cannot grow the message says why and what to do, and nothing is left") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  check_failed(run_with_small_files({"render", "--size", "640x360", "--out", folder / "map.png"}, 8),
               {"map.png", "could not be written", "File too large"}, folder);
  check_failed(run_with_small_files(film(folder / "film.mp4"), 8), {"film.mp4", "ffmpeg stopped"}, folder);
  check_failed(run_with_small_files(film(folder / "frames"), 8), {"frame-00001.png", "could not be written"}, folder);
}

TEST_CASE("a folder that takes no file is named") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  if (::access(folder.path().c_str(), W_OK) == 0) {
    fs::permissions(folder.path(), fs::perms::owner_all);
    MESSAGE("skipped: this user may write everywhere");
    return;
  }
  check_failed(run({"render", "--size", "64x36", "--out", folder / "map.png"}), {"cannot be written to"}, folder);
  check_failed(run(film(folder / "film.mp4")), {"cannot be written to"}, folder);
  check_failed(run(film(folder / "frames")), {"cannot be written to", "Name another folder"}, folder);
  fs::permissions(folder.path(), fs::perms::owner_all);
}

TEST_CASE("the same film is the same file, and its frames come at the rate that was asked for") {
  if (!can_draw()) return;
  for (const char* ending : {".mp4", ".webm", ".gif"}) {
    const TemporaryFolder folder;
    for (const char* name : {"one", "two"}) REQUIRE(run(film(folder / (name + std::string(ending)), "0.6")).code == 0);
    CHECK(read_file(folder / ("one" + std::string(ending))) == read_file(folder / ("two" + std::string(ending))));
    const Ran ran = run_program(
        "ffprobe", {"-v", "error", "-select_streams", "v:0", "-show_entries", "frame=best_effort_timestamp_time", "-of",
                    "csv=p=0", folder / ("one" + std::string(ending))});
    REQUIRE(ran.code == 0);
    std::vector<double> times;
    for (const std::string& line : hustings::split(ran.out, '\n'))
      if (const auto time = hustings::maybe_number(hustings::split(hustings::trimmed(line), ',').front()))
        times.push_back(*time);
    REQUIRE(times.size() == 15);
    for (std::size_t i = 0; i < times.size(); ++i)
      CHECK(times[i] == doctest::Approx(static_cast<double>(i) / 25).epsilon(0.001));
  }
}

TEST_CASE("a film has the colours of the stills, as a player shows them") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  const Words view{"--colour", "winner", "--size", "640x360", "--no-overlays"};
  Words still{"render", "--contest", "general-2015", "--out", folder / "still.png"};
  still.insert(still.end(), view.begin(), view.end());
  REQUIRE(run(still).code == 0);
  Words moving{"film", "--from", "general-2015", "--to",  "general-2017",     "--seconds",
               "0.2",  "--fps",  "25",           "--out", folder / "film.mp4"};
  moving.insert(moving.end(), view.begin(), view.end());
  REQUIRE(run(moving).code == 0);
  REQUIRE(run_program("ffmpeg",
                      {"-v", "error", "-i", folder / "film.mp4", "-frames:v", "1", "-vf",
                       "scale=in_color_matrix=bt709:in_range=tv,format=rgb24", "-f", "rawvideo", folder / "first"})
              .code == 0);
  const Picture drawn = read_picture(folder / "still.png");
  const std::string raw = read_file(folder / "first");
  const Picture shown{drawn.width, drawn.height, {raw.begin(), raw.end()}};
  REQUIRE(shown.pixels.size() == drawn.pixels.size());
  // Where the still is flat: H.264 keeps colours at half the resolution.
  int compared = 0;
  double apart = 0;
  for (int y = 4; y + 4 < drawn.height; ++y)
    for (int x = 4; x + 4 < drawn.width; ++x) {
      bool flat = true;
      for (int dy = -4; dy <= 4; ++dy)
        for (int dx = -4; dx <= 4; ++dx) flat &= drawn.at(x + dx, y + dy) == drawn.at(x, y);
      if (!flat) continue;
      ++compared;
      for (const unsigned shift : {16U, 8U, 0U})
        apart += std::abs(static_cast<int>(drawn.at(x, y) >> shift & 0xFFU) -
                          static_cast<int>(shown.at(x, y) >> shift & 0xFFU));
    }
  CHECK(compared > 5000);
  CHECK(apart / (3.0 * compared) < 1.5);
}

TEST_CASE("a picture without a ground has alpha, and other pictures have none") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  const auto colour_type = [&](const Words& more) {
    Words words{"render", "--size", "200x120", "--out", folder / "map.png"};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run(words);
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    return static_cast<int>(read_file(folder / "map.png")[25]);
  };
  CHECK(colour_type({}) == PNG_COLOR_TYPE_RGB);
  CHECK(colour_type({"--transparent"}) == PNG_COLOR_TYPE_RGB_ALPHA);
}

TEST_CASE("a picture larger than any framebuffer is one picture, row after row") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  REQUIRE(run({"render", "--size", "16384x300", "--no-overlays", "--metres-per-pixel", "4", "--out", folder / "a.png"})
              .code == 0);
  REQUIRE(run({"render", "--size", "9000x2000", "--no-overlays", "--out", folder / "b.png"}).code == 0);
  CHECK(read_picture(folder / "a.png").width == 16384);
  CHECK(read_picture(folder / "b.png").height == 2000);
}
