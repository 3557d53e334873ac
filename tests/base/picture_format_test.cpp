#include "base/picture_format.h"

#include <doctest/doctest.h>
#include <set>

#include "base/finding.h"
#include "tests/folder.h"

using namespace hustings;

TEST_CASE("a name's ending says which format is meant, in letters of either case") {
  for (const PictureFormat& format : picture_formats) {
    const std::string name = "picture" + std::string(format.ending);
    CHECK(format_of(name, format.kind) == &format);
  }
  CHECK(format_of("MAP.PNG", PictureKind::still) == format_of("map.png", PictureKind::still));
  CHECK(format_of("map.Svg", PictureKind::still)->writer == PictureWriter::svg);
}

TEST_CASE("a still is no film, and a film no still") {
  for (const PictureFormat& format : picture_formats) {
    const PictureKind other = format.kind == PictureKind::still ? PictureKind::film : PictureKind::still;
    CHECK(format_of("picture" + std::string(format.ending), other) == nullptr);
  }
  CHECK(format_of("map.jpg", PictureKind::still) == nullptr);
  CHECK(format_of("film.avi", PictureKind::film) == nullptr);
  CHECK_THROWS_AS(require_format("map.jpg", PictureKind::still), CommandError);
  CHECK(format_of("map" + std::string(usual_ending(PictureKind::still)), PictureKind::still) != nullptr);
  CHECK(can_be_transparent(PictureKind::still));
  CHECK_FALSE(can_be_transparent(PictureKind::film));
}

TEST_CASE("a folder that is there takes numbered pictures, whatever its name") {
  const Folder folder;
  const std::filesystem::path there = folder / "film.mp4";
  CHECK(format_of(there, PictureKind::film)->writer == PictureWriter::encoder);
  std::filesystem::create_directory(there);
  CHECK(format_of(there, PictureKind::film)->writer == PictureWriter::numbered);
  CHECK(format_of(folder / "frames", PictureKind::film)->writer == PictureWriter::numbered);
}

TEST_CASE("each ending is one row, a film's file has a container, and vectors are stills") {
  std::set<std::pair<PictureKind, std::string_view>> endings;
  for (const PictureFormat& format : picture_formats) {
    endings.insert({format.kind, format.ending});
    CHECK((format.writer == PictureWriter::encoder) == (format.container != FilmContainer::none));
    CHECK((format.writer == PictureWriter::encoder) == !format.encoding.empty());
    if (format.is_vector()) CHECK(format.kind == PictureKind::still);
    if (format.transparent) CHECK(format.kind == PictureKind::still);
  }
  CHECK(endings.size() == picture_formats.size());
}

TEST_CASE("endings in a sentence") {
  CHECK(joined_by_or({".pdf"}) == ".pdf");
  CHECK(joined_by_or({".svg", ".pdf"}) == ".svg or .pdf");
  CHECK(joined_by_or({".png", ".svg", ".pdf"}) == ".png, .svg or .pdf");
  CHECK(endings_of(PictureKind::still, Endings::vectors, "FILE") == std::vector<std::string>{"FILE.svg", "FILE.pdf"});
}
