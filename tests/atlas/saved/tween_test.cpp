// The way between two cues never jumps.
#include "atlas/saved/tween.h"

#include <cmath>
#include <doctest/doctest.h>

#include "atlas/paint/headline.h"
#include "atlas/paint/painted_map.h"
#include "atlas/paint/placement.h"
#include "geo/mesh/locate.h"
#include "places.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

using Colour = std::array<double, 3>;

Colour parts_of(Rgb colour) {
  return {static_cast<double>(colour >> 16U & 255U), static_cast<double>(colour >> 8U & 255U),
          static_cast<double>(colour & 255U)};
}

Colour mixed(const Colour& a, const Colour& b, double part) {
  return {std::lerp(a[0], b[0], part), std::lerp(a[1], b[1], part), std::lerp(a[2], b[2], part)};
}

/// Where seats lie: one place each.
const std::vector<Point>& places() {
  static const std::vector<Point> places = [] {
    const AtlasLayer& layer = carried_atlas().layers[*carried_atlas().find_layer("constituencies-2010")];
    std::vector<Point> points;
    for (AreaIndex area = 0; area < layer.layer.areas.size(); ++area) points.push_back(layer.label_points[area]);
    return points;
  }();
  return places;
}

/// The colour that the map of a view has at each place.
std::vector<Colour> colours_of(const View& view) {
  const PaintedMap map = painted_map(carried_atlas(), view);
  std::vector<Colour> colours(places().size());
  for (std::size_t part = 0; part < map.scene.parts.size(); ++part) {
    const AtlasLayer& layer = carried_atlas().layers[map.scene.parts[part].layer];
    for (std::size_t i = 0; i < places().size(); ++i) {
      const auto area = layer.locator->locate(places()[i]);
      REQUIRE(area);
      const Colour own = parts_of(map.shown_paints(part)[*area].colour);
      colours[i] = part == 0 ? own : mixed(colours[i], own, map.scene.dissolve);
    }
  }
  return colours;
}

std::vector<Colour> colours_at(const Tween& tween, double part) {
  const Tween::Now now = tween.at(part);
  std::vector<Colour> colours = colours_of(now.view);
  if (now.under) {
    const std::vector<Colour> below = colours_of(*now.under);
    for (std::size_t i = 0; i < colours.size(); ++i) colours[i] = mixed(below[i], colours[i], now.opacity);
  }
  return colours;
}

double furthest(const std::vector<Colour>& a, const std::vector<Colour>& b) {
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t c = 0; c < 3; ++c) most = std::max(most, std::abs(a[i][c] - b[i][c]));
  return most;
}

/// Of 255. A seat that changes hands passes from the pale end of one party's ramp to that of another's, which lie so
/// far apart; nothing may leap further.
constexpr double least_visible = 36;

/// A leap stays as large as it is however near its two sides are looked at; what is steep does not.
double leap_within(const Tween& tween, double low, double high) {
  std::vector<Colour> at_low = colours_at(tween, low);
  std::vector<Colour> at_high = colours_at(tween, high);
  while (high - low > 1e-5 && furthest(at_low, at_high) > least_visible) {
    const double middle = (low + high) / 2;
    std::vector<Colour> at_middle = colours_at(tween, middle);
    if (furthest(at_low, at_middle) > furthest(at_middle, at_high)) {
      high = middle;
      at_high = std::move(at_middle);
    } else {
      low = middle;
      at_low = std::move(at_middle);
    }
  }
  return furthest(at_low, at_high);
}

void check_continuous(const View& from, const View& to, Arrival arrive) {
  CAPTURE(from.contest);
  CAPTURE(to.contest);
  CAPTURE(name_of(to.colour));
  const Tween tween(carried_atlas(), from, to, arrive);
  CHECK(tween.at(0).view == from);
  CHECK(tween.at(1).view == to);
  CHECK_FALSE(tween.at(1).under);
  constexpr int steps = 40;
  for (int i = 0; i < steps; ++i) {
    CAPTURE(i);
    CHECK(leap_within(tween, static_cast<double>(i) / steps, (i + 1.0) / steps) <= least_visible);
  }
}

View of(const std::string& contest, ColourMode colour = ColourMode::majority) {
  View view;
  view.contest = contest;
  view.colour = colour;
  return view;
}

double morph_of(const View& view) { return view.layout == Layout::geography ? 0 : view.morph; }

}  // namespace

TEST_CASE("colours pass from cue to cue without a leap") {
  const Outcome<Story> story = read_story(HUSTINGS_TEST_ASSETS "/stories/london-2017.toml");
  REQUIRE(story);
  const std::vector<Cue>& cues = story.value->cues;
  int tweens = 0;
  for (std::size_t i = 1; i < cues.size(); ++i) {
    if (named_atlas(*story.value, cues[i]) != "../london.toml" || cues[i].arrive == Arrival::cut ||
        named_atlas(*story.value, cues[i - 1]) != "../london.toml")
      continue;
    // In a night that is played each declaration is a change of its own.
    if (cues[i].arrive == Arrival::play && cues[i].view.at && cues[i - 1].view.at) continue;
    CAPTURE(cues[i].title);
    check_continuous(cues[i - 1].view, cues[i].view, cues[i].arrive);
    ++tweens;
  }
  CHECK(tweens > 8);
}

namespace {

/// The election that most of the map shows.
std::string dominant(const Tween::Now& now) {
  const View& view = now.under && now.opacity < 0.5 ? *now.under : now.view;
  return !view.next_contest.empty() && view.fraction >= 0.5 ? view.next_contest : view.contest;
}

}  // namespace

TEST_CASE("on every way of the sample story title, tally and legend are of the election that most of the map shows") {
  const Outcome<Story> story = read_story(HUSTINGS_TEST_ASSETS "/stories/london-2017.toml");
  REQUIRE(story);
  const std::vector<Cue>& cues = story.value->cues;
  int ways = 0;
  for (std::size_t i = 1; i < cues.size(); ++i) {
    if (named_atlas(*story.value, cues[i]) != "../london.toml" ||
        named_atlas(*story.value, cues[i - 1]) != "../london.toml")
      continue;
    // In a night that is played each declaration is a change of its own.
    if (cues[i].arrive == Arrival::play && cues[i].view.at && cues[i - 1].view.at) continue;
    CAPTURE(cues[i].title);
    const Tween tween(carried_atlas(), cues[i - 1].view, cues[i].view, cues[i].arrive);
    int changes = 0;
    std::string told = cues[i - 1].view.contest;
    constexpr int frames = 60;
    for (int frame = 1; frame < frames; ++frame) {
      CAPTURE(frame);
      const Tween::Now now = tween.at(static_cast<double>(frame) / frames);
      const Headline headline = headline_of(carried_atlas(), now.told);
      CHECK(now.told.contest == dominant(now));
      CHECK_FALSE(headline.transition);
      CHECK(headline.title == carried_atlas().contest(*carried_atlas().find_contest(dominant(now))).title);
      // The cue's own words stand with its own election alone.
      if (now.arriving) CHECK(now.told.contest == cues[i].view.contest);
      else if (!now.passing) CHECK(now.told.contest == cues[i - 1].view.contest);
      if (now.told.contest != told) ++changes;
      told = now.told.contest;
    }
    if (cues[i].arrive != Arrival::play) CHECK(changes <= 1);
    ++ways;
  }
  CHECK(ways > 8);
}

TEST_CASE("so do they between views that no story has yet") {
  View hexagons = of("general-2017", ColourMode::swing);
  hexagons.layout = Layout::hexagons;
  View spotlit = of("general-2017");
  spotlit.selected = {"E14000768"};
  spotlit.spotlight = true;
  check_continuous(of("general-2010"), hexagons, Arrival::fly);
  check_continuous(hexagons, of("mayor-2016"), Arrival::fly);
  check_continuous(of("general-2017"), spotlit, Arrival::fly);
  check_continuous(spotlit, of("general-2015"), Arrival::play);
  check_continuous(of("general-2017"), of("general-2010"), Arrival::play);  // back in time
  check_continuous(of("mayor-2016"), of("mayor-2008", ColourMode::turnout), Arrival::play);
}

TEST_CASE("areas go to their tiles and back without a leap, and to other tiles over the geography") {
  View hexagons = of("general-2017");
  hexagons.layout = Layout::hexagons;
  View circles = hexagons;
  circles.layout = Layout::circles;
  View by_votes = circles;
  by_votes.circle_size = CircleSize::votes;
  for (const auto& [from, to] : {std::pair(of("general-2017"), hexagons), std::pair(hexagons, of("general-2015")),
                                 std::pair(hexagons, circles), std::pair(circles, by_votes)}) {
    const Tween tween(carried_atlas(), from, to, Arrival::fly);
    constexpr int steps = 1000;
    double least = 1;
    for (int i = 0; i < steps; ++i) {
      const View a = tween.at(static_cast<double>(i) / steps).view;
      const View b = tween.at((i + 1.0) / steps).view;
      CHECK(std::abs(morph_of(a) - morph_of(b)) < 0.01);
      // Other tiles only where no area is on any.
      if (a.layout != b.layout || a.circle_size != b.circle_size) CHECK(std::min(morph_of(a), morph_of(b)) < 0.01);
      least = std::min(least, morph_of(b));
    }
    CHECK(least < 0.01);
  }
}

TEST_CASE("playing through shows each election on the way as it was") {
  const Tween tween(carried_atlas(), of("general-2010"), of("general-2017"), Arrival::play);
  CHECK(tween.at(0.5).view.contest == "general-2015");
  CHECK(tween.at(0.5).view.next_contest.empty());
  const Tween back(carried_atlas(), of("general-2017"), of("general-2010"), Arrival::play);
  CHECK(back.at(0.5).view.contest == "general-2015");
  // A flight leaves it out, and is between the two, which is not data.
  const View between = Tween(carried_atlas(), of("general-2010"), of("general-2017"), Arrival::fly).at(0.5).view;
  CHECK(between.contest == "general-2010");
  CHECK(between.next_contest == "general-2017");
  CHECK(between.fraction == doctest::Approx(0.5));
}

TEST_CASE("a cut is there at once") {
  const Tween tween(carried_atlas(), of("general-2010"), of("general-2017"), Arrival::cut);
  CHECK(tween.at(0).view.contest == "general-2017");
  CHECK_FALSE(tween.at(0.3).under);
}

TEST_CASE("playing from one time of a night to another goes through the hours between") {
  const Instant midnight = make_date(2017, 6, 8) + std::chrono::hours(23);
  View from = of("general-2017");
  from.at = midnight + std::chrono::hours(2);
  View to = of("general-2017");
  to.at = midnight + std::chrono::hours(5);
  const Tween night(carried_atlas(), from, to, Arrival::play);
  Instant before = *from.at;
  for (const double part : {0.1, 0.3, 0.5, 0.9}) {
    const Tween::Now now = night.at(part);
    CHECK_FALSE(now.under);
    CHECK(*now.view.at > before);
    CHECK(*now.view.at < *to.at);
    before = *now.view.at;
  }
  CHECK(night.at(0).view.at == from.at);
  CHECK(night.at(1).view.at == to.at);
  // A flight dissolves, and so does the way from another election.
  CHECK(Tween(carried_atlas(), from, to, Arrival::fly).at(0.5).under);
  CHECK(Tween(carried_atlas(), of("general-2015"), to, Arrival::play).at(0.5).under);
}
