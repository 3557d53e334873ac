#include "app/window/exporter.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <system_error>

#include "app/stage/desk.h"
#include "atlas/paint/headline.h"
#include "base/paths.h"
#include "base/picture_format.h"
#include "base/whole_file.h"
#include "export/deck/slide_export.h"
#include "export/movie.h"
#include "export/page/page.h"
#include "export/png.h"
#include "export/sequence_film.h"
#include "export/tables/write_table.h"
#include "export/vector_picture.h"
#include "ui/panels/table_panel.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// Small, so that the window answers in between; the picture is the same.
constexpr glm::ivec2 part_of_window_export{1024, 512};

std::string_view ending_of(ui::ExportKind kind) {
  switch (kind) {
    case ui::ExportKind::film: return usual_ending(PictureKind::film);
    case ui::ExportKind::table: return ".csv";
    case ui::ExportKind::page: return ".html";
    case ui::ExportKind::picture: break;
  }
  return usual_ending(PictureKind::still);
}

std::string name_of_selected(const Desk& desk) {
  const AtlasLayer& layer = desk.atlas->layers[main_part(scene_of(*desk.atlas, desk.view)).layer];
  const std::string& code = desk.view.selected.back();
  const auto area = layer.find(code);
  return area ? layer.layer.areas[*area].name : code;
}

}  // namespace

void Exporter::add_commands(CommandTable& table) {
  table.push_back({.id = "export",
                   .title = "Export what is on the screen",
                   .keys = {with_control(SDLK_e)},
                   .run = [this] { open(); },
                   .modes = {KeyMode::map, KeyMode::draw, KeyMode::field},
                   .enabled = [this] { return !work_; }});
  table.push_back({.id = "cancel-export",
                   .title = "End the export",
                   .keys = {},
                   .run = [this] { cancel(); },
                   .enabled = [this] { return work_.has_value(); }});
  table.push_back({.id = "copy-picture",
                   .title = "Copy the picture to the clipboard",
                   .keys = {with_control(SDLK_c, true)},
                   .run = [this] { copy_picture(); },
                   .modes = {KeyMode::map, KeyMode::draw, KeyMode::field}});
  table.push_back({.id = "copy-rows",
                   .title = "Copy the selected rows of the table, or all",
                   .keys = {with_control(SDLK_c)},
                   .run = [this] { copy_rows(); }});
  table.push_back({.id = "copy-name",
                   .title = "Copy the name of the selected area",
                   .keys = {},
                   .run = [this] { SDL_SetClipboardText(name_of_selected(desk_).c_str()); },
                   .enabled = [this] { return desk_.loaded() && !desk_.view.selected.empty(); }});
  table.push_back({.id = "write-table", .title = "Write the table to a CSV file", .keys = {}, .run = [this] {
                     std::error_code failed;
                     const fs::path folder = desk_.files.folder("table").value_or(fs::current_path(failed));
                     desk_.ask(ui::Asking::table_to_write, (folder / (desk_.view.contest + ".csv")).string());
                   }});
}

void Exporter::open() {
  desk_.close_field();
  desk_.exporting.open = true;
  desk_.exporting.focus = true;
  desk_.exporting.in_other_field = false;
  desk_.exporting.put.reset();
  desk_.exporting.fault.clear();
  name_file();
}

/// What was exported before is not named again: a free name beside it.
void Exporter::name_file() {
  ui::ExportChoice& chosen = desk_.exporting;
  std::error_code failed;
  const fs::path before = expanded_path(chosen.file);
  const auto last = desk_.files.folder("export");
  const fs::path folder = before.has_parent_path() && fs::is_directory(before.parent_path(), failed)
                              ? before.parent_path()
                              : last.value_or(fs::current_path(failed));
  const std::string stem = chosen.kind == ui::ExportKind::film && !desk_.playback.track.empty()
                               ? fmt::format("{}-{}", desk_.playback.track, name_of(desk_.view.colour))
                               : fmt::format("{}-{}", desk_.view.contest, name_of(desk_.view.colour));
  chosen.file = free_file(folder, stem, ending_of(chosen.kind)).string();
}

glm::ivec2 Exporter::size() const {
  switch (desk_.exporting.size) {
    case ui::ExportSize::full_hd: return {1920, 1080};
    case ui::ExportSize::ultra_hd: return {3840, 2160};
    case ui::ExportSize::free: return {desk_.exporting.free_size[0], desk_.exporting.free_size[1]};
    case ui::ExportSize::window: break;
  }
  return desk_.surface->size;
}

StillStyle Exporter::style() const {
  const ui::ExportChoice& chosen = desk_.exporting;
  StillStyle style{.size = size(), .overlays = chosen.text};
  if (chosen.scale > 0) style.scale = chosen.scale;
  else if (chosen.size == ui::ExportSize::window) style.scale = desk_.map.canvas().scale;
  style.transparent = chosen.transparent && chosen.kind == ui::ExportKind::picture;
  return style;
}

/// What the window shows, all of it, on a picture of another size. A view without a camera fits that one too.
View Exporter::view_in(const StillStyle& style) const {
  View view = desk_.map.shown_view();
  if (!view.camera) return view;
  const glm::dvec2 ratio =
      desk_.map.cells().frame_size() / still_layout(view, style.size, style.overlays, style.scale).frame_size();
  view.camera->metres_per_pixel *= std::max(ratio.x, ratio.y);
  return view;
}

void Exporter::start() {
  if (!desk_.exporting.open || work_) return;
  desk_.settle();
  desk_.transition.finish();
  ui::ExportChoice& chosen = desk_.exporting;
  fs::path file = expanded_path(chosen.file);
  try {
    if (chosen.kind == ui::ExportKind::table || chosen.kind == ui::ExportKind::page) {
      chosen.fault = chosen.kind == ui::ExportKind::table ? write_rows(file) : write_page(file);
      chosen.open = !chosen.fault.empty();
      if (!chosen.open) desk_.files.use_folder_of("export", file);
      return;
    }
    const StillStyle style = this->style();
    const bool film = chosen.kind == ui::ExportKind::film;
    if (film) require_movie_name(file);
    else if (format_of(file, PictureKind::still) == nullptr) file += usual_ending(PictureKind::still);
    Work work{.atlas = desk_.atlas, .maker = nullptr, .steps = nullptr, .file = file};
    if (!film && is_vector_name(file)) {
      work.steps = export_vectors(*desk_.atlas, view_in(style), style, file);
    } else if (!film && require_format(file, PictureKind::still).writer == PictureWriter::deck) {
      work.steps = export_slide(*desk_.atlas, view_in(style), style, file);
    } else {
      work.maker = std::make_unique<StillMaker>(*desk_.atlas, style);
      work.steps = film ? film_of_track(*work.maker, file)
                        : export_picture(*work.maker, view_in(style), file, part_of_window_export);
    }
    work_ = std::move(work);
  } catch (const std::exception& error) {
    chosen.fault = error.what();
    desk_.surface->overlays.make_current();
    return;
  }
  desk_.surface->overlays.make_current();
  chosen.open = false;
  chosen.part = 0.0f;
  chosen.name = file.filename().string();
}

/// The elections of the timeline, from its first election to its last.
std::unique_ptr<Export> Exporter::film_of_track(StillMaker& maker, const fs::path& file) const {
  const ui::ExportChoice& chosen = desk_.exporting;
  const ContestSequence sequence = sequence_of_track(*desk_.atlas, desk_.playback.track);
  if (sequence.stops.size() < 2) throw MachineError("The timeline has one election only: there is nothing to film");
  const SequenceFilm walk{
      .atlas = *desk_.atlas,
      .sequence = sequence,
      .pace = Pace::even,
      .frames_per_second = static_cast<double>(chosen.frames_per_second),
      .frames = std::max(2L, std::lround(chosen.seconds * static_cast<float>(chosen.frames_per_second)))};
  View view = view_in(maker.style());
  walk.show(0, view);
  const Viewport seen = maker.viewport(view);
  view.camera = Camera{seen.centre, seen.metres_per_pixel};
  return export_sequence(maker, walk, view, file);
}

bool Exporter::advance() {
  const bool copied = end_copying();
  return step() || copied;
}

void Exporter::cancel() {
  if (!work_) return;
  ui::ExportChoice& chosen = desk_.exporting;
  work_.reset();
  chosen.part.reset();
  desk_.surface->overlays.make_current();
  desk_.notify(fmt::format("Export cancelled: {}", chosen.name));
}

bool Exporter::step() {
  if (!work_) return false;
  ui::ExportChoice& chosen = desk_.exporting;
  bool changed = false;
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::milliseconds(25);
  try {
    bool more = true;
    while (more && Clock::now() < until) more = work_->steps->step();
    const auto part = static_cast<float>(work_->steps->progress().part());
    constexpr float seen = 0.005f;  // a change that the bar shows
    if (part >= *chosen.part + seen) {
      chosen.part = part;
      changed = true;
    }
    if (!more) {
      desk_.tell_saved(chosen.kind == ui::ExportKind::film ? "Film" : "Picture", work_->file);
      desk_.files.use_folder_of("export", work_->file);
      work_.reset();
    }
  } catch (const std::exception& error) {
    work_.reset();
    desk_.messages.fault = error.what();
  }
  desk_.surface->overlays.make_current();
  if (!work_) {
    chosen.part.reset();
    desk_.settle();
    return true;
  }
  return changed;
}

void Exporter::copy_picture() {
  desk_.transition.finish();
  try {
    StillMaker maker(*desk_.atlas, {.size = desk_.surface->size, .overlays = true, .scale = desk_.map.canvas().scale});
    const Image picture = maker.draw(view_in(maker.style()));
    copy_.emplace(png_of(picture));
  } catch (const std::exception& error) {
    desk_.notify(error.what());
  }
  desk_.surface->overlays.make_current();
}

bool Exporter::end_copying() {
  if (!copy_) return false;
  const auto outcome = copy_->outcome();
  if (!outcome) return false;
  copy_.reset();
  desk_.notify(outcome->empty() ? "The picture is on the clipboard" : *outcome);
  return true;
}

void Exporter::copy_rows() {
  const Table table = desk_.panels.table().shown(*desk_.atlas, desk_.view, true);
  SDL_SetClipboardText(to_tab_separated(table).c_str());
  desk_.notify(fmt::format("{} {} copied", table.rows.size(), table.rows.size() == 1 ? "row" : "rows"));
}

void Exporter::write_table(const fs::path& file) {
  const std::string fault = write_rows(file);
  if (!fault.empty()) return desk_.ask_again(ui::Asking::table_to_write, file.string(), fault);
  desk_.files.use_folder_of("table", expanded_path(file.string()));
  desk_.close_field();
}

/// Returns why it could not be written; empty: it is.
std::string Exporter::write_rows(const fs::path& file) {
  fs::path path = expanded_path(file.string());
  if (!path.has_extension()) path += ".csv";
  TableFormat format = TableFormat::csv;
  try {
    format = table_format({}, path.string());
  } catch (const CommandError&) {
    return "a table ends in .csv, .tsv, .xlsx, .ods or .json";
  }
  if (row_of(format).has_shapes) return "maps are written by hustings table; here a table ends in .csv, .xlsx or .ods";
  const Table table = desk_.panels.table().shown(*desk_.atlas, desk_.view, false);
  const std::string bytes = table_bytes(format, figure_table(*desk_.atlas, desk_.view, table), {});
  if (std::string fault = fault_of_writing(path, bytes); !fault.empty()) return fault;
  desk_.tell_saved(fmt::format("Table of {} {}", table.rows.size(), table.rows.size() == 1 ? "row" : "rows"), path);
  return {};
}

/// The elections of the map's kind; what of the view pages do not have is left out. Returns why it could not be
/// written; empty: it is.
std::string Exporter::write_page(const fs::path& file) {
  fs::path path = expanded_path(file.string());
  if (!path.has_extension()) path += ".html";
  const View view = page_view(*desk_.atlas, desk_.map.shown_view());
  const std::string page = page_html(page_of(*desk_.atlas, view, "track", std::nullopt));
  if (std::string fault = fault_of_writing(path, page); !fault.empty()) return fault;
  desk_.tell_saved("Page", path);
  return {};
}

}  // namespace hustings
