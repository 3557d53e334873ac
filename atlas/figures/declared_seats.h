// The seats of a night in the order in which they were declared: rows of its list, and lines of seats over time.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "atlas/figures/figures.h"
#include "elections/night.h"

namespace hustings {

struct DeclaredSeat {
  Instant at;
  AreaIndex area = 0;
};

/// All declarations of the contest on the map, on the layer that it was counted on, with the figures of the whole
/// contest, what-if and all: what an area has does not depend on the others.
struct DeclaredSeats {
  ContestIndex contest = 0;
  std::shared_ptr<const AreaFigures> figures;
  std::vector<DeclaredSeat> seats;  ///< in order of time; of one minute in that of area codes

  const std::string& name_of(const DeclaredSeat& seat) const { return (*figures->names->names)[seat.area]; }
  std::optional<PartyIndex> winner(const DeclaredSeat& seat) const;
  /// Those that were declared by then, from the first.
  std::size_t declared_by(Instant at) const;
};

/// None where the contest on the map has no declarations.
std::optional<DeclaredSeats> declared_seats(const Atlas& atlas, const View& view);

/// "gain from Con", "hold"; with how it was decided where not by the poll. Empty where it cannot be told.
std::string result_words(const Atlas& atlas, const DeclaredSeats& declared, const DeclaredSeat& seat);

/// Seats of the parties over the night.
struct NightLines {
  struct Line {
    PartyIndex party = 0;
    std::vector<int> seats;  ///< by then, of each of the times
  };
  std::vector<Instant> times;   ///< each at which somebody is declared
  std::vector<Line> lines;      ///< of all parties that won any, most seats at the end first
  int seats = 0;                ///< there will be, in all
  std::optional<int> majority;  ///< more than half of them, where one seat is won in each area
  int at(const Line& line, Instant instant) const;
};

/// Those apart are in them, at their own times.
NightLines night_lines(const DeclaredSeats& declared);

}  // namespace hustings
