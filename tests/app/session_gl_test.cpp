// The real program, killed while it runs: what it kept is whole.
#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "atlas/saved/session.h"
#include "tests/app/program.h"

using namespace hustings;

namespace {

/// The program with a window off-screen, which remembers in the folder `state`.
std::vector<std::string> off_screen(const TemporaryFolder& state) {
  return {"SDL_VIDEODRIVER=offscreen", "HUSTINGS_STATE=" + state.path().string()};
}

std::string text_in(const std::string& file) { return std::filesystem::exists(file) ? read_file(file) : ""; }

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
  const auto check_killed = [&](const std::function<bool()>& moment) {
    {
      const Started program({"--session", folder / "film.toml", "--size", "320x240"}, off_screen(state));
      REQUIRE(program.brings(state.path(), moment));
    }
    const Outcome<Session> kept = read_session(last);
    REQUIRE(kept);
    CHECK(kept.findings.empty());
    CHECK(kept.value->view.look == Look::light);
    CHECK(kept.value->view.colour == ColourMode::swing);
    CHECK(kept.value->playback.loop);
    moments.insert(kept.value->playback.progress);
  };
  SUBCASE("once it is written") {
    check_killed([&] { return !text_in(last).empty(); });
  }
  SUBCASE("while it is written again, and once that is done") {
    std::string first;
    const auto written_first = [&] {
      if (first.empty()) first = text_in(last);
      return !first.empty();
    };
    check_killed([&] { return written_first() && (state.files().size() > 1 || text_in(last) != first); });
    first.clear();
    std::filesystem::remove(last);
    check_killed([&] { return written_first() && text_in(last) != first; });
    CHECK(moments.size() > 1);
  }
  // What was kept opens as any session does.
  const TemporaryFolder other;
  const Started program({"--session", last, "--size", "320x240"}, off_screen(other));
  CHECK(program.brings(other.path(), [&] { return !text_in(other / "last-session.toml").empty(); }));
}

TEST_CASE("a session that cannot be read, or comes with another view, is refused with one line") {
  const TemporaryFolder folder;
  const Ran missing = run({"--session", folder / "none.toml"}, {"SDL_VIDEODRIVER=offscreen"});
  CHECK((missing.code == 1 || missing.code == 3));  // 3 where no window can be opened
  const Ran both = run({"--session", folder / "none.toml", "--contest", "general-2017"});
  CHECK(both.code == 2);
  CHECK(contains_all(both.err, {"--session", "--contest"}));
}
