#include "renderer/gl_objects.h"

#include <string>

#include "base/finding.h"

namespace hustings {

void require_opengl() {
  const int version = epoxy_gl_version();
  if (version < 33)
    throw MachineError("OpenGL 3.3 is needed; this display gives " + std::to_string(version / 10) + "." +
                       std::to_string(version % 10) +
                       ". Update the graphics driver, or install Mesa (package libgl1-mesa-dri)");
}

void delete_buffer(GLuint name) { glDeleteBuffers(1, &name); }
void delete_vertex_array(GLuint name) { glDeleteVertexArrays(1, &name); }
void delete_texture(GLuint name) { glDeleteTextures(1, &name); }
void delete_framebuffer(GLuint name) { glDeleteFramebuffers(1, &name); }
void delete_renderbuffer(GLuint name) { glDeleteRenderbuffers(1, &name); }
void delete_program(GLuint name) { glDeleteProgram(name); }
void delete_shader(GLuint name) { glDeleteShader(name); }

Buffer make_buffer() {
  GLuint name = 0;
  glGenBuffers(1, &name);
  return Buffer(name);
}

VertexArray make_vertex_array() {
  GLuint name = 0;
  glGenVertexArrays(1, &name);
  return VertexArray(name);
}

Framebuffer make_framebuffer() {
  GLuint name = 0;
  glGenFramebuffers(1, &name);
  return Framebuffer(name);
}

Renderbuffer make_stencil(GLsizei width, GLsizei height) {
  GLuint name = 0;
  glGenRenderbuffers(1, &name);
  glBindRenderbuffer(GL_RENDERBUFFER, name);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, width, height);
  return Renderbuffer(name);
}

namespace {

struct TransferFormat {
  GLenum format, type;
};

TransferFormat transfer_of(GLenum internal_format) {
  switch (internal_format) {
    case GL_R32UI: return {GL_RED_INTEGER, GL_UNSIGNED_INT};
    case GL_RG32UI: return {GL_RG_INTEGER, GL_UNSIGNED_INT};
    case GL_RGBA32F: return {GL_RGBA, GL_FLOAT};
    case GL_R8: return {GL_RED, GL_UNSIGNED_BYTE};
    case GL_RG8: return {GL_RG, GL_UNSIGNED_BYTE};
    default: return {GL_RGBA, GL_UNSIGNED_BYTE};
  }
}

}  // namespace

Texture make_texture(GLenum internal_format, GLsizei width, GLsizei height) {
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
  const TransferFormat transfer = transfer_of(internal_format);
  glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(internal_format), width, height, 0, transfer.format, transfer.type,
               nullptr);
  return Texture(name);
}

}  // namespace hustings
