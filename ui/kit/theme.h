// The look: Inter in four sizes, an 8-pixel rhythm, a palette for each look.
#pragma once

#include <cstdint>
#include <imgui.h>
#include <string>
#include <utility>

#include "atlas/view/view.h"

namespace hustings::ui {

/// The kinds of text, as in Fonts.
enum class TextStyle { small, body, strong, large, title };

/// The typeface of a kind of text, and the height of its line.
struct TextFace {
  bool semi_bold = false;
  float height = 0;  ///< design pixels of a line, from the top of its ascenders to the foot of its descenders
};
TextFace face_of(TextStyle style);
/// The line's height in whole pixels, as fonts are built.
float line_height(TextStyle style, float scale);
/// Inter's file. Throws MachineError where it is not installed.
std::string inter_file(bool semi_bold);
/// The letters that all fonts have, as ImGui has ranges: pairs, and a 0 at the end.
const ImWchar* usual_ranges();

/// Typefaces at the display's scale. `tabular` digits: every digit has one advance, so that figures line up.
struct Fonts {
  ImFont* small = nullptr;   ///< 13
  ImFont* body = nullptr;    ///< 15
  ImFont* strong = nullptr;  ///< 15, semi-bold
  ImFont* large = nullptr;   ///< 20, semi-bold
  ImFont* title = nullptr;   ///< 28, semi-bold
};

/// Colours of what is written and drawn over the map; 0xRRGGBB.
struct Palette {
  std::uint32_t text;
  std::uint32_t secondary;
  std::uint32_t on_scrim;  ///< secondary text where the map may lie under it
  std::uint32_t panel;
  std::uint32_t rule;
  std::uint32_t control;
  std::uint32_t control_hovered;
  std::uint32_t control_active;  ///< of what is chosen: no party's colour
  std::uint32_t grab;            ///< of a slider's handle, which its figure is read through
  std::uint32_t ground;          ///< of scrims, and of halos about text
  std::uint32_t track;           ///< lines and bars that something else runs along
  std::uint32_t mark;            ///< the fill of marks on them
  std::uint32_t pattern;         ///< of patterns over areas without a value
  float panel_opacity;
};
const Palette& palette_of(Look look);
constexpr float scrim_opacity = 0.84f;  ///< of the ground that title and source bring over the map
/// The palette of the current ImGui context, as apply_style left it.
const Palette& palette();

class FontLetters;

/// Builds the fonts of the current ImGui context, for `scale` pixels to one of the design: Inter, and for what it lacks
/// the typefaces that follow it (base/text/letters). Throws MachineError where Inter is not installed. `letters`:
/// beside the usual ones.
Fonts build_fonts(float scale);
Fonts build_fonts(float scale, const FontLetters& letters);
/// Those of two scales at once: of what is read from afar, and of panels. The second set is the context's default.
std::pair<Fonts, Fonts> build_fonts(float scale, float panel_scale, const FontLetters& letters);

/// Sets the style of the current ImGui context.
void apply_style(float scale, Look look);

ImU32 ink(std::uint32_t rgb, float alpha = 1);
/// Text with a soft edge, readable on any tint.
struct HaloInk {
  ImU32 text;
  ImU32 halo;
  float reach;  ///< of the halo, pixels
};
ImVec4 ink4(std::uint32_t rgb, float alpha = 1);

}  // namespace hustings::ui
