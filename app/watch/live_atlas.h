// An atlas whose tables are watched: when one of them changes, another atlas takes its place.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/watch/folder_events.h"
#include "app/watch/night_log.h"
#include "app/watch/watched_files.h"
#include "atlas/load/atlas_file.h"
#include "atlas/load/renew_atlas.h"
#include "base/digest.h"

namespace hustings {

/// How an atlas is watched.
struct WatchSetting {
  bool night = false;       ///< results are declared now: arrivals and revisions are kept, databases asked too
  double every = 5;         ///< seconds between two looks at databases and network folders
  std::string record = {};  ///< file that what arrives is recorded in; empty: none
  std::optional<std::filesystem::path> log = {};  ///< revisions.csv
  WallTime loaded{};                              ///< when the atlas began to be read
  Patience patience = {};
};

/// What a reading brought.
struct WatchNews {
  std::shared_ptr<const Atlas> atlas;  ///< to be shown
  std::vector<std::string> sources;    ///< that were read again
  std::vector<Revision> revisions;     ///< new ones
  WallTime at{};                       ///< when they were read
};

/// Why the atlas that is shown is not the newest.
struct WatchFault {
  std::string source;
  std::string why;
  WallTime since{};
  bool may_be_meant = false;  ///< `allow` reads it all the same
  bool operator==(const WatchFault&) const = default;
};

/// Without a thread or a clock of its own: `step` does what is due.
class LiveAtlas {
 public:
  LiveAtlas(AtlasFile file, std::shared_ptr<const Atlas> atlas, WatchSetting setting);

  /// Reads what is whole and has changed. `now`: seconds; `at`: the same moment of the calendar.
  std::optional<WatchNews> step(double now, WallTime at);
  std::optional<WatchFault> fault(double now, WallTime at) const;
  std::optional<double> due_in(double now) const;
  /// The same of files that changed and are not read yet.
  std::optional<double> reading_in(double now) const { return files_.due_in(now); }
  /// To be polled for reading; -1: there is none.
  int descriptor() const { return events_.descriptor(); }
  std::size_t tables() const;  ///< that are watched
  const NightLog& log() const { return log_; }

  /// What looks like half a table is meant: the next step reads it as it is.
  void allow(double now) { files_.allow(now); }

 private:
  struct Database {
    std::string source, layer;
    std::optional<Digest> shown, offered;
    std::optional<WatchFault> fault;
  };
  using TableKey = std::pair<std::string, std::string>;  ///< source, and the sheet or table inside it
  /// What is to be read in this step.
  struct Reading {
    std::set<std::string> changed;             ///< sources
    std::map<std::string, std::string> texts;  ///< by source
    std::map<TableKey, Outcome<Table>> tables;
    RenewedTables again;
  };

  void look(double now, WallTime at, Reading& reading);
  void ask_databases(WallTime at, Reading& reading);
  std::set<std::string> nights_at(WallTime at) const;
  void choose_tables(const std::set<std::string>& nights, Reading& reading) const;
  bool has_no_votes(const ContestEntry& entry, Reading& reading) const;
  Outcome<Table> read(const std::string& source, const std::string& layer, const Reading& reading) const;
  void settle(const RenewedAtlas& renewed, const Reading& reading, double now, WallTime at);
  std::vector<Revision> keep_log(RenewedAtlas& renewed, const Reading& reading, WallTime at);
  void mark(Atlas& atlas, const ContestEntry& entry, ContestIndex index) const;
  void write_log(const std::vector<Revision>& revisions, WallTime at);
  void record(const Atlas& atlas, ContestIndex contest, WallTime at);
  std::filesystem::path record_of(const std::string& contest) const;
  void recall();

  AtlasFile file_;
  std::shared_ptr<const Atlas> atlas_;
  WatchSetting setting_;
  FolderEvents events_;
  WatchedFiles files_;
  std::vector<Database> databases_;
  NightLog log_;
  std::set<std::string> nights_;  ///< ids of contests that are being declared
  std::optional<double> looked_;
  std::optional<WatchFault> write_fault_;
};

}  // namespace hustings
