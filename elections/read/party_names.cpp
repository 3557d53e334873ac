#include "elections/read/party_names.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text/fuzzy_match.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// What nomination papers call parties, beside their registered names; in the form of `plain_name`.
constexpr auto descriptions = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"lib dem", "liberal democrat"},
    {"lib dems", "liberal democrat"},
    {"libdem", "liberal democrat"},
    {"libdems", "liberal democrat"},
    {"liberal democrats focus team", "liberal democrat"},
    {"liberal democrat focus team", "liberal democrat"},
    {"local liberal democrats", "liberal democrat"},
    {"scottish liberal democrats", "liberal democrat"},
    {"welsh liberal democrats", "liberal democrat"},
    {"london liberal democrats", "liberal democrat"},
    {"liberal democrats to stop brexit", "liberal democrat"},
    {"scottish conservative", "conservative"},
    {"scottish conservatives", "conservative"},
    {"welsh conservative", "conservative"},
    {"welsh conservatives", "conservative"},
    {"local conservative", "conservative"},
    {"local conservatives", "conservative"},
    {"london conservatives", "conservative"},
    {"tory", "conservative"},
    {"tories", "conservative"},
    {"scottish labour", "labour"},
    {"welsh labour", "labour"},
    {"london labour", "labour"},
    {"local labour", "labour"},
    {"labour and co op", "labour"},
    {"lab and co op", "labour"},
    {"lab co op", "labour"},
    {"lab coop", "labour"},
    {"labour coop", "labour"},
    {"labour co op", "labour"},
    {"labour co operative", "labour"},
    {"labour cooperative", "labour"},
    {"green of england and wales", "green"},
    {"greens", "green"},
    {"united kingdom independence", "uk independence"},
    {"speaker seeking re election", "speaker"},
    {"speaker of the house of commons", "speaker"},
    {"spk", "speaker"},
    {"sinn fein", "sinn f\u00E9in"},
    {"respect the unity coalition", "respect"},
    {"alliance of northern ireland", "alliance"},
    {"no description", "independent"},
    {"non party", "independent"},
    {"no party", "independent"},
    {"no party affiliation", "independent"},
    {"independents", "independent"},
    {"all others", "other"},
    {"other candidates", "other"},
    {"all other candidates", "other"},
});

/// What people add to a party's name, without changing which party it is.
std::string plain_name(std::string_view written) {
  std::string name = folded(written);
  for (const std::string_view before : {"votes for ", "votes ", "the "})
    if (name.starts_with(before)) name.erase(0, before.size());
  static constexpr auto additions =
      std::to_array<std::string_view>({" votes", " vote", " party", " and unionist", " and co operative",
                                       " and cooperative", " candidate", " candidates", " parliamentary"});
  for (bool shorter = true; shorter;) {
    shorter = false;
    for (const std::string_view addition : additions)
      if (name.ends_with(addition)) {
        name.resize(name.size() - addition.size());
        shorter = true;
      }
  }
  // "Green Party of England and Wales": the word may stand inside.
  if (const auto at = name.find(" party of "); at != std::string::npos) name.erase(at, 6);
  return name;
}

std::string meant(std::string name) {
  const auto known = std::find_if(descriptions.begin(), descriptions.end(),
                                  [&](const auto& description) { return description.first == name; });
  return known == descriptions.end() ? name : std::string(known->second);
}

bool are_one(const std::string& a, const std::string& b) { return a == b || a + "s" == b || a == b + "s"; }

/// Who is called so, by a plain name.
using Called = std::function<std::optional<PartyIndex>(const std::string& plain)>;

std::optional<PartyIndex> called_in(const Parties& parties, const std::string& wanted) {
  if (wanted.empty()) return std::nullopt;
  // Ids are unique, short names nearly so; full names come last.
  const std::array<std::string Party::*, 3> names = {&Party::id, &Party::short_name, &Party::name};
  for (const auto name : names) {
    const auto found = std::find_if(parties.begin(), parties.end(),
                                    [&](const Party& party) { return are_one(plain_name(party.*name), wanted); });
    if (found != parties.end()) return parties.find(found->id);
  }
  return std::nullopt;
}

/// By the whole of what is written, or by what it is short for.
std::optional<PartyIndex> called_so(std::string_view written, const Called& called) {
  const std::string plain = plain_name(written);
  if (const auto found = called(plain)) return found;
  const std::string other = meant(plain);
  return other == plain ? std::nullopt : called(other);
}

/// "uk i p" and "UKIP" are one abbreviation.
std::string letters_of(std::string_view text) {
  std::string letters = folded(text);
  std::erase(letters, ' ');
  return letters;
}

/// What stands before the first bracket or dash, and each piece behind one.
std::vector<std::string> pieces_of(std::string_view written) {
  std::string text(written);
  for (const std::string_view dash : {" \u2013 ", " \u2014 ", " - ", ": ", "(", ")", "[", "]", " / ", "/"})
    for (auto at = text.find(dash); at != std::string::npos; at = text.find(dash, at + 1))
      text.replace(at, dash.size(), "\n");
  std::vector<std::string> pieces;
  for (const std::string& piece : split(text, '\n'))
    if (!trimmed(piece).empty()) pieces.emplace_back(trimmed(piece));
  return pieces;
}

/// The first piece names the party. The others repeat it or say something else, but name no other party.
std::optional<PartyIndex> called_in_pieces(std::string_view written, const Called& called) {
  const std::vector<std::string> pieces = pieces_of(written);
  if (pieces.size() < 2) return std::nullopt;
  const auto found = called_so(pieces.front(), called);
  for (std::size_t i = 1; found && i < pieces.size(); ++i) {
    auto other = called_so(pieces[i], called);
    if (!other) other = called_so(letters_of(pieces[i]), called);
    if (other && *other != *found) return std::nullopt;
  }
  return found;
}

/// "green" of "greens".
std::string without_plural(std::string plain) {
  if (plain.size() > 3 && plain.ends_with('s')) plain.pop_back();
  return plain;
}

bool is_a_share(std::string_view written) { return written.find('%') != std::string_view::npos; }

}  // namespace

std::optional<PartyIndex> party_named(std::string_view written, const Parties& parties) {
  if (const auto known = parties.find(trimmed(written))) return known;
  if (is_a_share(written)) return std::nullopt;
  const Called called = [&](const std::string& plain) { return called_in(parties, plain); };
  if (const auto found = called_so(written, called)) return found;
  const auto found = called_in_pieces(written, called);
  // "Independent - Save the Park" is a label of its own.
  return found && parties[*found].kind == PartyKind::party ? found : std::nullopt;
}

PartyNames::PartyNames(const Parties& parties) {
  kinds_.reserve(parties.size());
  for (const Party& party : parties) kinds_.push_back(party.kind);
  for (const auto name : {&Party::id, &Party::short_name, &Party::name})
    for (const Party& party : parties) add(party.*name, *parties.find(party.id));
}

void PartyNames::add(std::string_view name, PartyIndex party) {
  for (const std::string& plain : {plain_name(name), folded(name)}) {
    if (plain.empty()) continue;
    by_name_.try_emplace(without_plural(plain), party);
    const auto [at, is_new] = by_letters_.try_emplace(without_plural(search_key(plain)), party);
    if (!is_new && at->second != party) at->second.reset();
  }
}

std::optional<PartyIndex> PartyNames::called(const std::string& plain) const {
  if (plain.empty()) return std::nullopt;
  if (const auto found = by_name_.find(without_plural(plain)); found != by_name_.end()) return found->second;
  const auto found = by_letters_.find(without_plural(search_key(plain)));
  return found == by_letters_.end() ? std::nullopt : found->second;
}

std::optional<PartyIndex> PartyNames::find(std::string_view written) const {
  if (is_a_share(written)) return std::nullopt;
  const Called by_name = [&](const std::string& plain) { return called(plain); };
  if (const auto whole = called(folded(written))) return whole;
  if (const auto found = called_so(written, by_name)) return found;
  const auto found = called_in_pieces(written, by_name);
  return found && kinds_[*found] == PartyKind::party ? found : std::nullopt;
}

std::vector<PartyIndex> PartyNames::joint(std::string_view written) const {
  std::set<PartyIndex> parties;
  std::string text(written);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == ',' || c == '+' || c == ';'; }, '/');
  for (const std::string& piece : pieces_of(text)) {
    const auto party = find(piece);
    if (!party || kinds_[*party] != PartyKind::party) return {};
    parties.insert(*party);
  }
  return {parties.begin(), parties.end()};
}

}  // namespace hustings
