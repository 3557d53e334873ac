#include "ui/panels/new_atlas_map.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text/text.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

/// RGBA as OpenGL reads it on a machine whose lowest byte comes first.
std::uint32_t opaque(std::uint32_t rgb) { return 0xFF000000U | ((rgb & 255U) << 16U) | (rgb & 0xFF00U) | (rgb >> 16U); }

std::string words_of(AreaMatch match) {
  switch (match) {
    case AreaMatch::all: return "has a result";
    case AreaMatch::some: return "has a result in some of the elections";
    case AreaMatch::none: break;
  }
  return "has no result";
}

/// The row of the boundaries under a place of the raster.
std::optional<std::size_t> row_at(const ImportFound& found, glm::ivec2 pixel) {
  const std::int32_t area = found.raster->at(pixel);
  if (area < 0 || static_cast<std::size_t>(area) >= found.rows.size()) return std::nullopt;
  const std::int32_t row = found.rows[static_cast<std::size_t>(area)];
  return row < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(row));
}

void draw_legend(const Canvas& canvas, const MatchColours& colours, const MatchCounts& counts) {
  struct Entry {
    std::uint32_t colour;
    std::size_t count;
    const char* words;
  };
  const std::array<Entry, 3> entries{{{colours.all, counts.all, "matched"},
                                      {colours.some, counts.some, "partly matched"},
                                      {colours.none, counts.none, "not matched"}}};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, canvas.px(14));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float side = canvas.px(10);
    const float top = at.y + (canvas.fonts->small->FontSize - side) / 2;
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, top}, {at.x + side, top + side}, ink(entries[i].colour),
                                              canvas.px(2));
    ImGui::Dummy({side, canvas.fonts->small->FontSize});
    ImGui::SameLine(0, canvas.px(5));
    text_in(canvas.fonts->small, palette().text,
            fmt::format("{} {}", with_thousands(static_cast<std::int64_t>(entries[i].count)), entries[i].words));
  }
}

}  // namespace

std::uint32_t MatchColours::of(AreaMatch match) const {
  return match == AreaMatch::all ? all : match == AreaMatch::some ? some : none;
}

const MatchColours& match_colours(Look look) {
  static constexpr MatchColours dark{.all = 0x5F8296,
                                     .some = 0xD0B45C,
                                     .none = 0xE8804A,
                                     .unknown = 0x39414D,
                                     .pointed = 0xF2F6FA,
                                     .line = 0x12171E,
                                     .ground = 0x12171E};
  static constexpr MatchColours light{.all = 0x86A5B5,
                                      .some = 0xD8B43C,
                                      .none = 0xDB6428,
                                      .unknown = 0xC3C9D0,
                                      .pointed = 0x14181D,
                                      .line = 0xFCFCFB,
                                      .ground = 0xFCFCFB};
  static constexpr MatchColours contrast{.all = 0x7FB0CC,
                                         .some = 0xFFE14D,
                                         .none = 0xFF7A33,
                                         .unknown = 0x747474,
                                         .pointed = 0xFFFFFF,
                                         .line = 0x000000,
                                         .ground = 0x000000};
  return look == Look::light ? light : look == Look::contrast ? contrast : dark;
}

std::vector<std::uint32_t> painted_matches(const ImportFound& found, const MatchColours& colours,
                                           std::optional<std::size_t> pointed) {
  const AreaRaster& raster = *found.raster;
  const AreaReading* areas = found.areas();
  std::vector<std::uint32_t> of_area(found.layer->areas.size(), opaque(colours.unknown));
  for (std::size_t area = 0; areas != nullptr && area < std::min(of_area.size(), found.rows.size()); ++area) {
    const std::int32_t row = found.rows[area];
    if (row < 0) continue;
    const bool is_lit = pointed && *pointed == static_cast<std::size_t>(row);
    of_area[area] = opaque(is_lit ? colours.pointed : colours.of(areas->rows[static_cast<std::size_t>(row)].match));
  }
  // Lines would hide areas that are hardly larger than they are.
  const bool has_lines = found.layer->areas.size() * 40 < raster.areas.size();
  std::vector<std::uint32_t> pixels(raster.areas.size());
  for (int y = 0; y < raster.size.y; ++y)
    for (int x = 0; x < raster.size.x; ++x) {
      const std::int32_t area = raster.at({x, y});
      const bool ends = has_lines && area >= 0 && (raster.at({x + 1, y}) != area || raster.at({x, y + 1}) != area);
      pixels[static_cast<std::size_t>(raster.size.y - 1 - y) * static_cast<std::size_t>(raster.size.x) +
             static_cast<std::size_t>(x)] = area < 0 ? opaque(colours.ground)
                                            : ends   ? opaque(colours.line)
                                                     : of_area[static_cast<std::size_t>(area)];
    }
  return pixels;
}

MatchCounts counts_of(const AreaReading& areas) {
  MatchCounts counts;
  for (const AreaRow& row : areas.rows)
    ++(row.match == AreaMatch::all ? counts.all : row.match == AreaMatch::some ? counts.some : counts.none);
  return counts;
}

void draw_match_map(const Canvas& canvas, NewAtlasState& state, ImVec2 room) {
  const ImportFound* found = state.found.get();
  const bool has_map = found != nullptr && found->raster && state.map != 0;
  const float legend = canvas.fonts->small->FontSize + canvas.px(8);
  const ImVec2 low = ImGui::GetCursorScreenPos();
  const ImVec2 frame{room.x, std::max(canvas.px(60), room.y - legend)};
  ImDrawList* list = ImGui::GetWindowDrawList();
  begin_for_pointer();
  ImGui::InvisibleButton("areas", frame);
  end_for_pointer();
  const bool hovered = ImGui::IsItemHovered();
  if (!has_map) {
    list->AddRect(low, {low.x + frame.x, low.y + frame.y}, ink(palette().rule), canvas.px(4), 0, canvas.px(1));
    const std::string words = "The map of the areas comes here";
    const float width = width_of(canvas.fonts->body, words);
    list->AddText(canvas.fonts->body, canvas.fonts->body->FontSize,
                  {low.x + (frame.x - width) / 2, low.y + (frame.y - canvas.fonts->body->FontSize) / 2},
                  ink(palette().secondary), words.c_str());
    return;
  }
  const glm::ivec2 size = found->raster->size;
  const float scale = std::min(frame.x / static_cast<float>(size.x), frame.y / static_cast<float>(size.y));
  const ImVec2 shown{static_cast<float>(size.x) * scale, static_cast<float>(size.y) * scale};
  const ImVec2 at{low.x + (frame.x - shown.x) / 2, low.y + (frame.y - shown.y) / 2};
  list->AddImage(reinterpret_cast<ImTextureID>(state.map), at, {at.x + shown.x, at.y + shown.y}, {0, 1}, {1, 0});
  const AreaReading* areas = found->areas();
  if (areas == nullptr) return;
  const MatchColours& colours = match_colours(state.look);
  draw_legend(canvas, colours, counts_of(*areas));
  if (!hovered) return;
  const ImVec2 mouse = ImGui::GetMousePos();
  const auto row =
      row_at(*found, {static_cast<int>((mouse.x - at.x) / scale), static_cast<int>((mouse.y - at.y) / scale)});
  if (!row) return;
  state.pointed_area = row;
  const AreaRow& area = areas->rows[*row];
  tooltip(canvas, fmt::format("{}{} {}", area.name.empty() ? area.code : area.name,
                              area.name.empty() ? "" : fmt::format(" ({})", area.code), words_of(area.match)));
  if (area.match == AreaMatch::none && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) state.chosen_area = row;
}

}  // namespace hustings::ui
