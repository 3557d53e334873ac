// What fingers on the map mean: a tap, a drag, a pinch. Knows no window, so that tests can move fingers of their own.
#pragma once

#include <cstdint>
#include <deque>
#include <glm/vec2.hpp>
#include <optional>
#include <vector>

namespace hustings {

/// Positions are pixels, right and down; times are seconds of any clock that does not run backwards.
struct Gesture {
  /// hold: one finger has rested; what follows until hold_end only looks. move: the map goes with the fingers. let_go:
  /// the last of the fingers that moved it has left.
  enum class Kind { tap, double_tap, hold, hold_move, hold_end, move, let_go };
  Kind kind;
  glm::dvec2 at{0, 0};
  glm::dvec2 from{0, 0};   ///< of a move: what lay there lies at `at` now
  double factor = 1;       ///< of a move: how much larger the map is about that place
  glm::dvec2 speed{0, 0};  ///< of letting go; pixels a second
  std::size_t fingers = 1;
};

class Touch {
 public:
  static constexpr double hold_seconds = 0.5;
  static constexpr double double_tap_seconds = 0.35;

  /// A finger moves once it is this far from where it came down; a second tap is within four times that.
  void set_slop(double pixels) { slop_ = pixels; }

  std::vector<Gesture> down(std::int64_t finger, glm::dvec2 at, double now);
  std::vector<Gesture> move(std::int64_t id, glm::dvec2 at, double now);
  std::vector<Gesture> up(std::int64_t id, double now);
  /// Nothing happened until now: a finger may have rested.
  std::vector<Gesture> wait(double now);
  /// Seconds until `wait` has something to say; none where it has not.
  std::optional<double> due_in(double now) const;

  std::size_t fingers() const { return fingers_.size(); }
  bool moving() const { return phase_ == Phase::moving; }

 private:
  enum class Phase { none, pressed, holding, moving };
  struct Finger {
    std::int64_t id;
    glm::dvec2 at;
  };
  struct Sample {
    double time;
    glm::dvec2 way;
  };
  Finger* find(std::int64_t id);
  glm::dvec2 centre() const;
  double spread() const;
  glm::dvec2 speed(double now) const;

  double slop_ = 10;
  Phase phase_ = Phase::none;
  std::vector<Finger> fingers_;
  double pressed_at_ = 0;
  glm::dvec2 way_{0, 0};  ///< of the centre since the first finger came
  std::deque<Sample> samples_;
  std::optional<Sample> last_tap_;  ///< its place, as `way`
};

}  // namespace hustings
