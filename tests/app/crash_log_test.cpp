// A crash: the log that it leaves, and what the next start makes of it.
#include <doctest/doctest.h>

#include <csignal>
#include <cstdlib>

#include "app/desktop/crash_log.h"
#include "tests/app/loopback.h"
#include "tests/app/program.h"

using namespace hustings;

namespace {

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a crash leaves a log in the state folder, and ends the program as it would have ended") {
  for (const int signal : {SIGSEGV, SIGABRT}) {
    const TemporaryFolder state;
    const FixtureAtlas fixture;
    const Listener listener;  // who waits for it stands still
    fixture.replace("atlas.toml", "results = \"new.csv\"",
                    "results = \"PG:host=127.0.0.1 port=" + std::to_string(listener.port()) + " dbname=a user=b\"");
    Started program({"check", fixture.atlas()}, {"HUSTINGS_STATE=" + (state / "deep/state")});
    REQUIRE(program.brings(listener.descriptor()));
    program.send(signal);
    CHECK(program.code() == -signal);
    const std::string log = read_file(state / "deep/state/crash.log");
    CHECK(contains_all(log, {"Hustings", signal == SIGSEGV ? "SIGSEGV" : "SIGABRT", "hustings("}));
  }
}

TEST_CASE("without a state folder a crash leaves nothing, and ends the program all the same") {
  const FixtureAtlas fixture;
  const Listener listener;
  fixture.replace("atlas.toml", "results = \"new.csv\"",
                  "results = \"PG:host=127.0.0.1 port=" + std::to_string(listener.port()) + " dbname=a user=b\"");
  Started program({"check", fixture.atlas()}, {"HUSTINGS_STATE=off"});
  REQUIRE(program.brings(listener.descriptor()));
  program.send(SIGSEGV);
  CHECK(program.code() == -SIGSEGV);
}

TEST_CASE("a log is told of once, keeps its name then, and old ones go") {
  const TemporaryFolder state;
  CHECK_FALSE(take_crash_log(state.path()));
  CHECK_FALSE(take_crash_log(std::nullopt));
  CHECK_FALSE(take_crash_log(state.path() / "absent"));
  for (const char* name : {"crash-2001-01-01-000000.log", "crash-2002-01-01-000000.log", "crash-2003-01-01-000000.log",
                           "crash-2004-01-01-000000.log", "crash-2005-01-01-000000.log"})
    write_file(state / name, "old");
  write_file(state / "crash.log", "new");
  write_file(state / "last-session.toml", "kept");
  const auto log = take_crash_log(state.path());
  REQUIRE(log);
  CHECK(read_file(*log) == "new");
  CHECK(log->filename().string().starts_with("crash-20"));
  CHECK_FALSE(take_crash_log(state.path()));
  const Words files = state.files();
  CHECK(files.size() == 6);  // five logs and the session
  CHECK(files.front() == "crash-2002-01-01-000000.log");
}
