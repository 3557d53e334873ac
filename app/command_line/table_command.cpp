#include "app/command_line/table_command.h"

#include <algorithm>

#include "app/command_line/commands.h"
#include "app/command_line/interrupt.h"
#include "base/log.h"
#include "base/terminal.h"
#include "export/tables/write_table.h"

namespace hustings {

namespace {

std::vector<View> views_of(const Atlas& atlas, const Command& command) {
  std::vector<View> views;
  for (const std::string& contest : command.table_contests) {
    ViewOptions options = command.view;
    options.contest = contest;
    View view = view_from(atlas, options);
    const bool is_new =
        std::none_of(views.begin(), views.end(), [&](const View& known) { return known.contest == view.contest; });
    if (is_new) views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

int write_table(const Command& command) {
  const EndAtInterrupt at_any_time;
  const TableFormat format = table_format(command.format, command.out);
  const bool has_shapes = row_of(format).has_shapes;
  Outcome<AtlasFile> file = file_with_joined(command);
  // Areas that the map draws in a system of their own go where they lie.
  if (file && has_shapes)
    for (LayerEntry& entry : file.value->layers) entry.source.elsewhere.clear();
  const bool with_tiles = has_shapes && command.view.layout != Layout::geography;
  Outcome<Atlas> atlas = loaded_from(file, with_tiles ? Geometry::meshes : Geometry::none);
  report(atlas.findings);
  if (!atlas) return 1;
  const TableRequest request{
      .atlas = *atlas.value, .views = views_of(*atlas.value, command), .choice = command.table, .crs = file.value->crs};
  const WrittenTable table = table_in(format, request);
  for (const std::string& note : table.notes) say(note);
  const std::string& text = table.files.front().bytes;
  if (!command.out.empty() && command.out != "-") write_files(command.out, table.files);
  else print(prints_to_terminal() ? for_terminal(text) : text);
  return 0;
}

}  // namespace hustings
