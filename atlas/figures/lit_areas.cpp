#include "atlas/figures/lit_areas.h"

#include <algorithm>
#include <fmt/format.h>

#include "atlas/count.h"
#include "atlas/figures/figures.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// What the filter asks for, looked up once for all areas.
class Lamp {
 public:
  Lamp(const Atlas& atlas, const AreaFigures& figures, const Filter& filter)
      : atlas_(atlas),
        figures_(figures),
        filter_(filter),
        winner_(figures.column("winner")),
        status_(figures.column("status")),
        majority_(figures.column(filter.majority_limit.unit == MajorityLimit::Unit::votes ? "majority_votes"
                                                                                          : "majority_pct")),
        key_(search_key(filter.text)),
        code_(area_code_of(filter.text)) {
    wanted_.resize(atlas.parties.size());
    for (const std::string& id : filter.parties)
      if (const auto party = atlas.parties.find(id)) wanted_[*party] = true;
    for (const Range& range : filter.ranges) {
      const Column* column = figures.find(range.column);
      columns_.push_back(column != nullptr && column->kind == ColumnKind::number ? column : nullptr);
    }
  }

  bool lit(AreaIndex area) const {
    return party_fits(area) && status_fits(area) && figures_fit(area) && parent_fits(area) && text_fits(area);
  }

 private:
  bool party_fits(AreaIndex area) const {
    return filter_.parties.empty() || (winner_.parties[area] && wanted_[*winner_.parties[area]]);
  }
  bool status_fits(AreaIndex area) const {
    return filter_.statuses.empty() ||
           (status_.statuses[area] && std::find(filter_.statuses.begin(), filter_.statuses.end(),
                                                *status_.statuses[area]) != filter_.statuses.end());
  }
  /// NaN lies in no range: every comparison with it is false.
  bool figures_fit(AreaIndex area) const {
    if (filter_.majority_limit.on && !(majority_.numbers[area] < filter_.majority_limit.limit)) return false;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i] == nullptr || !filter_.ranges[i].holds(columns_[i]->numbers[area])) return false;
    return true;
  }
  bool parent_fits(AreaIndex area) const {
    if (filter_.parents.empty()) return true;
    const auto asked = [&](const std::string& code) {
      return std::find(filter_.parents.begin(), filter_.parents.end(), code) != filter_.parents.end();
    };
    // Asked for each area in each frame: where areas nest, their own code is enough.
    const AtlasLayer& layer = atlas_.layers[figures_.shown.layer];
    if (layer.parent_layer) return asked(layer.layer.areas[area].parent);
    const auto larger = larger_areas(atlas_, figures_.shown.layer, area);
    return std::any_of(larger.begin(), larger.end(), [&](const auto& in) { return asked(in.first); });
  }
  bool text_fits(AreaIndex area) const {
    if (filter_.text.empty()) return true;
    return (!key_.empty() && figures_.names->keys[area].find(key_) != std::string::npos) ||
           (!code_.empty() && (*figures_.names->codes)[area].starts_with(code_));
  }

  const Atlas& atlas_;
  const AreaFigures& figures_;
  const Filter& filter_;
  const Column& winner_;
  const Column& status_;
  const Column& majority_;
  std::string key_, code_;
  std::vector<bool> wanted_;
  std::vector<const Column*> columns_;
};

}  // namespace

std::vector<bool> lit_areas(const Atlas& atlas, const AreaFigures& figures, const Filter& filter) {
  if (!filter.active()) return std::vector<bool>(figures.size(), true);
  const Lamp lamp(atlas, figures, filter);
  std::vector<bool> lit(figures.size());
  for (AreaIndex area = 0; area < lit.size(); ++area) lit[area] = lamp.lit(area);
  return lit;
}

void require_valid_filter(const Atlas& atlas, const View& view) {
  require_known(atlas, view.filter);
  if (view.filter.ranges.empty()) return;
  const auto figures = figures_of(atlas, view);
  for (const Range& range : view.filter.ranges) {
    const Column* column = figures->find(range.column);
    if (column == nullptr || column->kind != ColumnKind::number)
      throw CommandError(fmt::format("the filter asks for a column \"{}\" of numbers; those that there are: {}",
                                     range.column, column_list(*figures, true)));
    if (!(range.low <= range.high))
      throw CommandError(fmt::format("the filter's {} is to be {} at least and {} at most: no figure is", range.column,
                                     range.low, range.high));
  }
}

}  // namespace hustings
