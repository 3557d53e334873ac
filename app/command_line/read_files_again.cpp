#include "app/command_line/read_files_again.h"

#include <fmt/format.h>
#include <string>

#include "app/command_line/interrupt.h"
#include "app/command_line/new_atlas.h"
#include "atlas/import/read_again.h"
#include "atlas/load/load_atlas.h"
#include "base/log.h"
#include "base/terminal.h"

namespace hustings {

namespace {

/// Names in it are strangers'.
void tell_line(const std::string& text) { print(line_for_terminal(text) + "\n"); }

/// Does it open still? What is wrong is said.
int reopen(const std::string& path) {
  const EndAtInterrupt while_loading;
  const Outcome<Atlas> loaded = load_atlas(path, Geometry::none);
  report(loaded.findings);
  if (loaded) return 0;
  tell_line(fmt::format("It cannot be opened now: mend what is named above, then run hustings check {}", path));
  return 1;
}

}  // namespace

int read_files_again(const NewOptions& options) {
  AgainRequest request{.atlas = options.again, .changes = request_of(options)};
  request.write = !options.dry_run;
  request.drop_edits = options.drop_edits;
  catch_interrupts();
  const Outcome<ReadAgain> read = [&] {
    const EndAtInterrupt while_reading;
    return read_again(request);
  }();
  report(read.findings);
  if (!read) {
    say("Nothing was written.");
    return 1;
  }
  if (!read.value->questions.empty()) {
    print(for_terminal(text_of(read.value->questions)));
    say("Nothing was written.");
    return 1;
  }
  if (read.value->changes.empty()) {
    tell_line("Nothing has changed.");
    return 0;
  }
  for (const std::string& change : read.value->changes)
    tell_line(fmt::format("{}: {}.", options.dry_run ? "Would change" : "Changed", change));
  for (const std::string& name : read.value->written)
    tell_line(fmt::format("Wrote {}.", (read.value->atlas.parent_path() / name).string()));
  return options.dry_run ? 0 : reopen(read.value->atlas.string());
}

}  // namespace hustings
