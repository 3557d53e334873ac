#include "export/deck/slide_table.h"

#include <numeric>

#include "export/package/package.h"

namespace hustings {

namespace {

void add_words(const SlidePage& page, pugi::xml_node paragraph, const TableWords& words) {
  pugi::xml_node run = paragraph.append_child("a:r");
  pugi::xml_node look = run.append_child("a:rPr");
  look.append_attribute("lang") = "en-GB";
  look.append_attribute("sz") = page.hundredths(words.em);
  look.append_attribute("b") = words.strong ? 1 : 0;
  page.set_fill(look, {words.colour, 1});
  run.append_child("a:t").text() = xml_safe(words.text).c_str();
}

void add_edges(const SlidePage& page, pugi::xml_node properties, Rgb rule) {
  for (const char* side : {"a:lnL", "a:lnR", "a:lnT"}) {
    pugi::xml_node line = properties.append_child(side);
    line.append_attribute("w") = 0;
    SlidePage::set_no_fill(line);
  }
  pugi::xml_node below = properties.append_child("a:lnB");
  below.append_attribute("w") = 6350;
  page.set_fill(below, {rule, 1});
}

void add_cell(const SlidePage& page, pugi::xml_node row, const TableCell& cell, Rgb rule) {
  pugi::xml_node node = row.append_child("a:tc");
  if (cell.columns > 1) node.append_attribute("gridSpan") = cell.columns;
  pugi::xml_node body = node.append_child("a:txBody");
  body.append_child("a:bodyPr");
  body.append_child("a:lstStyle");
  for (const TableLine& line : cell.lines) {
    pugi::xml_node paragraph = body.append_child("a:p");
    paragraph.append_child("a:pPr").append_attribute("algn") = cell.align == ui::Align::right ? "r" : "l";
    for (const TableWords& words : line) add_words(page, paragraph, words);
  }
  if (cell.lines.empty()) body.append_child("a:p");
  pugi::xml_node properties = node.append_child("a:tcPr");
  for (const char* margin : {"marL", "marR", "marT", "marB"}) properties.append_attribute(margin) = 25400;
  properties.append_attribute("anchor") = "ctr";
  add_edges(page, properties, rule);
  SlidePage::set_no_fill(properties);
  for (int i = 1; i < cell.columns; ++i) {
    pugi::xml_node covered = row.append_child("a:tc");
    covered.append_attribute("hMerge") = 1;
    pugi::xml_node nothing = covered.append_child("a:txBody");
    nothing.append_child("a:bodyPr");
    nothing.append_child("a:lstStyle");
    nothing.append_child("a:p");
    covered.append_child("a:tcPr");
  }
}

}  // namespace

void add_table(SlidePage& page, const SlideName& name, glm::dvec2 at, const SlideTable& table) {
  const double width = std::accumulate(table.widths.begin(), table.widths.end(), 0.0);
  double height = 0;
  for (const TableRow& row : table.rows) height += row.height;
  pugi::xml_node node = page.add_table(name, at, at + glm::dvec2(width, height));
  pugi::xml_node look = node.append_child("a:tblPr");
  if (table.headed) look.append_attribute("firstRow") = 1;
  pugi::xml_node grid = node.append_child("a:tblGrid");
  for (const double column : table.widths) grid.append_child("a:gridCol").append_attribute("w") = page.emu(column);
  for (const TableRow& one : table.rows) {
    pugi::xml_node row = node.append_child("a:tr");
    row.append_attribute("h") = page.emu(one.height);
    for (const TableCell& cell : one.cells) add_cell(page, row, cell, table.rule);
  }
}

}  // namespace hustings
