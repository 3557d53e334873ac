#include "atlas/atlas_file.h"

#include <fmt/format.h>
#include <set>
#include <toml++/toml.h>

#include "base/text.h"
#include "base/whole_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

class Reader {
 public:
  explicit Reader(const fs::path& path) : path_(path), folder_(path.parent_path()) {}

  Outcome<AtlasFile> read() {
    Outcome<AtlasFile> outcome;
    try {
      const toml::table root = toml::parse(read_whole(path_), path_.string());
      AtlasFile file = read_root(root);
      outcome.value = std::move(file);
    } catch (const toml::parse_error& error) {
      fault(error.source(), std::string(error.description()), "Mend the TOML there");
    } catch (const InputError& error) {
      findings_.push_back(error.finding());
    }
    if (has_errors(findings_)) outcome.value.reset();
    outcome.findings = std::move(findings_);
    return outcome;
  }

 private:
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
    if (source.empty() || source.starts_with("PG:") || fs::path(source).is_absolute()) return source;
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
    only(root, {"title", "attribution", "default_contest", "parties", "declared_totals", "crs", "layer", "ground",
                "track", "contest"});
    AtlasFile file;
    file.file = path_.string();
    file.title = needed(root, "title");
    file.attribution = text(root, "attribution");
    file.default_contest = text(root, "default_contest");
    file.parties = path_of(text(root, "parties"));
    file.declared_totals = path_of(text(root, "declared_totals"));
    crs_ = text(root, "crs");
    if (crs_.empty()) crs_ = "EPSG:27700";
    each(root, "layer", [&](const toml::table& table) { file.layers.push_back(layer(table)); });
    each(root, "ground", [&](const toml::table& table) { file.ground.push_back(ground(table)); });
    each(root, "track", [&](const toml::table& table) {
      only(table, {"id", "title"});
      file.tracks.emplace_back(needed(table, "id"), needed(table, "title"));
    });
    each(root, "contest", [&](const toml::table& table) { file.contests.push_back(contest(table)); });
    if (file.layers.empty()) fault(root.source(), "the atlas has no layer", "Add a [[layer]]");
    if (file.contests.empty()) fault(root.source(), "the atlas has no contest", "Add a [[contest]]");
    check_names(root, file);
    return file;
  }

  LayerSource source(const toml::table& table) {
    return {.id = needed(table, "id"),
            .source = path_of(needed(table, "source")),
            .source_layer = text(table, "source_layer"),
            .code = needed(table, "code"),
            .name = text(table, "name"),
            .parent = text(table, "parent"),
            .crs = text(table, "crs"),
            .target_crs = crs_};
  }

  LayerEntry layer(const toml::table& table) {
    only(table, {"id", "title", "source", "source_layer", "code", "name", "parent", "parent_layer", "crs", "in_force"});
    LayerEntry entry{.source = source(table),
                     .title = text(table, "title"),
                     .parent_layer = text(table, "parent_layer"),
                     .in_force_from = {},
                     .in_force_to = {}};
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
    only(table, {"id", "track", "title", "date", "layer", "results", "areas", "method", "compare", "notional",
                 "base_only", "source", "note", "turnout_of", "expected", "absent", "final_round"});
    ContestEntry entry;
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
    if (const auto date = maybe<toml::date>(table, "date", "a date, as in 2017-06-08")) contest.date = date_of(*date);
    else if (!table.contains("date")) fault(table.source(), "\"date\" is missing", "Add date = 2017-06-08");
    const std::string method = table.contains("method") ? text(table, "method") : "first-past-the-post";
    if (const auto known = maybe_method(method)) contest.method = *known;
    else
      fault(table.get("method")->source(), fmt::format("\"{}\" is no method", method),
            "Use first-past-the-post, multi-member, supplementary-vote or referendum");
    entry.results = path_of(needed(table, "results"));
    entry.areas = path_of(text(table, "areas"));
    read_coverage(table, contest);
    if (const toml::table* round = table["final_round"].as_table())
      for (const auto& [party, votes] : *round) {
        if (const auto number = votes.value_exact<std::int64_t>()) entry.final_round.emplace_back(party.str(), *number);
        else fault(votes.source(), "a final round's votes must be whole numbers", "Mend the value");
      }
    return entry;
  }

  void read_coverage(const toml::table& table, Contest& contest) {
    // Codes are compared in capitals everywhere.
    if (const toml::node* expected = table.get("expected")) {
      contest.expected.emplace();
      if (const toml::array* codes = expected->as_array(); codes != nullptr && codes->is_homogeneous<std::string>())
        for (const toml::node& code : *codes) contest.expected->push_back(upper_case(code.value_or(std::string())));
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
      contest.absent[upper_case(code.str())] = text.value_or("");
    }
  }

  void check_names(const toml::table& root, const AtlasFile& file) {
    std::set<std::string> layers;
    std::set<std::string> contests;
    const auto place = [&](std::string_view kind, std::size_t i) {
      return root[kind][i].node() != nullptr ? root[kind][i].node()->source() : root.source();
    };
    for (std::size_t i = 0; i < file.layers.size(); ++i)
      if (!layers.insert(file.layers[i].source.id).second)
        fault(place("layer", i), fmt::format("the layer id \"{}\" is used twice", file.layers[i].source.id),
              "Give each layer its own id");
    for (std::size_t i = 0; i < file.contests.size(); ++i)
      if (!contests.insert(file.contests[i].contest.id).second)
        fault(place("contest", i), fmt::format("the contest id \"{}\" is used twice", file.contests[i].contest.id),
              "Give each contest its own id");
    for (std::size_t i = 0; i < file.layers.size(); ++i)
      if (const std::string& parent = file.layers[i].parent_layer; !parent.empty() && !layers.contains(parent))
        fault(place("layer", i),
              fmt::format("layer \"{}\" names the parent layer \"{}\", which is not there", file.layers[i].source.id,
                          parent),
              fmt::format("The layers are: {}", fmt::join(layers, ", ")));
    for (std::size_t i = 0; i < file.contests.size(); ++i) {
      const Contest& contest = file.contests[i].contest;
      if (!layers.contains(contest.layer))
        fault(place("contest", i),
              fmt::format("contest \"{}\" names the layer \"{}\", which is not there", contest.id, contest.layer),
              fmt::format("The layers are: {}", fmt::join(layers, ", ")));
      if (!contest.compare.empty() && !contests.contains(contest.compare))
        fault(place("contest", i),
              fmt::format("contest \"{}\" compares with \"{}\", which does not exist", contest.id, contest.compare),
              fmt::format("The contests are: {}", fmt::join(contests, ", ")));
      if (!contest.compare.empty() && contest.compare == contest.id)
        fault(place("contest", i), fmt::format("contest \"{}\" compares with itself", contest.id),
              "Name an earlier contest of the same track, or leave \"compare\" out");
      for (const ContestEntry& other : file.contests)
        if (other.contest.id == contest.compare && other.contest.track != contest.track)
          fault(place("contest", i),
                fmt::format("contest \"{}\" compares with \"{}\", which is of another track", contest.id,
                            contest.compare),
                "Swing never crosses tracks; name one of the same track");
    }
    if (!file.default_contest.empty() && !contests.contains(file.default_contest))
      fault(root.get("default_contest")->source(),
            fmt::format("\"{}\" is no contest of this atlas", file.default_contest),
            fmt::format("The contests are: {}", fmt::join(contests, ", ")));
  }

  fs::path path_;
  fs::path folder_;
  std::string crs_;
  Findings findings_;
};

}  // namespace

Outcome<AtlasFile> read_atlas_file(const fs::path& path) { return Reader(path).read(); }

}  // namespace hustings
