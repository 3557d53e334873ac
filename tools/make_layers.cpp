// Makes assets/boundaries from the official boundary files: `make_layers DATA_FOLDER ASSETS_FOLDER`.

#include <filesystem>
#include <fmt/format.h>
#include <map>
#include <ogr_geometry.h>

#include "base/log.h"
#include "geo/mesh/simplify.h"
#include "geo/read/read_layer.h"
#include "geo/read/read_table.h"
#include "tools/layers/context.h"
#include "tools/layers/redrawn_wards.h"
#include "tools/layers/united_kingdom.h"
#include "tools/layers/write_layer.h"

namespace hustings {
namespace {

namespace fs = std::filesystem;

constexpr double simplify_to = 2;  // metres

template <class T>
T taken(Outcome<T> outcome) {
  report(outcome.findings);
  if (!outcome) throw InputError(outcome.findings.front());
  return std::move(*outcome.value);
}

Layer read(const fs::path& path, const std::string& id, const std::string& code, const std::string& name,
           const std::string& parent = {}, const std::string& crs = {}) {
  return taken(read_layer({.id = id,
                           .source = path.string(),
                           .source_layer = {},
                           .code = code,
                           .name = name,
                           .parent = parent,
                           .crs = crs}));
}

/// A look-up table as a map from one column to another.
std::map<std::string, std::string> look_up(const fs::path& path, const std::string& from, const std::string& to) {
  const Table table = taken(read_table(path.string()));
  std::map<std::string, std::string> out;
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    out[table.cell(row, table.find_column(from))] = table.cell(row, table.find_column(to));
  return out;
}

/// Areas merged into larger ones: `parent_of` gives the larger area's code, `names` its name.
Layer merged(const Layer& parts, const std::string& id, const std::map<std::string, std::string>& parent_of,
             const std::map<std::string, std::string>& names) {
  Layer out{.id = id, .file = {}, .areas = {}, .bounds = parts.bounds};
  std::map<std::string, std::int32_t> group;
  for (const auto& [code, name] : names) {
    group[code] = static_cast<std::int32_t>(out.areas.size());
    out.areas.push_back({.code = code, .name = name, .parent = {}, .shape = {}});
  }
  std::vector<Shape> shapes;
  for (const Area& area : parts.areas) shapes.push_back(area.shape);
  const Topology topology = build_topology(shapes);
  std::vector<Shape> larger = dissolve(topology, out.areas.size(), [&](std::int32_t area) {
    return group.at(parent_of.at(parts.areas[static_cast<std::size_t>(area)].code));
  });
  for (std::size_t i = 0; i < larger.size(); ++i) out.areas[i].shape = std::move(larger[i]);
  return out;
}

/// Simplifies layers together: a border that occurs in several of them stays one line in all.
void simplify_together(const std::vector<Layer*>& layers) {
  std::vector<const Shape*> shapes;
  std::vector<std::pair<std::size_t, std::size_t>> groups;
  for (const Layer* layer : layers) {
    groups.emplace_back(shapes.size(), shapes.size() + layer->areas.size());
    for (const Area& area : layer->areas) shapes.push_back(&area.shape);
  }
  const Topology simpler = simplify(build_topology(shapes), simplify_to, groups);
  std::size_t at = 0;
  for (Layer* layer : layers)
    for (Area& area : layer->areas) area.shape = shape_of(simpler, at++);
}

void check_and_write(const Layer& layer, const fs::path& folder) {
  std::size_t vertices = 0;
  for (const Area& area : layer.areas) {
    vertices += vertex_count(area.shape);
    if (!to_ogr(area.shape)->IsValid())
      throw InputError({.severity = Severity::error,
                        .place = {.file = {}, .layer = layer.id, .row = {}, .column = {}},
                        .what = area.code + " is not valid after simplifying",
                        .remedy = "Simplify less"});
  }
  write_layer(layer, (folder / (layer.id + ".shp")).string());
  fmt::print("{}: {} areas, {} vertices\n", layer.id, layer.areas.size(), vertices);
}

/// The nations, and England's regions, merged from their seats. Two names are as people write them.
Layer nations_and_regions(const Layer& seats, std::map<std::string, std::string> names) {
  names.at("E15000003") = "Yorkshire and the Humber";
  names.at("E15000006") = "East of England";
  std::map<std::string, std::string> region_of;
  for (const Area& seat : seats.areas) region_of[seat.code] = seat.parent;
  return merged(seats, "uk-regions", region_of, names);
}

/// The Thames, the land around London, and the United Kingdom.
void write_surroundings(const fs::path& source, const fs::path& lookups, const fs::path& out, const Layer& outline) {
  Layer thames = read(source / "thames_tidal_derived/Thames_Tidal_London.shp", "thames", "NAME", "NAME");
  thames.areas.front().code = "THAMES";
  simplify_together({&thames});
  check_and_write(thames, out);

  const Layer countries = read(
      source /
          "context_gb_countries_2015_ons/Countries_December_2015_Generalised_Clipped_Boundaries_in_Great_Britain.shp",
      "countries", "ctry15cd", "ctry15nm");
  check_and_write(surrounding_land(countries, outline.areas.front().shape, 130'000, 80), out);

  const Layer uk = read(source / "constituencies_uk_650_topojson/topo_wpc_uk_10pc.topo.json", "uk", "PCON13CD",
                        "PCON13NM", {}, "OGC:CRS84");
  const fs::path table = lookups / "PCON16_EER16_UK_LU.csv";
  const Layer seats = united_kingdom(uk, table.string(), 500'000, {.small = 150, .large = 400, .small_is_under = 25e6});
  check_and_write(seats, out);
  check_and_write(nations_and_regions(seats, look_up(table, "eer16cd", "eer16nm")), out);
}

void make_layers(const fs::path& data, const fs::path& assets) {
  const fs::path source = data / "boundaries";
  const fs::path lookups = data / "lookups";
  const fs::path out = assets / "boundaries";
  fs::create_directories(out);

  Layer wards_2002 = read(source / "london_wards_2002_2014_gla/London_Ward_CityMerged.shp", "wards-2002", "GSS_CODE",
                          "NAME", "LB_GSS_CD");
  const Layer published_2014 = read(source / "london_wards_2014_2018_gla/London_Ward_CityMerged.shp", "wards-2014",
                                    "GSS_CODE", "NAME", "LB_GSS_CD");
  put_new_nodes_on_old_borders(wards_2002, published_2014);
  const Layer seats = read(source / "constituencies_london_fullres_derived/London_Constituency_from_wards.shp", "seats",
                           "PCON_CD", "PCON_NM");
  const Layer assembly_seats = read(source / "london_assembly_constituencies_derived/London_Assembly_Constituency.shp",
                                    "assembly", "GSS_CODE", "NAME");
  const Layer borough_names =
      read(source / "london_boroughs_gla/London_Borough_Excluding_MHW.shp", "boroughs", "GSS_CODE", "NAME");

  const auto names_of = [](const Layer& layer) {
    std::map<std::string, std::string> names;
    for (const Area& area : layer.areas) names[area.code] = area.name;
    return names;
  };
  std::map<std::string, std::string> borough_of;
  for (const Area& ward : wards_2002.areas) borough_of[ward.code] = ward.parent;
  const auto assembly_seat_of_borough =
      look_up(lookups / "derived_borough_to_assembly_constituency.csv", "lad_cd", "lac_cd");
  std::map<std::string, std::string> assembly_seat_of;
  for (const auto& [ward, borough] : borough_of) assembly_seat_of[ward] = assembly_seat_of_borough.at(borough);
  const auto seat_of = look_up(lookups / "derived_ward_2002_2014_to_constituency_2010.csv", "wd_cd", "pcon_cd");
  std::map<std::string, std::string> one_city;
  for (const Area& ward : wards_2002.areas) one_city[ward.code] = "E12000007";

  Layer boroughs = merged(wards_2002, "boroughs", borough_of, names_of(borough_names));
  for (Area& borough : boroughs.areas) borough.parent = assembly_seat_of_borough.at(borough.code);
  Layer wards_2014 = on_old_borders(published_2014, wards_2002, boroughs);
  Layer constituencies = merged(wards_2002, "constituencies-2010", seat_of, names_of(seats));
  Layer assembly = merged(wards_2002, "assembly", assembly_seat_of, names_of(assembly_seats));
  Layer outline = merged(wards_2002, "outline", one_city, {{"E12000007", "London"}});

  simplify_together({&wards_2002, &wards_2014, &boroughs, &constituencies, &assembly, &outline});
  for (const Layer* layer : {&wards_2002, &wards_2014, &boroughs, &constituencies, &assembly, &outline})
    check_and_write(*layer, out);
  write_surroundings(source, lookups, out, outline);
}

}  // namespace
}  // namespace hustings

int main(int count, char** arguments) {
  hustings::set_up_log();
  if (count != 3) {
    fmt::print(stderr, "usage: make_layers DATA_FOLDER ASSETS_FOLDER\n");
    return 2;
  }
  try {
    hustings::make_layers(arguments[1], arguments[2]);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\n", failure.what());
    return 1;
  }
  return 0;
}
