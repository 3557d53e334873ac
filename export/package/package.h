// Packages of Office Open XML: parts, their content types and the relationships between them. Source: ECMA-376, part 2.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

namespace hustings {

/// Namespaces and types that every package has.
namespace ooxml {
inline constexpr const char* relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr const char* office_document =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
inline constexpr const char* core_properties =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
inline constexpr const char* extended_properties =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties";
}  // namespace ooxml

/// What a document says of itself; no dates, so that the same input gives the same bytes.
struct DocumentProperties {
  std::string title;
  std::string description;
  std::string application = "Hustings";
};

class Package {
 public:
  /// `name` from the root, with its slash: "/ppt/presentation.xml". Each once.
  void add(const std::string& name, const std::string& content_type, std::string bytes);
  void add(const std::string& name, const std::string& content_type, const pugi::xml_document& xml);

  /// What one part is to another; from "" for the package itself. Returns the relationship's id: "rId1", "rId2" ...
  std::string relate(const std::string& from, const std::string& type, const std::string& to);

  /// docProps/core.xml and docProps/app.xml, related to the package.
  void add_properties(const DocumentProperties& properties);

  /// The file, with [Content_Types].xml first. Throws MachineError.
  std::string bytes() const;

 private:
  struct Part {
    std::string name, content_type, bytes;
  };
  struct Relationship {
    std::string id, type, to;
  };

  std::string content_types() const;

  std::vector<Part> parts_;
  std::map<std::string, std::vector<Relationship>> relationships_;  ///< by the part that they are of
};

/// With a declaration, in UTF-8, without white space between elements. Characters that XML cannot hold are left out.
std::string xml_text(const pugi::xml_document& document);

/// Text as an attribute or an element may hold it: without the control characters that XML 1.0 forbids.
std::string xml_safe(const std::string& text);

}  // namespace hustings
