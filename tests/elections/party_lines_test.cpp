// One candidate on the lines of several parties is one candidate.
#include "elections/read/party_lines.h"

#include <doctest/doctest.h>

#include "elections/read/read_results.h"
#include "elections/result_measures.h"
#include "tests/elections/examples.h"

using namespace hustings;
using namespace hustings::examples;

namespace {

struct Read {
  std::vector<Result> results;
  Findings findings;
};

Read read(std::string_view rows) {
  Parties parties = some_parties();
  auto outcome = read_results(table_of("area_code,party,candidate,votes\n" + std::string(rows)), parties);
  REQUIRE(outcome);
  return {std::move(*outcome.value), std::move(outcome.findings)};
}

}  // namespace

TEST_CASE("lines of one candidate are added up, for the party of the larger, and one warning says so") {
  const Read read_ = read("E1,ld,Ann Ash,60\nE1,lab,ANN  Ash,501\nE1,con,Bob Box,530\nE2,lab,Cy,5\nE2,ld,Cy,6\n");
  REQUIRE(read_.results.size() == 2);
  const Result& first = read_.results[0];
  CHECK(first.votes_valid() == 1091);
  CHECK(first.candidacies.size() == 2);
  CHECK(winner(first)->party == lab);
  CHECK(winner(first)->votes == 561);
  CHECK(winner(first)->note.find("60") != std::string::npos);
  CHECK(majority(first)->votes == 31);
  CHECK(winner(read_.results[1])->party == ld);
  REQUIRE(read_.findings.size() == 1);
  CHECK(read_.findings[0].severity == Severity::warning);
  CHECK(read_.findings[0].what.find("Ann Ash stands in E1") != std::string::npos);
  CHECK(read_.findings[0].what.find("Cy stands in E2") != std::string::npos);
}

TEST_CASE("no vote is lost or made, and whoever stood for one party alone stays as he was") {
  const Read read_ = read("E1,con,A,1\nE1,lab,A,2\nE1,ld,A,4\nE1,ukip,B,8\nE1,ind,C,16\nE1,ind,D,32\n");
  CHECK(read_.results[0].votes_valid() == 63);
  CHECK(read_.results[0].candidacies.size() == 4);
  CHECK(read_.results[0].votes_of(ld) == 7);
  CHECK_FALSE(read_.results[0].votes_of(con));
}

TEST_CASE("what names nobody is no candidate: no name, a word, or a party's own name") {
  const Read read_ = read(
      "E1,con,,1\nE1,lab,,2\nE1,ind,Independent,3\nE1,ukip,Independent,4\nE1,other,Ann,5\nE1,ld,Ann,6\nE2,con,N/"
      "A,1\nE2,"
      "lab,n/a,2\nE2,ld,Bo,1\n");
  CHECK(read_.findings.empty());
  CHECK(read_.results[0].candidacies.size() == 6);
  CHECK(read_.results[1].candidacies.size() == 3);
}
