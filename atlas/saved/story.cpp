#include "atlas/saved/story.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <system_error>

#include "atlas/figures/valid_view.h"
#include "atlas/parse_toml.h"
#include "atlas/saved/fields_toml.h"
#include "atlas/toml_text.h"
#include "base/text/clock_text.h"
#include "base/text/text.h"
#include "base/whole_file.h"

namespace hustings {

namespace {

using fields_toml::Notes;
using fields_toml::Reader;
using fields_toml::Writer;

/// Several lines stand as several, so that a person can write them.
std::string paragraph(const std::string& text) {
  if (text.find('\n') == std::string::npos) return toml_text(text);
  std::string out = "\"\"\"\n";
  for (const auto& line : split(text, '\n')) {
    if (out.size() > 4) out += '\n';
    const std::string quoted = toml_text(line);
    out += quoted.substr(1, quoted.size() - 2);
  }
  return out + "\"\"\"";
}

/// A table of the text of a Writer: its heading and its lines.
struct WrittenTable {
  std::string heading;
  std::vector<std::string> lines;
};

std::vector<WrittenTable> tables_of(const std::string& text) {
  std::vector<WrittenTable> tables;
  for (const auto& line : split(text, '\n')) {
    if (line.empty()) continue;
    if (line.front() == '[') tables.push_back({std::string(line), {}});
    else tables.back().lines.emplace_back(line);
  }
  return tables;
}

std::string written(const View& view) {
  Writer writer("cue.view");
  each_field(writer, view);
  return writer.text();
}

/// The lines of the view that say something else than those of the usual one.
std::string unusual_of(View view) {
  static const std::vector<WrittenTable> usual = tables_of(written(View{}));
  view.camera.reset();
  std::string out;
  for (const WrittenTable& table : tables_of(written(view))) {
    const auto same = std::find_if(usual.begin(), usual.end(),
                                   [&](const WrittenTable& other) { return other.heading == table.heading; });
    std::string lines;
    for (const std::string& line : table.lines)
      if (table.heading.starts_with("[[") || same == usual.end() ||
          std::find(same->lines.begin(), same->lines.end(), line) == same->lines.end())
        lines += line + "\n";
    if (!lines.empty()) out += "\n" + table.heading + "\n" + lines;
  }
  return out;
}

auto arrivals() { return named({Arrival::cut, Arrival::fly, Arrival::play}); }

/// Minutes and seconds, where that says it exactly.
std::string literal_of(double seconds) {
  const std::string text = clock_text(seconds);
  return seconds >= 60 && maybe_seconds(text) == seconds ? toml_text(text) : fmt::format("{}", seconds);
}

std::string text_of(const Cue& cue) {
  std::string out = fmt::format("\n[[cue]]\ntitle = {}\n", toml_text(cue.title));
  if (!cue.caption.empty()) out += fmt::format("caption = {}\n", paragraph(cue.caption));
  if (!cue.notes.empty()) out += fmt::format("notes = {}\n", paragraph(cue.notes));
  if (!cue.atlas.empty()) out += fmt::format("atlas = {}\n", toml_text(cue.atlas));
  out += fmt::format("arrive = \"{}\"\nseconds = {}\nhold = {}\n", name_of(cue.arrive), cue.seconds, cue.hold);
  if (cue.planned) out += fmt::format("planned = {}\n", literal_of(*cue.planned));
  if (cue.framing) {
    if (!cue.framing->areas.empty())
      out += fmt::format("\n[cue.framing]\nareas = {}\n", fields_toml::literal(cue.framing->areas));
    else
      out += fmt::format("\n[cue.framing]\ncentre = {}\nacross = {}\n", fields_toml::literal(cue.framing->centre),
                         cue.framing->across);
  }
  out += unusual_of(cue.view);
  if (!cue.panels.empty()) out += "\n[cue.panels]\n";
  for (const auto& [key, value] : cue.panels) out += fmt::format("{} = {}\n", toml_text(key), toml_text(value));
  return out;
}

// Reading ------------------------------------------------------------------------------------------------------------

Finding error_at(const std::string& file, std::optional<std::int64_t> row, std::string what, std::string remedy) {
  return {.severity = Severity::error,
          .place = {.file = file, .layer = {}, .row = row, .column = {}},
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

/// Numbers out of their range are brought back into it, with a note.
void limit(const toml::table& table, const char* key, double& value, Notes& notes, double most = most_cue_seconds) {
  if (value >= 0 && value <= most) return;
  notes.left_out(fields_toml::row_of(*table.get(key)), key,
                 fmt::format("\"{}\" must be from 0 to {} seconds", key, most), "The nearest is taken");
  value = std::clamp(value, 0.0, most);
}

/// Seconds as a number, or minutes and seconds as a text.
void read_planned(const toml::table& table, Notes& notes, std::optional<double>& planned) {
  const toml::node& node = *table.get("planned");
  if (node.is_number()) planned = node.value<double>();
  else if (const auto text = node.value_exact<std::string>()) planned = maybe_seconds(*text);
  if (planned && std::isnan(*planned)) planned.reset();
  if (planned) return limit(table, "planned", *planned, notes, most_planned_seconds);
  notes.left_out(fields_toml::row_of(node), "planned", "\"planned\" must be seconds, or minutes and seconds: \"1:30\"",
                 "The cue has no plan");
}

void read_framing(const toml::table& table, Notes& notes, std::optional<Framing>& framing) {
  Reader reader(table, notes);
  Framing& read = framing.emplace();
  reader("areas", read.areas);
  reader("centre", read.centre);
  reader("across", read.across);
  reader.finish();
  if (!read.areas.empty() || read.across > 0) return;
  notes.left_out(fields_toml::row_of(table), "framing", "a framing names areas, or a centre and metres across",
                 "The whole map is shown");
  framing.reset();
}

Cue read_cue(const toml::table& table, Notes& notes) {
  Cue cue;
  cue.row = fields_toml::row_of(table);
  Reader reader(table, notes);
  reader("title", cue.title);
  reader("caption", cue.caption);
  reader("notes", cue.notes);
  reader("atlas", cue.atlas);
  reader("arrive", cue.arrive, arrivals());
  reader("seconds", cue.seconds);
  reader("hold", cue.hold);
  limit(table, "seconds", cue.seconds, notes);
  limit(table, "hold", cue.hold, notes);
  if (reader.find("planned") != nullptr) read_planned(table, notes, cue.planned);
  if (const toml::node* framing = reader.find("framing")) {
    if (const toml::table* inner = framing->as_table()) read_framing(*inner, notes, cue.framing);
    else
      notes.left_out(fields_toml::row_of(*framing), "framing", "\"framing\" must be a table", "The whole map is shown");
  }
  reader("at", cue.view.at);  // short for that of its view
  reader("view", cue.view);
  if (cue.view.camera) {
    notes.left_out(cue.row, "camera", "a cue has a framing, which suits any picture, and no camera",
                   "The whole map is shown, or the framing");
    cue.view.camera.reset();
  }
  if (const toml::node* panels = reader.find("panels")) fields_toml::read_panels(*panels, notes, cue.panels);
  reader.finish();
  return cue;
}

}  // namespace

const char* name_of(Arrival arrival) {
  switch (arrival) {
    case Arrival::cut: return "cut";
    case Arrival::fly: return "fly";
    case Arrival::play: return "play";
  }
  return "";
}

const char* title_of(Arrival arrival) {
  switch (arrival) {
    case Arrival::cut: return "Cut";
    case Arrival::fly: return "Fly";
    case Arrival::play: return "Play through";
  }
  return "";
}

bool Cue::operator==(const Cue& other) const {
  return title == other.title && caption == other.caption && notes == other.notes && atlas == other.atlas &&
         arrive == other.arrive && seconds == other.seconds && hold == other.hold && planned == other.planned &&
         framing == other.framing && view == other.view && panels == other.panels;
}

std::string to_toml(const Story& story) {
  std::string out = "# A story of Hustings: one [[cue]] after the other. Any line may be changed.\n";
  out += fmt::format("version = {}\ntitle = {}\n", story_version, toml_text(story.title));
  if (!story.atlas.empty()) out += fmt::format("atlas = {}\n", toml_text(story.atlas));
  for (const Cue& cue : story.cues) out += text_of(cue);
  return out;
}

Outcome<Story> story_from(std::string_view toml, const std::string& file) {
  toml::table root;
  try {
    root = parse_toml(toml);
  } catch (const toml::parse_error& error) {
    return {std::nullopt,
            {error_at(file, static_cast<std::int64_t>(error.source().begin.line),
                      fmt::format("is no TOML: {}", error.description()), "Correct the line")}};
  }
  const toml::array* cues = root.get_as<toml::array>("cue");
  if (cues == nullptr || cues->empty())
    return {std::nullopt,
            {error_at(file, std::nullopt, "is no story: it has no [[cue]]", "Write one, or choose another file")}};
  Notes notes(file);
  Story story;
  Reader reader(root, notes);
  int version = story_version;
  reader("version", version);
  if (version > story_version)
    notes.left_out(1, "version",
                   fmt::format("the story has version {}, and this program knows version {}", version, story_version),
                   "What it does not know is left out");
  reader("title", story.title);
  reader("atlas", story.atlas);
  reader.find("cue");
  reader.finish();
  for (const toml::node& node : *cues) {
    if (const toml::table* table = node.as_table()) story.cues.push_back(read_cue(*table, notes));
    else notes.left_out(fields_toml::row_of(node), "cue", "a cue must be written [[cue]]", "It is left out");
  }
  if (story.cues.empty())
    return {std::nullopt, {error_at(file, std::nullopt, "has no cue that can be read", "Write [[cue]]")}};
  return {std::move(story), std::move(notes.findings)};
}

Outcome<Story> read_story(const std::filesystem::path& path) {
  try {
    return story_from(fields_toml::read_small(path, "a story"), path.string());
  } catch (const InputError& error) {
    return {std::nullopt, {error.finding()}};
  }
}

std::optional<double> planned_time(const Story& story) {
  std::optional<double> seconds;
  for (const Cue& cue : story.cues)
    if (cue.planned) seconds = seconds.value_or(0) + *cue.planned;
  return seconds;
}

const std::string& named_atlas(const Story& story, const Cue& cue) {
  return cue.atlas.empty() ? story.atlas : cue.atlas;
}

Findings faults_of(const Story& story, const std::string& atlas_named, const Atlas& atlas, const std::string& file) {
  Findings findings;
  const auto has_area = [&](const std::string& code) {
    return std::any_of(atlas.layers.begin(), atlas.layers.end(),
                       [&](const AtlasLayer& layer) { return layer.find(code).has_value(); });
  };
  for (const Cue& cue : story.cues) {
    if (named_atlas(story, cue) != atlas_named) continue;
    const auto fault = [&](std::string what) {
      findings.push_back(error_at(file, cue.row > 0 ? std::optional(cue.row) : std::nullopt,
                                  fmt::format("cue \"{}\": {}", cue.title, what),
                                  "Correct the cue, or name its atlas"));
    };
    try {
      require_valid(atlas, cue.view);
    } catch (const CommandError& error) {
      fault(error.what());
    }
    if (cue.framing)
      for (const std::string& code : cue.framing->areas)
        if (!has_area(code)) fault(fmt::format("there is no area \"{}\"", code));
  }
  return findings;
}

}  // namespace hustings
