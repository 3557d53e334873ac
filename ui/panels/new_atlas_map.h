// The small map of a new atlas: which areas have a result.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "atlas/view/view.h"
#include "ui/kit/canvas.h"
#include "ui/panels/new_atlas_state.h"

namespace hustings::ui {

/// 0xRRGGBB.
struct MatchColours {
  std::uint32_t all, some, none, unknown, pointed, line, ground;
  std::uint32_t of(AreaMatch match) const;
};
const MatchColours& match_colours(Look look);

/// The areas in their colours, with lines between them: RGBA, rows from the bottom, as large as the raster. `pointed`:
/// a row of the boundaries that is lit.
std::vector<std::uint32_t> painted_matches(const ImportFound& found, const MatchColours& colours,
                                           std::optional<std::size_t> pointed = {});

/// How many areas of each kind there are.
struct MatchCounts {
  std::size_t all = 0, some = 0, none = 0;
};
MatchCounts counts_of(const AreaReading& areas);

/// The map in the room that is given, its legend below it; lights what the pointer is on.
void draw_match_map(const Canvas& canvas, NewAtlasState& state, ImVec2 room);

}  // namespace hustings::ui
