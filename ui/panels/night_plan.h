// Where hours, declarations and silences of a night stand on its timeline.
#pragma once

#include <string>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/figures/declared_seats.h"
#include "elections/night.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// A declaration; those of about the same time are stacked.
struct NightMark {
  std::size_t seat = 0;  ///< of DeclaredSeats::seats
  float x = 0;           ///< pixels, its centre
  std::size_t level = 0;
};

struct NightHour {
  float x = 0;
  std::string words;  ///< "02:00"; empty where its words would meet those before
};

/// A silence: shortened, and marked as such.
struct NightGap {
  float low = 0, high = 0;  ///< pixels
  std::string words;        ///< "11 h"
  std::string tip;
};

/// The line between the buttons and the choices; pixels from the left edge of where it is drawn.
struct NightPlan {
  float left = 0, right = 0;
  float choices = 0;    ///< where the choices begin
  bool narrow = false;  ///< the speed is left out
  float width = 0;      ///< of a mark
  float height = 0;     ///< of a mark, so that the highest stack has room
  std::vector<NightMark> marks;
  std::vector<NightHour> hours;
  std::vector<NightGap> gaps;

  float x_of(double part) const;
  double part_at(float x) const;  ///< 0 to 1
};

/// On a timeline's panel.
NightPlan plan_night(const Canvas& canvas, const Atlas& atlas, const DeclaredSeats& declared);
/// Hours and silences alone, between two places; `label`: pixels that an hour's words need.
NightPlan plan_night_between(const Atlas& atlas, ContestIndex contest, float left, float right, float label);

constexpr float night_stack = 34;  ///< design pixels that the highest stack may have

}  // namespace hustings::ui
