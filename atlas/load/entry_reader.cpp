#include "atlas/load/entry_reader.h"

#include <algorithm>
#include <array>

#include "base/paths.h"
#include "base/text/text.h"
#include "geo/read/source_file.h"

namespace hustings {

namespace fs = std::filesystem;

void EntryReader::fault(const toml::source_region& region, std::string what, std::string remedy) {
  findings_.push_back(
      {.severity = Severity::error, .place = place_of(region), .what = std::move(what), .remedy = std::move(remedy)});
}

Place EntryReader::place_of(const toml::source_region& region) const {
  return {.file = path_.string(), .layer = {}, .row = region.begin.line, .column = std::to_string(region.begin.column)};
}

void EntryReader::only(const toml::table& table, const std::set<std::string_view>& keys) {
  for (const auto& [key, value] : table)
    if (!keys.contains(key.str()))
      fault(key.source(), fmt::format("unknown key \"{}\"", key.str()),
            fmt::format("The keys here are: {}", fmt::join(keys, ", ")));
}

std::string EntryReader::text(const toml::table& table, std::string_view key) {
  return maybe<std::string>(table, key, "a text in quotes").value_or("");
}

std::string EntryReader::needed(const toml::table& table, std::string_view key) {
  if (!table.contains(key))
    fault(table.source(), fmt::format("\"{}\" is missing", key), fmt::format("Add {} = \"...\"", key));
  return text(table, key);
}

Date EntryReader::date_of(const toml::date& date) { return make_date(date.year, date.month, date.day); }

std::string EntryReader::path_of(const std::string& source) const {
  if (source.empty() || is_database(source) || fs::path(source).is_absolute()) return source;
  return (folder_ / source).lexically_normal().string();
}

LayerSource EntryReader::source(const toml::table& table) {
  return {.id = needed(table, "id"),
          .source = path_of(needed(table, "source")),
          .source_layer = text(table, "source_layer"),
          .code = needed(table, "code"),
          .name = text(table, "name"),
          .parent = text(table, "parent"),
          .crs = text(table, "crs"),
          .target_crs = {},  // once all includes are known
          .latitude_first = maybe<bool>(table, "latitude_first", "true or false").value_or(false)};
}

LayerEntry EntryReader::layer(const toml::table& table) {
  only(table, {"id", "title", "source", "source_layer", "code", "name", "parent", "parent_layer", "crs", "in_force",
               "hexagons", "latitude_first"});
  LayerEntry entry{.file = path_.string(),
                   .source = source(table),
                   .title = text(table, "title"),
                   .parent_layer = text(table, "parent_layer"),
                   .in_force_from = {},
                   .in_force_to = {},
                   .hexagons = text(table, "hexagons").empty() ? "" : path_of(text(table, "hexagons"))};
  if (entry.title.empty()) entry.title = entry.source.id;
  if (const toml::node* node = table.get("in_force")) {
    const toml::array* dates = node->as_array();
    const auto date = [&](std::size_t i) {
      return dates != nullptr && i < dates->size() ? dates->get(i)->value_exact<toml::date>() : std::nullopt;
    };
    if (!date(0))
      fault(node->source(), "\"in_force\" must be one date or two, as in [2002-05-02, 2014-05-21]",
            "Correct the dates");
    if (const auto from = date(0)) entry.in_force_from = date_of(*from);
    if (const auto to = date(1)) entry.in_force_to = date_of(*to);
  }
  return entry;
}

GroundEntry EntryReader::ground(const toml::table& table) {
  only(table, {"id", "source", "source_layer", "code", "name", "crs", "latitude_first", "kind"});
  const std::string kind = needed(table, "kind");
  if (kind != "land" && kind != "water")
    fault(table.source(), "\"kind\" must be \"land\" or \"water\"", "Correct the value");
  return {.source = source(table), .water = kind == "water"};
}

namespace {

const std::set<std::string_view>& contest_keys() {
  static const std::set<std::string_view> keys{"id",
                                               "track",
                                               "title",
                                               "date",
                                               "layer",
                                               "results",
                                               "results_layer",
                                               "areas",
                                               "areas_layer",
                                               "method",
                                               "compare",
                                               "notional",
                                               "base_only",
                                               "source",
                                               "note",
                                               "turnout_of",
                                               "time_zone",
                                               "expected",
                                               "absent",
                                               "final_round",
                                               "seats_layer",
                                               "estimate",
                                               "by_election",
                                               "second_preferences",
                                               "second_preferences_layer",
                                               "list_seats",
                                               "list_threshold",
                                               "constituencies",
                                               "zero",
                                               "not_counted",
                                               "left_out"};
  return keys;
}

}  // namespace

ContestEntry EntryReader::contest(const toml::table& table) {
  only(table, contest_keys());
  ContestEntry entry;
  entry.file = path_.string();
  Contest& contest = entry.contest;
  read_contest(table, contest);
  entry.results = path_of(needed(table, "results"));
  entry.results_layer = text(table, "results_layer");
  entry.areas = path_of(text(table, "areas"));
  entry.areas_layer = text(table, "areas_layer");
  entry.second_preferences = path_of(text(table, "second_preferences"));
  entry.second_preferences_layer = text(table, "second_preferences_layer");
  read_coverage(table, contest);
  entry.not_counted = texts(table, "not_counted");
  contest.left_out = texts(table, "left_out");
  if (const std::string zero = text(table, "zero"); zero == "did-not-stand") entry.zero = ZeroMeans::did_not_stand;
  else if (zero == "no-votes") entry.zero = ZeroMeans::no_votes;
  else if (table.contains("zero"))
    fault(table.get("zero")->source(), fmt::format("\"{}\" is no meaning of zero", zero),
          "Use did-not-stand or no-votes");
  entry.final_round = figures_by_party(table, "final_round");
  entry.list_seats = figures_by_party(table, "list_seats");
  if (const toml::node* threshold = table.get("list_threshold")) {
    const auto percent = threshold->value<double>();
    if (percent && *percent >= 0 && *percent <= 100) contest.list_threshold = *percent;
    else
      fault(threshold->source(), "\"list_threshold\" must be a percentage from 0 to 100",
            "Write it as in list_threshold = 5");
  }
  return entry;
}

std::string EntryReader::zone(const toml::table& table) {
  std::string named = text(table, "time_zone");
  if (named.empty()) return time_zone_;
  if (is_time_zone(named)) return named;
  fault(table.get("time_zone")->source(), fmt::format("\"{}\" is no time zone", named),
        "Write it as the TZ database has it: Europe/London, America/New_York");
  return time_zone_;
}

/// What it is: names, what it goes with, date and method.
void EntryReader::read_contest(const toml::table& table, Contest& contest) {
  contest.id = needed(table, "id");
  contest.track = needed(table, "track");
  contest.title = needed(table, "title");
  contest.layer = needed(table, "layer");
  contest.compare = text(table, "compare");
  contest.source = text(table, "source");
  contest.note = text(table, "note");
  contest.turnout_of = text(table, "turnout_of");
  contest.time_zone = zone(table);
  contest.notional = maybe<bool>(table, "notional", "true or false").value_or(false);
  contest.base_only = maybe<bool>(table, "base_only", "true or false").value_or(false);
  contest.estimate = maybe<bool>(table, "estimate", "true or false").value_or(false);
  contest.by_election = maybe<bool>(table, "by_election", "true or false").value_or(false);
  contest.seats_layer = text(table, "seats_layer");
  contest.constituencies = text(table, "constituencies");
  if (const auto date = maybe<toml::date>(table, "date", "a date, as in 2017-06-08")) contest.date = date_of(*date);
  else if (!table.contains("date")) fault(table.source(), "\"date\" is missing", "Add date = 2017-06-08");
  const std::string method = table.contains("method") ? text(table, "method") : "first-past-the-post";
  if (const auto known = maybe_method(method)) contest.method = *known;
  else
    fault(table.get("method")->source(), fmt::format("\"{}\" is no method", method),
          "Use first-past-the-post, multi-member, supplementary-vote, referendum or party-list");
}

NumbersEntry EntryReader::numbers(const toml::table& table) {
  only(table, {"id", "source", "source_layer", "layers", "key", "source_title", "absent", "columns"});
  NumbersEntry entry{.file = path_.string(),
                     .id = needed(table, "id"),
                     .source = path_of(needed(table, "source")),
                     .source_layer = text(table, "source_layer"),
                     .layers = {},
                     .key = lower_case(trimmed(text(table, "key"))),
                     .source_title = text(table, "source_title"),
                     .absent = text(table, "absent"),
                     .columns = {}};
  if (const toml::node* layers = table.get("layers")) {
    const toml::array* ids = layers->as_array();
    if (ids == nullptr || ids->empty() || !ids->is_homogeneous<std::string>())
      fault(layers->source(), "\"layers\" must be a list of layer ids", "Write it as in layers = [\"wards-2014\"]");
    else
      for (const toml::node& id : *ids) entry.layers.push_back(id.value_or(std::string()));
  }
  if (!table.contains("columns")) return entry;
  const toml::array* columns = table.get("columns")->as_array();
  if (columns == nullptr || columns->empty() || !columns->is_homogeneous<toml::table>()) {
    fault(table.get("columns")->source(), "\"columns\" must be a list of columns",
          "Write it as in columns = [{id = \"degree\", title = \"Degree, 2011\", unit = \"%\", column = "
          "\"degree_pct\"}]");
    return entry;
  }
  for (const toml::node& item : *columns) entry.columns.push_back(number_column(*item.as_table()));
  return entry;
}

WeightsEntry EntryReader::weights(const toml::table& table) {
  only(table, {"from", "to", "source", "source_layer", "source_title"});
  return {.file = path_.string(),
          .from = needed(table, "from"),
          .to = needed(table, "to"),
          .source = path_of(needed(table, "source")),
          .source_layer = text(table, "source_layer"),
          .source_title = text(table, "source_title")};
}

InsetEntry EntryReader::inset(const toml::table& table) {
  only(table, {"title", "areas", "corner", "scale", "moved", "crs"});
  InsetEntry entry{.place = place_of(table.source()), .title = needed(table, "title"), .areas = {}};
  for (const std::string& code : texts(table, "areas")) entry.areas.push_back(area_code_of(code));
  if (entry.areas.empty())
    fault(table.source(), "an inset names no areas", "Add areas = [\"E15000007\"], codes of areas or larger areas");
  static const std::array<std::pair<std::string_view, Corner>, 4> corners{{{"upper-left", Corner::upper_left},
                                                                           {"upper-right", Corner::upper_right},
                                                                           {"lower-left", Corner::lower_left},
                                                                           {"lower-right", Corner::lower_right}}};
  const std::string corner = table.contains("corner") ? text(table, "corner") : "upper-right";
  const auto known = std::find_if(corners.begin(), corners.end(), [&](const auto& one) { return one.first == corner; });
  if (known != corners.end()) entry.corner = known->second;
  else
    fault(table.get("corner")->source(), fmt::format("\"{}\" is no corner", corner),
          "Use upper-left, upper-right, lower-left or lower-right");
  if (const toml::node* scale = table.get("scale")) {
    constexpr double largest = 20;
    const auto times = scale->value<double>();
    if (times && *times >= 1 / largest && *times <= largest) entry.scale = *times;
    else
      fault(scale->source(), "\"scale\" must be a number from 0.05 to 20",
            "Write how many times as large as on the map, as in scale = 5");
  }
  entry.moved = maybe<bool>(table, "moved", "true or false").value_or(false);
  entry.crs = text(table, "crs");
  if (!entry.crs.empty() && !entry.moved)
    fault(table.get("crs")->source(), "an inset with a crs leaves its areas on the map",
          "Add moved = true: on the map they would not meet their neighbours");
  return entry;
}

NumberEntry EntryReader::number_column(const toml::table& table) {
  only(table, {"id", "title", "unit", "column"});
  NumberEntry entry{.id = needed(table, "id"),
                    .title = text(table, "title"),
                    .unit = text(table, "unit"),
                    .column = lower_case(trimmed(text(table, "column")))};
  if (entry.column.empty()) entry.column = lower_case(entry.id);
  if (entry.title.empty()) entry.title = entry.id;
  if (entry.id.find_first_of(":, ") != std::string::npos)
    fault(table.get("id")->source(), fmt::format("the id \"{}\" has a blank, a comma or a colon in it", entry.id),
          "Write it with small letters and hyphens");
  return entry;
}

std::vector<std::pair<std::string, std::int64_t>> EntryReader::figures_by_party(const toml::table& table,
                                                                                std::string_view key) {
  std::vector<std::pair<std::string, std::int64_t>> figures;
  const toml::node* node = table.get(key);
  if (node == nullptr) return figures;
  if (node->as_table() == nullptr) {
    fault(node->source(), fmt::format("\"{}\" must give a whole number for each party", key),
          fmt::format("Write it as in {} = {{con = 12, lab = 34}}", key));
    return figures;
  }
  for (const auto& [party, value] : *node->as_table()) {
    if (const auto number = value.value_exact<std::int64_t>(); number && *number >= 0)
      figures.emplace_back(party.str(), *number);
    else fault(value.source(), fmt::format("the figures of \"{}\" must be whole numbers", key), "Correct the value");
  }
  return figures;
}

std::vector<std::string> EntryReader::texts(const toml::table& table, std::string_view key) {
  std::vector<std::string> found;
  const toml::node* node = table.get(key);
  if (node == nullptr) return found;
  const toml::array* items = node->as_array();
  if (items == nullptr || (!items->empty() && !items->is_homogeneous<std::string>())) {
    fault(node->source(), fmt::format("\"{}\" must be a list of texts", key),
          fmt::format("Write it as in {} = [\"Residents\"]", key));
    return found;
  }
  for (const toml::node& item : *items) found.push_back(item.value_or(std::string()));
  return found;
}

void EntryReader::read_coverage(const toml::table& table, Contest& contest) {
  // Codes are compared in one form everywhere.
  if (const toml::node* expected = table.get("expected")) {
    contest.expected.emplace();
    if (const toml::array* codes = expected->as_array(); codes != nullptr && codes->is_homogeneous<std::string>())
      for (const toml::node& code : *codes) contest.expected->push_back(area_code_of(code.value_or(std::string())));
    else
      fault(expected->source(), "\"expected\" must be a list of codes",
            "Write it as in expected = [\"E05000026\", \"E05000027\"]");
  }
  const toml::node* absent = table.get("absent");
  if (absent == nullptr) return;
  const toml::table* reasons = absent->as_table();
  if (reasons == nullptr)
    return fault(absent->source(), "\"absent\" must give a reason for each code",
                 "Write it as in absent = {E05000026 = \"poll postponed\"}");
  for (const auto& [code, reason] : *reasons) {
    const auto text = reason.value_exact<std::string>();
    if (!text || text->empty())
      fault(code.source(), fmt::format("\"absent\" gives no reason for {}", code.str()), "Write why in quotes");
    contest.absent[area_code_of(code.str())] = text.value_or("");
  }
}

}  // namespace hustings
