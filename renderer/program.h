// A linked shader program and its uniforms by name.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "renderer/gl_objects.h"

namespace hustings {

class Program {
 public:
  /// The names are those of the files, for messages. Throws MachineError with file and line where GLSL does not
  /// compile.
  Program(std::string_view vertex_name, const char* vertex, std::string_view fragment_name, const char* fragment);

  void use() const;
  void set(const char* uniform, int value) const;
  void set(const char* uniform, float value) const;
  void set(const char* uniform, glm::vec2 value) const;
  void set(const char* uniform, glm::vec3 value) const;
  void set(const char* uniform, glm::vec4 value) const;
  void set(const char* uniform, unsigned value) const;
  void set(const char* uniform, std::span<const glm::vec3> values) const;
  void set(const char* uniform, std::span<const glm::vec4> values) const;

 private:
  GLint location(const char* uniform) const;

  ProgramName name_;
  mutable std::unordered_map<std::string, GLint> locations_;
};

}  // namespace hustings
