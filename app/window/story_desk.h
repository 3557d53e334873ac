// The story that is open: its file, its cues, and the atlases that they need.
#pragma once

#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/stage/window_part.h"
#include "atlas/atlas.h"
#include "atlas/saved/session.h"
#include "atlas/saved/story.h"
#include "picture/story_show.h"

namespace hustings {

struct Desk;

class StoryDesk : public WindowPart {
 public:
  explicit StoryDesk(Desk& desk) : desk_(desk) {}

  void add_commands(CommandTable& table) override;

  void open(const std::filesystem::path& file);
  void save(const std::filesystem::path& file);
  /// A session has the story that is open, and its edits where they are in no file.
  void keep_in(Session& session) const;
  void take_from(const Session& session);
  /// An undone or redone state of the story; none: no story was open.
  void bring_back(const std::shared_ptr<const Story>& story);
  /// The atlas that the story names so, where it can be had; waits for it.
  std::shared_ptr<const Atlas> atlas(const std::string& named);
  /// All of them that are there by now; waits for none.
  StoryAtlases atlases_at_hand();
  /// Is an atlas of it being read that may never come?
  bool is_stuck() const;

 private:
  /// An atlas of the story's cues; it is loaded before anybody waits for it.
  struct StoryAtlas {
    std::filesystem::path file;
    std::shared_ptr<const Atlas> atlas;
    std::future<Outcome<Atlas>> loading;
    Findings faults = {};  ///< why it cannot be had; told to who asks for it
  };
  static void receive(StoryAtlas& known);

  void list();
  void take(Story story, const std::filesystem::path& file, bool changed);
  void prepare();
  std::string keep_unsaved();
  Story named_from_folder_of(const std::filesystem::path& path) const;
  std::string renamed_atlas(const std::filesystem::path& story_file, const std::string& named) const;
  Cue cue_of_view() const;
  void record_cue();
  void update_cue();
  void remove_cue();
  void ask_to_save();

  Desk& desk_;
  mutable std::pair<Story, std::vector<std::string>> unsaved_;  ///< a story, and its lines
  std::map<std::string, StoryAtlas> atlases_;                   ///< by the name that the story has for them
};

}  // namespace hustings
