// What an atlas has worked out and keeps: counts on other layers, under a what-if and at moments of a night.
#pragma once

#include <array>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>
#include <utility>
#include <vector>

#include "atlas/count.h"
#include "atlas/moment.h"

namespace hustings {

using LayerParts = std::vector<std::vector<AreaPart>>;  // by area
using CountKey = std::tuple<ContestIndex, LayerIndex, SlateVote, bool>;
using KeptCounts = std::map<CountKey, std::unique_ptr<Count>>;

/// Its counts are written under the memo's lock.
class Hypothesis {
 public:
  Hypothesis(const Projection& asked, std::shared_ptr<const NightMoment> moment)
      : projection(asked), so_far(std::move(moment)) {}

  const Projection projection;
  const std::shared_ptr<const NightMoment> so_far;  ///< none: of whole contests
  KeptCounts counts;
  /// Of the hypothesis before the last that nobody holds any more: to be written over, with all its names in place.
  KeptCounts recycled;
};

/// Its counts are written under the memo's lock.
struct NightMoment::Kept {
  KeptCounts counts;
};

/// What was worked out once.
class Memo {
 public:
  static constexpr std::size_t most_moments = 4;  // two maps of a dissolve, and a film's frames before and after

  std::recursive_mutex mutex;
  std::array<std::shared_ptr<Hypothesis>, 2> hypotheses;  ///< the last first
  KeptCounts counts;
  std::map<std::pair<LayerIndex, LayerIndex>, LayerParts> parts;
  std::map<ContestIndex, std::unique_ptr<Night>> nights;
  std::list<std::shared_ptr<const NightMoment>> moments;  ///< the last first
};

}  // namespace hustings
