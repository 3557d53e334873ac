// The real program, killed while it runs: what it kept is whole.
#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "atlas/saved/session.h"
#include "places.h"
#include "tests/app/program.h"

using namespace hustings;

namespace {

/// The program with a window off-screen, until it is killed.
class Running {
 public:
  Running(const std::vector<std::string>& arguments, const std::string& state) {
    const std::string before = std::getenv("HUSTINGS_STATE");
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    setenv("HUSTINGS_STATE", state.c_str(), 1);
    std::vector<std::string> words = {HUSTINGS_BINARY};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const int failed = ::posix_spawn(&child_, HUSTINGS_BINARY, nullptr, nullptr, pointers.data(), environ);
    setenv("HUSTINGS_STATE", before.c_str(), 1);
    REQUIRE(failed == 0);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() { kill(); }

  bool alive() const { return child_ > 0 && ::waitpid(child_, nullptr, WNOHANG) == 0; }
  void kill() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = 0;
  }

 private:
  pid_t child_ = 0;
};

void wait_for_file(const Running& program, const std::string& file, int seconds) {
  for (int i = 0; i < 50 * seconds && !std::filesystem::exists(file); ++i) {
    REQUIRE(program.alive());
    ::usleep(20'000);
  }
  REQUIRE(std::filesystem::exists(file));
}

}  // namespace

TEST_CASE("the last session survives the end of the process at any moment, and opens") {
  if (!can_draw()) return;
  const TemporaryFolder folder;
  const TemporaryFolder state;
  const std::string last = state / "last-session.toml";
  // A film that runs in a loop changes all the time.
  write_file(folder / "film.toml",
             "version = 1\n[view]\ncontest = \"general-2010\"\ncolour = \"swing\"\nlook = \"light\"\n"
             "[playback]\ntrack = \"westminster\"\nplaying = true\nprogress = 0.0\nspeed = 4.0\nloop = true\n");
  std::set<double> moments;
  for (const int milliseconds : {0, 700, 2300}) {
    Running program({"--session", folder / "film.toml", "--size", "320x240"}, state.path().string());
    wait_for_file(program, last, 60);
    ::usleep(static_cast<useconds_t>(milliseconds) * 1000);
    program.kill();
    const Outcome<Session> kept = read_session(last);
    REQUIRE(kept);
    CHECK(kept.findings.empty());
    CHECK(kept.value->view.look == Look::light);
    CHECK(kept.value->view.colour == ColourMode::swing);
    CHECK(kept.value->playback.loop);
    moments.insert(kept.value->playback.progress);
    if (milliseconds < 2300) std::filesystem::remove(last);
  }
  CHECK(moments.size() > 1);
  // What was kept opens as any session does.
  const TemporaryFolder other;
  Running program({"--session", last, "--size", "320x240"}, other.path().string());
  wait_for_file(program, other / "last-session.toml", 60);
  CHECK(program.alive());
}

TEST_CASE("a session that cannot be read, or comes with another view, is refused with one line") {
  const TemporaryFolder folder;
  const Ran missing = run({"--session", folder / "none.toml"}, {"SDL_VIDEODRIVER=offscreen"});
  CHECK((missing.code == 1 || missing.code == 3));  // 3 where no window can be opened
  const Ran both = run({"--session", folder / "none.toml", "--contest", "general-2017"});
  CHECK(both.code == 2);
  CHECK(contains_all(both.err, {"--session", "--contest"}));
}
