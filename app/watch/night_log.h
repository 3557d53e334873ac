// What a watched night has brought: when each area's result arrived, and every change of its figures since.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/watch/wall_time.h"
#include "atlas/atlas.h"
#include "base/table.h"

namespace hustings {

enum class Standing { not_declared, declared, revised, taken_back };

enum class RevisionKind { revised, taken_back, declared_again };
const char* words_for(RevisionKind kind);  ///< "revised", "taken back", "declared again"

/// A change of an area's figures after they had arrived. `before` and `after` hold those that differ.
struct Revision {
  WallTime at;
  std::string contest;  ///< id
  std::string area_code;
  std::string area;  ///< its name
  RevisionKind kind = RevisionKind::revised;
  std::string before, after;
};

/// The first line of the log; `rows_of` gives the others.
Table revision_table(const std::string& atlas, const std::vector<Revision>& revisions);

class NightLog {
 public:
  /// What is new in a contest that was read again; `before` is null where nothing was known of it. An area has arrived
  /// where it has votes.
  std::vector<Revision> take(const Atlas& atlas, const AtlasContest* before, const Parties* parties_before,
                             const AtlasContest& now, WallTime at);

  /// Says in the contest what is not declared yet or was taken back (`Contest::absent`), and which results were revised
  /// (their notes). `absent`: what the atlas itself says.
  void mark(AtlasContest& contest, const AtlasLayer& layer, const std::map<std::string, std::string>& absent) const;

  Standing standing(const std::string& contest, const std::string& area_code) const;
  /// When the result that is shown arrived; none where it has not, or was there before anybody watched.
  std::optional<WallTime> declared(const std::string& contest, const std::string& area_code) const;
  /// As `declared`, from a table of areas with such a column that was recorded before.
  void recall(const std::string& contest, const Table& areas);

  const std::vector<Revision>& revisions() const { return revisions_; }  ///< the oldest first

 private:
  struct Arrival {
    std::optional<WallTime> at;  ///< none: before anybody watched
    std::optional<WallTime> revised, taken_back;
  };
  const Arrival* find(const std::string& contest, const std::string& area_code) const;

  std::map<std::string, std::map<std::string, Arrival>> arrivals_;  ///< by contest and area
  std::vector<Revision> revisions_;
};

/// What arrived, as tables that a past night is made of: results by candidate, and areas with the time of each
/// (`declared`, ISO 8601 with an offset).
struct Recording {
  Table results;
  Table areas;
};
Recording recording_of(const AtlasContest& contest, const Parties& parties, const NightLog& log);

}  // namespace hustings
