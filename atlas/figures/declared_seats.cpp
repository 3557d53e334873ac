#include "atlas/figures/declared_seats.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "atlas/moment.h"

namespace hustings {

std::optional<PartyIndex> DeclaredSeats::winner(const DeclaredSeat& seat) const {
  return figures->column("winner").parties[seat.area];
}

std::size_t DeclaredSeats::declared_by(Instant at) const {
  const auto later = [](Instant instant, const DeclaredSeat& seat) { return instant < seat.at; };
  return static_cast<std::size_t>(std::upper_bound(seats.begin(), seats.end(), at, later) - seats.begin());
}

std::optional<DeclaredSeats> declared_seats(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  if (!contest || !has_night(atlas, *contest)) return std::nullopt;
  View whole = view;
  whole.at.reset();
  whole.by.clear();
  whole.next_contest.clear();
  whole.fraction = 0;
  DeclaredSeats declared{*contest, figures_of(atlas, whole), {}};
  const AtlasLayer& layer = atlas.layers[declared.figures->shown.layer];
  const Contest& counted = atlas.contest(*contest);
  for (const Declaration& declaration : night_of(atlas, *contest).declarations())
    if (const auto area = layer.find(counted.results[declaration.result].area_code))
      declared.seats.push_back({declaration.at, *area});
  std::stable_sort(declared.seats.begin(), declared.seats.end(),
                   [](const DeclaredSeat& a, const DeclaredSeat& b) { return a.at < b.at; });
  return declared;
}

std::string result_words(const Atlas& atlas, const DeclaredSeats& declared, const DeclaredSeat& seat) {
  const AreaFigures& figures = *declared.figures;
  const std::string words =
      status_words(figures.column("status").statuses[seat.area], figures.decided[seat.area], figures.seats);
  const auto before = figures.column("previous_winner").parties[seat.area];
  const auto winner = declared.winner(seat);
  if (!before || !winner || *before == *winner) return words;
  return fmt::format("{} from {}", words, atlas.parties[*before].short_name);
}

int NightLines::at(const Line& line, Instant instant) const {
  const auto after = std::upper_bound(times.begin(), times.end(), instant);
  return after == times.begin() ? 0 : line.seats[static_cast<std::size_t>(after - times.begin()) - 1];
}

NightLines night_lines(const DeclaredSeats& declared) {
  NightLines out;
  std::map<PartyIndex, std::vector<int>> seats;
  for (const DeclaredSeat& seat : declared.seats)
    if (const auto winner = declared.winner(seat)) seats[*winner];
  for (const DeclaredSeat& seat : declared.seats) {
    if (out.times.empty() || out.times.back() != seat.at) {
      out.times.push_back(seat.at);
      for (auto& [party, line] : seats) line.push_back(line.empty() ? 0 : line.back());
    }
    if (const auto winner = declared.winner(seat)) ++seats[*winner].back();
  }
  for (auto& [party, line] : seats) out.lines.push_back({party, std::move(line)});
  std::stable_sort(out.lines.begin(), out.lines.end(), [](const NightLines::Line& a, const NightLines::Line& b) {
    return a.seats.back() > b.seats.back();
  });
  const std::vector<bool>& results = declared.figures->has_result;
  out.seats = static_cast<int>(std::count(results.begin(), results.end(), true));
  if (declared.figures->seats) out.majority = out.seats / 2 + 1;
  return out;
}

}  // namespace hustings
