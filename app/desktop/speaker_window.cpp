#include "app/desktop/speaker_window.h"

#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <cmath>
#include <glm/common.hpp>
#include <imgui.h>

#include "ui/kit/font_letters.h"
#include "ui/map/speaker_page.h"
#include "ui/zones/zones.h"

namespace hustings {

namespace {

constexpr glm::ivec2 usual_size{960, 640};

}  // namespace

DisplayPlan plan_displays(int displays, int worked_on, bool swapped) {
  if (displays < 2) return {0, std::nullopt};
  const int here = std::clamp(worked_on, 0, displays - 1);
  const int other = here == 0 ? 1 : 0;
  return swapped ? DisplayPlan{here, other} : DisplayPlan{other, here};
}

SpeakerWindow::SpeakerWindow(int display, Look look)
    : context_(Surface::window, "Hustings: notes", usual_size, true), overlays_(1, look) {
  SDL_GL_SetSwapInterval(0);  // the audience's window sets the pace
  ImGui_ImplSDL2_InitForOpenGL(context_.window(), context_.context());
  move_to(display);
  resize();
}

SpeakerWindow::~SpeakerWindow() {
  SDL_GL_MakeCurrent(context_.window(), context_.context());
  overlays_.make_current();
  ImGui_ImplSDL2_Shutdown();
}

void SpeakerWindow::move_to(int display) {
  SDL_Rect bounds;
  if (display >= SDL_GetNumVideoDisplays() || SDL_GetDisplayUsableBounds(display, &bounds) != 0) return;
  const int width = std::min(bounds.w, std::max(usual_size.x, bounds.w * 3 / 4));
  const int height = std::min(bounds.h, std::max(usual_size.y, bounds.h * 3 / 4));
  SDL_SetWindowSize(context_.window(), width, height);
  SDL_SetWindowPosition(context_.window(), bounds.x + (bounds.w - width) / 2, bounds.y + (bounds.h - height) / 2);
}

void SpeakerWindow::handle(const SDL_Event& event) {
  overlays_.make_current();
  ImGui_ImplSDL2_ProcessEvent(&event);
  pointer_.handle(event,
                  glm::dvec2(context_.drawable_size()) / glm::max(glm::dvec2(1), glm::dvec2(context_.window_size())));
  if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE) closed_ = true;
}

void SpeakerWindow::resize() {
  const glm::ivec2 size = glm::max(context_.drawable_size(), glm::ivec2(1));
  if (target_ && target_->size() == size) return;
  target_ = std::make_unique<Target>(size);
  // Notes are read at arm's length, with an eye on the room.
  overlays_.set_scale(std::round(std::clamp(static_cast<float>(size.y) / 560, 1.0f, 4.0f) * 4) / 4);
}

std::string SpeakerWindow::draw(const ui::SpeakerPage& page, const ui::FontLetters& letters, double seconds) {
  SDL_GL_MakeCurrent(context_.window(), context_.context());
  overlays_.need(letters);
  overlays_.make_current();
  resize();
  const glm::ivec2 size = target_->size();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  io.DisplayFramebufferScale = {1, 1};
  io.DeltaTime = static_cast<float>(std::clamp(seconds, 1e-4, 1.0));
  pointer_.tell_imgui();
  ImGui::NewFrame();
  std::string wanted = draw_speaker_page(overlays_.canvas(glm::dvec2(size)), page);
  ImGuiSurface::finish_frame(*target_);
  target_->present(context_.drawable_size());
  SDL_GL_SwapWindow(context_.window());
  return wanted;
}

}  // namespace hustings
