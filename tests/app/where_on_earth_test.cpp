// What the program says of boundaries that lie elsewhere than their CRS says, and of rows that are not as a map wants
// them.

#include <doctest/doctest.h>

#include <fmt/format.h>

#include "tests/app/program.h"

namespace {

const std::string votes = "area_code,party,votes\nX1,con,300\nX1,lab,200\nX2,con,100\nX2,lab,400\n";

/// Two squares side by side, the first one's low corner at (x, y).
std::string two_squares(double x, double y, double side) {
  const auto square = [&](const char* code, double low) {
    return fmt::format(
        R"({{"type":"Feature","properties":{{"CODE":"{0}","NAME":"Ward {0}"}},"geometry":{{"type":"Polygon",)"
        R"("coordinates":[[[{1},{2}],[{3},{2}],[{3},{4}],[{1},{4}],[{1},{2}]]]}}}})",
        code, low, y, low + side, y + side);
  };
  return fmt::format(R"({{"type":"FeatureCollection","features":[{},{}]}})", square("X1", x), square("X2", x + side));
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

Ran make_atlas(const TemporaryFolder& folder, const std::vector<std::string>& more = {}) {
  std::vector<std::string> words{"new",       folder / "mine",      "--boundaries", folder / "areas.geojson",
                                 "--results", folder / "votes.csv", "--date",       "2018-05-03"};
  words.insert(words.end(), more.begin(), more.end());
  return run(words);
}

}  // namespace

TEST_CASE("a first atlas from metres that are called degrees says which option names them, once") {
  const TemporaryFolder folder;
  write_file(folder / "areas.geojson", two_squares(530000, 180000, 1000));
  write_file(folder / "votes.csv", votes);
  const Ran refused = make_atlas(folder);
  INFO(refused.err);
  CHECK(refused.code == 1);
  CHECK(count_of(refused.out + refused.err, "--crs EPSG:27700") == 1);
  const Ran made = make_atlas(folder, {"--crs", "EPSG:27700"});
  CHECK(made.code == 0);
  CHECK(contains_all(made.out, {"2 of 2 areas"}));
  CHECK(run({"check", folder / "mine/atlas.toml"}).code == 0);
}

TEST_CASE(
    "a map far from Britain has a projection of its own; one that does not fit is warned of once, by new and by "
    "check") {
  const TemporaryFolder folder;
  write_file(folder / "areas.geojson", two_squares(172.5, -43.5, 0.1));
  write_file(folder / "votes.csv", votes);
  const Ran fits = make_atlas(folder);
  CHECK(fits.code == 0);
  CHECK(contains_all(fits.out, {"New Zealand"}));
  CHECK(count_of(fits.out + fits.err, "outside the part of the Earth") == 0);
  CHECK(run({"check", folder / "mine/atlas.toml"}).code == 0);
  const std::string other = folder / "other";
  const Ran made = run({"new", other, "--boundaries", folder / "areas.geojson", "--results", folder / "votes.csv",
                        "--date", "2018-05-03", "--target-crs", "EPSG:27700"});
  CHECK(made.code == 0);
  CHECK(count_of(made.out + made.err, "outside the part of the Earth") == 1);
  const Ran check = run({"check", other + "/atlas.toml"});
  CHECK(check.code == 1);
  CHECK(count_of(check.out + check.err, "outside the part of the Earth") == 1);
  CHECK(contains_all(check.out, {"1 fault"}));
}
