// The plans of pictures by what is shown on them: made once, and kept while they are asked for.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "atlas/paint/placement.h"
#include "atlas/paint/silhouette.h"
#include "ui/map/text_plan.h"
#include "ui/map/window_plan.h"

namespace hustings {

/// What a camera needs to know of a picture.
struct CameraRoom {
  glm::dvec2 size;               ///< of each map
  Margins margins;               ///< about what is framed
  std::optional<Viewport> home;  ///< of the whole map; none: it fits within the margins
};
/// What is told about a map.
struct ToldMap {
  const View& view;
  std::string title = {};    ///< of a cue; empty: the contest's
  std::string caption = {};  ///< may be empty
};

class TextPlans {
 public:
  using Plan = std::shared_ptr<const ui::TextPlan>;

  /// The atlas must outlive it.
  explicit TextPlans(const Atlas& atlas) : atlas_(&atlas) {}

  /// Another atlas with the same layers: what these cover is known, and texts may be others.
  void follow(const Atlas& atlas);

  /// Before an audience; a single map. None where there is room in bands alone.
  Plan presented(const ui::Canvas& canvas, const ToldMap& told, Placements& placements);
  /// On a still.
  Plan still(const ui::Canvas& canvas, const View& view, Placements& placements);
  /// In the window, beside its panels.
  Plan window(const ui::Canvas& canvas, const View& view, const ui::WindowPlaces& places, Placements& placements);

 private:
  struct Key {
    View view;
    std::string title, caption;
    std::vector<float> canvas;
    bool operator==(const Key&) const = default;
  };
  using Maker = std::function<std::optional<ui::TextPlan>(const View&, const Silhouette&)>;
  Plan planned(Key key, Placements& placements, const Maker& make);
  Silhouette made_silhouette(const View& view, const ScenePart& part, Placements& placements) const;
  const Silhouette& silhouette_of(const View& view, LayerIndex layer);

  const Atlas* atlas_;
  std::map<std::pair<LayerIndex, bool>, Silhouette> layers_;  ///< with insets or without
  struct Known {
    Key key;
    Plan plan;
  };
  std::deque<Known> known_;  ///< the last one asked for first
};

/// A view that stands, and how much of another one it is that lies between several.
struct RestingView {
  View view;
  double part = 1;
};
/// Those that a view lies between: its elections, and the forms of its areas. What it is laid out by does not depend on
/// how far it is from one to the other.
std::vector<RestingView> resting_views(const View& view);

/// The camera of a view that has none: between those of the plans that it lies between. `plan_of`: of a view that
/// stands. None where one has no plan.
std::optional<Viewport> planned_home(const View& view, const std::function<TextPlans::Plan(const View&)>& plan_of);

}  // namespace hustings
