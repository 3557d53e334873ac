#include "atlas/atlas_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <toml++/toml.h>

#include "base/paths.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "geo/source_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// The files on the way from the first atlas to the one being read, and all that were read: each is taken once.
struct Way {
  std::vector<fs::path> open;
  std::set<fs::path> seen;
};

class Reader {
 public:
  Reader(const fs::path& path, Way& way)
      : path_(path), folder_(path.parent_path()), way_(way), is_included_(!way.open.empty()) {}

  Outcome<AtlasFile> read() {
    Outcome<AtlasFile> outcome;
    way_.open.push_back(true_path(path_));
    way_.seen.insert(way_.open.back());
    try {
      const toml::table root = toml::parse(read_whole(path_), path_.string());
      AtlasFile file = read_root(root);
      outcome.value = std::move(file);
    } catch (const toml::parse_error& error) {
      fault(error.source(), std::string(error.description()), "Mend the TOML there");
    } catch (const InputError& error) {
      findings_.push_back(error.finding());
    }
    way_.open.pop_back();
    if (has_errors(findings_)) outcome.value.reset();
    outcome.findings = std::move(findings_);
    return outcome;
  }

 private:
  static fs::path true_path(const fs::path& path) {
    std::error_code failed;
    const fs::path known = fs::weakly_canonical(path, failed);
    return failed ? path.lexically_normal() : known;
  }

  void fault(const toml::source_region& region, std::string what, std::string remedy) {
    findings_.push_back({.severity = Severity::error,
                         .place = {.file = path_.string(),
                                   .layer = {},
                                   .row = region.begin.line,
                                   .column = std::to_string(region.begin.column)},
                         .what = std::move(what),
                         .remedy = std::move(remedy)});
  }

  void only(const toml::table& table, const std::set<std::string_view>& keys) {
    for (const auto& [key, value] : table)
      if (!keys.contains(key.str()))
        fault(key.source(), fmt::format("unknown key \"{}\"", key.str()),
              fmt::format("The keys here are: {}", fmt::join(keys, ", ")));
  }

  template <class T>
  std::optional<T> maybe(const toml::table& table, std::string_view key, const char* kind) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    auto value = node->value_exact<T>();
    if (!value) fault(node->source(), fmt::format("\"{}\" must be {}", key, kind), "Mend the value");
    return value;
  }

  std::string text(const toml::table& table, std::string_view key) {
    return maybe<std::string>(table, key, "a text in quotes").value_or("");
  }

  std::string needed(const toml::table& table, std::string_view key) {
    if (!table.contains(key))
      fault(table.source(), fmt::format("\"{}\" is missing", key), fmt::format("Add {} = \"...\"", key));
    return text(table, key);
  }

  static Date date_of(const toml::date& date) { return make_date(date.year, date.month, date.day); }

  std::string path_of(const std::string& source) const {
    if (source.empty() || is_database(source) || fs::path(source).is_absolute()) return source;
    return (folder_ / source).lexically_normal().string();
  }

  template <class Each>
  void each(const toml::table& root, std::string_view key, Each visit) {
    const toml::node* node = root.get(key);
    if (node == nullptr) return;
    const toml::array* array = node->as_array();
    if (array == nullptr)
      return fault(node->source(), fmt::format("\"{}\" must be written [[{}]]", key, key), "Mend the brackets");
    for (const toml::node& item : *array) {
      if (const toml::table* table = item.as_table()) visit(*table);
      else fault(item.source(), fmt::format("\"{}\" must be written [[{}]]", key, key), "Mend the brackets");
    }
  }

  AtlasFile read_root(const toml::table& root) {
    only(root, {"title", "include", "attribution", "default_contest", "parties", "declared_totals", "crs", "layer",
                "ground", "track", "contest", "tally", "numbers"});
    AtlasFile file;
    include_all(root, file);
    own_layers_from_ = file.layers.size();
    own_contests_from_ = file.contests.size();
    own_numbers_from_ = file.numbers.size();
    file.file = path_.string();
    file.title = needed(root, "title");
    const auto override_with = [](std::string& value, std::string own) {
      if (!own.empty()) value = std::move(own);
    };
    add_attribution(file, text(root, "attribution"));
    override_with(file.default_contest, text(root, "default_contest"));
    override_with(file.crs, text(root, "crs"));
    if (std::string own = path_of(text(root, "parties")); !own.empty()) file.parties.push_back(std::move(own));
    if (std::string own = path_of(text(root, "declared_totals")); !own.empty())
      file.declared_totals.push_back(std::move(own));
    each(root, "layer", [&](const toml::table& table) { file.layers.push_back(layer(table)); });
    each(root, "ground", [&](const toml::table& table) { file.ground.push_back(ground(table)); });
    each(root, "track", [&](const toml::table& table) {
      only(table, {"id", "title"});
      set_track(file, needed(table, "id"), needed(table, "title"));
    });
    each(root, "contest", [&](const toml::table& table) { file.contests.push_back(contest(table)); });
    each(root, "numbers", [&](const toml::table& table) { file.numbers.push_back(numbers(table)); });
    each(root, "tally", [&](const toml::table& table) {
      only(table, {"id", "results"});
      file.tallies.push_back({needed(table, "id"), path_of(needed(table, "results"))});
    });
    if (!is_included_ && !missed_an_include_) {
      if (file.layers.empty()) fault(root.source(), "the atlas has no layer", "Add a [[layer]]");
      if (file.contests.empty()) fault(root.source(), "the atlas has no contest", "Add a [[contest]]");
    }
    if (file.crs.empty() && !is_included_) file.crs = "EPSG:27700";
    for (LayerEntry& entry : file.layers) entry.source.target_crs = file.crs;
    for (GroundEntry& entry : file.ground) entry.source.target_crs = file.crs;
    // Without what an unreadable file would have brought, names would be missed that are there.
    if (!missed_an_include_) check_names(root, file);
    return file;
  }

  static void set_track(AtlasFile& file, std::string id, std::string title) {
    const auto known =
        std::find_if(file.tracks.begin(), file.tracks.end(), [&](const auto& t) { return t.first == id; });
    if (known != file.tracks.end()) known->second = std::move(title);
    else file.tracks.emplace_back(std::move(id), std::move(title));
  }

  void include_all(const toml::table& root, AtlasFile& file) {
    const toml::node* node = root.get("include");
    if (node == nullptr) return;
    const toml::array* names = node->as_array();
    missed_an_include_ = names == nullptr || (!names->empty() && !names->is_homogeneous<std::string>());
    if (missed_an_include_)
      return fault(node->source(), "\"include\" must be a list of atlas files",
                   "Write it as in include = [\"london.toml\"]");
    for (const toml::node& name : *names) include(name, file);
  }

  void include(const toml::node& node, AtlasFile& file) {
    const auto name = node.value_or(std::string());
    const std::optional<fs::path> path = included_path(node, name);
    missed_an_include_ = missed_an_include_ || !path;
    if (!path) return;
    const fs::path known = true_path(*path);
    if (std::find(way_.open.begin(), way_.open.end(), known) != way_.open.end()) {
      missed_an_include_ = true;
      return fault(node.source(), fmt::format("\"{}\" is included by itself", name), "Take one of the includes out");
    }
    if (way_.seen.contains(known)) return;
    Outcome<AtlasFile> included = Reader(*path, way_).read();
    findings_.insert(findings_.end(), included.findings.begin(), included.findings.end());
    if (included) take(std::move(*included.value), file);
    else missed_an_include_ = true;
  }

  /// Beside the file that includes it, or among the carried atlases.
  std::optional<fs::path> included_path(const toml::node& node, const std::string& name) {
    const fs::path beside = fs::path(name).is_absolute() ? fs::path(name) : (folder_ / name).lexically_normal();
    std::error_code failed;
    if (!name.empty() && fs::is_regular_file(beside, failed)) return beside;
    if (auto carried = maybe_carried(name)) return carried;
    fault(node.source(), fmt::format("there is no atlas \"{}\" to include", name),
          fmt::format("Looked for {} and among the carried atlases; check the name", beside.string()));
    return std::nullopt;
  }

  /// Licences ask for their words: those of an included atlas stay, whatever the including one adds.
  static void add_attribution(AtlasFile& file, const std::string& words) {
    if (words.empty() || file.attribution.find(words) != std::string::npos) return;
    file.attribution += (file.attribution.empty() ? "" : ". ") + words;
  }

  static void take(AtlasFile included, AtlasFile& file) {
    const auto add = [](auto& all, auto& some) {
      all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    };
    // An atlas without parties uses the carried ones, and so must those that include it.
    if (included.parties.empty()) included.parties.push_back((assets_folder() / "parties.csv").string());
    for (std::string& source : included.parties)
      if (std::find(file.parties.begin(), file.parties.end(), source) == file.parties.end())
        file.parties.push_back(std::move(source));
    add(file.declared_totals, included.declared_totals);
    add(file.layers, included.layers);
    add(file.ground, included.ground);
    add(file.contests, included.contests);
    add(file.tallies, included.tallies);
    add(file.numbers, included.numbers);
    for (auto& [id, title] : included.tracks) set_track(file, id, title);
    add_attribution(file, included.attribution);
    if (!included.default_contest.empty()) file.default_contest = std::move(included.default_contest);
    if (file.crs.empty()) file.crs = std::move(included.crs);
  }

  LayerSource source(const toml::table& table) {
    return {.id = needed(table, "id"),
            .source = path_of(needed(table, "source")),
            .source_layer = text(table, "source_layer"),
            .code = needed(table, "code"),
            .name = text(table, "name"),
            .parent = text(table, "parent"),
            .crs = text(table, "crs"),
            .target_crs = {}};  // once all includes are known
  }

  LayerEntry layer(const toml::table& table) {
    only(table, {"id", "title", "source", "source_layer", "code", "name", "parent", "parent_layer", "crs", "in_force",
                 "hexagons"});
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
        fault(node->source(), "\"in_force\" must be one date or two, as in [2002-05-02, 2014-05-21]", "Mend the dates");
      if (const auto from = date(0)) entry.in_force_from = date_of(*from);
      if (const auto to = date(1)) entry.in_force_to = date_of(*to);
    }
    return entry;
  }

  GroundEntry ground(const toml::table& table) {
    only(table, {"id", "source", "source_layer", "code", "name", "crs", "kind"});
    const std::string kind = needed(table, "kind");
    if (kind != "land" && kind != "water")
      fault(table.source(), "\"kind\" must be \"land\" or \"water\"", "Mend the value");
    return {.source = source(table), .water = kind == "water"};
  }

  ContestEntry contest(const toml::table& table) {
    only(table, {"id",
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
                 "expected",
                 "absent",
                 "final_round",
                 "seats_layer",
                 "estimate",
                 "by_election",
                 "second_preferences",
                 "second_preferences_layer",
                 "list_seats",
                 "constituencies"});
    ContestEntry entry;
    entry.file = path_.string();
    Contest& contest = entry.contest;
    contest.id = needed(table, "id");
    contest.track = needed(table, "track");
    contest.title = needed(table, "title");
    contest.layer = needed(table, "layer");
    contest.compare = text(table, "compare");
    contest.source = text(table, "source");
    contest.note = text(table, "note");
    contest.turnout_of = text(table, "turnout_of");
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
    entry.results = path_of(needed(table, "results"));
    entry.results_layer = text(table, "results_layer");
    entry.areas = path_of(text(table, "areas"));
    entry.areas_layer = text(table, "areas_layer");
    entry.second_preferences = path_of(text(table, "second_preferences"));
    entry.second_preferences_layer = text(table, "second_preferences_layer");
    read_coverage(table, contest);
    entry.final_round = figures_by_party(table, "final_round");
    entry.list_seats = figures_by_party(table, "list_seats");
    return entry;
  }

  NumbersEntry numbers(const toml::table& table) {
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

  NumberEntry number_column(const toml::table& table) {
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

  /// As in final_round = {con = 1168738, lab = 1028966}.
  std::vector<std::pair<std::string, std::int64_t>> figures_by_party(const toml::table& table, std::string_view key) {
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
      else fault(value.source(), fmt::format("the figures of \"{}\" must be whole numbers", key), "Mend the value");
    }
    return figures;
  }

  void read_coverage(const toml::table& table, Contest& contest) {
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

  /// The place of one of this file's own entries.
  toml::source_region place_of(const toml::table& root, std::string_view kind, std::size_t i) const {
    const toml::node* node = root[kind][i].node();
    return node != nullptr ? node->source() : root.source();
  }

  /// Ids that are used twice: here, or here and in an included file.
  template <class Entry, class Id>
  std::set<std::string> unique_ids(const toml::table& root, const char* kind, const std::vector<Entry>& entries,
                                   std::size_t own_from, Id id_of) {
    std::map<std::string, std::string> files;  // by id
    std::set<std::string> ids;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto [first, is_new] = files.emplace(id_of(entries[i]), entries[i].file);
      ids.insert(first->first);
      if (is_new) continue;
      const bool elsewhere = first->second != entries[i].file;
      fault(i >= own_from ? place_of(root, kind, i - own_from) : include_place(root),
            fmt::format("the {} id \"{}\" is used twice{}", kind, first->first,
                        elsewhere ? fmt::format(", in {} and in {}", first->second, entries[i].file) : ""),
            fmt::format("Give each {} its own id", kind));
    }
    return ids;
  }

  static toml::source_region include_place(const toml::table& root) {
    const toml::node* node = root.get("include");
    return node != nullptr ? node->source() : root.source();
  }

  /// Included files have checked their own names.
  void check_names(const toml::table& root, const AtlasFile& file) {
    const auto layers = unique_ids(root, "layer", file.layers, own_layers_from_,
                                   [](const LayerEntry& entry) { return entry.source.id; });
    const auto contests = unique_ids(root, "contest", file.contests, own_contests_from_,
                                     [](const ContestEntry& entry) { return entry.contest.id; });
    unique_ids(root, "numbers", file.numbers, own_numbers_from_, [](const NumbersEntry& entry) { return entry.id; });
    for (std::size_t i = own_numbers_from_; i < file.numbers.size(); ++i)
      for (const std::string& layer : file.numbers[i].layers)
        if (!layers.contains(layer))
          fault(place_of(root, "numbers", i - own_numbers_from_),
                fmt::format("numbers \"{}\" name the layer \"{}\", which is not there", file.numbers[i].id, layer),
                fmt::format("The layers are: {}", fmt::join(layers, ", ")));
    for (std::size_t i = own_layers_from_; i < file.layers.size(); ++i)
      if (const std::string& parent = file.layers[i].parent_layer; !parent.empty() && !layers.contains(parent))
        fault(place_of(root, "layer", i - own_layers_from_),
              fmt::format("layer \"{}\" names the parent layer \"{}\", which is not there", file.layers[i].source.id,
                          parent),
              fmt::format("The layers are: {}", fmt::join(layers, ", ")));
    for (std::size_t i = own_contests_from_; i < file.contests.size(); ++i) {
      const Contest& contest = file.contests[i].contest;
      const toml::source_region place = place_of(root, "contest", i - own_contests_from_);
      if (!layers.contains(contest.layer))
        fault(place,
              fmt::format("contest \"{}\" names the layer \"{}\", which is not there", contest.id, contest.layer),
              fmt::format("The layers are: {}", fmt::join(layers, ", ")));
      if (!contest.seats_layer.empty() && !layers.contains(contest.seats_layer))
        fault(place,
              fmt::format("contest \"{}\" wins seats on the layer \"{}\", which is not there", contest.id,
                          contest.seats_layer),
              fmt::format("The layers are: {}", fmt::join(layers, ", ")));
      if (!contest.constituencies.empty() && !contests.contains(contest.constituencies))
        fault(place,
              fmt::format("contest \"{}\" names the constituencies of \"{}\", which does not exist", contest.id,
                          contest.constituencies),
              fmt::format("The contests are: {}", fmt::join(contests, ", ")));
      if (!contest.compare.empty() && !contests.contains(contest.compare))
        fault(place,
              fmt::format("contest \"{}\" compares with \"{}\", which does not exist", contest.id, contest.compare),
              fmt::format("The contests are: {}", fmt::join(contests, ", ")));
      if (!contest.compare.empty() && contest.compare == contest.id)
        fault(place, fmt::format("contest \"{}\" compares with itself", contest.id),
              "Name an earlier contest of the same track, or leave \"compare\" out");
      for (const ContestEntry& other : file.contests)
        if (other.contest.id == contest.compare && other.contest.track != contest.track)
          fault(place,
                fmt::format("contest \"{}\" compares with \"{}\", which is of another track", contest.id,
                            contest.compare),
                "Swing never crosses tracks; name one of the same track");
    }
    if (!file.default_contest.empty() && !contests.contains(file.default_contest))
      fault(root.contains("default_contest") ? root.get("default_contest")->source() : include_place(root),
            fmt::format("\"{}\" is no contest of this atlas", file.default_contest),
            fmt::format("The contests are: {}", fmt::join(contests, ", ")));
  }

  fs::path path_;
  fs::path folder_;
  Way& way_;
  bool is_included_;
  bool missed_an_include_ = false;
  std::size_t own_layers_from_ = 0;
  std::size_t own_contests_from_ = 0;
  std::size_t own_numbers_from_ = 0;
  Findings findings_;
};

}  // namespace

Outcome<AtlasFile> read_atlas_file(const fs::path& path) {
  Way way;
  return Reader(path, way).read();
}

}  // namespace hustings
