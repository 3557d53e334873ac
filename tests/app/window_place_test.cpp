#include "app/desktop/window_place.h"

#include <array>
#include <doctest/doctest.h>

#include "tests/folder.h"

using namespace hustings;

namespace {

constexpr std::array<DisplayArea, 2> two_displays{{{{0, 0}, {1920, 1050}}, {{1920, 0}, {1280, 1024}}}};

}  // namespace

TEST_CASE("a window opens where it stood, on either display") {
  for (const glm::ivec2 at : {glm::ivec2(100, 60), {1920, 0}, {2000, 100}}) {
    const WindowPlace place{.at = at, .size = {900, 700}, .full_screen = false};
    CHECK(fitted(place, two_displays) == place);
  }
}

TEST_CASE("where its display is gone it stands on the one that is left, whole") {
  const auto place =
      fitted({.at = {2400, 300}, .size = {900, 700}, .full_screen = true}, std::span(two_displays).first(1));
  REQUIRE(place.has_value());
  CHECK(place->at == glm::ivec2(1020, 300));
  CHECK(place->size == glm::ivec2(900, 700));
  CHECK(place->full_screen);
}

TEST_CASE("a window is no larger than its display, and no place is no place") {
  const auto place = fitted({.at = {-50, -50}, .size = {3000, 2000}, .full_screen = false}, two_displays);
  REQUIRE(place.has_value());
  CHECK(place->at == glm::ivec2(0, 0));
  CHECK(place->size == glm::ivec2(1920, 1050));
  CHECK_FALSE(fitted({}, two_displays).has_value());
  CHECK_FALSE(fitted({.at = {0, 0}, .size = {900, 700}, .full_screen = false}, {}).has_value());
}

TEST_CASE("a place is read as it was written; what is no place is none") {
  const Folder folder;
  const WindowPlace place{.at = {-12, 40}, .size = {1366, 768}, .full_screen = true};
  write_window_place(folder.path() / "new" / "window.toml", place);
  CHECK(read_window_place(folder.path() / "new" / "window.toml") == place);
  CHECK_FALSE(read_window_place(folder / "none.toml").has_value());
  for (const char* text : {"x = [", "x = 999999999\nwidth = 1\n"})
    CHECK_FALSE(read_window_place(folder.write("bad.toml", text)).has_value());
}
