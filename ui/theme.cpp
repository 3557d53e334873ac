#include "ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>

#include "base/finding.h"

namespace hustings::ui {

namespace {

ImFont* add_font(const char* face, float size) {
  static constexpr std::array<ImWchar, 13> ranges = {0x0020, 0x024F, 0x2010, 0x2027, 0x2190, 0x2193, 0x2212,
                                                     0x2212, 0x2030, 0x2030, 0x20AC, 0x20AC, 0};
  const std::string path = std::string(HUSTINGS_INTER_FOLDER) + "/" + face;
  if (!std::filesystem::exists(path))
    throw MachineError("the typeface " + path + " is missing; install the package fonts-inter");
  return ImGui::GetIO().Fonts->AddFontFromFileTTF(path.c_str(), std::round(size), nullptr, ranges.data());
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

ImVec4 ink4(std::uint32_t rgb, float alpha) {
  return {static_cast<float>((rgb >> 16U) & 255U) / 255, static_cast<float>((rgb >> 8U) & 255U) / 255,
          static_cast<float>(rgb & 255U) / 255, alpha};
}

ImU32 ink(std::uint32_t rgb, float alpha) { return ImGui::ColorConvertFloat4ToU32(ink4(rgb, alpha)); }

Fonts apply_theme(float scale) {
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // the program keeps its own state
  io.LogFilename = nullptr;
  io.Fonts->Clear();
  Fonts fonts;
  fonts.body = add_font("Inter-Regular.otf", 15 * scale);
  fonts.small = add_font("Inter-Regular.otf", 13 * scale);
  fonts.strong = add_font("Inter-SemiBold.otf", 15 * scale);
  fonts.large = add_font("Inter-SemiBold.otf", 20 * scale);
  fonts.title = add_font("Inter-SemiBold.otf", 28 * scale);
  io.Fonts->Build();
  for (ImFont* font : {fonts.body, fonts.small, fonts.strong, fonts.large, fonts.title}) make_digits_tabular(font);
  io.FontDefault = fonts.body;

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
  set(ImGuiCol_Text, palette::text);
  set(ImGuiCol_TextDisabled, palette::secondary);
  set(ImGuiCol_WindowBg, palette::panel, 0.93f);
  set(ImGuiCol_PopupBg, palette::panel, 0.98f);
  set(ImGuiCol_Border, palette::rule);
  set(ImGuiCol_Separator, palette::rule);
  set(ImGuiCol_FrameBg, palette::control);
  set(ImGuiCol_FrameBgHovered, palette::control_hovered);
  set(ImGuiCol_FrameBgActive, palette::control_hovered);
  set(ImGuiCol_Button, palette::control);
  set(ImGuiCol_ButtonHovered, palette::control_hovered);
  set(ImGuiCol_ButtonActive, palette::rule);
  set(ImGuiCol_Header, palette::control_hovered);
  set(ImGuiCol_HeaderHovered, palette::control_hovered);
  set(ImGuiCol_HeaderActive, palette::rule);
  set(ImGuiCol_PlotHistogram, palette::control_active);
  set(ImGuiCol_ScrollbarBg, palette::panel, 0);
  set(ImGuiCol_NavHighlight, palette::control_active);
  ImGui::GetStyle() = style;
  return fonts;
}

}  // namespace hustings::ui
