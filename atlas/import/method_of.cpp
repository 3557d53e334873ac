#include "atlas/import/method_of.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

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
  return words.is(Label::no_seat, text) || (words.has(Label::no_seat, text) && !words.has(Label::constituency, text));
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
           evidence.most_seats ? "one seat is filled in each" : "nothing says otherwise"}};
}

std::optional<double> candidates_everywhere(const Table& table, const CandidateColumns& columns) {
  std::set<std::string> areas;
  std::map<std::pair<std::string, std::string>, std::set<std::string>> areas_of;
  std::size_t rows = 0;
  const auto key_of = [&](std::size_t row) {
    return std::pair(folded(table.cell(row, columns.party)), folded(table.cell(row, columns.candidate)));
  };
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (table.cell(row, columns.candidate).empty()) continue;
    const std::string area = area_code_of(table.cell(row, columns.area));
    areas.insert(area);
    areas_of[key_of(row)].insert(area);
    ++rows;
  }
  constexpr std::size_t fewest = 3;
  if (areas.size() < fewest) return std::nullopt;
  std::size_t everywhere = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    if (!table.cell(row, columns.candidate).empty() && 2 * areas_of[key_of(row)].size() > areas.size()) ++everywhere;
  return static_cast<double>(everywhere) / static_cast<double>(rows);
}

}  // namespace hustings
