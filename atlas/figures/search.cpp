#include "atlas/figures/search.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "atlas/count.h"
#include "base/name_order.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"
#include "elections/result_measures.h"
#include "geo/mesh/locate.h"

namespace hustings {

namespace {

constexpr std::uint8_t not_alike = 0xFF;

/// What a hit is found by, best first.
enum class Tier { name, beginning, words, code, mp, person, within };

std::uint32_t letters_of(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word)
    letters |= 1U << (c >= 'a' && c <= 'z' ? static_cast<unsigned>(c - 'a') : c >= '0' && c <= '9' ? 26U : 27U);
  return letters;
}

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words = split(text, ' ');
  std::erase_if(words, [](const std::string& word) { return word.empty(); });
  return words;
}

/// Words that names are written with or without; the last one typed may be the beginning of another.
std::vector<std::string> tokens_of(const std::string& wanted) {
  std::vector<std::string> tokens = words_in(wanted);
  for (std::size_t i = 0; i + 1 < tokens.size();)
    if (tokens[i] == "and" || tokens[i] == "the" || tokens[i] == "of")
      tokens.erase(tokens.begin() + static_cast<long>(i));
    else ++i;
  return tokens;
}

bool is_code(std::string_view wanted) {
  return wanted.find(' ') == std::string_view::npos && wanted.find_first_of("0123456789") != std::string_view::npos;
}

/// Areas that are called the same in two editions of their boundaries say which they are of.
void tell_editions_apart(std::vector<SearchHit>& hits, const Atlas& atlas) {
  std::map<std::pair<std::string, std::string>, std::set<LayerIndex>> layers;
  for (const SearchHit& hit : hits) layers[{hit.name, hit.within}].insert(hit.layer);
  for (SearchHit& hit : hits) {
    const std::string& edition = atlas.layers[hit.layer].title;
    if (layers[{hit.name, hit.within}].size() > 1 && hit.within != edition) hit.within += ", " + edition;
  }
}

}  // namespace

struct SearchIndex::Match {
  std::uint32_t entry = 0;
  unsigned errors = 0;
  Tier tier = Tier::words;
  int layer = 0;  ///< 0: the shown one
  long age = 0;   ///< of a person's last contest, smaller is newer
  const Candidature* mandate = nullptr;
};

SearchIndex::SearchIndex(const Atlas& atlas) : atlas_(atlas) {
  for (LayerIndex layer = 0; layer < atlas.layers.size(); ++layer) add_areas(layer);
  for (ContestIndex contest = 0; contest < atlas.contests.size(); ++contest) {
    const Contest& counted = atlas.contest(contest);
    if (counted.track == "westminster" && !counted.notional) parliaments_.push_back(contest);
    const LayerIndex own = atlas.contests[contest].own.layer;
    if (counted.wins_seats_on(counted.layer)) {
      add_people(contest, own, counted.results);
    } else if (const auto seats = atlas.find_layer(counted.seats_layer);
               seats && allocation_of(atlas, contest, *seats) == Allocation::sum) {
      add_people(contest, *seats, count_of(atlas, {contest, *seats, {}}).results);
    }
  }
  std::stable_sort(parliaments_.begin(), parliaments_.end(),
                   [&](ContestIndex a, ContestIndex b) { return atlas.contest(a).date < atlas.contest(b).date; });
}

std::string SearchIndex::parent_of(LayerIndex layer, AreaIndex area) const {
  const AtlasLayer& here = atlas_.layers[layer];
  if (!here.parent_layer) return {};
  const auto parent = atlas_.layers[*here.parent_layer].find(here.layer.areas[area].parent);
  return parent ? atlas_.layers[*here.parent_layer].layer.areas[*parent].name : "";
}

std::uint32_t SearchIndex::word_index(const std::string& word) {
  const auto [known, is_new] = word_of_.try_emplace(word, static_cast<std::uint32_t>(vocabulary_.size()));
  if (is_new) vocabulary_.push_back({word, letters_of(word)});
  return known->second;
}

void SearchIndex::add_entry(Entry entry, std::string_view name, std::string_view within) {
  entry.first_word = static_cast<std::uint32_t>(words_.size());
  for (const std::string& word : words_in(search_key(name))) words_.push_back(word_index(word));
  entry.own_words = static_cast<std::uint32_t>(words_.size()) - entry.first_word;
  for (const std::string& word : words_in(search_key(within))) words_.push_back(word_index(word));
  entry.all_words = static_cast<std::uint32_t>(words_.size()) - entry.first_word;
  entries_.push_back(entry);
}

void SearchIndex::add_areas(LayerIndex layer) {
  const std::vector<Area>& areas = atlas_.layers[layer].layer.areas;
  for (AreaIndex area = 0; area < areas.size(); ++area)
    add_entry({.layer = layer, .area = area}, areas[area].name, parent_of(layer, area));
}

void SearchIndex::add_people(ContestIndex contest, LayerIndex layer, const std::vector<Result>& results) {
  for (const Result& result : results) {
    const auto area = atlas_.layers[layer].find(result.area_code);
    if (!area || result.level == Level::postal) continue;
    const bool one_seat = atlas_.contest(contest).method != Method::multi_member;
    const Measured<Candidacy> first = winner(result);
    for (const Candidacy& candidacy : result.candidacies) {
      if (candidacy.candidate.empty() || candidacy.aggregate) continue;
      const bool won = one_seat && first && first->candidate == candidacy.candidate && first->party == candidacy.party;
      const std::string key = fmt::format("{}/{}/{}", layer, *area, search_key(candidacy.candidate));
      const auto [known, is_new] = person_of_.try_emplace(key, static_cast<std::uint32_t>(people_.size()));
      if (is_new) {
        people_.push_back({candidacy.candidate, {}});
        add_entry({.layer = layer, .area = *area, .person = known->second}, candidacy.candidate,
                  atlas_.layers[layer].layer.areas[*area].name);
      }
      people_[known->second].candidatures.push_back({contest, candidacy.elected.value_or(won)});
    }
  }
}

/// The typing errors to each word of the vocabulary, twice as many and one more where it is only its beginning.
std::vector<std::uint8_t> SearchIndex::costs_of(const std::string& token) const {
  const std::size_t most = typing_errors_allowed(token.size());
  const std::uint32_t letters = letters_of(token);
  std::vector<std::uint8_t> costs;
  costs.reserve(vocabulary_.size());
  for (const Word& word : vocabulary_) {
    std::uint8_t& cost = costs.emplace_back(not_alike);
    // Each letter that the word does not have at all is an error.
    if (static_cast<std::size_t>(__builtin_popcount(letters & ~word.letters)) > most) continue;
    if (word.text.size() + most < token.size()) continue;
    const EditDistance distance = edit_distance(token, word.text, most);
    if (distance.whole <= most && distance.whole <= distance.beginning)
      cost = static_cast<std::uint8_t>(2 * distance.whole);
    else if (distance.beginning <= most) cost = static_cast<std::uint8_t>(2 * distance.beginning + 1);
  }
  return costs;
}

int SearchIndex::layer_rank(LayerIndex layer, LayerIndex shown) const {
  if (layer == shown) return 0;
  return atlas_.layers[shown].parent_layer == layer ? 1 : 2;
}

/// The contest that made the person Member of Parliament for the area at the time of the shown one.
const SearchIndex::Candidature* SearchIndex::mandate(const Entry& entry, ContestIndex shown) const {
  const Date date = atlas_.contest(shown).date;
  const std::string& code = atlas_.layers[entry.layer].layer.areas[entry.area].code;
  for (auto contest = parliaments_.rbegin(); contest != parliaments_.rend(); ++contest) {
    const AtlasContest& parliament = atlas_.contests[*contest];
    if (parliament.contest.date > date || parliament.own.layer != entry.layer ||
        parliament.contest.find(code) == nullptr)
      continue;
    for (const Candidature& stand : people_[entry.person].candidatures)
      if (stand.contest == *contest && stand.elected) return &stand;
    return nullptr;
  }
  return nullptr;
}

const SearchIndex::Candidature& SearchIndex::newest_candidature(const Entry& entry) const {
  const std::vector<Candidature>& candidatures = people_[entry.person].candidatures;
  return *std::max_element(candidatures.begin(), candidatures.end(), [&](const Candidature& a, const Candidature& b) {
    return atlas_.contest(a.contest).date < atlas_.contest(b.contest).date;
  });
}

const std::string& SearchIndex::name_of(const Entry& entry) const {
  return entry.person == nobody ? atlas_.layers[entry.layer].layer.areas[entry.area].name : people_[entry.person].name;
}

const std::string& SearchIndex::order_key(std::uint32_t entry) const {
  order_keys_.resize(entries_.size());
  if (order_keys_[entry].empty()) order_keys_[entry] = name_order_key(name_of(entries_[entry]));
  return order_keys_[entry];
}

std::vector<SearchIndex::Match> SearchIndex::matches(const std::string& wanted, LayerIndex layer,
                                                     ContestIndex shown) const {
  std::vector<std::vector<std::uint8_t>> costs;
  for (const std::string& token : tokens_of(wanted)) costs.push_back(costs_of(token));
  const std::string code = is_code(wanted) ? upper_case(wanted) : "";
  std::vector<Match> found;
  for (std::uint32_t index = 0; index < entries_.size(); ++index) {
    const Entry& entry = entries_[index];
    Match match{.entry = index, .layer = layer_rank(entry.layer, layer)};
    bool has_all = true;
    bool has_own = false;
    for (const std::vector<std::uint8_t>& cost : costs) {
      std::uint8_t own = not_alike;
      std::uint8_t all = not_alike;
      for (std::uint32_t word = 0; word < entry.all_words; ++word) {
        const std::uint8_t here = cost[words_[entry.first_word + word]];
        all = std::min(all, here);
        if (word < entry.own_words) own = std::min(own, here);
      }
      has_all = has_all && all != not_alike;
      if (!has_all) break;
      has_own = has_own || own != not_alike;
      match.errors += all / 2U;
    }
    const bool is_area = entry.person == nobody;
    if (has_all && (is_area || has_own)) {
      match.tier = has_own ? Tier::words : Tier::within;
    } else if (is_area && !code.empty() && atlas_.layers[entry.layer].layer.areas[entry.area].code.starts_with(code)) {
      match.tier = Tier::code;
      match.errors = 0;
    } else {
      continue;
    }
    if (!is_area) {
      match.mandate = mandate(entry, shown);
      match.tier = match.mandate != nullptr ? Tier::mp : Tier::person;
      match.age = -atlas_.contest(newest_candidature(entry).contest).date.time_since_epoch().count();
    } else if (match.tier == Tier::words) {
      const std::string name = search_key(name_of(entry));
      if (name == wanted) match.tier = Tier::name;
      else if (name.starts_with(wanted)) match.tier = Tier::beginning;
    }
    found.push_back(match);
  }
  return found;
}

SearchHit SearchIndex::hit_of(const Match& match) const {
  const Entry& entry = entries_[match.entry];
  const AtlasLayer& layer = atlas_.layers[entry.layer];
  SearchHit hit{entry.layer, entry.area, name_of(entry), {}, match.mandate != nullptr};
  const std::string& area = layer.layer.areas[entry.area].name;
  if (entry.person == nobody) {
    hit.within = parent_of(entry.layer, entry.area);
    if (hit.within.empty()) hit.within = layer.title;
  } else if (hit.is_mp) {
    hit.within = fmt::format("MP, {}", area);
  } else {
    hit.within = fmt::format("{}, {}", area, atlas_.contest(newest_candidature(entry).contest).title);
  }
  return hit;
}

/// Of the kind of the best hit, those with as few errors: on the shown layer, or else where they lie on it.
std::vector<AreaIndex> SearchIndex::lit_by(const std::vector<Match>& found, LayerIndex layer) const {
  const auto group_of = [](Tier tier) { return tier == Tier::mp ? 1 : tier == Tier::person ? 2 : 0; };
  const Match& best = *std::min_element(found.begin(), found.end(), [&](const Match& a, const Match& b) {
    return std::pair(a.errors, group_of(a.tier)) < std::pair(b.errors, group_of(b.tier));
  });
  std::set<AreaIndex> lit;
  for (const bool on_shown : {true, false}) {
    for (const Match& match : found) {
      const Entry& entry = entries_[match.entry];
      if (match.errors != best.errors || group_of(match.tier) != group_of(best.tier)) continue;
      if (on_shown != (entry.layer == layer)) continue;
      const AtlasLayer& there = atlas_.layers[entry.layer];
      const AtlasLayer& shown = atlas_.layers[layer];
      const auto same = shown.find(there.layer.areas[entry.area].code);
      const auto area = same ? same : shown.locator->locate(there.label_points[entry.area]);
      if (area) lit.insert(*area);
    }
    if (!lit.empty()) break;
  }
  return {lit.begin(), lit.end()};
}

SearchResult SearchIndex::find(std::string_view words, LayerIndex layer, ContestIndex shown,
                               std::size_t at_most) const {
  const std::string wanted = search_key(words);
  if (wanted.empty()) return {};
  std::vector<Match> found = matches(wanted, layer, shown);
  if (found.empty()) return {};
  SearchResult result;
  result.lit = lit_by(found, layer);
  const auto key = [](const Match& match) { return std::tuple(match.errors, match.tier, match.layer, match.age); };
  const auto before = [&](const Match& a, const Match& b) {
    if (key(a) != key(b)) return key(a) < key(b);
    const int order = order_key(a.entry).compare(order_key(b.entry));
    return order != 0 ? order < 0 : a.entry < b.entry;
  };
  // Some may be one area in two layers: a few more than are wanted are put in order.
  const auto sorted = static_cast<long>(std::min(found.size(), 4 * at_most));
  std::partial_sort(found.begin(), found.begin() + sorted, found.end(), before);
  std::set<std::pair<std::string, std::string>> listed;
  for (auto match = found.begin(); match != found.begin() + sorted && result.hits.size() < at_most; ++match) {
    const Entry& entry = entries_[match->entry];
    const std::string& code = atlas_.layers[entry.layer].layer.areas[entry.area].code;
    if (listed.emplace(code, entry.person == nobody ? "" : search_key(name_of(entry))).second)
      result.hits.push_back(hit_of(*match));
  }
  tell_editions_apart(result.hits, atlas_);
  return result;
}

}  // namespace hustings
