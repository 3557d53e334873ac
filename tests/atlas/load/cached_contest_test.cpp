// A contest from the cache is the one that would be read anew; what has changed is read anew.
#include "atlas/load/cached_contest.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "atlas/load/contest_bytes.h"
#include "atlas/load/load_atlas.h"
#include "base/paths.h"
#include "tests/cache_folder.h"
#include "tests/folder.h"

using namespace hustings;

namespace {

std::vector<std::byte> bytes_of(const std::vector<Result>& results) {
  ByteWriter out;
  put_results(out, results);
  return {out.bytes().begin(), out.bytes().end()};
}

std::vector<std::string> lines_of(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings) lines.push_back(describe(finding));
  return lines;
}

void check_same(const AtlasContest& a, const AtlasContest& b) {
  CAPTURE(a.contest.id);
  CHECK(a.contest.id == b.contest.id);
  CHECK(bytes_of(a.contest.results) == bytes_of(b.contest.results));
  CHECK(bytes_of(a.own.results) == bytes_of(b.own.results));
  CHECK(a.own.of_area == b.own.of_area);
  CHECK(bytes_of(a.off_map) == bytes_of(b.off_map));
  CHECK(bytes_of(a.second_preferences) == bytes_of(b.second_preferences));
  CHECK(a.has_postal == b.has_postal);
  CHECK(a.compare == b.compare);
  CHECK(a.usual.party == b.usual.party);
  REQUIRE(a.stood.size() == b.stood.size());
  for (std::size_t i = 0; i < a.stood.size(); ++i) {
    CHECK(a.stood[i].party == b.stood[i].party);
    CHECK(a.stood[i].votes == b.stood[i].votes);
    CHECK(a.stood[i].seats == b.stood[i].seats);
    CHECK(a.stood[i].led == b.stood[i].led);
  }
  CHECK(a.final_round.size() == b.final_round.size());
  CHECK(a.list_seats.size() == b.list_seats.size());
}

/// Files that the cache holds of contests.
std::size_t kept_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.path().filename().string().find("contest") != std::string::npos) ++count;
  return count;
}

const char* const two_squares =
    R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[)"
    R"({"type":"Feature","properties":{"code":"E1","name":"Ash"},"geometry":{"type":"Polygon","coordinates":)"
    R"([[[530000,180000],[531000,180000],[531000,181000],[530000,181000],[530000,180000]]]}},)"
    R"({"type":"Feature","properties":{"code":"E2","name":"Oak"},"geometry":{"type":"Polygon","coordinates":)"
    R"([[[531000,180000],[532000,180000],[532000,181000],[531000,181000],[531000,180000]]]}}]})";

/// An atlas of two areas, and one contest.
class Small {
 public:
  Small() {
    folder_.write("areas.geojson", two_squares);
    write("con,,60");
    write_atlas("first-past-the-post");
  }
  void write(const std::string& first) const {
    std::string table = "area_code,party,candidate,votes\nE1," + first + "\nE1,lab,,50\nE2,con,,10\nE2,lab,,20\n";
    for (int i = 0; table.size() < 5000; ++i)
      table += "E2,ind,Candidate number " + std::to_string(i) + " of the independents,1\n";
    folder_.write("votes.csv", table);
  }
  void write_atlas(const std::string& method) const {
    folder_.write("atlas.toml",
                  "title = \"t\"\n[[layer]]\nid = \"areas\"\ntitle = \"Areas\"\nsource = \"areas.geojson\"\n"
                  "code = \"code\"\nname = \"name\"\n[[contest]]\nid = \"c\"\ntrack = \"t\"\ntitle = \"C\"\n"
                  "date = 2017-06-08\nlayer = \"areas\"\nresults = \"votes.csv\"\nmethod = \"" +
                      method + "\"\n");
  }
  Atlas load() const {
    Outcome<Atlas> atlas = load_atlas(folder_ / "atlas.toml", Geometry::none);
    REQUIRE_MESSAGE(atlas, describe(first_error(atlas.findings)));
    return std::move(*atlas.value);
  }
  const Folder& folder() const { return folder_; }

 private:
  Folder folder_;
};

}  // namespace

TEST_CASE("every field of a result comes back from its bytes") {
  Result full;
  full.area_code = "E05000001";
  full.level = Level::postal;
  full.electorate = 5'000'000'000;
  full.ballots = 0;
  full.seats = 3;
  full.date = make_date(1895, 7, 13);
  full.published = {.winner = PartyIndex{7}, .majority = -1};
  full.note = "recount";
  full.flags = Flag::corrected;
  full.shares_only = full.one_seat = full.unopposed = full.several_votes = true;
  full.candidacies.push_back({.party = 9,
                              .candidate = "Zoë of a name longer than any short text",
                              .votes = 123456789012,
                              .elected = false,
                              .note = "n",
                              .aggregate = true,
                              .independent = true});
  full.candidacies.emplace_back();
  const std::vector<Result> results{full, Result{}};
  ByteWriter out;
  put_results(out, results);
  ByteReader in(out.bytes());
  const auto back = take_results(in);
  REQUIRE(back);
  REQUIRE(back->size() == 2);
  const Result& first = back->front();
  CHECK(first.area_code == full.area_code);
  CHECK(first.level == full.level);
  CHECK(first.electorate == full.electorate);
  CHECK(first.ballots == full.ballots);
  CHECK(first.seats == full.seats);
  CHECK(first.date == full.date);
  CHECK(first.published == full.published);
  CHECK(first.note == full.note);
  CHECK(first.flags == full.flags);
  CHECK((first.shares_only && first.one_seat && first.unopposed && first.several_votes));
  REQUIRE(first.candidacies.size() == 2);
  const Candidacy& one = first.candidacies.front();
  CHECK(one.party == 9);
  CHECK(one.candidate == full.candidacies.front().candidate);
  CHECK(one.votes == 123456789012);
  CHECK(one.elected == false);
  CHECK(one.note == "n");
  CHECK((one.aggregate && one.independent));
  CHECK_FALSE(first.candidacies.back().elected);
  const Result& second = back->back();
  CHECK_FALSE(second.electorate);
  CHECK_FALSE(second.ballots);
  CHECK_FALSE(second.seats);
  CHECK_FALSE(second.date);
  CHECK(second.published == Published{});
  // Bytes that were cut anywhere are no results, and do no harm.
  for (std::size_t size = 0; size < out.bytes().size(); size += 7) {
    ByteReader cut(out.bytes().first(size));
    const auto nothing = take_results(cut);
    CHECK((!nothing || !cut.good()));
  }
}

TEST_CASE("the contests of the sample atlas are the same from the cache as from their tables") {
  const CacheFolder cache;
  const std::filesystem::path london = assets_folder() / "london.toml";
  const Outcome<Atlas> read = load_atlas(london, Geometry::none);
  REQUIRE(read);
  CHECK(kept_in(cache.path()) == read.value->contests.size());
  const Outcome<Atlas> kept = load_atlas(london, Geometry::none);
  REQUIRE(kept);
  REQUIRE(kept.value->contests.size() == read.value->contests.size());
  for (std::size_t i = 0; i < read.value->contests.size(); ++i)
    check_same(read.value->contests[i], kept.value->contests[i]);
  CHECK(lines_of(read.value->findings) == lines_of(kept.value->findings));
}

TEST_CASE("a table that has changed is read anew, and so is a contest of which the atlas says something else") {
  const CacheFolder cache;
  const Small small;
  CHECK(small.load().contests[0].contest.results[0].votes_valid() == 110);
  CHECK(kept_in(cache.path()) == 1);
  CHECK(small.load().contests[0].contest.results[0].votes_valid() == 110);
  small.write("con,,61");
  CHECK(small.load().contests[0].contest.results[0].votes_valid() == 111);
  small.write_atlas("popular-vote");
  const Atlas popular = small.load();
  CHECK(popular.contests[0].contest.method == Method::popular_vote);
  CHECK(popular.contests[0].stood[0].seats == 0);
}

TEST_CASE("a contest that brings a party of its own is not kept, for the next one must know it") {
  const CacheFolder cache;
  const Small small;
  small.write("zebra party,,60");
  for (int time = 0; time < 2; ++time) {
    const Atlas atlas = small.load();
    CHECK(atlas.parties.find("zebra party").has_value());
    CHECK(kept_in(cache.path()) == 0);
  }
}
