#include "tools/synthetic/country.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <random>
#include <string_view>
#include <vector>

#include "base/whole_file.h"
#include "tools/layers/write_layer.h"

namespace hustings {

namespace {

constexpr double extent = 600'000;  // metres, of the longer side
constexpr Point low_corner{50'000, 50'000};
constexpr std::size_t district_side = 7;  // areas
// Small enough that two borders which leave one corner never meet again: all bends of one border together turn it by
// less than half of the narrowest corner.
constexpr double jitter = 0.14;      // of a cell's side
constexpr double first_bend = 0.09;  // of a border's length
constexpr double next_bend = 0.6;    // of the bend before

/// Numbers that are the same with every standard library; std's distributions are not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : random_(seed) {}
  /// Even, from -1 to 1.
  double swing() { return static_cast<double>(random_()) / static_cast<double>(std::mt19937::max()) * 2 - 1; }

 private:
  std::mt19937 random_;
};

/// The country's borders: of each corner of the grid the one that goes east and the one that goes north.
class Borders {
 public:
  Borders(std::size_t columns, std::size_t rows, std::size_t pieces, std::uint32_t seed)
      : columns_(columns),
        side_(extent / static_cast<double>(std::max(columns, rows))),
        pieces_(pieces),
        dice_(seed),
        corners_((columns + 1) * (rows + 1)),
        east_(corners_.size()),
        north_(corners_.size()) {
    for (std::size_t row = 0; row <= rows; ++row)
      for (std::size_t column = 0; column <= columns; ++column)
        corners_[at(column, row)] = low_corner + side_ * Point{static_cast<double>(column) + jitter * dice_.swing(),
                                                               static_cast<double>(row) + jitter * dice_.swing()};
    for (std::size_t row = 0; row <= rows; ++row)
      for (std::size_t column = 0; column <= columns; ++column) {
        if (column < columns) east_[at(column, row)] = winding(at(column, row), at(column + 1, row));
        if (row < rows) north_[at(column, row)] = winding(at(column, row), at(column, row + 1));
      }
  }

  /// Round the cells from one corner to another, counter-clockwise.
  Ring around(std::size_t left, std::size_t bottom, std::size_t right, std::size_t top) const {
    Ring ring;
    for (std::size_t column = left; column < right; ++column) append(ring, east_[at(column, bottom)], false);
    for (std::size_t row = bottom; row < top; ++row) append(ring, north_[at(right, row)], false);
    for (std::size_t column = right; column-- > left;) append(ring, east_[at(column, top)], true);
    for (std::size_t row = top; row-- > bottom;) append(ring, north_[at(left, row)], true);
    return ring;
  }

 private:
  std::size_t at(std::size_t column, std::size_t row) const { return row * (columns_ + 1) + column; }

  Ring winding(std::size_t from, std::size_t to) {
    Ring line{corners_[from]};
    wind(line, corners_[from], corners_[to], pieces_, first_bend);
    return line;
  }

  /// Adds what comes after `from`, up to and with `to`.
  void wind(Ring& line, Point from, Point to, std::size_t pieces, double bend) {
    if (pieces <= 1) return line.push_back(to);
    const Point along = to - from;
    const Point middle = (from + to) * 0.5 + bend * dice_.swing() * Point{-along.y, along.x};
    wind(line, from, middle, pieces / 2, bend * next_bend);
    wind(line, middle, to, pieces - pieces / 2, bend * next_bend);
  }

  /// All but the last vertex, which the next border begins with.
  static void append(Ring& ring, const Ring& line, bool backwards) {
    if (backwards) ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
    else ring.insert(ring.end(), line.begin(), line.end() - 1);
  }

  std::size_t columns_;
  double side_;
  std::size_t pieces_;
  Dice dice_;
  std::vector<Point> corners_;
  std::vector<Ring> east_, north_;
};

Area area_of(char kind, std::size_t number, std::string_view name, Ring ring) {
  return {.code = fmt::format("{}{:08}", kind, number),
          .name = fmt::format("{} {}", name, number),
          .parent = {},
          .shape = {{.outer = std::move(ring), .holes = {}}}};
}

/// As many rows as whole numbers of columns allow; the last one may be short, so it is left out of the districts' grid.
struct Grid {
  std::size_t columns, rows;
  explicit Grid(std::size_t areas)
      : columns(std::max<std::size_t>(1, static_cast<std::size_t>(std::sqrt(static_cast<double>(areas))))),
        rows((areas + columns - 1) / columns) {}
};

constexpr std::array<std::string_view, 4> parties = {"con", "lab", "ld", "green"};

std::string results_of(const Layer& areas, double swing, std::uint32_t seed) {
  Dice dice(seed);
  std::string text = "area_code,party,candidate,votes\n";
  for (std::size_t i = 0; i < areas.areas.size(); ++i) {
    const double east = static_cast<double>(i % 97) / 97;  // so that neighbours do not all vote alike
    const std::array<double, 4> shares = {0.25 + 0.3 * east + swing, 0.5 - 0.3 * east - swing, 0.15, 0.1};
    for (std::size_t party = 0; party < parties.size(); ++party)
      text += fmt::format("{},{},,{}\n", areas.areas[i].code, parties[party],
                          std::lround(20'000 * shares[party] * (1 + 0.2 * dice.swing())));
  }
  return text;
}

std::string atlas_of(const CountryPlan& plan) {
  std::string text = fmt::format("title = \"A country of {} areas\"\ndefault_contest = \"second\"\n", plan.areas);
  text +=
      "\n[[layer]]\nid = \"areas\"\ntitle = \"Areas\"\nsource = \"areas.shp\"\ncode = \"GSS_CODE\"\nname = \"NAME\"\n"
      "parent = \"PARENT\"\nparent_layer = \"districts\"\n";
  text +=
      "\n[[layer]]\nid = \"districts\"\ntitle = \"Districts\"\nsource = \"districts.shp\"\ncode = \"GSS_CODE\"\n"
      "name = \"NAME\"\n";
  text += "\n[[track]]\nid = \"parliament\"\ntitle = \"Parliament\"\n";
  for (const auto& [id, title, year] : {std::tuple("first", "First", 2015), std::tuple("second", "Second", 2020)})
    text += fmt::format(
        "\n[[contest]]\nid = \"{0}\"\ntrack = \"parliament\"\ntitle = \"{1} election\"\ndate = {2}-05-07\n"
        "layer = \"areas\"\nresults = \"{0}.csv\"\nmethod = \"first-past-the-post\"\nsource = \"Made up\"\n",
        id, title, year);
  return text + "compare = \"first\"\n";
}

}  // namespace

Country make_country(const CountryPlan& plan) {
  const Grid grid(plan.areas);
  const std::size_t pieces = std::max<std::size_t>(1, plan.vertices / std::max<std::size_t>(1, plan.areas) / 4);
  const Borders borders(grid.columns, grid.rows, pieces, plan.seed);
  Country country;
  country.areas.id = "areas";
  country.districts.id = "districts";
  const std::size_t districts_across = (grid.columns + district_side - 1) / district_side;
  for (std::size_t number = 0; number < plan.areas; ++number) {
    const std::size_t column = number % grid.columns;
    const std::size_t row = number / grid.columns;
    Area area = area_of('A', number, "Area", borders.around(column, row, column + 1, row + 1));
    area.parent = fmt::format("D{:08}", row / district_side * districts_across + column / district_side);
    country.areas.areas.push_back(std::move(area));
  }
  for (std::size_t bottom = 0; bottom < grid.rows; bottom += district_side)
    for (std::size_t left = 0; left < grid.columns; left += district_side)
      country.districts.areas.push_back(
          area_of('D', country.districts.areas.size(), "District",
                  borders.around(left, bottom, std::min(left + district_side, grid.columns),
                                 std::min(bottom + district_side, grid.rows))));
  for (Layer* layer : {&country.areas, &country.districts})
    for (const Area& area : layer->areas) layer->bounds.add(bounds_of(area.shape));
  return country;
}

std::filesystem::path write_country(const CountryPlan& plan, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const Country country = make_country(plan);
  write_layer(country.areas, (folder / "areas.shp").string());
  write_layer(country.districts, (folder / "districts.shp").string());
  write_whole(folder / "first.csv", results_of(country.areas, 0, plan.seed + 1));
  write_whole(folder / "second.csv", results_of(country.areas, 0.06, plan.seed + 2));
  write_whole(folder / "atlas.toml", atlas_of(plan));
  return folder / "atlas.toml";
}

}  // namespace hustings
