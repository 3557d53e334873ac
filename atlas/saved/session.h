// Sessions: everything that the user has set up, as a file that a person can read.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/view/playback.h"
#include "atlas/view/view.h"

namespace hustings {

struct Session {
  std::string atlas;                       ///< the file as the user gave it; empty: the carried London atlas
  std::vector<std::string> joined;         ///< tables of numbers joined to it: FILE or FILE:SHEET
  std::string story;                       ///< file of the story that is open; empty: none, or it was never saved
  std::vector<std::string> unsaved_story;  ///< lines of its TOML, where it has edits that are in no file
  View view;
  Playback playback;
  std::map<std::string, std::string> panels;  ///< what is open and where, by names that the panels know

  bool operator==(const Session&) const = default;
};

/// The version of the files that this program writes. A later one may have keys that this one leaves out.
constexpr int session_version = 1;

/// The session as TOML, every key on a line of its own. What is kept of the view is listed in
/// atlas/saved/view_fields.h.
std::string to_toml(const Session& session);

/// Reads a session as far as it can be read: a line that is damaged, a key that is unknown and a value of the wrong
/// kind are left out, and a warning names each by line and key. No value where the text is no session at all. `file` is
/// the name for the findings.
Outcome<Session> session_from(std::string_view toml, const std::string& file);

/// The same from a file. An unreadable one, or one of more than a MiB, is an error.
Outcome<Session> read_session(const std::filesystem::path& path);

/// Makes the session one that the atlas can show: what it names and the atlas does not have goes back to its default,
/// and a warning says so.
Findings fit_to(const Atlas& atlas, const std::string& file, Session& session);

}  // namespace hustings
