// Layers and meshes from the cache are those that would be made anew; a file that is not right is made again.
#include "geo/mesh/cached_layer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sys/stat.h>
#include <thread>

#include "geo/mesh/detail_levels.h"
#include "geo/mesh/label_points.h"
#include "geo/mesh/overlap.h"
#include "places.h"
#include "tests/cache_folder.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace fs = std::filesystem;

namespace {

const std::string square_wkt = "POLYGON((530000 180000,530100 180000,530100 180100,530000 180100,530000 180000))";
const std::string bow_tie = "POLYGON((530200 180000,530300 180100,530300 180000,530200 180100,530200 180000))";

std::string bytes_in(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
}

/// Everything that is worked out from a layer.
struct Made {
  CachedLayer ready;
  std::vector<Point> label_points;
  Findings findings;
  std::vector<LayerMesh> meshes;
};

Made made_from(const std::string& path) {
  Outcome<CachedLayer> read = read_cached_layer({.id = "wards",
                                                 .source = path,
                                                 .source_layer = {},
                                                 .code = path.ends_with("wards-2014.shp") ? "GSS_CODE" : "CODE",
                                                 .name = "NAME",
                                                 .parent = {},
                                                 .crs = {}});
  REQUIRE(read);
  Made made{.ready = std::move(*read.value), .label_points = {}, .findings = std::move(read.findings), .meshes = {}};
  const LabelPoints points(made.ready.layer, made.ready.content);
  made.label_points.assign(points.begin(), points.end());
  DetailLevels levels(made.ready.layer, made.ready.content);
  for (std::size_t level = 0; level < DetailLevels::count; ++level) made.meshes.push_back(levels.mesh(level));
  for (const Finding& finding : levels.findings()) made.findings.push_back(finding);
  return made;
}

void check_same(const Made& a, const Made& b) {
  CHECK(a.ready.content == b.ready.content);
  CHECK(a.label_points == b.label_points);
  CHECK(a.ready.layer.id == b.ready.layer.id);
  CHECK(a.ready.layer.bounds.low == b.ready.layer.bounds.low);
  CHECK(a.ready.layer.bounds.high == b.ready.layer.bounds.high);
  REQUIRE(a.ready.layer.areas.size() == b.ready.layer.areas.size());
  for (std::size_t i = 0; i < a.ready.layer.areas.size(); ++i) {
    const Area& one = a.ready.layer.areas[i];
    const Area& other = b.ready.layer.areas[i];
    CHECK((one.code == other.code && one.name == other.name && one.parent == other.parent));
    REQUIRE(one.shape.size() == other.shape.size());
    for (std::size_t part = 0; part < one.shape.size(); ++part)
      CHECK((one.shape[part].outer == other.shape[part].outer && one.shape[part].holes == other.shape[part].holes));
  }
  REQUIRE(a.findings.size() == b.findings.size());
  for (std::size_t i = 0; i < a.findings.size(); ++i) CHECK(describe(a.findings[i]) == describe(b.findings[i]));
  for (std::size_t level = 0; level < DetailLevels::count; ++level) {
    CHECK(a.meshes[level].origin == b.meshes[level].origin);
    CHECK(a.meshes[level].vertices == b.meshes[level].vertices);
    CHECK(a.meshes[level].indices == b.meshes[level].indices);
    CHECK(a.meshes[level].borders == b.meshes[level].borders);
  }
}

/// A file that is written anew takes the place of the old one, and is another one to the file system.
std::map<fs::path, ino_t> identities(const CacheFolder& cache) {
  std::map<fs::path, ino_t> out;
  for (const fs::path& path : cache.files()) {
    struct stat status {};
    REQUIRE(stat(path.c_str(), &status) == 0);
    out[path] = status.st_ino;
  }
  return out;
}

const std::string wards = std::string(HUSTINGS_TEST_ASSETS) + "/boundaries/wards-2014.shp";

}  // namespace

TEST_CASE("a second load takes all of it from the cache, and it is what a load without one makes") {
  const Made without = [] {
    const CacheFolder off(true);
    Made made = made_from(wards);
    CHECK(off.files().empty());
    return made;
  }();
  const CacheFolder cache;
  check_same(made_from(wards), without);
  const auto kept = identities(cache);
  CHECK(kept.size() == 2 + DetailLevels::count);  // layer, labels, meshes
  check_same(made_from(wards), without);
  CHECK(identities(cache) == kept);  // nothing was made and kept again
}

TEST_CASE("a kept file that is cut, changed, of another form or of another layer is made again") {
  const Folder folder;
  const CacheFolder cache;
  const std::string path = write_shapefile(folder, "areas", {{"E1", "One", square_wkt}, {"E2", "Two", bow_tie}});
  const Made right = made_from(path);
  REQUIRE_FALSE(right.findings.empty());
  std::map<fs::path, std::string> kept;
  for (const fs::path& file : cache.files()) kept[file] = bytes_in(file);
  const auto check_mended = [&](const fs::path& file, const std::string& spoilt) {
    write(file, spoilt);
    check_same(made_from(path), right);
    CHECK(bytes_in(file) == kept.at(file));
  };
  for (const auto& [file, bytes] : kept) {
    CAPTURE(file);
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{64}, bytes.size() / 2, bytes.size() - 1})
      check_mended(file, bytes.substr(0, size));
    check_mended(file, bytes + '\0');
    check_mended(file, std::string(bytes.size(), '\0'));
    const std::size_t step = std::max<std::size_t>(1, bytes.size() / 40);
    for (std::size_t at = 0; at < bytes.size(); at += at < 64 ? 4 : step) {
      std::string flipped = bytes;
      flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
      check_mended(file, flipped);
    }
    for (const auto& [other, foreign] : kept)
      if (other != file) check_mended(file, foreign);
  }
}

TEST_CASE("another layer's files under this one's names are not taken for its own") {
  const Folder folder;
  const CacheFolder cache;
  const std::string one = write_shapefile(folder, "one", {{"E1", "One", square_wkt}});
  const std::string two = write_shapefile(folder, "two", {{"E1", "One", bow_tie}});
  const Made of_one = made_from(one);
  const auto files_of_one = cache.files();
  const Made of_two = made_from(two);
  for (const fs::path& file : cache.files()) {
    if (std::find(files_of_one.begin(), files_of_one.end(), file) != files_of_one.end()) continue;
    const std::string kind = file.filename().string().substr(0, file.filename().string().find('-'));
    for (const fs::path& foreign : files_of_one)
      if (foreign.filename().string().starts_with(kind))
        fs::copy_file(foreign, file, fs::copy_options::overwrite_existing);
    check_same(made_from(two), of_two);
  }
  check_same(made_from(one), of_one);
}

TEST_CASE("a changed source is noticed though its size and time are the same") {
  const Folder folder;
  const CacheFolder cache;
  const std::string path = write_shapefile(folder, "areas", {{"E1", "One", square_wkt}});
  CHECK(made_from(path).ready.layer.areas[0].name == "One");
  const std::string table = folder.path("areas.dbf");
  const auto time = fs::last_write_time(table);
  std::string bytes = bytes_in(table);
  bytes.replace(bytes.find("One"), 3, "Two");
  write(table, bytes);
  fs::last_write_time(table, time);
  CHECK(made_from(path).ready.layer.areas[0].name == "Two");
}

TEST_CASE("findings name the file and the layer that are read now") {
  const Folder folder;
  const CacheFolder cache;
  const std::string path = write_shapefile(folder, "areas", {{"E1", "One", square_wkt}, {"E2", "Two", bow_tie}});
  REQUIRE(made_from(path).findings.size() == 1);
  fs::create_directory(folder.path("moved"));
  for (const char* extension : {".shp", ".shx", ".dbf", ".prj"})
    fs::rename(folder.path(std::string("areas") + extension), folder.path(std::string("moved/areas") + extension));
  const std::string moved = folder.path("moved/areas.shp");
  const auto kept = identities(cache);
  const Made again = made_from(moved);
  REQUIRE(again.findings.size() == 1);
  CHECK(again.findings.front().place.file == moved);
  CHECK(again.findings.front().place.row == 1);
  CHECK(again.ready.layer.file == moved);
  CHECK(identities(cache) == kept);
}

TEST_CASE("several at once make the same, and leave whole files") {
  const CacheFolder cache;
  const Folder folder;
  std::vector<Record> records;
  for (int i = 0; i < 20; ++i) records.push_back({"E" + std::to_string(i), "n", i % 2 == 0 ? square_wkt : bow_tie});
  const std::string path = write_shapefile(folder, "areas", records);
  std::vector<Made> made(6);
  {
    std::vector<std::jthread> threads;
    for (Made& one : made) threads.emplace_back([&] { one = made_from(path); });
  }
  for (const Made& one : made) check_same(one, made.front());
  CHECK(cache.files().size() == 2 + DetailLevels::count);  // and no file that was left half written
  const auto kept = identities(cache);
  check_same(made_from(path), made.front());
  CHECK(identities(cache) == kept);
}

TEST_CASE("overlaps from the cache are those of the layers, each pair's own, and a spoilt file is made again") {
  const auto read = [](const char* id, const char* file) {
    auto layer = read_cached_layer({.id = id,
                                    .source = std::string(HUSTINGS_TEST_ASSETS) + "/boundaries/" + file,
                                    .source_layer = {},
                                    .code = "GSS_CODE",
                                    .name = "NAME",
                                    .parent = {},
                                    .crs = {}});
    REQUIRE(layer);
    return std::move(*layer.value);
  };
  const CachedLayer from = read("wards", "wards-2014.shp"), to = read("seats", "constituencies-2010.shp");
  const auto same = [](const std::vector<std::vector<Overlap>>& a, const std::vector<std::vector<Overlap>>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
      return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                        [](const Overlap& x, const Overlap& y) { return x.to == y.to && x.part == y.part; });
    });
  };
  const auto forth = overlaps(from.layer, to.layer), back = overlaps(to.layer, from.layer);
  REQUIRE_FALSE(same(forth, back));
  const CacheFolder cache;
  for (int time = 0; time < 2; ++time) {
    CHECK(same(cached_overlaps({from.layer, from.content}, {to.layer, to.content}), forth));
    CHECK(same(cached_overlaps({to.layer, to.content}, {from.layer, from.content}), back));
    CHECK(cache.files().size() == 2);
  }
  for (const fs::path& file : cache.files()) {
    const std::string bytes = bytes_in(file);
    write(file, bytes.substr(0, bytes.size() / 2));
  }
  CHECK(same(cached_overlaps({from.layer, from.content}, {to.layer, to.content}), forth));
}
