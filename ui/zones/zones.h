// Panels in three zones at the edges of the map: left, right and bottom. Several in one zone are tabs; a tab can be
// dragged to another zone, and a zone's inner edge to another size.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>

#include "ui/kit/canvas.h"

namespace hustings::ui {

/// Panels that stand in a zone.
enum class PanelKind { controls, area, marginals, charts, swingometer, compare, table, story, night };
constexpr std::size_t panel_kinds = 9;
enum class Zone { left, right, bottom };

/// Which panels are open, where, and how large the zones are. Saved with a session.
struct Zones {
  struct Place {
    Zone zone = Zone::right;
    bool open = false;
    bool operator==(const Place&) const = default;
  };
  std::array<Place, panel_kinds> places{};  ///< by PanelKind; at first: `first_zones` (ui/panels/panel_table.h)
  std::array<PanelKind, 3> front{PanelKind::controls, PanelKind::area, PanelKind::table};  ///< by Zone
  float left_width = 232;                                                                  ///< design pixels
  float right_width = 344;
  float bottom_height = 264;
  std::optional<PanelKind> dragged;  ///< a tab on its way to another zone
  std::optional<PanelKind> focus;    ///< wants the keyboard in the next frame
  std::optional<PanelKind> focused;  ///< has it; keys may mean its rows
  std::optional<PanelKind> last;     ///< had it last
  bool in_fields = false;            ///< keys go from field to field of that panel, and are no rows' and not the map's
  bool operator==(const Zones&) const = default;
};

const char* name_of(Zone zone);  ///< "left", "right", "bottom"
std::optional<Zone> maybe_zone(std::string_view name);

bool is_open(const Zones& zones, PanelKind kind);
/// Opens the panel in front of its zone, or closes it where it is there already.
void toggle(Zones& zones, PanelKind kind);
/// Opens the panel in front of its zone.
void show(Zones& zones, PanelKind kind);
void close(Zones& zones, PanelKind kind);
/// To another zone, in front there.
void move_to(Zones& zones, PanelKind kind, Zone zone);
/// The panel that is seen in a zone, or none.
std::optional<PanelKind> front_of(const Zones& zones, Zone zone);

/// Where a zone lies; none where nothing is open in it. The map's middle is left free at any size.
std::optional<Rectangle> zone_place(const Canvas& canvas, const Zones& zones, Zone zone);
/// What zones take from the edges of the map, in pixels.
Insets insets_of(const Canvas& canvas, const Zones& zones);

/// What is said of a panel: in its tab, and of that while the pointer is on it.
struct PanelWords {
  const char* (*title)(PanelKind) = nullptr;
  std::function<void(PanelKind)> tip = nullptr;
};
/// Draws the zones that have something open, tabs and all; `content` draws what is inside of a panel. `right_foot`:
/// what the right zone leaves free at its lower end; pixels.
void draw_zones(const Canvas& canvas, Zones& zones, const PanelWords& words,
                const std::function<void(PanelKind)>& content, float right_foot = 0);

/// Before ImGui::NewFrame(): the keyboard goes from field to field while a panel's fields have it.
void hand_fields_keys(const Zones& zones, bool panels_hidden);
/// The same, of the fields of whatever has the keyboard.
void hand_fields_keys();

}  // namespace hustings::ui
