// Stories: named views with captions and notes for the speaker, in the order in which they are shown.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/view/view.h"
#include "base/finding.h"

namespace hustings {

/// How a cue is reached: immediately; by a flight of the camera, values and colours on their way; or through all
/// elections between the two.
enum class Arrival { cut, fly, play };
const char* name_of(Arrival arrival);   ///< "cut", "fly", "play", as a file has it
const char* title_of(Arrival arrival);  ///< "Cut", "Fly", "Play through"

/// What the camera shows, whatever the size and form of the picture: areas with some surroundings, or a square.
struct Framing {
  std::vector<std::string> areas;  ///< codes; empty: the square
  Point centre{0, 0};              ///< metres; the middle of what title, caption and legend leave free
  double across = 0;               ///< metres; the smaller side of what they leave free shows so much
  bool operator==(const Framing&) const = default;
};

constexpr double most_cue_seconds = 600;
constexpr double most_planned_seconds = 3600;

struct Cue {
  std::string title;
  std::string caption;  ///< what the audience reads
  std::string notes;    ///< what the speaker alone reads
  std::string atlas;    ///< file; empty: the story's
  Arrival arrive = Arrival::fly;
  double seconds = 2;                  ///< that the way here takes, 0 to most_cue_seconds; a cut takes none
  double hold = 5;                     ///< seconds that a film rests here, 0 to most_cue_seconds
  std::optional<double> planned = {};  ///< seconds that the speaker means to spend here, 0 to most_planned_seconds
  std::optional<Framing> framing;      ///< none: the whole layer
  View view;                           ///< without a camera
  std::map<std::string, std::string> panels;  ///< what is open beside the map, by names that the panels know
  std::int64_t row = 0;                       ///< of the file; 0: from no file

  bool operator==(const Cue& other) const;  ///< but for the row
};

struct Story {
  std::string title;
  std::string atlas;  ///< file, as from the story's folder; empty: the carried London atlas
  std::vector<Cue> cues;
  bool operator==(const Story&) const = default;
};

/// The version of the files that this program writes.
constexpr int story_version = 1;

/// The story as TOML. Of a cue's view only what differs from the usual view is written.
std::string to_toml(const Story& story);

/// Reads a story. An unknown key and a value of the wrong kind are warnings by line and key, and the default is taken;
/// text that is no TOML, and a story without a cue, are errors. `file` is the name for the findings.
Outcome<Story> story_from(std::string_view toml, const std::string& file);

/// The same from a file. An unreadable one, or one of more than a MiB, is an error.
Outcome<Story> read_story(const std::filesystem::path& path);

/// Of all cues together; none where no cue has a plan. Seconds.
std::optional<double> planned_time(const Story& story);

/// The file of a cue's atlas, and of the story's where it names none.
const std::string& named_atlas(const Story& story, const Cue& cue);

/// Errors for each cue that stands on that atlas and that it cannot show: the contest, party or area that it does not
/// have. `file` is the story's.
Findings faults_of(const Story& story, const std::string& atlas_named, const Atlas& atlas, const std::string& file);

}  // namespace hustings
