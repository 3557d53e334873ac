// Pictures drawn in parts, without a ground, and read back while the next ones are drawn.
#include <cmath>
#include <cstdlib>

#include "export/export.h"
#include "picture/transparency.h"
#include "renderer/read_back.h"
#include "tests/carried.h"
#include "tests/gl/gl_test.h"

using namespace hustings;

namespace {

View motley_view() {
  View view;
  view.contest = "mayor-2016";  // wards, some of them redrawn: of_parent and not-published patterns in swing
  view.colour = ColourMode::swing;
  view.selected = {"E05000026", "E05009389"};
  return view;
}

/// The picture as it comes together from parts of that size at most.
Image in_parts(StillMaker& maker, const View& view, glm::ivec2 largest) {
  const glm::ivec2 size = maker.style().size;
  Frame whole{size, {}};
  whole.pixels.resize(whole.row_bytes() * static_cast<std::size_t>(size.y));
  for (int y = 0; y < size.y; y += largest.y)
    for (int x = 0; x < size.x; x += largest.x) {
      const Cutout part{{x, y}, {std::min(largest.x, size.x - x), std::min(largest.y, size.y - y)}};
      const std::size_t lowest = whole.row_bytes() * static_cast<std::size_t>(size.y - y - part.size.y);
      maker.read_part(view, part, whole.pixels.data() + lowest + std::size_t{4} * static_cast<std::size_t>(x), size.x);
    }
  Image image{size.x, size.y, {}};
  for (int y = 0; y < size.y; ++y)
    image.pixels.insert(image.pixels.end(), whole.row(y), whole.row(y) + whole.row_bytes());
  return image;
}

struct Difference {
  int largest = 0;
  std::size_t pixels = 0;
};

Difference between(const Image& one, const Image& other) {
  REQUIRE(one.pixels.size() == other.pixels.size());
  Difference found;
  for (std::size_t i = 0; i < one.pixels.size(); i += 4) {
    int apart = 0;
    for (std::size_t channel = 0; channel < 4; ++channel)
      apart = std::max(apart, std::abs(int{one.pixels[i + channel]} - int{other.pixels[i + channel]}));
    found.largest = std::max(found.largest, apart);
    if (apart > 0) ++found.pixels;
  }
  return found;
}

}  // namespace

TEST_CASE("a map in parts has the pixels of the whole: areas, borders, patterns, outlines, in every way of drawing") {
  const auto context = maybe_context();
  if (!context) return;
  std::vector<View> views(4, motley_view());
  views[1].colour = ColourMode::majority;
  views[1].look = Look::light;
  views[1].vision = Vision::deuteranopia;
  views[2].layout = Layout::hexagons;
  views[3].contest = "mayor-2012";
  views[3].next_contest = "mayor-2016";
  views[3].fraction = 0.5;  // two maps dissolving
  views[3].colour = ColourMode::majority;
  for (const View& view : views) {
    StillMaker maker(carried_atlas(), {.size = {733, 517}, .overlays = false});
    const Image whole = maker.draw(view);
    for (const glm::ivec2 largest : {glm::ivec2(200, 128), glm::ivec2(97, 517), glm::ivec2(733, 64)}) {
      const Difference found = between(whole, in_parts(maker, view, largest));
      CHECK_MESSAGE(found.pixels == 0,
                    found.pixels << " pixels of parts of " << largest.x << " differ, by up to " << found.largest);
    }
  }
}

TEST_CASE("text over a map in parts is that of the whole, to a rounding of its soft edges") {
  const auto context = maybe_context();
  if (!context) return;
  StillMaker maker(carried_atlas(), {.size = {900, 600}, .overlays = true});
  View view = motley_view();
  view.symbols = Symbols::none;
  const Difference found = between(maker.draw(view), in_parts(maker, view, {256, 128}));
  MESSAGE(found.pixels << " of 540000 pixels differ, by up to " << found.largest);
  CHECK(found.largest <= 5);  // the ground under words is laid on in four layers, each rounded by itself
}

TEST_CASE("the size of a picture's parts is not seen in its scale: text is as large in each") {
  const auto context = maybe_context();
  if (!context) return;
  StillMaker small(carried_atlas(), {.size = {900, 600}, .overlays = true, .scale = 0.5f});
  StillMaker large(carried_atlas(), {.size = {900, 600}, .overlays = true, .scale = 1.5f});
  const View view = motley_view();
  CHECK(between(small.draw(view), large.draw(view)).pixels > 10000);
}

TEST_CASE("without a ground areas are opaque, the ground is nothing, and edges keep the colour of their area") {
  const auto context = maybe_context();
  if (!context) return;
  View view;
  view.contest = "general-2017";
  const StillStyle opaque{.size = {700, 500}, .overlays = false};
  StillStyle clear = opaque;
  clear.transparent = true;
  StillMaker with_ground(carried_atlas(), opaque);
  StillMaker maker(carried_atlas(), clear);
  const Image whole = with_ground.draw(view);
  const Image cut = maker.draw(view);
  CHECK(between(cut, in_parts(maker, view, {300, 128})).pixels == 0);
  std::size_t nothing = 0, solid = 0, between_both = 0;
  for (std::size_t i = 0; i < cut.pixels.size(); i += 4) {
    const int alpha = cut.pixels[i + 3];
    (alpha == 0 ? nothing : alpha == 255 ? solid : between_both) += 1;
    if (alpha == 255)
      for (std::size_t channel = 0; channel < 3; ++channel)
        // A graphics card may round what lies over black otherwise than what lies over the ground.
        REQUIRE(std::abs(int{cut.pixels[i + channel]} - int{whole.pixels[i + channel]}) <= 1);
  }
  CHECK(solid > 60000);
  CHECK(nothing > 100000);
  CHECK(between_both > 500);
  CHECK(between_both < 12000);
  // Corners of the picture are far from any area.
  CHECK(cut.pixels[3] == 0);
  CHECK(cut.pixels[0] == 0);
}

TEST_CASE("what hides half of the ground has its own colour and half of the alpha, on any page") {
  const std::uint8_t colour[3] = {200, 60, 10};
  for (int alpha = 0; alpha <= 255; ++alpha) {
    std::vector<std::uint8_t> white(4, 255), black(4, 255);
    for (std::size_t channel = 0; channel < 3; ++channel) {
      const double laid = colour[channel] * alpha / 255.0;
      black[channel] = static_cast<std::uint8_t>(std::lround(laid));
      white[channel] = static_cast<std::uint8_t>(std::lround(laid + 255.0 - alpha));
    }
    remove_ground(white, black);
    CHECK(std::abs(black[3] - alpha) <= 1);
    if (alpha < 32) continue;  // a faint colour is rounded away
    for (std::size_t channel = 0; channel < 3; ++channel)
      CHECK(std::abs(black[channel] - colour[channel]) <= 255 / alpha + 2);
  }
}

TEST_CASE("pictures come back in order and whole, through buffers or at once, while others are drawn") {
  const auto context = maybe_context();
  if (!context) return;
  for (const ReadBack::Way way : {ReadBack::Way::buffers, ReadBack::Way::at_once}) {
    StillMaker maker(carried_atlas(), {.size = {160, 90}, .overlays = false});
    ReadBack back(way);
    std::vector<Image> meant;
    std::vector<std::shared_ptr<Frame>> got;
    for (const char* contest : {"general-2010", "general-2015", "general-2017", "mayor-2016", "council-2014"}) {
      View view;
      view.contest = contest;
      const Target& target = maker.draw_whole(view);
      meant.push_back(target.read_back());
      back.ask(target);
      if (back.pending() == ReadBack::depth) got.push_back(back.take(true));
    }
    while (auto frame = back.take(true)) got.push_back(std::move(frame));
    REQUIRE(got.size() == meant.size());
    for (std::size_t i = 0; i < got.size(); ++i)
      for (int y = 0; y < 90; ++y)
        REQUIRE(std::equal(got[i]->row(y), got[i]->row(y) + got[i]->row_bytes(),
                           meant[i].pixels.begin() + std::ptrdiff_t{640} * y));
  }
}
