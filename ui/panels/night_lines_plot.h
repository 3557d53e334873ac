// Seats over the night, a line a party, with the line of a majority.
#pragma once

#include "atlas/atlas.h"
#include "atlas/figures/declared_seats.h"
#include "atlas/view/view.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// Where the lines stand; pixels.
struct NightLinesPlan {
  struct Corner {
    float x = 0, y = 0;
  };
  struct Line {
    PartyIndex party = 0;
    int seats = 0;                ///< at the end of the line
    std::vector<Corner> corners;  ///< of its steps, from the beginning of the night to the instant
    float label = 0;              ///< the middle of its words, at the right of the plot; apart from the others'
  };
  Rectangle plot;
  int top = 0;                    ///< seats at the upper edge
  std::vector<int> ticks;         ///< seats at which there is a line across
  std::optional<float> majority;  ///< its height
  std::vector<Line> lines;        ///< those that have won any so far, most seats first
  float y_of(int seats) const;
};

/// `label`: height of a line's words. Lines whose words have no room have none: `label` is 0.
NightLinesPlan plan_night_lines(const Atlas& atlas, const DeclaredSeats& declared, Instant at, const Rectangle& plot,
                                float label);

/// Draws it in a place; the instant moves to where it is pressed, unless an audience looks.
void draw_night_lines(const Canvas& canvas, const Atlas& atlas, View& view, const DeclaredSeats& declared,
                      const Rectangle& place, bool presented);

}  // namespace hustings::ui
