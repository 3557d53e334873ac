#include "atlas/import/parties_of.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "atlas/import/party_colours.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"
#include "base/text/unicode.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

/// Words of the name with hyphens, in Latin letters without accents: "ÖDP" is "odp", "Ελιά" is "elia".
std::string words_as_id(const std::string& written) {
  std::string id = search_key(in_latin_letters(written));
  std::replace(id.begin(), id.end(), ' ', '-');
  return id.empty() ? "party" : id;
}

/// The initials of several words, for tallies.
std::string initials_of(const std::string& name) {
  std::string initials;
  std::size_t count = 0;
  for (const std::string& word : split(name, ' ')) {
    const std::string_view first = first_letter(word);
    if (lower_case(first) == first) continue;  // no capital
    initials += first;
    ++count;
  }
  return count > 1 && name.size() > 10 ? initials : name;
}

/// The initials, or more of the name where another party has these.
std::string new_short_name(const std::string& name, std::set<std::string>& taken) {
  const std::vector<std::string> words = split(name, ' ');
  std::vector<std::string> tries = {initials_of(name), words.front()};
  if (words.size() > 1) tries.push_back(words[0] + " " + words[1]);
  tries.push_back(name);
  for (const std::string& candidate : tries)
    if (taken.insert(lower_case(candidate)).second) return candidate;
  for (int number = 2;; ++number)
    if (std::string numbered = fmt::format("{} {}", tries.front(), number); taken.insert(lower_case(numbered)).second)
      return numbered;
}

const char* kind_name(PartyKind kind) {
  switch (kind) {
    case PartyKind::party: break;
    case PartyKind::independent: return "independent";
    case PartyKind::aggregate: return "aggregate";
    case PartyKind::answer: return "answer";
  }
  return "party";
}

/// Is the party's name to be seen in what is written?
bool is_plain(const std::string& written, const Party& party) {
  const std::string plain = folded(written);
  for (const std::string& name : {party.id, party.short_name, party.name})
    if (folded(name) == plain) return true;
  return plain.find(folded(party.name)) != std::string::npos;
}

double number_in(const std::string& cell) {
  if (const auto count = maybe_count(cell)) return static_cast<double>(*count);
  const auto number = maybe_decimal(cell);
  return number ? number->value : 0;
}

class Gatherer {
 public:
  explicit Gatherer(const PartySet& set) : set_(set) {}

  StandingParties gather(const std::vector<Standing>& standing) && {
    for (const Standing& one : standing) {
      if (trimmed(one.written).empty()) continue;
      Entry& entry = entry_of(one.written);
      entry.votes += one.votes;
      entry.wins += one.wins;
    }
    name_all();
    colour_new();
    for (const Entry& entry : entries_) out_.parties.add(entry.party);
    out_.are_in_every_atlas = std::all_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
      return entry.known && *entry.known < set_.in_every_atlas;
    });
    say();
    return std::move(out_);
  }

 private:
  struct Entry {
    Party party;
    std::optional<PartyIndex> known;  ///< of the set
    double votes = 0;
    int wins = 0;
  };

  Entry& entry_of(const std::string& written) {
    const auto known = set_.find(written);
    const std::string plain = folded(written).empty() ? written : folded(written);
    const std::string key = known ? "known " + set_.parties()[*known].id : "new " + plain;
    const auto [at, is_new] = by_key_.try_emplace(key, entries_.size());
    if (is_new) entries_.push_back({known ? set_.parties()[*known] : new_party(written), known});
    Entry& entry = entries_[at->second];
    if (!out_.ids.emplace(written, entry.party.id).second) return entry;
    if (known && set_.is_joint(written)) joint_.push_back(fmt::format("{} is {}", written, entry.party.name));
    if (known && !is_plain(written, entry.party)) out_.renamed.emplace_back(written, entry.party.name);
    if (!known && is_new) out_.unknown.push_back(written);
    return entry;
  }

  Party new_party(const std::string& written) {
    const std::string words = words_as_id(written);
    std::string id = words;
    for (int number = 2; set_.parties().find(id) || !ids_.insert(lower_case(id)).second; ++number)
      id = fmt::format("{}-{}", words, number);
    return {.id = id, .name = std::string(trimmed(written)), .short_name = {}};
  }

  /// Known parties keep their short names; new ones take what is left.
  void name_all() {
    std::set<std::string> taken;
    for (const Entry& entry : entries_)
      if (entry.known) taken.insert(lower_case(entry.party.short_name));
    for (Entry& entry : entries_)
      if (!entry.known) entry.party.short_name = new_short_name(entry.party.name, taken);
  }

  /// The largest choose first.
  void colour_new() {
    std::vector<Rgb> taken = {Party{}.colour};
    std::vector<Entry*> fresh;
    double votes = 0;
    for (Entry& entry : entries_) {
      votes += entry.votes;
      if (entry.known) taken.push_back(entry.party.colour);
      else fresh.push_back(&entry);
    }
    std::stable_sort(fresh.begin(), fresh.end(), [](const Entry* a, const Entry* b) {
      return std::pair(a->votes, a->wins) > std::pair(b->votes, b->wins);
    });
    constexpr double large_share = 0.05;
    constexpr std::size_t few = 12;  // where nobody knows who is large
    const auto is_large = [&](const Entry* entry) {
      if (votes <= 0) return fresh.size() <= few;
      return entry->wins > 0 || entry->votes > large_share * votes;
    };
    const auto small = std::stable_partition(fresh.begin(), fresh.end(), is_large);
    const auto large = static_cast<std::size_t>(small - fresh.begin());
    const std::vector<Rgb> colours = new_party_colours(taken, large, fresh.size() - large);
    for (std::size_t i = 0; i < fresh.size(); ++i) fresh[i]->party.colour = colours[i];
  }

  void say() {
    std::vector<std::string> names;
    for (const auto& [written, name] : out_.renamed) names.push_back(fmt::format("{} is {}", written, name));
    const std::string set = set_.title.empty() ? "the parties that stand anywhere" : "the parties of " + set_.title;
    if (!names.empty())
      out_.said.push_back({fmt::format("these are parties that are known: {}", fmt::join(names, ", ")), set});
    if (!joint_.empty())
      out_.said.push_back(
          {fmt::format("candidates of several parties count for the first of the set: {}", fmt::join(joint_, ", ")),
           "they stand on one line together"});
    if (!out_.unknown.empty())
      out_.said.push_back(
          {fmt::format("these parties are new, and their colours are to be chosen: {}", fmt::join(out_.unknown, ", ")),
           "no party of " + set + " is called so"});
  }

  const PartySet& set_;
  std::vector<Entry> entries_;
  std::map<std::string, std::size_t> by_key_;
  std::set<std::string> ids_;  ///< of new parties
  std::vector<std::string> joint_;
  StandingParties out_;
};

}  // namespace

std::vector<Standing> standing_in(const Table& table, const StandingColumns& columns) {
  std::vector<Standing> standing;
  std::map<std::string, std::size_t> by_label;
  struct First {
    double votes = 0;
    std::size_t label = 0;
    bool tied = false;
  };
  std::map<std::string, First> first_of;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string& written = table.cell(row, columns.party);
    const auto [at, is_new] = by_label.try_emplace(written, standing.size());
    if (is_new) standing.push_back({.written = written});
    const double votes = number_in(table.cell(row, columns.votes));
    standing[at->second].votes += votes;
    First& first = first_of[area_code_of(table.cell(row, columns.area))];
    if (votes > first.votes) first = {votes, at->second, false};
    else if (votes == first.votes && at->second != first.label) first.tied = true;
  }
  for (const auto& [area, first] : first_of)
    if (first.votes > 0 && !first.tied) ++standing[first.label].wins;
  return standing;
}

const std::string& StandingParties::id_of(const std::string& written) const {
  static const std::string none;
  const auto found = ids.find(written);
  return found == ids.end() ? none : found->second;
}

bool StandingParties::is_party(const std::string& written) const {
  const auto party = parties.find(id_of(written));
  return party && parties[*party].kind == PartyKind::party;
}

StandingParties parties_of(const std::vector<Standing>& standing, const PartySet& set) {
  return Gatherer(set).gather(standing);
}

Table table_of(const Parties& parties) {
  Table table{.file = {}, .columns = {"id", "name", "short", "colour", "kind"}, .rows = {}, .lines = {}};
  for (const Party& party : parties) {
    table.rows.push_back(
        {party.id, party.name, party.short_name, fmt::format("#{:06X}", party.colour), kind_name(party.kind)});
    table.lines.push_back(static_cast<std::int64_t>(table.lines.size()) + 2);
  }
  return table;
}

}  // namespace hustings
