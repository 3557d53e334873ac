// Reading back packages of Office Open XML, and holding them against the rules of ECMA-376, part 2, for parts.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

/// A package as its reader has it: parts by name, with the slash ("/ppt/presentation.xml").
class OoxmlPackage {
 public:
  /// Of a file's bytes. What is wrong with it as a package is in `faults`.
  explicit OoxmlPackage(std::string_view bytes);

  /// Entries in the order of the file, without the slash.
  const std::vector<std::string>& entries() const { return entries_; }
  bool has(const std::string& part) const { return parts_.contains(part); }
  const std::string& bytes(const std::string& part) const;       ///< fails the test where there is none
  const pugi::xml_document& xml(const std::string& part) const;  ///< the same
  std::string content_type(const std::string& part) const;

  struct Relationship {
    std::string id, type, to;  ///< the part that it leads to
  };
  std::vector<Relationship> relationships(const std::string& of) const;
  /// Where relationships of that kind lead; the last word of their type, as "slide".
  std::vector<std::string> related(const std::string& of, std::string_view kind) const;

  /// One line a fault: parts that are not well-formed, without content type, or that nothing leads to; relationships
  /// that lead nowhere, twice the same id; references (r:id, r:embed) to relationships that are not there; entries of
  /// one name.
  const std::vector<std::string>& faults() const { return faults_; }
  std::string fault_text() const;  ///< all of them; empty where there are none

 private:
  void read(std::string_view bytes);
  void check_types();
  void check_relationships();
  void check_reached();

  std::vector<std::string> entries_, faults_;
  std::map<std::string, std::string> parts_;
  std::map<std::string, pugi::xml_document> documents_;
  std::map<std::string, std::string> defaults_, overrides_;
};

/// Elements of that name anywhere below a node, in order of the document.
std::vector<pugi::xml_node> elements_of(const pugi::xml_node& node, std::string_view name);
