#include "atlas/import/new_parties.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

#include "base/text/fuzzy_match.h"
#include "base/text/text.h"
#include "elections/read/party_names.h"

namespace hustings {

namespace {

/// Words of the name with hyphens, without accents: "ÖDP" is "odp". Other letters stay.
std::string words_as_id(const std::string& written) {
  std::string id = search_key(written);
  std::replace(id.begin(), id.end(), ' ', '-');
  return id;
}

/// Muted, and unlike each other and the large parties: eight by hand, then round the circle of hues by the golden
/// angle, each round a little lighter or darker.
std::uint32_t new_colour(std::size_t index) {
  static constexpr std::array<std::uint32_t, 8> first = {0x8C7F6A, 0x6F8F8A, 0x93789A, 0xA08868,
                                                         0x6E84A3, 0x9A7272, 0x7C9470, 0x8A8F98};
  if (index < first.size()) return first[index];
  constexpr double golden_angle = 137.50776405003785;
  const double hue = std::fmod(golden_angle * static_cast<double>(index), 360.0) * std::numbers::pi / 180;
  const double light = 136 + 12 * static_cast<double>(index % 3) - 12;
  const auto channel = [&](double turn) {
    return static_cast<std::uint32_t>(std::lround(std::clamp(light + 34 * std::cos(hue - turn), 0.0, 255.0)));
  };
  const double third = 2 * std::numbers::pi / 3;
  return channel(0) << 16U | channel(third) << 8U | channel(2 * third);
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
std::string short_name(const std::string& name, std::set<std::string>& taken) {
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

}  // namespace

std::optional<PartyIndex> NewParties::known(const std::string& written) {
  const auto [seen, is_new] = known_.try_emplace(written);
  if (is_new) seen->second = party_named(written, carried_);
  return seen->second;
}

bool NewParties::is_party(const std::string& written) {
  const auto party = known(written);
  return !party || carried_[*party].kind == PartyKind::party;
}

std::string NewParties::id_of_party(const std::string& written) {
  if (trimmed(written).empty()) return {};
  const auto party = known(written);
  const std::string id = party ? carried_[*party].id : new_id(written);
  if (stood_.insert(id).second) standing_.emplace_back(id, written);
  return id;
}

std::string NewParties::new_id(const std::string& written) {
  std::string words = words_as_id(written);
  if (words.empty()) words = "party";
  const std::string plain = folded(written).empty() ? written : folded(written);
  if (const auto known_id = new_ids_.find(plain); known_id != new_ids_.end()) return known_id->second;
  std::string id = words;
  for (int number = 2; carried_.find(id) || used_.contains(lower_case(id)); ++number)
    id = fmt::format("{}-{}", words, number);
  used_.insert(lower_case(id));
  unknown_.push_back(written);
  return new_ids_[plain] = id;
}

std::vector<std::pair<std::string, std::string>> NewParties::renamed() const {
  std::vector<std::pair<std::string, std::string>> found;
  for (const auto& [written, party] : known_) {
    if (!party) continue;
    const Party& carried = carried_[*party];
    const std::string plain = folded(written);
    const auto names = {folded(carried.id), folded(carried.name), folded(carried.short_name)};
    if (std::find(names.begin(), names.end(), plain) == names.end()) found.emplace_back(written, carried.name);
  }
  return found;
}

std::optional<Table> NewParties::table() const {
  if (unknown_.empty()) return std::nullopt;
  Table table{.file = {}, .columns = {"id", "name", "short", "colour", "kind"}, .rows = {}, .lines = {}};
  std::set<std::string> shorts;
  const auto known_party = [&](const std::string& written) {
    const auto seen = known_.find(written);
    return seen == known_.end() ? std::optional<PartyIndex>() : seen->second;
  };
  for (const auto& [id, written] : standing_)
    if (const auto party = known_party(written)) shorts.insert(lower_case(carried_[*party].short_name));
  std::size_t fresh = 0;
  for (const auto& [id, written] : standing_) {
    if (const auto party = known_party(written)) {
      const Party& own = carried_[*party];
      table.rows.push_back({own.id, own.name, own.short_name, fmt::format("#{:06X}", own.colour), kind_name(own.kind)});
    } else {
      table.rows.push_back(
          {id, written, short_name(written, shorts), fmt::format("#{:06X}", new_colour(fresh++)), "party"});
    }
    table.lines.push_back(static_cast<std::int64_t>(table.lines.size()) + 2);
  }
  return table;
}

}  // namespace hustings
