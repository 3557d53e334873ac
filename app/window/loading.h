// Reading an atlas beside the window, and what is made of it before anybody asks.
#pragma once

#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/stage/window_part.h"
#include "atlas/figures/search.h"
#include "atlas/import/read_again.h"
#include "atlas/load/load_atlas.h"

namespace hustings {

struct Desk;

class Loading : public WindowPart {
 public:
  explicit Loading(Desk& desk) : desk_(desk) {}
  ~Loading() override;

  void add_commands(CommandTable& table) override;
  void drop_atlas() override;
  void take_atlas() override;

  /// Begins to read an atlas with the tables that are joined to it.
  void start(const std::filesystem::path& file);
  /// Joins a table of numbers (FILE or FILE:SHEET) when what is being read is done.
  void join(const std::string& table);
  /// What was read, once; none: not yet, or a joined table, which is shown already. Begins with the next table.
  std::optional<Outcome<Atlas>> receive();

  /// Until what is being read is there, and all that is made of what was read before.
  void wait() const;

  /// Where on the Earth the areas of what was read last lie; empty for those of Britain, where a doubt is a warning.
  const std::string& place() const { return place_; }
  /// When what was read last began to be read.
  std::chrono::system_clock::time_point started() const { return started_; }

  bool active() const { return reading_.valid() || rereading_.valid(); }
  bool waiting() const { return active() || !to_join_.empty(); }
  float progress() const { return progress_; }
  /// Of the places of the atlas; waits for it.
  const SearchIndex& search_index();
  /// Is something being read that may never come?
  bool is_stuck() const;

 private:
  /// Why an atlas that is shown already is read: a table was joined to it, or its files were read again.
  enum class Renewal { none, joined, files };

  void begin_to_join();
  void read_files_again();
  void end_reading_files();
  void show_again(Outcome<Atlas> outcome, Renewal why);
  void colour_joined();

  Desk& desk_;
  Progress progress_{0};
  std::chrono::system_clock::time_point started_;
  std::future<Outcome<Atlas>> reading_;
  std::vector<std::future<void>> warming_;  ///< counts on other layers, before anybody asks; each keeps its atlas
  std::future<std::unique_ptr<SearchIndex>> indexing_;
  std::unique_ptr<const SearchIndex> index_;  ///< once it was asked for
  std::vector<std::string> to_join_;          ///< wait until the present reading is done
  std::string place_;                         ///< written while reading
  Renewal renewal_ = Renewal::none;
  std::future<Outcome<ReadAgain>> rereading_;  ///< the files that the atlas was made from
  std::string changes_;                        ///< of them, told when the atlas is there again
  bool from_files_ = false;  ///< was what was read last made from files, which can be read again? written while reading
};

/// Is the work still not done after a short wait?
template <class Value>
bool is_stuck(const std::future<Value>& work) {
  constexpr std::chrono::seconds patience(1);
  return work.valid() && work.wait_for(patience) != std::future_status::ready;
}

}  // namespace hustings
