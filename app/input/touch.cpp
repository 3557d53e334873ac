#include "app/input/touch.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <utility>

namespace hustings {

namespace {

constexpr double remembered = 0.1;  // seconds of a movement that say how fast it is
constexpr double at_rest = 0.08;    // seconds without movement after which a finger throws nothing

}  // namespace

Touch::Finger* Touch::find(std::int64_t id) {
  const auto found = std::find_if(fingers_.begin(), fingers_.end(), [&](const Finger& one) { return one.id == id; });
  return found == fingers_.end() ? nullptr : &*found;
}

glm::dvec2 Touch::centre() const {
  glm::dvec2 sum{0, 0};
  for (const Finger& finger : fingers_) sum += finger.at;
  return sum / static_cast<double>(std::max<std::size_t>(1, fingers_.size()));
}

/// How far the fingers are from their centre, on average.
double Touch::spread() const {
  const glm::dvec2 middle = centre();
  double sum = 0;
  for (const Finger& finger : fingers_) sum += glm::distance(finger.at, middle);
  return sum / static_cast<double>(std::max<std::size_t>(1, fingers_.size()));
}

glm::dvec2 Touch::speed(double now) const {
  if (samples_.empty() || now - samples_.back().time > at_rest) return {0, 0};
  const auto first = std::find_if(samples_.begin(), samples_.end(),
                                  [&](const Sample& sample) { return now - sample.time <= remembered; });
  const double seconds = std::max(now - first->time, 0.016);
  return (samples_.back().way - first->way) / seconds;
}

std::vector<Gesture> Touch::down(std::int64_t finger, glm::dvec2 at, double now) {
  std::vector<Gesture> gestures;
  if (find(finger) != nullptr) return gestures;
  if (fingers_.empty()) {
    phase_ = Phase::pressed;
    pressed_at_ = now;
    way_ = {0, 0};
    samples_.clear();
  } else {
    if (phase_ == Phase::holding) gestures.push_back({.kind = Gesture::Kind::hold_end, .at = centre()});
    phase_ = Phase::moving;
    last_tap_.reset();
  }
  fingers_.push_back({finger, at});
  return gestures;
}

std::vector<Gesture> Touch::move(std::int64_t id, glm::dvec2 at, double now) {
  Finger* finger = find(id);
  if (finger == nullptr) return {};
  if (phase_ == Phase::holding) {
    finger->at = at;
    return {{.kind = Gesture::Kind::hold_move, .at = at}};
  }
  if (phase_ == Phase::pressed) {
    if (glm::distance(finger->at, at) <= slop_) return {};
    phase_ = Phase::moving;
    last_tap_.reset();
  }
  const glm::dvec2 from = centre();
  const double before = spread();
  finger->at = at;
  const glm::dvec2 to = centre();
  const double after = spread();
  if (samples_.empty()) samples_.push_back({now, way_});
  way_ += to - from;
  samples_.push_back({now, way_});
  while (samples_.size() > 2 && now - samples_.front().time > 2 * remembered) samples_.pop_front();
  constexpr double least = 1;  // pixels: fingers that lie on each other say nothing of the scale
  const double factor = before > least && after > least ? after / before : 1;
  return {{.kind = Gesture::Kind::move, .at = to, .from = from, .factor = factor, .fingers = fingers_.size()}};
}

std::vector<Gesture> Touch::up(std::int64_t id, double now) {
  const Finger* finger = find(id);
  if (finger == nullptr) return {};
  const glm::dvec2 at = finger->at;
  fingers_.erase(fingers_.begin() + (finger - fingers_.data()));
  if (!fingers_.empty()) return {};
  switch (std::exchange(phase_, Phase::none)) {
    case Phase::pressed: {
      const bool second =
          last_tap_ && now - last_tap_->time <= double_tap_seconds && glm::distance(last_tap_->way, at) <= 4 * slop_;
      if (second) last_tap_.reset();
      else last_tap_ = Sample{now, at};
      return {{.kind = second ? Gesture::Kind::double_tap : Gesture::Kind::tap, .at = at}};
    }
    case Phase::holding: return {{.kind = Gesture::Kind::hold_end, .at = at}};
    case Phase::moving: return {{.kind = Gesture::Kind::let_go, .at = at, .speed = speed(now)}};
    case Phase::none: break;
  }
  return {};
}

std::vector<Gesture> Touch::wait(double now) {
  if (phase_ != Phase::pressed || now - pressed_at_ < hold_seconds) return {};
  phase_ = Phase::holding;
  last_tap_.reset();
  return {{.kind = Gesture::Kind::hold, .at = fingers_.front().at}};
}

std::optional<double> Touch::due_in(double now) const {
  if (phase_ != Phase::pressed) return std::nullopt;
  return std::max(0.0, hold_seconds - (now - pressed_at_));
}

}  // namespace hustings
