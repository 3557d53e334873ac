#include "app/command_line/story_commands.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <optional>

#include "app/command_line/interrupt.h"
#include "app/command_line/progress_line.h"
#include "app/command_line/run_to_end.h"
#include "base/log.h"
#include "base/picture_format.h"
#include "base/text/identifier.h"
#include "base/whole_file.h"
#include "export/deck/story_deck.h"
#include "export/export.h"
#include "export/movie.h"
#include "export/pictures.h"
#include "export/png.h"
#include "export/story_book.h"
#include "export/vector_drawing.h"
#include "picture/gl_context.h"
#include "picture/story_show.h"
#include "ui/panels/story_panel.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr glm::ivec2 usual_size{1920, 1080};
/// Of a booklet's pictures; points. Four maps stand in two rows.
constexpr int height_of_row = 290;
constexpr int height_of_rows = 420;

/// A name for files: of the title, or of the story's own file.
std::string stem_of(const Story& story, const fs::path& file) {
  const std::string stem = id_of(story.title);
  return stem.empty() ? file.stem().string() : stem;
}

/// "03-kensington.png".
std::string picture_name(const Story& story, std::size_t cue) {
  return fitting_name(fmt::format("{:02}-{}", cue + 1, id_of(story.cues[cue].title)), ".png");
}

/// The cue's picture for paper: all of its maps, as on a still.
void draw_page(VectorSheet& sheet, const Atlas& atlas, const Cue& cue, Look look) {
  const SheetSetting& paper = sheet.setting();
  const glm::ivec2 size(paper.size);
  Placements placements(atlas);
  StillPlaces places(atlas, {.size = size, .overlays = true, .scale = paper.scale}, placements);
  const Viewport seen = cue_viewport(atlas, cue, places.room(cue.view), placements);
  View view = cue.view;
  view.look = look;
  view.camera = Camera{seen.centre, seen.metres_per_pixel};
  draw_vector_picture(sheet, atlas, view);
}

Image part_of(const Image& whole, const ui::Rectangle& place) {
  const glm::ivec2 low(place.low.x, place.low.y);
  const glm::ivec2 size = glm::ivec2(place.high.x, place.high.y) - low;
  Image part{size.x, size.y, {}};
  for (int y = 0; y < size.y; ++y) {
    const auto from = whole.pixels.begin() + std::ptrdiff_t{4} * ((low.y + y) * whole.width + low.x);
    part.pixels.insert(part.pixels.end(), from, from + std::ptrdiff_t{4} * size.x);
  }
  return part;
}

/// The panels of the cues that have one, by cue, as an audience sees them but in the booklet's look.
std::map<std::size_t, Image> drawn_panels(const fs::path& story, Look look) {
  constexpr glm::ivec2 size{2048, 1152};
  std::map<std::size_t, Image> panels;
  Findings told;  // by the painter of the pictures
  StoryPainter painter(story, size, look, told);
  for (std::size_t cue = 0; cue < painter.story().cues.size(); ++cue)
    if (const auto place = painter.panel_place(cue)) {
      throw_if_interrupted();
      panels.emplace(cue, part_of(painter.draw_cue(cue).read_back(), *place));
    }
  return panels;
}

void write_booklet(const fs::path& out, const fs::path& story, const StoryPainter& painter, Look look) {
  std::map<std::size_t, Image> panels;
  bool any = false;
  for (std::size_t i = 0; i < painter.story().cues.size(); ++i) any |= painter.panel_place(i).has_value();
  if (any) panels = drawn_panels(story, look);
  std::vector<StoryPage> pages;
  for (std::size_t i = 0; i < painter.story().cues.size(); ++i) {
    const Cue& cue = painter.story().cues[i];
    pages.push_back(
        {.title = cue.title,
         .caption = cue.caption,
         .notes = cue.notes,
         .look = look,
         .height = cue.view.beside.size() == most_beside ? height_of_rows : height_of_row,
         .panel = panels.contains(i) ? std::optional(std::move(panels.at(i))) : std::nullopt,
         .draw = [&cue, &atlas = painter.atlas(i), look](VectorSheet& sheet) { draw_page(sheet, atlas, cue, look); }});
  }
  write_story_pdf(out, painter.story().title, pages);
}

/// Reads the command's story and says what was found in it.
std::unique_ptr<StoryPainter> open_story(const Command& command) {
  Findings found;
  std::unique_ptr<StoryPainter> painter;
  {
    const EndAtInterrupt while_loading;
    painter =
        std::make_unique<StoryPainter>(command.story, command.size.value_or(usual_size), command.view.look, found);
  }
  report(found);
  return painter;
}

}  // namespace

namespace {

int write_deck(const Command& command) {
  Findings found;
  StoryFiles files;
  {
    const EndAtInterrupt while_loading;
    files = read_story_files(command.story, found);
  }
  report(found);
  run_to_end(*export_story_deck(std::move(files), command.view.look, command.out), command.out, command.quiet);
  return 0;
}

}  // namespace

int draw_story(const Command& command) {
  catch_interrupts();
  if (const PictureFormat* format = format_of(command.out, PictureKind::still);
      format != nullptr && format->writer == PictureWriter::deck)
    return write_deck(command);
  const GlContext context(Surface::off_screen, "hustings", glm::ivec2(64, 64));
  const std::unique_ptr<StoryPainter> opened = open_story(command);
  StoryPainter& painter = *opened;
  WholeFolder whole(command.out);
  const std::size_t cues = painter.story().cues.size();
  ProgressLine line(whole.folder().filename().string(), command.quiet);
  const auto pass = [&](std::size_t done) {
    throw_if_interrupted();
    line.show(static_cast<long>(done), static_cast<long>(cues) + 1);
  };
  for (std::size_t cue = 0; cue < cues; ++cue) {
    pass(cue);
    const std::string name = picture_name(painter.story(), cue);
    write_png(whole.staging() / name, painter.draw_cue(cue).read_back(), whole.folder() / name);
  }
  pass(cues);
  // On paper the light look is the usual one.
  write_booklet(whole.staging() / fitting_name(stem_of(painter.story(), command.story), ".pdf"), command.story, painter,
                command.view.look.value_or(Look::light));
  throw_if_interrupted();
  whole.keep();
  return 0;
}

int draw_cues(const Command& command) {
  catch_interrupts();
  const GlContext context(Surface::off_screen, "hustings", glm::ivec2(64, 64));
  const std::unique_ptr<StoryPainter> painter = open_story(command);
  std::vector<std::string> names;
  for (std::size_t cue = 0; cue < painter->story().cues.size(); ++cue)
    names.push_back(picture_name(painter->story(), cue));
  FilmPlan plan{.size = *command.size, .frames = static_cast<long>(names.size()), .draw = nullptr};
  plan.draw = [&](long cue) { return &painter->draw_cue(static_cast<std::size_t>(cue)); };
  run_to_end(*export_pictures(std::move(plan), command.out, std::move(names)), command.out, command.quiet);
  return 0;
}

int film_story(const Command& command) {
  catch_interrupts();
  require_movie_name(command.out);
  const GlContext context(Surface::off_screen, "hustings", glm::ivec2(64, 64));
  const std::unique_ptr<StoryPainter> opened = open_story(command);
  StoryPainter& painter = *opened;
  FilmPlan plan{.size = command.size.value_or(usual_size),
                .frames_per_second = command.frames_per_second,
                .frames = std::max(2L, std::lround(painter.seconds() * command.frames_per_second)),
                .draw = nullptr};
  std::optional<std::size_t> shown;  // the cue that the last frame rested on
  plan.draw = [&](long frame) -> const Target* {
    const double seconds = static_cast<double>(frame) / command.frames_per_second;
    const auto resting = painter.resting_at(seconds);
    if (resting && resting == shown) return nullptr;
    shown = resting;
    return &painter.draw_at(seconds);
  };
  run_to_end(*export_film(std::move(plan), command.out), command.out, command.quiet);
  return 0;
}

}  // namespace hustings
