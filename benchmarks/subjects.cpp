#include "benchmarks/subjects.h"

#include <cstdlib>
#include <gdal.h>

#include "atlas/load/load_atlas.h"
#include "base/paths.h"
#include "tools/synthetic/country.h"

namespace fs = std::filesystem;

namespace hustings::benchmarks {

namespace {

class Scratch {
 public:
  Scratch() {
    std::string name = (fs::temp_directory_path() / "hustings-benchmarks-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw MachineError("no folder could be made in " + name);
    folder_ = name;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_;
};

const char* given_atlas() { return std::getenv("HUSTINGS_BENCHMARK_ATLAS"); }

}  // namespace

const fs::path& scratch_folder() {
  static const Scratch scratch;
  return scratch.folder();
}

Subject::Subject(std::string name, Kind kind, std::size_t areas, std::size_t vertices)
    : name_(std::move(name)), kind_(kind), areas_wanted_(areas), vertices_wanted_(vertices) {}

const fs::path& Subject::file() const {
  if (!file_.empty()) return file_;
  switch (kind_) {
    case Kind::london: file_ = assets_folder() / "london.toml"; break;
    case Kind::given: file_ = fs::absolute(given_atlas()); break;
    case Kind::synthetic:
      GDALAllRegister();
      file_ = write_country({.areas = areas_wanted_, .vertices = vertices_wanted_}, scratch_folder() / name_);
  }
  return file_;
}

const Atlas& Subject::atlas() const {
  if (atlas_) return *atlas_;
  Outcome<Atlas> outcome = load_atlas(file());
  if (!outcome) throw InputError(outcome.findings.front());
  atlas_ = std::make_unique<const Atlas>(std::move(*outcome.value));
  return *atlas_;
}

std::string Subject::contest() const { return kind_ == Kind::london ? "mayor-2016" : atlas().default_contest; }

const AtlasLayer& Subject::layer() const {
  const auto index = atlas().find_contest(contest());
  if (!index) throw MachineError(file().string() + " has no contest to draw");
  return atlas().layers[atlas().contests[*index].own.layer];
}

std::size_t Subject::vertices() const {
  std::size_t sum = 0;
  for (const Area& area : layer().layer.areas) sum += vertex_count(area.shape);
  return sum;
}

const std::vector<Subject>& subjects() {
  static const std::vector<Subject> all = [] {
    std::vector<Subject> made;
    made.emplace_back("london", Subject::Kind::london);
    made.emplace_back("synthetic-9k", Subject::Kind::synthetic, 9'000, 1'100'000);
    made.emplace_back("synthetic-35k", Subject::Kind::synthetic, 35'000, 2'100'000);
    if (given_atlas() != nullptr) made.emplace_back("given", Subject::Kind::given);
    return made;
  }();
  return all;
}

const Subject& london() { return subjects().front(); }

}  // namespace hustings::benchmarks
