#include "ui/panels/panel_table.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "base/text/text.h"
#include "ui/charts/charts_panel.h"
#include "ui/panels/compare_panel.h"
#include "ui/panels/controls_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/marginals_panel.h"
#include "ui/panels/night_panel.h"
#include "ui/panels/story_panel.h"
#include "ui/panels/swingometer_panel.h"
#include "ui/panels/table_panel.h"

namespace hustings::ui {

namespace {

template <class Kind>
std::unique_ptr<Panel> make() {
  return std::make_unique<Kind>();
}

constexpr std::array<std::pair<const char*, bool OpenLists::*>, 2> kept_lists{
    {{"signs", &OpenLists::signs}, {"changes", &OpenLists::changes}}};
constexpr std::array<std::pair<const char*, bool Workspace::*>, 2> kept_switches{
    {{"reduced-motion", &Workspace::reduced_motion}, {"hidden", &Workspace::hidden}}};

constexpr std::array<std::pair<const char*, float Zones::*>, 3> kept_sizes{{{"left-width", &Zones::left_width},
                                                                            {"right-width", &Zones::right_width},
                                                                            {"bottom-height", &Zones::bottom_height}}};
constexpr float largest_zone = 10000;  // design pixels
constexpr std::array<Zone, 3> zones_kept{Zone::left, Zone::right, Zone::bottom};

PanelKind& front_in(Zones& zones, Zone zone) { return zones.front[static_cast<std::size_t>(zone)]; }

}  // namespace

const std::array<PanelRow, panel_kinds>& panel_table() {
  using enum PanelKind;
  static constexpr std::array<PanelRow, panel_kinds> rows{
      {{controls, "controls", "View", Zone::left, true, 9, make<ControlsPanel>},
       {area, "area", "Area", Zone::right, false, 4, make<InspectorPanel>},
       {marginals, "marginals", "Marginals", Zone::right, false, 3, make<MarginalsPanel>},
       {charts, "charts", "Charts", Zone::right, false, 6, make<ChartsPanel>},
       {swingometer, "swingometer", "Swingometer", Zone::right, false, 7, make<SwingometerPanel>},
       {compare, "compare", "Compare", Zone::right, false, 8, make<ComparePanel>},
       {table, "table", "Table", Zone::bottom, false, 2, make<TablePanel>},
       {story, "story", "Story", Zone::right, false, 10, make<StoryPanel>},
       {night, "night", "Night", Zone::right, false, 12, make<NightPanel>}}};
  return rows;
}

const char* name_of(PanelKind kind) { return panel_table()[static_cast<std::size_t>(kind)].name; }
const char* title_of(PanelKind kind) { return panel_table()[static_cast<std::size_t>(kind)].title; }

std::optional<PanelKind> maybe_panel(std::string_view name) {
  for (const PanelRow& row : panel_table())
    if (row.name == name) return row.kind;
  return std::nullopt;
}

Zones first_zones() {
  Zones zones;
  for (std::size_t i = 0; i < panel_kinds; ++i) zones.places[i] = {panel_table()[i].zone, panel_table()[i].open};
  return zones;
}

void keep_zones(const Zones& zones, PanelFlags& flags) {
  Zones usual = first_zones();
  for (std::size_t i = 0; i < panel_kinds; ++i)
    if (zones.places[i] != usual.places[i])
      flags[fmt::format("panel-{}", name_of(static_cast<PanelKind>(i)))] =
          fmt::format("{}, {}", name_of(zones.places[i].zone), zones.places[i].open ? "open" : "closed");
  for (const Zone zone : zones_kept)
    if (const PanelKind front = zones.front[static_cast<std::size_t>(zone)]; front != front_in(usual, zone))
      flags[fmt::format("front-{}", name_of(zone))] = name_of(front);
  for (const auto& [name, size] : kept_sizes)
    if (zones.*size != usual.*size) flags[name] = fmt::format("{}", zones.*size);
}

Zones zones_from(const PanelFlags& flags) {
  Zones zones = first_zones();
  const auto text_of = [&](const std::string& key) {
    const auto found = flags.find(key);
    return found != flags.end() ? found->second : std::string();
  };
  for (std::size_t i = 0; i < panel_kinds; ++i) {
    const std::vector<std::string> parts =
        split(text_of(fmt::format("panel-{}", name_of(static_cast<PanelKind>(i)))), ',');
    const auto zone = maybe_zone(parts.empty() ? "" : parts.front());
    if (zone && parts.size() == 2) zones.places[i] = {*zone, parts[1] == "open"};
  }
  for (const Zone zone : zones_kept)
    if (const auto kind = maybe_panel(text_of(fmt::format("front-{}", name_of(zone))))) front_in(zones, zone) = *kind;
  for (const auto& [name, size] : kept_sizes)
    if (const auto number = maybe_number(text_of(name)); number && *number > 0 && *number < largest_zone)
      zones.*size = static_cast<float>(*number);
  return zones;
}

PanelSet::PanelSet() {
  shared.zones = first_zones();
  for (std::size_t i = 0; i < panel_kinds; ++i) panels_[i] = panel_table()[i].make();
}

void PanelSet::drop_atlas() {
  shared.pointed.reset();
  shared.pointed_many.clear();
  for (const auto& panel : panels_) panel->drop_atlas();
}

PanelFlags PanelSet::kept() const {
  PanelFlags flags;
  for (const auto& [name, list] : kept_lists)
    if (shared.lists.*list) flags.emplace(name, "open");
  for (const auto& [name, on] : kept_switches)
    if (shared.*on) flags.emplace(name, "open");
  keep_zones(shared.zones, flags);
  for (const auto& panel : panels_) panel->keep(flags);
  return flags;
}

void PanelSet::restore(const PanelFlags& flags) {
  for (const auto& [name, list] : kept_lists) shared.lists.*list = is_set(flags, name);
  for (const auto& [name, on] : kept_switches) shared.*on = is_set(flags, name);
  shared.zones = zones_from(flags);
  for (const auto& panel : panels_) panel->restore(flags);
}

TablePanel& PanelSet::table() { return dynamic_cast<TablePanel&>(panel(PanelKind::table)); }
const TablePanel& PanelSet::table() const { return dynamic_cast<const TablePanel&>(panel(PanelKind::table)); }
MarginalsPanel& PanelSet::marginals() { return dynamic_cast<MarginalsPanel&>(panel(PanelKind::marginals)); }
const MarginalsPanel& PanelSet::marginals() const {
  return dynamic_cast<const MarginalsPanel&>(panel(PanelKind::marginals));
}
NightPanel& PanelSet::night() { return dynamic_cast<NightPanel&>(panel(PanelKind::night)); }
ControlsPanel& PanelSet::controls() { return dynamic_cast<ControlsPanel&>(panel(PanelKind::controls)); }

}  // namespace hustings::ui
