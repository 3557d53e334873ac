#include "tests/app/ooxml.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <memory>
#include <set>
#include <zip.h>

namespace {

namespace fs = std::filesystem;

bool is_xml(const std::string& part) { return part.ends_with(".xml") || part.ends_with(".rels"); }
bool is_relationships(const std::string& part) { return part.ends_with(".rels"); }

std::string relationships_part(const std::string& of) {
  const fs::path path(of.empty() ? "/" : of);
  return (path.parent_path() / "_rels" / (path.filename().string() + ".rels")).string();
}

/// The part that a part of relationships belongs to; empty for the package's.
std::string owner_of(const std::string& relationships) {
  const fs::path path(relationships);
  const std::string name = path.filename().string();
  const std::string owner = name.substr(0, name.size() - 5);
  return owner.empty() ? "" : (path.parent_path().parent_path() / owner).string();
}

void walk(const pugi::xml_node& node, const std::function<void(const pugi::xml_node&)>& visit) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() != pugi::node_element) continue;
    visit(child);
    walk(child, visit);
  }
}

}  // namespace

OoxmlPackage::OoxmlPackage(std::string_view bytes) {
  read(bytes);
  for (const auto& [name, text] : parts_) {
    if (!is_xml(name)) continue;
    const pugi::xml_parse_result result = documents_[name].load_buffer(text.data(), text.size());
    if (!result) faults_.push_back(fmt::format("{} is not well-formed: {}", name, result.description()));
    if (std::string(documents_[name].first_child().name()).empty()) faults_.push_back(name + " has no element");
  }
  check_types();
  check_relationships();
  check_reached();
}

void OoxmlPackage::read(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  const std::unique_ptr<zip_t, void (*)(zip_t*)> archive(
      zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error), zip_discard);
  if (!archive) {
    zip_source_free(source);
    faults_.push_back(fmt::format("no zip file: {}", zip_error_strerror(&error)));
    return;
  }
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat);
    const std::string name = stat.name;
    std::string text(stat.size, '\0');
    zip_file_t* file = zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0);
    if (file == nullptr || zip_fread(file, text.data(), text.size()) != static_cast<zip_int64_t>(text.size()))
      faults_.push_back(name + " cannot be read");
    if (file != nullptr) zip_fclose(file);
    entries_.push_back(name);
    if (!parts_.emplace("/" + name, std::move(text)).second) faults_.push_back(name + " is there twice");
  }
  if (entries_.empty() || entries_.front() != "[Content_Types].xml")
    faults_.push_back("[Content_Types].xml is not first");
}

void OoxmlPackage::check_types() {
  for (const pugi::xml_node node : documents_["/[Content_Types].xml"].child("Types").children()) {
    const bool usual = std::string(node.name()) == "Default";
    auto& known = usual ? defaults_ : overrides_;
    const std::string of = node.attribute(usual ? "Extension" : "PartName").value();
    if (!known.emplace(of, node.attribute("ContentType").value()).second)
      faults_.push_back(of + " has two content types");
    if (!usual && !has(of)) faults_.push_back(of + " has a content type and is not there");
  }
  for (const auto& [name, text] : parts_) {
    if (name == "/[Content_Types].xml") continue;
    const std::string type = content_type(name);
    if (type.empty()) faults_.push_back(name + " has no content type");
    if (!is_relationships(name) && type == "application/xml")
      faults_.push_back(name + " has no content type of its own");
  }
}

void OoxmlPackage::check_relationships() {
  for (const auto& [name, text] : parts_) {
    if (!is_relationships(name)) continue;
    const std::string owner = owner_of(name);
    if (!owner.empty() && !has(owner)) faults_.push_back(name + " belongs to no part");
    std::set<std::string> ids;
    for (const Relationship& one : relationships(owner)) {
      if (!ids.insert(one.id).second) faults_.push_back(fmt::format("{} has {} twice", name, one.id));
      if (!has(one.to)) faults_.push_back(fmt::format("{}: {} leads to {}, which is not there", name, one.id, one.to));
    }
  }
  for (const auto& [name, document] : documents_) {
    if (is_relationships(name)) continue;
    std::set<std::string> ids;
    for (const Relationship& one : relationships(name)) ids.insert(one.id);
    walk(document, [&, part = name](const pugi::xml_node& node) {
      for (const pugi::xml_attribute attribute : node.attributes())
        if (std::string(attribute.name()).starts_with("r:") && !ids.contains(attribute.value()))
          faults_.push_back(fmt::format("{}: {} is no relationship of it", part, attribute.value()));
    });
  }
}

void OoxmlPackage::check_reached() {
  std::set<std::string> reached;
  std::vector<std::string> next{""};
  while (!next.empty()) {
    const std::string from = next.back();
    next.pop_back();
    for (const Relationship& one : relationships(from))
      if (reached.insert(one.to).second) next.push_back(one.to);
  }
  for (const auto& [name, text] : parts_)
    if (!is_relationships(name) && name != "/[Content_Types].xml" && !reached.contains(name))
      faults_.push_back("nothing leads to " + name);
}

std::string OoxmlPackage::fault_text() const { return fmt::format("{}", fmt::join(faults_, "\n")); }

const std::string& OoxmlPackage::bytes(const std::string& part) const {
  const auto found = parts_.find(part);
  CAPTURE(part);
  REQUIRE(found != parts_.end());
  return found->second;
}

const pugi::xml_document& OoxmlPackage::xml(const std::string& part) const {
  const auto found = documents_.find(part);
  CAPTURE(part);
  REQUIRE(found != documents_.end());
  return found->second;
}

std::string OoxmlPackage::content_type(const std::string& part) const {
  if (const auto found = overrides_.find(part); found != overrides_.end()) return found->second;
  const auto found = defaults_.find(part.substr(part.rfind('.') + 1));
  return found == defaults_.end() ? "" : found->second;
}

std::vector<OoxmlPackage::Relationship> OoxmlPackage::relationships(const std::string& of) const {
  std::vector<Relationship> all;
  const auto found = documents_.find(relationships_part(of));
  if (found == documents_.end()) return all;
  const fs::path folder = of.empty() ? fs::path("/") : fs::path(of).parent_path();
  for (const pugi::xml_node node : found->second.child("Relationships").children("Relationship"))
    all.push_back({node.attribute("Id").value(), node.attribute("Type").value(),
                   (folder / node.attribute("Target").value()).lexically_normal().string()});
  return all;
}

std::vector<std::string> OoxmlPackage::related(const std::string& of, std::string_view kind) const {
  std::vector<std::string> parts;
  for (const Relationship& one : relationships(of))
    if (one.type.substr(one.type.rfind('/') + 1) == kind) parts.push_back(one.to);
  return parts;
}

std::vector<pugi::xml_node> elements_of(const pugi::xml_node& node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  walk(node, [&](const pugi::xml_node& one) {
    if (name == one.name()) found.push_back(one);
  });
  return found;
}
