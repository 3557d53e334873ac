#include "app/command_line/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/command_line/opened_file.h"
#include "app/command_line/option_kinds.h"
#include "app/command_line/view_options.h"
#include "app/guide/examples.h"
#include "app/guide/help_format.h"
#include "atlas/published/role.h"
#include "base/picture_format.h"
#include "base/text/text.h"
#include "export/tables/table_format.h"

namespace hustings {

namespace {

glm::ivec2 size_of(const std::string& text) {
  const auto parts = split(lower_case(text), 'x');
  const auto width = parts.size() == 2 ? maybe_integer(parts[0]) : std::nullopt;
  const auto height = parts.size() == 2 ? maybe_integer(parts[1]) : std::nullopt;
  if (!width || !height || *width < 1 || *height < 1 || *width > 16384 || *height > 16384)
    throw CommandError(
        fmt::format("--size takes WIDTHxHEIGHT in pixels, as in 1920x1080, up to 16384; got \"{}\"", text));
  return {static_cast<int>(*width), static_cast<int>(*height)};
}

glm::dvec2 point_of(const std::string& text) {
  const auto parts = split(text, ',');
  const auto east = parts.size() == 2 ? maybe_number(parts[0]) : std::nullopt;
  const auto north = parts.size() == 2 ? maybe_number(parts[1]) : std::nullopt;
  constexpr double furthest = 1e8;  // metres: no projected system reaches it
  if (!east || !north || std::abs(*east) > furthest || std::abs(*north) > furthest)
    throw CommandError(
        fmt::format("--centre takes easting and northing in metres, as in 530000,180000; got \"{}\"", text));
  return {*east, *north};
}

void add_atlas(CLI::App& app, RawOptions& raw) {
  app.add_option("atlas", raw.atlas, "Atlas file (TOML); default: the sample atlas of London");
}

/// Asked this way, what is no number at all is refused too.
void require_between(double least, double number, double most, const char* option) {
  if (!(number >= least && number <= most))
    throw CommandError(fmt::format("{} takes a number from {} to {}; got {}", option, least, most, number));
}

/// Beyond these a number is a slip, and no picture or film could be made of it.
void require_sensible(const Command& command) {
  require_between(0.01, command.view.metres_per_pixel.value_or(1), 1e6, "--metres-per-pixel");
  if (command.action != Action::film) return;
  require_between(0.01, command.frames_per_second, 1000, "--fps");
  if (!command.story.empty()) {
    if (!command.from.empty() || !command.to.empty() || command.seconds != 0 || command.night)
      throw CommandError(
          "--story says what the film shows and how long: leave --from, --to, --night and --seconds out");
    return;
  }
  if (command.night) {
    if (!command.from.empty() || !command.to.empty() || !command.view.at.empty())
      throw CommandError(
          "--night films the declarations of --contest from first to last: leave --from, --to and --at out");
    if (command.seconds == 0) throw CommandError("--night needs --seconds, the length of the film");
  } else if (command.from.empty() || command.to.empty() || command.seconds == 0) {
    throw CommandError("hustings film needs --from, --to and --seconds, or --night and --seconds, or --story");
  }
  require_between(0.01, command.seconds, 36000, "--seconds");
}

/// A first atlas needs a folder and boundaries; one that is read again has both.
void check_new(const NewOptions& options) {
  if (!options.again.empty()) {
    if (!options.folder.empty()) throw CommandError("--again names the atlas; leave the folder out");
    return;
  }
  if (options.folder.empty()) throw CommandError("hustings new needs a folder for the atlas, or --again");
  if (options.boundaries.empty()) throw CommandError("hustings new needs --boundaries");
  if (options.drop_edits) throw CommandError("--drop-edits goes with --again");
}

CLI::App* add_new(CLI::App& app, NewOptions& options) {
  CLI::App* fresh = app.add_subcommand("new", "Write a first atlas for your own boundaries and results");
  fresh->add_option("folder", options.folder, "Folder for atlas.toml; made where it is not there");
  fresh->add_option("--boundaries", options.boundaries, "Shapefile, GeoPackage, GeoJSON, ... with the areas");
  fresh->add_option("--boundaries-layer", options.boundaries_layer, "The layer inside it; default: the first");
  fresh->add_option("--results", options.results, "CSV, XLSX, ... with the votes; default: the boundaries have them");
  fresh->add_option("--results-layer", options.results_layer, "The sheet or table inside it; default: the first");
  fresh->add_option("--crs", options.crs, "CRS of boundaries that name none, as in EPSG:27700");
  fresh->add_option("--target-crs", options.target_crs,
                    "Projected CRS that the map is drawn in; default: one that fits where the areas lie");
  fresh->add_flag("--latitude-first", options.latitude_first, "The boundaries have latitude before longitude");
  fresh->add_option("--title", options.title, "Title of the election; default: from the name of the results");
  fresh->add_option("--name", options.name, "Id of the election; default: from the name of the results");
  fresh->add_option("--date", options.date, "Day of the election, YYYY-MM-DD; default: from the names");
  fresh->add_option("--set", options.roles, "What a column is: COLUMN=ROLE; may be given again. Roles: " + role_names())
      ->allow_extra_args(false);
  fresh->add_option("--election", options.elections, "Which election of several in the table; may be given again")
      ->allow_extra_args(false);
  fresh
      ->add_option("--pair", options.pairs,
                   "An area of the results, and the code or name of the area that it is: NAME=CODE; may be given again")
      ->allow_extra_args(false);
  fresh->add_option("--parties", options.parties,
                    "Table of parties (id, name, short, colour, kind) that goes before the carried ones");
  fresh->add_option("--layout", options.layout,
                    "How the publisher lays out the table: a name of assets/layouts, FILE.toml, or none; default: the "
                    "one that is recognised");
  fresh->add_option("--decimal", options.decimal, "What parts decimals in the results: , or .; default: found out")
      ->type_name("SIGN")
      ->check(CLI::IsMember({",", "."}).description(""));
  fresh->add_option(
      "--again", options.again,
      "An atlas made so before, or its folder: read a newer edition of its files with the same decisions");
  fresh->add_flag("--drop-edits", options.drop_edits, "Of --again: replace tables that somebody changed since, too");
  fresh->add_flag("--dry-run", options.dry_run, "Print what was understood, or would change, and write nothing");
  one_of(fresh->add_option_function<std::string>(
             "--format", [&options](const std::string& format) { options.json = format == "json"; },
             "What is understood and written: text or json; default: text"),
         {"text", "json"});
  return fresh;
}

void add_quiet(CLI::App& sub, Command& command) {
  sub.add_flag("--quiet", command.quiet, "No line at the terminal that says how far it is");
}

CLI::App* add_book(CLI::App& app, Command& command, RawOptions& raw) {
  CLI::App* book = app.add_subcommand("atlas-book", "Write a PDF with a page an area: map, figures, history, sources");
  add_view_options(*book, command, raw);
  book->add_option("--areas", command.view.filter,
                   "Areas to have a page, as --filter takes them; status=marginal is thread<5, a majority under 5 "
                   "points; default: all")
      ->excludes(book->get_option("--filter"));
  book->add_option("--out", command.out, "File to write: FILE.pdf")->required();
  add_quiet(*book, command);
  add_atlas(*book, raw);
  return book;
}

/// A session brings its view.
void require_own_view(const CLI::App& app) {
  require_no_view(app, "--session");
  if (!app.get_subcommands().empty()) throw CommandError("--session is opened in the window, not by a command");
}

CLI::App* add_story(CLI::App& app, Command& command, RawOptions& raw) {
  CLI::App* story = app.add_subcommand("story",
                                       "Draw a picture of each cue of a story, and a PDF with captions and notes; or "
                                       "make a deck of it; needs no display");
  story->add_option("story", command.story, "Story file (TOML)")->required();
  story
      ->add_option("--out", command.out,
                   "Folder for the pictures and the PDF, made where it is not there; or FILE.pptx: a deck of slides")
      ->required();
  story->add_option("--size", raw.size, "Size of the pictures, WIDTHxHEIGHT in pixels; default: 1920x1080");
  add_look_option(*story, command.view, "Options");
  add_quiet(*story, command);
  return story;
}

CLI::App* add_page(CLI::App& app, Command& command, RawOptions& raw) {
  CLI::App* page = app.add_subcommand(
      "page", "Write one HTML file with maps, figures and a table, for any browser; it needs no network");
  add_view_options(*page, command, raw);
  page->add_option("--contests", command.contests,
                   "Elections that it holds: track (those of the first one's kind), all, or ids: mayor-2012,mayor-2016")
      ->capture_default_str();
  page->add_option("--story", command.story, "Story to tell, a step a cue, instead of one election's kind");
  page->add_option("--out", command.out, "File to write: FILE.html")->required();
  add_atlas(*page, raw);
  return page;
}

void add_window_options(CLI::App& app, Command& command, RawOptions& raw) {
  add_view_options(app, command, raw);
  app.add_option("--size", raw.size, "Size of the window, WIDTHxHEIGHT");
  app.add_option("--ui-scale", command.ui_scale,
                 "Size of text and panels, 1 for 96 dots an inch; default: the display's")
      ->check(CLI::Range(0.5, 4.0).description(""));
  app.add_option("--session", command.session, "Session to open, as saved with Ctrl+S");
  app.add_option("--story", command.story, "Story to open; F5 presents it");
  CLI::Option* watch = app.add_flag("--watch", command.watch.on,
                                    "Read the tables of results again when they change: a night as it happens");
  app.add_option("--every", command.watch.every,
                 "Of --watch: seconds between two looks at databases and network folders")
      ->check(CLI::Range(0.2, 3600.0).description(""))
      ->needs(watch)
      ->capture_default_str();
  app.add_option("--record", command.watch.record,
                 "Of --watch: file for what arrives and when (FILE.csv), to be opened as a past night")
      ->needs(watch);
  app.add_flag("--present", command.present,
               "Present the story from its first cue; the sample story of London where none is named");
  add_atlas(app, raw);
}

void add_picture_options(CLI::App& sub, Command& command, RawOptions& raw) {
  add_view_options(sub, command, raw);
  sub.add_option("--size", raw.size, "Size of the picture, WIDTHxHEIGHT in pixels; in points for a PDF")->required();
  sub.add_option("--scale", command.scale,
                 "Pixels to one of the design, for text, borders and patterns; default: by the size")
      ->check(CLI::Range(0.25, 8.0).description(""));
  sub.add_flag("--no-overlays", raw.no_overlays, "Ground, areas and borders only: no labels, legend, title or panels");
  add_quiet(sub, command);
  add_atlas(sub, raw);
}

/// Of `render`: what goes together with --each.
void require_each(const CLI::App& render, const Command& command) {
  const bool cues = command.each == "cues";
  if (cues == command.story.empty())
    throw CommandError(cues ? "--each cues needs --story FILE"
                            : "--story needs --each cues; hustings story draws all of it");
  if (cues) {
    require_no_view(render, "a story", {"--look"});
    for (const char* option : {"--scale", "--no-overlays", "--transparent"})
      if (render.count(option) > 0)
        throw CommandError(fmt::format("--each cues draws as the story does: leave {} out", option));
  }
  if (command.each == "contests" && !command.view.contest.empty())
    throw CommandError("--each contests draws all elections: leave --contest out");
  if (command.each == "areas" && !command.view.selected.empty())
    throw CommandError("--each areas outlines each by itself: leave --select out");
}

CLI::App* add_render(CLI::App& app, Command& command, RawOptions& raw) {
  CLI::App* render = app.add_subcommand(
      "render", "Draw maps into PNGs, or one as vectors into SVG or PDF, or as a slide; needs no display");
  add_picture_options(*render, command, raw);
  render
      ->add_option("--out", command.out,
                   fmt::format("File to write: {}; with --each a folder",
                               joined_by_or(endings_of(PictureKind::still, Endings::all, "FILE"))))
      ->required();
  one_of(render->add_option("--each", command.each,
                            "A PNG of each of the timeline's elections, of each area, framed and outlined, or of each "
                            "cue of a story, into a folder"),
         {"contests", "areas", "cues"});
  render->add_option("--story", command.story, "Story that --each cues takes");
  render->add_flag("--transparent", command.transparent,
                   "Transparent background: no ground and no water, only areas, borders and text");
  return render;
}

CLI::App* add_film(CLI::App& app, Command& command, RawOptions& raw) {
  CLI::App* film = app.add_subcommand("film", "Draw a film from one election or date to another; needs no display");
  add_picture_options(*film, command, raw);
  film->add_option("--from", command.from, "First election, or date");
  film->add_option("--to", command.to, "Last election, or date");
  film->add_flag("--night", command.night,
                 "The declarations of --contest as they came, in the place of --from and --to");
  film->add_option("--seconds", command.seconds, "Length of the film");
  film->add_option("--story", command.story,
                   "Story to film from its first cue to its last, instead of a way and its length");
  film->add_option("--fps", command.frames_per_second, "Frames a second")->capture_default_str();
  one_of(film->add_option("--pace", raw.pace, "even (each interval the same time) or calendar"), {"even", "calendar"})
      ->capture_default_str();
  film->add_option("--out", command.out,
                   fmt::format("{}, or a folder for numbered PNGs",
                               fmt::join(endings_of(PictureKind::film, Endings::all, "FILE"), ", ")))
      ->required();
  return film;
}

CLI::App* add_table(CLI::App& app, Command& command, RawOptions& raw) {
  CLI::App* table = app.add_subcommand("table", "Write elections as a table, one row an area, with borders or without");
  add_view_options(*table, command, raw, Contests::several);
  table->add_option("--out", command.out,
                    fmt::format("File to write, in the format of its ending: {}; default or -: standard output",
                                joined_by_or(table_endings("FILE"))));
  one_word_a_time(
      table->add_option("--where", command.table.where,
                        "Rows to print: \"majority_pct<2\", \"winner=con\", \"status!=hold\"; may be given again"));
  table->add_option("--sort", command.table.sort, "Column to sort by; -COLUMN for the largest first")
      ->allow_extra_args(false);
  one_word_a_time(table->add_option("--columns", command.table.columns, "Columns to print: area_name,majority_votes"))
      ->delimiter(',');
  one_of(table->add_option("--format", command.format, "Whatever the file's ending says; default without one: csv"),
         table_format_names());
  add_atlas(*table, raw);
  return table;
}

/// For a reader or for a program.
void add_text_or_json(CLI::App& sub, Command& command) {
  one_of(sub.add_option("--format", command.format, "text or json; default: text"), {"text", "json"});
}

CLI::App* add_check(CLI::App& app, Command& command, RawOptions& raw) {
  CLI::App* check =
      app.add_subcommand("check", "Report what does not match or sum up; exit code 1 if anything is wrong");
  add_text_or_json(*check, command);
  add_atlas(*check, raw);
  return check;
}

CLI::App* add_list(CLI::App& app, Command& command, RawOptions& raw, const char* name, const char* help) {
  CLI::App* list = app.add_subcommand(name, help);
  add_text_or_json(*list, command);
  add_atlas(*list, raw);
  return list;
}

CLI::App* add_thumbnail(CLI::App& app, Command& command) {
  CLI::App* thumbnail = app.add_subcommand(
      "thumbnail", "Draw a small picture of an atlas, a story or a session, as file managers show it; needs no OpenGL");
  thumbnail->add_option("file", command.atlas, "Atlas, story or session (TOML)")->required();
  thumbnail->add_option("--side", command.side, "Largest side of the picture in pixels, 16 to 1024")
      ->capture_default_str()
      ->check(CLI::Range(16, 1024).description(""))
      ->type_name("NUMBER");
  thumbnail->add_option("--out", command.out, "File to write: FILE.png")->required();
  return thumbnail;
}

/// Each subcommand, and what it does.
using Actions = std::vector<std::pair<const CLI::App*, Action>>;

// Headings of the commands in the help.
constexpr const char* draw_commands = "Commands that draw";
constexpr const char* figure_commands = "Commands for figures";
constexpr const char* data_commands = "Commands for your own data";

CLI::App* grouped(const char* group, CLI::App* command) {
  command->group(group);
  return command;
}

Actions add_subcommands(CLI::App& app, Command& command, RawOptions& raw) {
  const auto list = [&](const char* name, const char* help) {
    return grouped(figure_commands, add_list(app, command, raw, name, help));
  };
  return {
      {grouped(draw_commands, add_render(app, command, raw)), Action::render},
      {grouped(draw_commands, add_film(app, command, raw)), Action::film},
      {grouped(draw_commands, add_story(app, command, raw)), Action::story},
      {grouped(draw_commands, add_page(app, command, raw)), Action::page},
      {grouped(draw_commands, add_book(app, command, raw)), Action::atlas_book},
      {grouped(draw_commands, add_thumbnail(app, command)), Action::thumbnail},
      {grouped(figure_commands, add_table(app, command, raw)), Action::table},
      {list("contests", "List the elections of an atlas, with their ids"), Action::contests},
      {list("layers", "List the boundaries of an atlas, with their ids"), Action::layers},
      {list("parties", "List the parties of an atlas, with their ids"), Action::parties},
      {grouped(data_commands, add_check(app, command, raw)), Action::check},
      {grouped(data_commands, add_new(app, command.fresh)), Action::make_atlas},
  };
}

/// The window, where no subcommand was given.
Action action_of(const Actions& actions) {
  const auto given = std::find_if(actions.begin(), actions.end(), [](const auto& one) { return one.first->parsed(); });
  return given == actions.end() ? Action::window : given->second;
}

/// What was given, with its text read.
void take_raw(const RawOptions& raw, Command& command) {
  if (command.atlas.empty()) command.atlas = raw.atlas;
  command.overlays = !raw.no_overlays;
  if (!command.table_contests.empty()) command.view.contest = command.table_contests.front();
  command.pace = raw.pace == "calendar" ? Pace::calendar : Pace::even;
  if (!raw.size.empty()) command.size = size_of(raw.size);
  if (!raw.centre.empty()) command.view.centre = point_of(raw.centre);
  command.view.metres_per_pixel = raw.metres_per_pixel;
}

void require(bool given, const char* what) {
  if (!given) throw CommandError(what);
}

/// Everything that the command line takes.
Actions set_up(CLI::App& app, Command& command, RawOptions& raw) {
  app.formatter(std::make_shared<HelpFormat>(help_width()));
  app.require_subcommand(0, 1);
  app.footer(
      examples_text("") +
      "\nhustings COMMAND --help says what a command takes.\nExit codes: 0 fine, 1 the input is wrong, 2 the command "
      "is wrong, 3 the system cannot.");
  app.add_flag("--version", command.version, "Print the version and end");
  app.add_flag("--verbose", command.verbose, "With --version: libraries, OpenGL, data and folders too");
  add_window_options(app, command, raw);
  Actions actions = add_subcommands(app, command, raw);
  for (CLI::App* one : app.get_subcommands({})) one->footer(examples_text(one->get_name()));
  refuse_what_is_no_number(app);
  return actions;
}

constexpr const char* program_text = "Hustings: an interactive electoral map of London, 2008 to 2017";

/// What scripts of this program's own call: `complete WORDS` and `man FOLDER`. Nobody types them, and no help has them.
std::optional<Command> own_command(int count, const char* const* arguments) {
  const std::string name = count > 1 ? arguments[1] : "";
  Command command;
  if (name == "complete") command.action = Action::complete;
  else if (name == "man" && count == 3) command.action = Action::man_pages;
  else return std::nullopt;
  command.words.assign(arguments + 2, arguments + count);
  return command;
}

OptionGuide guide_of(const CLI::Option& option) {
  OptionGuide out;
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  if (option.get_positional()) out.names = {option.get_name(true, false)};
  if (option.get_type_size() != 0) out.value = option.get_type_name();
  if (out.value.find(", ") != std::string::npos)
    for (const std::string& word : split(out.value, ',')) out.words.emplace_back(trimmed(word));
  out.text = option.get_description();
  out.group = option.get_group();
  out.required = option.get_required();
  out.repeats = option.get_expected_max() > 1 || option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  return out;
}

CommandGuide guide_of(const CLI::App& app) {
  CommandGuide out{.name = {}, .text = app.get_description(), .group = app.get_group(), .options = {}, .arguments = {}};
  if (app.get_parent() != nullptr) out.name = app.get_name();
  for (const CLI::Option* option : app.get_options())
    (option->get_positional() ? out.arguments : out.options).push_back(guide_of(*option));
  return out;
}

/// A story or a session in the place of the atlas is opened as what it is.
void take_opened_file(const CLI::App& app, Command& command) {
  if (command.atlas.empty()) return;
  const std::optional<OpenedFile> opened = opened_file(command.atlas);
  if (!opened || opened->kind == FileKind::atlas) return;
  std::filesystem::path& place = opened->kind == FileKind::story ? command.story : command.session;
  if (!place.empty())
    throw CommandError(fmt::format("{} is a {}, and another is named", command.atlas.string(), name_of(opened->kind)));
  place = std::exchange(command.atlas, opened->kind == FileKind::story ? opened->atlas : std::filesystem::path());
  if (opened->kind == FileKind::session) require_own_view(app);
}

}  // namespace

std::optional<Command> parse_command(int count, const char* const* arguments) {
  if (auto own = own_command(count, arguments)) return own;
  Command command;
  RawOptions raw;
  CLI::App app(program_text, "hustings");
  const Actions actions = set_up(app, command, raw);
  try {
    app.parse(count, arguments);
  } catch (const CLI::Success& asked) {  // --help
    app.exit(asked);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw CommandError(std::string(error.what()) + ". Run hustings --help for what it takes");
  }
  if (app.count("--session") > 0) require_own_view(app);
  if (app.count("--watch") > 0 && !app.get_subcommands().empty())
    throw CommandError("--watch is for the window, not for a command");
  if (const CLI::App& render = *app.get_subcommand("render"); render.parsed()) require_each(render, command);
  command.bare = count <= 1;
  command.action = action_of(actions);
  if (command.verbose && !command.version) throw CommandError("--verbose goes with --version");
  if (command.version) command.action = Action::version;
  take_raw(raw, command);
  require_sensible(command);
  if (command.action == Action::window) take_opened_file(app, command);
  if (command.present && !command.session.empty())
    throw CommandError("--present presents a story: leave the session out");
  if (command.present && command.story.empty()) command.story = sample_story();
  if (command.action == Action::make_atlas) check_new(command.fresh);
  if (command.action == Action::table) require(!command.table_contests.empty(), "hustings table needs --contest ID");
  return command;
}

Guide command_guide() {
  Command command;
  RawOptions raw;
  CLI::App app(program_text, "hustings");
  const Actions actions = set_up(app, command, raw);
  Guide guide{guide_of(app)};
  for (const auto& [sub, action] : actions) guide.push_back(guide_of(*sub));
  return guide;
}

}  // namespace hustings
