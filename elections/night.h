// A night of declarations: in which order the areas of a contest were declared, and how far it had come by an instant.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "base/instant.h"
#include "elections/contest.h"

namespace hustings {

struct Declaration {
  Instant at;
  std::size_t result = 0;  ///< index into Contest::results
  bool apart = false;      ///< its poll was on a day of its own, so that it is none of the night
};

/// The declarations of a contest (`Result::declared`) in order of time; of one minute by area code. Those of polls that
/// were postponed come last and are apart. A seat that is declared at a minute counts at that minute. A result without
/// a time is none of the declarations, and counts when all of these are in.
class Night {
 public:
  explicit Night(const Contest& contest);

  /// Nobody published a time: the contest has no night.
  bool empty() const { return declarations_.empty(); }
  const std::vector<Declaration>& declarations() const { return declarations_; }
  /// How many of them, from the first, are of the night itself: the others are apart.
  std::size_t size() const { return in_the_night_; }
  /// Results whose time nobody published.
  std::size_t without_time() const { return without_time_; }

  Instant first() const { return declarations_.front().at; }
  Instant last() const;  ///< of the night itself, those apart left aside
  Instant end() const;   ///< of all: from then on the contest is whole
  /// The last full hour before the first declaration, where a timeline of the night begins.
  Instant begins() const;

  /// How many declarations there were by then.
  std::size_t declared_by(Instant at) const;
  /// Was it declared by then? `result` is one of the contest's.
  bool has(const Result& result, Instant at) const;
  /// The next instant after `at` at which somebody is declared, or the last before it; those apart included.
  std::optional<Instant> next(Instant at) const;
  std::optional<Instant> previous(Instant at) const;
  /// The last declaration by then: between two of them nothing changes. None before the first.
  std::optional<Instant> last_by(Instant at) const;

 private:
  std::vector<Declaration> declarations_;
  std::size_t in_the_night_ = 0;
  std::size_t without_time_ = 0;
};

/// A stretch of the night in which nobody was declared, and that is told in less time than it took.
struct Silence {
  Instant from, to;
};

/// The course of a night as it is told: even, but for silences, which are shortened. What timelines are drawn by and
/// films are timed by.
class NightCourse {
 public:
  /// From `night.begins()` to its last declaration; those apart are left out. The night must not be empty.
  explicit NightCourse(const Night& night);

  /// 0 at the beginning, 1 at the end; before and after it stays there.
  double part_of(Instant at) const;
  /// The instant at that part of the course, to the second.
  Instant at(double part) const;
  const std::vector<Silence>& silences() const { return silences_; }
  Instant begins() const { return begins_; }
  Instant ends() const { return ends_; }
  /// How long it takes where nothing else is shortened: the silences as long as they are told.
  std::chrono::seconds told() const;

 private:
  Instant begins_, ends_;
  std::vector<Silence> silences_;  ///< in order of time
};

/// More than this without a declaration is a silence, and told as if it took `silence_told`.
constexpr std::chrono::minutes shortest_silence{45};
constexpr std::chrono::minutes silence_told{15};

}  // namespace hustings
