// Shapes drawn by hand or at random, small files made for one test, and what GEOS says of a shape.
#pragma once

#include <filesystem>
#include <geos_c.h>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "geo/layer.h"
#include "geo/mesh/topology.h"
#include "tests/folder.h"

namespace hustings::fixtures {

struct Record {
  std::string code, name;
  std::string wkt;  ///< empty: a record without geometry
};

/// British National Grid as the Greater London Authority writes it: no EPSG code, the scale factor rounded.
extern const char* const gla_grid;

/// Writes NAME.shp, .shx, .dbf (columns CODE and NAME) and, unless `prj` is empty, .prj; returns the .shp's path.
/// `kind` is the WKT name of the geometry: POLYGON, POINT or LINESTRING.
std::string write_shapefile(const Folder& folder, const std::string& name, const std::vector<Record>& records,
                            std::string_view prj = gla_grid, std::string_view kind = "POLYGON");

/// Writes NAME.xlsx, or .ods, with the cells as text, the first row being the header; returns its path.
std::string write_sheet(const Folder& folder, const std::string& name,
                        const std::vector<std::vector<std::string>>& cells, const std::string& ending = ".xlsx");

/// Cuts the file to so many bytes, or overwrites bytes in it.
void cut_to(const std::string& path, std::uintmax_t bytes);
void overwrite(const std::string& path, std::streamoff at, std::string_view bytes);

/// Rings: a square by its low corner and side; a star with so many corners, whose radius runs at random between `inner`
/// and `outer`; both counter-clockwise.
Ring square(Point low, double side);
Ring star(std::mt19937& random, Point centre, std::size_t corners, double inner, double outer);
Ring reversed(Ring ring);

/// Those that triangles count: of the outline, then of each hole.
std::vector<Point> vertices_of(const Polygon& polygon);

/// A square of `side` metres with a regular grid of `across` x `across` holes, each a star of `corners` corners.
Polygon perforated(double side, std::size_t across, std::size_t corners);

/// A shape as GEOS has it, with a context of its own.
class GeosShape {
 public:
  explicit GeosShape(const Shape& shape);
  GeosShape(const GeosShape&) = delete;
  GeosShape& operator=(const GeosShape&) = delete;
  ~GeosShape();

  GEOSContextHandle_t context() const { return context_; }
  const GEOSGeometry* geometry() const { return geometry_; }

 private:
  GEOSContextHandle_t context_;
  GEOSGeometry* geometry_;
};

/// Does GEOS find the shape valid (rings simple, holes inside, parts apart)?
bool is_valid(const Shape& shape);

/// The shapes of a layer's areas.
std::vector<Shape> shapes_of(const Layer& layer);

double length_of(const std::vector<Point>& line);

/// How often the areas of a topology use each arc.
std::vector<int> uses_of_arcs(const Topology& topology);

/// The text of a finding as the user reads it holds all these parts.
bool says(const Finding& finding, const std::vector<std::string>& parts);

}  // namespace hustings::fixtures
