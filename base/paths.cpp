#include "base/paths.h"

#include <cstdlib>
#include <fmt/format.h>
#include <system_error>
#include <vector>

#include "base/finding.h"
#include "base/program/program_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

std::string named(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr ? value : "";
}

std::string joined_texts(const std::vector<fs::path>& paths) {
  std::string text;
  for (const fs::path& path : paths) text += (text.empty() ? "" : " and ") + path.string();
  return text;
}

}  // namespace

std::optional<fs::path> user_folder(const char* own_variable, const char* xdg_variable, const char* in_home) {
  std::string chosen = named(own_variable);
  if (chosen == "off") return std::nullopt;
  if (!chosen.empty()) return chosen;
  if (const std::string folder = named(xdg_variable); fs::path(folder).is_absolute())
    return fs::path(folder) / "hustings";
  if (const std::string home = named("HOME"); fs::path(home).is_absolute())
    return fs::path(home) / in_home / "hustings";
  return std::nullopt;
}

std::optional<fs::path> state_folder() { return user_folder("HUSTINGS_STATE", "XDG_STATE_HOME", ".local/state"); }

std::optional<fs::path> sessions_folder() {
  auto folder = user_folder("HUSTINGS_SESSIONS", "XDG_DATA_HOME", ".local/share");
  if (!folder || !named("HUSTINGS_SESSIONS").empty()) return folder;
  return *folder / "sessions";
}

fs::path expanded_path(const std::string& text) {
  return text.starts_with("~/") ? fs::path(named("HOME")) / text.substr(2) : fs::path(text);
}

fs::path assets_folder() {
  if (const char* chosen = std::getenv("HUSTINGS_ASSETS")) return chosen;
  std::vector<fs::path> candidates = {from_program(HUSTINGS_ASSETS_FROM_BINARY)};
  if (const fs::path source = HUSTINGS_SOURCE_ASSETS; !source.empty()) candidates.push_back(source);
  std::error_code failed;
  for (const fs::path& candidate : candidates)
    if (fs::exists(candidate / "london.toml", failed)) return fs::weakly_canonical(candidate);
  throw MachineError(
      fmt::format("the program's own files are missing (looked in {}). Install it again, or name the folder in "
                  "HUSTINGS_ASSETS",
                  joined_texts(candidates)));
}

std::optional<fs::path> maybe_bundled(const fs::path& name) {
  if (name.empty() || name.has_parent_path()) return std::nullopt;
  std::error_code failed;
  fs::path carried = assets_folder() / name;
  if (!fs::is_regular_file(carried, failed)) return std::nullopt;
  return carried;
}

}  // namespace hustings
