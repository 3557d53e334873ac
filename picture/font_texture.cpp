#include "picture/font_texture.h"

#include <backends/imgui_impl_opengl3.h>
#include <cstdint>
#include <imgui.h>

namespace hustings {

void FontTexture::make_device_objects() {
  ImGuiIO& io = ImGui::GetIO();
  // The objects come with a texture of all letters: of a few, as long as they are made.
  ImFontAtlas few;
  few.AddFontDefault();
  ImFontAtlas* const all = io.Fonts;
  io.Fonts = &few;
  ImGui_ImplOpenGL3_CreateDeviceObjects();
  io.Fonts = all;
}

void FontTexture::take_letters() {
  ImFontAtlas& letters = *ImGui::GetIO().Fonts;
  unsigned char* coverage = nullptr;
  int width = 0;
  int height = 0;
  letters.GetTexDataAsAlpha8(&coverage, &width, &height);
  texture_ = make_texture(GL_R8, width, height);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  constexpr GLint white_by_coverage[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
  glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_by_coverage);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RED, GL_UNSIGNED_BYTE, coverage);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  letters.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture_)));
  letters.ClearTexData();
}

}  // namespace hustings
