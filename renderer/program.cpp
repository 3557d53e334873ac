#include "renderer/program.h"

#include <fmt/format.h>

#include "base/finding.h"

namespace hustings {

namespace {

ShaderName compiled(GLenum kind, std::string_view name, const char* source) {
  ShaderName shader(glCreateShader(kind));
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  GLint good = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &good);
  if (good == GL_TRUE) return shader;
  std::string log(4096, '\0');
  GLsizei length = 0;
  glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), &length, log.data());
  log.resize(static_cast<std::size_t>(length));
  throw MachineError(fmt::format("shaders/{} does not compile: {}", name, log));
}

}  // namespace

Program::Program(std::string_view vertex_name, const char* vertex, std::string_view fragment_name, const char* fragment)
    : name_(glCreateProgram()) {
  const ShaderName first = compiled(GL_VERTEX_SHADER, vertex_name, vertex);
  const ShaderName second = compiled(GL_FRAGMENT_SHADER, fragment_name, fragment);
  glAttachShader(name_, first);
  glAttachShader(name_, second);
  glLinkProgram(name_);
  GLint good = GL_FALSE;
  glGetProgramiv(name_, GL_LINK_STATUS, &good);
  if (good != GL_TRUE) throw MachineError(fmt::format("shaders/{} and {} do not link", vertex_name, fragment_name));
}

void Program::use() const { glUseProgram(name_); }

GLint Program::location(const char* uniform) const {
  const auto [found, is_new] = locations_.try_emplace(uniform, -1);
  if (is_new) found->second = glGetUniformLocation(name_, uniform);
  return found->second;
}

void Program::set(const char* uniform, int value) const { glUniform1i(location(uniform), value); }
void Program::set(const char* uniform, float value) const { glUniform1f(location(uniform), value); }
void Program::set(const char* uniform, glm::vec2 value) const { glUniform2f(location(uniform), value.x, value.y); }
void Program::set(const char* uniform, glm::vec3 value) const {
  glUniform3f(location(uniform), value.x, value.y, value.z);
}
void Program::set(const char* uniform, glm::vec4 value) const {
  glUniform4f(location(uniform), value.x, value.y, value.z, value.w);
}
void Program::set(const char* uniform, std::span<const glm::vec3> values) const {
  glUniform3fv(location(uniform), static_cast<GLsizei>(values.size()), &values.front().x);
}

void Program::set(const char* uniform, unsigned value) const { glUniform1ui(location(uniform), value); }
void Program::set(const char* uniform, std::span<const glm::vec4> values) const {
  glUniform4fv(location(uniform), static_cast<GLsizei>(values.size()), &values.front().x);
}

}  // namespace hustings
