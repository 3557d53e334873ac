// OpenDocument spreadsheets. Source: OpenDocument 1.3, parts 2 (packages) and 3 (schema).
#include <array>
#include <fmt/format.h>
#include <pugixml.hpp>
#include <sstream>

#include "export/package/package.h"
#include "export/package/zip_bytes.h"
#include "export/tables/sheets.h"

namespace hustings {

namespace {

constexpr const char* mime_type = "application/vnd.oasis.opendocument.spreadsheet";
constexpr double inches_a_letter = 0.09;

using Attributes = std::initializer_list<std::pair<const char*, std::string>>;

pugi::xml_node child(pugi::xml_node parent, const char* name, Attributes attributes = {}) {
  pugi::xml_node made = parent.append_child(name);
  for (const auto& [key, value] : attributes) made.append_attribute(key) = value.c_str();
  return made;
}

pugi::xml_node root_of(pugi::xml_document& document, const char* name) {
  return child(document, name,
               {{"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
                {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
                {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
                {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
                {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
                {"xmlns:number", "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"},
                {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
                {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                {"xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"},
                {"xmlns:ooo", "http://openoffice.org/2004/office"},
                {"office:version", "1.3"}});
}

/// Names of the styles, in the order of CellLook.
constexpr std::array<const char*, 7> style_names = {"text", "heading", "title", "wrapped", "whole", "number", "signed"};

void add_number_style(pugi::xml_node styles, const char* name, int decimals, bool grouped) {
  child(child(styles, "number:number-style", {{"style:name", name}}), "number:number",
        {{"number:decimal-places", std::to_string(decimals)},
         {"number:min-decimal-places", std::to_string(decimals)},
         {"number:min-integer-digits", "1"},
         {"number:grouping", grouped ? "true" : "false"}});
}

/// A plus before what is above 0.
void add_signed_style(pugi::xml_node styles) {
  add_number_style(styles, "n-signed-rest", 2, false);
  pugi::xml_node style = child(styles, "number:number-style", {{"style:name", "n-signed"}});
  child(style, "number:text").text() = "+";
  child(style, "number:number",
        {{"number:decimal-places", "2"}, {"number:min-decimal-places", "2"}, {"number:min-integer-digits", "1"}});
  child(style, "style:map", {{"style:condition", "value()<=0"}, {"style:apply-style-name", "n-signed-rest"}});
}

void add_styles(pugi::xml_node styles, const std::vector<WorkSheet>& sheets) {
  add_number_style(styles, "n-whole", 0, true);
  add_number_style(styles, "n-number", 2, false);
  add_signed_style(styles);
  for (const char* name : style_names) {
    const std::string_view look = name;
    pugi::xml_node style = child(styles, "style:style", {{"style:name", name}, {"style:family", "table-cell"}});
    if (look == "whole" || look == "number" || look == "signed")
      style.append_attribute("style:data-style-name") = fmt::format("n-{}", look).c_str();
    if (look == "wrapped")
      child(style, "style:table-cell-properties", {{"fo:wrap-option", "wrap"}, {"style:vertical-align", "top"}});
    if (look == "heading" || look == "title")
      child(style, "style:text-properties",
            {{"fo:font-weight", "bold"}, {"fo:font-size", look == "title" ? "14pt" : "10pt"}});
  }
  for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet)
    for (std::size_t column = 0; column < sheets[sheet].widths.size(); ++column)
      child(child(styles, "style:style",
                  {{"style:name", fmt::format("c{}-{}", sheet, column)}, {"style:family", "table-column"}}),
            "style:table-column-properties",
            {{"style:column-width", fmt::format("{:.2f}in", inches_a_letter * sheets[sheet].widths[column])}});
}

void add_cell(pugi::xml_node row, const SheetCell& cell) {
  if (cell.text.empty()) {
    child(row, "table:table-cell");
    return;
  }
  const char* style = style_names.at(static_cast<std::size_t>(cell.look));
  pugi::xml_node made = child(row, "table:table-cell", {{"table:style-name", style}});
  made.append_attribute("office:value-type") = cell.is_number() ? "float" : "string";
  if (cell.is_number()) made.append_attribute("office:value") = cell.text.c_str();
  std::istringstream lines(xml_safe(cell.text));
  for (std::string line; std::getline(lines, line);) child(made, "text:p").text() = line.c_str();
}

void add_table(pugi::xml_node body, const WorkSheet& sheet, std::size_t index) {
  pugi::xml_node table = child(body, "table:table", {{"table:name", sheet.name}});
  for (std::size_t column = 0; column < sheet.widths.size(); ++column)
    child(table, "table:table-column", {{"table:style-name", fmt::format("c{}-{}", index, column)}});
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    // The head of a list stands on every printed page.
    pugi::xml_node parent = sheet.is_list && i == 0 ? child(table, "table:table-header-rows") : table;
    pugi::xml_node row = child(parent, "table:table-row");
    if (sheet.rows[i].empty()) child(row, "table:table-cell");
    for (const SheetCell& cell : sheet.rows[i]) add_cell(row, cell);
  }
}

/// "'Figures'.A1:'Figures'.C20".
std::string named_range(const WorkSheet& sheet) {
  const std::string range = list_range(sheet);
  const auto colon = range.find(':');
  return fmt::format("'{0}'.{1}:'{0}'.{2}", sheet.name, range.substr(0, colon), range.substr(colon + 1));
}

std::string content_of(const std::vector<WorkSheet>& sheets) {
  pugi::xml_document document;
  pugi::xml_node root = root_of(document, "office:document-content");
  add_styles(child(root, "office:automatic-styles"), sheets);
  pugi::xml_node body = child(child(root, "office:body"), "office:spreadsheet");
  for (std::size_t i = 0; i < sheets.size(); ++i) add_table(body, sheets[i], i);
  pugi::xml_node ranges = child(body, "table:database-ranges");
  for (std::size_t i = 0; i < sheets.size(); ++i)
    if (const WorkSheet& sheet = sheets[i]; sheet.is_list)
      child(ranges, "table:database-range",
            {{"table:name", fmt::format("__Anonymous_Sheet_DB__{}", i)},  // as LibreOffice calls those without a name
             {"table:target-range-address", named_range(sheet)},
             {"table:display-filter-buttons", "true"}});
  return xml_text(document);
}

void add_setting(pugi::xml_node parent, const char* name, const char* type, const char* value) {
  child(parent, "config:config-item", {{"config:name", name}, {"config:type", type}}).text() = value;
}

/// What is no part of the document but of how it is seen: the first row of a list stays.
std::string settings_of(const std::vector<WorkSheet>& sheets) {
  pugi::xml_document document;
  pugi::xml_node set = child(child(root_of(document, "office:document-settings"), "office:settings"),
                             "config:config-item-set", {{"config:name", "ooo:view-settings"}});
  pugi::xml_node view =
      child(child(set, "config:config-item-map-indexed", {{"config:name", "Views"}}), "config:config-item-map-entry");
  add_setting(view, "ViewId", "string", "view1");
  pugi::xml_node tables = child(view, "config:config-item-map-named", {{"config:name", "Tables"}});
  for (const WorkSheet& sheet : sheets) {
    if (!sheet.is_list) continue;
    pugi::xml_node entry = child(tables, "config:config-item-map-entry", {{"config:name", sheet.name}});
    add_setting(entry, "VerticalSplitMode", "short", "2");
    add_setting(entry, "VerticalSplitPosition", "int", "1");
    add_setting(entry, "ActiveSplitRange", "short", "2");
    add_setting(entry, "PositionTop", "int", "0");
    add_setting(entry, "PositionBottom", "int", "1");
  }
  add_setting(view, "ActiveTable", "string", sheets.front().name.c_str());
  return xml_text(document);
}

std::string meta_of(const std::string& title) {
  pugi::xml_document document;
  pugi::xml_node meta = child(root_of(document, "office:document-meta"), "office:meta");
  child(meta, "meta:generator").text() = "Hustings";
  child(meta, "dc:title").text() = xml_safe(title).c_str();
  return xml_text(document);
}

std::string styles_part() {
  pugi::xml_document document;
  child(root_of(document, "office:document-styles"), "office:styles");
  return xml_text(document);
}

std::string manifest() {
  pugi::xml_document document;
  pugi::xml_node root =
      child(document, "manifest:manifest",
            {{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"}, {"manifest:version", "1.3"}});
  const auto add = [&](const char* path, const char* type) {
    child(root, "manifest:file-entry", {{"manifest:full-path", path}, {"manifest:media-type", type}});
  };
  add("/", mime_type);
  for (const char* part : {"content.xml", "styles.xml", "settings.xml", "meta.xml"}) add(part, "text/xml");
  return xml_text(document);
}

}  // namespace

std::string ods_of(const std::string& title, const std::vector<WorkSheet>& sheets) {
  const std::vector<ZipEntry> entries{{"mimetype", mime_type, false}, {"content.xml", content_of(sheets)},
                                      {"styles.xml", styles_part()},  {"settings.xml", settings_of(sheets)},
                                      {"meta.xml", meta_of(title)},   {"META-INF/manifest.xml", manifest()}};
  return zip_of(entries);
}

}  // namespace hustings
