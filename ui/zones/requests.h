// What panels want of the program: asked for while they are drawn, done after the frame.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "atlas/atlas.h"

namespace hustings::ui {

struct FlyToArea {
  LayerIndex layer = 0;
  AreaIndex area = 0;
};
struct RunCommand {
  std::string id;
};
/// An atlas, a story or a session, by what is in it.
struct OpenFile {
  std::filesystem::path file;
};
struct OpenSession {
  std::filesystem::path file;
};
struct SaveSession {
  std::filesystem::path file;
};
struct OpenStory {
  std::filesystem::path file;
};
struct SaveStory {
  std::filesystem::path file;
};
struct WriteTable {
  std::filesystem::path file;
};
struct JoinTable {
  std::string table;  ///< FILE or FILE:SHEET
};
struct BrowseFiles {};  ///< for the path that a field asks for
struct GoToCue {
  std::size_t cue = 0;
};
/// A time of the night on the map, as it was typed.
struct GoToTime {
  std::string text;
};
struct NameExport {};  ///< what is exported is of another kind: its file's name follows
struct StartExport {};
struct CancelExport {};
/// What a file is to a new atlas.
enum class ImportedFile { any, boundaries, results, parties };
/// Reads files for a new atlas.
struct ReadForAtlas {
  std::vector<std::string> files;
  ImportedFile as = ImportedFile::any;  ///< any: by what is in them
};

using Request =
    std::variant<FlyToArea, RunCommand, OpenFile, OpenSession, SaveSession, OpenStory, SaveStory, WriteTable, JoinTable,
                 BrowseFiles, GoToCue, NameExport, StartExport, CancelExport, ReadForAtlas, GoToTime>;

/// In the order in which they were asked for.
class Requests {
 public:
  void ask(Request request) { waiting_.push_back(std::move(request)); }
  bool empty() const { return waiting_.empty(); }
  std::vector<Request> take() { return std::exchange(waiting_, {}); }

 private:
  std::vector<Request> waiting_;
};

}  // namespace hustings::ui
