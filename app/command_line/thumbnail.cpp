#include "app/command_line/thumbnail.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fmt/format.h>

#include "app/command_line/interrupt.h"
#include "app/command_line/opened_file.h"
#include "atlas/load/load_atlas.h"
#include "atlas/saved/session.h"
#include "atlas/saved/story.h"
#include "base/log.h"
#include "base/whole_file.h"
#include "export/image_sheet.h"
#include "export/vector_drawing.h"
#include "picture/story_show.h"

namespace hustings {

namespace {

/// What a thumbnail shows of the file; the camera only where the file has one.
struct Shown {
  View view;
  std::optional<Cue> cue;
};

Shown shown_of(const Atlas& atlas, const OpenedFile& opened, const std::filesystem::path& file) {
  if (opened.kind == FileKind::session)
    if (Outcome<Session> session = read_session(file)) {
      fit_to(atlas, file.string(), *session.value);
      return {session.value->view, {}};
    }
  if (opened.kind == FileKind::story) {
    const Outcome<Story> story = read_story(file);
    if (!story) throw InputError(story.findings.front());
    // The first cue may stand on another atlas: then it is the first that stands on this one.
    for (const Cue& cue : story.value->cues)
      if (named_atlas(*story.value, cue) == story.value->atlas) return {cue.view, cue};
  }
  return {view_from(atlas, {}), {}};
}

/// As wide as its areas need, and no narrower than half of the other side.
glm::ivec2 size_of(const Box& bounds, int side) {
  const glm::dvec2 extent = bounds.high - bounds.low;
  const double ratio = extent.x > 0 && extent.y > 0 ? std::clamp(extent.x / extent.y, 0.5, 2.0) : 1;
  const auto shorter = [&](double part) { return std::max(1, static_cast<int>(std::lround(side * part))); };
  return ratio >= 1 ? glm::ivec2(side, shorter(1 / ratio)) : glm::ivec2(shorter(ratio), side);
}

/// The camera of a saved view is of a large picture: what it shows across is shown here too.
void fit_camera(const Atlas& atlas, Shown& shown, glm::ivec2 size) {
  if (shown.cue) {
    Placements places(atlas);
    const Viewport seen = cue_viewport(atlas, *shown.cue, {.size = size, .margins = {}, .home = {}}, places);
    if (shown.cue->framing) shown.view.camera = Camera{seen.centre, seen.metres_per_pixel};
    else shown.view.camera.reset();
  } else if (shown.view.camera) {
    constexpr double usual_height = 900;  // pixels of a window
    shown.view.camera->metres_per_pixel *= usual_height / size.y;
  }
}

}  // namespace

int draw_thumbnail(const Command& command) {
  if (!command.out.ends_with(".png"))
    throw CommandError(fmt::format("--out takes a file that ends in .png; got \"{}\"", command.out));
  const EndAtInterrupt at_any_time;
  const std::filesystem::path file = atlas_file_named(command.atlas);
  const OpenedFile opened = opened_file(file).value_or(OpenedFile{FileKind::atlas, file});
  const Outcome<Atlas> atlas = load_atlas(opened.atlas, Geometry::meshes);
  if (!atlas) {
    report(atlas.findings);
    return 1;
  }
  Shown shown = shown_of(*atlas.value, opened, file);
  const auto contest = atlas.value->find_contest(shown.view.contest);
  if (!contest)
    throw CommandError(
        fmt::format("{} names the election {}, which the atlas does not have", file.string(), shown.view.contest));
  const AtlasLayer& layer = atlas.value->layers[shown_contest(*atlas.value, shown.view, *contest).layer];
  const StillStyle style{
      .size = size_of(layer.layer.bounds, command.side), .overlays = false, .scale = 0.5F, .transparent = false};
  fit_camera(*atlas.value, shown, style.size);
  ImageSheet sheet({.size = glm::dvec2(style.size),
                    .scale = style.pixel_scale(),
                    .look = shown.view.look,
                    .vision = shown.view.vision});
  draw_vector_picture(sheet, *atlas.value, shown.view, style);
  write_whole(command.out, sheet.finish());
  return 0;
}

}  // namespace hustings
