// Files that were written before a view had its parts still open: a session and a story with every choice made.
#include <doctest/doctest.h>

#include "atlas/saved/session.h"
#include "atlas/saved/story.h"

using namespace hustings;

namespace {

constexpr const char* session_text =
    R"toml(# A session of Hustings: what was on the screen. Any line may be changed or removed.
version = 1
atlas = "mine.toml"
joined = ["prices.csv"]
story = "told.toml"

[view]
contest = "general-2015"
next_contest = "general-2017"
fraction = 0.25
against = "general-2010"
at_dissolution = true
by = "boroughs"
across = "overlap"
colour = "change"
party = "ld"
number = "age"
top_two = true
swing_from = "con"
swing_to = "ld"
formula = "steed"
selected = ["E14000768", "E14000872"]
spotlight = true
pinned = ["E14000639"]
vision = "tritanopia"
look = "contrast"
layout = "hexagons"
morph = 0.5
circle_size = "votes"
symbols = "circles"
fade_small = true
crossed_with = "turnout"
swipe = 0.75
overlays = false

[view.basis]
slate = "average"
spread_postal = true

[view.filter]
parties = ["con", "lab"]
statuses = ["gain", "tie"]
parents = ["E09000020"]
text = "ken"

[[view.filter.ranges]]
column = "turnout_pct"
low = 60
high = inf
low_open = false
high_open = true

[view.filter.thread]
on = true
limit = 500
unit = "votes"

[view.camera]
centre = [530000.25, 180000.5]
metres_per_pixel = 12.5

[view.scale]
stepped = true
midpoint = 1.5
breaks = [-10, 0, 10]

[view.what_if]
on = true
model = "proportional"
swing = 2.5
third_party = "lab"
third_change = -1

[view.charts]
chart = "ternary"
x = "turnout_pct"
y = "share_lab"
column = "swing_pct"
corners = ["con", "lab", "ld"]

[[view.beside]]
contest = "general-2010"
colour = "share"
party = "lab"
number = "age"

[[view.marks]]
tool = "arrow"
points = [[530000, 180000], [530100.25, 180050]]
text = ""
colour = 2
width = 6

[[view.marks]]
tool = "text"
points = [[531000, 181000]]
text = "Here"
colour = 1
width = 24

[playback]
track = "westminster"
playing = true
progress = 0.5
speed = 2
loop = true
backwards = true

[panels]
"panel-charts" = "right, open"
)toml";

constexpr const char* story_text = R"toml(# A story of Hustings: one [[cue]] after the other. Any line may be changed.
version = 1
title = "London"
atlas = "mine.toml"

[[cue]]
title = "Kensington"
caption = "By 20 votes"
notes = "A pause"
arrive = "play"
seconds = 3.5
hold = 2

[cue.framing]
areas = ["E14000768"]

[cue.view]
contest = "general-2015"
next_contest = "general-2017"
fraction = 0.25
against = "general-2010"
at_dissolution = true
by = "boroughs"
across = "overlap"
colour = "change"
party = "ld"
number = "age"
top_two = true
swing_from = "con"
swing_to = "ld"
formula = "steed"
selected = ["E14000768", "E14000872"]
spotlight = true
pinned = ["E14000639"]
vision = "tritanopia"
look = "contrast"
layout = "hexagons"
morph = 0.5
circle_size = "votes"
symbols = "circles"
fade_small = true
crossed_with = "turnout"
swipe = 0.75
overlays = false

[cue.view.basis]
slate = "average"
spread_postal = true

[cue.view.filter]
parties = ["con", "lab"]
statuses = ["gain", "tie"]
parents = ["E09000020"]
text = "ken"

[[cue.view.filter.ranges]]
column = "turnout_pct"
low = 60
high = inf
low_open = false
high_open = true

[cue.view.filter.thread]
on = true
limit = 500
unit = "votes"

[cue.view.scale]
stepped = true
midpoint = 1.5
breaks = [-10, 0, 10]

[cue.view.what_if]
on = true
model = "proportional"
swing = 2.5
third_party = "lab"
third_change = -1

[cue.view.charts]
chart = "ternary"
x = "turnout_pct"
y = "share_lab"
column = "swing_pct"
corners = ["con", "lab", "ld"]

[[cue.view.beside]]
contest = "general-2010"
colour = "share"
party = "lab"
number = "age"

[[cue.view.marks]]
tool = "arrow"
points = [[530000, 180000], [530100.25, 180050]]
text = ""
colour = 2
width = 6

[[cue.view.marks]]
tool = "text"
points = [[531000, 181000]]
text = "Here"
colour = 1
width = 24

[cue.panels]
"panel-charts" = "right, open"
)toml";

/// Every field is something else than it is by default.
View full_view() {
  View view;
  view.contest = "general-2015";
  view.next_contest = "general-2017";
  view.fraction = 0.25;
  view.against = "general-2010";
  view.at_dissolution = true;
  view.by = "boroughs";
  view.across = Across::overlap;
  view.basis = {.slate = SlateVote::average, .spread_postal = true};
  view.colour = ColourMode::change;
  view.party = "ld";
  view.number = "age";
  view.top_two = true;
  view.swing_from = "con";
  view.swing_to = "ld";
  view.formula = SwingFormula::steed;
  view.selected = {"E14000768", "E14000872"};
  view.filter = {.parties = {"con", "lab"},
                 .statuses = {Status::gain, Status::tie},
                 .ranges = {{.column = "turnout_pct", .low = 60, .high_open = true}},
                 .parents = {"E09000020"},
                 .text = "ken",
                 .majority_limit = {.on = true, .limit = 500, .unit = MajorityLimit::Unit::votes}};
  view.spotlight = true;
  view.pinned = {"E14000639"};
  view.camera = Camera{{530000.25, 180000.5}, 12.5};
  view.vision = Vision::tritanopia;
  view.look = Look::contrast;
  view.layout = Layout::hexagons;
  view.morph = 0.5;
  view.circle_size = CircleSize::votes;
  view.symbols = Symbols::circles;
  view.scale = {.stepped = true, .midpoint = 1.5, .breaks = {-10, 0, 10}};
  view.fade_small = true;
  view.crossed_with = ColourMode::turnout;
  view.what_if = {
      .on = true, .model = SwingModel::proportional, .swing = 2.5, .third_party = "lab", .third_change = -1};
  view.charts = {.chart = Chart::ternary,
                 .x = "turnout_pct",
                 .y = "share_lab",
                 .column = "swing_pct",
                 .corners = {"con", "lab", "ld"}};
  view.beside = {{.contest = "general-2010", .colour = ColourMode::share, .party = "lab", .number = "age"}};
  view.swipe = 0.75;
  view.marks = {{MarkTool::arrow, {{530000, 180000}, {530100.25, 180050}}, {}, 2, 6},
                {MarkTool::text, {{531000, 181000}}, "Here", 1, 24}};
  view.overlays = false;
  return view;
}

Session full_session() {
  Session session;
  session.atlas = "mine.toml";
  session.joined = {"prices.csv"};
  session.story = "told.toml";
  session.view = full_view();
  session.playback = {
      .track = "westminster", .playing = true, .progress = 0.5, .speed = 2, .loop = true, .backwards = true};
  session.panels = {{"panel-charts", "right, open"}};
  return session;
}

Story full_story() {
  Cue cue;
  cue.title = "Kensington";
  cue.caption = "By 20 votes";
  cue.notes = "A pause";
  cue.view = full_view();
  cue.view.camera.reset();
  cue.framing = Framing{.areas = {"E14000768"}, .centre = {}, .across = 0};
  cue.arrive = Arrival::play;
  cue.seconds = 3.5;
  cue.hold = 2;
  cue.panels = {{"panel-charts", "right, open"}};
  return {.title = "London", .atlas = "mine.toml", .cues = {cue}};
}

}  // namespace

TEST_CASE("a session of before opens with every choice, and is written as it was, with what there is since") {
  const Outcome<Session> read = session_from(session_text, "session.toml");
  REQUIRE(read);
  CHECK(read.findings.empty());
  CHECK(*read.value == full_session());
  std::string since = session_text;
  since.insert(since.find("circle_size ="), "insets = true\n");
  const std::string backwards = "backwards = true\n";
  since.insert(since.find(backwards) + backwards.size(), "night_speed = 10\n");
  CHECK(to_toml(full_session()) == since);
}

TEST_CASE("a story of before opens with every choice, and is written as it was") {
  const Outcome<Story> read = story_from(story_text, "story.toml");
  REQUIRE(read);
  CHECK(read.findings.empty());
  CHECK(*read.value == full_story());
  CHECK(to_toml(full_story()) == story_text);
}
