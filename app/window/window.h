// The program with a window: a frame that hands events, turns and pictures to its parts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/stage/desk.h"
#include "app/window/divider_hand.h"
#include "app/window/exporter.h"
#include "app/window/file_desk.h"
#include "app/window/finger_hand.h"
#include "app/window/loading.h"
#include "app/window/map_hand.h"
#include "app/window/mark_hand.h"
#include "app/window/new_atlas_desk.h"
#include "app/window/night_desk.h"
#include "app/window/panel_layer.h"
#include "app/window/presenter.h"
#include "app/window/session_keeper.h"
#include "app/window/story_desk.h"
#include "app/window/view_commands.h"
#include "app/window/watch_desk.h"

namespace hustings {

/// The window and everything behind it. Tests drive it through SDL's event queue, one frame at a time.
class Window : private WindowPart {
 public:
  /// Opens the window and starts to load the atlas beside it. Throws MachineError.
  explicit Window(Command command);

  /// Handles events and draws until the user closes the window; returns the exit code. While nothing moves it waits.
  int run();

  /// One turn: events, clock, drawing if anything changed. False once the user has closed the window. Throws
  /// CommandError where the command does not fit the atlas. `seconds` is the time that has passed since the last turn.
  bool turn(double seconds);

  /// Joins a table of numbers (FILE or FILE:SHEET): the atlas is loaded again with it, beside the window, and the map
  /// then shows its first column. Where it cannot be joined the map stays, and a notice says why.
  void join(const std::string& table) { loading_.join(table); }
  void open_story(const std::filesystem::path& file) { story_.open(file); }

  bool loaded() const { return desk_.loaded(); }
  bool failed() const { return failed_; }
  bool busy() const;  ///< something moves, or is still settling
  const Desk& desk() const { return desk_; }
  const SessionKeeper& sessions() const { return sessions_; }
  const Presenter& presenter() const { return presenter_; }
  /// Waits for all that is at work beside the window: an atlas that is read, levels of detail, the index of places, a
  /// copy to the clipboard. The next turn takes what it brought.
  void wait_for_background_work() const;
  Image picture() const { return desk_.surface->target->read_back(); }
  std::size_t frames_drawn() const { return frames_drawn_; }

 private:
  void add_commands(CommandTable& table) override;
  void handle(const SDL_Event& event);
  void handle_key(const SDL_KeyboardEvent& key);
  void take_dropped();
  void receive_atlas();
  bool advance(double seconds);
  void draw(double seconds);
  void draw_over_map(double seconds);
  void begin_frame();
  void finish_frame();
  void obey_panels();
  /// Ends the program, or asks first what becomes of the story's edits.
  void leave();
  std::uint32_t held() const;
  std::optional<double> due_in() const;

  Desk desk_;
  Loading loading_{desk_};
  WatchDesk watch_{desk_, loading_};
  StoryDesk story_{desk_};
  SessionKeeper sessions_{desk_, loading_, story_};
  MapHand map_hand_{desk_};
  MarkHand marks_{desk_, map_hand_};
  NightDesk night_{desk_};
  DividerHand divider_{desk_};
  FingerHand fingers_{desk_, divider_, marks_};
  PanelLayer panels_{desk_, loading_, marks_};
  Presenter presenter_{desk_, story_, panels_};
  Exporter exporter_{desk_};
  FileDesk files_{desk_, sessions_, story_};
  NewAtlasDesk new_atlas_{desk_, loading_, sessions_, files_};
  ViewCommands view_commands_{desk_};
  ChoiceCommands choices_{desk_};
  std::vector<std::string> dropped_;  ///< files that came together
  bool failed_ = false;               ///< there is no atlas to show
  bool open_ = true;
  double drawn_at_ = 0;  ///< of the desk's time: the last frame
  std::size_t frames_drawn_ = 0;
};

}  // namespace hustings
