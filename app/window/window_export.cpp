#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <system_error>

#include "app/window/window.h"
#include "atlas/paint/headline.h"
#include "base/paths.h"
#include "export/movie.h"
#include "export/png.h"
#include "export/vector_picture.h"
#include "ui/panels/export_choice.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// Small, so that the window answers in between; the picture is the same.
constexpr glm::ivec2 part_of_window_export{1024, 512};

const char* ending_of(ui::ExportKind kind) {
  switch (kind) {
    case ui::ExportKind::film: return ".mp4";
    case ui::ExportKind::table: return ".csv";
    case ui::ExportKind::picture: break;
  }
  return ".png";
}

}  // namespace

void Window::add_export_commands(CommandTable& table) {
  table.push_back({.id = "export",
                   .title = "Export what is on the screen",
                   .keys = {with_control(SDLK_e)},
                   .run = [this] { ask_what_to_export(); },
                   .modes = {KeyMode::map, KeyMode::draw, KeyMode::field},
                   .enabled = [this] { return !exporting_; }});
  table.push_back({.id = "cancel-export",
                   .title = "End the export",
                   .keys = {},
                   .run = [this] { panels_.exporting.cancel = true; },
                   .enabled = [this] { return exporting_.has_value(); }});
  table.push_back({.id = "copy-picture",
                   .title = "Copy the picture to the clipboard",
                   .keys = {with_control(SDLK_c, true)},
                   .run = [this] { copy_picture(); },
                   .modes = {KeyMode::map, KeyMode::draw, KeyMode::field}});
}

void Window::ask_what_to_export() {
  panels_.picker = {};
  panels_.exporting.open = true;
  panels_.exporting.focus = true;
  panels_.exporting.fault.clear();
  name_export();
}

/// What was exported before is not named again: a free name beside it.
void Window::name_export() {
  ui::ExportChoice& chosen = panels_.exporting;
  std::error_code failed;
  const fs::path before = chosen.file;
  const fs::path folder = before.has_parent_path() ? before.parent_path() : fs::current_path(failed);
  const std::string stem = chosen.kind == ui::ExportKind::film && !playback_.track.empty()
                               ? fmt::format("{}-{}", playback_.track, name_of(view_.colour))
                               : fmt::format("{}-{}", view_.contest, name_of(view_.colour));
  fs::path path = folder / (stem + ending_of(chosen.kind));
  for (int number = 2; fs::exists(path, failed); ++number)
    path.replace_filename(fmt::format("{}-{}{}", stem, number, ending_of(chosen.kind)));
  chosen.file = path.string();
}

glm::ivec2 Window::export_size() const {
  switch (panels_.exporting.size) {
    case ui::ExportSize::full_hd: return {1920, 1080};
    case ui::ExportSize::ultra_hd: return {3840, 2160};
    case ui::ExportSize::free: return {panels_.exporting.free_size[0], panels_.exporting.free_size[1]};
    case ui::ExportSize::window: break;
  }
  return size_;
}

StillStyle Window::export_style() const {
  const ui::ExportChoice& chosen = panels_.exporting;
  StillStyle style{.size = export_size(), .overlays = chosen.text};
  if (chosen.scale > 0) style.scale = chosen.scale;
  else if (chosen.size == ui::ExportSize::window) style.scale = canvas().scale;
  style.transparent = chosen.transparent && chosen.kind == ui::ExportKind::picture;
  return style;
}

/// What the window shows, all of it, on a picture of another size. A view without a camera fits that one too.
View Window::exported_view(const StillStyle& style) const {
  View view = shown_view();
  if (!view.camera) return view;
  const glm::dvec2 ratio =
      cells().frame_size() / still_layout(view, style.size, style.overlays, style.scale).frame_size();
  view.camera->metres_per_pixel *= std::max(ratio.x, ratio.y);
  return view;
}

void Window::start_export() {
  finish_approach();
  ui::ExportChoice& chosen = panels_.exporting;
  fs::path file = expanded_path(chosen.file);
  try {
    if (chosen.kind == ui::ExportKind::table) {
      write_table(file);
      if (!panels_.save_fault.empty()) chosen.fault = std::exchange(panels_.save_fault, {});
      else chosen.open = false;
      return;
    }
    const StillStyle style = export_style();
    const bool film = chosen.kind == ui::ExportKind::film;
    if (film) require_movie_name(file);
    else if (!is_vector_name(file) && file.extension() != ".png") file += ".png";
    Exporting work{.atlas = atlas_, .maker = nullptr, .work = nullptr, .file = file};
    if (!film && is_vector_name(file)) {
      work.work = export_vectors(*atlas_, exported_view(style), style, file);
    } else {
      work.maker = std::make_unique<StillMaker>(*atlas_, style);
      work.work = film ? film_of_track(*work.maker, file)
                       : export_picture(*work.maker, exported_view(style), file, part_of_window_export);
    }
    exporting_ = std::move(work);
  } catch (const std::exception& error) {
    chosen.fault = error.what();
    overlays_.make_current();
    return;
  }
  overlays_.make_current();
  chosen.open = false;
  chosen.part = 0.0f;
  chosen.name = file.filename().string();
}

/// The walk that the timeline shows, from its first election to its last.
std::unique_ptr<Export> Window::film_of_track(StillMaker& maker, const fs::path& file) const {
  const ui::ExportChoice& chosen = panels_.exporting;
  const ContestSequence sequence = sequence_of_track(*atlas_, playback_.track);
  if (sequence.stops.size() < 2) throw MachineError("This walk has one election only: there is nothing to film");
  const auto frames = std::max(2L, std::lround(chosen.seconds * static_cast<float>(chosen.frames_per_second)));
  View view = exported_view(maker.style());
  const auto show = [atlas = atlas_, sequence, frames](long frame, View& shown) {
    const double progress = static_cast<double>(frame) / static_cast<double>(frames - 1);
    show_moment(*atlas, sequence, moment_at(sequence.dates, progress, Pace::even, hold_part), shown);
  };
  show(0, view);
  const Viewport seen = maker.viewport(view);
  view.camera = Camera{seen.centre, seen.metres_per_pixel};
  return export_film({.size = maker.style().size,
                      .frames_per_second = static_cast<double>(chosen.frames_per_second),
                      .frames = frames,
                      .draw = frames_of(maker,
                                        [show, view](long frame) mutable {
                                          show(frame, view);
                                          return view;
                                        })},
                     file);
}

/// A little of the export in each turn; whether there is something new to show.
bool Window::go_on_exporting() {
  ui::ExportChoice& chosen = panels_.exporting;
  bool changed = false;
  if (std::exchange(chosen.kind_changed, false)) {
    name_export();
    changed = true;
  }
  if (std::exchange(chosen.start, false) && chosen.open && !exporting_) {
    start_export();
    frames_due_ = settling_frames;
    return true;
  }
  if (std::exchange(chosen.cancel, false) && exporting_) {
    exporting_.reset();
    chosen.part.reset();
    overlays_.make_current();
    notify(fmt::format("{} was not written", chosen.name));
    return true;
  }
  if (!exporting_) return changed;
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::milliseconds(25);
  try {
    bool more = true;
    while (more && Clock::now() < until) more = exporting_->work->step();
    const auto part = static_cast<float>(exporting_->work->progress().part());
    constexpr float seen = 0.005f;  // a change that the bar shows
    if (part >= *chosen.part + seen) {
      chosen.part = part;
      changed = true;
    }
    if (!more) {
      notify(fmt::format("Written to {}", exporting_->file.string()));
      exporting_.reset();
    }
  } catch (const std::exception& error) {
    exporting_.reset();
    panels_.fault = error.what();
  }
  overlays_.make_current();
  if (!exporting_) {
    chosen.part.reset();
    frames_due_ = settling_frames;
    return true;
  }
  return changed;
}

void Window::copy_picture() {
  finish_approach();
  try {
    StillMaker maker(*atlas_, {.size = size_, .overlays = true, .scale = canvas().scale});
    const Image picture = maker.draw(exported_view(maker.style()));
    copying_.emplace(png_of(picture));
  } catch (const std::exception& error) {
    notify(error.what());
  }
  overlays_.make_current();
}

bool Window::end_copying() {
  if (!copying_) return false;
  const auto outcome = copying_->outcome();
  if (!outcome) return false;
  copying_.reset();
  notify(outcome->empty() ? "The picture is on the clipboard" : *outcome);
  return true;
}

}  // namespace hustings
