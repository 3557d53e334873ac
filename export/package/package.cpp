#include "export/package/package.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <set>

#include "export/package/zip_bytes.h"

namespace hustings {

namespace {

constexpr const char* relationships_type = "application/vnd.openxmlformats-package.relationships+xml";

struct StringWriter : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

/// Where the relationships of a part stand: "/ppt/_rels/presentation.xml.rels".
std::string relationships_part(const std::string& of) {
  const std::filesystem::path path(of.empty() ? "/" : of);
  return (path.parent_path() / "_rels" / (path.filename().string() + ".rels")).string();
}

/// The part `to` as the relationships of `from` name it.
std::string target_of(const std::string& from, const std::string& to) {
  const std::filesystem::path folder = from.empty() ? "/" : std::filesystem::path(from).parent_path();
  return std::filesystem::path(to).lexically_relative(folder).string();
}

}  // namespace

std::string xml_safe(const std::string& text) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool control = byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
    // U+FFFE and U+FFFF
    const bool none = byte == 0xEF && text.compare(i, 2, "\xEF\xBF") == 0 && i + 2 < text.size() &&
                      static_cast<unsigned char>(text[i + 2]) >= 0xBE;
    if (none) i += 2;
    else if (!control) safe += text[i];
  }
  return safe;
}

std::string xml_text(const pugi::xml_document& document) {
  StringWriter writer;
  writer.text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.text);
}

void Package::add(const std::string& name, const std::string& content_type, std::string bytes) {
  parts_.push_back({name, content_type, std::move(bytes)});
}

void Package::add(const std::string& name, const std::string& content_type, const pugi::xml_document& xml) {
  add(name, content_type, xml_text(xml));
}

std::string Package::relate(const std::string& from, const std::string& type, const std::string& to) {
  std::vector<Relationship>& of = relationships_[from];
  of.push_back({fmt::format("rId{}", of.size() + 1), type, target_of(from, to)});
  return of.back().id;
}

void Package::add_properties(const DocumentProperties& properties) {
  pugi::xml_document core;
  pugi::xml_node root = core.append_child("cp:coreProperties");
  root.append_attribute("xmlns:cp") = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
  root.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
  root.append_child("dc:title").text() = xml_safe(properties.title).c_str();
  root.append_child("dc:creator").text() = xml_safe(properties.application).c_str();
  root.append_child("dc:description").text() = xml_safe(properties.description).c_str();
  add("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core);
  relate("", ooxml::core_properties, "/docProps/core.xml");

  pugi::xml_document app;
  root = app.append_child("Properties");
  root.append_attribute("xmlns") = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
  root.append_child("Application").text() = xml_safe(properties.application).c_str();
  add("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", app);
  relate("", ooxml::extended_properties, "/docProps/app.xml");
}

std::string Package::content_types() const {
  pugi::xml_document document;
  pugi::xml_node types = document.append_child("Types");
  types.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/content-types";
  const auto usual = [&](const char* extension, const char* type) {
    pugi::xml_node node = types.append_child("Default");
    node.append_attribute("Extension") = extension;
    node.append_attribute("ContentType") = type;
  };
  usual("rels", relationships_type);
  usual("xml", "application/xml");
  for (const Part& part : parts_) {
    pugi::xml_node node = types.append_child("Override");
    node.append_attribute("PartName") = part.name.c_str();
    node.append_attribute("ContentType") = part.content_type.c_str();
  }
  return xml_text(document);
}

std::string Package::bytes() const {
  std::vector<ZipEntry> entries{{"[Content_Types].xml", content_types()}};
  for (const auto& [from, all] : relationships_) {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("Relationships");
    root.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/relationships";
    for (const Relationship& one : all) {
      pugi::xml_node node = root.append_child("Relationship");
      node.append_attribute("Id") = one.id.c_str();
      node.append_attribute("Type") = one.type.c_str();
      node.append_attribute("Target") = one.to.c_str();
    }
    entries.push_back({relationships_part(from).substr(1), xml_text(document)});
  }
  for (const Part& part : parts_) entries.push_back({part.name.substr(1), part.bytes});
  return zip_of(entries);
}

}  // namespace hustings
