// The packages that decks and workbooks are: parts, content types, relationships; the same bytes every time.

#include <doctest/doctest.h>

#include "export/package/package.h"
#include "export/package/zip_bytes.h"
#include "tests/app/ooxml.h"
#include "tests/setting.h"

using namespace hustings;

namespace {

std::string small_package() {
  Package package;
  pugi::xml_document main;
  pugi::xml_node root = main.append_child("main");
  root.append_attribute("xmlns:r") = ooxml::relationships;
  package.add("/ppt/slides/slide1.xml", "application/slide+xml", "<slide/>");
  root.append_attribute("r:id") = package.relate("/ppt/main.xml", "http://x/slide", "/ppt/slides/slide1.xml").c_str();
  package.add("/ppt/main.xml", "application/main+xml", main);
  package.relate("/ppt/slides/slide1.xml", "http://x/back", "/ppt/main.xml");
  package.relate("", ooxml::office_document, "/ppt/main.xml");
  package.add_properties({.title = "A <title> & \"more\"\x01", .description = "caf\u00e9"});
  return package.bytes();
}

}  // namespace

TEST_CASE("a package has its parts, their types and their relationships, by relative names") {
  const OoxmlPackage package(small_package());
  CHECK(package.fault_text() == "");
  CHECK(package.content_type("/ppt/main.xml") == "application/main+xml");
  CHECK(package.related("", "officeDocument") == std::vector<std::string>{"/ppt/main.xml"});
  CHECK(package.related("/ppt/main.xml", "slide") == std::vector<std::string>{"/ppt/slides/slide1.xml"});
  CHECK(package.bytes("/ppt/_rels/main.xml.rels").find("Target=\"slides/slide1.xml\"") != std::string::npos);
  CHECK(package.bytes("/ppt/slides/_rels/slide1.xml.rels").find("Target=\"../main.xml\"") != std::string::npos);
  const pugi::xml_node core = package.xml("/docProps/core.xml").child("cp:coreProperties");
  CHECK(core.child("dc:title").text().get() == std::string("A <title> & \"more\""));
  CHECK(core.child("dc:description").text().get() == std::string("caf\u00e9"));
}

TEST_CASE("the same package has the same bytes in every time zone") {
  const std::string here = small_package();
  const Setting elsewhere("TZ", "Pacific/Auckland");
  CHECK(small_package() == here);
}

TEST_CASE("what is wrong with a package is told") {
  const auto told = [](std::vector<ZipEntry> entries, const std::string& fault) {
    const OoxmlPackage package(zip_of(entries));
    for (const std::string& one : package.faults())
      if (one.find(fault) != std::string::npos) return true;
    return false;
  };
  const ZipEntry types{"[Content_Types].xml",
                       "<Types><Default Extension=\"rels\" ContentType=\"r\"/><Override PartName=\"/a.xml\" "
                       "ContentType=\"a\"/></Types>"};
  const auto related = [](const std::string& to) {
    return ZipEntry{"_rels/.rels",
                    "<Relationships><Relationship Id=\"rId1\" Type=\"t\" Target=\"" + to + "\"/></Relationships>"};
  };
  CHECK_FALSE(told({types, related("a.xml"), {"a.xml", "<a/>"}}, ""));
  CHECK(told({types, related("a.xml"), {"a.xml", "<a>"}}, "not well-formed"));
  CHECK(told({types, related("b.xml"), {"a.xml", "<a/>"}}, "leads to /b.xml"));
  CHECK(told({types, {"a.xml", "<a/>"}}, "nothing leads to /a.xml"));
  CHECK(told({types, related("a.xml"), {"a.xml", "<a r:id=\"rId7\"/>"}}, "rId7 is no relationship"));
  CHECK(told({types, related("a.xml"), {"a.xml", "<a/>"}, {"b.xml", "<b/>"}}, "/b.xml has no content type"));
  CHECK(told({related("a.xml"), types, {"a.xml", "<a/>"}}, "not first"));
}

TEST_CASE("text keeps what XML can hold, and loses what it cannot") {
  CHECK(xml_safe("caf\u00e9\t\u3042\n") == "caf\u00e9\t\u3042\n");
  CHECK(xml_safe(std::string("a\0b\x1f\x7f", 5)) == "ab\x7f");
  CHECK(xml_safe("x\uffffy\ufffdz") == "xy\ufffdz");
}
