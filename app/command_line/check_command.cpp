#include "app/command_line/check_command.h"

#include <optional>

#include "app/command_line/interrupt.h"
#include "atlas/load/check.h"
#include "atlas/load/load_atlas.h"
#include "atlas/load/named_files.h"
#include "base/finding_json.h"
#include "base/log.h"
#include "base/terminal.h"
#include "elections/read/read_results.h"
#include "geo/read/read_table.h"

namespace hustings {

namespace {

std::optional<Table> declared_totals(const AtlasFile& file) {
  std::optional<Table> declared;
  for (const std::string& source : file.declared_totals) {
    Outcome<Table> read = read_table(source);
    if (!read) throw InputError(read.findings.front());
    if (declared) declared->append(*read.value);
    else declared = std::move(read.value);
  }
  return declared;
}

std::vector<Tally> tallies_of(const AtlasFile& file, const Atlas& atlas) {
  std::vector<Tally> tallies;
  for (const TallyEntry& entry : file.tallies) {
    const Outcome<Table> read = read_table(entry.results);
    if (!read) throw InputError(read.findings.front());
    Parties parties = atlas.parties;
    Outcome<std::vector<Result>> results = read_results(*read.value, parties);
    if (!results) throw InputError(results.findings.front());
    tallies.push_back({entry.id, std::move(*results.value)});
  }
  return tallies;
}

/// `report`: none where the atlas could not be loaded.
std::string json_of(const std::string& file, const std::string& title, const CheckReport& report,
                    const Findings& findings, bool loaded) {
  JsonWriter json;
  json.begin_object();
  json.key("atlas"), json.text_or_null(title);
  json.member("file", file);
  json.member("loaded", loaded);
  json.member("faults", report.faults);
  json.key("checked");
  json.begin_array();
  for (const CheckSubject& subject : report.subjects) {
    json.begin_object();
    json.member("kind", subject.kind);
    json.key("id"), json.text_or_null(subject.id);
    json.member("summary", subject.summary);
    json.member("notes", subject.notes);
    json.member("explained", subject.explained);
    json.member("faults", subject.faults);
    json.end();
  }
  json.end();
  json.key("findings");
  write_json(json, findings);
  json.end();
  return json.take();
}

}  // namespace

int check_atlas(const Command& command) {
  const EndAtInterrupt at_any_time;
  const bool as_json = command.format == "json";
  const std::string name = atlas_file_named(command.atlas).string();
  const Outcome<AtlasFile> file = read_atlas_file(name);
  const Outcome<Atlas> atlas =
      file ? load_atlas(*file.value, Geometry::meshes) : Outcome<Atlas>{std::nullopt, file.findings};
  if (!atlas) {
    CheckReport none;
    none.faults = static_cast<int>(atlas.findings.size());
    if (as_json) print(json_of(name, file ? file.value->title : "", none, atlas.findings, false));
    report(atlas.findings, atlas.findings.size());
    return 1;
  }
  const CheckReport result =
      check(*atlas.value, declared_totals(*file.value), tallies_of(*file.value, *atlas.value), file.value->crs);
  if (as_json) print(json_of(name, atlas.value->title, result, atlas.value->findings, true));
  else
    for (const std::string& line : result.lines) print(for_terminal(line) + "\n");
  return result.faults == 0 ? 0 : 1;
}

}  // namespace hustings
