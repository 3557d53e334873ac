#include "ui/kit/under_finger.h"

#include <algorithm>
#include <imgui_internal.h>  // which window lies where has no public call outside of a frame

namespace hustings::ui {

namespace {

/// The front window at the place as the last frame left it, or none.
ImGuiWindow* window_at(ImVec2 at) {
  ImVector<ImGuiWindow*>& windows = ImGui::GetCurrentContext()->Windows;
  for (int i = windows.Size - 1; i >= 0; --i) {
    ImGuiWindow* window = windows[i];
    if (window->Active && !window->Hidden && (window->Flags & ImGuiWindowFlags_NoMouseInputs) == 0 &&
        window->OuterRectClipped.Contains(at))
      return window;
  }
  return nullptr;
}

ImGuiWindow* list_at(ImVec2 at) {
  for (ImGuiWindow* window = window_at(at); window != nullptr; window = window->ParentWindow) {
    if (window->ScrollMax.y > 0) return window;
    if ((window->Flags & ImGuiWindowFlags_ChildWindow) == 0) break;
  }
  return nullptr;
}

}  // namespace

bool is_panel_at(ImVec2 at) { return window_at(at) != nullptr; }

bool can_scroll_at(ImVec2 at) { return list_at(at) != nullptr; }

void scroll_at(ImVec2 at, float by) {
  if (ImGuiWindow* list = list_at(at))
    ImGui::SetScrollY(list, std::clamp(list->Scroll.y - by, 0.0f, list->ScrollMax.y));
}

}  // namespace hustings::ui
