// A damaged workbook is an error or gives exactly its figures, never others.
#include "geo/read/archive.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

#include "geo/read/read_table.h"
#include "tests/geo/fixtures.h"

using namespace hustings;
using namespace hustings::fixtures;

namespace {

std::vector<std::vector<std::string>> votes() {
  std::vector<std::vector<std::string>> cells{{"area_code", "party", "candidate", "votes"}};
  for (int i = 1; i <= 12; ++i)
    cells.push_back({"E0500" + std::to_string(1000 + i), i % 2 == 0 ? "con" : "lab", "Ann Archer " + std::to_string(i),
                     std::to_string(1240 + 17 * i)});
  return cells;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The table, or none where reading it was an error.
std::optional<std::vector<std::vector<std::string>>> rows_of(const std::string& path) {
  const Outcome<Table> table = read_table(path);
  if (!table) {
    CHECK(has_errors(table.findings));
    return std::nullopt;
  }
  return table.value->rows;
}

std::uint32_t little_endian(const std::string& bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 4; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

}  // namespace

TEST_CASE("a sound workbook is no damaged archive") {
  const Folder folder;
  const std::string path = write_sheet(folder, "votes", votes());
  CHECK(is_archive(path));
  CHECK(maybe_archive_damage(path) == std::nullopt);
  const auto rows = rows_of(path);
  REQUIRE(rows);
  CHECK(rows->size() == votes().size() - 1);
  CHECK((*rows)[0][3] == "1257");
}

TEST_CASE("one flipped bit anywhere in a workbook is an error, or changes no figure") {
  const Folder folder;
  const std::string path = write_sheet(folder, "votes", votes());
  const auto sound = rows_of(path);
  const std::string bytes = bytes_of(path);
  REQUIRE(sound);
  std::size_t refused = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const unsigned bit = static_cast<unsigned>(at * 5 + 3) % 8;
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1U << bit));
    const auto rows = rows_of(folder.write("damaged.xlsx", damaged));
    refused += rows ? 0 : 1;
    if (rows && *rows != *sound) FAIL_CHECK("byte ", at, ", bit ", bit);
  }
  CHECK(refused > bytes.size() / 2);
}

TEST_CASE("every bit of the list of entries and of the end is an error when it flips, or changes no figure") {
  const Folder folder;
  const std::string path = write_sheet(folder, "votes", votes());
  const auto sound = rows_of(path);
  const std::string bytes = bytes_of(path);
  const std::size_t list = little_endian(bytes, bytes.size() - 6);
  REQUIRE(list < bytes.size());
  for (std::size_t at = list; at < bytes.size(); at += 3)
    for (unsigned bit = 0; bit < 8; ++bit) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1U << bit));
      const auto rows = rows_of(folder.write("damaged.xlsx", damaged));
      if (rows && *rows != *sound) FAIL_CHECK("byte ", at, ", bit ", bit);
    }
}

TEST_CASE("a workbook that is cut anywhere is an error") {
  const Folder folder;
  const std::string path = write_sheet(folder, "votes", votes());
  const std::string bytes = bytes_of(path);
  for (std::size_t length = 0; length < bytes.size(); length += 37)
    CHECK_FALSE(rows_of(folder.write("cut.xlsx", bytes.substr(0, length))));
  CHECK_FALSE(rows_of(folder.write("cut.xlsx", bytes.substr(0, bytes.size() - 1))));
}

TEST_CASE("the fault is named, with the part of the workbook") {
  const Folder folder;
  const std::string path = write_sheet(folder, "votes", votes());
  std::string bytes = bytes_of(path);
  const std::size_t local = bytes.find("PK\3\4");
  const std::size_t first = local + 30 + static_cast<unsigned char>(bytes[local + 26]) + 8;
  bytes[first] = static_cast<char>(bytes[first] ^ 1);
  const Outcome<Table> table = read_table(folder.write("flipped.xlsx", bytes));
  REQUIRE_FALSE(table);
  CHECK(says(first_error(table.findings), {"flipped.xlsx", "is damaged", "Fetch the file again"}));
}
