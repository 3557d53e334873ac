#include "atlas/import/method_of.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <utility>

#include "atlas/import/row_ids.h"
#include "atlas/load/seatless_areas.h"
#include "atlas/published/words.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr double most = 0.75;

/// The first of the texts that has such a word.
std::optional<std::string> saying(Label label, const std::vector<std::string>& texts) {
  const auto found = std::find_if(texts.begin(), texts.end(),
                                  [&](const std::string& text) { return carried_words().has(label, text); });
  return found == texts.end() ? std::nullopt : std::optional(*found);
}

/// "county_fips" is no constituency; an "election district" has no seat, though districts may.
bool is_seatless(const std::string& text) {
  const Words& words = carried_words();
  return words.is(Label::no_seat, text) || calls_areas_seatless(text) ||
         (words.has(Label::no_seat, text) && !words.has(Label::constituency, text));
}

/// The name of a file decides nothing, and may be worth a thought.
std::string nothing_says(const std::vector<std::string>& files) {
  const auto file = std::find_if(files.begin(), files.end(), is_called_seatless);
  if (file == files.end()) return "nothing says otherwise";
  return fmt::format(
      "nothing but the name of {} says otherwise; if nobody wins a seat there, write method = "
      "\"popular-vote\"",
      std::filesystem::path(*file).filename().string());
}

ProposedMethod popular_vote(std::string because) {
  return {Method::popular_vote,
          {"nobody wins a seat in one area: votes are counted over all of them (popular-vote)", std::move(because)}};
}

}  // namespace

ProposedMethod propose_method(const MethodEvidence& evidence) {
  const std::string asked = saying(Label::referendum, evidence.titles).value_or("");
  if (evidence.answers_only || !asked.empty())
    return {Method::referendum,
            {"one question is put to all areas (referendum)",
             evidence.answers_only ? "all that stand are answers" : fmt::format("\"{}\" says so", asked)}};
  if (carried_words().has(Label::second_vote, evidence.votes_word))
    return {Method::party_list,
            {"votes are for lists (party-list)", fmt::format("\"{}\" says so", evidence.votes_word)}};
  if (evidence.most_seats && *evidence.most_seats > 1)
    return {
        Method::multi_member,
        {"several seats are filled in each area (multi-member)", fmt::format("up to {} in one", *evidence.most_seats)}};
  const bool each_its_own = evidence.same_everywhere && *evidence.same_everywhere < 1 - most;
  if (!evidence.most_seats && !each_its_own) {
    if (const auto office = saying(Label::one_office, evidence.titles))
      return popular_vote(fmt::format("\"{}\" is one office for all areas", *office));
    if (evidence.same_everywhere && *evidence.same_everywhere >= most)
      return popular_vote("the same candidates stand in all areas");
  }
  if (!evidence.most_seats) {
    const auto seatless = std::find_if(evidence.area_words.begin(), evidence.area_words.end(), is_seatless);
    if (seatless != evidence.area_words.end()) return popular_vote(fmt::format("\"{}\" is no seat", *seatless));
    if (evidence.with_slates >= 0.5)
      return {Method::multi_member,
              {"several seats are filled in each area (multi-member)",
               fmt::format("parties have several candidates in {:.0f}% of the areas", 100 * evidence.with_slates)}};
  }
  return {Method::first_past_the_post,
          {"each area has one seat, which goes to the first (first-past-the-post)",
           evidence.most_seats ? "one seat is filled in each" : nothing_says(evidence.files)}};
}

std::optional<double> candidates_everywhere(const Table& table, const CandidateColumns& columns) {
  const RowIds areas = ids_of(table, columns.area, area_code_of);
  const RowIds names = ids_of(table, columns.candidate, folded);
  const RowIds people = combined(ids_of(table, columns.party, folded), names);
  const RowIds places = combined(people, areas);
  std::vector<char> seen(count_ids(places) + 1, 0);
  std::vector<char> stands(count_ids(areas) + 1, 0);
  std::vector<std::size_t> areas_of(count_ids(people) + 1, 0);
  std::size_t rows = 0;
  std::size_t all = 0;
  for (std::size_t row = 0; row < people.size(); ++row) {
    if (table.cell(row, columns.candidate).empty()) continue;
    ++rows;
    if (std::exchange(stands[areas[row]], 1) == 0) ++all;
    if (std::exchange(seen[places[row]], 1) == 0) ++areas_of[people[row]];
  }
  constexpr std::size_t fewest = 3;
  if (all < fewest) return std::nullopt;
  std::size_t everywhere = 0;
  for (std::size_t row = 0; row < people.size(); ++row)
    if (!table.cell(row, columns.candidate).empty() && 2 * areas_of[people[row]] > all) ++everywhere;
  return static_cast<double>(everywhere) / static_cast<double>(rows);
}

}  // namespace hustings
