#include "app/input/command_table.h"

#include <algorithm>
#include <fmt/format.h>

#include "ui/fields/area_rows.h"
#include "ui/kit/command_row.h"

namespace hustings {

namespace {

std::string keys_of(const WindowCommand& command) {
  std::vector<std::string> texts;
  for (const KeyStroke& stroke : command.keys) texts.push_back(text_of(stroke));
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());  // the same key in two places
  return fmt::format("{}", fmt::join(texts, ", "));
}

/// Keys that this mode has no use for are the map's.
bool over_map(KeyMode mode) {
  return mode == KeyMode::panel || mode == KeyMode::fields || mode == KeyMode::draw || mode == KeyMode::night;
}

/// Fields are gone through, chosen and typed into with any key but these.
bool passes_fields(const KeyStroke& stroke) {
  return stroke.control || (stroke.code >= SDLK_F1 && stroke.code <= SDLK_F12);
}
bool passes(const KeyStroke& stroke, KeyMode mode) { return mode != KeyMode::fields || passes_fields(stroke); }

ui::CommandRow line_of(const WindowCommand& command) {
  return {command.id, command.title, keys_of(command), command.is_enabled()};
}

}  // namespace

const char* title_of(KeyMode mode) {
  switch (mode) {
    case KeyMode::map: return "Keys and mouse";
    case KeyMode::panel: return "Keys while a panel has the keyboard";
    case KeyMode::fields: return "Keys in the fields of a panel";
    case KeyMode::list: return "Keys while a list is open";
    case KeyMode::field: return "Keys while a field is typed in";
    case KeyMode::dial: return "Keys of the swingometer";
    case KeyMode::draw: return "Keys while you draw";
    case KeyMode::presenting: return "Keys while presenting";
    case KeyMode::sheet: return "Keys of a new atlas";
    case KeyMode::night: return "Keys of a night";
  }
  return "";
}

bool KeyStroke::matches(const SDL_Keysym& key) const {
  const bool has_shift = (key.mod & KMOD_SHIFT) != 0;
  return key.sym == code && ((key.mod & KMOD_CTRL) != 0) == control && shift.value_or(has_shift) == has_shift;
}

KeyStroke plain(SDL_Keycode code) { return {code, false, false}; }
KeyStroke any_shift(SDL_Keycode code) { return {code, false, std::nullopt}; }
KeyStroke shifted(SDL_Keycode code) { return {code, false, true}; }
KeyStroke with_control(SDL_Keycode code, bool shift) { return {code, true, shift}; }

std::string text_of(const KeyStroke& stroke) {
  if (stroke == shifted(SDLK_SLASH)) return "?";
  const std::string held =
      fmt::format("{}{}", stroke.control ? "Ctrl+" : "", stroke.shift.value_or(false) ? "Shift+" : "");
  switch (stroke.code) {
    case SDLK_ESCAPE: return held + "Esc";
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return held + "Enter";
    case SDLK_EQUALS:
    case SDLK_PLUS:
    case SDLK_KP_PLUS: return held + "+";
    case SDLK_MINUS:
    case SDLK_KP_MINUS: return held + "\u2212";
    default: return held + SDL_GetKeyName(stroke.code);
  }
}

bool WindowCommand::works_in(KeyMode mode) const { return std::find(modes.begin(), modes.end(), mode) != modes.end(); }

const WindowCommand* command_for(const CommandTable& table, const SDL_Keysym& key, KeyMode mode, KeyMode below) {
  for (const WindowCommand& command : table)
    if (command.works_in(mode) && (mode != KeyMode::panel || command.is_enabled()) &&
        std::any_of(command.keys.begin(), command.keys.end(),
                    [&](const KeyStroke& stroke) { return stroke.matches(key); }))
      return &command;
  if (!over_map(mode) || !passes({key.sym, (key.mod & KMOD_CTRL) != 0}, mode)) return nullptr;
  return command_for(table, key, below);
}

const WindowCommand* find_command(const CommandTable& table, const std::string& id) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const WindowCommand& command) { return command.id == id; });
  return found == table.end() ? nullptr : &*found;
}

ui::CommandHints hints_of(const CommandTable& table) {
  ui::CommandHints hints;
  for (const WindowCommand& command : table)
    hints[command.id] =
        command.keys.empty() ? command.title : fmt::format("{} ({})", command.title, text_of(command.keys.front()));
  return hints;
}

std::vector<ui::CommandRow> palette_lines(const CommandTable& table) {
  std::vector<ui::CommandRow> lines;
  for (const WindowCommand& command : table)
    if (command.listed && (!command.keys.empty() || command.is_enabled())) lines.push_back(line_of(command));
  return lines;
}

std::vector<ui::CommandRow> help_lines(const CommandTable& table, KeyMode mode) {
  std::vector<ui::CommandRow> lines;
  const auto add = [&](const WindowCommand& command) {
    lines.push_back(line_of(command));
    if (!command.keys_in_list.empty()) lines.back().keys = command.keys_in_list;
  };
  // What is of this mode alone comes first.
  for (const bool own : {true, false})
    for (const WindowCommand& command : table) {
      if (command.in_key_list && command.works_in(mode) && !command.keys.empty() &&
          (mode != KeyMode::panel || command.is_enabled()) &&
          own == (mode != KeyMode::map && command.modes.size() == 1))
        add(command);
    }
  if (!over_map(mode)) return lines;
  // A key that a night has is not the film's meanwhile.
  const auto taken = [&](const WindowCommand& command) {
    return mode == KeyMode::night && std::any_of(table.begin(), table.end(), [&](const WindowCommand& other) {
             return other.works_in(mode) && !other.keys.empty() && other.keys.front() == command.keys.front();
           });
  };
  for (const WindowCommand& command : table)
    if (command.in_key_list && command.works_in(KeyMode::map) && !command.works_in(mode) && !command.keys.empty() &&
        passes(command.keys.front(), mode) && !taken(command))
      add(command);
  return lines;
}

}  // namespace hustings
