#include "elections/read/result_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

#include "base/text/text.h"

namespace hustings {

namespace {

using Words = std::map<std::string, AreaFigure, std::less<>>;

/// Long: a table of words.
const Words& figure_words() {
  using enum AreaFigure;
  static const Words words = [] {
    Words all;
    const auto add = [&](AreaFigure figure, std::initializer_list<const char*> names) {
      for (const char* name : names) all.emplace(name, figure);
    };
    add(electorate,
        {"electorate", "electors", "registered electors", "registered voters", "eligible voters", "eligible electors",
         "total electorate", "number of electors", "voters registered", "electorate total", "total registered voters",
         "total electors", "registered", "roll", "voters on roll", "electors on roll", "size of electorate"});
    add(ballots, {"ballots", "ballots cast", "ballot papers", "ballots issued", "ballot papers issued",
                  "verified ballot papers", "ballots verified", "total ballots", "total ballots cast",
                  "total ballot papers", "ballot papers counted", "ballots counted", "papers in the box",
                  "number of ballot papers issued", "number of ballots", "ballot papers verified"});
    add(seats,
        {"seats", "number of seats", "vacancies", "number of vacancies", "seats to be filled", "seats available"});
    add(valid,
        {"valid", "valid votes", "total valid", "total valid votes", "valid ballots", "votes valid", "valid vote",
         "valid votes cast", "total votes valid", "number of valid votes", "valid ballots cast", "valid votes total",
         "total valid ballots", "total valid votes cast", "valid total", "sum of valid votes"});
    add(total, {"total", "totals", "total votes", "total vote", "all votes", "votes total", "total number of votes",
                "total votes polled", "vote total", "grand total", "sum", "sum of votes", "total of votes"});
    add(cast, {"votes cast", "cast", "total votes cast", "total cast", "votes polled", "total poll", "votes counted",
               "number of votes cast", "total votes counted", "voters", "number voting"});
    add(rejected, {"rejected",
                   "rejected votes",
                   "rejected ballots",
                   "rejected ballot papers",
                   "rejected papers",
                   "total rejected",
                   "total rejected ballots",
                   "invalid",
                   "invalid votes",
                   "invalid ballots",
                   "invalid ballot papers",
                   "spoilt",
                   "spoiled",
                   "spoilt votes",
                   "spoiled votes",
                   "spoilt ballots",
                   "spoiled ballots",
                   "spoilt papers",
                   "spoiled papers",
                   "spoilt ballot papers",
                   "spoiled ballot papers",
                   "informal",
                   "informal votes",
                   "number of rejected ballot papers",
                   "rejected vote",
                   "votes rejected",
                   "total rejected votes",
                   "blank and spoilt",
                   "blank and spoiled",
                   "rejected or spoilt",
                   "rejected and spoilt",
                   "rejected and spoiled"});
    add(majority, {"majority", "maj", "majority votes", "votes majority", "majority in votes", "majority of votes",
                   "margin", "winning margin", "margin of victory", "plurality", "majority number", "majority vote",
                   "margin votes", "majority size", "size of majority"});
    add(turnout, {"turnout", "turn out", "voter turnout", "turnout rate"});
    add(winner, {"winner", "winning party", "first party", "first", "first place", "elected party", "party elected",
                 "result", "winner party", "party of winner", "leading party", "party won", "won by", "party winning",
                 "winning candidate", "elected candidate", "successful party", "1st party"});
    add(runner_up, {"runner up", "second party", "second", "second place", "runner up party", "2nd party"});
    return all;
  }();
  return words;
}

bool is_word_of_share(std::string_view word) {
  static constexpr auto words =
      std::to_array<std::string_view>({"pct", "percent", "percentage", "share", "percents", "shares", "perc"});
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string with_percent_as_word(std::string_view header) {
  std::string text;
  for (const char c : header) {
    if (c == '%') text += " pct ";
    else text += c;
  }
  std::string plain = folded(text);
  if (const auto at = plain.find("per cent"); at != std::string::npos) plain.replace(at, 8, "percent");
  return plain;
}

/// The groups of digits between separators, or none where something else stands there.
std::optional<std::string> digits_of(std::string_view text) {
  // What parts thousands: comma, apostrophe, blank, and the no-break, thin and narrow no-break blanks.
  static constexpr auto separators =
      std::to_array<std::string_view>({",", "'", " ", "\u2019", "\u00A0", "\u2009", "\u202F"});
  std::string digits;
  std::size_t group = 0;
  bool separated = false;
  while (!text.empty()) {
    const auto* separator = std::find_if(separators.begin(), separators.end(),
                                         [&](std::string_view candidate) { return text.starts_with(candidate); });
    if (separator != separators.end()) {
      if (group == 0 || group > 3 || (separated && group != 3)) return std::nullopt;
      text.remove_prefix(separator->size());
      separated = true;
      group = 0;
    } else if (text.front() >= '0' && text.front() <= '9') {
      digits += text.front();
      text.remove_prefix(1);
      ++group;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || (separated && group != 3)) return std::nullopt;
  return digits;
}

/// Without marks of footnotes behind it: "*", "†", "[2]", "(a)".
std::string_view without_footnote(std::string_view cell) {
  for (bool shorter = true; shorter && !cell.empty();) {
    shorter = false;
    cell = trimmed(cell);
    for (const std::string_view mark : {"*", "\u2020", "\u2021", "\u00A7", "#", "^", "\u00B9", "\u00B2", "\u00B3"})
      if (cell.size() > mark.size() && cell.ends_with(mark)) {
        cell.remove_suffix(mark.size());
        shorter = true;
      }
    for (const auto& [open, close] : {std::pair('[', ']'), std::pair('(', ')')}) {
      const auto at = cell.rfind(open);
      if (cell.ends_with(close) && at != std::string_view::npos && at > 0 && cell.size() - at <= 5) {
        cell = cell.substr(0, at);
        shorter = true;
      }
    }
  }
  return cell;
}

}  // namespace

const char* column_of(AreaFigure figure) {
  switch (figure) {
    case AreaFigure::electorate: return "electorate";
    case AreaFigure::ballots: return "ballots";
    case AreaFigure::seats: return "seats";
    case AreaFigure::valid: return "valid_votes";
    case AreaFigure::total: return "total_votes";
    case AreaFigure::cast: return "votes_cast";
    case AreaFigure::rejected: return "rejected";
    case AreaFigure::majority: return "majority";
    case AreaFigure::majority_share: return "majority_pct";
    case AreaFigure::turnout: return "turnout";
    case AreaFigure::winner: return "winner";
    case AreaFigure::runner_up: return "runner_up";
  }
  return "";
}

bool is_counted(AreaFigure figure) { return figure <= AreaFigure::majority; }

std::optional<AreaFigure> maybe_area_figure(std::string_view label) {
  const Words& words = figure_words();
  if (const auto of = share_of(label)) {
    const auto known = words.find(*of);
    if (known == words.end()) return std::nullopt;
    if (known->second == AreaFigure::turnout) return AreaFigure::turnout;
    if (known->second == AreaFigure::majority) return AreaFigure::majority_share;
    return std::nullopt;
  }
  const auto known = words.find(folded(label));
  return known == words.end() ? std::nullopt : std::optional(known->second);
}

bool is_kind_of_rejected(std::string_view label) {
  if (share_of(label)) return false;
  static constexpr auto names =
      std::to_array<std::string_view>({"over votes", "overvotes", "over vote", "overvote", "under votes", "undervotes",
                                       "under vote", "undervote", "blank", "blank votes", "blanks", "blank ballots",
                                       "void", "void votes", "null votes", "unmarked or void", "no official mark"});
  const std::string name = folded(label);
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<std::string> share_of(std::string_view header) {
  const std::string plain = with_percent_as_word(header);
  std::vector<std::string> rest;
  bool found = false;
  for (const std::string& word : split(plain, ' ')) {
    if (is_word_of_share(word)) found = true;
    else rest.push_back(word);
  }
  if (!found) return std::nullopt;
  // "Share of the vote: Con", "Con as % of valid votes": what is left is of whom, or of the votes.
  static constexpr auto fillers = std::to_array<std::string_view>(
      {"of", "the", "for", "in", "as", "vote", "votes", "valid", "total", "cast", "poll"});
  const auto is_filler = [](const std::string& word) {
    return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
  };
  const bool of_votes = std::all_of(rest.begin(), rest.end(), is_filler);
  const auto is_small = [](const std::string& word) { return word == "of" || word == "the" || word == "for"; };
  while (!rest.empty() && (of_votes ? is_small(rest.front()) : is_filler(rest.front()))) rest.erase(rest.begin());
  while (!rest.empty() && !of_votes && is_filler(rest.back())) rest.pop_back();
  std::string of;
  for (const std::string& word : rest) of += (of.empty() ? "" : " ") + word;
  return of;
}

bool is_vote_share(std::string_view header) {
  const auto of = share_of(header);
  if (!of) return false;
  static constexpr auto names = std::to_array<std::string_view>(
      {"", "vote", "votes", "valid votes", "valid vote", "total votes", "total vote", "total", "votes cast", "valid",
       "total valid ballots cast", "total valid votes"});
  return std::find(names.begin(), names.end(), *of) != names.end() || *of == "oftotalvalidballotscast";
}

bool is_descriptive_header(std::string_view header) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"area code", "area name", "level",       "year",         "date",         "ward no",           "id",
       "code",      "ward code", "ward",        "ward name",    "constituency", "constituency name", "seat",
       "name",      "area",      "borough",     "borough name", "borough code", "local authority",   "authority",
       "district",  "parent",    "parent name", "parent code",  "region",       "region code",       "ons id",
       "ons code",  "gss code",  "gss",         "fips",         "county fips",  "objectid",          "fid",
       "elected",   "swing",     "round",       "ward number"});
  const std::string name = folded(header);
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_sum_of_areas(std::string_view cell) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"total", "totals", "grand total", "sum", "all areas", "all wards", "overall", "overall total"});
  // Most cells are codes, and there are many: two letters tell.
  const auto first = cell.find_first_not_of(" *-_(");
  if (first == std::string_view::npos || first + 2 >= cell.size()) return false;
  const std::string begins = lower_case(cell.substr(first, 2));
  const auto begins_so = [&](std::string_view name) { return name.starts_with(begins); };
  if (std::none_of(names.begin(), names.end(), begins_so)) return false;
  const std::string name = folded(cell);
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::optional<std::int64_t> maybe_count(std::string_view cell) {
  std::string_view text = without_footnote(trimmed(cell));
  // Spreadsheets write whole numbers as "600.0".
  for (const std::string_view zeros : {".0", ".00"})
    if (text.size() > zeros.size() && text.ends_with(zeros)) text.remove_suffix(zeros.size());
  const auto digits = digits_of(text);
  return digits ? maybe_integer(*digits) : std::nullopt;
}

std::optional<Decimal> maybe_decimal(std::string_view cell) {
  std::string_view text = without_footnote(trimmed(cell));
  Decimal found;
  if (text.ends_with('%')) {
    found.percent = true;
    text = trimmed(text.substr(0, text.size() - 1));
  }
  std::string plain(text);
  if (const auto whole = digits_of(text)) plain = *whole;
  else if (plain.find('.') == std::string::npos && std::count(plain.begin(), plain.end(), ',') == 1)
    std::replace(plain.begin(), plain.end(), ',', '.');
  else std::erase(plain, ',');
  const auto value = maybe_number(plain);
  if (!value || !std::isfinite(*value)) return std::nullopt;
  found.value = *value;
  const auto point = plain.find('.');
  if (point != std::string::npos && plain.find_first_of("eE") == std::string::npos)
    found.decimals = static_cast<int>(plain.size() - point - 1);
  else if (plain.find_first_of("eE") != std::string::npos) found.decimals = 9;
  return found;
}

bool is_missing_figure(std::string_view cell) {
  static constexpr auto words =
      std::to_array<std::string_view>({"", "-", "\u2013", "\u2014", "n/a", "na", "..", "...", ".", "x", "*", "none"});
  const std::string text = lower_case(trimmed(cell));
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace hustings
