#include "atlas/parse_toml.h"

#include <doctest/doctest.h>

#include <string>

#include "atlas/saved/session.h"
#include "atlas/saved/story.h"

using namespace hustings;

namespace {

std::string repeated(const std::string& text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

/// The line that the refusal names; 0 where there is none.
long refused_in(const std::string& text) {
  try {
    parse_toml(text, "a.toml");
    return 0;
  } catch (const toml::parse_error& error) {
    CHECK(std::string(error.description()).find("64 deep") != std::string::npos);
    REQUIRE(error.source().path);
    CHECK(*error.source().path == "a.toml");
    return static_cast<long>(error.source().begin.line);
  }
}

}  // namespace

TEST_CASE("keys, tables and lists may lie 64 deep, in any mixture") {
  CHECK(refused_in(repeated("a.", 64) + "a = 1\n") == 0);
  CHECK(refused_in(repeated("a.", 65) + "a = 1\n") == 1);
  CHECK(refused_in("x = " + repeated("[", 64) + repeated("]", 64) + "\n") == 0);
  CHECK(refused_in("x = " + repeated("[", 65) + repeated("]", 65) + "\n") == 1);
  CHECK(refused_in("\n\n[" + repeated("a.", 70) + "a]\n") == 3);
  CHECK(refused_in("x = 1\ny = " + repeated("{a.b.c = ", 30) + "1" + repeated("}", 30)) == 2);
  CHECK(refused_in("x = [\n" + repeated("{a = [\n", 40)) > 30);
  CHECK(refused_in(repeated("\"a.b\" . 'c' .", 40) + "d = 1") == 1);
}

TEST_CASE("what only looks deep is read") {
  const std::string brackets = repeated("[", 100);
  const std::string dots = repeated("a.", 100);
  CHECK(refused_in("x = \"" + brackets + dots + "\"\n") == 0);
  CHECK(refused_in("x = '" + brackets + "\\'\n") == 0);
  CHECK(refused_in("# " + brackets + dots + "\n") == 0);
  CHECK(refused_in("x = \"\"\"\n" + brackets + "\n\\\"\"\" " + dots + "\"\"\"\n") == 0);
  CHECK(refused_in("x = '''\n" + brackets + "''\n" + dots + "'''\ny = 1 # ''' " + dots) == 0);
  CHECK(refused_in("x = [" + repeated("1.5, ", 500) + "]\n") == 0);
  CHECK(refused_in("x = [" + repeated("[1.5], [2.5],\n", 500) + "]\n") == 0);
  CHECK(refused_in(repeated("[[a]]\nb.c.d = 1.5\ne = {f.g = 2.5}\n", 500)) == 0);
  CHECK(refused_in(repeated("[t]\n", 0) + "x = \"a\\\\\"\ny = \"" + brackets + "\"\n") == 0);
}

TEST_CASE("a session or a story that is too deep is an error or loses that line") {
  const std::string deep = repeated("a.", 100'000) + "a = 1\n";
  CHECK_FALSE(session_from(deep, "s.toml"));
  const Outcome<Session> session = session_from("version = 1\n" + deep + "atlas = \"uk.toml\"\n", "s.toml");
  REQUIRE(session);
  CHECK(session.value->atlas == "uk.toml");
  REQUIRE(session.findings.size() == 1);
  CHECK(session.findings.front().place.row == 2);
  const Outcome<Story> story = story_from("[[cue]]\ntitle = \"A\"\n" + deep, "s.toml");
  CHECK_FALSE(story);
  CHECK(story.findings.front().place.row == 3);
}

TEST_CASE("a session that says one thing thousands of times is given up, not worked at for ever") {
  CHECK_FALSE(session_from(repeated("a = 1\n", 20'000), "s.toml"));
}
