#include "atlas/import/party_sets.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <utility>

#include "base/paths.h"
#include "base/text/text.h"
#include "geo/read/read_table.h"

namespace hustings {

namespace {

namespace fs = std::filesystem;

template <class T>
T whole(Outcome<T> outcome) {
  if (!outcome.value) throw InputError(first_error(outcome.findings));
  return std::move(*outcome.value);
}

/// Adds the rows of a table of parties under all their names. A party that is there already gets names alone.
void add_rows(const Table& table, Parties& parties, std::vector<std::pair<PartyIndex, std::string>>& names) {
  const Parties read = whole(read_parties(table));
  for (const Party& party : read) parties.add(party);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto party = parties.find(table.cell(row, table.find_column("id")));
    if (!party) continue;
    for (const char* column : {"short", "name"}) names.emplace_back(*party, table.cell(row, table.find_column(column)));
    for (const std::string& name : split(table.cell(row, table.find_column("also")), '|'))
      names.emplace_back(*party, name);
  }
}

PartySet set_of(std::string id, const std::vector<const Table*>& tables, std::size_t in_every_atlas = 0) {
  Parties parties;
  std::vector<std::pair<PartyIndex, std::string>> names;
  for (const Table* table : tables) add_rows(*table, parties, names);
  PartySet set(std::move(id), std::move(parties));
  for (const auto& [party, name] : names) set.names.add(name, party);
  set.in_every_atlas = in_every_atlas;
  return set;
}

/// Do the words of a place's name stand in it one after the other?
bool is_in(const std::string& place, const std::string& where) {
  return (" " + where + " ").find(" " + place + " ") != std::string::npos;
}

/// How well a set knows the names that stand, those of any country aside.
struct Known {
  int names = 0;
  double part = 0;  ///< of names and of votes, 0 to 1
};

Known known_by(const PartySet& set, const std::vector<const Standing*>& standing) {
  double votes = 0;
  double known_votes = 0;
  Known known;
  for (const Standing* one : standing) {
    votes += one->votes;
    if (!set.find(one->written)) continue;
    ++known.names;
    known_votes += one->votes;
  }
  if (standing.empty()) return known;
  const double names = static_cast<double>(known.names) / static_cast<double>(standing.size());
  known.part = votes > 0 ? (names + known_votes / votes) / 2 : names;
  return known;
}

}  // namespace

PartySet::PartySet(std::string set_id, Parties parties)
    : id(std::move(set_id)), names(parties), parties_(std::move(parties)) {}

std::optional<PartyIndex> PartySet::find(std::string_view written) const {
  if (const auto party = names.find(written)) return party;
  if (!fusion) return std::nullopt;
  const std::vector<PartyIndex> joint = names.joint(written);
  return joint.size() < 2 ? std::nullopt : std::optional(joint.front());
}

bool PartySet::is_joint(std::string_view written) const {
  return fusion && !names.find(written) && names.joint(written).size() > 1;
}

PartySets::PartySets(const std::string& folder, const std::string& parties_of_every_atlas) : anywhere_("", {}) {
  const auto table = [&](const std::string& name) { return whole(read_table((fs::path(folder) / name).string())); };
  const Table every_atlas = whole(read_table(parties_of_every_atlas));
  const Table anywhere = table("any.csv");
  anywhere_ = set_of("", {&anywhere});
  const Table sets = table("sets.csv");
  for (std::size_t row = 0; row < sets.rows.size(); ++row) {
    const std::string id = sets.cell(row, sets.find_column("set"));
    const Table own = table(id + ".csv");
    sets_.push_back(id == "gb" ? set_of(id, {&every_atlas, &own, &anywhere}, every_atlas.rows.size())
                               : set_of(id, {&own, &anywhere}));
    PartySet& set = sets_.back();
    set.title = sets.cell(row, sets.find_column("title"));
    set.fusion = sets.cell(row, sets.find_column("fusion")) == "yes";
    for (const std::string& place : split(sets.cell(row, sets.find_column("places")), '|'))
      set.places.push_back(folded(place));
  }
}

const PartySet* PartySets::find(std::string_view id) const {
  if (id.empty()) return &anywhere_;
  const auto found = std::find_if(sets_.begin(), sets_.end(), [&](const PartySet& set) { return set.id == id; });
  return found == sets_.end() ? nullptr : &*found;
}

ChosenParties PartySets::choose(const std::vector<Standing>& standing, std::string_view where) const {
  std::vector<const Standing*> own;
  for (const Standing& one : standing)
    if (!anywhere_.find(one.written)) own.push_back(&one);
  const std::string place = folded(where);
  struct Choice {
    const PartySet* set = nullptr;
    Known known;
  };
  Choice best;
  Choice local;
  for (const PartySet& set : sets_) {
    const Choice choice{&set, known_by(set, own)};
    const bool lies_there =
        std::any_of(set.places.begin(), set.places.end(), [&](const std::string& name) { return is_in(name, place); });
    if (best.set == nullptr || choice.known.part > best.known.part) best = choice;
    if (lies_there && (local.set == nullptr || choice.known.part > local.known.part)) local = choice;
  }
  constexpr double far_more = 0.4;
  const auto names_say = [&](const Choice& choice) {
    return fmt::format("{} of {} names are known there", choice.known.names, own.size());
  };
  const bool names_decide = best.known.names > 1 && best.known.part >= 0.5;
  if (local.set != nullptr && !(names_decide && best.known.part - local.known.part >= far_more)) {
    if (local.known.names == 0) return {local.set, {}};
    return {local.set,
            {fmt::format("parties: those of {}", local.set->title), "the areas lie there; " + names_say(local)}};
  }
  if (names_decide) return {best.set, {fmt::format("parties: those of {}", best.set->title), names_say(best)}};
  // With nothing known of where they are, names mean what they mean in every atlas.
  if (place.empty() && known_by(*find("gb"), own).names > 0) return {find("gb"), {}};
  return {&anywhere_, {}};
}

const PartySets& carried_party_sets() {
  static const PartySets sets((assets_folder() / "parties").string(), (assets_folder() / "parties.csv").string());
  return sets;
}

}  // namespace hustings
