#include "app/desktop/speaker_window.h"

#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <cmath>
#include <cstdint>
#include <glm/common.hpp>
#include <imgui.h>

#include "app/desktop/notes_size.h"
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
    : context_(Surface::window, "Hustings: notes", usual_size, true),
      overlays_(1, look),
      notes_size_(recall_notes_size()) {
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
  scale_ = std::round(std::clamp(static_cast<float>(size.y) / 560, 1.0f, 4.0f) * 4) / 4;
  set_scales();
}

void SpeakerWindow::set_scales() {
  constexpr float largest = 6;  // letters take memory
  overlays_.set_scales(std::min(scale_ * notes_size_, largest), scale_);
}

Image SpeakerWindow::picture() const {
  SDL_Window* window = SDL_GL_GetCurrentWindow();
  SDL_GLContext context = SDL_GL_GetCurrentContext();
  SDL_GL_MakeCurrent(context_.window(), context_.context());
  Image image = target_->read_back();
  SDL_GL_MakeCurrent(window, context);
  return image;
}

void SpeakerWindow::set_notes_size(float size) {
  notes_size_ = size;
  SDL_GL_MakeCurrent(context_.window(), context_.context());
  set_scales();
  remember_notes_size(size);
}

void SpeakerWindow::follow(const Story& story, StoryAtlases atlases, glm::ivec2 size, const View& room) {
  SDL_GL_MakeCurrent(context_.window(), context_.context());
  resize();
  const ui::Canvas canvas = overlays_.panel_canvas(glm::dvec2(target_->size()));
  pictures_.follow({.story = story,
                    .atlases = std::move(atlases),
                    .size = ui::speaker_picture_size(canvas, glm::dvec2(size)),
                    .look = room.look,
                    .vision = room.vision});
}

void SpeakerWindow::draw_picture(const std::vector<std::size_t>& cues) {
  SDL_GL_MakeCurrent(context_.window(), context_.context());
  pictures_.draw_one(cues);
}

std::string SpeakerWindow::draw(ui::SpeakerPage page, std::array<std::size_t, 2> cues, const ui::FontLetters& letters,
                                double seconds) {
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
  const auto texture = [&](std::size_t cue) {
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(pictures_.texture(cue)));
  };
  page.picture = texture(cues[0]);
  page.next_picture = texture(cues[1]);
  std::string wanted =
      draw_speaker_page(overlays_.panel_canvas(glm::dvec2(size)), overlays_.canvas(glm::dvec2(size)), page);
  ImGuiSurface::finish_frame(*target_);
  target_->present(context_.drawable_size());
  SDL_GL_SwapWindow(context_.window());
  return wanted;
}

}  // namespace hustings
