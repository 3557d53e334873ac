#include "app/desktop/notes_size.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include "atlas/parse_toml.h"
#include "base/finding.h"
#include "base/paths.h"
#include "base/whole_file.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr std::array sizes{0.75f, 1.0f, 1.25f, 1.5f, 1.75f, 2.0f, 2.5f};

std::size_t nearest(float size) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < sizes.size(); ++i)
    if (std::abs(sizes[i] - size) < std::abs(sizes[best] - size)) best = i;
  return best;
}

std::optional<fs::path> notes_size_file() {
  const auto folder = state_folder();
  return folder ? std::optional(*folder / "speaker.toml") : std::nullopt;
}

}  // namespace

float larger_notes(float size) { return sizes[std::min(nearest(size) + 1, sizes.size() - 1)]; }
float smaller_notes(float size) { return sizes[std::max<std::size_t>(nearest(size), 1) - 1]; }

float read_notes_size(const fs::path& file) {
  std::ifstream in(file);
  if (!in) return usual_notes_size;
  try {
    const toml::table table = parse_toml(std::string(std::istreambuf_iterator<char>(in), {}));
    const double size = table["notes_size"].value<double>().value_or(usual_notes_size);
    return std::isfinite(size) ? sizes[nearest(static_cast<float>(std::clamp(size, 0.0, 10.0)))] : usual_notes_size;
  } catch (const toml::parse_error&) {
    return usual_notes_size;
  }
}

void write_notes_size(const fs::path& file, float size) {
  std::error_code failed;
  fs::create_directories(file.parent_path(), failed);
  try {
    WholeFile(file).keep(fmt::format("notes_size = {}\n", size));
  } catch (const MachineError&) {  // the notes are as large as they were asked to be, this time
  }
}

float recall_notes_size() {
  const auto file = notes_size_file();
  return file ? read_notes_size(*file) : usual_notes_size;
}

void remember_notes_size(float size) {
  if (const auto file = notes_size_file()) write_notes_size(*file, size);
}

}  // namespace hustings
