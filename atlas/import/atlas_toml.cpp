#include "atlas/import/atlas_toml.h"

#include <fmt/format.h>
#include <set>

#include "atlas/import/column_facts.h"
#include "atlas/toml_text.h"
#include "base/text/text.h"

namespace hustings {

namespace {

void add_key(std::string& out, std::string_view key, const std::string& value) {
  if (!value.empty()) out += fmt::format("{} = {}\n", key, toml_text(value));
}

void add_texts(std::string& out, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(toml_text(text));
  out += fmt::format("{} = [{}]\n", key, fmt::join(quoted, ", "));
}

/// The names of tracks that have one.
std::string tracks_toml(const Understanding& understanding) {
  std::string out;
  std::set<std::string> known;
  for (const ElectionReading& election : understanding.elections) {
    if (election.track_title.empty() || !known.insert(election.track).second) continue;
    out += "\n[[track]]\n";
    add_key(out, "id", election.track);
    add_key(out, "title", election.track_title);
  }
  return out;
}

/// The columns, what was decided of them, and the digests of what was written.
std::string import_parts_toml(const NewAtlas& atlas, const Understanding& understanding) {
  std::string columns, decided, pairs, written;
  const auto add_text = [](std::string& out, const std::string& key, const std::string& value) {
    out += fmt::format("{} = {}\n", toml_text(key), toml_text(value));
  };
  const auto add_role = [&](std::string& out, const std::string& header, Role role) {
    add_text(out, header, name_of(role));
  };
  for (const ColumnReading& column : understanding.columns)
    if (column.is_decided || column.role != Role::ignore) add_role(columns, column.header, column.role);
  for (const auto& [header, role] : understanding.decisions.roles) add_role(decided, header, role);
  for (const auto& [name, area] : understanding.decisions.pairs) add_text(pairs, name, area);
  for (const auto& [name, digest] : atlas.written) add_text(written, name, digest);
  std::string out;
  const auto add_part = [&](std::string_view name, const std::string& lines, std::string_view comment = {}) {
    if (!lines.empty()) out += fmt::format("\n{}[import.{}]\n{}", comment, name, lines);
  };
  add_part("columns", columns);
  add_part("decided", decided);
  add_part("pairs", pairs, "# Areas of the results, and those of the boundaries that they are.\n");
  add_part("written", written, "# Digests, by which it is seen whether somebody changed a table since.\n");
  return out;
}

}  // namespace

GuessedDate date_in(std::string_view name) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto digits_around = [&](std::size_t at, std::size_t length) {
    return (at > 0 && is_digit(name[at - 1])) || (at + length < name.size() && is_digit(name[at + length]));
  };
  for (std::size_t at = 0; at + 10 <= name.size(); ++at)
    if (const auto date = maybe_date(name.substr(at, 10)); date && !digits_around(at, 10)) return {*date, true, true};
  for (std::size_t at = 0; at + 8 <= name.size(); ++at)
    if (const auto date = maybe_written_date(name.substr(at, 8)); date && maybe_integer(name.substr(at, 8)) &&
                                                                  !digits_around(at, 8) && year_of(*date) >= 1832 &&
                                                                  year_of(*date) < 2100)
      return {*date, true, true};
  for (std::size_t at = 0; at + 4 <= name.size(); ++at) {
    const auto year = maybe_integer(name.substr(at, 4));
    if (year && *year >= 1832 && *year < 2100 && !digits_around(at, 4))
      return {make_date(static_cast<int>(*year), 1, 1), false, true};
  }
  return {make_date(2000, 1, 1), false, false};
}

std::string results_file(const ElectionReading& election) { return "results/" + election.id + ".csv"; }
std::string areas_file(const ElectionReading& election) { return "areas/" + election.id + ".csv"; }

std::string contest_toml(const NewAtlas& atlas, const ElectionReading& election) {
  std::string out = "\n[[contest]]\n";
  add_key(out, "id", election.id);
  add_key(out, "track", election.track);
  add_key(out, "title", election.title);
  const GuessedDate& date = election.date;
  out += fmt::format("date = {}{}\n", iso_date(date.date),
                     date.is_whole   ? ""
                     : date.has_year ? "  # GUESSED from the year alone: write the day of the election"
                                     : "  # GUESSED: write the day of the election");
  add_key(out, "layer", "areas");
  add_key(out, "results", election.votes ? results_file(election) : atlas.results);
  if (!election.votes) add_key(out, "results_layer", atlas.results_layer);
  if (election.areas) add_key(out, "areas", areas_file(election));
  add_key(out, "method", name_of(election.method));
  if (election.by_election) out += "by_election = true\n";
  add_texts(out, "expected", election.covers);
  if (!atlas.source.empty())
    out += fmt::format("source = {}  # the file: write who published the figures\n", toml_text(atlas.source));
  add_texts(out, "not_counted", election.not_counted);
  add_texts(out, "left_out", election.left_out);
  return out;
}

std::string import_toml(const NewAtlas& atlas, const Understanding& understanding) {
  std::string out =
      "\n# How the files were read: `hustings new` takes it from here when they are read again.\n[import]\n";
  add_key(out, "name", atlas.name);
  add_key(out, "title", atlas.title);
  add_key(out, "boundaries", atlas.boundaries);
  add_key(out, "boundaries_layer", atlas.boundaries_layer);
  add_key(out, "results", atlas.results);
  add_key(out, "results_layer", atlas.results_layer);
  add_key(out, "decimal", atlas.decimal);
  add_key(out, "crs", atlas.crs);
  add_key(out, "target_crs", atlas.target_crs);
  if (atlas.latitude_first) out += "latitude_first = true\n";
  add_key(out, "parties", atlas.own_parties);
  add_key(out, "arrangement", name_of(understanding.shape));
  add_key(out, "key", understanding.areas.key);
  add_texts(out, "elections", understanding.decisions.elections);
  if (understanding.decisions.date) out += fmt::format("date = {}\n", iso_date(understanding.decisions.date->date));
  std::vector<std::string> reasons;
  for (const Statement& statement : understanding.statements)
    reasons.push_back(statement.because.empty() ? statement.what : statement.what + ": " + statement.because);
  if (!reasons.empty()) {
    out += "assumed = [\n";
    for (const std::string& reason : reasons) out += "  " + toml_text(reason) + ",\n";
    out += "]\n";
  }
  out += import_parts_toml(atlas, understanding);
  return out;
}

std::string toml_of(const NewAtlas& atlas, const Understanding& understanding) {
  std::string out = "# A first atlas, made by `hustings new`. Every key is explained in docs/data.md.\n";
  add_key(out, "title", atlas.title);
  add_key(out, "parties", atlas.parties);
  out += atlas.map_crs + "\n[[layer]]\nid = \"areas\"\n";
  add_key(out, "title", "Areas");
  add_key(out, "source", atlas.boundaries);
  add_key(out, "source_layer", atlas.boundaries_layer);
  add_key(out, "code", understanding.areas.code);
  add_key(out, "name", understanding.areas.name);
  add_key(out, "crs", atlas.crs);
  if (atlas.latitude_first) out += "latitude_first = true\n";
  out += tracks_toml(understanding);
  for (const ElectionReading& election : understanding.elections) out += contest_toml(atlas, election);
  out += atlas.insets;
  return out + import_toml(atlas, understanding);
}

}  // namespace hustings
