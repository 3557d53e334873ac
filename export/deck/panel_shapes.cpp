#include "export/deck/panel_shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <imgui_internal.h>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hustings {

using ui::TextStyle;

namespace {

/// A letter of a font, by where the texture has it.
struct Letter {
  const ImFont* font;
  const ImFontGlyph* glyph;
};
using Spot = std::array<float, 4>;

std::map<Spot, Letter> letters_of(const ui::Fonts& fonts) {
  std::map<Spot, Letter> letters;
  for (const ImFont* font : {fonts.small, fonts.body, fonts.strong, fonts.large, fonts.title})
    for (const ImFontGlyph& glyph : font->Glyphs)
      if (glyph.Visible != 0) letters.emplace(Spot{glyph.U0, glyph.V0, glyph.U1, glyph.V1}, Letter{font, &glyph});
  return letters;
}

ImVec2 operator-(ImVec2 a, ImVec2 b) { return {a.x - b.x, a.y - b.y}; }
ImVec2 middle(ImVec2 a, ImVec2 b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }
float length(ImVec2 way) { return std::hypot(way.x, way.y); }
bool near(ImVec2 a, ImVec2 b) { return length(a - b) < 0.1f; }

class Reader {
 public:
  Reader(const ui::Fonts& fonts, ui::Sheet& sheet)
      : fonts_(fonts),
        sheet_(sheet),
        letters_(letters_of(fonts)),
        white_(fonts.body->ContainerAtlas->TexUvWhitePixel) {}

  void read(const ImDrawList& list) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback != nullptr || command.ElemCount == 0) continue;
      clip_low_ = {command.ClipRect.x, command.ClipRect.y};
      clip_high_ = {command.ClipRect.z, command.ClipRect.w};
      sheet_.push_clip(clip_low_, clip_high_);
      read(list, command);
      end_line();
      end_text();
      sheet_.pop_clip();
    }
  }

 private:
  /// Triangles that share their first corner, each with an edge of the one before, are one polygon.
  void read(const ImDrawList& list, const ImDrawCmd& command) {
    const std::span<const ImDrawIdx> indices(list.IdxBuffer.Data + command.IdxOffset, command.ElemCount);
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    for (std::size_t i = 0; i + 2 < indices.size();) {
      std::vector<ImDrawVert> corners{vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]]};
      const ImDrawIdx first = indices[i];
      for (i += 3; i + 2 < indices.size() && indices[i] == first && indices[i + 1] == indices[i - 1]; i += 3)
        corners.push_back(vertices[indices[i + 2]]);
      take(corners);
    }
  }

  void take(const std::vector<ImDrawVert>& corners) {
    const ImDrawVert& first = corners.front();
    if (first.uv.x != white_.x || first.uv.y != white_.y) return take_letter(corners);
    end_text();
    const bool quad = corners.size() == 4;
    if (quad && is_upright(corners)) {
      end_line();
      return take_rectangle(corners);
    }
    if (quad && take_segment(corners)) return;
    end_line();
    std::vector<ImVec2> outline;
    for (const ImDrawVert& corner : corners) outline.push_back(corner.pos);
    if (const auto radius = radius_of(outline)) sheet_.disc(centre_of(outline), *radius, first.col);
    else if (!take_rounded(outline, first.col)) sheet_.polygon(outline, first.col);
  }

  /// A rectangle with round corners: its longest sides are straight, and as long as each other two by two.
  bool take_rounded(const std::vector<ImVec2>& outline, ImU32 colour) {
    ImVec2 low = outline.front(), high = low;
    float across = 0, down = 0;
    std::size_t slanted = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const ImVec2 side = outline[(i + 1) % outline.size()] - outline[i];
      low = {std::min(low.x, outline[i].x), std::min(low.y, outline[i].y)};
      high = {std::max(high.x, outline[i].x), std::max(high.y, outline[i].y)};
      if (std::abs(side.y) < 0.01f) across = std::max(across, std::abs(side.x));
      else if (std::abs(side.x) < 0.01f) down = std::max(down, std::abs(side.y));
      else ++slanted;
    }
    const float rounding = (high.x - low.x - across) / 2;
    if (slanted < 4 || across <= 0 || std::abs((high.y - low.y - down) / 2 - rounding) > 1) return false;
    sheet_.rectangle(low, high, colour, rounding);
    return true;
  }

  static bool is_upright(const std::vector<ImDrawVert>& corners) {
    for (std::size_t i = 0; i < 4; ++i) {
      const ImVec2 side = corners[(i + 1) % 4].pos - corners[i].pos;
      if (std::abs(side.x) > 0.01f && std::abs(side.y) > 0.01f) return false;
    }
    return true;
  }

  void take_rectangle(const std::vector<ImDrawVert>& corners) {
    ImVec2 low = corners[0].pos, high = low;
    for (const ImDrawVert& corner : corners) {
      low = {std::min(low.x, corner.pos.x), std::min(low.y, corner.pos.y)};
      high = {std::max(high.x, corner.pos.x), std::max(high.y, corner.pos.y)};
    }
    low = {std::max(low.x, clip_low_.x), std::max(low.y, clip_low_.y)};
    high = {std::min(high.x, clip_high_.x), std::min(high.y, clip_high_.y)};
    if (low.x >= high.x || low.y >= high.y) return;
    if (corners[0].col == corners[2].col) sheet_.rectangle(low, high, corners[0].col);
    else sheet_.fade(low, high, corners[0].col, corners[2].col);
  }

  /// A piece of a line: two long sides and two short ones.
  bool take_segment(const std::vector<ImDrawVert>& corners) {
    const ImVec2 from = middle(corners[0].pos, corners[3].pos), to = middle(corners[1].pos, corners[2].pos);
    const float width = length(corners[3].pos - corners[0].pos);
    if (length(to - from) < 0.5f * width) return false;
    const bool goes_on =
        !line_.empty() && near(line_.back(), from) && colour_ == corners[0].col && std::abs(width - width_) < 0.1f;
    if (!goes_on) {
      end_line();
      line_ = {from};
      colour_ = corners[0].col;
      width_ = width;
    }
    line_.push_back(to);
    return true;
  }

  void end_line() {
    if (line_.size() > 1) {
      Line points;
      for (const ImVec2 place : line_) points.emplace_back(place.x, place.y);
      sheet_.stroke({&points, 1}, colour_, width_);
    }
    line_.clear();
  }

  static ImVec2 centre_of(const std::vector<ImVec2>& outline) {
    ImVec2 sum{0, 0};
    for (const ImVec2 place : outline) sum = {sum.x + place.x, sum.y + place.y};
    const auto count = static_cast<float>(outline.size());
    return {sum.x / count, sum.y / count};
  }
  static std::optional<float> radius_of(const std::vector<ImVec2>& outline) {
    if (outline.size() < 8) return std::nullopt;
    const ImVec2 centre = centre_of(outline);
    const float radius = length(outline.front() - centre);
    const bool round = std::all_of(outline.begin(), outline.end(), [&](ImVec2 place) {
      return std::abs(length(place - centre) - radius) < 0.05f * radius + 0.1f;
    });
    float longest = 0;
    for (std::size_t i = 0; i < outline.size(); ++i)
      longest = std::max(longest, length(outline[(i + 1) % outline.size()] - outline[i]));
    if (longest > radius) return std::nullopt;  // the corners alone lie on a circle
    return round ? std::optional(radius) : std::nullopt;
  }

  // Text ----------------------------------------------------------------------------------------------------------

  void take_letter(const std::vector<ImDrawVert>& corners) {
    end_line();
    if (corners.size() != 4) return;
    const auto found = letters_.find({corners[0].uv.x, corners[0].uv.y, corners[2].uv.x, corners[2].uv.y});
    if (found == letters_.end()) return;
    const auto& [font, glyph] = found->second;
    const float scale = (corners[2].pos.x - corners[0].pos.x) / std::max(0.01f, glyph->X1 - glyph->X0);
    const ImVec2 pen{corners[0].pos.x - glyph->X0 * scale, corners[0].pos.y - glyph->Y0 * scale};
    const float space = font->GetCharAdvance(' ') * scale;
    const float gap = pen.x - pen_.x;
    constexpr float most_spaces = 2.5f;
    const bool goes_on = !text_.empty() && font == font_ && corners[0].col == text_colour_ &&
                         std::abs(pen.y - text_at_.y) < 1 && gap > -1.5f && gap < most_spaces * space;
    if (!goes_on) {
      end_text();
      font_ = font;
      text_colour_ = corners[0].col;
      text_at_ = pen;
      text_height_ = font->FontSize * scale;
    } else {
      for (int spaces = static_cast<int>(std::lround(gap / space)); spaces > 0; --spaces) text_ += ' ';
    }
    append_utf8(text_, glyph->Codepoint);
    pen_ = {pen.x + glyph->AdvanceX * scale, pen.y};
  }

  void end_text() {
    if (text_.empty()) return;
    const bool seen = text_at_.y + text_height_ / 2 < clip_high_.y && text_at_.y + text_height_ / 2 > clip_low_.y;
    if (seen) sheet_.text(style_of(font_), text_height_, text_at_, text_colour_, text_);
    text_.clear();
  }

  static void append_utf8(std::string& text, unsigned letter) {
    std::array<char, 5> bytes{};
    ImTextCharToUtf8(bytes.data(), letter);
    text += bytes.data();
  }

  TextStyle style_of(const ImFont* font) const {
    if (font == fonts_.small) return TextStyle::small;
    if (font == fonts_.strong) return TextStyle::strong;
    if (font == fonts_.large) return TextStyle::large;
    return font == fonts_.title ? TextStyle::title : TextStyle::body;
  }

  const ui::Fonts& fonts_;
  ui::Sheet& sheet_;
  std::map<Spot, Letter> letters_;
  ImVec2 white_;
  ImVec2 clip_low_{0, 0}, clip_high_{0, 0};
  std::vector<ImVec2> line_;  ///< that the next piece may lengthen
  ImU32 colour_ = 0;
  float width_ = 0;
  std::string text_;  ///< that the next letter may lengthen
  const ImFont* font_ = nullptr;
  ImU32 text_colour_ = 0;
  ImVec2 text_at_{0, 0}, pen_{0, 0};
  float text_height_ = 0;
};

}  // namespace

void draw_shapes_of(const ImDrawData& data, const ui::Fonts& fonts, ui::Sheet& sheet) {
  Reader reader(fonts, sheet);
  for (int i = 0; i < data.CmdListsCount; ++i) reader.read(*data.CmdLists[i]);
}

}  // namespace hustings
