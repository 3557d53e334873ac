// Undo, autosave, and sessions as files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/command_line/options.h"
#include "app/desktop/autosave.h"
#include "app/stage/window_part.h"
#include "atlas/atlas.h"
#include "atlas/saved/history.h"
#include "atlas/saved/session.h"

namespace hustings {

struct Desk;
class Loading;
class StoryDesk;

class SessionKeeper : public WindowPart {
 public:
  SessionKeeper(Desk& desk, Loading& loading, StoryDesk& story);

  void add_commands(CommandTable& table) override;

  /// Begins to load what the command line asks for. Throws InputError: the session cannot be read.
  void start();
  /// An atlas that was read: it is shown with the view that was asked for. False where there is nothing to show at all.
  bool take_loaded(Outcome<Atlas> outcome);
  /// Keeps the turn's changes: for undo, and for the next start. `held`: what a hand holds, or is under way: one step
  /// as long as that is the same, 0: nothing; `changed`: the picture was drawn again.
  void remember(std::uint32_t held, bool changed);
  void finish() { autosave_.finish(); }
  std::optional<double> due_in() const;  ///< seconds until the session is to be written

  void open(const std::filesystem::path& file);
  void save(const std::filesystem::path& file);
  /// Another atlas, with the view that it begins with; where it cannot be loaded the present one stays.
  void open_atlas(const std::filesystem::path& file);
  const std::optional<std::filesystem::path>& file() const { return file_; }

 private:
  /// A session whose atlas is being loaded.
  struct Opening {
    Session session;
    Findings findings;
    std::filesystem::path file;
    std::filesystem::path atlas;             ///< file
    std::vector<std::string> joined_before;  ///< tables that were joined without the session
  };

  /// What belongs to the present atlas, while another is being loaded for its place.
  struct Leaving {
    ViewOptions view;
    std::vector<std::string> joined;
    std::string atlas_given;
  };

  void start_view();
  void bring_back(std::optional<HistoryState> seen);
  Session session() const;
  void load_at_start();
  void recall_last();
  void describe_offer();
  void take(Opening opening);
  void show(Session session, Findings findings, const std::filesystem::path& file);
  bool join_tables_of(Opening& opening);
  static void leave_out(Opening& opening, std::string what);
  bool open_without_joined(const Findings& why);
  void ask_to_save();
  void list();

  Desk& desk_;
  Loading& loading_;
  StoryDesk& story_;
  Autosave autosave_;
  std::optional<Opening> opening_;
  std::optional<Leaving> leaving_;
  std::optional<Opening> last_;                     ///< of the program's last run: offered at the start
  std::optional<std::filesystem::path> crash_log_;  ///< of the program's last run, until somebody is told
  std::optional<std::filesystem::path> file_;       ///< that the session was saved to or opened from
};

}  // namespace hustings
