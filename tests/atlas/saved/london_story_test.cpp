// The sample story: each number in it is one that the atlas gives.
#include <cctype>
#include <cmath>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <map>
#include <set>

#include "atlas/figures/figures.h"
#include "atlas/figures/swingometer.h"
#include "atlas/figures/targets.h"
#include "atlas/load/load_atlas.h"
#include "atlas/moment.h"
#include "atlas/saved/story.h"
#include "base/text/text.h"
#include "elections/seats.h"
#include "elections/statistics.h"
#include "places.h"
#include "tests/carried.h"

using namespace hustings;

namespace {

const Story& story() {
  static const Story story = [] {
    Outcome<Story> read = read_story(HUSTINGS_TEST_ASSETS "/stories/london-2017.toml");
    REQUIRE(read);
    CHECK(read.findings.empty());
    return std::move(*read.value);
  }();
  return story;
}

const Atlas& united_kingdom() {
  static const Atlas atlas = std::move(*load_atlas(HUSTINGS_TEST_ASSETS "/uk.toml", Geometry::none).value);
  return atlas;
}

const Cue& cue(const std::string& title) {
  for (const Cue& cue : story().cues)
    if (cue.title.find(title) != std::string::npos) return cue;
  FAIL("the story has no cue like " << title);
  throw 0;
}

/// The numbers in a text, as they are written: "1,168,738", "0.69". Years of four digits from 1990 to 2029 are none.
std::vector<std::string> numbers_in(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < text.size();) {
    if (!std::isdigit(static_cast<unsigned char>(text[i]))) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) ||
                                 ((text[end] == ',' || text[end] == '.') && end + 1 < text.size() &&
                                  std::isdigit(static_cast<unsigned char>(text[end + 1])))))
      ++end;
    const std::string number = text.substr(i, end - i);
    const auto year = maybe_integer(number);
    if (!(number.size() == 4 && year && *year >= 1990 && *year < 2030)) found.push_back(number);
    i = end;
  }
  return found;
}

/// Every number in caption and notes is one of the facts, and every fact is told.
void check_tells(const Cue& cue, const std::vector<std::string>& facts) {
  CAPTURE(cue.title);
  const std::set<std::string> known(facts.begin(), facts.end());
  std::set<std::string> told;
  for (const std::string& number : numbers_in(cue.caption + "\n" + cue.notes)) {
    CAPTURE(number);
    CHECK(known.contains(number));
    told.insert(number);
  }
  for (const std::string& fact : known) {
    CAPTURE(fact);
    CHECK(told.contains(fact));
  }
}

std::string whole(std::int64_t number) { return with_thousands(number); }
std::string decimals(double number, int count) { return fmt::format("{:.{}f}", number, count); }

View of(const std::string& contest) {
  View view;
  view.contest = contest;
  return view;
}

std::shared_ptr<const AreaFigures> figures(const Atlas& atlas, const std::string& contest) {
  return figures_of(atlas, of(contest));
}

std::string won(const Atlas& atlas, const std::string& contest, const std::string& party, char country = 0) {
  const auto rows = figures(atlas, contest);
  const PartyIndex wanted = *atlas.parties.find(party);
  int count = 0;
  for (AreaIndex area = 0; area < rows->size(); ++area)
    if (rows->column("winner").parties[area] == wanted &&
        (country == 0 || (*rows->names->codes)[area].front() == country))
      ++count;
  return std::to_string(count);
}

double share(const Atlas& atlas, const std::string& contest, const std::string& party, char country = 0) {
  const auto rows = figures(atlas, contest);
  double votes = 0;
  double all = 0;
  for (AreaIndex area = 0; area < rows->size(); ++area) {
    if (country != 0 && (*rows->names->codes)[area].front() != country) continue;
    const double valid = rows->column("votes_valid").numbers[area];
    if (!std::isnan(valid)) all += valid;
    const double own = rows->column("votes_" + party).numbers[area];
    if (!std::isnan(own)) votes += own;
  }
  return 100 * votes / all;
}

double figure(const std::string& column, const std::string& name) {
  const auto rows = figures(carried_atlas(), "general-2017");
  for (AreaIndex area = 0; area < rows->size(); ++area)
    if ((*rows->names->names)[area] == name) return rows->column(column).numbers[area];
  FAIL("there is no " << name);
  return 0;
}

std::string votes_of_majority(const std::string& name) {
  return whole(static_cast<std::int64_t>(figure("majority_votes", name)));
}

/// London-wide, postal votes included.
std::string mayor_votes(const std::string& contest, const std::string& party, bool final_round) {
  const AtlasContest& counted = carried_atlas().contests[*carried_atlas().find_contest(contest)];
  const PartyIndex wanted = *carried_parties().find(party);
  if (final_round) {
    for (const FinalRound& round : counted.final_round)
      if (round.party == wanted) return whole(round.votes);
  } else {
    for (const PartyTotal& total : totals(counted.contest).parties)
      if (total.party == wanted) return whole(total.votes);
  }
  FAIL("no votes of " << party);
  return {};
}

}  // namespace

TEST_CASE("every cue of the sample story can be shown by its atlas") {
  CHECK(faults_of(story(), "../london.toml", carried_atlas(), "story").empty());
  CHECK(faults_of(story(), "../uk.toml", united_kingdom(), "story").empty());
  for (const Cue& cue : story().cues) {
    CHECK_FALSE(cue.caption.empty());
    CHECK_FALSE(cue.notes.empty());
  }
}

TEST_CASE("the story of City Hall tells the atlas's figures") {
  const auto boroughs = figures(carried_atlas(), "mayor-2008");
  CHECK(boroughs->size() == 33);
  check_tells(cue("2008: the Conservatives"),
              {mayor_votes("mayor-2008", "con", true), mayor_votes("mayor-2008", "lab", true),
               won(carried_atlas(), "mayor-2008", "con"), "33"});
  check_tells(cue("2012: the Conservatives"),
              {mayor_votes("mayor-2012", "con", false), mayor_votes("mayor-2012", "lab", false),
               mayor_votes("mayor-2012", "con", true), mayor_votes("mayor-2012", "lab", true)});
  check_tells(cue("2016: Labour"), {mayor_votes("mayor-2016", "lab", true), mayor_votes("mayor-2016", "con", true),
                                    mayor_votes("mayor-2016", "lab", false), mayor_votes("mayor-2016", "con", false)});
}

TEST_CASE("the story of Westminster tells the atlas's seats") {
  const Atlas& atlas = carried_atlas();
  check_tells(cue("Westminster, 2010"), {won(atlas, "general-2010", "lab"), won(atlas, "general-2010", "con"),
                                         won(atlas, "general-2010", "ld"), "73"});
  // What became of the Liberal Democrats' seats in 2015.
  const auto before = figures(atlas, "general-2010");
  const auto after = figures(atlas, "general-2015");
  const PartyIndex ld = *atlas.parties.find("ld");
  std::map<std::string, int> taken;
  for (AreaIndex area = 0; area < before->size(); ++area)
    if (before->column("winner").parties[area] == ld && after->column("winner").parties[area] != ld)
      ++taken[atlas.parties[*after->column("winner").parties[area]].id];
  CHECK(taken["con"] == taken["lab"]);
  check_tells(cue("Westminster, 2015"), {won(atlas, "general-2015", "lab"), won(atlas, "general-2015", "con"),
                                         won(atlas, "general-2015", "ld"), std::to_string(taken["con"] + taken["lab"]),
                                         won(atlas, "general-2010", "ld"), std::to_string(taken["con"])});
  const auto now = figures(atlas, "general-2017");
  const PartyIndex con = *atlas.parties.find("con");
  int lost = 0;
  for (AreaIndex area = 0; area < now->size(); ++area) {
    lost += now->column("previous_winner").parties[area] == con && now->column("winner").parties[area] != con ? 1 : 0;
    CHECK_FALSE((now->column("previous_winner").parties[area] != con && now->column("winner").parties[area] == con));
  }
  check_tells(cue("Westminster, 8 June 2017"), {won(atlas, "general-2017", "lab"), won(atlas, "general-2017", "con"),
                                                won(atlas, "general-2017", "ld"), std::to_string(lost)});
}

TEST_CASE("the story of the night tells the atlas's seats and swing so far") {
  const std::vector<std::pair<std::string, const char*>> hours = {
      {"two in the morning", "02:00"}, {"four in the morning", "04:00"}, {"the morning", "08:00"}};
  for (const auto& [title, time] : hours) {
    const Cue& told = cue("8 June 2017: " + title);
    CHECK(told.view.at == asked_instant(carried_atlas(), *carried_atlas().find_contest("general-2017"), time));
    const auto rows = figures_of(carried_atlas(), told.view);
    std::map<PartyIndex, int> seats;
    for (AreaIndex area = 0; area < rows->size(); ++area)
      if (rows->has_result[area]) ++seats[*rows->column("winner").parties[area]];
    std::vector<std::string> facts = {"73"};
    int declared = 0;
    for (const auto& [party, count] : seats) declared += count, facts.push_back(std::to_string(count));
    if (declared > 2) facts.push_back(std::to_string(declared));
    if (declared < 72) facts.push_back(decimals(contest_swing(carried_atlas(), told.view)->percent, 1));
    else
      for (AreaIndex area = 0; area < rows->size(); ++area)
        if (!rows->has_result[area]) CHECK(told.notes.find((*rows->names->names)[area]) != std::string::npos);
    check_tells(told, facts);
  }
  const Cue& evening = cue("Westminster, 8 June 2017");
  CHECK(evening.view.at == night_of(carried_atlas(), *carried_atlas().find_contest("general-2017")).last());
}

TEST_CASE("the story of close seats tells the atlas's majorities") {
  const auto rows = figures(carried_atlas(), "general-2017");
  check_tells(cue("Kensington"),
              {votes_of_majority("Kensington"), decimals(figure("direct_switchers", "Kensington"), 0),
               decimals(figure("swing_pct", "Kensington"), 1)});
  const Cue& lost = cue("Six Conservative losses");
  const PartyIndex con = *carried_parties().find("con");
  int count = 0;
  for (AreaIndex area = 0; area < rows->size(); ++area) {
    if (rows->column("previous_winner").parties[area] != con || rows->column("winner").parties[area] == con) continue;
    ++count;
    const std::string& name = (*rows->names->names)[area];  // as the map has it, comma and all
    CAPTURE(name);
    CHECK(lost.caption.find(name) != std::string::npos);
    const bool to_labour = rows->column("winner").parties[area] == *carried_parties().find("lab");
    CHECK((lost.caption.find(name) < lost.caption.find("To the Liberal Democrats")) == to_labour);
  }
  CHECK(count == 6);
  check_tells(lost, {votes_of_majority("Richmond Park")});

  const Cue& closest = cue("The closest Conservative seats");
  std::vector<std::string> facts = {won(carried_atlas(), "general-2017", "con"), "5"};
  int under = 0;
  double to_labour = 0;
  for (AreaIndex area = 0; area < rows->size(); ++area) {
    const double majority = rows->column("majority_pct").numbers[area];
    if (rows->column("winner").parties[area] != con || !(majority < closest.view.filter.majority_limit.limit)) continue;
    ++under;
    const std::string& name = (*rows->names->names)[area];
    CAPTURE(name);
    CHECK((closest.caption + closest.notes).find(name) != std::string::npos);
    facts.push_back(votes_of_majority(name));
    if (closest.notes.find(name + " " + votes_of_majority(name)) != std::string::npos)
      facts.push_back(decimals(majority, 1));
    if (rows->column("runner_up").parties[area] == *carried_parties().find("lab"))
      to_labour = std::max(to_labour, majority / 2);
    else CHECK(name == "Richmond Park");
  }
  facts.push_back(std::to_string(under));
  facts.push_back(decimals(to_labour, 2));
  check_tells(closest, facts);
}

TEST_CASE("the story of the referendum tells the atlas's correlation") {
  const auto rows = figures(carried_atlas(), "general-2017");
  const std::vector<double>& remain = rows->column("remain_pct").numbers;
  const std::vector<double>& swing = rows->column("swing_pct").numbers;
  int leave = 0;
  int leave_to_labour = 0;
  int to_labour = 0;
  int estimated = 0;
  const Contest& estimates = carried_contest("referendum-estimate-2016");
  for (AreaIndex area = 0; area < rows->size(); ++area) {
    // A note says where a share was counted, whether or not it is the one that is carried.
    const Result* estimate = estimates.find((*rows->names->codes)[area]);
    REQUIRE(estimate != nullptr);
    estimated += remain[area] < 50 && estimate->candidacies.front().note.empty() ? 1 : 0;
    leave += remain[area] < 50 ? 1 : 0;
    leave_to_labour += remain[area] < 50 && swing[area] > 0 ? 1 : 0;
    to_labour += swing[area] > 0 ? 1 : 0;
  }
  CHECK(leave - estimated == estimated);  // "8" is told of both
  check_tells(cue("Swing and the referendum"),
              {decimals(linear_fit(remain, swing)->r, 2), std::to_string(leave), std::to_string(estimated),
               std::to_string(leave_to_labour), std::to_string(to_labour), "73"});
}

TEST_CASE("the story of twelve years tells the atlas's shares") {
  const Atlas& atlas = carried_atlas();
  check_tells(cue("2005, on the boundaries"),
              {won(atlas, "general-2005n", "lab"), won(atlas, "general-2005n", "con"),
               won(atlas, "general-2005n", "ld"), won(atlas, "general-2005n", "respect")});
  std::vector<std::string> facts;
  for (const char* contest : {"general-2005n", "general-2010", "general-2015", "general-2017"})
    for (const char* party : {"con", "lab"}) facts.push_back(decimals(share(atlas, contest, party), 1));
  const double lab = share(atlas, "general-2017", "lab") - share(atlas, "general-2015", "lab");
  const double con = share(atlas, "general-2017", "con") - share(atlas, "general-2015", "con");
  CHECK(lab > 0);
  CHECK(con < 0);
  facts.push_back(decimals(lab, 1));
  facts.push_back(decimals(-con, 1));
  facts.push_back(decimals(lab + con, 1));  // what all others lost
  check_tells(cue("Conservative and Labour votes"), facts);
  CHECK(share(atlas, "general-2017", "con") > share(atlas, "general-2005n", "con"));
}

TEST_CASE("the story of Scotland tells the atlas's seats and shares") {
  const Atlas& atlas = united_kingdom();
  const auto seats = [&](const char* contest, const char* party) { return won(atlas, contest, party, 'S'); };
  const auto part = [&](const char* contest, const char* party) { return share(atlas, contest, party, 'S'); };
  int all = 0;
  for (const std::string& code : *figures(atlas, "general-2017")->names->codes) all += code.front() == 'S' ? 1 : 0;
  CHECK(seats("general-2015", "ld") == "1");
  check_tells(cue("Scotland, 2015"),
              {seats("general-2015", "snp"), std::to_string(all), seats("general-2015", "con"),
               decimals(part("general-2015", "con"), 1), decimals(part("general-2015", "lab"), 1)});
  CHECK(seats("general-2015", "lab") == seats("general-2015", "con"));
  const auto more = [&](const char* party) {
    return std::to_string(std::stoi(seats("general-2017", party)) - std::stoi(seats("general-2015", party)));
  };
  check_tells(cue("Scotland, 2017"),
              {seats("general-2017", "con"), decimals(part("general-2017", "con"), 1),
               decimals(part("general-2017", "lab"), 1), more("con"), more("lab"), seats("general-2017", "snp"),
               std::to_string(all), seats("general-2017", "lab"), seats("general-2017", "ld")});
  const auto moved = [&](const char* party) {
    return share(carried_atlas(), "general-2017", party) - share(carried_atlas(), "general-2015", party);
  };
  const auto moved_there = [&](const char* party) { return part("general-2017", party) - part("general-2015", party); };
  check_tells(cue("London and Scotland"), {decimals(-moved("con"), 1), decimals(moved_there("con"), 1),
                                           decimals(moved("lab"), 1), decimals(moved_there("lab"), 1)});
}

TEST_CASE("the story of each party's next seats tells the atlas's targets, for either of the two large parties") {
  const auto rows = figures(carried_atlas(), "general-2017");
  for (const auto& [title, party] : {std::pair("next seats are", "con"), {"next seats are: Labour", "lab"}}) {
    const Cue& start = cue(title);
    CAPTURE(start.title);
    CHECK(start.view.party == party);  // whose list the panel shows
    CHECK(start.panels.contains("targets"));
    const Targets targets = targets_of(carried_atlas(), *rows, *carried_parties().find(party));
    REQUIRE(targets.needed);
    REQUIRE(targets.majority);
    std::vector<std::string> facts = {std::to_string(*targets.majority), "73"};
    for (std::size_t i = 0; i < start.view.selected.size(); ++i) {
      facts.push_back(decimals(targets.list[i].swing_needed, 2));
      CHECK((*rows->names->codes)[targets.list[i].area] == start.view.selected[i]);
    }
    if (*targets.needed == 0) {
      facts.push_back(std::to_string(targets.held));
    } else {
      const TargetArea& last = targets.list[*targets.needed - 1];
      facts.push_back(std::to_string(*targets.needed));
      facts.push_back(decimals(last.swing_needed, 2));
      CHECK(start.notes.find((*rows->names->names)[last.area]) != std::string::npos);
    }
    check_tells(start, facts);
  }
}

TEST_CASE("the titles of the sample story take no side") {
  for (const Cue& cue : story().cues)
    for (const char* word : {"lost", "recovery", "thread", "always", "only", "again", "but ", "!", "?"}) {
      CAPTURE(cue.title);
      CHECK(lower_case(cue.title).find(word) == std::string::npos);
    }
}
