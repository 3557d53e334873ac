// The command line: what the user asked for, before any atlas is loaded.
#pragma once

#include <filesystem>
#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "atlas/figures/table_choice.h"
#include "atlas/view/view.h"
#include "elections/timeline.h"

namespace hustings {

/// Choices of the view that were given; the rest keeps its default.
struct ViewOptions {
  std::string contest;
  std::string at;  ///< a time of its night: "2017-06-09T02:00", "02:00"
  std::string against;
  std::string colour;   ///< "majority", "share:con", "number:degree"
  std::string pair;     ///< "con,lab" or "top-two"
  std::string formula;  ///< "butler" or "steed"
  std::string by;       ///< layer id
  std::string slate;    ///< top, average
  std::string across;   ///< parent, overlap, none
  std::string what_if;  ///< "con,lab,2.0"
  SwingModel what_if_model = SwingModel::uniform;
  std::string what_if_third;  ///< "ld,+3"
  bool spread_postal = false;
  std::string vision;  ///< normal, protanopia, deuteranopia, tritanopia
  std::optional<Look> look;
  Layout layout = Layout::geography;
  double morph = 1;
  CircleSize circle_size = CircleSize::electorate;
  Symbols symbols = Symbols::none;
  ScaleChoice scale;
  bool fade_small = false;
  bool no_insets = false;
  std::string crossed_with;
  std::vector<std::string> selected;
  bool spotlight = false;
  std::vector<std::string> beside;  ///< "general-2015", "general-2015:share:lab"
  std::optional<double> swipe;
  std::string filter;                ///< "party=con; majority_pct<5"
  std::optional<glm::dvec2> centre;  ///< metres, easting and northing
  std::optional<double> metres_per_pixel;
};

/// What a first atlas is made of.
struct NewOptions {
  std::filesystem::path folder;
  std::string boundaries, boundaries_layer, crs, target_crs;
  bool latitude_first = false;
  std::string results, results_layer;  ///< results empty: they are in the boundaries
  std::string title, name, date;       ///< may be empty
  std::vector<std::string> roles;      ///< "COLUMN=ROLE"
  std::vector<std::string> elections;  ///< values; empty: all
  std::vector<std::string> pairs;      ///< "NAME=CODE": an area of the results, and that of the boundaries
  std::string parties;                 ///< a table of them; may be empty
  std::string layout;                  ///< of a publisher: its name, a file, or none; empty: the one recognised
  std::string decimal;                 ///< what parts decimals; empty: found out
  std::filesystem::path again;         ///< an atlas whose files are read again; else empty
  bool drop_edits = false;             ///< then: replace tables that somebody changed since
  bool dry_run = false;                ///< say what was understood, and write nothing
  bool json = false;                   ///< for a program
};

enum class Action {
  window,
  render,
  film,
  table,
  check,
  contests,
  layers,
  parties,
  make_atlas,
  atlas_book,
  story,
  page
};

/// How the tables of results are watched.
struct WatchOptions {
  bool on = false;
  double every = 5;    ///< seconds between two looks at databases and network folders
  std::string record;  ///< file; empty: none
};

struct Command {
  Action action = Action::window;
  std::filesystem::path atlas;      ///< empty: the carried London atlas
  std::vector<std::string> joined;  ///< tables of numbers: FILE or FILE:SHEET
  std::filesystem::path session;    ///< to open in the window; empty: none
  std::filesystem::path story;      ///< to open in the window, to film, or to draw; empty: none
  ViewOptions view;
  std::vector<std::string> table_contests;  ///< of a table; view.contest is the first
  std::optional<float> ui_scale;            ///< pixels to one of the design; none: the display's
  std::optional<glm::ivec2> size;           ///< pixels
  std::string out;
  std::string each;  ///< a picture of each of these: contests, areas or cues; empty: one picture
  bool overlays = true;
  std::optional<float> scale;      ///< pixels to one of the design; none: by the size
  bool transparent = false;        ///< of a picture: no ground
  std::string contests = "track";  ///< of a page: track, all, or ids with commas between them
  bool quiet = false;              ///< no line that says how far it is
  TableChoice table;
  bool bare = false;     ///< called without any arguments
  std::string format;    ///< as --format has it; empty: by the ending, or the usual one
  std::string from, to;  ///< of a film
  bool night = false;    ///< a film of the contest's declarations, in the place of from and to
  double seconds = 0;
  double frames_per_second = 25;
  Pace pace = Pace::even;
  NewOptions fresh;
  WatchOptions watch;
};

/// Reads the arguments. Prints help or the version and returns nothing when asked for those. Throws CommandError.
std::optional<Command> parse_command(int count, const char* const* arguments);

/// The view that the options ask for, on this atlas. Throws CommandError where they do not fit it.
View view_from(const Atlas& atlas, const ViewOptions& options);

}  // namespace hustings
