// Whatever is written can be read: 4.5:1 at least (WCAG 2.1, success criterion 1.4.3), in every look, on every tint.
#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <set>
#include <string>

#include "atlas/paint/area_colours.h"
#include "atlas/paint/scales.h"
#include "base/pattern.h"
#include "tests/carried.h"
#include "ui/kit/theme.h"

using namespace hustings;

namespace {

constexpr double readable = 4.5;
constexpr std::array<Look, 3> looks = {Look::dark, Look::light, Look::contrast};

/// What a figure's ramp goes through between its ends, and a little beyond.
void add_ramp(std::set<Rgb>& tints, const Ramp& ramp) {
  const double low = ramp.stops.front().at;
  const double high = ramp.stops.back().at;
  for (int step = -5; step <= 105; ++step) tints.insert(ramp.at(low + (high - low) * step / 100.0));
}

/// Every tint that an area can have in this look.
std::set<Rgb> tints_in(Look look) {
  const Tints& plain = tints_of(look);
  std::set<Rgb> tints{plain.no_value, plain.not_covered, plain.quiet, plain.kept};
  for (std::size_t i = 0; i < carried_parties().size(); ++i) {
    const Rgb party = carried_parties()[static_cast<PartyIndex>(i)].colour;
    tints.insert({party, kept_colour(look, party)});
    add_ramp(tints, majority_ramp(party));
    add_ramp(tints, share_ramp(party));
    add_ramp(tints, change_ramp(party));
    for (const char* other : {"con", "lab"})
      add_ramp(tints, swing_ramp(carried_parties()[*carried_parties().find(other)].colour, party));
  }
  add_ramp(tints, diverging_ramp());
  for (const ColourMode mode : offered_measures())
    if (measure_of(mode).colouring == Colouring::plain) add_ramp(tints, plain_ramp(mode));
  for (int first = 0; first < 3; ++first)
    for (int second = 0; second < 3; ++second) tints.insert(crossed_colour(first, second));
  // Faint where there are few electors.
  const std::set<Rgb> full = tints;
  for (const Rgb tint : full)
    for (const double strength : {0.12, 0.4, 0.7}) tints.insert(mixed(plain.quiet, tint, strength));
  return tints;
}

double strongest(PatternInk ink) {
  double opacity = 0;
  for (const PatternStyle& style : pattern_styles)
    if (style.ink == ink) opacity = std::max(opacity, style.opacity);
  return opacity;
}

/// The strongest colour that any pattern has over a tint.
std::vector<Rgb> with_patterns(Rgb tint, Look look) {
  std::vector<Rgb> seen{tint};
  seen.push_back(blended(tint, ui::palette_of(look).pattern, strongest(PatternInk::unknown)));
  for (const Rgb line : {Rgb{0xFFFFFF}, Rgb{0x141414}}) {
    const bool pale = contrast(tint, 0x000000) > contrast(tint, 0xFFFFFF) * 1.5;
    if ((line == 0x141414) == pale) seen.push_back(blended(tint, line, strongest(PatternInk::contrasting)));
  }
  return seen;
}

}  // namespace

TEST_CASE("black or white: the ink of a name is readable on any colour at all, and its halo is no nearer to it") {
  for (Rgb red = 0; red <= 0xFF; red += 15)
    for (Rgb green = 0; green <= 0xFF; green += 15)
      for (Rgb blue = 0; blue <= 0xFF; blue += 15) {
        const Rgb tint = red << 16U | green << 8U | blue;
        for (const bool over_lines : {false, true}) {
          const LabelInk label = label_ink(tint, over_lines);
          REQUIRE(contrast(label.ink, tint) >= readable);
          REQUIRE(contrast(label.ink, label.halo) >= contrast(label.ink, tint) - 1e-9);
        }
      }
}

TEST_CASE("names of areas are readable on every tint of every party, scale and look, through the patterns too") {
  for (const Look look : looks) {
    const std::set<Rgb> tints = tints_in(look);
    CHECK(tints.size() > 10000);
    double least = 21;
    for (const Rgb tint : tints) {
      const LabelInk flat = label_ink(tint);
      least = std::min(least, contrast(flat.ink, blended(tint, flat.halo, area_halo)));
      const LabelInk label = label_ink(tint, true);
      for (const Rgb seen : with_patterns(tint, look))
        least = std::min(least, contrast(label.ink, blended(seen, label.halo, area_halo)));
    }
    INFO(std::string(name_of(look)));
    CHECK(least >= readable);
  }
}

TEST_CASE("names that lie over several tints bring their own ground: boroughs over wards, areas over symbols") {
  for (const Look look : looks) {
    const LabelInk borough = label_ink(ui::palette_of(look).ground, true);
    const LabelInk quiet = label_ink(tints_of(look).quiet);
    INFO(std::string(name_of(look)));
    for (const Rgb tint : tints_in(look)) {
      REQUIRE(contrast(borough.ink, blended(tint, borough.halo, parent_halo)) >= readable);
      REQUIRE(contrast(quiet.ink, blended(tint, quiet.halo, area_halo)) >= readable);
    }
  }
}

TEST_CASE("stripes of split wards do not swallow a name") {
  for (std::size_t a = 0; a < carried_parties().size(); ++a)
    for (const char* id : {"con", "lab", "ld", "green", "ukip", "ind", "respect"}) {
      const Ramp first = majority_ramp(carried_parties()[static_cast<PartyIndex>(a)].colour);
      const Ramp second = majority_ramp(carried_parties()[*carried_parties().find(id)].colour);
      for (const double margin : {0.0, 5.0, 10.0, 20.0, 40.0, 60.0}) {
        const LabelInk label = label_ink(first.at(margin), true);
        INFO(carried_parties()[static_cast<PartyIndex>(a)].id, " with ", std::string(id), " at ", margin);
        CHECK(contrast(label.ink, blended(second.at(margin), label.halo, area_halo)) >= readable);
      }
    }
}

TEST_CASE("text of panels, over whatever map shines through them") {
  for (const Look look : looks) {
    const ui::Palette& colours = ui::palette_of(look);
    INFO(std::string(name_of(look)));
    for (const Rgb map : {0x000000U, 0xFFFFFFU, 0xE4003BU, 0x0087DCU, 0xFAA61AU}) {
      const Rgb panel = blended(map, colours.panel, colours.panel_opacity);
      CHECK(contrast(colours.text, panel) >= readable);
      CHECK(contrast(colours.secondary, panel) >= readable);
    }
    for (const Rgb control : {colours.control, colours.control_hovered, colours.mark})
      CHECK(contrast(colours.text, control) >= readable);
    CHECK(contrast(colours.panel, colours.control_active) >= readable);  // what is chosen
    // A slider's handle passes under its figure, and is seen itself: 4.5 times 3 is more than there is between text and
    // control in the dark look, so the figure goes before.
    CHECK(contrast(colours.text, colours.grab) >= readable);
    CHECK(contrast(colours.grab, colours.control) >= 2.8);
  }
}

TEST_CASE("title, tally and source, over whatever map shines through their scrim") {
  for (const Look look : looks) {
    const ui::Palette& colours = ui::palette_of(look);
    INFO(std::string(name_of(look)));
    for (const Rgb map : {0x000000U, 0xFFFFFFU, 0xE4003BU, 0x0087DCU, 0xFAA61AU}) {
      const Rgb scrim = blended(map, colours.ground, ui::scrim_opacity);
      CHECK(contrast(colours.text, scrim) >= readable);
      CHECK(contrast(colours.on_scrim, scrim) >= readable);
    }
  }
}
