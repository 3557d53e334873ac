// Owners of OpenGL names: move-only, and gone before the context is.
#pragma once

#include <epoxy/gl.h>
#include <utility>

namespace hustings {

/// Throws MachineError unless the current context is OpenGL 3.3 or later.
void require_opengl();

/// Owns one name; `Delete` frees it.
template <void (*Delete)(GLuint)>
class GlName {
 public:
  GlName() = default;
  explicit GlName(GLuint name) : name_(name) {}
  GlName(GlName&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
  GlName& operator=(GlName&& other) noexcept {
    std::swap(name_, other.name_);
    return *this;
  }
  ~GlName() {
    if (name_ != 0) Delete(name_);
  }
  operator GLuint() const { return name_; }

 private:
  GLuint name_ = 0;
};

void delete_buffer(GLuint name);
void delete_vertex_array(GLuint name);
void delete_texture(GLuint name);
void delete_framebuffer(GLuint name);
void delete_renderbuffer(GLuint name);
void delete_program(GLuint name);
void delete_shader(GLuint name);

using Buffer = GlName<delete_buffer>;
using VertexArray = GlName<delete_vertex_array>;
using Texture = GlName<delete_texture>;
using Framebuffer = GlName<delete_framebuffer>;
using Renderbuffer = GlName<delete_renderbuffer>;
using ProgramName = GlName<delete_program>;
using ShaderName = GlName<delete_shader>;

Buffer make_buffer();
VertexArray make_vertex_array();
Framebuffer make_framebuffer();

/// A stencil of eight bits (with a depth that nobody uses: every driver has the two together).
Renderbuffer make_stencil(GLsizei width, GLsizei height);

/// A texture without mipmaps, sampled at exact texels; its contents are undefined.
Texture make_texture(GLenum internal_format, GLsizei width, GLsizei height);

}  // namespace hustings
