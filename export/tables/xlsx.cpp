// Office Open XML workbooks. Source: ECMA-376, part 1, section 18 (SpreadsheetML).
#include <fmt/format.h>
#include <pugixml.hpp>
#include <unordered_map>

#include "export/package/package.h"
#include "export/tables/sheets.h"

namespace hustings {

namespace {

constexpr const char* main_namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* type_head = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
constexpr int signed_format = 164;  // the first that is free for our own

pugi::xml_node root_of(pugi::xml_document& document, const char* name) {
  pugi::xml_node root = document.append_child(name);
  root.append_attribute("xmlns") = main_namespace;
  return root;
}

pugi::xml_node child(pugi::xml_node parent, const char* name,
                     std::initializer_list<std::pair<const char*, std::string>> attributes = {}) {
  pugi::xml_node made = parent.append_child(name);
  for (const auto& [key, value] : attributes) made.append_attribute(key) = value.c_str();
  return made;
}

/// Texts of cells, each once.
class SharedTexts {
 public:
  std::size_t index_of(const std::string& text) {
    const auto [found, is_new] = index_.try_emplace(text, texts_.size());
    if (is_new) texts_.push_back(text);
    return found->second;
  }

  void write(pugi::xml_document& document) const {
    pugi::xml_node root = root_of(document, "sst");
    root.append_attribute("uniqueCount") = texts_.size();
    for (const std::string& text : texts_) {
      pugi::xml_node item = child(child(root, "si"), "t", {{"xml:space", "preserve"}});
      item.text() = xml_safe(text).c_str();
    }
  }

 private:
  std::unordered_map<std::string, std::size_t> index_;
  std::vector<std::string> texts_;
};

/// One format a look, in the order of CellLook.
void write_styles(pugi::xml_document& document) {
  pugi::xml_node root = root_of(document, "styleSheet");
  child(child(root, "numFmts", {{"count", "1"}}), "numFmt",
        {{"numFmtId", std::to_string(signed_format)}, {"formatCode", "+0.00;-0.00;0.00"}});
  pugi::xml_node fonts = child(root, "fonts", {{"count", "3"}});
  for (const auto& [size, bold] : {std::pair{"10", false}, {"10", true}, {"14", true}}) {
    pugi::xml_node font = child(fonts, "font");
    if (bold) child(font, "b");
    child(font, "sz", {{"val", size}});
    child(font, "name", {{"val", "Calibri"}});
    child(font, "family", {{"val", "2"}});
  }
  pugi::xml_node fills = child(root, "fills", {{"count", "2"}});
  child(child(fills, "fill"), "patternFill", {{"patternType", "none"}});
  child(child(fills, "fill"), "patternFill", {{"patternType", "gray125"}});
  pugi::xml_node border = child(child(root, "borders", {{"count", "1"}}), "border");
  for (const char* side : {"left", "right", "top", "bottom", "diagonal"}) child(border, side);
  const std::initializer_list<std::pair<const char*, std::string>> plain = {
      {"numFmtId", "0"}, {"fontId", "0"}, {"fillId", "0"}, {"borderId", "0"}};
  child(child(root, "cellStyleXfs", {{"count", "1"}}), "xf", plain);
  pugi::xml_node formats = child(root, "cellXfs", {{"count", "7"}});
  const auto add = [&](int number, int font, bool wrapped = false) {
    pugi::xml_node made = child(formats, "xf",
                                {{"numFmtId", std::to_string(number)},
                                 {"fontId", std::to_string(font)},
                                 {"fillId", "0"},
                                 {"borderId", "0"},
                                 {"xfId", "0"}});
    if (number != 0) made.append_attribute("applyNumberFormat") = "1";
    if (font != 0) made.append_attribute("applyFont") = "1";
    if (!wrapped) return;
    made.append_attribute("applyAlignment") = "1";
    child(made, "alignment", {{"vertical", "top"}, {"wrapText", "1"}});
  };
  add(0, 0);
  add(0, 1);
  add(0, 2);
  add(0, 0, true);
  add(3, 0);  // #,##0
  add(2, 0);  // 0.00
  add(signed_format, 0);
  child(child(root, "cellStyles", {{"count", "1"}}), "cellStyle",
        {{"name", "Normal"}, {"xfId", "0"}, {"builtinId", "0"}});
}

void write_cell(pugi::xml_node row, const std::string& place, const SheetCell& cell, SharedTexts& texts) {
  pugi::xml_node made = child(row, "c", {{"r", place}});
  if (cell.look != CellLook::text) made.append_attribute("s") = static_cast<unsigned>(cell.look);
  if (!cell.is_number()) made.append_attribute("t") = "s";
  child(made, "v").text() = cell.is_number() ? cell.text.c_str() : std::to_string(texts.index_of(cell.text)).c_str();
}

void write_sheet(pugi::xml_document& document, const WorkSheet& sheet, bool is_first, SharedTexts& texts) {
  pugi::xml_node root = root_of(document, "worksheet");
  pugi::xml_node view = child(child(root, "sheetViews"), "sheetView", {{"workbookViewId", "0"}});
  if (is_first) view.append_attribute("tabSelected") = "1";
  if (sheet.is_list)
    child(view, "pane", {{"ySplit", "1"}, {"topLeftCell", "A2"}, {"activePane", "bottomLeft"}, {"state", "frozen"}});
  pugi::xml_node columns = child(root, "cols");
  for (std::size_t i = 0; i < sheet.widths.size(); ++i)
    child(columns, "col",
          {{"min", std::to_string(i + 1)},
           {"max", std::to_string(i + 1)},
           {"width", std::to_string(sheet.widths[i])},
           {"customWidth", "1"}});
  pugi::xml_node data = child(root, "sheetData");
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    pugi::xml_node row = child(data, "row", {{"r", number}});
    for (std::size_t column = 0; column < sheet.rows[i].size(); ++column)
      if (!sheet.rows[i][column].text.empty())
        write_cell(row, column_letters(column) + number, sheet.rows[i][column], texts);
  }
  if (sheet.is_list) child(root, "autoFilter", {{"ref", list_range(sheet)}});
}

/// "$A$1:$C$20".
std::string fixed_range(const WorkSheet& sheet) {
  std::string fixed;
  bool in_letters = false;
  for (const char c : list_range(sheet)) {
    const bool letter = c >= 'A' && c <= 'Z';
    if (letter != in_letters && c != ':') fixed += '$';
    in_letters = letter;
    fixed += c;
  }
  return fixed;
}

class Workbook {
 public:
  std::string bytes(const std::string& title, const std::vector<WorkSheet>& sheets) {
    package_.relate("", ooxml::office_document, book);
    pugi::xml_document document;
    pugi::xml_node root = root_of(document, "workbook");
    root.append_attribute("xmlns:r") = ooxml::relationships;
    child(child(root, "bookViews"), "workbookView", {{"activeTab", "0"}});
    pugi::xml_node list = child(root, "sheets");
    pugi::xml_node names = child(root, "definedNames");
    std::vector<pugi::xml_document> written(sheets.size());
    SharedTexts texts;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      const std::string part = fmt::format("/xl/worksheets/sheet{}.xml", number);
      child(list, "sheet",
            {{"name", sheets[i].name},
             {"sheetId", number},
             {"r:id", package_.relate(book, fmt::format("{}/worksheet", ooxml::relationships), part)}});
      if (sheets[i].is_list)
        child(names, "definedName",
              {{"name", "_xlnm._FilterDatabase"}, {"localSheetId", std::to_string(i)}, {"hidden", "1"}})
            .text() = fmt::format("'{}'!{}", sheets[i].name, fixed_range(sheets[i])).c_str();
      write_sheet(written[i], sheets[i], i == 0, texts);
    }
    package_.add(book, fmt::format("{}sheet.main+xml", type_head), document);
    for (std::size_t i = 0; i < sheets.size(); ++i)
      package_.add(fmt::format("/xl/worksheets/sheet{}.xml", i + 1), fmt::format("{}worksheet+xml", type_head),
                   written[i]);
    pugi::xml_document styles;
    write_styles(styles);
    add("styles", styles);
    pugi::xml_document shared;
    texts.write(shared);
    add("sharedStrings", shared);
    package_.add_properties({.title = title, .description = {}});
    return package_.bytes();
  }

 private:
  static constexpr const char* book = "/xl/workbook.xml";

  void add(const char* name, const pugi::xml_document& document) {
    const std::string part = fmt::format("/xl/{}.xml", name);
    package_.relate(book, fmt::format("{}/{}", ooxml::relationships, name), part);
    package_.add(part, fmt::format("{}{}+xml", type_head, name), document);
  }

  Package package_;
};

}  // namespace

std::string xlsx_of(const std::string& title, const std::vector<WorkSheet>& sheets) {
  return Workbook().bytes(title, sheets);
}

}  // namespace hustings
