#include "atlas/view/what_if.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "atlas/view/night_view.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr double most_points = 100;

bool between_elections(const View& view) { return !view.next_contest.empty() && view.fraction > 0; }

bool stood_in(const AtlasContest& contest, PartyIndex party) {
  return std::any_of(contest.stood.begin(), contest.stood.end(),
                     [&](const PartyTotal& total) { return total.party == party; });
}

/// A dial's figure as it is said: tenths, or hundredths where it has them.
int decimals_of(double points) { return std::abs(points * 10 - std::round(points * 10)) < 1e-6 ? 1 : 2; }

/// Nothing was gained: a look that spares the rest for most areas. An independent may be another person.
bool same_party_ahead(const Atlas& atlas, const Result& then, const Result& now) {
  if (then.candidacies.empty() || now.candidacies.empty()) return false;
  const Candidacy& before = then.candidacies.front();
  const Candidacy& after = now.candidacies.front();
  return before.party == after.party && !before.aggregate && !after.aggregate &&
         atlas.parties[before.party].kind != PartyKind::independent;
}

double points(double asked) { return std::isfinite(asked) ? std::clamp(asked, -most_points, most_points) : 0; }

}  // namespace

std::optional<Projection> projection_of(const Atlas& atlas, const View& view, ContestIndex contest) {
  if (!view.what_if.on || between_elections(view) || atlas.contest(contest).id != view.contest) return std::nullopt;
  const auto stands = [&](std::optional<PartyIndex> party) {
    return party && stood_in(atlas.contests[contest], *party) && !why_not_comparable(*party, atlas.parties);
  };
  Projection projection;
  projection.model = view.what_if.model;
  const auto pair = named_pair(atlas, view, contest);
  const bool swings = pair && stands(pair->from) && stands(pair->to) && pair->from != pair->to;
  if (swings) {
    projection.pair = *pair;
    projection.swing = points(view.what_if.swing);
  }
  const auto third = atlas.parties.find(view.what_if.third_party);
  if (stands(third) && (!pair || (*third != pair->from && *third != pair->to))) {
    projection.third = third;
    projection.third_change = points(view.what_if.third_change);
  }
  return swings || projection.third ? std::optional(projection) : std::nullopt;
}

std::shared_ptr<Hypothesis> what_if_of(const Atlas& atlas, const View& view, ContestIndex contest) {
  const auto projection = projection_of(atlas, view, contest);
  return projection ? hypothesis_of(atlas, *projection, shown_moment(atlas, view, contest)) : nullptr;
}

std::string hypothesis_title(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  const auto projection = contest ? projection_of(atlas, view, *contest) : std::nullopt;
  if (!projection) return {};
  std::vector<std::string> parts;
  const auto name = [&](PartyIndex party) { return atlas.parties[party].short_name; };
  if (projection->pair.from != projection->pair.to) {
    const bool forwards = projection->swing >= 0;
    parts.push_back(fmt::format("{} swing of {:.{}f} points from {} to {}", name_of(projection->model),
                                std::abs(projection->swing), decimals_of(projection->swing),
                                name(forwards ? projection->pair.from : projection->pair.to),
                                name(forwards ? projection->pair.to : projection->pair.from)));
  }
  if (projection->third && (projection->third_change != 0 || parts.empty()))
    parts.push_back(fmt::format("{} {} points", name(*projection->third),
                                signed_decimal(projection->third_change, decimals_of(projection->third_change))));
  return fmt::format("Hypothetical: {}", fmt::join(parts, ", "));
}

std::string why_not_hypothetical(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  if (!view.what_if.on || !contest || projection_of(atlas, view, *contest)) return {};
  if (between_elections(view)) return "what-if paused";
  const auto pair = named_pair(atlas, view, *contest);
  if (!pair) return "no what-if: there are not two parties that votes could swing between";
  return fmt::format("no what-if: {} and {} did not both stand", atlas.parties[pair->from].short_name,
                     atlas.parties[pair->to].short_name);
}

std::vector<Flip> flips(const Atlas& atlas, const View& view) {
  std::vector<Flip> found;
  const auto contest = atlas.find_contest(view.contest);
  const auto hypothesis = contest ? what_if_of(atlas, view, *contest) : nullptr;
  if (!hypothesis) return found;
  const ShownContest shown{*contest, seats_layer_of(atlas, *contest), view.basis, hypothesis,
                           shown_moment(atlas, view, *contest)};
  const Count& real = count_of(atlas, shown.as_published());
  const Count& projected = count_of(atlas, shown);
  for (AreaIndex area = 0; area < real.of_area.size(); ++area) {
    const Result* then = real.find(area);
    const Result* now = projected.find(area);
    if (then == nullptr || now == nullptr) continue;
    if (same_party_ahead(atlas, *then, *now)) continue;
    const auto known = status(*now, then, atlas.parties);
    const auto before = winner(*then);
    const auto after = winner(*now);
    const auto needed = swing_needed(*then);
    const auto margin = majority(*now);
    if (!known || *known != Status::gain || !before || !after) continue;
    found.push_back({.layer = shown.layer,
                     .area = area,
                     .from = before->party,
                     .to = after->party,
                     .swing_needed = needed ? *needed : std::numeric_limits<double>::infinity(),
                     .majority = margin ? std::optional(*margin) : std::nullopt});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Flip& a, const Flip& b) { return a.swing_needed < b.swing_needed; });
  return found;
}

void require_valid_what_if(const Atlas& atlas, const View& view) {
  if (!view.what_if.on) return;
  for (const auto& [figure, what] :
       {std::pair(view.what_if.swing, "swing"), std::pair(view.what_if.third_change, "change of a third party")})
    if (!(std::abs(figure) <= most_points))
      throw CommandError(fmt::format("a hypothetical {} is from -100 to 100 points; got {}", what, figure));
  const auto pair = named_pair(atlas, view);
  if (!pair) throw CommandError("no swing can be projected: there are not two parties that votes could swing between");
  if (const auto fault = why_not_comparable(*pair, atlas.parties))
    throw CommandError(fmt::format("no swing can be projected: {}", fault->reason));
  if (view.what_if.third_party.empty()) return;
  const PartyIndex third = required_party(atlas, view.what_if.third_party);
  if (third == pair->from || third == pair->to)
    throw CommandError(fmt::format("the third party of a what-if is neither of the pair; got {} with {},{}",
                                   view.what_if.third_party, atlas.parties[pair->from].id, atlas.parties[pair->to].id));
  if (const auto fault = why_not_comparable(third, atlas.parties))
    throw CommandError(fmt::format("no share of {} can be changed: {}", view.what_if.third_party, fault->reason));
}

}  // namespace hustings
