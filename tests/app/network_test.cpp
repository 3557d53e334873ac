// No connection is ever made unless a database is named: a listener on the loopback sees nobody, whatever a file, an
// atlas or an option asks for.
#include <doctest/doctest.h>

#include <filesystem>
#include <fmt/format.h>
#include <sys/stat.h>

#include "places.h"
#include "tests/app/loopback.h"
#include "tests/app/program.h"

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

/// Whoever would connect waits for an answer that never comes: better cut short.
const Words impatient{"GDAL_HTTP_TIMEOUT=2", "GDAL_HTTP_CONNECTTIMEOUT=2", "HUSTINGS_DATABASE_SECONDS=2"};

/// Every spelling that one of the libraries takes for something to fetch.
Words addresses(const Listener& listener, const std::string& file) {
  const std::string http = listener.address() + "/" + file;
  const std::string place = fmt::format("127.0.0.1:{}/{}", listener.port(), file);
  Words all{http, "HTTP://" + place, "https://" + place, "ftp://" + place};
  for (const char* prefix :
       {"/vsicurl/", "/vsicurl_streaming/", "/vsizip//vsicurl/", "/vsigzip//vsicurl/", "/vsitar//vsicurl/",
        "/vsisubfile/0_10,/vsicurl/", "/vsicached?file=/vsicurl/", "/vsisparse//vsicurl/", "/vsicrypt//vsicurl/"})
    all.push_back(prefix + http);
  all.push_back("/vsizip/{/vsicurl/" + http + "}/a.csv");
  all.push_back("/vsicurl?url=" + http);
  for (const char* store : {"vsis3", "vsigs", "vsiaz", "vsioss", "vsiswift", "vsiadls", "vsiwebhdfs", "vsihdfs"}) {
    all.push_back(fmt::format("/{}/bucket/{}", store, file));
    all.push_back(fmt::format("/{}_streaming/bucket/{}", store, file));
  }
  for (const char* driver : {"GeoJSON:", "ESRIJSON:", "TopoJSON:", "WFS:", "OAPIF:", "CSV:", "GPKG:", "Elasticsearch:",
                             "CouchDB:", "MVT:", "XLSX:"})
    all.push_back(driver + http);
  return all;
}

/// Cloud stores are looked for where the environment says.
Words environment(const Listener& listener) {
  const std::string place = fmt::format("127.0.0.1:{}", listener.port());
  Words all = impatient;
  for (const char* variable : {"AWS_S3_ENDPOINT", "OSS_ENDPOINT", "CPL_GS_ENDPOINT", "AZURE_STORAGE_BLOB_ENDPOINT"})
    all.push_back(fmt::format("{}={}", variable, place));
  for (const char* setting : {"AWS_HTTPS=NO", "AWS_NO_SIGN_REQUEST=YES", "AWS_VIRTUAL_HOSTING=FALSE",
                              "GS_NO_SIGN_REQUEST=YES", "OSS_HTTPS=NO", "PROJ_NETWORK=ON"})
    all.emplace_back(setting);
  all.push_back("PROJ_NETWORK_ENDPOINT=" + listener.address());
  return all;
}

void check_uncalled(Listener& listener, const Words& words) {
  std::string typed;
  for (const std::string& word : words) typed += word + " ";
  INFO(typed);
  const Ran ran = run(words, environment(listener));
  INFO(ran.out, ran.err);
  CHECK_FALSE(listener.was_called());
  CHECK(ran.code >= 0);
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string squares(const std::string& crs) {
  std::string text = "{\"type\": \"FeatureCollection\", " + crs + "\"features\": [";
  for (int i = 0; i < 4; ++i) {
    const int west = 530000 + 1000 * i;
    text += fmt::format(
        "{}{{\"type\": \"Feature\", \"properties\": {{\"CODE\": \"A{}\", \"NAME\": \"Square\"}}, "
        "\"geometry\": {{\"type\": \"Polygon\", \"coordinates\": [[[{},0],[{},0],[{},1000],[{},1000],"
        "[{},0]]]}}}}",
        i > 0 ? ", " : "", i + 1, west, west + 1000, west + 1000, west, west);
  }
  return text + "]}";
}

}  // namespace

TEST_CASE("the listener itself is sound: it hears who does connect") {
  Listener listener;
  CHECK_FALSE(listener.was_called());
  FixtureAtlas fixture;
  fixture.replace("atlas.toml", "results = \"new.csv\"",
                  fmt::format("results = \"PG:host=127.0.0.1 port={} dbname=a user=b\"", listener.port()));
  CHECK(run({"check", fixture.atlas()}, impatient).code == 1);
  CHECK(listener.was_called());  // a database was named
}

TEST_CASE("a coordinate reference system that is a link is not followed, and is a fault unless the atlas names one") {
  Listener listener;
  const FixtureAtlas fixture;
  fixture.replace("atlas.toml", "squares.shp", "squares.geojson");
  const std::string atlas = fixture.read("atlas.toml");
  for (const char* type : {"link", "url"})
    for (const char* key : {"href", "url"}) {
      fixture.write("atlas.toml", atlas);
      fixture.write("squares.geojson",
                    squares(fmt::format("\"crs\": {{\"type\": \"{}\", \"properties\": {{\"{}\": \"{}/x\", \"type\": "
                                        "\"proj4\"}}}}, ",
                                        type, key, listener.address())));
      check_uncalled(listener, {"check", fixture.atlas()});
      fixture.replace("atlas.toml", "code = \"CODE\"\n", "code = \"CODE\"\ncrs = \"EPSG:27700\"\n");
      check_uncalled(listener, {"check", fixture.atlas()});
      CHECK(run({"table", "--contest", "new", fixture.atlas()}).code == 0);
    }
  fixture.write("atlas.toml", atlas);
  fixture.write("squares.geojson", squares(fmt::format("\"crs\": {{\"type\": \"link\", \"properties\": {{\"href\": "
                                                       "\"{}/x\"}}}}, ",
                                                       listener.address())));
  const Ran ran = run({"check", fixture.atlas()});
  CHECK(ran.code == 1);
  CHECK_MESSAGE(contains_all(ran.err, {"is a link", "nothing is fetched", "crs = \"EPSG:27700\""}), ran.err);
}

TEST_CASE("what a crs key or --crs names is never fetched or opened") {
  Listener listener;
  Words names = addresses(listener, "crs");
  names.push_back("urn:ogc:def:crs:" + listener.address());
  names.push_back("+init=" + listener.address() + "/a:b");
  names.push_back(fmt::format("+proj=longlat +ellps=airy +nadgrids={}/a.gsb", listener.address()));
  names.emplace_back("+proj=longlat +ellps=airy +nadgrids=uk_os_OSTN15_NTv2_OSGBtoETRS.tif");
  names.emplace_back("EPSG:4277");
  const FixtureAtlas fixture;
  fixture.write("squares.geojson", squares(""));
  std::string layers = fixture.read("atlas.toml");
  for (std::size_t i = 0; i < names.size(); ++i)
    layers += fmt::format("[[layer]]\nid = \"l{}\"\nsource = \"squares.geojson\"\ncode = \"CODE\"\ncrs = '{}'\n", i,
                          names[i]);
  fixture.write("many.toml", layers);
  check_uncalled(listener, {"check", fixture.folder() / "many.toml"});
  for (const std::size_t i : {std::size_t{0}, std::size_t{5}, names.size() - 3}) {
    fixture.write("one.toml", "crs = '" + names[i] + "'\n" + fixture.read("atlas.toml"));
    check_uncalled(listener, {"check", fixture.folder() / "one.toml"});
    check_uncalled(listener, {"new", fixture.folder() / "made", "--boundaries", fixture.folder() / "squares.geojson",
                              "--results", fixture.folder() / "new.csv", "--crs", names[i]});
  }
}

TEST_CASE("a crs that names a file of the machine opens none") {
  const FixtureAtlas fixture;
  const std::string pipe = fixture.folder() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);  // who opens it waits for ever
  fixture.write("grid.gsb", "no grid");
  const std::string atlas = fixture.read("atlas.toml");
  for (const std::string& name : {std::string("/etc/passwd"), pipe, "dict:" + pipe + ",1", "+init=" + pipe + ":1",
                                  "+proj=longlat +ellps=airy +nadgrids=" + pipe,
                                  "+proj=tmerc +ellps=airy +nadgrids=" + (fixture.folder() / "grid.gsb"),
                                  "+proj=pipeline +step +proj=hgridshift +grids=" + pipe}) {
    fixture.write("atlas.toml", atlas);
    fixture.replace("atlas.toml", "code = \"CODE\"\n", "code = \"CODE\"\ncrs = '" + name + "'\n");
    const Ran ran = run({"check", fixture.atlas()});
    CAPTURE(name);
    CHECK_MESSAGE(ran.code == 1, ran.out << ran.err);
    CHECK(ran.err.find("root:") == std::string::npos);
  }
}

TEST_CASE("nor does one that stands in the boundaries themselves") {
  const FixtureAtlas fixture;
  const std::string pipe = fixture.folder() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  fixture.replace("atlas.toml", "squares.shp", "squares.geojson");
  for (const std::string& name : {"+init=" + pipe + ":1", pipe, "+proj=longlat +ellps=airy +nadgrids=" + pipe}) {
    fixture.write("squares.geojson",
                  squares("\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"" + name + "\"}}, "));
    CHECK(run({"check", fixture.atlas()}).code >= 0);  // and not ended for taking so long
  }
}

TEST_CASE("no source of an atlas is fetched, and each is a fault that names it") {
  Listener listener;
  const FixtureAtlas fixture;
  const std::string sound = fixture.read("atlas.toml");
  std::string text = "declared_totals = '" + listener.address() + "/totals.csv'\n" + sound;
  const Words names = addresses(listener, "a");
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const char* ending : {".geojson", ".shp"})
      text += fmt::format("[[layer]]\nid = \"l{}{}\"\nsource = '{}{}'\ncode = \"CODE\"\nhexagons = '{}.csv'\n", i,
                          ending, names[i], ending, names[i]);
    text += fmt::format(
        "[[contest]]\nid = \"c{}\"\ntrack = \"council\"\ntitle = \"C\"\ndate = 2018-05-03\nlayer = \"squares\"\n"
        "results = '{}.csv'\nareas = '{}.xlsx'\nsecond_preferences = '{}.gpkg'\n"
        "[[numbers]]\nid = \"n{}\"\nsource = '{}.tab'\n"
        "[[ground]]\nid = \"g{}\"\nsource = '{}.fgb'\ncode = \"CODE\"\nkind = \"land\"\n",
        i, names[i], names[i], names[i], i, names[i], i, names[i]);
  }
  fixture.write("many.toml", text);
  check_uncalled(listener, {"check", fixture.folder() / "many.toml"});
  const Ran ran = run({"check", fixture.folder() / "many.toml"}, impatient);
  CHECK(ran.code == 1);
  for (const char* ending : {".geojson", ".shp", ".csv", ".xlsx", ".gpkg", ".tab", ".fgb"}) {
    CAPTURE(ending);
    CHECK(count(ran.err, std::string(ending) + ": there is no such file") >= names.size());
  }
  for (const char* key : {"parties = ", "include = ["})
    for (const std::string& name : {names[0], names[5], names[7]}) {
      const std::string value = std::string(key).ends_with('[') ? "'" + name + "']" : "'" + name + "'";
      fixture.write("one.toml", key + value + "\n" + sound);
      check_uncalled(listener, {"check", fixture.folder() / "one.toml"});
    }
}

TEST_CASE("no option fetches anything") {
  Listener listener;
  const FixtureAtlas fixture;
  Words joining{"table", "--contest", "new"};
  for (const std::string& name : addresses(listener, "a.csv")) joining.insert(joining.end(), {"--join", name});
  joining.push_back(fixture.atlas());
  check_uncalled(listener, joining);
  const Words names = addresses(listener, "a.toml");
  for (const std::string& name : {names[0], names[4], names[5], names[7]}) {
    check_uncalled(listener, {"check", name});
    check_uncalled(listener, {"table", "--contest", "new", "--out", name, fixture.atlas()});
    check_uncalled(listener, {"new", fixture.folder() / "made", "--boundaries", name, "--results", name});
    check_uncalled(listener, {"story", name, "--out", fixture.folder() / "story"});
  }
}

TEST_CASE("a file whose path reads like an address is a file") {
  Listener listener;
  const FixtureAtlas fixture;
  const fs::path host = fs::path(fixture.folder() / "http:") / fmt::format("127.0.0.1:{}", listener.port());
  fs::create_directories(host);
  fixture.write("squares.geojson",
                squares("\"crs\": {\"type\": \"name\", \"properties\": {\"name\": \"EPSG:27700\"}}, "));
  for (const char* name : {"squares.geojson", "new.csv", "old.csv"})
    fs::copy_file(fixture.folder() / name, host / name);
  write_file(host / "atlas.toml", fixture.read("atlas.toml"));
  fixture.replace("atlas.toml", "squares.shp", "squares.geojson");
  write_file(host / "atlas.toml", fixture.read("atlas.toml"));
  // From the folder above, so that the words begin as an address does.
  const std::string address = listener.address();
  const auto there = [&](const std::string& words) {
    const Ran ran = run_program("sh", {"-c", "cd '" + fixture.folder().path().string() + "' && exec " + words},
                                environment(listener));
    CHECK_FALSE(listener.was_called());
    return ran;
  };
  const std::string program = HUSTINGS_BINARY;
  CHECK(there(program + " check " + address + "/atlas.toml").code == 0);
  const Ran made =
      there(program + " new made --boundaries " + address + "/squares.geojson --results " + address + "/new.csv");
  CHECK_MESSAGE(made.code == 0, made.out << made.err);
  if (!can_draw()) return;
  for (const char* name : {"f.mp4", "f.gif", "f.webm"}) {
    const Ran film = there(program + " film --from old --to new --seconds 1 --fps 2 --size 64x48 --quiet --out " +
                           address + "/" + name + " atlas.toml");
    CHECK_MESSAGE(film.code == 0, film.err);
    CHECK(fs::file_size(host / name) > 0);
  }
}

TEST_CASE("a film may have any name that a file may have") {
  if (!can_draw()) return;
  const FixtureAtlas fixture;
  for (const char* name : {"a:b.mp4", "pipe:1.mp4", "tcp:127.0.0.1.gif", "-y.mp4", "100 %d.mp4", "a'b\"c.webm"}) {
    const TemporaryFolder folder;
    const Ran ran = run({"film", "--from", "old", "--to", "new", "--seconds", "1", "--fps", "2", "--size", "64x48",
                         "--quiet", "--out", folder / name, fixture.atlas()});
    CHECK_MESSAGE(ran.code == 0, ran.err);
    CHECK(folder.files() == Words{name});
  }
}
