#include "ui/zones/command_tip.h"

#include <imgui.h>

#include "ui/kit/seen_text.h"

namespace hustings::ui {

void command_tip(const CommandHints& hints, std::string_view command, const std::string& more) {
  if (!ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
  const auto hint = hints.find(command);
  const std::string words = hint == hints.end() ? "" : hint->second;
  const std::string told = words + (words.empty() || more.empty() ? "" : "\n") + more;
  if (!told.empty()) ImGui::SetTooltip("%s", as_seen(told).c_str());
}

}  // namespace hustings::ui
