// Bytes of any usual encoding, and any end of line, are the same table.
#include "tests/atlas/published/published.h"

using namespace hustings;

namespace {

const std::string table = "Wahlkreis,Partei,Stimmen\nKöln,Grüne,100\nMünchen,SPD,222\nNürnberg,FDP,37\n";

std::string utf_16(const std::string& text, bool big_endian, bool marked) {
  std::string bytes;
  const auto add = [&](unsigned unit) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  if (marked) add(0xFEFF);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) add(byte);
    else add((byte & 0x1FU) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU));
  }
  return bytes;
}

std::string latin_1(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) bytes += text[i];
    else bytes += static_cast<char>((byte & 0x1FU) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU));
  }
  return bytes;
}

std::string with_ends(const std::string& text, const std::string& end) {
  std::string changed;
  for (const char c : text) changed += c == '\n' ? end : std::string(1, c);
  return changed;
}

void check_table(const std::string& bytes) {
  const PublishedTable read = published(bytes);
  CHECK(read.table.columns == std::vector<std::string>{"Wahlkreis", "Partei", "Stimmen"});
  CHECK(read.table.rows == Rows{{"Köln", "Grüne", "100"}, {"München", "SPD", "222"}, {"Nürnberg", "FDP", "37"}});
}

}  // namespace

TEST_CASE("a published table is read in each usual encoding") {
  check_table(table);
  check_table("\xEF\xBB\xBF" + table);
  check_table(latin_1(table));
  for (const bool big_endian : {false, true})
    for (const bool marked : {false, true}) check_table(utf_16(table, big_endian, marked));
  CHECK(says(published(latin_1(table)), "the file is read as Windows-1252"));
  CHECK(says(published(utf_16(table, false, true)), "the file is read as UTF-16 (it begins with a byte-order mark)"));
}

TEST_CASE("a published table may end its lines in any way, in CR alone too") {
  for (const char* end : {"\n", "\r\n", "\r"}) {
    check_table(with_ends(table, end));
    check_table(with_ends(latin_1(table), end));
  }
  CHECK(published(with_ends(table, "\r")).table.lines == std::vector<std::int64_t>{2, 3, 4});
}

TEST_CASE("letters of an old Macintosh and of Poland are told from those of Windows-1252") {
  const PublishedTable macintosh =
      published("name,party,votes\rCr\x8Eteil,Verts,12\rN\x94mes,PS,13\rB\x8Eziers,LR,14\r");
  CHECK(macintosh.table.rows[0][0] == "Cr\u00E9teil");
  CHECK(says(macintosh, "Mac Roman"));
  // Windows-1250: ł B3, ę EA, ó F3, ś 9C, ź 9F, ż BF, ą B9, ć E6, ń F1.
  std::string polish = "Okr\xEAg,Komitet wyborczy,G\xB3osy\n";
  for (int i = 0; i < 20; ++i)
    polish +=
        "Powiat wroc\xB3"
        "awski i gmina \xA3\xF3"
        "d\x9F,Zjednoczenie Ludzi Pracuj\xB9"
        "cych na Rzecz Przysz\xB3o\x9C"
        "ci i Godno\x9C"
        "ci,"
        "10" +
        std::to_string(i) + "\n";
  const PublishedTable read = published(polish);
  CHECK(read.table.columns.front() == "Okr\u0119g");
  CHECK(read.table.rows.front().front() == "Powiat wroc\u0142awski i gmina \u0141\u00F3d\u017A");
  CHECK(says(read, "Windows-1250"));
}
