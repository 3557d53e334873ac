// Runs the tests of one module, with a cache and sessions of its own: the user's are not touched, and decide nothing.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "tests/folder.h"
#include "tests/setting.h"

int main(int count, char** arguments) {
  const Folder folder;
  const Setting cache("HUSTINGS_CACHE", folder / "cache");
  const Setting state("HUSTINGS_STATE", folder / "state");
  const Setting sessions("HUSTINGS_SESSIONS", folder / "sessions");
  return doctest::Context(count, arguments).run();
}
