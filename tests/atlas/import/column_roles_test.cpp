// What columns are, by their headers, their cells, and what adds up.
#include <doctest/doctest.h>

#include "tests/atlas/import/understood.h"

using namespace hustings;

namespace {

using Rows = std::vector<std::vector<std::string>>;
using Names = std::vector<std::string>;

const char* const areas = "nr,name\nX1,Alder\nX2,Birch\nX3,Cedar\n";

Role role_of(const Found& found, std::string_view header) {
  for (const ColumnReading& column : found.whole.columns)
    if (column.header == header) return column.role;
  return Role::ignore;
}

}  // namespace

TEST_CASE("headers are understood in eight languages") {
  const std::string rows = "X1,con,100\nX1,lab,111\nX2,con,137\nX2,lab,159\n";
  for (const char* header :
       {"Wahlkreis,Partei,Stimmen", "circonscription,nuance,voix", "gemeente,partij,aantal stemmen",
        "circunscripci\u00f3n,candidatura,votos", "comune,lista,voti", "munic\u00edpio,partido,votos",
        "okr\u0119g,komitet wyborczy,liczba g\u0142os\u00f3w", "WARD,Party Name,Votes Received"}) {
    const Found found = found_in(areas, std::string(header) + "\n" + rows);
    CHECK_MESSAGE(found.whole.shape == Arrangement::rows, header);
    const Table votes = found.votes ? *found.votes : Table{};
    CHECK_MESSAGE(votes.rows.size() == 4, header);
  }
}

TEST_CASE("columns without telling headers are known by what is in them") {
  const Found found =
      found_in(areas,
               "column 1,column 2,column 3\nX1,Labour,100\nX1,Conservative,111\nX2,Labour,137\nX2,Conservative,159\n"
               "X3,Labour,3\nX3,Conservative,4\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows.front() == Names{"X1", "lab", "100"});
}

TEST_CASE("what the parties have less than the total is others; the first less the second is the majority") {
  const Found found =
      found_in(areas,
               "county_fips,votes_gop,votes_dem,total_votes,diff,per_gop,per_dem\nX1,60,30,100,30,0.6,0.3\n"
               "X2,40,50,95,10,0.421,0.526\nX3,10,80,92,70,0.1087,0.8696\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows.size() == 9);
  CHECK(found.votes->rows[2][1] == "other");
  CHECK(found.votes->rows[2][2] == "10");
  CHECK(role_of(found, "total_votes") == Role::total);
  CHECK(found.method == Method::popular_vote);
}

TEST_CASE("valid and rejected papers together are the ballots, whatever they are called") {
  const Found found = found_in(
      areas,
      "code,geldige stemmen,ongeldige stemmen,Opkomst,Opkomstpercentage,PvdA,CDA,Nieuw\nX1,100,5,105,80.1,50,30,20\n"
      "X2,90,3,93,70.5,40,30,20\nX3,80,1,81,60.2,40,30,10\n");
  REQUIRE(found.areas);
  CHECK(found.areas->columns == Names{"area_code", "ballots", "valid_votes", "rejected", "turnout"});
  CHECK(found.areas->rows.front() == Names{"X1", "105", "100", "5", "80.1"});
  CHECK(found.votes->rows.size() == 9);
}

TEST_CASE("parties that nothing tells are asked for, and named with --set") {
  const std::string results = "code,Rose,Oak\nX1,1,2\nX2,3,4\nX3,5,6\n";
  const auto open = understood(areas, results);
  REQUIRE(open);
  REQUIRE(open.value->questions.size() == 1);
  CHECK(open.value->questions[0].options[0].value == "Rose=votes");
  Decisions decisions;
  decisions.roles = {{"rose", Role::votes}, {"Oak", Role::votes}};
  CHECK(found_in(areas, results, decisions).votes->rows == Rows{{"X1", "rose", "1"},
                                                                {"X1", "oak", "2"},
                                                                {"X2", "rose", "3"},
                                                                {"X2", "oak", "4"},
                                                                {"X3", "rose", "5"},
                                                                {"X3", "oak", "6"}});
}

TEST_CASE("figures of areas alone are refused, with the way to join them") {
  const auto outcome =
      understood(areas, "code,electorate,valid,rejected\nX1,1000,600,10\nX2,1000,600,10\nX3,1000,600,10\n");
  REQUIRE_FALSE(outcome);
  CHECK(describe(first_error(outcome.findings)).find("--join") != std::string::npos);
}

TEST_CASE("candidate and party in one cell are parted where the endings repeat") {
  const Found found = found_in(areas,
                               "code,Candidate/Candidat,Votes Obtained/Votes obtenus\nX1,Ann Archer ** "
                               "Rose/Ros\u00e9,500\nX1,Bob Oak/Ch\u00eane,400\n"
                               "X2,Cat Cook Rose/Ros\u00e9,501\nX2,Dan Oak/Ch\u00eane,400\nX3,Eve "
                               "Rose/Ros\u00e9,502\nX3,Fay Oak/Ch\u00eane,400\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows[0][found.votes->find_column("candidate").value_or(0)] == "Ann Archer");
  REQUIRE(found.parties);
  CHECK(found.parties->rows.size() == 2);
}

TEST_CASE("unopposed is elected without a vote; a dash did not stand") {
  const Found found =
      found_in(areas, "code,party,votes\nX1,con,Unopposed\nX2,con,600\nX2,lab,300\nX3,con,5\nX3,lab,-\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows ==
        Rows{{"X1", "con", "", "yes"}, {"X2", "con", "600", ""}, {"X2", "lab", "300", ""}, {"X3", "con", "5", ""}});
}

TEST_CASE("answers make a referendum") {
  const Found found = found_in(areas, "code,Valid votes,Remain,Leave\nX1,100,60,40\nX2,100,30,70\nX3,90,45,45\n");
  CHECK(found.method == Method::referendum);
}

TEST_CASE("what was understood is printed for people and for programs, with reasons") {
  const Found found = found_in(areas, "code,Partei,Stimmen\nX1,con,100\nX1,lab,111\nX2,con,137\nX9,lab,159\n");
  const std::string text = text_of(found.whole);
  for (const char* part : {"Column Stimmen: votes", "its header says \"stimmen\"", "no area is X9", "2 of 3"})
    CHECK_MESSAGE(text.find(part) != std::string::npos, text);
  const std::string json = json_of(found.whole);
  for (const char* part :
       {"\"arrangement\": \"rows\"", "\"column\": \"Partei\", \"role\": \"party\"", "\"written\": \"X9\""})
    CHECK_MESSAGE(json.find(part) != std::string::npos, json);
}

TEST_CASE("whether a total holds the rejected papers is told by shares, by what the parties have, or asked") {
  // 1000 valid votes, and rejected ones besides: the shares are of 1000.
  const std::string header = "nr,Con Vote,Lab Vote,Con,Lab,TotalVote,Rejected\n";
  const Found by_shares = found_in(areas, header +
                                              "X1,601,300,60.1,30.0,1000,50\nX2,402,500,40.2,50.0,1000,70\n"
                                              "X3,203,700,20.3,70.0,1000,60\n");
  REQUIRE(by_shares.votes);
  REQUIRE(by_shares.votes->rows.size() == 9);
  CHECK(by_shares.votes->rows[2][1] == "other");
  CHECK(by_shares.votes->rows[2][2] == "99");
  // The same total with shares of what is left without the rejected ones.
  const Found with_rejected = found_in(areas, header +
                                                  "X1,601,300,63.3,31.6,1000,50\nX2,402,500,43.2,53.8,1000,70\n"
                                                  "X3,203,700,21.6,74.5,1000,60\n");
  REQUIRE(with_rejected.votes);
  CHECK(with_rejected.votes->rows[2][2] == "49");
  // No shares, but nearly all the votes: more than would be left.
  const std::string plain = "nr,Con,Lab,TotalVote,Rejected\n";
  const Found by_votes = found_in(areas, plain + "X1,60,38,100,5\nX2,40,58,100,7\nX3,20,78,100,6\n");
  REQUIRE(by_votes.votes);
  CHECK(by_votes.votes->rows[2][2] == "2");
  // Whole percentages beside votes are no second party.
  const Found whole = found_in(areas, header +
                                          "X1,600,300,60,30,1000,50\nX2,400,500,40,50,1000,70\n"
                                          "X3,200,700,20,70,1000,60\n");
  REQUIRE(whole.votes);
  CHECK(whole.votes->rows[0][2] == "600");
  CHECK(whole.votes->rows[2][2] == "100");
  // Neither.
  const std::string open = plain + "X1,60,30,100,5\nX2,40,50,100,7\nX3,20,70,100,6\n";
  const auto asked = understood(areas, open);
  REQUIRE(asked);
  REQUIRE(asked.value->questions.size() == 1);
  const OpenQuestion& question = asked.value->questions.front();
  CHECK(question.text.find("TotalVote") != std::string::npos);
  REQUIRE(question.options.size() == 2);
  CHECK(question.options[0].value == "TotalVote=valid");
  CHECK(question.options[1].value == "TotalVote=ballots");
  for (const auto& [role, others] : {std::pair(Role::valid, "10"), std::pair(Role::ballots, "5")}) {
    Decisions decided;
    decided.roles["TotalVote"] = role;
    const Found answered = found_in(areas, open, decided);
    REQUIRE(answered.votes);
    CHECK(answered.votes->rows[2][2] == others);
  }
}

TEST_CASE("a winner without a column has the most votes there, where the majority proves it") {
  const std::string rows =
      "X1,Labour,60,70,10,130\nX2,Conservative,80,50,30,130\nX3,Labour,20,90,70,110\nX4,Speaker,75,20,{},95\n";
  const std::string header = "nr,winner,Conservative,Labour,majority,valid votes\n";
  const char* const four = "nr,name\nX1,Alder\nX2,Birch\nX3,Cedar\nX4,Dale\n";
  const auto with = [&](const std::string& majority) {
    std::string text = header + rows;
    return found_in(four, text.replace(text.find("{}"), 2, majority));
  };
  const Found proven = with("55");
  REQUIRE(proven.votes);
  CHECK(proven.votes->rows[6] == Names{"X4", "speaker", "75"});
  CHECK(proven.assumes("Speaker"));
  CHECK(with("14").votes->rows[6] == Names{"X4", "con", "75"});
  // The second is among those without a column: 95 votes of 140 have one.
  std::string others = header + rows;
  others.replace(others.find("{},95"), 5, "40,130");
  CHECK(found_in(four, others).votes->rows[6] == Names{"X4", "speaker", "75"});
}

TEST_CASE("several columns that somebody called votes are parties, whatever stands beside them") {
  Decisions decided;
  for (const char* header : {"Rose", "Oak", "Elm"}) decided.roles[header] = Role::votes;
  const Found found =
      found_in(areas, "nr,Rose,Oak,Elm,group\nX1,10,20,30,East\nX2,11,21,31,East\nX3,12,22,32,West\n", decided);
  CHECK(found.whole.shape == Arrangement::columns);
  REQUIRE(found.votes);
  CHECK(found.votes->rows.size() == 9);
  CHECK(found.votes->rows.front() == Names{"X1", "rose", "10"});
}

TEST_CASE("totals that differ within an area because of several elections are not taken for votes") {
  const Found found = found_in(areas,
                               "year,nr,valid votes,party,votes\n2015,X1,30,Labour,10\n2015,X1,30,Green,20\n"
                               "2019,X1,70,Labour,30\n2019,X1,70,Green,40\n2015,X2,33,Labour,11\n2015,X2,33,Green,22\n"
                               "2019,X2,77,Labour,33\n2019,X2,77,Green,44\n");
  REQUIRE(found.votes);
  CHECK(found.votes->rows.front().back() == "10");
}
