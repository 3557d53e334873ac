// The letters of Dear ImGui on the graphics card, a byte a texel.
#pragma once

#include "renderer/gl_objects.h"

namespace hustings {

/// Dear ImGui's own way turns each byte of coverage into four, which takes longer than to draw the letters, and four
/// times the memory. Needs a current OpenGL context, which must outlive it, and a current ImGui context.
class FontTexture {
 public:
  /// What ImGui draws with, but for letters: those come with `take_letters`.
  static void make_device_objects();
  /// Of the current ImGui context, after they were built anew. Their copy in main memory goes.
  void take_letters();

 private:
  Texture texture_;
};

}  // namespace hustings
