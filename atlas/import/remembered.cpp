#include "atlas/import/remembered.h"

#include <fmt/format.h>
#include <span>
#include <toml++/toml.h>

#include "atlas/parse_toml.h"
#include "base/digest.h"
#include "base/whole_file.h"
#include "geo/read/source_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// A database as it is, a file by its whole path.
std::string source_from(const fs::path& folder, const std::string& named) {
  if (named.empty() || is_database(named)) return named;
  return fs::path(named).is_absolute() ? named : (folder / named).lexically_normal().string();
}

std::string text_in(const toml::table& table, std::string_view key) { return table[key].value_or(std::string()); }

void each_role(const toml::table& import, std::string_view name, auto&& take) {
  const toml::table* roles = import[name].as_table();
  if (roles == nullptr) return;
  for (const auto& [header, value] : *roles)
    if (const auto role = maybe_role(value.value_or(std::string()))) take(std::string(header.str()), *role);
}

void each_text(const toml::table& import, std::string_view name, std::map<std::string, std::string>& into) {
  if (const toml::table* texts = import[name].as_table())
    for (const auto& [key, value] : *texts) into.emplace(std::string(key.str()), value.value_or(std::string()));
}

RememberedImport read(const toml::table& import, const fs::path& folder) {
  RememberedImport out;
  out.name = text_in(import, "name");
  out.title = text_in(import, "title");
  out.boundaries = source_from(folder, text_in(import, "boundaries"));
  out.boundaries_layer = text_in(import, "boundaries_layer");
  out.crs = text_in(import, "crs");
  out.target_crs = text_in(import, "target_crs");
  out.latitude_first = import["latitude_first"].value_or(false);
  out.results = source_from(folder, text_in(import, "results"));
  out.results_layer = text_in(import, "results_layer");
  out.decimal = text_in(import, "decimal");
  out.parties = source_from(folder, text_in(import, "parties"));
  if (const toml::array* elections = import["elections"].as_array())
    for (const toml::node& value : *elections) out.elections.push_back(value.value_or(std::string()));
  if (const auto date = import["date"].value<toml::date>()) out.date = make_date(date->year, date->month, date->day);
  each_role(import, "decided", [&](std::string header, Role role) { out.decided.emplace(std::move(header), role); });
  each_role(import, "columns",
            [&](std::string header, Role role) { out.columns.emplace_back(std::move(header), role); });
  each_text(import, "pairs", out.pairs);
  each_text(import, "written", out.written);
  return out;
}

Finding fault(const fs::path& atlas, std::string what, std::string remedy) {
  return {.place = {.file = atlas.string(), .layer = {}, .row = {}, .column = {}},
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

bool is_import_header(std::string_view line) { return line.starts_with("[import]") || line.starts_with("[import."); }

/// Where the line that begins there ends, its line break included.
std::size_t line_end(std::string_view text, std::size_t from) {
  const std::size_t end = text.find('\n', from);
  return end == std::string_view::npos ? text.size() : end + 1;
}

/// The lines of `[import]` and its parts, the comment right above it too; the end of the text where it has none.
std::pair<std::size_t, std::size_t> import_lines(std::string_view text) {
  std::size_t begin = text.size();
  std::size_t comment = 0;  // where the comment lines right above begin
  bool in_comment = false;
  for (std::size_t at = 0; at < text.size(); at = line_end(text, at)) {
    const std::string_view line = text.substr(at, line_end(text, at) - at);
    if (begin == text.size() && is_import_header(line)) begin = in_comment ? comment : at;
    else if (begin < text.size() && line.starts_with("[") && !is_import_header(line) && at > begin) return {begin, at};
    const bool is_comment = line.starts_with("#");
    if (is_comment && !in_comment) comment = at;
    in_comment = is_comment;
  }
  return {begin, text.size()};
}

}  // namespace

Outcome<RememberedImport> remembered_import(const fs::path& atlas) {
  Outcome<RememberedImport> outcome;
  try {
    const toml::table root = parse_toml(read_whole(atlas), atlas.string());
    const toml::table* import = root["import"].as_table();
    if (import == nullptr) {
      outcome.findings.push_back(fault(atlas, "the atlas was not made from files by hustings new",
                                       "Make one with hustings new FOLDER --boundaries FILE --results FILE"));
      return outcome;
    }
    RememberedImport remembered = read(*import, atlas.parent_path());
    remembered.names_parties = root.contains("parties");
    if (remembered.boundaries.empty() || remembered.results.empty())
      outcome.findings.push_back(fault(atlas, "[import] does not name the boundaries and results it was made from",
                                       "Write boundaries = \"FILE\" and results = \"FILE\" there"));
    else outcome.value = std::move(remembered);
  } catch (const toml::parse_error& error) {
    outcome.findings.push_back(fault(atlas, fmt::format("line {}: {}", error.source().begin.line, error.description()),
                                     "Mend the TOML there"));
  } catch (const InputError& error) {
    outcome.findings.push_back(error.finding());
  }
  return outcome;
}

std::string with_import(std::string_view atlas, std::string_view contests, std::string_view import) {
  const auto [begin, end] = import_lines(atlas);
  std::string out(atlas.substr(0, begin));
  while (out.ends_with("\n\n")) out.pop_back();
  out += contests;
  if (!import.starts_with("\n")) out += "\n";
  out += import;
  if (end < atlas.size()) out += "\n";
  return out + std::string(atlas.substr(end));
}

std::string digest_text(std::string_view bytes) { return to_text(digest_of(std::as_bytes(std::span(bytes)))); }

}  // namespace hustings
