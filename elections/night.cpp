#include "elections/night.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace hustings {

namespace chrono = std::chrono;

Night::Night(const Contest& contest) {
  for (std::size_t i = 0; i < contest.results.size(); ++i) {
    const Result& result = contest.results[i];
    if (!result.declared) ++without_time_;
    else declarations_.push_back({*result.declared, i, contest.day_of(result) != contest.date});
  }
  std::sort(declarations_.begin(), declarations_.end(), [&](const Declaration& a, const Declaration& b) {
    return std::tie(a.apart, a.at, contest.results[a.result].area_code, a.result) <
           std::tie(b.apart, b.at, contest.results[b.result].area_code, b.result);
  });
  const auto in_it = [](const Declaration& declaration) { return !declaration.apart; };
  in_the_night_ = static_cast<std::size_t>(std::count_if(declarations_.begin(), declarations_.end(), in_it));
  // Where all polls were on days of their own, these days are the night.
  if (in_the_night_ == 0) in_the_night_ = declarations_.size();
}

Instant Night::last() const { return declarations_[in_the_night_ - 1].at; }

Instant Night::end() const { return std::max(last(), declarations_.back().at); }

Instant Night::begins() const { return chrono::floor<chrono::hours>(first()); }

std::size_t Night::declared_by(Instant at) const {
  const auto by_then = [&](const Declaration& declaration) { return declaration.at <= at; };
  return static_cast<std::size_t>(std::count_if(declarations_.begin(), declarations_.end(), by_then));
}

bool Night::has(const Result& result, Instant at) const {
  return result.declared ? *result.declared <= at : empty() || at >= end();
}

std::optional<Instant> Night::next(Instant at) const {
  std::optional<Instant> found;
  for (const Declaration& declaration : declarations_)
    if (declaration.at > at && (!found || declaration.at < *found)) found = declaration.at;
  return found;
}

std::optional<Instant> Night::previous(Instant at) const { return last_by(at - chrono::seconds(1)); }

std::optional<Instant> Night::last_by(Instant at) const {
  std::optional<Instant> found;
  for (const Declaration& declaration : declarations_)
    if (declaration.at <= at && (!found || declaration.at > *found)) found = declaration.at;
  return found;
}

NightCourse::NightCourse(const Night& night) : begins_(night.begins()), ends_(night.last()) {
  Instant before = begins_;
  for (std::size_t i = 0; i < night.size(); ++i) {
    const Instant at = night.declarations()[i].at;
    if (at - before > shortest_silence) silences_.push_back({before, at});
    before = at;
  }
}

chrono::seconds NightCourse::told() const {
  chrono::seconds length = ends_ - begins_;
  for (const Silence& silence : silences_) length -= (silence.to - silence.from) - silence_told;
  return length;
}

double NightCourse::part_of(Instant at) const {
  at = std::clamp(at, begins_, ends_);
  const double whole = chrono::duration<double>(told()).count();
  if (whole <= 0) return 1;
  double passed = chrono::duration<double>(at - begins_).count();
  for (const Silence& silence : silences_) {
    if (at <= silence.from) break;
    const double real = chrono::duration<double>(silence.to - silence.from).count();
    const double gone = chrono::duration<double>(std::min(at, silence.to) - silence.from).count();
    passed -= gone * (1 - chrono::duration<double>(silence_told).count() / real);
  }
  return passed / whole;
}

Instant NightCourse::at(double part) const {
  const double wanted = std::clamp(part, 0.0, 1.0) * chrono::duration<double>(told()).count();
  double passed = 0;
  Instant from = begins_;
  for (const Silence& silence : silences_) {
    const double to_silence = chrono::duration<double>(silence.from - from).count();
    if (wanted <= passed + to_silence) break;
    passed += to_silence;
    const double length = chrono::duration<double>(silence_told).count();
    const double real = chrono::duration<double>(silence.to - silence.from).count();
    if (wanted < passed + length)
      return silence.from + chrono::seconds(std::llround((wanted - passed) / length * real));
    passed += length;
    from = silence.to;
  }
  return std::min(ends_, from + chrono::seconds(std::llround(wanted - passed)));
}

}  // namespace hustings
