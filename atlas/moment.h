// A contest's night in the atlas: what of it had been declared by an instant, and the counts that follow from that.
//
// How it is used: `Question::at` is the instant. `shown_contest` (atlas/view/scene.h) puts the moment into the
// `ShownContest` of the contest on the map, and `count_of`, `result_of`, `compared_result`, `figures_of` and all else
// that asks these has the declared areas alone; the earlier contest is laid out over the same areas. An area without a
// result there is to come (`is_to_come`), or has no data at all. `night_of` gives the order of declarations.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include "atlas/count.h"
#include "elections/night.h"

namespace hustings {

/// The declarations of a contest, worked out at the first call and kept. Thread-safe.
const Night& night_of(const Atlas& atlas, ContestIndex contest);

/// Has the contest declarations at all, so that it can be shown at an instant?
bool has_night(const Atlas& atlas, ContestIndex contest);

/// Which areas of a contest had been declared: the same from one declaration to the next. Keeps its counts.
class NightMoment {
 public:
  NightMoment(const Atlas& atlas, ContestIndex night, Instant from);
  ~NightMoment();
  NightMoment(const NightMoment&) = delete;
  NightMoment& operator=(const NightMoment&) = delete;

  ContestIndex night() const { return night_; }       ///< the contest that is being declared
  Instant from() const { return from_; }              ///< of the last declaration; Instant::min() before the first
  std::size_t declared() const { return declared_; }  ///< results that count
  std::size_t of() const { return of_; }              ///< all that there will be
  std::size_t to_come() const { return of_ - declared_; }
  /// Is the area of that code, on the layer that the contest was counted on, one that counts?
  bool has(const std::string& code) const { return codes_.contains(code); }
  bool operator==(const NightMoment& other) const;  ///< the same contest and the same areas

  struct Kept;
  Kept& kept() const { return *kept_; }  ///< under the memo's lock

 private:
  ContestIndex night_;
  Instant from_;
  std::size_t declared_ = 0, of_ = 0;
  std::unordered_set<std::string> codes_;
  std::unique_ptr<Kept> kept_;
};

/// The contest as it stood by then; none where no instant is given, where the contest has no night, and where all was
/// declared by then: it is the contest itself. The last few are kept. Thread-safe.
std::shared_ptr<const NightMoment> moment_of(const Atlas& atlas, ContestIndex contest, std::optional<Instant> at);

/// Has the area, on the layer that it is shown on, no result as yet, though there will be one?
bool is_to_come(const Atlas& atlas, const ShownContest& shown, AreaIndex area);

/// When the area was declared; of a sum the last of its areas that count. None where no time was published.
std::optional<Instant> declared_at(const Atlas& atlas, const ShownContest& shown, AreaIndex area);

/// Throws CommandError where the contest has no declarations; the message names those that have.
void require_night(const Atlas& atlas, ContestIndex contest);

/// The instant that somebody asks for of a contest: "2017-06-09T02:00", "02:00" of its night, with an offset or by its
/// place's clock. Throws CommandError where it is no time, and where the contest has no declarations.
Instant asked_instant(const Atlas& atlas, ContestIndex contest, const std::string& text);

}  // namespace hustings
