#include "tests/app/svg.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>

#include "tests/app/program.h"

bool SvgElement::is_inside(const std::string& id) const {
  return std::find(inside.begin(), inside.end(), id) != inside.end();
}

std::string SvgElement::attribute(const std::string& key) const {
  const auto found = attributes.find(key);
  return found == attributes.end() ? std::string() : found->second;
}

std::vector<SvgElement> svg_elements(std::string_view text) {
  std::vector<SvgElement> elements;
  std::vector<std::size_t> open;
  for (std::size_t at = text.find('<'); at != std::string_view::npos;) {
    const std::size_t end = text.find('>', at);
    REQUIRE(end != std::string_view::npos);
    std::string_view tag = text.substr(at + 1, end - at - 1);
    const std::size_t next = std::min(text.find('<', end), text.size());
    if (tag.starts_with('/')) {
      REQUIRE_FALSE(open.empty());
      REQUIRE(elements[open.back()].name == std::string(tag.substr(1)));
      open.pop_back();
    } else if (!tag.starts_with('?')) {
      const bool closed = tag.ends_with('/');
      if (closed) tag.remove_suffix(1);
      SvgElement element;
      element.name = std::string(tag.substr(0, tag.find(' ')));
      for (std::size_t key = tag.find(' '); key != std::string_view::npos;) {
        const std::size_t equals = tag.find("=\"", key);
        if (equals == std::string_view::npos) break;
        const std::size_t close = tag.find('"', equals + 2);
        REQUIRE(close != std::string_view::npos);
        element.attributes[std::string(tag.substr(key + 1, equals - key - 1))] =
            std::string(tag.substr(equals + 2, close - equals - 2));
        key = tag.find(' ', close);
      }
      for (const std::size_t about : open)
        if (const std::string id = elements[about].attribute("id"); !id.empty()) element.inside.push_back(id);
      element.text = std::string(text.substr(end + 1, next - end - 1));
      elements.push_back(std::move(element));
      if (!closed) open.push_back(elements.size() - 1);
    }
    at = next < text.size() ? next : std::string_view::npos;
  }
  REQUIRE(open.empty());
  return elements;
}

std::vector<std::vector<glm::dvec2>> svg_rings(const std::string& path) {
  std::vector<std::vector<glm::dvec2>> rings;
  const char* at = path.c_str();
  const auto number = [&] {
    char* end = nullptr;
    const double value = std::strtod(at, &end);
    REQUIRE_MESSAGE(end != at, "no number at " << std::string(at).substr(0, 20));
    REQUIRE(std::isfinite(value));
    at = end;
    return value;
  };
  glm::dvec2 here{0, 0};
  while (*at != '\0') {
    if (*at == 'M') {
      ++at;
      here.x = number();
      here.y = number();
      rings.push_back({here});
    } else if (*at == 'z') {
      ++at;
    } else {
      if (*at == 'l') ++at;
      REQUIRE_FALSE(rings.empty());
      here.x += number();
      here.y += number();
      rings.back().push_back(here);
    }
  }
  return rings;
}

double area_within(const std::vector<std::vector<glm::dvec2>>& rings) {
  double twice = 0;
  for (const auto& ring : rings)
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
      twice += ring[j].x * ring[i].y - ring[i].x * ring[j].y;
  return std::abs(twice) / 2;
}

std::string rendered(const std::string& name, Words more, const std::string& size) {
  const TemporaryFolder folder;
  more.insert(more.begin(), {"render", "--size", size, "--out", folder / name});
  const Ran ran = run(more, without_display);
  REQUIRE_MESSAGE(ran.code == 0, ran.err);
  CHECK(ran.err.empty());
  CHECK(folder.files() == Words{name});
  return read_file(folder / name);
}

std::vector<SvgElement> svg(const Words& more, const std::string& size) {
  return svg_elements(rendered("map.svg", more, size));
}

std::vector<SvgElement> area_paths(std::vector<SvgElement> elements, const std::string& group) {
  std::erase_if(elements,
                [&](const SvgElement& element) { return element.name != "path" || !element.is_inside(group); });
  return elements;
}

std::multiset<std::string> texts(const std::vector<SvgElement>& elements, const std::string& group) {
  std::multiset<std::string> found;
  for (const SvgElement& element : elements)
    if (element.name == "text" && element.attribute("class") != "halo" && element.is_inside(group))
      found.insert(element.text);
  return found;
}

bool has_program(const std::string& program) {
  static std::map<std::string, bool> known;
  const auto [found, fresh] = known.try_emplace(program, false);
  if (fresh) {
    const Ran which = run_program("sh", {"-c", "command -v " + program});
    found->second = which.code == 0;
    if (!found->second) MESSAGE("skipped: the program " << program << " is missing");
  }
  return found->second;
}

std::string said_of(const std::string& program, Words options, const std::string& bytes, const std::string& name,
                    const Words& after) {
  const TemporaryFolder folder;
  write_file(folder / name, bytes);
  options.push_back(folder / name);
  options.insert(options.end(), after.begin(), after.end());
  const Ran ran = run_program(program, options);
  CHECK_MESSAGE(ran.code == 0, ran.err);
  CHECK(ran.err.empty());
  return ran.out;
}
