#include "app/desktop/window_place.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <glm/common.hpp>
#include <iterator>
#include <system_error>

#include "atlas/parse_toml.h"
#include "base/finding.h"
#include "base/paths.h"
#include "base/whole_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr glm::ivec2 least{640, 400};  // of a window that can be used

int shared_part(const WindowPlace& place, const DisplayArea& display) {
  const glm::ivec2 low = glm::max(place.at, display.at);
  const glm::ivec2 high = glm::min(place.at + place.size, display.at + display.size);
  const glm::ivec2 part = glm::max(high - low, glm::ivec2(0));
  return part.x * part.y;
}

std::vector<DisplayArea> usable_displays() {
  std::vector<DisplayArea> displays;
  for (int i = 0; i < SDL_GetNumVideoDisplays(); ++i) {
    SDL_Rect area;
    if (SDL_GetDisplayUsableBounds(i, &area) == 0) displays.push_back({{area.x, area.y}, {area.w, area.h}});
  }
  return displays;
}

bool is_full(SDL_Window* window) {
  return (SDL_GetWindowFlags(window) & SDL_WINDOW_FULLSCREEN_DESKTOP) == SDL_WINDOW_FULLSCREEN_DESKTOP;
}

}  // namespace

std::optional<WindowPlace> fitted(const WindowPlace& place, std::span<const DisplayArea> displays) {
  if (place.size.x < least.x || place.size.y < least.y || displays.empty()) return std::nullopt;
  const DisplayArea& display = *std::max_element(
      displays.begin(), displays.end(),
      [&](const DisplayArea& a, const DisplayArea& b) { return shared_part(place, a) < shared_part(place, b); });
  WindowPlace taken = place;
  taken.size = glm::min(place.size, display.size);
  taken.at = glm::clamp(place.at, display.at, display.at + display.size - taken.size);
  return taken;
}

std::optional<WindowPlace> read_window_place(const fs::path& file) {
  std::ifstream in(file);
  if (!in) return std::nullopt;
  try {
    const toml::table table = parse_toml(std::string(std::istreambuf_iterator<char>(in), {}));
    const auto number = [&](const char* key) { return table[key].value<int>().value_or(0); };
    const WindowPlace place{.at = {number("x"), number("y")},
                            .size = {number("width"), number("height")},
                            .full_screen = table["full_screen"].value_or(false)};
    constexpr int furthest = 100'000;  // points; no desk is so wide
    const auto is_near = [](glm::ivec2 at) { return std::max(std::abs(at.x), std::abs(at.y)) <= furthest; };
    return is_near(place.at) && is_near(place.size) ? std::optional(place) : std::nullopt;
  } catch (const toml::parse_error&) {
    return std::nullopt;
  }
}

void write_window_place(const fs::path& file, const WindowPlace& place) {
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);
  try {
    WholeFile(file).keep(fmt::format("x = {}\ny = {}\nwidth = {}\nheight = {}\nfull_screen = {}\n", place.at.x,
                                     place.at.y, place.size.x, place.size.y, place.full_screen));
  } catch (const MachineError&) {  // the work is done; the next window opens in the middle
  }
}

std::optional<fs::path> window_place_file() {
  const auto folder = state_folder();
  return folder ? std::optional(*folder / "window.toml") : std::nullopt;
}

void recall_place(SDL_Window* window) {
  const auto file = window_place_file();
  const auto before = file ? read_window_place(*file) : std::nullopt;
  const auto place = before ? fitted(*before, usable_displays()) : std::nullopt;
  if (!place) return;
  SDL_SetWindowSize(window, place->size.x, place->size.y);
  SDL_SetWindowPosition(window, place->at.x, place->at.y);
  if (place->full_screen) SDL_SetWindowFullscreen(window, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

void remember_place(SDL_Window* window) {
  const auto file = window_place_file();
  if (!file) return;
  WindowPlace place = read_window_place(*file).value_or(WindowPlace{});
  place.full_screen = is_full(window);
  if (!place.full_screen) {
    SDL_GetWindowPosition(window, &place.at.x, &place.at.y);
    SDL_GetWindowSize(window, &place.size.x, &place.size.y);
  }
  write_window_place(*file, place);
}

}  // namespace hustings
