// Where the window stood when the program ended, so that it opens there again.
#pragma once

#include <SDL_video.h>
#include <filesystem>
#include <glm/vec2.hpp>
#include <optional>
#include <span>

namespace hustings {

/// In the display's points; while the screen is full those from before.
struct WindowPlace {
  glm::ivec2 at{0, 0};
  glm::ivec2 size{0, 0};
  bool full_screen = false;
  bool operator==(const WindowPlace&) const = default;
};

/// A display's usable part; points.
struct DisplayArea {
  glm::ivec2 at{0, 0};
  glm::ivec2 size{0, 0};
};

/// The place as it can be taken: where a display that was there is gone, or is smaller now, on the one that has most of
/// it, no larger than that. None: the place is none (no size), or there is no display.
std::optional<WindowPlace> fitted(const WindowPlace& place, std::span<const DisplayArea> displays);

/// None: there is no such file, or it holds no place.
std::optional<WindowPlace> read_window_place(const std::filesystem::path& file);
/// Where it cannot be written, nothing happens: the window opens in the middle again.
void write_window_place(const std::filesystem::path& file, const WindowPlace& place);

/// In the state folder; none where nothing is remembered.
std::optional<std::filesystem::path> window_place_file();

/// Moves the window to where it was last; where that is not known it stays.
void recall_place(SDL_Window* window);
void remember_place(SDL_Window* window);

}  // namespace hustings
