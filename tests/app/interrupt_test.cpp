// One Ctrl+C ends everything, whatever the program waits for, and who waits for nobody ends by itself.
#include <csignal>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "places.h"
#include "tests/app/loopback.h"
#include "tests/app/program.h"

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

/// The program, started and not waited for.
class Started {
 public:
  Started(const Words& arguments, const std::string& path) : child_(start(arguments, path)) {}
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;
  ~Started() {
    if (child_ > 0) ::kill(child_, SIGKILL), ::waitpid(child_, nullptr, 0);
  }

  void interrupt() const { ::kill(child_, SIGINT); }
  /// Its exit code; a minute is far more than it may take.
  int code() {
    int status = 0;
    for (int i = 0; i < 6000 && ::waitpid(child_, &status, WNOHANG) == 0; ++i) ::usleep(10'000);
    if (status == 0 && ::kill(child_, 0) == 0) return -1000;
    child_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

 private:
  pid_t child_;
};

/// Until it is so, or for a minute.
template <class Condition>
bool comes_true(Condition condition) {
  for (int i = 0; i < 6000; ++i) {
    if (condition()) return true;
    ::usleep(10'000);
  }
  return false;
}

bool runs(pid_t process) {
  if (::kill(process, 0) != 0) return false;
  const std::string status = read_file(fmt::format("/proc/{}/stat", process));
  return status.find(") Z ") == std::string::npos;  // nobody has asked for how it ended
}

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
    const std::string pids = programs / "pids";
    const std::string script = fmt::format(
        "{}(sleep 600; :) & echo $! >>{}; echo $$ >>{}; head -c 100000 >/dev/null; mv {} {}.all; while :; do sleep "
        "600; "
        "done\n",
        first, pids, pids, pids, pids);
    Started program(film(fixture, out / "film.mp4"), path_with(programs, script));
    REQUIRE(comes_true([&] { return fs::exists(pids + ".all"); }));
    program.interrupt();
    CHECK(program.code() == 130);
    CHECK(out.files().empty());
    for (const std::string& line : hustings::split(read_file(pids + ".all"), '\n'))
      if (const auto process = hustings::maybe_integer(line))
        CHECK(comes_true([&] { return !runs(static_cast<pid_t>(*process)); }));
  }
}

TEST_CASE("a pipe that is held by somebody who never reads keeps nobody waiting") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  const TemporaryFolder programs;
  const TemporaryFolder out;
  const std::string pid = programs / "pid";
  // In a session of its own, beyond the reach of the group, with the pipe's other end.
  const std::string script =
      fmt::format("setsid sleep 600 & echo $! >{}.part; mv {}.part {}; sleep 600\n", pid, pid, pid);
  Started program(film(fixture, out / "film.mp4"), path_with(programs, script));
  REQUIRE(comes_true([&] { return fs::exists(pid); }));
  program.interrupt();
  CHECK(program.code() == 130);
  CHECK(out.files().empty());
  ::kill(static_cast<pid_t>(hustings::maybe_integer(hustings::trimmed(read_file(pid))).value()), SIGKILL);
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
    Started program(all, "");
    REQUIRE(comes_true([&] { return listener.was_called(); }));
    program.interrupt();
    CHECK(program.code() == 130);
    CHECK_FALSE(fs::exists(fixture.folder() / "a.svg"));
  }
}

TEST_CASE("a database that never answers is an error after a while, with what to do") {
  Listener listener;
  const FixtureAtlas fixture;
  name_database(fixture, listener);
  const Ran ran = run({"check", fixture.atlas()}, {"HUSTINGS_DATABASE_SECONDS=2"});
  CHECK(ran.code == 1);
  CHECK_MESSAGE(contains_all(ran.err, {"the database", "Check"}), ran.err);
}
