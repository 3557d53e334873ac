// What is told of areas over the map: of the one under the pointer, and of the one that is selected.
#pragma once

#include <optional>
#include <vector>

#include "atlas/atlas.h"
#include "atlas/paint/area_card.h"
#include "ui/kit/canvas.h"
#include "ui/map/card_place.h"

namespace hustings {

struct Desk;

/// What is said of areas, and where.
struct ToldAreas {
  std::optional<AreaCard> card, tip, foot;
  bool selected = false;  ///< the card's area is
};

void draw_told(const ui::Canvas& canvas, const ToldAreas& told);

class AreaTeller {
 public:
  explicit AreaTeller(const Desk& desk) : desk_(desk) {}

  /// What stands beside the map.
  struct Beside {
    bool panels = false;  ///< zones are shown
    bool list = false;    ///< a list has the card's column
  };
  ToldAreas told(const ui::Canvas& canvas, Beside beside);

  void drop_atlas() { pointed_.reset(); }
  /// Whether what is told goes by itself now, and when it does.
  bool advance() const { return due_in().value_or(1) <= 0; }
  std::optional<double> due_in() const;  ///< seconds

 private:
  /// The area that the pointer is on, or was on a moment ago: between areas there are gaps.
  struct Pointed {
    LayerIndex layer = 0;
    AreaIndex area = 0;
    std::optional<double> left;  ///< when it left, in the desk's time
  };
  static constexpr double lingers = 0.25;  ///< seconds

  void follow_pointer();
  std::vector<AreaIndex> selected() const;
  ui::CardsAsked asked_areas(const ui::Canvas& canvas, Beside beside) const;

  const Desk& desk_;
  std::optional<Pointed> pointed_;
};

}  // namespace hustings
