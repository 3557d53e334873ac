#include "app/command_line/opened_file.h"

#include <string>
#include <system_error>

#include "atlas/saved/session.h"
#include "atlas/saved/story.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

FileKind kind_of_file(const fs::path& file) {
  if (const auto head = head_of_file(file)) {
    // What has nothing of an atlas need not be a session either.
    if (head->kind == FileKind::session && !read_session(file)) return FileKind::atlas;
    return head->kind;
  }
  const std::string name = file.filename().string();
  if (name.ends_with(".story.toml")) return FileKind::story;
  // Of a damaged session whole lines can be saved.
  return name.ends_with(".session.toml") ? FileKind::session : FileKind::atlas;
}

}  // namespace

std::optional<OpenedFile> opened_file(const fs::path& file) {
  std::error_code failed;
  if (!fs::is_regular_file(file, failed)) return std::nullopt;
  switch (kind_of_file(file)) {
    case FileKind::atlas: break;
    case FileKind::story: {
      const Outcome<Story> story = read_story(file);
      return OpenedFile{FileKind::story, atlas_of_story(file, story ? story.value->atlas : "")};
    }
    case FileKind::session: {
      const Outcome<Session> session = read_session(file);
      const auto atlas = maybe_atlas_of_session(file, session ? session.value->atlas : "");
      return OpenedFile{FileKind::session, atlas.value_or(atlas_file_named({}))};
    }
  }
  return OpenedFile{FileKind::atlas, file};
}

}  // namespace hustings
