#include "app/command_line/page_command.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

#include "app/command_line/commands.h"
#include "app/command_line/interrupt.h"
#include "atlas/saved/story.h"
#include "base/log.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "export/page/page.h"
#include "export/page/story_page.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

void require_page_name(const fs::path& out) {
  const std::string ending = lower_case(out.extension().string());
  if (ending != ".html" && ending != ".htm")
    throw CommandError(fmt::format("--out takes a file that ends in .html; got \"{}\"", out.string()));
}

int page_of_story(const Command& command) {
  Findings found;
  const StoryPage page(command.story, command.view.look, found);
  report(found);
  write_whole(command.out, page_html(page.content()));
  return 0;
}

}  // namespace

int write_page(const Command& command) {
  require_page_name(command.out);
  const EndAtInterrupt at_any_time;
  if (!command.story.empty()) return page_of_story(command);
  const Outcome<Atlas> atlas = load_with_joined(command, Geometry::meshes);
  report(atlas.findings);
  if (!atlas) return 1;
  View view = view_from(*atlas.value, command.view);
  require_page_view(view);
  write_whole(command.out, page_html(page_of(*atlas.value, view, command.contests, command.view.look)));
  return 0;
}

}  // namespace hustings
