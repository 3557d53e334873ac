#include "app/command_line/commands.h"

#include <chrono>
#include <cmath>
#include <exception>
#include <fmt/format.h>
#include <future>
#include <malloc.h>
#include <memory>
#include <vector>

#include "app/command_line/interrupt.h"
#include "app/command_line/new_atlas.h"
#include "app/command_line/progress_line.h"
#include "app/command_line/run_to_end.h"
#include "app/command_line/story_commands.h"
#include "atlas/figures/area_table.h"
#include "atlas/load/check.h"
#include "atlas/load/named_files.h"
#include "atlas/load/read_numbers.h"
#include "atlas/view/playback.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/picture_format.h"
#include "base/terminal.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "elections/read/read_results.h"
#include "export/atlas_book.h"
#include "export/deck/slide_export.h"
#include "export/export.h"
#include "export/movie.h"
#include "export/sequence_film.h"
#include "export/vector_picture.h"
#include "geo/read/read_table.h"
#include "picture/gl_context.h"
#include "picture/still.h"

namespace hustings {

namespace {

/// Loads, says what was wrong, and gives up where nothing can be shown.
std::optional<Atlas> loaded(const Command& command, Geometry geometry) {
  const EndAtInterrupt while_loading;
  Outcome<Atlas> outcome = load_with_joined(command, geometry);
  report(outcome.findings);
  return std::move(outcome.value);
}

StillStyle style_of(const Command& command) {
  return {
      .size = *command.size, .overlays = command.overlays, .scale = command.scale, .transparent = command.transparent};
}

/// Taking an atlas apart, vertex by vertex, is time for nothing at the end of the program.
const Atlas& kept_for_good(Atlas atlas) {
  static auto& kept = *new std::vector<std::unique_ptr<const Atlas>>;
  return *kept.emplace_back(std::make_unique<const Atlas>(std::move(atlas)));
}

/// An atlas and what its stills are drawn with, made side by side: neither needs the other. OpenGL stays on this
/// thread.
class Studio {
 public:
  /// `first_view`: of the first picture, whose level of detail is made ready. Says what was wrong with the atlas.
  template <class FirstView>
  Studio(const Command& command, FirstView first_view) : command_(command), style_(style_of(command)) {
    const EndAtInterrupt while_loading;
    std::future<Outcome<Atlas>> loading = std::async(std::launch::async, [&] {
      Outcome<Atlas> outcome = load_with_joined(command, Geometry::meshes);
      if (outcome) prepare(*outcome.value, first_view);
      return outcome;
    });
    try {
      context_.emplace(Surface::off_screen, "hustings", glm::ivec2(64, 64));
      tools_.emplace(style_);
    } catch (...) {
      no_tools_ = std::current_exception();  // what is wrong with the atlas is said first
    }
    Outcome<Atlas> outcome = loading.get();
    report(outcome.findings);
    if (outcome) atlas_ = &kept_for_good(std::move(*outcome.value));
    malloc_trim(0);  // what loading needed on the way, before the picture asks for as much
  }

  /// None where nothing can be shown.
  const Atlas* atlas() const { return atlas_; }

  /// Throws MachineError where this machine cannot draw.
  StillMaker still_maker() {
    if (no_tools_) std::rethrow_exception(no_tools_);
    return {*atlas_, style_, std::move(*tools_)};
  }

 private:
  template <class FirstView>
  void prepare(const Atlas& atlas, FirstView first_view) const {
    try {
      View view = first_view(atlas);
      const auto seen = [&] {
        return still_viewport(atlas, view, style_.size, style_.overlays, nullptr, style_.scale);
      };
      apply_camera(command_.view, seen(), view);
      prepare_picture(atlas, view, seen(), style_.overlays);
    } catch (const CommandError&) {
      return;  // it comes up again where it can be said
    }
  }

  const Command& command_;
  StillStyle style_;
  std::optional<GlContext> context_;
  std::optional<StillTools> tools_;
  std::exception_ptr no_tools_;
  const Atlas* atlas_ = nullptr;
};

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

int table(const Command& command) {
  const EndAtInterrupt at_any_time;
  const std::optional<Atlas> atlas = loaded(command, Geometry::none);
  if (!atlas) return 1;
  const View view = view_from(*atlas, command.view);
  const Table rows = filtered_table(area_table(*atlas, view, *atlas->find_contest(view.contest)), command.table);
  const std::string text = command.text ? to_text(rows) : to_csv(rows);
  if (!command.out.empty() && command.out != "-") write_whole(command.out, text);
  else print(prints_to_terminal() ? for_terminal(text) : text);
  return 0;
}

int check(const Command& command) {
  const EndAtInterrupt at_any_time;
  const Outcome<AtlasFile> file = read_atlas_file(atlas_file_named(command.atlas));
  const Outcome<Atlas> atlas =
      file ? load_atlas(*file.value, Geometry::meshes) : Outcome<Atlas>{std::nullopt, file.findings};
  if (!atlas) {
    report(atlas.findings, atlas.findings.size());
    return 1;
  }
  std::optional<Table> declared;
  for (const std::string& source : file.value->declared_totals) {
    Outcome<Table> read = read_table(source);
    if (!read) throw InputError(read.findings.front());
    if (declared) declared->append(*read.value);
    else declared = std::move(read.value);
  }
  std::vector<Tally> tallies;
  for (const TallyEntry& entry : file.value->tallies) {
    const Outcome<Table> read = read_table(entry.results);
    if (!read) throw InputError(read.findings.front());
    Parties parties = atlas.value->parties;
    Outcome<std::vector<Result>> results = read_results(*read.value, parties);
    if (!results) throw InputError(results.findings.front());
    tallies.push_back({entry.id, std::move(*results.value)});
  }
  const CheckReport result = check(*atlas.value, declared, tallies, file.value->crs);
  for (const std::string& line : result.lines) print(for_terminal(line) + "\n");
  return result.faults == 0 ? 0 : 1;
}

}  // namespace

Outcome<Atlas> load_with_joined(const Command& command, Geometry geometry, Progress* progress) {
  Outcome<AtlasFile> file = read_atlas_file(atlas_file_named(command.atlas));
  if (!file) return {.value = std::nullopt, .findings = std::move(file.findings)};
  for (const std::string& written : command.joined) file.value->numbers.push_back(joined_entry(written));
  Outcome<Atlas> atlas = load_atlas(*file.value, geometry, progress);
  atlas.findings.insert(atlas.findings.begin(), file.findings.begin(), file.findings.end());
  return atlas;
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
    case Action::film: return command.story.empty() ? film(command) : film_story(command);
    case Action::table: return table(command);
    case Action::check: return check(command);
    case Action::make_atlas: return make_atlas(command.fresh);
    case Action::atlas_book: return atlas_book(command);
    case Action::story: return draw_story(command);
    case Action::window: break;
  }
  throw CommandError("there is no such command");
}

}  // namespace hustings
