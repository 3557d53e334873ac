// Runs the tests of one module, with sessions of its own, and with a cache of its own or the one that CTest names: the
// user's are not touched, and decide nothing.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <malloc.h>
#include <string>
#include <string_view>

#include "tests/folder.h"
#include "tests/setting.h"

namespace {

/// Of the argument --cache=FOLDER.
std::string cache_named(int count, char** arguments) {
  constexpr std::string_view option = "--cache=";
  for (int i = 1; i < count; ++i)
    if (const std::string_view word = arguments[i]; word.starts_with(option))
      return std::string(word.substr(option.size()));
  return {};
}

/// What was freed is not given back to the system between frames, to be asked for again: pages cost more than memory.
void hold_on_to_memory() {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // bytes: the most that glibc takes
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
  mallopt(M_TOP_PAD, 32 << 20);
}

}  // namespace

int main(int count, char** arguments) {
  hold_on_to_memory();
  // Cases run side by side on all cores: more threads of Mesa's llvmpipe in each would only wait for one another.
  setenv("LP_NUM_THREADS", "1", 0);
  const Folder folder;
  const std::string cache = cache_named(count, arguments);
  const Setting shared("HUSTINGS_CACHE", cache.empty() ? (folder / "cache").string() : cache);
  const Setting state("HUSTINGS_STATE", folder / "state");
  const Setting sessions("HUSTINGS_SESSIONS", folder / "sessions");
  return doctest::Context(count, arguments).run();
}
