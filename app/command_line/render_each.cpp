#include "app/command_line/render_each.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <numeric>

#include "app/command_line/commands.h"
#include "app/command_line/file_names.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/keep_memory.h"
#include "app/command_line/progress_line.h"
#include "app/command_line/run_to_end.h"
#include "app/command_line/story_commands.h"
#include "app/command_line/studio.h"
#include "atlas/figures/figures.h"
#include "atlas/figures/lit_areas.h"
#include "base/log.h"
#include "base/whole_file.h"
#include "export/export.h"
#include "export/pictures.h"

namespace hustings {

namespace {

namespace fs = std::filesystem;

constexpr const char* ending = ".png";

/// What is drawn: a view a picture, and its file's name.
struct Series {
  std::vector<View> views;
  std::vector<std::string> names;
};

View view_of_contest(const Atlas& atlas, const Command& command, const std::string& contest) {
  ViewOptions options = command.view;
  options.contest = contest;
  return view_from(atlas, options);
}

/// Elections in order of date. Those that the view's options do not fit are left out, and why is said; where none is
/// left, the first reason is thrown.
Series each_contest(const Atlas& atlas, const Command& command) {
  std::vector<ContestIndex> order(atlas.contests.size());
  std::iota(order.begin(), order.end(), ContestIndex{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](ContestIndex a, ContestIndex b) { return atlas.contest(a).date < atlas.contest(b).date; });
  Series series;
  std::vector<std::string> stems;
  std::vector<std::string> reasons;
  for (const ContestIndex contest : order) {
    const std::string& id = atlas.contest(contest).id;
    try {
      series.views.push_back(view_of_contest(atlas, command, id));
      stems.push_back(safe_file_stem(id));
    } catch (const CommandError& error) {
      reasons.push_back(fmt::format("{} is left out: {}", id, error.what()));
    }
  }
  if (series.views.empty()) view_of_contest(atlas, command, atlas.contest(order.front()).id);
  for (const std::string& reason : reasons) say(reason);
  series.names = distinct_file_names(stems, ending);
  return series;
}

/// With some of what lies about it.
Viewport framed(const Box& box, const CameraRoom& room) {
  const Point around = box.size() * 0.3;
  return fit({box.low - around, box.high + around}, room.size, room.margins);
}

/// The areas that are lit, each framed and outlined.
Series each_area(const StillStyle& style, const Atlas& atlas, const Command& command) {
  const View base = view_from(atlas, command.view);
  Placements placements(atlas);
  StillPlaces places(atlas, style, placements);
  const CameraRoom room = places.room(base);
  const std::shared_ptr<const AreaFigures> figures = figures_of(atlas, base);
  const LayerIndex layer = figures->shown.layer;
  const ScenePart part{.layer = layer, .from = figures->shown, .to = figures->shown};
  const Placement placement = placements.of(base, part);
  const std::vector<bool> lit = lit_areas(atlas, *figures, base.filter);
  Series series;
  std::vector<std::string> stems;
  for (AreaIndex area = 0; area < lit.size(); ++area) {
    const std::string& code = atlas.layers[layer].layer.areas[area].code;
    if (!lit[area] || !atlas.contest(figures->shown.contest).covers(code)) continue;
    View& view = series.views.emplace_back(base);
    view.selected = {code};
    apply_camera(command.view, framed(placement.bounds(atlas.layers[layer], area), room), view);
    stems.push_back(safe_file_stem(code));
  }
  if (series.views.empty()) throw CommandError("no area is left to draw: change --filter");
  series.names = distinct_file_names(stems, ending);
  return series;
}

/// The view of a picture, with the camera that the command gives it where it has none. Asked for just before it is
/// drawn: the plans of a picture's texts are kept for the last few alone.
View placed(StillMaker& still, View view, const Command& command) {
  if (!view.camera) apply_camera(command.view, still.viewport(view), view);
  return view;
}

/// Pictures that are drawn in parts, or twice over, one after the other.
void write_one_by_one(StillMaker& still, const Series& series, const Command& command) {
  WholeFolder whole(command.out);
  ProgressLine line(whole.folder().filename().string(), command.quiet);
  for (std::size_t i = 0; i < series.views.size(); ++i) {
    line.show(static_cast<long>(i), static_cast<long>(series.views.size()));
    const std::unique_ptr<Export> picture =
        export_picture(still, placed(still, series.views[i], command), whole.staging() / series.names[i]);
    do throw_if_interrupted();
    while (picture->step());
  }
  whole.keep();
}

void write(StillMaker& still, const Series& series, const Command& command) {
  constexpr long at_once = 2048L * 2048;  // pixels: larger ones are drawn in parts
  const glm::ivec2 size = still.style().size;
  if (command.transparent || static_cast<long>(size.x) * size.y > at_once)
    return write_one_by_one(still, series, command);
  FilmPlan plan{.size = size, .frames = static_cast<long>(series.views.size()), .draw = {}};
  plan.draw = frames_of(
      still, [&](long frame) { return placed(still, series.views[static_cast<std::size_t>(frame)], command); });
  run_to_end(*export_pictures(std::move(plan), command.out, series.names), command.out, command.quiet);
}

/// A folder that is there, or a name without an ending.
void require_folder(const Command& command) {
  std::error_code unreadable;
  const fs::path out = command.out;
  if (fs::is_directory(out, unreadable) || out.extension().empty()) return;
  throw CommandError(fmt::format("--each takes a folder for --out; got \"{}\"", command.out));
}

}  // namespace

int render_each(const Command& command) {
  require_folder(command);
  keep_memory();  // for the next picture: to fetch it anew costs as much as its PNG
  if (command.each == "cues") return draw_cues(command);
  catch_interrupts();
  Studio studio(command, [&](const Atlas& atlas) { return view_from(atlas, command.view); });
  const Atlas* atlas = studio.atlas();
  if (atlas == nullptr) return 1;
  StillMaker still = studio.still_maker();
  write(still, command.each == "areas" ? each_area(still.style(), *atlas, command) : each_contest(*atlas, command),
        command);
  return 0;
}

}  // namespace hustings
