#include "ui/kit/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "base/finding.h"
#include "base/text/letters.h"
#include "ui/kit/font_letters.h"

namespace hustings::ui {

namespace {

using Ranges = std::vector<ImWchar>;

/// Letters beside the usual ones by the typeface that has them, as ranges that outlive the building.
std::vector<Ranges> ranges_of(const FontLetters& letters, bool semi_bold) {
  std::vector<Ranges> ranges(typeface_files(semi_bold).size());
  for (const char32_t letter : letters.all())
    if (const auto typeface = typeface_with(letter, semi_bold)) {
      Ranges& there = ranges[*typeface];
      const auto code = static_cast<ImWchar>(letter);
      if (!there.empty() && there.back() + 1 == code) there.back() = code;
      else there.insert(there.end(), {code, code});
    }
  for (Ranges& there : ranges)
    if (!there.empty()) there.push_back(0);
  return ranges;
}

/// Adds fonts to the context's, which keeps pointers to the ranges until it has built them.
class FontAdder {
 public:
  explicit FontAdder(const FontLetters& letters) : ranges_{ranges_of(letters, false), ranges_of(letters, true)} {}

  Fonts add_all(float scale) const {
    Fonts fonts;
    fonts.body = add(TextStyle::body, scale);
    fonts.small = add(TextStyle::small, scale);
    fonts.strong = add(TextStyle::strong, scale);
    fonts.large = add(TextStyle::large, scale);
    fonts.title = add(TextStyle::title, scale);
    return fonts;
  }

 private:
  ImFont* add(TextStyle style, float scale) const {
    const bool semi_bold = face_of(style).semi_bold;
    const std::string inter = inter_file(semi_bold);
    const float height = line_height(style, scale);
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFont* font = atlas.AddFontFromFileTTF(inter.c_str(), height, nullptr, usual_ranges());
    const std::vector<std::string>& files = typeface_files(semi_bold);
    for (std::size_t i = 0; i < files.size(); ++i) {
      const Ranges& ranges = ranges_[semi_bold ? 1 : 0][i];
      if (ranges.empty()) continue;
      ImFontConfig config;
      config.MergeMode = true;
      // The same em: lines of other typefaces are of other heights.
      const auto part = static_cast<float>(line_height_in_ems(files[i]) / line_height_in_ems(files.front()));
      atlas.AddFontFromFileTTF(files[i].c_str(), std::round(height * part), &config, ranges.data());
    }
    return font;
  }

  std::array<std::vector<Ranges>, 2> ranges_;  ///< regular, semi-bold
};

/// What is no letter of any typeface is a dot, and the mark before text in order of sight (font_letters) takes no room.
void add_last_resorts(ImFont* font) {
  font->FallbackChar = 0x00B7;
  for (const ImWchar unseen : {ImWchar{0x202D}, ImWchar{0x202C}})
    font->AddGlyph(nullptr, unseen, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// This ImGui applies no OpenType features, so Inter's tabular figures are made by hand: every digit gets the widest
/// one's advance and stands in its middle.
void make_digits_tabular(ImFont* font) {
  float widest = 0;
  for (const ImFontGlyph& glyph : font->Glyphs)
    if (glyph.Codepoint >= '0' && glyph.Codepoint <= '9') widest = std::max(widest, glyph.AdvanceX);
  for (ImFontGlyph& glyph : font->Glyphs) {
    if (glyph.Codepoint < '0' || glyph.Codepoint > '9') continue;
    const float shift = std::round((widest - glyph.AdvanceX) / 2);
    glyph.X0 += shift;
    glyph.X1 += shift;
    glyph.AdvanceX = widest;
  }
  font->BuildLookupTable();
}

}  // namespace

TextFace face_of(TextStyle style) {
  switch (style) {
    case TextStyle::small: return {false, 13};
    case TextStyle::strong: return {true, 15};
    case TextStyle::large: return {true, 20};
    case TextStyle::title: return {true, 28};
    case TextStyle::body: break;
  }
  return {false, 15};
}

float line_height(TextStyle style, float scale) { return std::round(face_of(style).height * scale); }

const ImWchar* usual_ranges() {
  // Inter lacks two letters of Latin Extended, and those of controls.
  static constexpr std::array<ImWchar, 21> ranges = {0x0020, 0x007E, 0x00A0, 0x0148, 0x014A, 0x01C3, 0x01C5,
                                                     0x024F, 0x2010, 0x2027, 0x2190, 0x2193, 0x2212, 0x2212,
                                                     0x2030, 0x2030, 0x20AC, 0x20AC, 0};
  return ranges.data();
}

std::string inter_file(bool semi_bold) {
  const std::string& path = typeface_files(semi_bold).front();
  if (!std::filesystem::exists(path))
    throw MachineError("the typeface " + path + " is missing; install the package fonts-inter");
  return path;
}

ImVec4 ink4(std::uint32_t rgb, float alpha) {
  return {static_cast<float>((rgb >> 16U) & 255U) / 255, static_cast<float>((rgb >> 8U) & 255U) / 255,
          static_cast<float>(rgb & 255U) / 255, alpha};
}

ImU32 ink(std::uint32_t rgb, float alpha) { return ImGui::ColorConvertFloat4ToU32(ink4(rgb, alpha)); }

Fonts build_fonts(float scale) { return build_fonts(scale, FontLetters()); }

Fonts build_fonts(float scale, const FontLetters& letters) { return build_fonts(scale, scale, letters).first; }

std::pair<Fonts, Fonts> build_fonts(float scale, float panel_scale, const FontLetters& letters) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // the program keeps its own state
  io.LogFilename = nullptr;
  io.Fonts->Clear();
  const FontAdder adder(letters);
  const Fonts fonts = adder.add_all(scale);
  const Fonts of_panels = panel_scale == scale ? fonts : adder.add_all(panel_scale);
  io.Fonts->Build();
  for (ImFont* font : io.Fonts->Fonts) {
    add_last_resorts(font);
    make_digits_tabular(font);
  }
  io.FontDefault = of_panels.body;
  return {fonts, of_panels};
}

const Palette& palette_of(Look look) {
  static constexpr Palette dark{.text = 0xE6EDF3,
                                .secondary = 0x9AA4B0,
                                .on_scrim = 0xC3CCD6,
                                .panel = 0x12171E,
                                .rule = 0x2A313B,
                                .control = 0x1E252E,
                                .control_hovered = 0x2A333F,
                                .control_active = 0xD9E2EC,
                                .grab = 0x606B79,
                                .ground = 0x0E1116,
                                .track = 0x39414D,
                                .mark = 0x2F3844,
                                .pattern = 0x99A3B2,
                                .panel_opacity = 0.93f};
  static constexpr Palette light{.text = 0x14181D,
                                 .secondary = 0x525B66,
                                 .on_scrim = 0x39414A,
                                 .panel = 0xFCFCFB,
                                 .rule = 0xD6DADF,
                                 .control = 0xECEEF0,
                                 .control_hovered = 0xDFE3E7,
                                 .control_active = 0x242B33,
                                 .grab = 0x7B8692,
                                 .ground = 0xFFFFFF,
                                 .track = 0xC3C9D0,
                                 .mark = 0xE6E9EC,
                                 .pattern = 0x5F6974,
                                 .panel_opacity = 0.95f};
  static constexpr Palette contrast{.text = 0xFFFFFF,
                                    .secondary = 0xE2E8EE,
                                    .on_scrim = 0xFFFFFF,
                                    .panel = 0x000000,
                                    .rule = 0x9AA3AD,
                                    .control = 0x1C1C1C,
                                    .control_hovered = 0x3A3A3A,
                                    .control_active = 0xFFE14D,
                                    .grab = 0x747474,
                                    .ground = 0x000000,
                                    .track = 0x7C858F,
                                    .mark = 0x1C1C1C,
                                    .pattern = 0xFFFFFF,
                                    .panel_opacity = 1};
  switch (look) {
    case Look::light: return light;
    case Look::contrast: return contrast;
    case Look::dark: break;
  }
  return dark;
}

const Palette& palette() { return *static_cast<const Palette*>(ImGui::GetIO().UserData); }

void apply_style(float scale, Look look) {
  const Palette& colours = palette_of(look);
  ImGui::GetIO().UserData = const_cast<Palette*>(&colours);  // ImGui keeps it for us, and changes nothing there
  ImGuiStyle style;
  style.WindowPadding = {16, 12};
  style.WindowRounding = 8;
  style.WindowBorderSize = 1;
  style.FramePadding = {10, 5};
  style.FrameRounding = 5;
  style.ItemSpacing = {8, 6};
  style.ItemInnerSpacing = {8, 4};
  style.PopupRounding = 6;
  style.ScrollbarSize = 10;
  style.GrabRounding = 4;
  style.ScaleAllSizes(scale);
  style.WindowBorderSize = std::max(1.0f, std::round(scale));
  const auto set = [&](ImGuiCol slot, std::uint32_t rgb, float alpha = 1) { style.Colors[slot] = ink4(rgb, alpha); };
  set(ImGuiCol_Text, colours.text);
  set(ImGuiCol_TextDisabled, colours.secondary);
  set(ImGuiCol_WindowBg, colours.panel, colours.panel_opacity);
  set(ImGuiCol_PopupBg, colours.panel, 0.98f);
  set(ImGuiCol_Border, colours.rule);
  set(ImGuiCol_Separator, colours.rule);
  set(ImGuiCol_FrameBg, colours.control);
  set(ImGuiCol_FrameBgHovered, colours.control_hovered);
  set(ImGuiCol_FrameBgActive, colours.control_hovered);
  set(ImGuiCol_Button, colours.control);
  set(ImGuiCol_ButtonHovered, colours.control_hovered);
  set(ImGuiCol_ButtonActive, colours.rule);
  set(ImGuiCol_Header, colours.control_hovered);
  set(ImGuiCol_HeaderHovered, colours.control_hovered);
  set(ImGuiCol_HeaderActive, colours.rule);
  set(ImGuiCol_SliderGrab, colours.grab);
  set(ImGuiCol_SliderGrabActive, colours.grab);
  set(ImGuiCol_TextSelectedBg, colours.track);
  set(ImGuiCol_CheckMark, colours.control_active);
  set(ImGuiCol_PlotHistogram, colours.control_active);
  set(ImGuiCol_ScrollbarBg, colours.panel, 0);
  set(ImGuiCol_NavHighlight, colours.control_active);
  set(ImGuiCol_TableHeaderBg, colours.panel);
  set(ImGuiCol_TableBorderStrong, colours.rule);
  set(ImGuiCol_TableBorderLight, colours.rule, 0.5f);
  set(ImGuiCol_TableRowBg, colours.panel, 0);
  set(ImGuiCol_TableRowBgAlt, colours.panel, 0);
  ImGui::GetStyle() = style;
}

}  // namespace hustings::ui
