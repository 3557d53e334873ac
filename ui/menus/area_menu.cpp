#include "ui/menus/area_menu.h"

#include <algorithm>

#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"

namespace hustings::ui {

namespace {

bool item(const char* label) { return ImGui::Selectable(label); }

void draw_items(const AtlasLayer& layer, const AreaMenu& menu, View& view, Requests& requests) {
  const Area& area = layer.layer.areas[menu.area];
  const auto selected = std::find(view.selected.begin(), view.selected.end(), area.code);
  const bool is_selected = selected != view.selected.end();
  if (item("Select")) view.selected = {area.code};
  if (is_selected && item("Take out of the selection")) view.selected.erase(selected);
  else if (!is_selected && !view.selected.empty() && item("Add to the selection")) view.selected.push_back(area.code);
  if (item("Fly to")) requests.ask(FlyToArea{menu.layer, menu.area});
  ImGui::Separator();
  // What works on the selection selects the area first.
  const auto run = [&](const char* label, const char* command) {
    if (!item(label)) return;
    view.selected = {area.code};
    requests.ask(RunCommand{command});
  };
  run(is_pinned(view, area.code) ? "Unpin" : "Pin to compare", "pin");
  run("History", "panel-area");
  run("Compare two elections", "panel-compare");
  ImGui::Separator();
  if (item("Copy name")) ImGui::SetClipboardText(area.name.c_str());
  run("Copy row", "copy-rows");
}

}  // namespace

void draw_area_menu(const Canvas& canvas, const Atlas& atlas, View& view, Workspace& shared) {
  if (!shared.menu) return;
  const AtlasLayer& layer = atlas.layers[shared.menu->layer];
  // A popup belongs to a window: an empty one.
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({1, 1});
  ImGui::Begin("##area-menu-owner", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
  if (!shared.menu->opened) ImGui::OpenPopup("area-menu");
  shared.menu->opened = true;
  ImGui::SetNextWindowPos(shared.menu->at, ImGuiCond_Appearing);
  ImGui::SetNextWindowSize({canvas.px(208), 0});
  if (ImGui::BeginPopup("area-menu", ImGuiWindowFlags_NoMove)) {
    text_in(canvas.fonts->strong, palette().text,
            fitted(canvas.fonts->strong, layer.layer.areas[shared.menu->area].name, canvas.px(184)));
    ImGui::Separator();
    draw_items(layer, *shared.menu, view, shared.requests);
    ImGui::EndPopup();
  } else {
    shared.menu.reset();
  }
  ImGui::End();
}

}  // namespace hustings::ui
