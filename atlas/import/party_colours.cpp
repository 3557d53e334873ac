#include "atlas/import/party_colours.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <numbers>
#include <set>

namespace hustings {

namespace {

struct Swatch {
  Rgb colour = 0;
  OkLab lab{};
};

/// Lightness and chroma of colours, from and to.
struct Range {
  double dark, light, pale, strong;
};
/// Majorities are shades of a party's colour, so that a party must differ in its hue: not too dark, nor too light.
constexpr Range full = {0.48, 0.80, 0.11, 0.21};
constexpr Range muted = {0.52, 0.76, 0.035, 0.075};

/// Colours of the range that a screen can show, each once.
std::vector<Swatch> swatches(const Range& range) {
  constexpr int lights = 6, hues = 60, chromas = 4;
  std::vector<Swatch> made;
  std::set<Rgb> seen;
  for (int l = 0; l < lights; ++l)
    for (int c = 0; c < chromas; ++c)
      for (int h = 0; h < hues; ++h) {
        const double light = range.dark + (range.light - range.dark) * l / (lights - 1);
        const double chroma = range.pale + (range.strong - range.pale) * c / (chromas - 1);
        const double hue = 2 * std::numbers::pi * h / hues;
        const OkLab wanted(light, chroma * std::cos(hue), chroma * std::sin(hue));
        const Rgb colour = to_rgb(wanted);
        constexpr double rounding = 0.01;  // further off it is another colour, of those that can be shown
        if (glm::distance(to_oklab(colour), wanted) < rounding && seen.insert(colour).second)
          made.push_back({colour, to_oklab(colour)});
      }
  return made;
}

/// Takes colours that lie far from those before them.
class Picker {
 public:
  explicit Picker(const std::vector<Rgb>& taken) {
    for (const Rgb colour : taken) take({colour, to_oklab(colour)});
  }

  std::vector<Rgb> pick(const Range& range, std::size_t number) {
    const std::vector<Swatch> choice = swatches(range);
    std::vector<double> room(choice.size(), std::numeric_limits<double>::max());
    for (const Swatch& before : taken_) narrow(choice, room, before);
    const std::size_t first = taken_.size();
    for (std::size_t i = 0; i < number; ++i) {
      const auto widest = std::max_element(room.begin(), room.end());
      constexpr double least = 0.012;
      if (widest == room.end() || *widest < least) return with_any(number, first);
      take(choice[static_cast<std::size_t>(widest - room.begin())]);
      narrow(choice, room, taken_.back());
    }
    spread(choice, first);
    return colours_from(first);
  }

 private:
  static void narrow(const std::vector<Swatch>& choice, std::vector<double>& room, const Swatch& by) {
    for (std::size_t i = 0; i < choice.size(); ++i) room[i] = std::min(room[i], glm::distance(choice[i].lab, by.lab));
  }

  void take(const Swatch& swatch) {
    taken_.push_back(swatch);
    seen_.insert(swatch.colour);
  }

  double room_of(const Swatch& swatch, std::size_t except) const {
    double room = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i < taken_.size(); ++i)
      if (i != except) room = std::min(room, glm::distance(taken_[i].lab, swatch.lab));
    return room;
  }

  /// The first ones were taken before the last were known: moves each to where it has most room, while that helps.
  void spread(const std::vector<Swatch>& choice, std::size_t first) {
    constexpr std::size_t few = 24;  // many have no room to gain
    constexpr int rounds = 8;
    if (taken_.size() - first > few) return;
    for (int round = 0; round < rounds; ++round) {
      bool moved = false;
      for (std::size_t i = first; i < taken_.size(); ++i) {
        const auto better = std::max_element(choice.begin(), choice.end(), [&](const Swatch& a, const Swatch& b) {
          return room_of(a, i) < room_of(b, i);
        });
        constexpr double worth = 1e-6;
        if (room_of(*better, i) <= room_of(taken_[i], i) + worth) continue;
        seen_.erase(taken_[i].colour);
        seen_.insert(better->colour);
        taken_[i] = *better;
        moved = true;
      }
      if (!moved) return;
    }
  }

  /// There are more parties than colours that the eye can tell apart: what is left differs, and no more.
  std::vector<Rgb> with_any(std::size_t number, std::size_t first) {
    for (std::size_t step = 0; taken_.size() < first + number; ++step) {
      constexpr double golden_angle = 137.50776405003785;
      const double hue = golden_angle * static_cast<double>(step) * std::numbers::pi / 180;
      const double light = 0.52 + 0.0061 * static_cast<double>(step % 40);
      const double chroma = 0.035 + 0.0053 * static_cast<double>(step % 17);
      const Rgb colour = to_rgb({light, chroma * std::cos(hue), chroma * std::sin(hue)});
      if (!seen_.contains(colour)) take({colour, to_oklab(colour)});
    }
    return colours_from(first);
  }

  std::vector<Rgb> colours_from(std::size_t first) const {
    std::vector<Rgb> colours;
    for (std::size_t i = first; i < taken_.size(); ++i) colours.push_back(taken_[i].colour);
    return colours;
  }

  std::vector<Swatch> taken_;
  std::set<Rgb> seen_;
};

}  // namespace

std::vector<Rgb> new_party_colours(const std::vector<Rgb>& taken, std::size_t large, std::size_t small) {
  Picker picker(taken);
  std::vector<Rgb> colours = picker.pick(full, large);
  const std::vector<Rgb> rest = picker.pick(muted, small);
  colours.insert(colours.end(), rest.begin(), rest.end());
  return colours;
}

}  // namespace hustings
