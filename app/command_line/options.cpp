#include "app/command_line/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "atlas/published/role.h"
#include "base/picture_format.h"
#include "base/text/fuzzy_match.h"
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

constexpr const char* view_group = "View";

/// Text that needs more reading than CLI11 does.
struct Raw {
  std::string size, centre, atlas, pace = "even";
  std::optional<double> metres_per_pixel;
  bool no_overlays = false;
};

/// An option that takes one of a few words: the help has them as they are typed, and one that is nearly right is
/// answered with it. `value_of` gives what CLI11 is to make of the word at that index.
CLI::Option* one_of(CLI::Option* option, std::vector<std::string> words,
                    const std::function<std::string(std::size_t)>& value_of = {}) {
  option->type_name(fmt::format("{}", fmt::join(words, ", ")));
  return option->transform(CLI::Validator(
      [words = std::move(words), value_of](std::string& text) {
        const auto found = std::find(words.begin(), words.end(), lower_case(text));
        if (found == words.end())
          return fmt::format("{} is none of {}{}", text, fmt::join(words, ", "), did_you_mean(text, words));
        text = value_of ? value_of(static_cast<std::size_t>(found - words.begin())) : *found;
        return std::string();
      },
      ""));
}

/// The same for the values of an enumeration.
template <class Value>
CLI::Option* one_of_values(CLI::Option* option, std::initializer_list<Value> values) {
  std::vector<std::string> names;
  for (const Value value : values) names.emplace_back(name_of(value));
  return one_of(option, std::move(names), [kept = std::vector<Value>(values)](std::size_t index) {
    return std::to_string(static_cast<int>(kept[index]));  // as CLI11 reads an enumeration
  });
}

/// An option whose values are a list takes one word each time, so that what follows it is the atlas.
CLI::Option* one_word_a_time(CLI::Option* option) { return option->expected(1)->take_all()->allow_extra_args(false); }

/// CLI11 takes "nan" and "1e999" for numbers, and its ranges let the first of them pass.
void refuse_what_is_no_number(CLI::App& app) {
  const CLI::Validator finite(
      [](std::string& text) {
        const double number = std::strtod(text.c_str(), nullptr);
        return std::isfinite(number) ? std::string() : fmt::format("{} is no number that can be used", text);
      },
      "");
  for (CLI::Option* option : app.get_options())
    if (option->get_type_name().find("FLOAT") != std::string::npos) option->check(finite)->type_name("NUMBER");
  for (CLI::App* command : app.get_subcommands({})) refuse_what_is_no_number(*command);
}

void add_picture_options(CLI::App& app, ViewOptions& view, const std::string& group) {
  one_of_values(app.add_option("--look", view.look, "dark, light (for print) or contrast"),
                {Look::dark, Look::light, Look::contrast})
      ->group(group);
  one_of_values(app.add_option("--layout", view.layout, "geography, hexagons (one an area) or circles"),
                {Layout::geography, Layout::hexagons, Layout::circles})
      ->group(group);
  app.add_option("--morph", view.morph, "How far from geography to the layout, 0 to 1")
      ->check(CLI::Range(0.0, 1.0).description(""))
      ->group(group);
  one_of_values(app.add_option("--circles-by", view.circle_size, "What circles are as large as: electorate or votes"),
                {CircleSize::electorate, CircleSize::votes})
      ->group(group);
  one_of_values(app.add_option("--symbols", view.symbols, "Over a quiet map: circles, or arrows of the swing"),
                {Symbols::none, Symbols::circles, Symbols::arrows})
      ->group(group);
  app.add_flag("--stepped", view.scale.stepped, "One colour from break to break")->group(group);
  one_word_a_time(app.add_option("--breaks", view.scale.breaks, "Breaks of the colour scale, as in 0,5,10,20,40"))
      ->delimiter(',')
      ->group(group);
  app.add_option("--midpoint", view.scale.midpoint, "Figure that the middle of the scale stands for")->group(group);
  app.add_flag("--fade-small", view.fade_small, "The fewer electors an area has, the fainter it is")->group(group);
  app.add_flag("--no-insets", view.no_insets, "Every area at its own place, and none enlarged")->group(group);
  app.add_option("--cross-with", view.crossed_with,
                 "A second figure, in classes of three by three: " + figures_to_name())
      ->group(group);
}

void add_what_if_options(CLI::App& app, ViewOptions& view, const std::string& group) {
  app.add_option("--what-if", view.what_if,
                 "A hypothetical result: points of swing from A to B, as in con,lab,2.0; the picture says so")
      ->group(group);
  one_of_values(
      app.add_option("--what-if-model", view.what_if_model, "uniform (the same points everywhere) or proportional"),
      {SwingModel::uniform, SwingModel::proportional})
      ->group(group);
  app.add_option("--what-if-third", view.what_if_third,
                 "Points that a third party's share changes by, at the cost of all others: ld,+3")
      ->group(group);
}

void add_instant_option(CLI::App& app, ViewOptions& view, const std::string& group) {
  app.add_option("--at", view.at,
                 "The election as it stood then, by what was declared: 2017-06-09T02:00, by the clock of its place or "
                 "with an offset; or 02:00 of its night")
      ->group(group);
}

enum class Contests { one, several };

void add_view_options(CLI::App& app, Command& command, Raw& raw, Contests contests = Contests::one) {
  const std::string group = view_group;
  ViewOptions& view = command.view;
  one_word_a_time(app.add_option("--join", command.joined,
                                 "Table of numbers to join by code: FILE or FILE:SHEET; may be given again"))
      ->group(group);
  if (contests == Contests::one)
    app.add_option("--contest", view.contest, "Election to show, by id: general-2017")->group(group);
  else
    one_word_a_time(app.add_option("--contest", command.table_contests,
                                   "Election to show, by id: general-2017; may be given again, for one table of all"))
        ->group(group);
  add_instant_option(app, view, group);
  app.add_option(
         "--against", view.against,
         "Election to compare with, or dissolution (by-elections counted, where the atlas has some); default: what the "
         "atlas names")
      ->group(group);
  app.add_option("--by", view.by, "Layer to show it on: boroughs, assembly, constituencies-2010; default: as counted")
      ->group(group);
  one_of(app.add_option(
             "--across", view.across,
             "How areas redrawn in between are compared: parent (their borough), overlap (an estimate) or none"),
         {"parent", "overlap", "none"})
      ->group(group);
  one_of(app.add_option("--slate", view.slate, "A party's vote in a ward of several members: top or average"),
         {"top", "average"})
      ->group(group);
  one_of(app.add_option("--vision", view.vision,
                        "Preview of a colour-vision deficiency: protanopia, deuteranopia or tritanopia"),
         {"normal", "protanopia", "deuteranopia", "tritanopia"})
      ->group(group);
  add_picture_options(app, view, group);
  app.add_flag("--spread-postal", view.spread_postal, "Spread postal votes by votes in person: an estimate")
      ->group(group);
  app.add_option("--colour,--color", view.colour, measures_to_name())->group(group);
  app.add_option("--pair", view.pair,
                 "Swing from A to B, as in con,lab; or top-two; default: con,lab where both stood, else the two "
                 "largest parties")
      ->group(group);
  app.add_option("--swing", view.formula, "butler or steed")->group(group);
  add_what_if_options(app, view, group);
  one_word_a_time(app.add_option("--select", view.selected, "Area to outline, by code; may be given again"))
      ->group(group);
  app.add_flag("--spotlight", view.spotlight, "Dim what is not selected")->group(group);
  one_word_a_time(app.add_option("--beside", view.beside,
                                 "Another map beside the first: CONTEST or CONTEST:COLOUR, as in "
                                 "general-2015:share:lab; may be given again, three times at most"))
      ->group(group);
  app.add_option("--swipe", view.swipe,
                 "With one --beside: it lies over the first map, right of this part of the width, 0 to 1")
      ->group(group);
  app.add_option("--filter", view.filter,
                 "Areas to keep lit: \"party=con,lab; status=gain; majority_pct<5; parent=Camden; text=park\"")
      ->group(group);
  app.add_option("--centre,--center", raw.centre,
                 "Centre of the map: E,N in metres of the atlas's CRS (EPSG:27700 unless it names one)")
      ->group(group);
  app.add_option("--metres-per-pixel", raw.metres_per_pixel, "Scale of the map")->group(group);
}

void add_atlas(CLI::App& app, Raw& raw) {
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
      ->check(CLI::IsMember({",", "."}));
  fresh->add_option(
      "--again", options.again,
      "An atlas made so before, or its folder: read a newer edition of its files with the same decisions");
  fresh->add_flag("--drop-edits", options.drop_edits, "Of --again: replace tables that somebody changed since, too");
  fresh->add_flag("--dry-run", options.dry_run, "Print what was understood, or would change, and write nothing");
  fresh
      ->add_option_function<std::string>(
          "--format", [&options](const std::string& format) { options.json = format == "json"; },
          "What is understood and written: text or json; default: text")
      ->check(CLI::IsMember({"text", "json"}));
  return fresh;
}

void add_quiet(CLI::App& sub, Command& command) {
  sub.add_flag("--quiet", command.quiet, "No line at the terminal that says how far it is");
}

CLI::App* add_book(CLI::App& app, Command& command, Raw& raw) {
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

/// What brings its view, and what it may be given all the same.
void require_no_view(const CLI::App& app, const char* bringer, const std::vector<std::string>& but = {}) {
  for (const CLI::Option* option : app.get_options())
    if (option->get_group() == view_group && option->count() > 0 &&
        std::find(but.begin(), but.end(), option->get_name()) == but.end())
      throw CommandError(fmt::format("{} brings a view of its own: leave {} out", bringer, option->get_name()));
}

/// A session brings its view.
void require_own_view(const CLI::App& app) {
  require_no_view(app, "--session");
  if (!app.get_subcommands().empty()) throw CommandError("--session is opened in the window, not by a command");
}

CLI::App* add_story(CLI::App& app, Command& command, Raw& raw) {
  CLI::App* story = app.add_subcommand("story",
                                       "Draw a picture of each cue of a story, and a PDF with captions and notes; or "
                                       "make a deck of it; needs no display");
  story->add_option("story", command.story, "Story file (TOML)")->required();
  story
      ->add_option("--out", command.out,
                   "Folder for the pictures and the PDF, made where it is not there; or FILE.pptx: a deck of slides")
      ->required();
  story->add_option("--size", raw.size, "Size of the pictures, WIDTHxHEIGHT in pixels; default: 1920x1080");
  one_of_values(story->add_option("--look", command.view.look, "dark, light (for print) or contrast"),
                {Look::dark, Look::light, Look::contrast});
  add_quiet(*story, command);
  return story;
}

CLI::App* add_page(CLI::App& app, Command& command, Raw& raw) {
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

void add_window_options(CLI::App& app, Command& command, Raw& raw) {
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
  add_atlas(app, raw);
}

void add_picture_options(CLI::App& sub, Command& command, Raw& raw) {
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

CLI::App* add_render(CLI::App& app, Command& command, Raw& raw) {
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

CLI::App* add_film(CLI::App& app, Command& command, Raw& raw) {
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

CLI::App* add_table(CLI::App& app, Command& command, Raw& raw) {
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

CLI::App* add_check(CLI::App& app, Command& command, Raw& raw) {
  CLI::App* check =
      app.add_subcommand("check", "Report what does not match or sum up; exit code 1 if anything is wrong");
  add_text_or_json(*check, command);
  add_atlas(*check, raw);
  return check;
}

CLI::App* add_list(CLI::App& app, Command& command, Raw& raw, const char* name, const char* help) {
  CLI::App* list = app.add_subcommand(name, help);
  add_text_or_json(*list, command);
  add_atlas(*list, raw);
  return list;
}

/// Each subcommand, and what it does.
using Actions = std::vector<std::pair<const CLI::App*, Action>>;

Actions add_subcommands(CLI::App& app, Command& command, Raw& raw) {
  Actions actions;
  actions.emplace_back(add_render(app, command, raw), Action::render);
  actions.emplace_back(add_film(app, command, raw), Action::film);
  actions.emplace_back(add_table(app, command, raw), Action::table);
  actions.emplace_back(add_check(app, command, raw), Action::check);
  actions.emplace_back(add_list(app, command, raw, "contests", "List the elections of an atlas, with their ids"),
                       Action::contests);
  actions.emplace_back(add_list(app, command, raw, "layers", "List the boundaries of an atlas, with their ids"),
                       Action::layers);
  actions.emplace_back(add_list(app, command, raw, "parties", "List the parties of an atlas, with their ids"),
                       Action::parties);
  actions.emplace_back(add_new(app, command.fresh), Action::make_atlas);
  actions.emplace_back(add_book(app, command, raw), Action::atlas_book);
  actions.emplace_back(add_story(app, command, raw), Action::story);
  actions.emplace_back(add_page(app, command, raw), Action::page);
  return actions;
}

/// The window, where no subcommand was given.
Action action_of(const Actions& actions) {
  const auto given = std::find_if(actions.begin(), actions.end(), [](const auto& one) { return one.first->parsed(); });
  return given == actions.end() ? Action::window : given->second;
}

/// What was given, with its text read.
void take_raw(const Raw& raw, Command& command) {
  command.atlas = raw.atlas;
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

}  // namespace

std::optional<Command> parse_command(int count, const char* const* arguments) {
  Command command;
  Raw raw;
  CLI::App app("Hustings: an interactive electoral map of London, 2008 to 2017", "hustings");
  app.set_version_flag("--version", HUSTINGS_VERSION);
  app.require_subcommand(0, 1);
  app.footer("Exit codes: 0 fine, 1 the input is wrong, 2 the command is wrong, 3 the system cannot.");
  add_window_options(app, command, raw);
  const Actions actions = add_subcommands(app, command, raw);
  refuse_what_is_no_number(app);
  try {
    app.parse(count, arguments);
  } catch (const CLI::Success& asked) {  // --help, --version
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
  take_raw(raw, command);
  require_sensible(command);
  if (command.action == Action::make_atlas) check_new(command.fresh);
  if (command.action == Action::table) require(!command.table_contests.empty(), "hustings table needs --contest ID");
  return command;
}

}  // namespace hustings
