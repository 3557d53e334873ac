// Insets in what is exported: an SVG draws an area at both places as one path, and no inset without.
#include <algorithm>
#include <cmath>
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
  // At home it begins where the third one ends.
  const auto gap_before_last = [](const std::vector<SvgElement>& areas) {
    double end = -1e9, begin = 1e9;
    const auto third = svg_rings(areas[2].attribute("d"));
    const auto last = svg_rings(areas[3].attribute("d"));
    for (const glm::dvec2 corner : third.front()) end = std::max(end, corner.x);
    for (const glm::dvec2 corner : last.front()) begin = std::min(begin, corner.x);
    return std::abs(begin - end);
  };
  CHECK(gap_before_last(paths) > 10);

  const std::vector<SvgElement> without = svg({atlas, "--no-insets"});
  CHECK(rings_by_area(without) == std::vector<std::size_t>{1, 1, 1, 1});
  CHECK(texts(without, "insets").empty());
  CHECK(gap_before_last(area_paths(without)) < 1);
}
