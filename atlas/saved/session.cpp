#include "atlas/saved/session.h"

#include <algorithm>
#include <fmt/format.h>

#include "atlas/saved/fields_toml.h"
#include "atlas/toml_text.h"

namespace hustings {

using namespace fields_toml;

namespace {

void read_version(const toml::table& root, Notes& notes) {
  const toml::node* node = root.get("version");
  const auto version = node != nullptr ? node->value_exact<std::int64_t>() : std::nullopt;
  if (!version || *version < 1)
    notes.left_out(node != nullptr ? row_of(*node) : 1, "version", "the session does not say its version",
                   "It is read as one of version 1");
  else if (*version > session_version)
    notes.left_out(
        row_of(*node), "version",
        fmt::format("the session has version {}, and this program knows version {}", *version, session_version),
        "What it does not know is left out");
}

}  // namespace

std::string to_toml(const Session& session) {
  std::string out = "# A session of Hustings: what was on the screen. Any line may be changed or removed.\n";
  out += fmt::format("version = {}\natlas = {}\n", session_version, toml_text(session.atlas));
  if (!session.joined.empty()) out += fmt::format("joined = {}\n", literal(session.joined));
  if (!session.story.empty()) out += fmt::format("story = {}\n", toml_text(session.story));
  // On one line, whatever its length: where a session is damaged, whole lines are saved.
  if (!session.unsaved_story.empty()) out += fmt::format("unsaved_story = {}\n", literal(session.unsaved_story));
  out += table_of("view", session.view);
  out += table_of("playback", session.playback);
  if (!session.panels.empty()) out += "\n[panels]\n";
  for (const auto& [key, value] : session.panels) out += fmt::format("{} = {}\n", toml_text(key), toml_text(value));
  return out;
}

Outcome<Session> session_from(std::string_view toml, const std::string& file) {
  Notes notes(file);
  const toml::table root = salvaged(toml, notes);
  Outcome<Session> outcome;
  if (root.get("version") == nullptr && root.get_as<toml::table>("view") == nullptr) {
    outcome.findings = {{.severity = Severity::error,
                         .place = {.file = file, .layer = {}, .row = {}, .column = {}},
                         .what = "is no session of Hustings",
                         .remedy = "Choose a file that was saved with Ctrl+S"}};
    return outcome;
  }
  Session session;
  Reader reader(root, notes);
  read_version(root, notes);
  reader.find("version");
  reader("atlas", session.atlas);
  reader("joined", session.joined);
  reader("story", session.story);
  reader("unsaved_story", session.unsaved_story);
  reader("view", session.view);
  reader("playback", session.playback);
  if (const toml::node* panels = reader.find("panels")) read_panels(*panels, notes, session.panels);
  reader.finish();
  outcome.value = std::move(session);
  outcome.findings = std::move(notes.findings);
  std::stable_sort(outcome.findings.begin(), outcome.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.place.row < b.place.row; });
  return outcome;
}

Outcome<Session> read_session(const std::filesystem::path& path) {
  try {
    return session_from(read_small(path, "a session"), path.string());
  } catch (const InputError& error) {
    return {std::nullopt, {error.finding()}};
  }
}

}  // namespace hustings
