#include "atlas/import/name_election.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <utility>

#include "atlas/import/atlas_toml.h"
#include "base/text/fuzzy_match.h"
#include "base/text/identifier.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// "2022 General Election" on a day of its own is no office.
bool is_told_by_day(const ElectionReading& reading, const std::string& office) {
  return reading.date.has_year && office.find(std::to_string(year_of(reading.date.date))) != std::string::npos;
}

void date(ElectionReading& reading, const ElectionNames& names) {
  const auto is_better = [&](const GuessedDate& found) {
    return (found.is_whole && !reading.date.is_whole) || (found.has_year && !reading.date.has_year);
  };
  if (!reading.date.has_year && !names.year.empty()) {
    reading.date = {make_date(static_cast<int>(*maybe_integer(names.year)), 1, 1), false, true};
    reading.date_because = "headers of the columns";
  }
  if (const auto& given = names.given) {
    if (!reading.date.has_year || year_of(reading.date.date) == year_of(given->date)) {
      reading.date = *given;
      reading.date_because = "as you said";
      return;
    }
  }
  for (const std::string& name : {names.named, names.title, names.id}) {
    const GuessedDate found = date_in(name);
    const bool fits = !reading.date.has_year || year_of(found.date) == year_of(reading.date.date);
    if (!is_better(found) || !fits) continue;
    reading.date = found;
    reading.date_because = "the name " + name;
  }
  if (!reading.date.has_year && reading.date.date == Date{}) reading.date.date = make_date(2000, 1, 1);
}

/// As it is read, not as a file is called: blanks for underlines, and without its own day at its end
/// ("..._10_27_2022"), which stands beside it.
std::string readable(std::string text, const GuessedDate& date) {
  std::replace(text.begin(), text.end(), '_', ' ');
  if (!date.is_whole) return text;
  const std::chrono::year_month_day day(date.date);
  const int year = static_cast<int>(day.year());
  const auto month = static_cast<unsigned>(day.month());
  const auto of_month = static_cast<unsigned>(day.day());
  for (const auto& [first, second] : {std::pair(month, of_month), std::pair(of_month, month)})
    for (const std::string& written :
         {fmt::format(" {:02} {:02} {}", first, second, year), fmt::format(" {} {} {}", first, second, year)})
      if (text.ends_with(written)) return text.substr(0, text.size() - written.size());
  return text;
}

}  // namespace

std::string in_words(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  const auto both_blank = [](char a, char b) { return a == ' ' && b == ' '; };
  text.erase(std::unique(text.begin(), text.end(), both_blank), text.end());
  return text;
}

void name_only_election(ElectionReading& reading, const ElectionNames& names) {
  reading.id = names.id;
  reading.title = names.title;
  reading.track = "election";
  date(reading, names);
  if (!names.given) return;
  reading.date = *names.given;
  reading.date_because = "as you said";
}

void name_one_of_several(ElectionReading& reading, const std::string& office, const ElectionNames& names,
                         const std::vector<std::string>& ids) {
  const std::size_t number = ids.size() + 1;
  const std::string suffix = id_of(search_key(reading.value));
  reading.id = fmt::format("{}-{}", names.id, suffix.empty() ? std::to_string(number) : suffix);
  for (const std::string& id : ids)
    if (id == reading.id) reading.id += fmt::format("-{}", number);
  reading.track = "election";
  if (!office.empty() && !is_told_by_day(reading, office)) {
    reading.track = id_of(search_key(office));
    reading.track_title = office;
    if (reading.track.empty()) reading.track = fmt::format("track-{}", number);
  }
  date(reading, names);
  reading.title = fmt::format("{} {}", names.title, readable(reading.value, reading.date));
}

}  // namespace hustings
