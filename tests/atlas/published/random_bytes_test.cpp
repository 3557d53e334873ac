// Whatever bytes come, the reader ends and says why; it never reads what is not there.
#include <random>

#include "tests/atlas/published/published.h"

using namespace hustings;

namespace {

const std::string sound =
    "Results,,,\ncode,name,con,lab\nX01,\"Alder, "
    "North\",100,90\nX02,Birch,\"1,234\",97\nX03,Cedar,88,70\nTotal,,1422,257\nSource: made up\n";

/// Each row has its cells, each column its form, and no line is told twice.
void check_whole(const Outcome<PublishedTable>& outcome) {
  if (!outcome) {
    REQUIRE(has_errors(outcome.findings));
    return;
  }
  const PublishedTable& read = *outcome.value;
  REQUIRE(read.forms.size() == read.table.columns.size());
  REQUIRE(read.header_parts.size() == read.table.columns.size());
  REQUIRE(read.table.lines.size() == read.table.rows.size());
  for (const auto& row : read.table.rows) REQUIRE(row.size() == read.table.columns.size());
  for (const DerivedRow& row : read.derived_rows) {
    REQUIRE(row.cells.size() == read.table.columns.size());
    REQUIRE(row.first <= row.last);
    REQUIRE(row.last <= read.table.rows.size());
  }
}

}  // namespace

TEST_CASE("random bytes are read or refused") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(std::uniform_int_distribution<std::size_t>(0, 400)(random), '\0');
    const bool text = round % 2 == 0;
    static const std::string letters = "a1,;\t\n\r\"'%.- |\xC3\xA9\xFF\xFE";
    for (char& byte : bytes)
      byte = text ? letters[std::uniform_int_distribution<std::size_t>(0, letters.size() - 1)(random)]
                  : static_cast<char>(std::uniform_int_distribution<int>(0, 255)(random));
    CAPTURE(round);
    check_whole(published_text(bytes, "x.csv"));
  }
}

TEST_CASE("a sound table with bytes changed, lost and doubled is read or refused") {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes = sound;
    for (int change = 0; change < 1 + round % 6; ++change) {
      const std::size_t at = std::uniform_int_distribution<std::size_t>(0, bytes.size() - 1)(random);
      switch (random() % 3) {
        case 0: bytes[at] = static_cast<char>(random() % 256); break;
        case 1: bytes.erase(at, random() % 20); break;
        default: bytes.insert(at, bytes.substr(at, random() % 40)); break;
      }
      if (bytes.empty()) bytes = ",";
    }
    CAPTURE(round);
    check_whole(published_text(bytes, "x.csv"));
  }
}

TEST_CASE("a table cut anywhere is read or refused") {
  for (std::size_t length = 0; length <= sound.size(); ++length) {
    CAPTURE(length);
    check_whole(published_text(sound.substr(0, length), "x.csv"));
  }
}

TEST_CASE("large and senseless files end in a table or a refusal") {
  const auto repeated = [](const std::string& part, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += part;
    return all;
  };
  check_whole(published_text(repeated(",", 300000), "x.csv"));
  check_whole(published_text(repeated("\n", 300000), "x.csv"));
  check_whole(published_text(repeated("1,", 50000) + "\n" + repeated("2,", 50000), "x.csv"));
  check_whole(published_text(repeated("a,", 5000) + "\n" + repeated(repeated("1,", 5000) + "\n", 4), "x.csv"));
  check_whole(published_text(repeated("a;b\nc\n1;2\n3;4\n\n\n\n\n\n\n\n\n\n\n", 20000), "x.csv"));
  check_whole(published_text("a,b\n" + repeated("word\n", 50000) + "1,2\n", "x.csv"));
  check_whole(published_text(repeated("\"a,\n", 30000), "x.csv"));
}
