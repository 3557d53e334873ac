// Insets in what is exported: an SVG draws an area at both places as one path, and no inset without.
#include <algorithm>
#include <doctest/doctest.h>

#include "tests/app/program.h"
#include "tests/app/svg.h"
#include "tests/atlas/own_atlas.h"

namespace {

std::vector<std::size_t> rings_by_area(const std::vector<SvgElement>& elements) {
  std::vector<std::size_t> rings;
  for (const SvgElement& path : area_paths(elements)) rings.push_back(svg_rings(path.attribute("d")).size());
  return rings;
}

}  // namespace

TEST_CASE("an SVG draws an enlarged area twice, within one path, and a moved one in its frame") {
  OwnAtlas own;
  own.add("c2018", 2018, "X1,lab,A,5\nX2,con,B,7\nX3,con,C,7\nX4,lab,D,7\n");
  const std::string atlas =
      own.file(
             "[[inset]]\ntitle = \"Second\"\nareas = [\"X2\"]\nscale = 3\n"
             "[[inset]]\ntitle = \"Fourth\"\nareas = [\"X4\"]\ncorner = \"lower-left\"\nmoved = true\n")
          .string();
  const std::vector<SvgElement> with = svg({atlas});
  CHECK(rings_by_area(with) == std::vector<std::size_t>{1, 2, 1, 1});
  const auto paths = area_paths(with);
  const auto rings = svg_rings(paths[1].attribute("d"));
  CHECK(area_within({rings[1]}) == doctest::Approx(9 * area_within({rings[0]})).epsilon(0.01));
  CHECK(texts(with, "insets").contains("Second"));
  CHECK(texts(with, "insets").contains("Fourth"));
  // In a row with the others at home, below them in the inset.
  const auto lowest = [&](std::size_t area) {
    double low = 0;
    for (const glm::dvec2 corner : svg_rings(paths[area].attribute("d")).front()) low = std::max(low, corner.y);
    return low;
  };
  CHECK(lowest(3) > lowest(0) + 10);

  const std::vector<SvgElement> without = svg({atlas, "--no-insets"});
  CHECK(rings_by_area(without) == std::vector<std::size_t>{1, 1, 1, 1});
  CHECK(texts(without, "insets").empty());
}
