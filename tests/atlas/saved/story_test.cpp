// Stories as files: every cue comes back as it was, and what is wrong is said by line.
#include "atlas/saved/story.h"

#include <doctest/doctest.h>

#include "tests/carried.h"

using namespace hustings;

namespace {

Story told() {
  Story story{.title = "A \"title\"", .atlas = "../london.toml", .cues = {}};
  Cue first;
  first.title = "First";
  first.caption = "One line, \"quoted\"";
  first.notes = "Several\nlines with a back\\slash\n\nand a gap";
  first.arrive = Arrival::cut;
  first.view.contest = "general-2017";
  story.cues.push_back(first);
  Cue second;
  second.title = "Second";
  second.atlas = "../uk.toml";
  second.arrive = Arrival::play;
  second.seconds = 3.5;
  second.hold = 0;
  second.planned = 90;
  second.framing = Framing{.areas = {}, .centre = {280000.5, 750000}, .across = 520000};
  second.view.contest = "general-2015";
  second.view.colour = ColourMode::swing;
  second.view.selected = {"E14000768", "E14000636"};
  second.view.spotlight = true;
  second.view.filter.majority_limit.on = true;
  second.view.filter.ranges.push_back({.column = "remain_pct", .low = 50});
  second.view.marks.push_back({.tool = MarkTool::arrow, .points = {{1, 2}, {3, 4}}, .text = {}});
  second.view.layout = Layout::hexagons;
  second.view.what_if = {
      .on = true, .model = SwingModel::proportional, .swing = 2, .third_party = "ld", .third_change = 1};
  second.panels = {{"panel-charts", "right, open"}};
  story.cues.push_back(second);
  Cue third;
  third.framing = Framing{.areas = {"E14000768"}, .centre = {}, .across = 0};
  third.view.contest = "general-2010";
  story.cues.push_back(third);
  return story;
}

/// The only finding, which must be on that line and name that key.
void check_finding(const std::string& toml, std::int64_t row, const std::string& key) {
  const Outcome<Story> read = story_from(toml, "s.toml");
  REQUIRE(read);
  REQUIRE(read.findings.size() == 1);
  CHECK(read.findings[0].severity == Severity::warning);
  CHECK(read.findings[0].place.row == row);
  CHECK(read.findings[0].place.column == key);
  CHECK_FALSE(read.findings[0].remedy.empty());
}

}  // namespace

TEST_CASE("a story comes back from its file as it was") {
  const Story story = told();
  const Outcome<Story> read = story_from(to_toml(story), "s.toml");
  REQUIRE(read);
  CHECK(read.findings.empty());
  CHECK(*read.value == story);
  // And again: nothing is lost on the second way either.
  CHECK(to_toml(*read.value) == to_toml(story));
}

TEST_CASE("a cue says of its view only what is unusual") {
  Story story;
  story.cues.emplace_back();
  story.cues[0].view.contest = "general-2017";
  const std::string toml = to_toml(story);
  CHECK(toml.find("[cue.view]\ncontest = \"general-2017\"\n") != std::string::npos);
  CHECK(toml.find("colour") == std::string::npos);
  CHECK(toml.find("filter") == std::string::npos);
}

TEST_CASE("what is wrong with a story is said by line and key, and the rest is told") {
  check_finding("[[cue]]\ntitel = \"x\"\n", 2, "titel");
  check_finding("[[cue]]\nseconds = \"two\"\n", 2, "seconds");
  check_finding("[[cue]]\n\nseconds = -1\n", 3, "seconds");
  check_finding("[[cue]]\narrive = \"swim\"\n", 2, "arrive");
  check_finding("[[cue]]\n[cue.framing]\nacross = 0\n", 2, "framing");
  check_finding("[[cue]]\n[cue.view]\ncolour = \"mauve\"\n", 3, "colour");
  check_finding("version = 9\n[[cue]]\n", 1, "version");
  CHECK(story_from("[[cue]]\nseconds = 1e9\n", "s.toml").value->cues[0].seconds == most_cue_seconds);
  CHECK(story_from("[[cue]]\nhold = nan\n", "s.toml").value->cues[0].hold == Cue().hold);
}

TEST_CASE("a planned time is seconds, or minutes and seconds, and comes back as it was") {
  const auto planned = [](const std::string& value) {
    return story_from("[[cue]]\nplanned = " + value + "\n", "s.toml").value->cues[0].planned;
  };
  CHECK(planned("45") == 45);
  CHECK(planned("12.5") == 12.5);
  CHECK(planned("\"1:30\"") == 90);
  CHECK(planned("\"45\"") == 45);
  CHECK(planned("1e9") == most_planned_seconds);
  CHECK_FALSE(story_from("[[cue]]\n", "s.toml").value->cues[0].planned.has_value());
  for (const char* wrong : {"\"soon\"", "\"1:75\"", "true", "nan"}) {
    CHECK_FALSE(planned(wrong).has_value());
    check_finding(std::string("[[cue]]\nplanned = ") + wrong + "\n", 2, "planned");
  }
  check_finding("[[cue]]\nplanned = -1\n", 2, "planned");
  Story story;
  for (const double seconds : {0.0, 45.0, 60.0, 90.0, 90.5, 3600.0}) story.cues.emplace_back().planned = seconds;
  story.cues.emplace_back();
  CHECK(*story_from(to_toml(story), "s.toml").value == story);
  CHECK(to_toml(story).find("planned = \"1:30\"\n") != std::string::npos);
  CHECK(planned_time(story) == 3885.5);
  CHECK_FALSE(planned_time(Story{.title = {}, .atlas = {}, .cues = std::vector<Cue>(2)}).has_value());
}

TEST_CASE("a cue has no camera of its own: it would fit one size of picture alone") {
  const Outcome<Story> read = story_from("[[cue]]\n[cue.view.camera]\ncentre = [1, 2]\nmetres_per_pixel = 3\n", "s");
  REQUIRE(read);
  CHECK_FALSE(read.value->cues[0].view.camera);
  CHECK(read.findings.size() == 1);
}

TEST_CASE("what is no story is refused") {
  for (const char* text : {"", "title = \"x\"", "[[cue", "cue = 3", "cue = []", "[cue]\ntitle = \"x\""}) {
    CAPTURE(text);
    const Outcome<Story> read = story_from(text, "s.toml");
    CHECK_FALSE(read);
    REQUIRE_FALSE(read.findings.empty());
    CHECK(read.findings[0].severity == Severity::error);
    CHECK(read.findings[0].place.file == "s.toml");
  }
  CHECK_FALSE(read_story("/nowhere/at/all.toml"));
}

TEST_CASE("a cue that its atlas cannot show is named with its line") {
  const std::string toml =
      "[[cue]]\ntitle = \"Good\"\n[cue.view]\ncontest = \"general-2017\"\n"
      "[[cue]]\ntitle = \"Bad\"\n[cue.framing]\nareas = [\"X1\"]\n[cue.view]\ncontest = \"general-1997\"\n"
      "[[cue]]\natlas = \"uk.toml\"\n[cue.view]\ncontest = \"general-1987\"\n";
  const Outcome<Story> read = story_from(toml, "s.toml");
  REQUIRE(read);
  const Findings faults = faults_of(*read.value, "", carried_atlas(), "s.toml");
  REQUIRE(faults.size() == 2);  // the third stands on another atlas
  for (const Finding& fault : faults) {
    CHECK(fault.place.row == 5);
    CHECK(fault.what.find("Bad") != std::string::npos);
  }
}

TEST_CASE("a cue stands at a time of a night, which comes back as it was") {
  const Instant four = make_date(2017, 6, 9) + std::chrono::hours(3);
  for (const char* written : {"at = \"2017-06-09T04:00+01:00\"\n[cue.view]\ncontest = \"general-2017\"\n",
                              "at = \"2017-06-09T04:00\"\n[cue.view]\ncontest = \"general-2017\"\n",
                              "at = 2017-06-09T04:00:00+01:00\n[cue.view]\ncontest = \"general-2017\"\n",
                              "[cue.view]\ncontest = \"general-2017\"\nat = \"2017-06-09T03:00Z\"\n"}) {
    CAPTURE(written);
    const Outcome<Story> read = story_from(std::string("[[cue]]\n") + written, "s.toml");
    REQUIRE(read);
    CHECK(read.findings.empty());
    CHECK(read.value->cues[0].view.at == four);
    CHECK(*story_from(to_toml(*read.value), "s.toml").value == *read.value);
  }
  check_finding("[[cue]]\nat = \"four\"\n", 2, "at");
  CHECK(to_toml(story_from("[[cue]]\n", "s.toml").value.value()).find("at = ") == std::string::npos);
}
