#include "atlas/load/named_files.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "atlas/parse_toml.h"
#include "base/finding.h"
#include "base/paths.h"
#include "base/whole_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr std::array<const char*, 3> kind_names{"atlas", "story", "session"};

bool is_there(const fs::path& path) {
  std::error_code failed;
  return fs::exists(path, failed);
}

}  // namespace

fs::path atlas_file_named(const fs::path& named) {
  if (named.empty()) return assets_folder() / "london.toml";
  if (!is_there(named))
    if (auto carried = maybe_bundled(named)) return *carried;
  return named;
}

std::optional<fs::path> maybe_atlas_of_session(const fs::path& session_file, const fs::path& named) {
  const fs::path there = atlas_file_named(named);
  if (is_there(there)) return there;
  if (fs::path beside = session_file.parent_path() / there.filename(); is_there(beside)) return beside;
  return maybe_bundled(there.filename());
}

fs::path atlas_of_story(const fs::path& story_file, const std::string& named) {
  if (named.empty()) return atlas_file_named({});
  if (const fs::path beside = story_file.parent_path() / named; is_there(beside)) return beside.lexically_normal();
  if (is_there(named)) return named;
  if (auto carried = maybe_bundled(fs::path(named).filename())) return *carried;
  throw InputError({.severity = Severity::error,
                    .place = {.file = story_file.string(), .layer = {}, .row = {}, .column = "atlas"},
                    .what = fmt::format("the atlas {} is not there", named),
                    .remedy = "Name a file as it lies from the story's folder"});
}

fs::path sample_story() { return assets_folder() / "stories" / "london-2017.toml"; }

std::vector<fs::path> sample_atlases() { return {assets_folder() / "london.toml", assets_folder() / "uk.toml"}; }

const char* name_of(FileKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<FileKind> maybe_kind(std::string_view name) {
  for (const FileKind kind : {FileKind::atlas, FileKind::story, FileKind::session})
    if (name == name_of(kind)) return kind;
  return std::nullopt;
}

std::optional<FileHead> head_of_file(const fs::path& file) {
  try {
    const toml::table table = parse_toml(read_whole(file));
    const auto has = [&](const char* key) { return table.contains(key); };
    const bool is_atlas = has("layer") || has("contest") || has("include") || has("parties");
    const FileKind kind = has("cue") ? FileKind::story : is_atlas ? FileKind::atlas : FileKind::session;
    return FileHead{kind, table["title"].value_or(std::string())};
  } catch (const toml::parse_error&) {
    return std::nullopt;
  } catch (const InputError&) {
    return std::nullopt;
  }
}

}  // namespace hustings
