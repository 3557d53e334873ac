#include "ui/menus/palette_panel.h"

#include <algorithm>

#include "base/text/fuzzy_match.h"
#include "ui/kit/command_row.h"
#include "ui/kit/picker.h"
#include "ui/zones/requests.h"

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

std::optional<int> command_score(const CommandRow& command, std::string_view typed) {
  const auto score = match_score(typed, command.title);
  const std::string words = search_key(typed);
  if (!score || words.empty()) return score;
  constexpr int worth_a_word = 1000;  // more than any letters in between
  constexpr int worth_a_key = 40;     // what has a key is asked for more often
  constexpr int worth_the_beginning = 30;
  const std::string title = search_key(command.title);
  return *score + worth_a_word * words_said(title, words) + (command.keys.empty() ? 0 : worth_a_key) +
         (title.starts_with(words) ? worth_the_beginning : 0);
}

void draw_palette(const Canvas& canvas, std::span<const CommandRow> commands, Picker& picker, Requests& requests) {
  std::vector<std::pair<int, const CommandRow*>> listed;
  for (const CommandRow& command : commands)
    if (const auto score = command_score(command, picker.text)) listed.emplace_back(*score, &command);
  if (!picker.text.empty())
    std::stable_sort(listed.begin(), listed.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<PickerRow> rows;
  for (const auto& [score, command] : listed) rows.push_back({command->title, command->keys, command->enabled});
  const PickerField look{.hint = "Type a command"};
  const auto taken = draw_picker(canvas, look, rows, rows.empty() ? "No matching command" : "", picker).row;
  if (taken) {
    requests.ask(RunCommand{listed[*taken].second->id});
    picker = {};
  }
  picker.accept = false;
}

}  // namespace hustings::ui
