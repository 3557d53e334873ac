// One Ctrl+C ends everything, whatever the program waits for, and who waits for nobody ends by itself.
#include <algorithm>
#include <array>
#include <csignal>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text/text.h"
#include "places.h"
#include "tests/app/loopback.h"
#include "tests/app/program.h"

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

/// A named pipe that a script writes to, and that stands open as long as any of the script's processes runs.
class NamedPipe {
 public:
  NamedPipe() {
    REQUIRE(::mkfifo(path().c_str(), 0600) == 0);
    end_ = ::open(path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);  // does not wait for who writes
    REQUIRE(end_ >= 0);
  }
  NamedPipe(const NamedPipe&) = delete;
  NamedPipe& operator=(const NamedPipe&) = delete;
  ~NamedPipe() { ::close(end_); }

  std::string path() const { return folder_ / "pipe"; }
  /// What the script says, which is one line.
  std::string said_to(const Started& program) const {
    REQUIRE(program.brings(end_));
    std::array<char, 64> line{};
    return {line.data(), static_cast<std::size_t>(std::max(ssize_t{0}, ::read(end_, line.data(), line.size())))};
  }
  /// Waits until all who could write have ended.
  void wait_for_end() const {
    ::fcntl(end_, F_SETFL, 0);
    std::array<char, 64> line{};
    while (::read(end_, line.data(), line.size()) > 0) {
    }
  }

 private:
  TemporaryFolder folder_;
  int end_ = -1;
};

/// A PATH on which ffmpeg is that script.
std::string path_with(const TemporaryFolder& folder, const std::string& script) {
  write_file(folder / "ffmpeg", "#!/bin/sh\n" + script);
  fs::permissions(folder / "ffmpeg", fs::perms::owner_all);
  return folder.path().string() + ":/usr/bin:/bin";
}

Words film(const FixtureAtlas& fixture, const std::string& out) {
  return {"film", "--from", "old",     "--to",    "new",   "--seconds", "60",           "--fps",
          "25",   "--size", "640x480", "--quiet", "--out", out,         fixture.atlas()};
}

void name_database(const FixtureAtlas& fixture, const Listener& listener) {
  fixture.replace("atlas.toml", "results = \"new.csv\"",
                  fmt::format("results = \"PG:host=127.0.0.1 port={} dbname=a user=b\"", listener.port()));
}

}  // namespace

TEST_CASE("an ffmpeg that is a script ends with all that it started, whether or not it listens") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  for (const char* first : {"", "trap '' TERM INT; "}) {
    const TemporaryFolder programs;
    const TemporaryFolder out;
    const NamedPipe pipe;
    const std::string script = fmt::format(
        "{}exec 9>'{}'; (sleep 600; :) & head -c 100000 >/dev/null; echo ready >&9; while :; do sleep 600; done\n",
        first, pipe.path());
    Started program(film(fixture, out / "film.mp4"), {"PATH=" + path_with(programs, script)});
    REQUIRE(pipe.said_to(program) == "ready\n");
    program.send(SIGINT);
    CHECK(program.code() == 130);
    CHECK(out.files().empty());
    pipe.wait_for_end();
  }
}

TEST_CASE("a pipe that is held by somebody who never reads keeps nobody waiting") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  const TemporaryFolder programs;
  const TemporaryFolder out;
  const NamedPipe pipe;
  // In a session of its own, beyond the reach of the group, with the pipe's other end.
  const std::string script = fmt::format("setsid sleep 600 & echo $! >'{}'; sleep 600\n", pipe.path());
  Started program(film(fixture, out / "film.mp4"), {"PATH=" + path_with(programs, script)});
  const auto process = hustings::maybe_integer(hustings::trimmed(pipe.said_to(program)));
  REQUIRE(process);
  program.send(SIGINT);
  CHECK(program.code() == 130);
  CHECK(out.files().empty());
  ::kill(static_cast<pid_t>(*process), SIGKILL);
}

TEST_CASE("an ffmpeg that ends well without a film is not believed") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  const std::string last = "for word; do :; done; ";
  for (const std::string& script :
       {std::string("cat >/dev/null; exit 0\n"), "cat >/dev/null; " + last + ": >\"${word#file:}\"\n",
        "cat >/dev/null; " + last + "echo no film >\"${word#file:}\"\n",
        "cat >/dev/null; " + last + "head -c 100000 /dev/zero >\"${word#file:}\"\n", std::string("exit 0\n")})
    for (const char* name : {"film.mp4", "film.webm", "film.gif"}) {
      const TemporaryFolder programs;
      const TemporaryFolder out;
      const Ran ran = run({"film", "--from", "old", "--to", "new", "--seconds", "1", "--fps", "2", "--size", "64x48",
                           "--quiet", "--out", out / name, fixture.atlas()},
                          {"PATH=" + path_with(programs, script)});
      CHECK(ran.code == 3);
      CHECK_MESSAGE(contains_all(ran.err, {name, "ffmpeg"}), ran.err);
      CHECK(out.files().empty());
    }
}

TEST_CASE("what ffmpeg says cannot steer the terminal, and does not go to it by itself") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  const TemporaryFolder programs;
  const TemporaryFolder out;
  const Ran ran =
      run({"film", "--from", "old", "--to", "new", "--seconds", "1", "--fps", "2", "--size", "64x48", "--quiet",
           "--out", out / "film.mp4", fixture.atlas()},
          {"PATH=" + path_with(programs, "printf 'out\\033[31m'; printf '\\033]0;title\\007' >&2; exit 1\n")});
  CHECK(ran.code == 3);
  CHECK(ran.out.empty());
  CHECK(ran.err.find('\x1b') == std::string::npos);
  CHECK_MESSAGE(contains_all(ran.err, {"\\x1b]0;title\\x07"}), ran.err);
}

TEST_CASE("a database that takes the call and never answers: Ctrl+C ends each command at once") {
  for (const Words& words : {Words{"check"}, Words{"table", "--contest", "new"},
                             Words{"render", "--size", "64x48", "--out", ""}, Words{"atlas-book", "--out", ""}}) {
    Listener listener;
    const FixtureAtlas fixture;
    name_database(fixture, listener);
    Words all = words;
    for (std::string& word : all)
      if (word.empty()) word = fixture.folder() / (words.front() == "render" ? "a.svg" : "a.pdf");
    all.push_back(fixture.atlas());
    Started program(all);
    REQUIRE(program.brings(listener.descriptor()));
    program.send(SIGINT);
    CHECK(program.code() == 130);
    CHECK_FALSE(fs::exists(fixture.folder() / "a.svg"));
  }
}

TEST_CASE("a database that never answers is an error after a while, with what to do") {
  Listener listener;
  const FixtureAtlas fixture;
  name_database(fixture, listener);
  const Ran ran = run({"check", fixture.atlas()}, {"HUSTINGS_DATABASE_SECONDS=1"});
  CHECK(ran.code == 1);
  CHECK_MESSAGE(contains_all(ran.err, {"the database", "Check"}), ran.err);
}
