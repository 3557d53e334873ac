#include "app/command_line/shell_commands.h"

#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "app/command_line/opened_file.h"
#include "app/guide/library_versions.h"
#include "app/guide/man_page.h"
#include "atlas/load/atlas_file.h"
#include "base/cache.h"
#include "base/date.h"
#include "base/paths.h"
#include "base/terminal.h"
#include "elections/party.h"
#include "geo/read/read_table.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

std::vector<Candidate> parties_of(const AtlasFile& file) {
  std::vector<std::string> sources = file.parties;
  if (sources.empty()) sources.push_back((assets_folder() / "parties.csv").string());
  std::vector<Candidate> parties;
  std::set<std::string> known;
  for (const std::string& source : sources)
    if (const Outcome<Table> table = read_table(source))
      if (const Outcome<Parties> read = read_parties(*table.value))
        for (const Party& party : *read.value)
          if (known.insert(party.id).second) parties.push_back({party.id, party.name});
  return parties;
}

std::string folder_text(const std::optional<fs::path>& folder) { return folder ? folder->string() : "none"; }

/// "12 elections, 2008-05-01 to 2017-06-08; 5 layers".
std::string data_text(const AtlasFile& file) {
  if (file.contests.empty()) return fmt::format("{} layers", file.layers.size());
  std::set<std::string> dates;
  for (const ContestEntry& entry : file.contests) dates.insert(iso_date(entry.contest.date));
  return fmt::format("{} elections, {} to {}; {} layers; {}", file.contests.size(), *dates.begin(), *dates.rbegin(),
                     file.layers.size(), file.attribution);
}

}  // namespace

AtlasIds ids_of(const std::string& file) try {
  fs::path atlas = atlas_file_named(file);
  if (const auto opened = opened_file(atlas)) atlas = opened->atlas;
  const Outcome<AtlasFile> read = read_atlas_file(atlas);
  if (!read) return {};
  AtlasIds ids;
  for (const ContestEntry& entry : read.value->contests)
    ids.contests.push_back({entry.contest.id, entry.contest.title});
  for (const LayerEntry& entry : read.value->layers) ids.layers.push_back({entry.source.id, entry.title});
  for (const NumbersEntry& entry : read.value->numbers)
    for (const NumberEntry& column : entry.columns) ids.numbers.push_back({column.id, column.title});
  ids.parties = parties_of(*read.value);
  return ids;
} catch (const std::exception&) {  // nobody who presses Tab wants to read why
  return {};
}

int complete(const Command& command) {
  print(for_terminal(completion_lines(complete_words(command_guide(), command.words, ids_of))));
  return 0;
}

int write_manual(const Command& command) {
  write_man_pages(command_guide(), HUSTINGS_VERSION, command.words.front());
  return 0;
}

int print_version(const Command& command) {
  print(HUSTINGS_VERSION "\n");
  if (!command.verbose) return 0;
  const auto row = [](const std::string& name, const std::string& text) {
    print(fmt::format("{:<16}{}\n", name, text));
  };
  print("\nLibraries\n");
  for (const auto& [name, version] : library_versions()) row("  " + name, version);
  print("\nOpenGL\n");
  for (const auto& [name, text] : opengl_words()) row("  " + name, text);
  print("\nData\n");
  for (const fs::path& atlas : sample_atlases())
    if (const Outcome<AtlasFile> read = read_atlas_file(atlas))
      row("  " + atlas.filename().string(), fmt::format("{}: {}", read.value->title, data_text(*read.value)));
  print("\nFolders\n");
  row("  assets", assets_folder().string());
  row("  cache", folder_text(cache_folder()));
  row("  state", folder_text(state_folder()));
  row("  sessions", folder_text(sessions_folder()));
  return 0;
}

}  // namespace hustings
