#include <fmt/format.h>

#include "atlas/figures/comparison.h"
#include "atlas/figures/figures.h"
#include "atlas/numbers.h"
#include "base/text/text.h"

namespace hustings {

namespace {

template <class T>
std::string reason_of(const Measured<T>& measure) {
  return measure ? std::string() : measure.reason();
}

/// Of what is compared with an earlier contest.
std::string why_not_compared(const Atlas& atlas, const Question& question, const AreaFigures& figures,
                             std::string_view column, AreaIndex area, const Result& now) {
  const Comparison compared = compared_result(atlas, question, figures.shown, area);
  if (column == "status") return reason_of(status_of(atlas, compared, now));
  if (column == "swing_from" || column == "swing_to") return reason_of(top_two(compared.known() ? *compared.now : now));
  if (!compared.known()) return compared.reason;
  if (column == "previous_winner")
    return compared.by == ComparedBy::parent ? "its boundaries changed between the two elections"
                                             : reason_of(winner(*compared.then));
  if (column.starts_with("change_")) {
    const auto party = atlas.parties.find(column.substr(std::string_view("change_").size()));
    return party ? reason_of(change_of(atlas, compared, *party)) : "";
  }
  const bool other = column == "other_formula_pct";
  const bool butler = (question.formula == SwingFormula::butler) != other;
  return reason_of(swing_of(atlas, question, compared, butler ? SwingFormula::butler : SwingFormula::steed));
}

std::string why_no_remain(const Atlas& atlas, const AreaFigures& figures, AreaIndex area) {
  const ShownContest shown{*figures.referendum, figures.shown.layer};
  const Result* result = result_of(atlas, shown, area);
  if (result == nullptr) return why_missing(atlas, shown, (*figures.names->codes)[area]);
  return reason_of(share(*result, *atlas.parties.find("remain"), atlas.parties));
}

/// The number as it is read, in two decimals at most, or as files have it, in four.
std::string number_text(const Column& column, AreaIndex area, bool for_reader) {
  const double number = column.numbers[area];
  if (std::isnan(number)) return {};
  // A joined number may have decimals though its column is told without.
  if (column.whole && (for_reader || number == std::round(number))) {
    const auto whole = static_cast<std::int64_t>(std::llround(number));
    return for_reader ? with_thousands(whole) : std::to_string(whole);
  }
  if (!for_reader) return decimal(number, 4);
  return column.has_sign ? signed_decimal(number, 2) : decimal(number, 2);
}

std::string cell(const Atlas& atlas, const AreaFigures& figures, const Column& column, AreaIndex area, bool reader) {
  switch (column.kind) {
    case ColumnKind::number: return number_text(column, area, reader);
    case ColumnKind::text: return (*column.texts)[area];
    case ColumnKind::status: return status_words(column.statuses[area], figures.decided[area], figures.seats);
    case ColumnKind::party: {
      if (!column.parties[area]) return {};
      const Party& party = atlas.parties[*column.parties[area]];
      return reader ? party.short_name : party.id;
    }
  }
  return {};
}

}  // namespace

std::string status_words(std::optional<Status> status, Decision decided, bool seats) {
  const std::string how = words_for(decided);
  if (!status) return how;
  return how.empty() ? status_word(*status, seats) : fmt::format("{}, {}", status_word(*status, seats), how);
}

std::string cell_text(const Atlas& atlas, const AreaFigures& figures, const Column& column, AreaIndex area) {
  return cell(atlas, figures, column, area, false);
}

std::string cell_for_reader(const Atlas& atlas, const AreaFigures& figures, const Column& column, AreaIndex area) {
  return cell(atlas, figures, column, area, true);
}

std::string why_undefined(const Atlas& atlas, const Question& question, const AreaFigures& figures,
                          std::string_view column, AreaIndex area) {
  const Column* found = figures.find(column);
  if (found == nullptr || found->known(area) || column == "flags") return {};  // no flag is nothing undefined
  constexpr std::string_view joined = "number_";
  if (column.starts_with(joined))
    for (const NumberColumn& number : atlas.numbers)
      if (column.substr(joined.size()) == number.id) return why_no_number(atlas, number, figures.shown.layer);
  if (column == "remain_pct") return why_no_remain(atlas, figures, area);
  if (column == "parent_name") return "it lies in no larger area of this atlas";
  const Result* now = result_of(atlas, figures.shown, area);
  if (now == nullptr) return why_missing(atlas, figures.shown, (*figures.names->codes)[area]);
  if (column == "winner") return reason_of(winner(*now));
  if (column == "runner_up") return reason_of(runner_up(*now));
  if (column == "third" || column == "third_behind_pct" || column == "three_way") return reason_of(third_place(*now));
  if (const Measure* measure = plain_measure(column)) return reason_of(measure->value(*now));
  if (column == "direct_switchers") return reason_of(direct_switchers(*now));
  if (column == "majority_pct" || column == "swing_needed_pct") return reason_of(majority(*now));
  if (column == "majority_votes" && !majority(*now)) return reason_of(majority(*now));
  if (column == "votes_valid" && now->unopposed) return reason_of(majority(*now));
  if (column == "majority_votes" || column == "votes_valid") return "only shares are published";
  if (column == "declared") return "no time of its declaration is published";
  if (column == "electorate") return "no electorate published";
  if (column == "seats") return "the number of seats is not published";
  if (column.starts_with("votes_") || column.starts_with("share_")) {
    const auto party = atlas.parties.find(column.substr(std::string_view("votes_").size()));
    const std::string reason = party ? reason_of(share(*now, *party, atlas.parties)) : "";
    return reason.empty() ? "only shares are published" : reason;
  }
  return why_not_compared(atlas, question, figures, column, area, *now);
}

}  // namespace hustings
