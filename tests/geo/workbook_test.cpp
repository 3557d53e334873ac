// Workbooks whose checksums are right and whose parts are not: what is missing is an error, never another figure.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>
#include <zlib.h>

#include "geo/read/archive.h"
#include "geo/read/read_sheets.h"
#include "geo/read/read_table.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

std::string little_endian(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i, number >>= 8U) text += static_cast<char>(number & 0xFFU);
  return text;
}

/// A zip archive whose entries are stored as they are.
class Archive {
 public:
  void add(const std::string& name, const std::string& bytes, std::uint64_t says_unpacked = 0) {
    const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
    const std::string figures = little_endian(sum, 4) + little_endian(bytes.size(), 4) +
                                little_endian(says_unpacked != 0 ? says_unpacked : bytes.size(), 4) +
                                little_endian(name.size(), 2) + little_endian(0, 2);
    list_ += "PK\1\2" + little_endian(20, 2) + start() + figures + little_endian(0, 10) +
             little_endian(files_.size(), 4) + name;
    files_ += "PK\3\4" + start() + figures + name + bytes;
    ++count_;
  }
  std::string bytes() const {
    return files_ + list_ + "PK\5\6" + little_endian(0, 4) + little_endian(count_, 2) + little_endian(count_, 2) +
           little_endian(list_.size(), 4) + little_endian(files_.size(), 4) + little_endian(0, 2);
  }

 private:
  /// Version, flags, method, time and day.
  static std::string start() {
    return little_endian(20, 2) + little_endian(0, 2) + little_endian(0, 2) + little_endian(0, 4);
  }

  std::string files_, list_;
  std::uint64_t count_ = 0;
};

using Parts = std::vector<std::pair<std::string, std::string>>;

const std::string strings_part = "xl/sharedStrings.xml";

/// The sheet's cells are numbers of texts: codes and votes alike, as spreadsheets write what was typed as text.
Parts workbook() {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string packages = "http://schemas.openxmlformats.org/package/2006/";
  return {{"[Content_Types].xml",
           head + "<Types xmlns=\"" + packages +
               "content-types\"><Override PartName=\"/xl/worksheets/sheet1.xml\" "
               "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"},
          {"xl/workbook.xml", head + "<workbook xmlns=\"" + sheets + "\" xmlns:r=\"" + office +
                                  "\"><sheets><sheet name=\"votes\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
          {"xl/_rels/workbook.xml.rels", head + "<Relationships xmlns=\"" + packages +
                                             "relationships\"><Relationship Id=\"rId1\" Type=\"" + office +
                                             "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
          {"xl/styles.xml", head + "<styleSheet xmlns=\"" + sheets + "\"/>"},
          {strings_part, head + "<sst xmlns=\"" + sheets +
                             "\"><si><t>area_code</t></si><si><t>votes</t></si><si><t>A1</t></si><si><t>1240</t></si>"
                             "<si><t>A2</t></si><si><t>777</t></si></sst>"},
          {"xl/worksheets/sheet1.xml",
           head + "<worksheet xmlns=\"" + sheets +
               "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
               "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"s\"><v>3</v></c></row>"
               "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>4</v></c><c r=\"B3\" "
               "t=\"s\"><v>5</v></c></row></sheetData></worksheet>"}};
}

Outcome<Table> read(const Parts& parts) {
  const Folder folder;
  Archive archive;
  for (const auto& [name, bytes] : parts) archive.add(name, bytes);
  return read_table(folder.write("votes.xlsx", archive.bytes()));
}

std::string& part(Parts& parts, const std::string& name) {
  for (auto& [known, bytes] : parts)
    if (known == name) return bytes;
  throw std::runtime_error(name);
}

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("the workbook itself is sound") {
  const Outcome<Table> table = read(workbook());
  REQUIRE_MESSAGE(table, (table.findings.empty() ? "" : describe(table.findings.front())));
  CHECK(table.value->rows == Rows{{"A1", "1240"}, {"A2", "777"}});
}

TEST_CASE("texts that are cut, empty or not there at all are an error") {
  const std::string whole = part(*std::make_unique<Parts>(workbook()), strings_part);
  for (std::size_t length = 0; length < whole.size(); length += 7) {
    Parts parts = workbook();
    part(parts, strings_part) = whole.substr(0, length);
    CHECK_FALSE(read(parts));
  }
  Parts parts = workbook();
  part(parts, strings_part) = whole.substr(0, whole.find("<si><t>A2")) + "</sst>";
  const Outcome<Table> fewer = read(parts);
  REQUIRE_FALSE(fewer);
  CHECK(says(first_error(fewer.findings), {"votes.xlsx", "a cell names a text that is not there"}));
  parts.erase(parts.begin() + 4);
  CHECK_FALSE(read(parts));
}

TEST_CASE("a sheet that is cut anywhere is an error") {
  Parts parts = workbook();
  const std::string whole = part(parts, "xl/worksheets/sheet1.xml");
  for (std::size_t length = 0; length < whole.size(); length += 5) {
    part(parts, "xl/worksheets/sheet1.xml") = whole.substr(0, length);
    CHECK_FALSE(read(parts));
  }
}

TEST_CASE("a part that is there twice, and one that unpacks to too much, is an error before it is read") {
  Parts twice = workbook();
  twice.emplace_back("XL/sharedstrings.xml", part(twice, strings_part));
  const Outcome<Table> table = read(twice);
  REQUIRE_FALSE(table);
  CHECK(says(first_error(table.findings), {"is there twice"}));
  const Folder folder;
  Archive bomb;
  bomb.add("xl/workbook.xml", "x", std::uint64_t{3} << 30U);
  const auto damage = maybe_archive_damage(folder.write("bomb.xlsx", bomb.bytes()));
  REQUIRE(damage);
  CHECK(damage->find("unpacks to more than") != std::string::npos);
}

TEST_CASE("the same workbook passes with a comment at its end, and not with anything else there") {
  const Folder folder;
  Archive archive;
  for (const auto& [name, bytes] : workbook()) archive.add(name, bytes);
  std::string bytes = archive.bytes();
  CHECK(maybe_archive_damage(folder.write("a.xlsx", bytes)) == std::nullopt);
  CHECK(maybe_archive_damage(folder.write("b.xlsx", bytes + "more")));
  bytes.replace(bytes.size() - 2, 2, little_endian(4, 2));
  CHECK(maybe_archive_damage(folder.write("c.xlsx", bytes + "more")) == std::nullopt);
  CHECK(maybe_archive_damage(folder.write("d.xlsx", "")));
}

TEST_CASE("coloured cells beyond what the library counts are nothing, filled ones are a fault of their sheet") {
  const auto column = [](int number) {
    std::string name;
    for (++number; number > 0; number = (number - 1) / 26)
      name.insert(name.begin(), static_cast<char>('A' + (number - 1) % 26));
    return name;
  };
  for (const int filled : {300, 2100}) {
    std::string rows;
    for (const std::string row : {"1", "2"}) {
      rows += "<row r=\"" + row + "\">";
      for (int i = 0; i < 5000; ++i)
        rows += "<c r=\"" + column(i) + row + "\" s=\"0\"" +
                (i < filled   ? "><v>" + std::to_string(i) + "</v></c>"
                 : i % 2 == 0 ? "/>"
                              : "></c>");
      rows += "</row>";
    }
    Parts parts = workbook();
    std::string& sheet = part(parts, "xl/worksheets/sheet1.xml");
    const auto begin = sheet.find("<row");
    sheet.replace(begin, sheet.find("</sheetData>") - begin, rows);
    const Folder folder;
    Archive archive;
    for (const auto& [name, bytes] : parts) archive.add(name, bytes);
    const auto read = read_sheets(folder.write("votes.xlsx", archive.bytes()));
    REQUIRE(read);
    CAPTURE(filled);
    CHECK(read.value->front().fault == (filled > 2000 ? "it has more than 2000 columns" : ""));
    if (filled < 2000) CHECK(read.value->front().rows.back().size() == 300);
  }
}
