#include "app/watch/night_log.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "base/text/text.h"
#include "elections/not_declared.h"

namespace hustings {

namespace {

/// A figure of an area under its name, so that those of two readings can be compared.
using Figures = std::vector<std::pair<std::string, std::int64_t>>;

Figures figures_of(const Result& result, const Parties& parties) {
  Figures figures;
  for (const Candidacy& candidacy : result.candidacies) {
    const std::string& party = parties[candidacy.party].name;
    figures.emplace_back(candidacy.candidate.empty() ? party : fmt::format("{} ({})", candidacy.candidate, party),
                         candidacy.votes);
  }
  if (result.electorate) figures.emplace_back("electorate", *result.electorate);
  if (result.ballots) figures.emplace_back("ballot papers", *result.ballots);
  std::sort(figures.begin(), figures.end());
  return figures;
}

/// The figures of one that the other has not, the largest first.
std::string words_without(const Figures& figures, const Figures& others) {
  Figures changed;
  for (const auto& figure : figures)
    if (!std::binary_search(others.begin(), others.end(), figure)) changed.push_back(figure);
  std::stable_sort(changed.begin(), changed.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<std::string> words;
  for (const auto& figure : changed) words.push_back(fmt::format("{} {}", figure.first, with_thousands(figure.second)));
  return fmt::format("{}", fmt::join(words, "; "));
}

bool has_votes(const Result& result) {
  return !result.candidacies.empty() && (result.votes_valid() > 0 || result.unopposed);
}

/// The results of areas that have arrived, by code.
std::map<std::string, const Result*> arrived(const AtlasContest& contest) {
  std::map<std::string, const Result*> results;
  for (const Result& result : contest.contest.results)
    if (result.level == Level::area && has_votes(result)) results.emplace(result.area_code, &result);
  return results;
}

void add_note(Result& result, const std::string& note) {
  if (result.note.ends_with(note)) return;
  result.note += (result.note.empty() ? "" : "; ") + note;
}

std::string name_in(const Atlas& atlas, const AtlasContest& contest, const std::string& code) {
  const AtlasLayer& layer = atlas.layers[contest.own.layer];
  const auto area = layer.find(code);
  return area ? layer.layer.areas[*area].name : code;
}

}  // namespace

const char* words_for(RevisionKind kind) {
  switch (kind) {
    case RevisionKind::taken_back: return "taken back";
    case RevisionKind::declared_again: return "declared again";
    case RevisionKind::revised: break;
  }
  return "revised";
}

Table revision_table(const std::string& atlas, const std::vector<Revision>& revisions) {
  Table table;
  table.columns = {"time", "atlas", "contest", "area_code", "area", "change", "before", "after"};
  for (const Revision& revision : revisions)
    table.rows.push_back({iso_time(revision.at), atlas, revision.contest, revision.area_code, revision.area,
                          words_for(revision.kind), revision.before, revision.after});
  return table;
}

std::vector<Revision> NightLog::take(const Atlas& atlas, const AtlasContest* before, const Parties* parties_before,
                                     const AtlasContest& now, WallTime at) {
  const std::string& id = now.contest.id;
  std::map<std::string, Arrival>& known = arrivals_[id];
  const auto had = before != nullptr ? arrived(*before) : std::map<std::string, const Result*>();
  const auto has = arrived(now);
  std::vector<Revision> fresh;
  const auto add = [&](const std::string& code, RevisionKind kind, std::string was, std::string is) {
    fresh.push_back({at, id, code, name_in(atlas, now, code), kind, std::move(was), std::move(is)});
  };
  for (const auto& [code, result] : has) {
    const Figures figures = figures_of(*result, atlas.parties);
    const auto old = had.find(code);
    Arrival& arrival = known[code];
    if (old == had.end()) {
      if (arrival.taken_back) add(code, RevisionKind::declared_again, {}, words_without(figures, {}));
      if (before != nullptr && (!arrival.at || arrival.taken_back)) arrival.at = at;
      if (arrival.taken_back) arrival.revised = at;
      arrival.taken_back.reset();
      continue;
    }
    const Figures figures_before = figures_of(*old->second, *parties_before);
    if (figures == figures_before) continue;
    add(code, RevisionKind::revised, words_without(figures_before, figures), words_without(figures, figures_before));
    arrival.revised = at;
  }
  for (const auto& [code, result] : had) {
    if (has.contains(code)) continue;
    add(code, RevisionKind::taken_back, words_without(figures_of(*result, *parties_before), {}), {});
    known[code].taken_back = at;
  }
  revisions_.insert(revisions_.end(), fresh.begin(), fresh.end());
  return fresh;
}

const NightLog::Arrival* NightLog::find(const std::string& contest, const std::string& area_code) const {
  const auto areas = arrivals_.find(contest);
  if (areas == arrivals_.end()) return nullptr;
  const auto found = areas->second.find(area_code);
  return found != areas->second.end() ? &found->second : nullptr;
}

void NightLog::mark(AtlasContest& contest, const AtlasLayer& layer,
                    const std::map<std::string, std::string>& absent) const {
  const std::string& id = contest.contest.id;
  contest.contest.absent = absent;
  const auto has = arrived(contest);
  for (const Area& area : layer.layer.areas) {
    if (has.contains(area.code) || !contest.contest.covers(area.code)) continue;
    const Arrival* arrival = find(id, area.code);
    const bool taken_back = arrival != nullptr && arrival->taken_back;
    if (taken_back)
      contest.contest.absent[area.code] = fmt::format("taken back at {}", clock_time(*arrival->taken_back));
    else contest.contest.absent.emplace(area.code, not_yet_declared);
  }
  const auto note = [&](std::vector<Result>& results) {
    for (Result& result : results)
      if (const Arrival* arrival = find(id, result.area_code);
          arrival != nullptr && arrival->revised && result.level == Level::area)
        add_note(result, fmt::format("result revised at {}", clock_time(*arrival->revised)));
  };
  note(contest.contest.results);
  note(contest.own.results);
}

Standing NightLog::standing(const std::string& contest, const std::string& area_code) const {
  const Arrival* arrival = find(contest, area_code);
  if (arrival == nullptr) return Standing::not_declared;
  if (arrival->taken_back) return Standing::taken_back;
  return arrival->revised ? Standing::revised : Standing::declared;
}

std::optional<WallTime> NightLog::declared(const std::string& contest, const std::string& area_code) const {
  const Arrival* arrival = find(contest, area_code);
  return arrival != nullptr && !arrival->taken_back ? arrival->at : std::nullopt;
}

void NightLog::recall(const std::string& contest, const Table& areas) {
  const auto code = areas.find_column("area_code");
  const auto declared = areas.find_column("declared");
  if (!code || !declared) return;
  for (std::size_t row = 0; row < areas.rows.size(); ++row)
    if (const auto moment = maybe_wall_time(areas.cell(row, declared)))
      arrivals_[contest][areas.cell(row, code)].at = moment;
}

Recording recording_of(const AtlasContest& contest, const Parties& parties, const NightLog& log) {
  Recording recording;
  recording.results.columns = {"area_code", "level", "party", "candidate", "votes", "elected"};
  recording.areas.columns = {"area_code", "electorate", "ballots", "declared"};
  const auto number = [](const auto& figure) { return figure ? std::to_string(*figure) : std::string(); };
  for (const Result& result : contest.contest.results) {
    const bool area = result.level == Level::area;
    if (area && !has_votes(result)) continue;
    for (const Candidacy& candidacy : result.candidacies)
      recording.results.rows.push_back(
          {result.area_code, area ? "area" : "postal", parties[candidacy.party].id, candidacy.candidate,
           std::to_string(candidacy.votes),
           candidacy.elected ? std::string(*candidacy.elected ? "yes" : "no") : std::string()});
    const auto declared = log.declared(contest.contest.id, result.area_code);
    if (area)
      recording.areas.rows.push_back({result.area_code, number(result.electorate), number(result.ballots),
                                      declared ? iso_time(*declared) : std::string()});
  }
  return recording;
}

}  // namespace hustings
