// What a table of areas says beside figures, and what follows from it where the votes alone do not tell.
#include "elections/read/read_published.h"

#include <doctest/doctest.h>

#include "elections/projection.h"
#include "elections/result_measures.h"
#include "elections/slate.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Contest some_contest(Method method = Method::first_past_the_post) {
  Contest contest;
  contest.id = "vote-2010";
  contest.date = make_date(2010, 5, 6);
  contest.method = method;
  return contest;
}

Findings read(std::string_view table, std::vector<Result>& results, Method method = Method::first_past_the_post) {
  return add_published(table_of(table), some_contest(method), results, some_parties());
}

/// With the others' votes as a published sum of several, who may hide anybody.
Result with_others(std::initializer_list<Votes> votes) {
  Result result = result_of(votes);
  for (Candidacy& candidacy : result.candidacies) candidacy.aggregate = candidacy.party == other;
  return result;
}

/// Labour first of those who are named, Con second.
Result hidden_second() { return with_others({{lab, 500}, {con, 300}, {other, 450}}); }

}  // namespace

TEST_CASE("an area has the day of its own poll, where that is another one") {
  std::vector<Result> results = {result_of({{con, 60}}, "E1"), result_of({{con, 50}}, "E2"),
                                 result_of({{con, 40}}, "E3")};
  CHECK(read("area_code,date\ne1,2010-05-27\nE2,2010-05-06\nE3,\nE9,2010-05-27\n", results).empty());
  CHECK(results[0].date == make_date(2010, 5, 27));
  CHECK(some_contest().day_of(results[0]) == make_date(2010, 5, 27));
  for (const std::size_t other : {1, 2}) {
    CHECK_FALSE(results[other].date);
    CHECK(some_contest().day_of(results[other]) == make_date(2010, 5, 6));
  }
}

TEST_CASE("a day that is none, and one of another election, are named") {
  std::vector<Result> results = {result_of({{con, 60}}, "E1"), result_of({{con, 50}}, "E2")};
  const Findings unread = read("area_code,date\nE1,27/05/2010\nE2,2010-02-30\n", results);
  REQUIRE(unread.size() == 1);  // one for all such cells
  CHECK(has(describe(unread[0]),
            "warning: votes.csv, row 2, column date: 2 cells of column date are no days, \"27/05/2010\" first"));
  CHECK_FALSE(results[0].date);
  for (const char* day : {"2010-05-05", "2011-06-01"}) {
    const Findings far = read(std::string("area_code,date\nE1,") + day + "\n", results);
    REQUIRE(far.size() == 1);
    CHECK(has(far[0].what, "E1 has its poll on"));
  }
}

TEST_CASE("a second that others may hide is as published: the majority, and who it is where that follows") {
  std::vector<Result> results = {hidden_second()};
  CHECK(winner(results[0])->party == lab);
  CHECK_FALSE(majority(results[0]));
  CHECK_FALSE(runner_up(results[0]));
  SUBCASE("the second of those who are named") {
    CHECK(read("area_code,winner,majority\nE1,lab,200\n", results).empty());
    CHECK(majority(results[0])->votes == 200);
    CHECK(majority(results[0])->percent == doctest::Approx(100 * 200.0 / 1250));
    CHECK(runner_up(results[0])->party == con);
    CHECK(*swing_needed(results[0]) == doctest::Approx(50 * 200.0 / 1250));
    CHECK(majority_is_published(results[0]));
  }
  SUBCASE("one of the others") {
    CHECK(read("area_code,winner,majority\nE1,Labour,100\n", results).empty());
    CHECK(majority(results[0])->votes == 100);
    CHECK_FALSE(runner_up(results[0]));
    CHECK(has(runner_up(results[0]).reason(), "the second is one of several"));
  }
  SUBCASE("the winner alone") {
    CHECK(read("area_code,winner\nE1,lab\n", results).empty());
    CHECK(winner(results[0])->party == lab);
    CHECK_FALSE(majority(results[0]));
  }
}

TEST_CASE("a winner that others may hide is as published") {
  std::vector<Result> results = {with_others({{lab, 400}, {con, 300}, {other, 450}})};
  CHECK_FALSE(winner(results[0]));
  CHECK(leader(results[0]) == nullptr);
  SUBCASE("without a majority") {
    CHECK(read("area_code,winner\nE1,lab\n", results).empty());
    CHECK(winner(results[0])->party == lab);
    REQUIRE(leader(results[0]) != nullptr);
    CHECK(leader(results[0])->party == lab);
    CHECK_FALSE(majority(results[0]));
  }
  SUBCASE("with one") {
    CHECK(read("area_code,winner,majority\nE1,lab,30\n", results).empty());
    CHECK(majority(results[0])->votes == 30);
    CHECK(status(results[0], &results[0], some_parties()).known());
  }
  SUBCASE("a majority alone says nothing of the winner") {
    CHECK(read("area_code,majority\nE1,30\n", results).empty());
    CHECK_FALSE(winner(results[0]));
    CHECK_FALSE(majority(results[0]));
  }
}

TEST_CASE("what the votes contradict is named with both figures, and the votes are shown") {
  const auto only = [](const Result& votes, const std::string& table) {
    std::vector<Result> results = {votes};
    const Findings findings = read(table, results);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::warning);
    CHECK(findings[0].place.row == 2);
    CHECK(results[0].published == Published{});
    return findings[0].what;
  };
  const Result plain = result_of({{lab, 500}, {con, 300}});
  CHECK(has(only(plain, "area_code,winner\nE1,con\n"), "Labour has 500 votes to its 300"));
  CHECK(has(only(plain, "area_code,majority\nE1,201\n"), "a majority of 201 is published, and the votes give 200"));
  CHECK(has(only(plain, "area_code,winner\nE1,ld\n"), "has no votes of its own here"));
  CHECK(has(only(hidden_second(), "area_code,winner,majority\nE1,lab,49\n"), "which no second can have left"));
  CHECK(has(only(hidden_second(), "area_code,winner,majority\nE1,lab,201\n"), "which no second can have left"));
  CHECK(has(only(hidden_second(), "area_code,winner\nE1,con\n"), "Labour has 500 votes"));
  // Beyond dispute: what agrees is kept.
  std::vector<Result> results = {plain};
  CHECK(read("area_code,winner,majority\nE1,lab,200\n", results).empty());
  CHECK(results[0].published.majority == 200);
  CHECK_FALSE(majority_is_published(results[0]));
}

TEST_CASE("winners are parties or candidates; other words and figures are named once a column") {
  std::vector<Result> results = {result_of({{lab, 500, "Ann Archer"}, {con, 300, "Bob Baker"}}, "E1"),
                                 result_of({{con, 300}, {lab, 200}}, "E2")};
  CHECK(read("area_code,winner,majority\nE1,ANN ARCHER,\nE2,,\"100\"\n", results).size() ==
        1);  // quotes in a plain table
  CHECK(results[0].published.winner == lab);
  const Findings findings = read("area_code,winner,majority\nE1,Nobody,12.3\nE2,Nobody else,a few\n", results);
  REQUIRE(findings.size() == 2);
  CHECK(has(findings[0].what, "2 cells of column winner are no party and no candidate here"));
  CHECK(has(findings[1].what, "2 cells of column majority are no whole numbers of votes"));
  std::vector<Result> several = {result_of({{lab, 500}, {con, 300}})};
  const Findings wards = read("area_code,winner,majority\nE1,con,1\n", several, Method::multi_member);
  REQUIRE(wards.size() == 1);
  CHECK(has(wards[0].what, "is not read where several seats are filled"));
}

TEST_CASE("what is published of votes is forgotten where the votes are others") {
  std::vector<Result> results = {hidden_second()};
  REQUIRE(read("area_code,winner,majority\nE1,lab,100\n", results).empty());
  CHECK(merge_slates(results[0], SlateVote::top, some_parties()).published == Published{});
  Projection projection;
  projection.pair = {lab, con};
  projection.swing = 1;
  CHECK(projected(results[0], projection, some_parties()).published == Published{});
}

TEST_CASE("an area has the instant of its declaration, by the contest's clock or its own offset") {
  std::vector<Result> results = {result_of({{con, 60}}, "E1"), result_of({{con, 50}}, "E2"),
                                 result_of({{con, 40}}, "E3")};
  CHECK(read("area_code,declared\nE1,2010-05-06T22:52+01:00\nE2,2010-05-07T02:00\nE3,\n", results).empty());
  CHECK(results[0].declared == make_date(2010, 5, 6) + std::chrono::hours(21) + std::chrono::minutes(52));
  CHECK(results[1].declared == make_date(2010, 5, 7) + std::chrono::hours(1));
  CHECK_FALSE(results[2].declared);
}

TEST_CASE("a declaration is held to the day of its area's poll") {
  std::vector<Result> results = {result_of({{con, 60}}, "E1"), result_of({{con, 50}}, "E2"),
                                 result_of({{con, 40}}, "E3"), result_of({{con, 40}}, "E4"),
                                 result_of({{con, 40}}, "E5")};
  const Findings odd = read(
      "area_code,date,declared\nE1,,2010-05-05T23:00\nE2,,2010-05-07T23:59\nE3,,2010-05-09T10:00\nE4,2010-05-27,"
      "2010-05-28T00:30\nE5,,2011-05-07T02:00\n",
      results);
  REQUIRE(odd.size() == 3);
  CHECK(has(describe(odd[0]),
            "row 2, column declared: E1 is said to be declared at 23:00 on 5 May 2010, and its poll "
            "was on 6 May 2010"));
  CHECK_FALSE(results[0].declared);
  CHECK(results[1].declared);
  CHECK(has(describe(odd[1]), "E3 is said to be declared at 10:00 on 9 May 2010"));
  CHECK(results[2].declared);  // a recount may take so long
  CHECK(results[3].declared);  // of its own day
  CHECK(has(describe(odd[2]), "E5"));
  CHECK_FALSE(results[4].declared);
}

TEST_CASE("times that are none are one finding") {
  std::vector<Result> results = {result_of({{con, 60}}, "E1"), result_of({{con, 50}}, "E2")};
  const Findings unread = read("area_code,declared\nE1,07/05/2010 02:00\nE2,late\n", results);
  REQUIRE(unread.size() == 1);
  CHECK(has(describe(unread[0]), "2 cells of column declared are no times, \"07/05/2010 02:00\" first"));
}
