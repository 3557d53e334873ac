// The options that say what a map shows, which most commands take.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/command_line/option_kinds.h"
#include "app/command_line/options.h"

namespace hustings {

/// Text that needs more reading than CLI11 does.
struct RawOptions {
  std::string size, centre, atlas, pace = "even";
  std::optional<double> metres_per_pixel;
  bool no_overlays = false;
};

enum class Contests { one, several };
void add_view_options(CLI::App& app, Command& command, RawOptions& raw, Contests contests = Contests::one);

/// The look alone, for what brings a view.
void add_look_option(CLI::App& app, ViewOptions& view, const std::string& group);

/// For what brings its view: throws CommandError where an option of the view was given that is none of `but`.
void require_no_view(const CLI::App& app, const char* bringer, const std::vector<std::string>& but = {});

}  // namespace hustings
