#include "base/pattern.h"

#include <doctest/doctest.h>
#include <set>

using namespace hustings;

TEST_CASE("each pattern that is seen has one style, and no two look alike") {
  std::set<Pattern> patterns;
  std::set<std::pair<PatternShape, PatternInk>> looks;
  for (const PatternStyle& style : pattern_styles) {
    patterns.insert(style.pattern);
    looks.insert({style.shape, style.ink});
    CHECK(static_cast<std::size_t>(style.pattern) < pattern_count);
    CHECK(style.opacity > 0);
    CHECK(style.opacity <= 1);
    for (const PatternMeasure& measure : {style.map, style.swatch}) CHECK(measure.width < measure.period);
  }
  CHECK(patterns.size() == pattern_styles.size());
  CHECK(looks.size() == pattern_styles.size());
  CHECK(style_of(Pattern::none) == nullptr);
  CHECK(style_of(Pattern::not_covered) == nullptr);
  CHECK(style_of(Pattern::not_declared) == nullptr);
  CHECK(pattern_styles.size() == pattern_count - 3);
}
