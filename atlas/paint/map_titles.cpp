#include "atlas/paint/map_titles.h"

#include <algorithm>
#include <tuple>

#include "atlas/paint/headline.h"
#include "atlas/paint/legend.h"
#include "atlas/view/what_if.h"

namespace hustings {

namespace {

/// Whether what `of` says of each view is the same for all.
template <class Of>
bool all_same(std::span<const View> views, const Of& of) {
  return std::all_of(views.begin(), views.end(),
                     [&, first = of(views.front())](const View& view) { return of(view) == first; });
}

std::string spaced(const std::string& first, const std::string& second) {
  return first.empty() || second.empty() ? first + second : first + " " + second;
}

/// The track and the year: "Mayor 2016"; the year alone where all maps are of one track. The whole title where that
/// would be the same for two contests.
std::string short_title(const Atlas& atlas, std::span<const View> views, const AtlasContest& contest) {
  const auto of = [&](const View& view) { return atlas.find_contest(view.contest); };
  const auto track = [&](const View& view) {
    const auto other = of(view);
    return other ? atlas.contest(*other).track : "";
  };
  const bool one_track = all_same(views, track);
  const auto same_year = [&](const View& view) {
    const auto other = of(view);
    return other && atlas.contest(*other).id != contest.contest.id &&
           atlas.contest(*other).track == contest.contest.track &&
           year_of(atlas.contest(*other).date) == year_of(contest.contest.date);
  };
  if (contest.contest.by_election || std::any_of(views.begin(), views.end(), same_year)) return contest.contest.title;
  const std::string year =
      std::to_string(year_of(contest.contest.date)) + (contest.contest.notional ? " (notional)" : "");
  if (one_track) return year;
  return spaced(atlas.track_title(contest.contest.track), year);
}

}  // namespace

bool one_base(const Atlas& atlas, std::span<const View> views) {
  return all_same(views, [&](const View& view) { return comparison_words(atlas, view); });
}

namespace {

std::vector<std::string> titles_of_result(const Atlas& atlas, std::span<const View> views, std::size_t map) {
  const View& view = views[map];
  const auto index = atlas.find_contest(view.contest);
  if (!index) return {view.contest};
  const std::string& title = atlas.contest(*index).title;
  const std::string measure = measure_title(atlas, view);
  const std::string then = comparison_words(atlas, view);
  const bool one_contest = all_same(views, [](const View& other) { return other.contest; });
  const bool one_kind = all_same(views, [&](const View& other) {
    const Asks asks = measure_of(other.colour).asks;
    return std::tuple(other.colour, asks == Asks::party ? chosen_party(atlas, other) : PartyIndex{0},
                      asks == Asks::number ? other.number : "");
  });
  const std::string needed = one_base(atlas, views) ? "" : then;
  const std::string short_one = short_title(atlas, views, atlas.contests[*index]);
  const std::string whole = title + " \u00b7 " + spaced(measure, then);
  if (one_contest && !one_kind) return {whole, spaced(measure, then), spaced(measure, needed)};
  std::vector<std::string> titles{whole, spaced(title, needed), spaced(short_one, needed)};
  if (!one_kind) titles.push_back(short_one + " \u00b7 " + spaced(measure, then));
  std::stable_sort(titles.begin(), titles.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return titles;
}

}  // namespace

std::vector<std::string> map_titles(const Atlas& atlas, std::span<const View> views, std::size_t map) {
  std::vector<std::string> titles = titles_of_result(atlas, views, map);
  if (!hypothesis_title(atlas, views[map]).empty())
    for (std::string& title : titles) title += ", hypothetical";
  return titles;
}

}  // namespace hustings
