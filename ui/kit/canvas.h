// What is drawn on: the size of the picture and the scale of it.
#pragma once

#include <glm/vec2.hpp>
#include <imgui.h>

#include "ui/kit/theme.h"

namespace hustings::ui {

class Sheet;

/// A place or a size in pixels, as Dear ImGui has it.
inline ImVec2 pixel(glm::dvec2 at) { return {static_cast<float>(at.x), static_cast<float>(at.y)}; }

/// What is taken from the picture's edges; pixels.
struct Insets {
  float left = 0, right = 0, bottom = 0;
  float legend_bottom = 0;  ///< below the legend, which stands beside the bottom zone where that leaves it room
  float legend_top = 0;     ///< above the lower edge of the picture, where the legend begins
  // What there is for the legend; 0: as much as it likes.
  float legend_width = 0, legend_height = 0;
};

/// Where things go: the picture's size and scale.
struct Canvas {
  ImVec2 size;      ///< pixels
  float scale = 1;  ///< pixels to one of the design
  const Fonts* fonts = nullptr;
  Insets inset = {};       ///< by panels: legend, card and names keep clear of them
  Sheet* sheet = nullptr;  ///< that title, names, legend and source are drawn on
  bool scrims = true;      ///< under title and source; none where there is no ground to cover
  float px(float design) const { return design * scale; }
};

/// A part of the picture that text already has; pixels.
struct Rectangle {
  ImVec2 low, high;
  bool touches(const Rectangle& other) const {
    return low.x < other.high.x && other.low.x < high.x && low.y < other.high.y && other.low.y < high.y;
  }
};

constexpr float timeline_height = 72;  ///< design pixels
// Of the row of words below the title; design pixels.
constexpr float toolbar_left = 264;
constexpr float toolbar_top = 100;
constexpr float list_top = 108;       ///< design pixels; what lies over the map begins below the title
constexpr float narrow_width = 1000;  ///< design pixels; a narrower window has no room for the controls beside the map

}  // namespace hustings::ui
