// Reading back the SVG that the program writes.
#pragma once

#include <glm/vec2.hpp>
#include <map>
#include <set>
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

using Words = std::vector<std::string>;

/// No driver of that name: whoever asks for OpenGL fails.
inline const Words without_display{"SDL_VIDEODRIVER=none-there"};

/// The bytes that `hustings render` writes to a file of that name, without OpenGL; fails the test where it does not.
std::string rendered(const std::string& name, Words more, const std::string& size = "1440x810");
std::vector<SvgElement> svg(const Words& more, const std::string& size = "1440x810");

/// The areas of a map of the document.
std::vector<SvgElement> area_paths(std::vector<SvgElement> elements, const std::string& group = "areas");
/// What a reader sees as text, halos left out.
std::multiset<std::string> texts(const std::vector<SvgElement>& elements, const std::string& group);

/// Is the program on this machine? Where it is not, a test of what it says is passed over.
bool has_program(const std::string& program);
/// What the program says of a file of that name with those bytes; fails the test where it complains.
std::string said_of(const std::string& program, Words options, const std::string& bytes, const std::string& name,
                    const Words& after = {});
