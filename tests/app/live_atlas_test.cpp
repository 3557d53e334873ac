// A night as it happens, without a window: arrivals, revisions, results taken back, and what is kept of them.
#include "app/watch/live_atlas.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>

#include "app/watch/open_votes.h"
#include "atlas/count.h"
#include "atlas/paint/area_card.h"
#include "atlas/paint/legend.h"
#include "atlas/view/scene.h"
#include "base/whole_file.h"
#include "geo/read/read_table.h"
#include "tests/atlas/own_atlas.h"

using namespace hustings;

namespace {

constexpr const char* head = "area_code,party,candidate,votes\n";
const WallTime ten_o_clock = *maybe_wall_time("2018-05-03T22:00:00+01:00");

/// Three seats, of which nobody has declared; the clock goes on by a minute with each step.
class Night {
 public:
  explicit Night(const std::string& rows = "", WatchSetting setting = {.night = true}) {
    own_.add("before", 2014, "X1,con,A,10\nX1,lab,B,20\nX2,con,C,30\nX2,lab,D,5\nX3,con,E,1\nX3,lab,F,2\n");
    own_.add("night", 2018, rows, "compare = \"before\"");
    const AtlasFile file = *read_atlas_file(own_.file()).value;
    Outcome<Atlas> loaded = load_watched(file, Geometry::none);
    REQUIRE(loaded);
    shown = std::make_shared<const Atlas>(std::move(*loaded.value));
    if (setting.log) setting.log = own_.folder() / "state" / "revisions.csv";
    if (!setting.record.empty()) setting.record = path(setting.record);
    setting.loaded = WallTime::max();
    live.emplace(file, shown, setting);
    begun = step();
  }

  bool step() {
    minutes += 1;
    news = live->step(60.0 * minutes, now());
    if (news) shown = news->atlas;
    return news.has_value();
  }
  WallTime now() const { return ten_o_clock + std::chrono::minutes(minutes); }
  /// Takes the place of what was there.
  bool write(const std::string& rows, const std::string& header = head) {
    own_.write("night.csv.new", header + rows);
    std::filesystem::rename(own_.folder() / "night.csv.new", own_.folder() / "night.csv");
    return step();
  }
  std::string path(const std::string& name) const { return (own_.folder() / name).string(); }
  const AtlasContest& contest() const { return shown->contests[*shown->find_contest("night")]; }
  std::string why_missing_in(const std::string& code) const {
    return why_missing(*shown, {*shown->find_contest("night"), 0, {}}, code);
  }
  const Result* result(AreaIndex area) const { return result_of(*shown, {*shown->find_contest("night"), 0, {}}, area); }
  std::optional<WatchFault> fault() { return live->fault(60.0 * minutes + 30, now()); }

  std::optional<LiveAtlas> live;
  std::shared_ptr<const Atlas> shown;
  std::optional<WatchNews> news;
  int minutes = 0;
  bool begun = false;

 private:
  OwnAtlas own_{3};
};

}  // namespace

TEST_CASE("areas without votes yet are not declared, and no gaps of the table") {
  Night night;
  CHECK(night.begun);
  CHECK(night.why_missing_in("X1") == "not yet declared");
  View view;
  view.contest = "night";
  const std::vector<LegendEntry> entries = legend_of(*night.shown, view, scene_of(*night.shown, view)).entries;
  CHECK(std::any_of(entries.begin(), entries.end(),
                    [](const LegendEntry& entry) { return entry.label.starts_with("Not yet declared"); }));
  CHECK(night.shown->findings.empty());
  CHECK(night.live->log().standing("night", "X1") == Standing::not_declared);

  REQUIRE(night.write("X2,con,C,31\nX2,lab,D,6\n"));
  CHECK(night.result(1) != nullptr);
  CHECK(night.why_missing_in("X1") == "not yet declared");
  CHECK(night.live->log().standing("night", "X2") == Standing::declared);
  CHECK(night.live->log().declared("night", "X2") == night.now());
  CHECK(night.news->revisions.empty());
  CHECK(night.shown->findings.empty());
}

TEST_CASE("candidates without votes are named in the table before their area is declared") {
  Night night;
  REQUIRE(night.write("X1,con,A,\nX1,lab,B,\nX2,con,C,31\nX2,lab,D,6\nX3,con,E,0\nX3,lab,F,0\n"));
  CHECK(night.result(0) == nullptr);
  CHECK(night.result(1) != nullptr);
  CHECK(night.result(2) == nullptr);
  CHECK(night.contest().contest.results.size() == 1);
}

TEST_CASE("votes that are missing for one of its candidates keep an area open") {
  Table table;
  table.columns = {"area_code", "party", "votes", "elected"};
  table.rows = {{"X1", "con", "5", ""}, {"X1", "lab", "", ""}, {"X2", "con", "", "yes"}, {"X3", "con", "1", ""}};
  table.lines = {2, 3, 4, 5};
  take_out_open_areas(table);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0][0] == "X2");
  CHECK(table.rows[1][0] == "X3");
  CHECK(table.lines == std::vector<std::int64_t>{4, 5});
}

TEST_CASE("each revision is kept with what was and what is, and the seat says so") {
  Night night("", {.night = true, .log = "revisions.csv"});
  REQUIRE(night.write("X1,con,A,30\nX1,lab,B,20\nX2,con,C,31\nX2,lab,D,6\n"));
  REQUIRE(night.write("X1,con,A,30\nX1,lab,B,32\nX2,con,C,31\nX2,lab,D,6\n"));
  REQUIRE(night.news->revisions.size() == 1);
  const Revision& revision = night.news->revisions.front();
  CHECK(revision.area == "Square 1");
  CHECK(revision.kind == RevisionKind::revised);
  CHECK(revision.at == night.now());
  CHECK(revision.before == "B (Labour) 20");
  CHECK(revision.after == "B (Labour) 32");
  const std::string said = "result revised at " + clock_time(night.now());
  REQUIRE(night.result(0) != nullptr);
  CHECK(night.result(0)->note == said);
  CHECK(night.result(1)->note.empty());
  View view;
  view.contest = "night";
  CHECK(card_of(*night.shown, view, main_part(scene_of(*night.shown, view)), 0).note.find(said) != std::string::npos);

  const Outcome<Table> log = read_table(night.path("state/revisions.csv"));
  REQUIRE(log);
  REQUIRE(log.value->rows.size() == 1);
  CHECK(log.value->cell(0, log.value->find_column("after")) == "B (Labour) 32");
  CHECK(maybe_wall_time(log.value->cell(0, log.value->find_column("time"))) == night.now());
}

TEST_CASE("a result that is taken back is shown as taken back, and again when it is declared again") {
  Night night("", {.night = true, .log = "revisions.csv"});
  REQUIRE(night.write("X1,con,A,30\nX1,lab,B,20\nX2,con,C,31\n"));
  REQUIRE(night.write("X2,con,C,31\n"));
  REQUIRE(night.news->revisions.size() == 1);
  CHECK(night.news->revisions.front().kind == RevisionKind::taken_back);
  CHECK(night.result(0) == nullptr);
  CHECK(night.why_missing_in("X1") == "taken back at " + clock_time(night.now()));
  CHECK(night.live->log().standing("night", "X1") == Standing::taken_back);
  CHECK_FALSE(night.live->log().declared("night", "X1"));

  REQUIRE(night.write("X1,con,A,29\nX1,lab,B,20\nX2,con,C,31\n"));
  REQUIRE(night.news->revisions.size() == 1);
  CHECK(night.news->revisions.front().kind == RevisionKind::declared_again);
  CHECK(night.live->log().declared("night", "X1") == night.now());
  REQUIRE(night.result(0) != nullptr);
  CHECK(night.result(0)->note.find("revised") != std::string::npos);
  CHECK(read_table(night.path("state/revisions.csv")).value->rows.size() == 2);
}

TEST_CASE("a table that cannot be read disturbs nothing, and heals by itself") {
  Night night;
  REQUIRE(night.write("X1,con,A,30\nX1,lab,B,20\n"));
  const auto before = night.shown;
  CHECK_FALSE(night.write("X1,con,A,many\nX1,lab,B,20\n"));
  REQUIRE(night.fault());
  CHECK(night.fault()->why.find("many") != std::string::npos);
  CHECK(night.fault()->source == night.path("night.csv"));
  CHECK(night.shown == before);
  CHECK_FALSE(night.write("X1;con;A", "%PDF-1.7\n"));
  REQUIRE(night.fault());
  REQUIRE(night.write("X1,con,A,31\nX1,lab,B,20\n"));
  CHECK_FALSE(night.fault());
  CHECK(night.result(0)->candidacies.front().votes == 31);
}

TEST_CASE("what arrives is recorded with its time, and opens as results and areas of a past night") {
  Night night("", {.night = true, .record = "recorded.csv"});
  REQUIRE(night.write("X1,con,A,30\nX1,lab,B,20\n"));
  const WallTime first = night.now();
  REQUIRE(night.write("X1,con,A,30\nX1,lab,B,20\nX2,con,C,31\nX2,lab,D,6\n"));
  const Outcome<Table> areas = read_table(night.path("recorded-areas.csv"));
  REQUIRE_MESSAGE(areas, describe(areas.findings.front()));
  REQUIRE(areas.value->rows.size() == 2);
  const auto declared = areas.value->find_column("declared");
  CHECK(maybe_wall_time(areas.value->cell(0, declared)) == first);
  CHECK(maybe_wall_time(areas.value->cell(1, declared)) == night.now());

  OwnAtlas past(3);
  past.add("past", 2018, "", "areas = \"past-areas.csv\"");
  past.write("past.csv", read_whole(night.path("recorded.csv")));
  past.write("past-areas.csv", read_whole(night.path("recorded-areas.csv")));
  const Atlas atlas = past.load();
  REQUIRE(atlas.contest(0).results.size() == 2);
  CHECK(atlas.contest(0).find("X2")->votes_valid() == 37);
}

TEST_CASE("who starts again goes on with the times that were recorded") {
  const WallTime moment = ten_o_clock + std::chrono::minutes(7);
  NightLog log;
  Table areas;
  areas.columns = {"area_code", "declared"};
  areas.rows = {{"X1", iso_time(moment)}, {"X2", ""}};
  log.recall("night", areas);
  CHECK(log.declared("night", "X1") == moment);
  CHECK_FALSE(log.declared("night", "X2"));
}

TEST_CASE("on any other day edited tables are read again, and nothing is said of a night") {
  Night day("X1,con,A,30\nX1,lab,B,20\n", {.night = false});
  CHECK_FALSE(day.begun);
  CHECK_FALSE(day.step());
  REQUIRE(day.write("X1,con,A,31\nX1,lab,B,20\n"));
  CHECK(day.result(0)->candidacies.front().votes == 31);
  CHECK(day.result(0)->note.empty());
  CHECK(day.why_missing_in("X2") != "not yet declared");
  CHECK(day.news->revisions.empty());
}

TEST_CASE("times are written with their offset, and read with any") {
  const WallTime moment = ten_o_clock + std::chrono::seconds(5);
  CHECK(maybe_wall_time(iso_time(moment)) == moment);
  CHECK(maybe_wall_time("2018-05-03T21:00:05Z") == moment);
  CHECK(maybe_wall_time("2018-05-04T02:30:05+05:30") == moment);
  CHECK(maybe_wall_time("2018-05-03T16:00:05-05:00") == moment);
  for (const char* wrong : {"", "2018-05-03", "2018-05-03T21:00:05", "2018-05-03T25:00:05Z", "2018-05-03 21:00:05Z",
                            "2018-13-03T21:00:05Z", "2018-05-03T21:00:05+1:00"})
    CHECK_FALSE(maybe_wall_time(wrong));
}
