#include "atlas/saved/session.h"
#include "atlas/figures/valid_view.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <limits>
#include <random>

#include "atlas/saved/view_fields.h"
#include "atlas/view/scene.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

/// Fills every field that is in the table with anything that it can hold.
class Randomly {
 public:
  explicit Randomly(unsigned seed) : random_(seed) {}

  std::size_t fields = 0;

  template <class T>
  void operator()(const char* /*key*/, T& value) {
    ++fields;
    fill(value);
  }
  template <class T, class Values>
  void operator()(const char* /*key*/, T& value, const Values& names) {
    ++fields;
    fill_named(value, names);
  }
  void operator()(const char* /*key*/, double& value, MayBeInfinite /*unused*/) {
    ++fields;
    constexpr double endless = std::numeric_limits<double>::infinity();
    if (below(3) == 0) value = below(2) == 0 ? endless : -endless;
    else fill(value);
  }

 private:
  std::size_t below(std::size_t limit) { return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_); }

  template <class T, class Values>
  void fill_named(T& value, const Values& names) {
    value = (names.begin() + below(names.size()))->first;
  }
  template <class T, class Values>
  void fill_named(std::vector<T>& values, const Values& names) {
    values.resize(below(4));
    for (T& value : values) fill_named(value, names);
  }

  void fill(Instant& value) { value = make_date(2017, 6, 8) + std::chrono::seconds(below(200'000)); }
  void fill(bool& value) { value = below(2) == 1; }
  void fill(int& value) { value = static_cast<int>(below(1000)) - 500; }
  void fill(double& value) {
    static constexpr double odd[] = {0, -0.5, 1e-9, 1e20, -12345678.901234567, 0.1, 1.0 / 3, 5e-324};
    value = below(3) == 0 ? odd[below(8)] : std::uniform_real_distribution<double>(-1e6, 1e6)(random_);
  }
  void fill(std::string& value) {
    static const std::vector<std::string> odd = {
        "",       "general-2017",   "a \"quoted\" one", "back\\slash", "# no comment",
        "\u00e9", "tab\tline\nend", "= ]] [x]",         "\x01\x7f",    "'''"};
    value = odd[below(odd.size())];
  }
  void fill(Point& value) {
    fill(value.x);
    fill(value.y);
  }
  template <class T>
  void fill(std::vector<T>& values) {
    values.resize(below(4));
    for (T& value : values) fill(value);
  }
  template <class T>
  void fill(std::optional<T>& value) {
    value.reset();
    if (below(2) == 1) fill(value.emplace());
  }
  template <class T>
  requires requires(Randomly& visit, T& value) { each_field(visit, value); }
  void fill(T& value) {
    Randomly inside(static_cast<unsigned>(random_()));
    each_field(inside, value);
  }

  std::mt19937 random_;
};

/// Stands for a value of any type, to count the fields of a struct.
struct Anything {
  template <class T>
  operator T() const;  // NOLINT(google-explicit-constructor): that is what it is for
};

template <class T, class... Values>
constexpr std::size_t field_count() {
  if constexpr (requires { T{Values{}..., Anything{}}; }) return field_count<T, Values..., Anything>();
  else return sizeof...(Values);
}

template <class T>
std::size_t kept_fields() {
  Randomly visit(1);
  T value;
  each_field(visit, value);
  return visit.fields;
}

Session random_session(unsigned seed) {
  Session session;
  Randomly visit(seed);
  each_field(visit, session.view);
  each_field(visit, session.playback);
  if (seed % 5 == 0) session.joined = {"prices.csv", "folder/own \"book\".ods:Sheet 2"};
  session.atlas = seed % 2 == 0 ? "" : "folder/my \"own\".toml";
  if (seed % 3 == 0) session.panels = {{"changes", "open"}, {"a key, with = in it", "and a \"value\""}};
  return session;
}

Session told_session() {
  Session session;
  session.view.contest = "general-2015";
  session.view.colour = ColourMode::swing;
  session.view.formula = SwingFormula::steed;
  session.view.selected = {"E14000768", "E14000872"};
  session.view.camera = Camera{{530000.25, 180000.5}, 12.5};
  session.view.look = Look::light;
  session.view.scale.breaks = {-10, -5, 0, 5, 10};
  session.view.crossed_with = ColourMode::turnout;
  session.view.spotlight = true;
  session.view.marks = {{MarkTool::pen, {{530000, 180000}, {530100.25, 180050}}, {}, 2, 4},
                        {MarkTool::text, {{531000, 181000}}, "Here", 1, 24}};
  session.playback.track = "westminster";
  session.playback.progress = 0.5;
  session.panels = {{"changes", "open"}};
  return session;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

bool names_line(const Findings& findings, std::size_t line) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.place.row == static_cast<std::int64_t>(line); });
}

}  // namespace

TEST_CASE("a session keeps every field of the view, the clock and their parts") {
  REQUIRE(field_count<View>() == 3);
  CHECK(kept_fields<View>() == field_count<Question>() + field_count<Appearance>() + field_count<Hand>());
  CHECK(kept_fields<Playback>() == field_count<Playback>() - 1);  // less what is left of a second of a night
  CHECK(kept_fields<Camera>() == field_count<Camera>());
  CHECK(kept_fields<Basis>() == field_count<Basis>());
  CHECK(kept_fields<ChartChoice>() == field_count<ChartChoice>());
  CHECK(kept_fields<ScaleChoice>() == field_count<ScaleChoice>());
  CHECK(kept_fields<Filter>() == field_count<Filter>());
  CHECK(kept_fields<Range>() == field_count<Range>());
  CHECK(kept_fields<MajorityLimit>() == field_count<MajorityLimit>());
  CHECK(kept_fields<WhatIf>() == field_count<WhatIf>());
  CHECK(kept_fields<Mark>() == field_count<Mark>());
}

TEST_CASE("the story that is open is kept with its edits, whatever is written in it") {
  Session session;
  session.story = "/home/someone/my \"story\".toml";
  session.unsaved_story = {"title = \"1 \\\\ 2\"", "", "[[cue]]", "caption = 'It costs \u00a31'"};
  const Outcome<Session> read = session_from(to_toml(session), "s.toml");
  REQUIRE(read);
  CHECK(read.findings.empty());
  CHECK(*read.value == session);
  const Outcome<Session> damaged = session_from(to_toml(session) + "look = [\n", "s.toml");
  REQUIRE(damaged);
  CHECK(damaged.value->unsaved_story == session.unsaved_story);
}

TEST_CASE("whatever the view, what is written is read back") {
  for (unsigned seed = 0; seed < 500; ++seed) {
    const Session session = random_session(seed);
    const std::string text = to_toml(session);
    const Outcome<Session> again = session_from(text, "session.toml");
    REQUIRE(again);
    INFO(text);
    CHECK(again.findings.empty());
    CHECK(*again.value == session);
  }
}

TEST_CASE("a session with one line damaged opens, and names the line") {
  const Session whole = told_session();
  const std::vector<std::string> lines = split(to_toml(whole), '\n');
  for (const std::string& damage :
       {std::string("%&$ \x01\xff"), std::string("x = "), std::string("[["), std::string(1, '\0')})
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].empty() || lines[i].front() == '#') continue;
      std::vector<std::string> damaged = lines;
      damaged[i] = damage;
      const Outcome<Session> opened = session_from(joined(damaged), "session.toml");
      INFO("line ", i + 1, ": ", lines[i]);
      REQUIRE(opened);
      CHECK_FALSE(has_errors(opened.findings));
      CHECK(names_line(opened.findings, i + 1));
      // The damage stays where it is: what stands in other tables is as it was.
      if (i > 2 && !lines[i].starts_with("["))
        CHECK(opened.value->playback.track.empty() == lines[i].starts_with("track"));
      if (!lines[i].starts_with("contest") && lines[i] != "[view]") CHECK(opened.value->view.contest == "general-2015");
    }
}

TEST_CASE("a session that was cut off says that the rest is missing") {
  const std::string whole = to_toml(told_session());
  const std::size_t cut = whole.find("layout = ") + std::string("layout = \"g").size();
  const Outcome<Session> opened = session_from(whole.substr(0, cut), "session.toml");
  REQUIRE(opened);
  REQUIRE(opened.findings.size() == 1);
  CHECK(opened.findings[0].what == "the file ends in this line, which is not whole");
  CHECK(opened.findings[0].remedy.find("missing") != std::string::npos);
  CHECK(opened.value->view.contest == "general-2015");
  // A line that is damaged in the middle has words of ours, and none of a parser's.
  const Outcome<Session> damaged =
      session_from("version = 1\n[view]\nlook = \"da\ncontest = \"general-2015\"\n", "session.toml");
  REQUIRE(damaged);
  REQUIRE(damaged.findings.size() == 1);
  CHECK(damaged.findings[0].what == "the line cannot be read");
}

TEST_CASE("a value of the wrong kind is left out, with its line and its key") {
  const Session whole = told_session();
  std::vector<std::string> lines = split(to_toml(whole), '\n');
  std::size_t tried = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto sign = lines[i].find(" = ");
    if (sign == std::string::npos || lines[i].starts_with("version") || lines[i].starts_with("\"")) continue;
    std::vector<std::string> changed = lines;
    changed[i] = lines[i].substr(0, sign) + " = 1979-05-27";  // a date: no choice is one
    const Outcome<Session> opened = session_from(joined(changed), "session.toml");
    REQUIRE(opened);
    REQUIRE(opened.findings.size() == 1);
    CHECK(opened.findings[0].place.row == static_cast<std::int64_t>(i + 1));
    CHECK(opened.findings[0].place.column == lines[i].substr(0, sign));
    ++tried;
  }
  CHECK(tried > 30);
  for (const char* wrong : {"metres_per_pixel = nan", "metres_per_pixel = inf"}) {
    const Outcome<Session> opened =
        session_from(std::string("version = 1\n[view.camera]\ncentre = [1, 2]\n") + wrong, "session.toml");
    REQUIRE(opened);
    CHECK(opened.findings.size() == 1);
    CHECK(opened.value->view.camera->centre == Point{1, 2});
  }
}

TEST_CASE("wherever a session was cut short it opens or is refused, and never more") {
  const std::string text = to_toml(told_session());
  for (std::size_t length = 0; length < text.size(); ++length) {
    const Outcome<Session> opened = session_from(text.substr(0, length), "session.toml");
    if (length > text.find("[view]\n") + 6) CHECK(opened);
  }
}

TEST_CASE("an older session has the defaults of what it lacks; a newer one says what it brings") {
  const Outcome<Session> older = session_from("version = 1\n[view]\ncontest = \"mayor-2012\"\n", "session.toml");
  REQUIRE(older);
  CHECK(older.findings.empty());
  View expected;
  expected.contest = "mayor-2012";
  CHECK(older.value->view == expected);

  const Outcome<Session> newer = session_from(
      "version = 7\n[view]\ncontest = \"mayor-2012\"\nholograms = true\ncolour = \"scent\"\n[view.smell]\nof = 3\n",
      "session.toml");
  REQUIRE(newer);
  CHECK(newer.value->view == expected);
  CHECK(newer.findings.size() == 4);
  for (const std::size_t line : {1, 4, 5, 6}) CHECK(names_line(newer.findings, line));
}

TEST_CASE("what is no session is refused") {
  for (const char* text :
       {"", "title = \"An atlas\"\n[[layer]]\nid = \"x\"\n", "\x89PNG\r\n\x1a\n", "area,party,votes\n"}) {
    const Outcome<Session> opened = session_from(text, "other.txt");
    CHECK_FALSE(opened);
    CHECK(has_errors(opened.findings));
  }
  CHECK_FALSE(read_session("no/such/file.toml"));
  CHECK_FALSE(read_session(std::filesystem::temp_directory_path()));
}

TEST_CASE("an atlas shows what it can of a session, and the rest is named") {
  const Atlas& atlas = carried_atlas();
  Session fine = told_session();
  CHECK(fit_to(atlas, "session.toml", fine).empty());
  CHECK(fine == told_session());

  Session other = told_session();
  other.view.contest = "general-1945";
  other.view.against = "general-1935";
  other.view.by = "counties";
  other.view.party = "roundhead";
  other.view.swing_to = other.view.swing_from = "lab";
  other.view.selected = {"E14000768", "X1"};
  other.view.camera->metres_per_pixel = -3;
  other.view.scale.breaks = {3};
  other.view.morph = 8;
  other.playback.track = "parish";
  const Findings findings = fit_to(atlas, "session.toml", other);
  for (const char* key :
       {"contest", "against", "by", "party", "swing_to", "selected", "camera", "scale", "morph", "track"})
    CHECK_MESSAGE(std::any_of(findings.begin(), findings.end(),
                              [&](const Finding& finding) { return finding.place.column == key; }),
                  std::string(key));
  CHECK(findings.size() == 10);
  CHECK_FALSE(has_errors(findings));
  CHECK_NOTHROW(require_valid(atlas, other.view));
  CHECK(other.view.selected == std::vector<std::string>{"E14000768"});
  CHECK(other.view.look == Look::light);
}

TEST_CASE("a filter, a what-if and a number are kept where the atlas has what they name") {
  const Atlas& atlas = carried_atlas();
  Session fine = told_session();
  fine.view.filter =
      filter_from(atlas, "party=con,lab; status=gain; majority_pct<5; turnout_pct>=60; thread<500 votes");
  fine.view.what_if = {.on = true, .swing = 2, .third_party = "ld", .third_change = -1};
  REQUIRE_FALSE(atlas.numbers.empty());
  colour_by_number(fine.view, atlas.numbers.front().id);
  const Outcome<Session> again = session_from(to_toml(fine), "session.toml");
  REQUIRE(again);
  Session opened = *again.value;
  CHECK(opened == fine);
  CHECK(fit_to(atlas, "session.toml", opened).empty());
  CHECK(opened == fine);

  Session other = fine;
  other.view.filter.parties.push_back("roundhead");
  other.view.filter.parents = {"X1"};
  other.view.filter.ranges.push_back({.column = "height_of_mp"});
  other.view.filter.ranges.push_back({.column = "turnout_pct", .low = 60, .high = 50});
  other.view.filter.majority_limit.limit = -1;
  other.view.what_if.third_party = "cavalier";
  other.view.what_if.swing = 300;
  other.view.number = "rainfall";
  const Findings findings = fit_to(atlas, "session.toml", other);
  for (const char* key : {"parties", "parents", "ranges", "limit", "third_party", "swing", "number", "colour"})
    CHECK_MESSAGE(std::any_of(findings.begin(), findings.end(),
                              [&](const Finding& finding) { return finding.place.column == key; }),
                  std::string(key));
  CHECK(other.view.colour == ColourMode::majority);
  CHECK(other.view.filter.ranges == fine.view.filter.ranges);
  CHECK_NOTHROW(require_valid(atlas, other.view));
}

TEST_CASE("whatever a session says, the atlas can show it") {
  const Atlas& atlas = carried_atlas();
  for (unsigned seed = 0; seed < 200; ++seed) {
    Session session = random_session(seed);
    fit_to(atlas, "session.toml", session);
    CHECK(fit_to(atlas, "session.toml", session).empty());
    CHECK_NOTHROW(scene_of(atlas, session.view));
    CHECK(atlas.find_contest(session.view.contest).has_value());
    CHECK_NOTHROW(swing_pair(atlas, session.view));
  }
}

TEST_CASE("Maps beside the first that the atlas does not have are left out, and a divider without two maps") {
  Session session;
  session.view.contest = "general-2017";
  session.view.beside = {{"general-1832", ColourMode::majority, "con", ""},
                         {"general-2015", ColourMode::majority, "nobody", ""}};
  session.view.swipe = 0.3;
  const Findings findings = fit_to(carried_atlas(), "a.toml", session);
  REQUIRE(session.view.beside.size() == 1);
  CHECK(session.view.beside[0].contest == "general-2015");
  CHECK(session.view.beside[0].party == session.view.party);
  CHECK(session.view.swipe == 0.3);
  CHECK(findings.size() == 2);
  session.view.beside.clear();
  CHECK(fit_to(carried_atlas(), "a.toml", session).size() == 1);
  CHECK_FALSE(session.view.swipe);
}

TEST_CASE("the hour of a night is kept where the contest has declarations") {
  Session session = told_session();
  session.view.contest = "general-2017";
  session.view.at = make_date(2017, 6, 9) + std::chrono::minutes(61);
  CHECK(fit_to(carried_atlas(), "session.toml", session).empty());
  CHECK(session_from(to_toml(session), "session.toml").value->view.at == session.view.at);
  session.view.contest = "mayor-2016";
  const Findings findings = fit_to(carried_atlas(), "session.toml", session);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].place.column == "at");
  CHECK_FALSE(session.view.at);
}
