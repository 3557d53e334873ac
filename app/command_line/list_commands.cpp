#include "app/command_line/list_commands.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "app/command_line/commands.h"
#include "app/command_line/interrupt.h"
#include "atlas/figures/table_choice.h"
#include "atlas/join.h"
#include "base/log.h"
#include "base/terminal.h"
#include "base/text/json.h"
#include "base/text/text.h"
#include "elections/seats.h"

namespace hustings {

namespace {

using Form = JsonWriter::Form;

struct Loaded {
  Atlas atlas;
  std::string crs;
};

/// None where nothing can be listed; why has been said.
std::optional<Loaded> load(const Command& command) {
  const EndAtInterrupt at_any_time;
  const Outcome<AtlasFile> file = file_with_joined(command);
  Outcome<Atlas> atlas = loaded_from(file, Geometry::none);
  report(atlas.findings);
  if (!atlas) return std::nullopt;
  return Loaded{std::move(*atlas.value), file.value->crs};
}

/// A table for people, whose numbers go to the right.
class Rows {
 public:
  Rows(std::vector<std::string> columns, std::vector<bool> numbers) : numbers_(std::move(numbers)) {
    table_.columns = std::move(columns);
  }
  void add(std::vector<std::string> cells) { table_.rows.push_back(std::move(cells)); }
  std::string text() const { return to_text(table_, numbers_); }

 private:
  Table table_;
  std::vector<bool> numbers_;
};

int show(const Command& command, JsonWriter& json, const Rows& rows) {
  json.end();
  print(command.format == "json" ? json.take() : for_terminal(rows.text()));
  return 0;
}

std::size_t areas_with_result(const AtlasContest& contest, const AtlasLayer& layer) {
  return join_report(contest, layer).matched;
}

bool has_shares_only(const AtlasContest& contest) {
  return !contest.own.results.empty() && contest.own.results.front().shares_only;
}

/// "notional, by-election": what a contest is besides an election of its day.
std::vector<std::string> kinds_of(const Contest& contest) {
  std::vector<std::string> kinds;
  if (contest.notional) kinds.emplace_back("notional");
  if (contest.estimate) kinds.emplace_back("estimate");
  if (contest.by_election) kinds.emplace_back("by-election");
  if (contest.base_only) kinds.emplace_back("for comparison only");
  return kinds;
}

void write_contest(JsonWriter& json, const Atlas& atlas, const AtlasContest& contest) {
  const Contest& what = contest.contest;
  json.begin_object(Form::one_line);
  json.member("id", what.id);
  json.member("title", what.title);
  json.member("date", iso_date(what.date));
  json.member("track", what.track);
  json.member("track_title", atlas.track_title(what.track));
  json.member("layer", what.layer);
  json.member("method", name_of(what.method));
  json.key("against"), json.text_or_null(contest.compare ? atlas.contest(*contest.compare).id : "");
  json.member("areas", areas_with_result(contest, atlas.layers[contest.own.layer]));
  json.key("votes_valid"), has_shares_only(contest) ? json.null() : json.number(totals(what).votes_valid);
  json.member("postal", contest.has_postal);
  json.member("notional", what.notional);
  json.member("estimate", what.estimate);
  json.member("by_election", what.by_election);
  json.member("base_only", what.base_only);
  std::vector<std::string> parties;
  for (const PartyTotal& total : contest.stood) parties.push_back(atlas.parties[total.party].id);
  json.member("parties", parties);
  json.member("source", what.source);
  json.end();
}

std::vector<std::string> contests_on(const Atlas& atlas, LayerIndex layer) {
  std::vector<std::string> ids;
  for (const AtlasContest& contest : atlas.contests)
    if (contest.own.layer == layer) ids.push_back(contest.contest.id);
  return ids;
}

std::vector<std::string> numbers_on_layer(const Atlas& atlas, LayerIndex layer) {
  std::vector<std::string> ids;
  for (const NumberColumn& column : atlas.numbers)
    if (!column.on[layer].values.empty()) ids.push_back(column.id);
  return ids;
}

std::string parent_of(const Atlas& atlas, const AtlasLayer& layer) {
  return layer.parent_layer ? atlas.layers[*layer.parent_layer].layer.id : "";
}

std::string date_or_none(const std::optional<Date>& date) { return date ? iso_date(*date) : ""; }

void write_layer(JsonWriter& json, const Loaded& loaded, LayerIndex index) {
  const AtlasLayer& layer = loaded.atlas.layers[index];
  json.begin_object(Form::one_line);
  json.member("id", layer.layer.id);
  json.member("title", layer.title);
  json.member("areas", layer.layer.areas.size());
  json.key("parent"), json.text_or_null(parent_of(loaded.atlas, layer));
  json.key("in_force_from"), json.text_or_null(date_or_none(layer.in_force_from));
  json.key("in_force_to"), json.text_or_null(date_or_none(layer.in_force_to));
  json.member("crs", loaded.crs);
  json.key("bounds");
  json.begin_array(Form::one_line);
  const Box& bounds = layer.layer.bounds;
  for (const double edge : {bounds.low.x, bounds.low.y, bounds.high.x, bounds.high.y})
    json.written_number(decimal(edge, 1));
  json.end();
  json.member("contests", contests_on(loaded.atlas, index));
  json.member("numbers", numbers_on_layer(loaded.atlas, index));
  json.member("file", layer.layer.file);
  json.end();
}

const char* kind_of(const Party& party) {
  switch (party.kind) {
    case PartyKind::party: return "party";
    case PartyKind::independent: return "independent";
    case PartyKind::aggregate: return "aggregate";
    case PartyKind::answer: return "answer";
  }
  return "";
}

/// Contests that the party stood in, in order of the atlas.
std::vector<std::string> contests_of(const Atlas& atlas, PartyIndex party) {
  std::vector<std::string> ids;
  for (const AtlasContest& contest : atlas.contests)
    if (std::any_of(contest.stood.begin(), contest.stood.end(),
                    [&](const PartyTotal& total) { return total.party == party; }))
      ids.push_back(contest.contest.id);
  return ids;
}

}  // namespace

int list_contests(const Command& command) {
  const std::optional<Loaded> loaded = load(command);
  if (!loaded) return 1;
  JsonWriter json;
  json.begin_array();
  Rows rows({"id", "title", "date", "track", "layer", "areas", "votes_valid", "kind"},
            {false, false, false, false, false, true, true, false});
  for (const AtlasContest& contest : loaded->atlas.contests) {
    write_contest(json, loaded->atlas, contest);
    const Contest& what = contest.contest;
    rows.add(
        {what.id, what.title, iso_date(what.date), what.track, what.layer,
         with_thousands(static_cast<std::int64_t>(areas_with_result(contest, loaded->atlas.layers[contest.own.layer]))),
         has_shares_only(contest) ? "" : with_thousands(totals(what).votes_valid),
         fmt::format("{}", fmt::join(kinds_of(what), ", "))});
  }
  return show(command, json, rows);
}

int list_layers(const Command& command) {
  const std::optional<Loaded> loaded = load(command);
  if (!loaded) return 1;
  JsonWriter json;
  json.begin_array();
  Rows rows({"id", "title", "areas", "parent", "in_force_from", "in_force_to", "contests"},
            {false, false, true, false, false, false, false});
  for (LayerIndex index = 0; index < loaded->atlas.layers.size(); ++index) {
    write_layer(json, *loaded, index);
    const AtlasLayer& layer = loaded->atlas.layers[index];
    rows.add({layer.layer.id, layer.title, with_thousands(static_cast<std::int64_t>(layer.layer.areas.size())),
              parent_of(loaded->atlas, layer), date_or_none(layer.in_force_from), date_or_none(layer.in_force_to),
              fmt::format("{}", fmt::join(contests_on(loaded->atlas, index), ", "))});
  }
  return show(command, json, rows);
}

int list_parties(const Command& command) {
  const std::optional<Loaded> loaded = load(command);
  if (!loaded) return 1;
  JsonWriter json;
  json.begin_array();
  Rows rows({"id", "short", "name", "colour", "kind", "contests"}, {false, false, false, false, false, true});
  for (std::size_t index = 0; index < loaded->atlas.parties.size(); ++index) {
    const Party& party = loaded->atlas.parties[static_cast<PartyIndex>(index)];
    const std::vector<std::string> stood = contests_of(loaded->atlas, static_cast<PartyIndex>(index));
    const std::string colour = fmt::format("#{:06X}", party.colour);
    json.begin_object(Form::one_line);
    json.member("id", party.id);
    json.member("short", party.short_name);
    json.member("name", party.name);
    json.member("colour", colour);
    json.member("kind", kind_of(party));
    json.member("contests", stood);
    json.end();
    rows.add({party.id, party.short_name, party.name, colour, kind_of(party), std::to_string(stood.size())});
  }
  return show(command, json, rows);
}

}  // namespace hustings
