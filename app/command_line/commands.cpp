#include "app/command_line/commands.h"

#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <vector>

#include "app/command_line/check_command.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/list_commands.h"
#include "app/command_line/new_atlas.h"
#include "app/command_line/page_command.h"
#include "app/command_line/progress_line.h"
#include "app/command_line/read_files_again.h"
#include "app/command_line/render_each.h"
#include "app/command_line/run_to_end.h"
#include "app/command_line/story_commands.h"
#include "app/command_line/studio.h"
#include "app/command_line/table_command.h"
#include "atlas/load/named_files.h"
#include "atlas/load/read_numbers.h"
#include "atlas/moment.h"
#include "atlas/view/playback.h"
#include "base/log.h"
#include "base/picture_format.h"
#include "base/text/text.h"
#include "export/atlas_book.h"
#include "export/deck/slide_export.h"
#include "export/export.h"
#include "export/movie.h"
#include "export/night_film.h"
#include "export/sequence_film.h"
#include "export/vector_picture.h"

namespace hustings {

namespace {

/// Loads, says what was wrong, and gives up where nothing can be shown.
std::optional<Atlas> loaded(const Command& command, Geometry geometry) {
  const EndAtInterrupt while_loading;
  Outcome<Atlas> outcome = load_with_joined(command, geometry);
  report(outcome.findings);
  return std::move(outcome.value);
}

/// Vectors or a slide, neither of which needs OpenGL.
int render_vectors(const Command& command) {
  const std::optional<Atlas> atlas = loaded(command, Geometry::meshes);
  if (!atlas) return 1;
  View view = view_from(*atlas, command.view);
  Placements places(*atlas);
  const StillStyle style = style_of(command);
  apply_camera(command.view, still_viewport(*atlas, view, style.size, style.overlays, &places, style.scale), view);
  const bool slide = require_format(command.out, PictureKind::still).writer == PictureWriter::deck;
  if (slide && command.transparent) throw CommandError("a slide always has its background: leave --transparent out");
  run_to_end(
      slide ? *export_slide(*atlas, view, style, command.out) : *export_vectors(*atlas, view, style, command.out),
      command.out, command.quiet);
  return 0;
}

int render(const Command& command) {
  if (!command.each.empty()) return render_each(command);
  catch_interrupts();
  if (require_format(command.out, PictureKind::still).writer != PictureWriter::png) return render_vectors(command);
  Studio studio(command, [&](const Atlas& atlas) { return view_from(atlas, command.view); });
  if (studio.atlas() == nullptr) return 1;
  View view = view_from(*studio.atlas(), command.view);
  StillMaker still = studio.still_maker();
  apply_camera(command.view, still.viewport(view), view);
  run_to_end(*export_picture(still, view, command.out), command.out, command.quiet);
  return 0;
}

int atlas_book(const Command& command) {
  if (const PictureFormat* format = format_of(command.out, PictureKind::still);
      format == nullptr || format->writer != PictureWriter::pdf)
    throw CommandError(fmt::format("--out takes a file that ends in .pdf; got \"{}\"", command.out));
  const std::optional<Atlas> atlas = loaded(command, Geometry::meshes);
  if (!atlas) return 1;
  catch_interrupts();
  ProgressLine line(std::filesystem::path(command.out).filename().string(), command.quiet);
  write_atlas_book(command.out, *atlas, view_from(*atlas, command.view), [&](long done, long all) {
    throw_if_interrupted();
    line.show(done, all);
  });
  return 0;
}

/// The sequence chooses a film's contests, and so what they may be compared with.
ViewOptions options_of(const Atlas& atlas, ViewOptions options, const ContestSequence& sequence) {
  if (options.contest.empty()) options.contest = atlas.contest(sequence.stops.back()).id;
  return options;
}

int film(const Command& command) {
  catch_interrupts();
  require_movie_name(command.out);
  const auto frames = std::lround(command.seconds * command.frames_per_second);
  if (frames < 2) throw CommandError("a film needs two frames at least: more seconds, or more frames a second");
  Studio studio(command, [&](const Atlas& atlas) {
    return view_from(atlas, options_of(atlas, command.view, sequence_between(atlas, command.from, command.to)));
  });
  const Atlas* atlas = studio.atlas();
  if (atlas == nullptr) return 1;
  const ContestSequence sequence = sequence_between(*atlas, command.from, command.to);
  View view = view_from(*atlas, options_of(*atlas, command.view, sequence));
  StillMaker still = studio.still_maker();
  const SequenceFilm walk{.atlas = *atlas,
                          .sequence = sequence,
                          .pace = command.pace,
                          .frames_per_second = command.frames_per_second,
                          .frames = frames};
  walk.show(0, view);
  apply_camera(command.view, still.viewport(view), view);
  run_to_end(*export_sequence(still, walk, view, command.out), command.out, command.quiet);
  return 0;
}

/// The declarations of a contest, from the hour before the first.
int film_night(const Command& command) {
  catch_interrupts();
  require_movie_name(command.out);
  const auto frames = std::lround(command.seconds * command.frames_per_second);
  if (frames < 2) throw CommandError("a film needs two frames at least: more seconds, or more frames a second");
  const auto begun = [&](const Atlas& atlas) {
    View view = view_from(atlas, command.view);
    const ContestIndex contest = *atlas.find_contest(view.contest);
    require_night(atlas, contest);
    view.at = night_of(atlas, contest).begins();
    return view;
  };
  Studio studio(command, begun);
  const Atlas* atlas = studio.atlas();
  if (atlas == nullptr) return 1;
  View view = begun(*atlas);
  StillMaker still = studio.still_maker();
  const NightFilm night{.course = NightCourse(night_of(*atlas, *atlas->find_contest(view.contest))),
                        .frames_per_second = command.frames_per_second,
                        .frames = frames};
  apply_camera(command.view, still.viewport(view), view);
  run_to_end(*export_night(still, night, view, command.out), command.out, command.quiet);
  return 0;
}

}  // namespace

Outcome<AtlasFile> file_with_joined(const Command& command) {
  Outcome<AtlasFile> file = read_atlas_file(atlas_file_named(command.atlas));
  if (file)
    for (const std::string& written : command.joined) file.value->numbers.push_back(joined_entry(written));
  return file;
}

Outcome<Atlas> loaded_from(const Outcome<AtlasFile>& file, Geometry geometry, Progress* progress) {
  if (!file) return {.value = std::nullopt, .findings = file.findings};
  Outcome<Atlas> atlas = load_atlas(*file.value, geometry, progress);
  atlas.findings.insert(atlas.findings.begin(), file.findings.begin(), file.findings.end());
  return atlas;
}

Outcome<Atlas> load_with_joined(const Command& command, Geometry geometry, Progress* progress) {
  return loaded_from(file_with_joined(command), geometry, progress);
}

void apply_camera(const ViewOptions& options, const Viewport& fitted, View& view) {
  // Every picture of a film has the camera of its first, so that the map stays where it is.
  view.camera = Camera{options.centre ? Point(*options.centre) : fitted.centre,
                       options.metres_per_pixel.value_or(fitted.metres_per_pixel)};
}

int run_command(const Command& command) {
  // Work that looks for a signal between two steps ends by itself before that, and tidies up.
  const EndAtInterrupt within_a_long_step(std::chrono::seconds(5));
  switch (command.action) {
    case Action::render: return render(command);
    case Action::film:
      return !command.story.empty() ? film_story(command) : command.night ? film_night(command) : film(command);
    case Action::table: return write_table(command);
    case Action::check: return check_atlas(command);
    case Action::contests: return list_contests(command);
    case Action::layers: return list_layers(command);
    case Action::parties: return list_parties(command);
    case Action::make_atlas:
      return command.fresh.again.empty() ? make_atlas(command.fresh) : read_files_again(command.fresh);
    case Action::atlas_book: return atlas_book(command);
    case Action::story: return draw_story(command);
    case Action::page: return write_page(command);
    case Action::window: break;
  }
  throw CommandError("there is no such command");
}

}  // namespace hustings
