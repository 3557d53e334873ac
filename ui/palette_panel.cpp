#include "base/likeness.h"
#include "ui/picker.h"

namespace hustings::ui {

void draw_palette(const Canvas& canvas, std::span<const CommandLine> commands, PanelState& state) {
  if (state.picker.what != Asking::command) return;
  std::vector<std::pair<int, const CommandLine*>> listed;
  constexpr int worth_a_key = 40;  // what has a key is asked for more often
  for (const CommandLine& command : commands)
    if (const auto score = answers(state.picker.text, command.title))
      listed.emplace_back(*score + (command.keys.empty() ? 0 : worth_a_key), &command);
  if (!state.picker.text.empty())
    std::stable_sort(listed.begin(), listed.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<PickerRow> rows;
  for (const auto& [score, command] : listed) rows.push_back({command->title, command->keys, command->enabled});
  const auto taken =
      draw_picker(canvas, "What to do", rows, rows.empty() ? "There is no such command" : "", state.picker);
  if (taken) {
    state.wanted_command = listed[*taken].second->id;
    state.picker = {};
  }
  state.picker.accept = false;
}

}  // namespace hustings::ui
