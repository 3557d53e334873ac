// Reading back the SVG that the program writes.
#pragma once

#include <glm/vec2.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// An element, in order of the document.
struct SvgElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;                 ///< directly inside, its entities as they are written
  std::vector<std::string> inside;  ///< ids of the elements about it, the outermost first
  bool is_inside(const std::string& id) const;
  std::string attribute(const std::string& key) const;  ///< empty where there is none
};

/// Fails the test where an element is not closed.
std::vector<SvgElement> svg_elements(std::string_view text);

/// The rings of a path of M, l and z. Fails the test where it is anything else.
std::vector<std::vector<glm::dvec2>> svg_rings(const std::string& path);

/// Square pixels within rings, those of holes taken out.
double area_within(const std::vector<std::vector<glm::dvec2>>& rings);
