#include "atlas/load/cached_contest.h"

#include <filesystem>
#include <string_view>
#include <system_error>

#include "atlas/join.h"
#include "atlas/load/contest_bytes.h"
#include "base/cache.h"
#include "geo/read/source_digest.h"

namespace hustings {

extern const std::uint64_t contest_code_stamp;  // made by the build from the text of what reads results

namespace {

constexpr std::string_view contest_kind = "contest";
constexpr std::uintmax_t least_bytes = 4096;  // of a table of votes: less is read as quickly

template <class T>
void add_list(Hasher& hasher, const T& items, auto&& add) {
  hasher.add(std::uint64_t{items.size()});
  for (const auto& item : items) add(item);
}

void add_date(Hasher& hasher, Date date) { hasher.add(std::int64_t{date.time_since_epoch().count()}); }

void add_contest(Hasher& hasher, const Contest& contest) {
  for (const std::string* text :
       {&contest.id, &contest.track, &contest.title, &contest.layer, &contest.compare, &contest.seats_layer,
        &contest.constituencies, &contest.source, &contest.note, &contest.turnout_of, &contest.time_zone})
    hasher.add(*text);
  add_date(hasher, contest.date);
  hasher.add(static_cast<std::uint64_t>(contest.method));
  hasher.add(contest.list_threshold);
  for (const bool choice : {contest.notional, contest.estimate, contest.by_election, contest.base_only})
    hasher.add(std::uint64_t{choice ? 1U : 0U});
  const auto add_text = [&](const std::string& text) { hasher.add(text); };
  add_list(hasher, contest.left_out, add_text);
  add_list(hasher, contest.absent, [&](const auto& area) {
    hasher.add(area.first);
    hasher.add(area.second);
  });
  hasher.add(std::uint64_t{contest.expected ? 1U : 0U});
  if (contest.expected) add_list(hasher, *contest.expected, add_text);
}

void add_entry(Hasher& hasher, const ContestEntry& entry) {
  for (const std::string* text : {&entry.file, &entry.results, &entry.results_layer, &entry.areas, &entry.areas_layer,
                                  &entry.second_preferences, &entry.second_preferences_layer})
    hasher.add(*text);
  add_contest(hasher, entry.contest);
  hasher.add(static_cast<std::uint64_t>(entry.zero));
  add_list(hasher, entry.not_counted, [&](const std::string& column) { hasher.add(column); });
  const auto add_figure = [&](const auto& figure) {
    hasher.add(figure.first);
    hasher.add(figure.second);
  };
  add_list(hasher, entry.final_round, add_figure);
  add_list(hasher, entry.list_seats, add_figure);
}

bool add_table(Hasher& hasher, const std::string& source, const std::string& layer) {
  if (source.empty()) return true;
  const auto digest = maybe_table_digest(source, layer);
  if (digest) hasher.add(*digest);
  return digest.has_value();
}

/// Several votes are counted by party there, which is not what the table has (load_contest).
bool counts_otherwise(const AtlasContest& contest) { return contest.contest.method == Method::multi_member; }

}  // namespace

std::optional<Digest> surroundings_digest(const Atlas& atlas) {
  if (!cache_folder()) return std::nullopt;
  Hasher hasher;
  hasher.add(contest_code_stamp);
  add_list(hasher, atlas.layers, [&](const AtlasLayer& layer) {
    hasher.add(layer.layer.id);
    hasher.add(layer.content.value_or(Digest{}));
    hasher.add(std::uint64_t{layer.parent_layer ? *layer.parent_layer + 1 : 0});
  });
  for (const AtlasLayer& layer : atlas.layers)
    if (!layer.content) return std::nullopt;
  add_list(hasher, atlas.parties, [&](const Party& party) {
    for (const std::string* text : {&party.id, &party.name, &party.short_name}) hasher.add(*text);
    hasher.add(party.colour);
    hasher.add(static_cast<std::uint64_t>(party.kind));
  });
  return hasher.digest();
}

std::optional<Digest> maybe_contest_digest(const ContestEntry& entry, const Digest& surroundings) {
  std::error_code failed;
  if (std::filesystem::file_size(entry.results, failed) < least_bytes || failed) return std::nullopt;
  Hasher hasher;
  hasher.add(surroundings);
  add_entry(hasher, entry);
  if (!add_table(hasher, entry.results, entry.results_layer) || !add_table(hasher, entry.areas, entry.areas_layer) ||
      !add_table(hasher, entry.second_preferences, entry.second_preferences_layer))
    return std::nullopt;
  return hasher.digest();
}

std::optional<Outcome<AtlasContest>> maybe_kept_contest(const Digest& key, const ContestEntry& entry,
                                                        const Atlas& atlas) {
  const auto kept = maybe_cached(contest_kind, key);
  const auto layer = atlas.find_layer(entry.contest.layer);
  if (!kept || !layer) return std::nullopt;
  ByteReader in(kept->bytes);
  Outcome<AtlasContest> outcome;
  AtlasContest& contest = outcome.value.emplace();
  contest.contest = entry.contest;
  auto results = take_results(in);
  auto off_map = take_results(in);
  auto second_preferences = take_results(in);
  auto counted = counts_otherwise(contest) ? take_results(in) : results;
  const auto take = [&](auto& into) {
    const auto items = in.take_array<typename std::decay_t<decltype(into)>::value_type>();
    into.assign(items.begin(), items.end());
  };
  contest.has_postal = in.take<std::uint8_t>() != 0;
  take(contest.stood);
  take(contest.final_round);
  take(contest.list_seats);
  outcome.findings = take_placed_findings(in);
  if (!in.good() || !results || !off_map || !second_preferences || !counted) return std::nullopt;
  contest.contest.results = std::move(*results);
  contest.off_map = std::move(*off_map);
  contest.second_preferences = std::move(*second_preferences);
  contest.own = join_to_layer(std::move(*counted), atlas.layers[*layer], *layer);
  return outcome;
}

void keep_contest(const Digest& key, const Outcome<AtlasContest>& loaded) {
  if (!loaded) return;
  const AtlasContest& contest = *loaded.value;
  ByteWriter out;
  put_results(out, contest.contest.results);
  put_results(out, contest.off_map);
  put_results(out, contest.second_preferences);
  if (counts_otherwise(contest)) put_results(out, contest.own.results);
  out.put(static_cast<std::uint8_t>(contest.has_postal ? 1 : 0));
  out.put_array(std::span<const PartyTotal>(contest.stood));
  out.put_array(std::span<const FinalRound>(contest.final_round));
  out.put_array(std::span<const SeatsWon>(contest.list_seats));
  put_placed_findings(out, loaded.findings);
  keep_in_cache(contest_kind, key, out.bytes());
}

}  // namespace hustings
