// A new atlas from somebody's files: what the sheet asks for is read, understood, written and opened.
#pragma once

#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/stage/window_part.h"
#include "app/window/import_work.h"
#include "atlas/view/view.h"
#include "renderer/target.h"
#include "ui/zones/requests.h"

namespace hustings {

struct Desk;
class FileDesk;
class Loading;
class SessionKeeper;

class NewAtlasDesk : public WindowPart {
 public:
  NewAtlasDesk(Desk& desk, Loading& loading, SessionKeeper& sessions, FileDesk& files)
      : desk_(desk), loading_(loading), sessions_(sessions), files_(files) {}
  ~NewAtlasDesk() override;

  void add_commands(CommandTable& table) override;

  /// Files for the atlas; opens the sheet.
  void read(std::vector<std::string> files, ui::ImportedFile as);

  /// Begins what the sheet asks for, and takes what was found; whether there is something new to show.
  bool advance();
  bool active() const { return work_.active() || writing_.valid() || to_open_; }
  void wait() const;
  bool is_stuck() const;

 private:
  struct Written {
    std::filesystem::path atlas;
    std::string fault;
  };

  void show();
  void close();
  void go_to_part(int step);
  void follow_request();
  void take_typed();
  void take_found(std::shared_ptr<const ui::ImportFound> found);
  void propose_folder();
  void draw_areas();
  void choose(ui::ImportedFile as);
  void write();
  bool take_written();

  Desk& desk_;
  Loading& loading_;
  SessionKeeper& sessions_;
  FileDesk& files_;
  ImportWork work_;
  std::optional<ImportRequest> asked_;            ///< that the work was begun for
  std::string proposed_;                          ///< the folder that was proposed last, as if nothing were there
  std::unique_ptr<Target> areas_;                 ///< a picture of them
  std::shared_ptr<const ui::ImportFound> drawn_;  ///< what it shows
  std::optional<std::size_t> drawn_pointed_;
  Look drawn_look_ = Look::dark;
  bool writes_ = false;  ///< as soon as it can
  std::future<Written> writing_;
  std::optional<std::filesystem::path> to_open_;  ///< when nothing else is being loaded
};

}  // namespace hustings
