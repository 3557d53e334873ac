#include "tests/app/program.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <ogrsf_frmts.h>
#include <png.h>
#include <poll.h>
#include <spawn.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include <algorithm>

#include "base/text/text.h"
#include "places.h"

namespace fs = std::filesystem;

namespace {

std::string name_of(std::string_view assignment) { return std::string(assignment.substr(0, assignment.find('='))); }

std::vector<std::string> environment_with(const std::vector<std::string>& changes) {
  std::vector<std::string> all = changes;
  for (char** entry = environ; *entry != nullptr; ++entry)
    if (std::none_of(changes.begin(), changes.end(),
                     [&](const auto& change) { return name_of(change) == name_of(*entry); }))
      all.emplace_back(*entry);
  return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// CTest ends a test whose program hangs.
int wait_for(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// Starts a program of the PATH with its input from nowhere and its two outputs into files.
pid_t spawned(const std::string& program, const std::vector<std::string>& arguments,
              const std::vector<std::string>& environment, const std::string& out, const std::string& err) {
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> settings = environment_with(environment);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, pointers_to(words).data(),
                                    pointers_to(settings).data());
  posix_spawn_file_actions_destroy(&actions);
  REQUIRE_MESSAGE(failed == 0, program << " could not be started");
  return child;
}

/// Tells of what changes in a folder, and in those in it.
class Watch {
 public:
  explicit Watch(fs::path folder) : folder_(std::move(folder)), events_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    REQUIRE(events_ >= 0);
    follow();
  }
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;
  ~Watch() { ::close(events_); }

  int descriptor() const { return events_; }
  /// Forgets what was told, and sees folders that have come since.
  void follow() const {
    std::array<char, 4096> told{};
    while (::read(events_, told.data(), told.size()) > 0) {
    }
    add(folder_);
    std::error_code changing;
    for (fs::recursive_directory_iterator at(folder_, changing), end; at != end; at.increment(changing))
      if (at->is_directory(changing)) add(at->path());
  }

 private:
  void add(const fs::path& folder) const {
    ::inotify_add_watch(events_, folder.c_str(), IN_CREATE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE);
  }

  fs::path folder_;
  int events_;
};

}  // namespace

Ran run_program(const std::string& program, const std::vector<std::string>& arguments,
                const std::vector<std::string>& environment) {
  const TemporaryFolder folder;
  const std::string out = folder / "out";
  const std::string err = folder / "err";
  const int code = wait_for(spawned(program, arguments, environment, out, err));
  return {code, read_file(out), read_file(err)};
}

Started::Started(const std::vector<std::string>& arguments, const std::vector<std::string>& environment)
    : child_(spawned(HUSTINGS_BINARY, arguments, environment, "/dev/null", "/dev/null")),
      end_(static_cast<int>(::syscall(SYS_pidfd_open, child_, 0))) {
  REQUIRE(end_ >= 0);
}

Started::~Started() {
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  ::close(end_);
}

void Started::send(int signal) const { ::kill(child_, signal); }

int Started::code() { return wait_for(std::exchange(child_, -1)); }

bool Started::brings(int descriptor) const {
  std::array<pollfd, 2> ends{{{descriptor, POLLIN, 0}, {end_, POLLIN, 0}}};
  while (::poll(ends.data(), ends.size(), -1) < 0) {
  }
  return (ends[0].revents & POLLIN) != 0;
}

bool Started::brings(const fs::path& folder, const std::function<bool()>& condition) const {
  const Watch watch(folder);
  while (!condition()) {
    if (!brings(watch.descriptor())) return condition();
    watch.follow();
  }
  return true;
}

Ran run(const std::vector<std::string>& arguments, const std::vector<std::string>& environment) {
  return run_program(HUSTINGS_BINARY, arguments, environment);
}

bool can_draw() {
  static const Ran tried = [] {
    const TemporaryFolder folder;
    return run({"render", "--size", "16x16", "--no-overlays", "--out", folder / "map.png"});
  }();
  const bool without = tried.code == 3 && tried.err.find("OpenGL") != std::string::npos;
  if (without && std::getenv("HUSTINGS_REQUIRE_GL") != nullptr) FAIL(tried.err);
  if (without) MESSAGE("skipped: " << tried.err);
  return !without;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in, path.string() << " cannot be read");
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_file(const fs::path& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  REQUIRE_MESSAGE(out, path.string() << " cannot be written");
}

FixtureAtlas::FixtureAtlas() {
  write_layer({});
  write("atlas.toml",
        "title = \"Four squares\"\n"
        "\n"
        "[[layer]]\n"
        "id = \"squares\"\n"
        "source = \"squares.shp\"\n"
        "code = \"CODE\"\n"
        "name = \"NAME\"\n"
        "\n"
        "[[contest]]\n"
        "id = \"old\"\n"
        "track = \"council\"\n"
        "title = \"The old one\"\n"
        "date = 2010-05-06\n"
        "layer = \"squares\"\n"
        "results = \"old.csv\"\n"
        "\n"
        "[[contest]]\n"
        "id = \"new\"\n"
        "track = \"council\"\n"
        "title = \"The new one\"\n"
        "date = 2014-05-22\n"
        "layer = \"squares\"\n"
        "results = \"new.csv\"\n"
        "compare = \"old\"\n");
  for (const char* name : {"old.csv", "new.csv"})
    write(name,
          "area_code,party,candidate,votes\n"
          "A1,con,Ann Archer,600\n"
          "A1,lab,Bob Baker,400\n"
          "A2,con,Cat Cook,300\n"
          "A2,lab,Dan Dyer,700\n"
          "A3,ld,Eve Eaton,550\n"
          "A3,con,Fay Fisher,450\n"
          "A4,con,Gus Gardner,510\n"
          "A4,lab,Hal Hunter,490\n");
}

void FixtureAtlas::replace(std::string_view name, std::string_view from, std::string_view to) const {
  std::string text = read(name);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(from, at + 1) == std::string::npos);
  write(name, text.replace(at, from.size(), to));
}

namespace {

constexpr double side = 1000;  // metres

/// Squares side by side; points and lines stand where a square's corner and edge would be.
std::unique_ptr<OGRGeometry> geometry_of(LayerRecipe::Kind kind, double west, double south) {
  if (kind == LayerRecipe::Kind::points) return std::make_unique<OGRPoint>(west, south);
  std::unique_ptr<OGRSimpleCurve> line(kind == LayerRecipe::Kind::lines ? new OGRLineString() : new OGRLinearRing());
  line->addPoint(west, south);
  line->addPoint(west, south + side);
  if (kind == LayerRecipe::Kind::lines) return line;
  line->addPoint(west + side, south + side);
  line->addPoint(west + side, south);
  line->addPoint(west, south);
  auto polygon = std::make_unique<OGRPolygon>();
  polygon->addRingDirectly(static_cast<OGRLinearRing*>(line.release()));
  return polygon;
}

OGRwkbGeometryType type_of(LayerRecipe::Kind kind) {
  return kind == LayerRecipe::Kind::points ? wkbPoint : kind == LayerRecipe::Kind::lines ? wkbLineString : wkbPolygon;
}

}  // namespace

void FixtureAtlas::write_layer(const LayerRecipe& recipe) const {
  for (const char* extension : {"shp", "shx", "dbf", "prj", "cpg"}) remove(std::string("squares.") + extension);
  RegisterOGRShape();
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
  REQUIRE(driver != nullptr);
  const GDALDatasetUniquePtr data(driver->Create((folder_ / "squares.shp").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  REQUIRE(data);
  OGRSpatialReference grid;
  grid.importFromEPSG(27700);
  OGRLayer* layer = data->CreateLayer("squares", recipe.with_crs ? &grid : nullptr, type_of(recipe.kind), nullptr);
  REQUIRE(layer != nullptr);
  for (const char* name : {"CODE", "NAME"}) {
    OGRFieldDefn field(name, OFTString);
    REQUIRE(layer->CreateField(&field) == OGRERR_NONE);
  }
  for (std::size_t i = 0; i < recipe.codes.size(); ++i) {
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField("CODE", recipe.codes[i].c_str());
    feature->SetField("NAME", ("Square " + recipe.codes[i]).c_str());
    feature->SetGeometryDirectly(geometry_of(recipe.kind, 530000 + side * static_cast<double>(i), 180000).release());
    REQUIRE(layer->CreateFeature(feature.get()) == OGRERR_NONE);
  }
}

Csv::Csv(std::string_view text) {
  std::vector<std::vector<std::string>> lines{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    std::string& cell = lines.back().back();
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') cell += text[++i];
    else if (c == '"') quoted = !quoted;
    else if (!quoted && c == ',') lines.back().emplace_back();
    else if (!quoted && c == '\n') lines.push_back({""});
    else cell += c;
  }
  REQUIRE_FALSE(quoted);
  REQUIRE_MESSAGE(lines.back() == std::vector<std::string>{""}, "the last line has no end");
  lines.pop_back();
  REQUIRE_FALSE(lines.empty());
  columns = lines.front();
  rows.assign(lines.begin() + 1, lines.end());
  for (const auto& row : rows) REQUIRE(row.size() == columns.size());
}

bool Csv::has(std::string_view column) const {
  return std::find(columns.begin(), columns.end(), column) != columns.end();
}

const std::string& Csv::cell(std::size_t row, std::string_view column) const {
  const auto found = std::find(columns.begin(), columns.end(), column);
  REQUIRE_MESSAGE(found != columns.end(), "there is no column " << std::string(column));
  return rows.at(row)[static_cast<std::size_t>(found - columns.begin())];
}

std::optional<double> Csv::number(std::size_t row, std::string_view column) const {
  const std::string& text = cell(row, column);
  if (text.empty()) return std::nullopt;
  const auto number = hustings::maybe_number(text);
  REQUIRE_MESSAGE(number, std::string(column) << " is no number: " << text);
  return number;
}

std::size_t Csv::row_of(std::string_view area_code) const {
  for (std::size_t row = 0; row < rows.size(); ++row)
    if (cell(row, "area_code") == area_code) return row;
  FAIL("there is no row of " << std::string(area_code));
  return 0;
}

Csv table(const std::string& contest, const std::vector<std::string>& more) {
  std::vector<std::string> arguments{"table", "--contest", contest};
  arguments.insert(arguments.end(), more.begin(), more.end());
  const Ran ran = run(arguments);
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK(ran.err.empty());
  return Csv(ran.out);
}

std::uint32_t Picture::at(int x, int y) const {
  REQUIRE((x >= 0 && y >= 0 && x < width && y < height));
  const std::uint8_t* pixel =
      pixels.data() + 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
  return static_cast<std::uint32_t>(pixel[0]) << 16U | static_cast<std::uint32_t>(pixel[1]) << 8U | pixel[2];
}

Picture read_picture(const fs::path& path) {
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  REQUIRE_MESSAGE(png_image_begin_read_from_file(&header, path.c_str()) != 0, path.string() << " is no PNG");
  header.format = PNG_FORMAT_RGB;
  Picture picture{static_cast<int>(header.width), static_cast<int>(header.height), {}};
  picture.pixels.resize(PNG_IMAGE_SIZE(header));
  REQUIRE(png_image_finish_read(&header, nullptr, picture.pixels.data(), 0, nullptr) != 0);
  return picture;
}

bool contains_all(std::string_view text, const std::vector<std::string>& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [&](const std::string& part) { return text.find(part) != std::string_view::npos; });
}
