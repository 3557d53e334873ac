// What the parts of the window share: atlas, view, clock, camera, panels, commands.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line/options.h"
#include "app/desktop/drawing_surface.h"
#include "app/desktop/file_memory.h"
#include "app/input/command_table.h"
#include "app/input/pointer.h"
#include "app/stage/cue_journey.h"
#include "app/stage/map_stage.h"
#include "app/stage/presentation.h"
#include "app/stage/window_part.h"
#include "atlas/atlas.h"
#include "atlas/saved/history.h"
#include "atlas/view/playback.h"
#include "base/finding.h"
#include "ui/fields/field.h"
#include "ui/fields/messages.h"
#include "ui/kit/drawing.h"
#include "ui/panels/controls_panel.h"
#include "ui/panels/export_choice.h"
#include "ui/panels/live_state.h"
#include "ui/panels/marginals_panel.h"
#include "ui/panels/new_atlas_state.h"
#include "ui/panels/panel_table.h"
#include "ui/panels/table_panel.h"

namespace hustings {

struct Desk {
  /// Opens a window. Throws MachineError.
  explicit Desk(Command asked);
  /// Without one: nothing is drawn, and no map stands on it.
  struct WithoutWindow {};
  Desk(Command asked, WithoutWindow without);

  bool loaded() const { return atlas != nullptr; }
  /// The next frames are drawn: ImGui needs a few to settle.
  void settle() { frames_due = settling_frames; }

  /// One line that goes by itself.
  void notify(std::string text);
  /// What was saved, and where. `what`: "Picture".
  void tell_saved(const std::string& what, const std::filesystem::path& file);
  /// Whether one went.
  bool end_notice();
  /// What was wrong with a file that was opened, or could not be. `of`: "session", "story".
  void tell_left_out(std::string of, Findings findings);
  /// Opens the field over the map.
  void ask(ui::Asking what, std::string text = {});
  /// What could not be written: the field stays open and says why. `what`: opened where it is not.
  void ask_again(ui::Asking what, const std::string& text, std::string fault);
  void close_field();
  /// Writes what the field asks for, and closes it; else it stays open and says why. `own_folder`: of the user's, made
  /// where it is not there. Returns whether it is written.
  bool write(ui::Asking what, const std::filesystem::path& path, const std::string& text,
             const std::optional<std::filesystem::path>& own_folder);

  KeyMode key_mode() const;
  KeyMode map_mode() const;  ///< where no panel, list or field has the keys: map, night or presenting
  void run_command(const std::string& id) const;
  bool is_seen(ui::PanelKind kind) const;  ///< in front of its zone

  /// The atlas in the place of the one before, if there was one.
  void take_atlas(std::shared_ptr<const Atlas> other);
  void make_commands();
  /// That are shown, and fonts must have.
  void add_letters(const ui::FontLetters& letters) const;
  /// Of text and panels.
  void set_scales() const { surface->set_scales(presentation.on()); }
  /// Takes the size that the window has now.
  void follow_size();
  void change_scale(float step);  ///< of text and panels, by the user
  /// The panel that a presentation has beside the map now.
  std::optional<ui::PanelKind> panel_shown() const;
  /// While presenting: was the map changed by hand since the cue was reached?
  bool away_from_script() const;
  /// Title and caption of the cue that the map rests on; none where there is no story, or the picture is no longer what
  /// they say.
  std::pair<std::string, std::string> cue_words() const;

  static constexpr int settling_frames = 3;
  static constexpr double notice_seconds = 4;

  Command command;                          ///< as given; tables that are joined later are added to it
  std::string atlas_given;                  ///< as the user named it
  std::unique_ptr<DrawingSurface> surface;  ///< none without a window
  Pointer pointer;
  std::shared_ptr<const Atlas> atlas;
  View view;
  Playback playback;
  ViewHistory history;
  ui::PanelSet panels;
  ui::Field field;  ///< over the map
  FileMemory files{file_memory_file()};
  ui::Messages messages;
  ui::ExportChoice exporting;
  ui::NewAtlasState new_atlas;
  ui::LiveState live;
  ui::DrawingState drawing;  ///< over the map
  bool locked = false;       ///< mouse and fingers move the map and select, and the panels take none of their presses
  CommandTable commands;
  Presentation presentation;
  bool cursor_shown = true;
  std::optional<ui::PanelKind> presented_panel;  ///< of the cue
  std::optional<ui::PanelKind> left_panel;       ///< of the cue before it
  CueJourney transition{*this};
  MapStage map{*this};
  std::vector<WindowPart*> parts;  ///< in the order of their commands
  double time = 0;                 ///< seconds since the start
  double notice_until = 0;         ///< of that time
  int frames_due = settling_frames;
};

}  // namespace hustings
