#include "atlas/figures/valid_view.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "atlas/figures/lit_areas.h"
#include "atlas/view/night_view.h"
#include "atlas/view/what_if.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"

namespace hustings {

namespace {

ContestIndex required_contest(const Atlas& atlas, const std::string& id) {
  if (const auto contest = atlas.find_contest(id)) return *contest;
  std::vector<std::string> ids;
  for (const AtlasContest& contest : atlas.contests) ids.push_back(contest.contest.id);
  throw CommandError(fmt::format("there is no election \"{}\" in this atlas{}. The elections are: {}", id,
                                 did_you_mean(id, ids), fmt::join(ids, ", ")));
}

std::string ids_of(const Atlas& atlas, const std::vector<PartyTotal>& stood) {
  std::vector<std::string> ids;
  for (const PartyTotal& total : stood)
    if (ids.size() < 12) ids.push_back(atlas.parties[total.party].id);
  return fmt::format("{}", fmt::join(ids, ", "));
}

void require_number(const Atlas& atlas, const std::string& id) {
  if (atlas.find_number(id)) return;
  std::vector<std::string> ids;
  for (const NumberColumn& column : atlas.numbers) ids.push_back(column.id);
  throw CommandError(ids.empty() ? "this atlas has no columns of numbers; join a table with --join FILE"
                                 : fmt::format("there is no column of numbers \"{}\"{}. The columns are: {}", id,
                                               did_you_mean(id, ids), fmt::join(ids, ", ")));
}

void require_layer(const Atlas& atlas, ContestIndex contest, const std::string& id) {
  std::vector<std::string> ids;
  for (const LayerIndex layer : layers_of(atlas, contest)) ids.push_back(atlas.layers[layer].layer.id);
  if (std::find(ids.begin(), ids.end(), id) != ids.end()) return;
  throw CommandError(fmt::format("{} cannot be shown on \"{}\"{}. It can be on: {}", atlas.contest(contest).id, id,
                                 did_you_mean(id, ids), fmt::join(ids, ", ")));
}

void require_measure(const Atlas& atlas, const View& view, ContestIndex contest) {
  if (measure_of(view.colour).asks == Asks::party) {
    const PartyIndex party = chosen_party(atlas, view, contest);
    if (!view.party.empty() && atlas.parties[party].id != lower_case(view.party))
      throw CommandError(fmt::format("{} stood nowhere in {}; {} did", view.party, view.contest,
                                     ids_of(atlas, atlas.contests[contest].stood)));
  }
  if (view.colour == ColourMode::number || view.crossed_with == ColourMode::number) require_number(atlas, view.number);
}

/// By its code; whoever typed its name, or nearly its code, is told the code.
void require_area(const Atlas& atlas, const std::string& code) {
  std::vector<std::string> codes;
  for (const AtlasLayer& layer : atlas.layers) {
    if (layer.find(code)) return;
    for (const Area& area : layer.layer.areas) {
      codes.push_back(area.code);
      if (folded(area.name) == folded(code))
        throw CommandError(fmt::format("areas are named by their codes; did you mean {} ({})?", area.code, area.name));
    }
  }
  throw CommandError(fmt::format("no layer of this atlas has an area {}{}", code, did_you_mean(code, codes)));
}

void require_beside(const Atlas& atlas, const View& view) {
  if (view.beside.size() > most_beside)
    throw CommandError(fmt::format("at most {} maps can lie beside the first", most_beside));
  for (std::size_t map = 1; map <= view.beside.size(); ++map) {
    const View other = view_beside(view, map);
    require_measure(atlas, other, required_contest(atlas, other.contest));
  }
  if (!view.swipe) return;
  if (view.beside.size() != 1) throw CommandError("a divider is between two maps: swipe needs one map beside");
  if (!(*view.swipe >= 0 && *view.swipe <= 1))
    throw CommandError(fmt::format("swipe must be from 0 to 1; got {}", *view.swipe));
}

}  // namespace

void require_valid(const Atlas& atlas, const View& view) {
  const ContestIndex contest = required_contest(atlas, view.contest);
  if (!view.next_contest.empty()) required_contest(atlas, view.next_contest);
  if (!view.against.empty()) {
    const ContestIndex against = required_contest(atlas, view.against);
    if (atlas.contest(against).track != atlas.contest(contest).track)
      throw CommandError(fmt::format("{} and {} are of different kinds: swing compares elections of one kind",
                                     view.contest, view.against));
    if (against != contest && atlas.contest(against).date >= atlas.contest(contest).date)
      throw CommandError(
          fmt::format("{} is not earlier than {}: a change runs forwards in time", view.against, view.contest));
    if (against == contest) throw CommandError(fmt::format("{} cannot be compared with itself", view.contest));
  }
  require_measure(atlas, view, contest);
  require_beside(atlas, view);
  if (!view.by.empty()) require_layer(atlas, contest, view.by);
  if (view.crossed_with && (!is_figure(view.colour) || !is_figure(*view.crossed_with)))
    throw CommandError(fmt::format("two figures can be crossed of {}", figure_names()));
  if (view.crossed_with == view.colour)
    throw CommandError(view.colour == ColourMode::number
                           ? "two columns of numbers cannot be crossed, as a view has one; the scatter of the charts "
                             "sets any two against each other"
                           : "a figure cannot be crossed with itself");
  if (const auto pair = swing_pair(atlas, view); pair && pair->from == pair->to)
    throw CommandError("a swing is between two different parties");
  require_valid_what_if(atlas, view);
  require_valid_night(atlas, view);
  for (const std::string& code : view.selected) require_area(atlas, code);
  require_valid_filter(atlas, view);
}

}  // namespace hustings
