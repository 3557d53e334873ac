#include "ui/panels/palette_panel.h"

#include <algorithm>

#include "base/likeness.h"
#include "ui/kit/commands.h"
#include "ui/kit/picker.h"
#include "ui/panels/palette_panel.h"
#include "ui/panels/panel_state.h"
#include "ui/panels/requests.h"

namespace hustings::ui {

namespace {

/// How far the title says what was typed: not at all, as the beginning of words, as whole words.
int words_said(const std::string& title, const std::string& typed) {
  int said = 0;
  for (std::size_t at = title.find(typed); at != std::string::npos; at = title.find(typed, at + 1)) {
    if (at > 0 && title[at - 1] != ' ') continue;
    const std::size_t end = at + typed.size();
    said = std::max(said, end == title.size() || title[end] == ' ' ? 2 : 1);
  }
  return said;
}

}  // namespace

std::optional<int> answer_of(const CommandLine& command, std::string_view typed) {
  const auto score = answers(typed, command.title);
  const std::string words = searched(typed);
  if (!score || words.empty()) return score;
  constexpr int worth_a_word = 1000;  // more than any letters in between
  constexpr int worth_a_key = 40;     // what has a key is asked for more often
  constexpr int worth_the_beginning = 30;
  const std::string title = searched(command.title);
  return *score + worth_a_word * words_said(title, words) + (command.keys.empty() ? 0 : worth_a_key) +
         (title.starts_with(words) ? worth_the_beginning : 0);
}

void draw_palette(const Canvas& canvas, std::span<const CommandLine> commands, PanelState& state) {
  if (state.picker.what != Asking::command) return;
  std::vector<std::pair<int, const CommandLine*>> listed;
  for (const CommandLine& command : commands)
    if (const auto score = answer_of(command, state.picker.text)) listed.emplace_back(*score, &command);
  if (!state.picker.text.empty())
    std::stable_sort(listed.begin(), listed.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<PickerRow> rows;
  for (const auto& [score, command] : listed) rows.push_back({command->title, command->keys, command->enabled});
  const auto taken =
      draw_picker(canvas, "What to do", rows, rows.empty() ? "There is no such command" : "", state.picker);
  if (taken) {
    state.requests.ask(RunCommand{listed[*taken].second->id});
    state.picker = {};
  }
  state.picker.accept = false;
}

}  // namespace hustings::ui
