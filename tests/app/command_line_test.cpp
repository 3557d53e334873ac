// What the user typed: wrong commands are exit code 2, machines that cannot are exit code 3, and no half file stays.

#include <doctest/doctest.h>

#include "tests/app/program.h"

namespace {

using Words = std::vector<std::string>;

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

void check_fails(const Words& words, int code, const std::vector<std::string>& parts, const Words& environment = {}) {
  const Ran ran = run(words, environment);
  std::string typed;
  for (const std::string& word : words) typed += word + " ";
  INFO(typed, "\nsaid: ", ran.out, ran.err);
  CHECK(ran.code == code);
  CHECK(contains_all(ran.err, parts));
  CHECK(ran.err.find('\n') == ran.err.size() - 1);  // one line
  CHECK(ran.out.empty());
}

}  // namespace

TEST_CASE("help and version are answers") {
  for (const Words& words : {Words{"--help"}, Words{"render", "--help"}, Words{"film", "--help"}, Words{"--version"}}) {
    const Ran ran = run(words);
    CHECK(ran.code == 0);
    CHECK_FALSE(ran.out.empty());
  }
}

TEST_CASE("help has the words that are typed, and nothing of how they are kept") {
  for (const char* command : {"render", "film", "table", "story"}) {
    const std::string help = run({command, "--help"}).out;
    for (const char* inside : {"ENUM", "->", "FLOAT", "value in"})
      CHECK_MESSAGE(help.find(inside) == std::string::npos, command << ": " << inside);
  }
  CHECK(run({"render", "--help"}).out.find("--look dark, light, contrast") != std::string::npos);
}

TEST_CASE("a contest, party, colour, pair, size or area that is not known is a wrong command") {
  const TemporaryFolder folder;
  const Words render{"render", "--size", "64x64", "--out", folder / "map.png"};
  check_fails(with(render, {"--contest", "general-1832"}), 2, {"general-1832", "general-2017"});
  check_fails(with(render, {"--against", "general-1832"}), 2, {"general-1832", "general-2015"});
  check_fails(with(render, {"--against", "mayor-2016"}), 2, {"different kinds"});
  check_fails(with(render, {"--against", "general-2017"}), 2, {"with itself"});
  check_fails(with(render, {"--contest", "general-2071"}), 2, {"did you mean general-2017?"});
  check_fails(with(render, {"--look", "drak"}), 2, {"--look", "dark, light, contrast", "did you mean dark?"});
  check_fails(with(render, {"--across", "sideways"}), 2, {"--across", "parent, overlap, none"});
  check_fails(with(render, {"--colour", "rainbow"}), 2, {"rainbow", "share:PARTY"});
  check_fails(with(render, {"--colour", "share"}), 2, {"share:PARTY"});
  check_fails(with(render, {"--colour", "share:nobody"}), 2, {"nobody", "con"});
  check_fails(with(render, {"--colour", "majority:con"}), 2, {"majority:con"});
  check_fails(with(render, {"--pair", "con"}), 2, {"con,lab"});
  check_fails(with(render, {"--pair", "con,nobody"}), 2, {"nobody"});
  check_fails(with(render, {"--pair", "con,con"}), 2, {"two different parties"});
  check_fails(with(render, {"--swing", "uniform"}), 2, {"--swing", "butler, steed"});
  check_fails(with(render, {"--select", "E99999999"}), 2, {"E99999999"});
  check_fails(with(render, {"--centre", "530000"}), 2, {"530000,180000"});
  check_fails(with(render, {"--centre", "1e300,0"}), 2, {"1e300,0"});
  for (const char* scale : {"0", "-5", "nan", "inf", "1e-300", "1e300", "x"})
    check_fails(with(render, {"--metres-per-pixel", scale}), 2, {"--metres-per-pixel"});
  CHECK(folder.files().empty());
}

TEST_CASE("a size is two whole numbers of pixels") {
  const TemporaryFolder folder;
  for (const char* size : {"0x64", "64", "64x", "64x64x64", "-64x64", "6.4x64", "99999x64", "big"})
    check_fails({"render", "--size", size, "--out", folder / "map.png"}, 2, {"--size", size, "1920x1080"});
}

TEST_CASE("what is missing or too much is a wrong command") {
  const TemporaryFolder folder;
  check_fails({"render", "--out", folder / "map.png"}, 2, {"--size"});
  check_fails({"render", "--size", "64x64"}, 2, {"--out"});
  check_fails({"render", "--size", "64x64", "--out", folder / "map.jpg"}, 2, {".png", "map.jpg"});
  check_fails({"table"}, 2, {"--contest"});
  check_fails({"table", "--contest", "general-1832"}, 2, {"general-1832"});
  check_fails({"check", "one.toml", "two.toml"}, 2, {"two.toml"});
  check_fails({"render", "--nonsense", "--size", "64x64", "--out", folder / "map.png"}, 2, {"--nonsense"});
  CHECK(folder.files().empty());
}

TEST_CASE("a film needs a sensible length, pace, name and ends") {
  const TemporaryFolder folder;
  const auto film = [&](const char* from, const char* to, const char* seconds, const char* rate, const char* name) {
    return Words{"film",  "--from", from,     "--to",  to,      "--seconds",  seconds,
                 "--fps", rate,     "--size", "64x64", "--out", folder / name};
  };
  for (const char* seconds : {"0", "-1", "nan", "inf", "1e18", "x"}) {
    CAPTURE(seconds);
    check_fails(film("general-2010", "general-2017", seconds, "5", "film"), 2, {"--seconds"});
  }
  for (const char* rate : {"0", "-1", "nan", "1e18"})
    check_fails(film("general-2010", "general-2017", "1", rate, "film"), 2, {"--fps"});
  check_fails(film("general-2010", "general-2017", "0.1", "10", "film"), 2, {"two frames"});
  check_fails(film("general-2010", "general-2017", "1", "5", "film.avi"), 2, {".mp4"});
  check_fails(film("general-2010", "mayor-2016", "1", "5", "film"), 2,
              {"general-2010", "mayor-2016", "different kinds"});
  check_fails(film("general-2017", "general-2010", "1", "5", "film"), 2, {"later"});
  check_fails(film("general-2010", "general-2010", "1", "5", "film"), 2, {"fewer than two"});
  check_fails(film("general-1832", "general-2017", "1", "5", "film"), 2, {"general-1832"});
  check_fails(film("2010-02-31", "general-2017", "1", "5", "film"), 2, {"2010-02-31"});
  check_fails(with(film("general-2010", "general-2017", "1", "5", "film"), {"--pace", "slow"}), 2, {"--pace"});
  CHECK(folder.files().empty());
}

TEST_CASE("a place that cannot be written to is the machine's fault, and nothing is left there") {
  const TemporaryFolder folder;
  const std::string nowhere = folder / "no such folder/out";
  check_fails({"table", "--contest", "general-2017", "--out", nowhere + ".csv"}, 3, {"no such folder"});
  check_fails({"table", "--contest", "general-2017", "--out", folder.path().string()}, 3, {"is a folder"});
  check_fails({"table", "--contest", "general-2017", "--out", "/dev/full"}, 3, {"/dev/full"});
  CHECK(folder.files().empty());
  if (!can_draw()) return;
  check_fails({"render", "--size", "64x64", "--out", nowhere + ".png"}, 3, {"no such folder"});
  check_fails({"render", "--size", "64x64", "--out", "/proc/map.png"}, 3, {"/proc"});
  const Words film{"film",  "--from", "general-2015", "--to",  "general-2017", "--seconds", "1",
                   "--fps", "2",      "--size",       "64x64", "--out"};
  check_fails(with(film, {nowhere + ".mp4"}), 3, {"no such folder"});
  check_fails(with(film, {"/proc/frames"}), 3, {"/proc/frames"});
  CHECK(folder.files().empty());
}

TEST_CASE("a machine without OpenGL 3.3 is told so, and nothing is left") {
  const TemporaryFolder folder;
  // Mesa's own switches; a machine with another driver still draws, and there is nothing to test.
  const Words old{"MESA_GL_VERSION_OVERRIDE=2.1", "LIBGL_ALWAYS_SOFTWARE=1"};
  const Words render{"render", "--size", "64x64", "--out", folder / "map.png"};
  if (run(render, old).code == 0) {
    MESSAGE("skipped: this driver takes no orders about its version");
    return;
  }
  check_fails(render, 3, {"OpenGL 3.3", "Mesa"}, old);
  check_fails({"film", "--from", "general-2015", "--to", "general-2017", "--seconds", "1", "--fps", "2", "--size",
               "64x64", "--out", folder / "film"},
              3, {"OpenGL 3.3"}, old);
  CHECK(folder.files().empty());
}

TEST_CASE("without ffmpeg a film file is refused, with what to do, and nothing is left") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  for (const char* name : {"film.mp4", "film.gif"})
    check_fails({"film", "--from", "general-2015", "--to", "general-2017", "--seconds", "1", "--fps", "2", "--size",
                 "64x64", "--out", folder / name},
                3, {"ffmpeg is missing", "numbered PNGs"}, {"PATH=" + folder.path().string()});
  CHECK(folder.files().empty());
}

TEST_CASE("an ffmpeg that fails is told with what it said, and nothing is left") {
  if (!can_draw()) return;
  const TemporaryFolder tools;
  const TemporaryFolder folder;
  write_file(tools / "ffmpeg", "#!/bin/sh\necho 'no such' >&2\necho encoder >&2\nexit 1\n");
  std::filesystem::permissions(tools / "ffmpeg", std::filesystem::perms::owner_all);
  check_fails({"film", "--from", "general-2015", "--to", "general-2017", "--seconds", "1", "--fps", "2", "--size",
               "64x64", "--out", folder / "film.mp4"},
              3, {"film.mp4", "ffmpeg stopped", "no such encoder"}, {"PATH=" + tools.path().string()});
  CHECK(folder.files().empty());
}

TEST_CASE("the window says that there is no display, and what needs none") {
  check_fails({}, 3, {"no display", "hustings render"}, {"DISPLAY=", "WAYLAND_DISPLAY=", "SDL_VIDEODRIVER=x11"});
}

TEST_CASE("the sample atlas has no faults") {
  const Ran ran = run({"check"});
  CHECK_MESSAGE(ran.code == 0, ran.out << ran.err);
  CHECK(contains_all(ran.out, {"contest general-2017: 73 of 73", "no faults"}));
  CHECK(ran.err.empty());
}
