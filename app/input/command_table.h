// The one table of everything that a key, the palette or the list of keys can ask the window for.
#pragma once

#include <SDL.h>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/fields/area_rows.h"
#include "ui/kit/command_row.h"
#include "ui/zones/command_tip.h"

namespace hustings {

/// What the keys mean at the moment: of the map; of the rows or the chart of a panel, and what is none of theirs of the
/// map; of the fields of a panel, which take all but function keys and those with Ctrl; of the list under a field over
/// it; of any other field that is typed in; of the swingometer's dial, where the map's keys go on working; of drawing
/// over the map, and what is none of its of what lies under it; of a presentation; of the fields of a
/// sheet that lies over everything; of a night on the map, and what is none of its of the map.
enum class KeyMode { map, panel, fields, list, field, dial, draw, presenting, sheet, night };

/// What works whatever the keys mean, but where they are letters of a text on the map.
inline const std::vector<KeyMode> everywhere = {KeyMode::map, KeyMode::list, KeyMode::field, KeyMode::presenting};

const char* title_of(KeyMode mode);  ///< "Keys and mouse"

/// One key with those held down. Where `shift` is not said it does not matter ('+' is with or without it).
struct KeyStroke {
  SDL_Keycode code = SDLK_UNKNOWN;
  bool control = false;
  std::optional<bool> shift = false;

  bool matches(const SDL_Keysym& key) const;
  bool operator==(const KeyStroke&) const = default;
};

KeyStroke plain(SDL_Keycode code);
KeyStroke any_shift(SDL_Keycode code);
KeyStroke shifted(SDL_Keycode code);
KeyStroke with_control(SDL_Keycode code, bool shift = false);

/// As a person says it: "Ctrl+Shift+Z", "Space", "[".
std::string text_of(const KeyStroke& stroke);

struct WindowCommand {
  std::string id;
  std::string title;
  std::vector<KeyStroke> keys;  ///< the first is the one that is shown first; may be empty
  std::function<void()> run;
  std::vector<KeyMode> modes = {KeyMode::map};
  std::function<bool()> enabled = nullptr;  ///< always, where there is none
  bool repeats = false;                     ///< again and again while the key is held down
  bool listed = true;                       ///< in the palette
  std::string keys_in_list = {};            ///< what the list of keys has in the place of them
  bool in_key_list = true;                  ///< has a line there

  bool is_enabled() const { return !enabled || enabled(); }
  bool works_in(KeyMode mode) const;
};

using CommandTable = std::vector<WindowCommand>;

/// The command that this key asks for in this mode, or null. Whether it is enabled is not asked, but of a panel's: one
/// that is not leaves the key to the map.
/// `below`: whose the key is where a mode that lies over it has no use for it.
const WindowCommand* command_for(const CommandTable& table, const SDL_Keysym& key, KeyMode mode,
                                 KeyMode below = KeyMode::map);
const WindowCommand* find_command(const CommandTable& table, const std::string& id);

/// What the pointer is told of a control: the title of its command and its first key, by the command's id.
ui::CommandHints hints_of(const CommandTable& table);

/// For the palette: all that are listed, but those that cannot be run now only where they have a key. For the list of
/// keys: those that work in the mode.
std::vector<ui::CommandRow> palette_lines(const CommandTable& table);
std::vector<ui::CommandRow> help_lines(const CommandTable& table, KeyMode mode);

}  // namespace hustings
