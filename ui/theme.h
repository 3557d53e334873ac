// The look: Inter in four sizes, an 8-pixel rhythm, the dark palette.
#pragma once

#include <cstdint>
#include <imgui.h>

namespace hustings::ui {

/// Typefaces at the display's scale. `tabular` digits: every digit has one advance, so that figures line up.
struct Fonts {
  ImFont* small = nullptr;   ///< 13
  ImFont* body = nullptr;    ///< 15
  ImFont* strong = nullptr;  ///< 15, semi-bold
  ImFont* large = nullptr;   ///< 20, semi-bold
  ImFont* title = nullptr;   ///< 28, semi-bold
};

namespace palette {
constexpr std::uint32_t text = 0xE6EDF3;
constexpr std::uint32_t secondary = 0x9AA4B0;
constexpr std::uint32_t on_scrim = 0xC3CCD6;  ///< secondary text where the map may lie under it
constexpr std::uint32_t panel = 0x12171E;
constexpr std::uint32_t rule = 0x2A313B;
constexpr std::uint32_t control = 0x1E252E;
constexpr std::uint32_t control_hovered = 0x2A333F;
constexpr std::uint32_t control_active = 0xD9E2EC;  ///< light on dark: no party's colour
}  // namespace palette

/// Sets the style of the current ImGui context and builds its fonts, for `scale` pixels to one of the design. Throws
/// MachineError where Inter is not installed.
Fonts apply_theme(float scale);

ImU32 ink(std::uint32_t rgb, float alpha = 1);
ImVec4 ink4(std::uint32_t rgb, float alpha = 1);

}  // namespace hustings::ui
