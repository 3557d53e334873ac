#include "app/overlays.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "atlas/headline.h"
#include "atlas/legend.h"
#include "atlas/provenance.h"

namespace hustings {

Overlays::Overlays(float scale) : context_(ImGui::CreateContext()), scale_(scale) {
  make_current();
  ImGui_ImplOpenGL3_Init("#version 330 core");
  fonts_ = ui::apply_theme(scale);
}

Overlays::~Overlays() {
  make_current();
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext(context_);
}

void Overlays::make_current() const { ImGui::SetCurrentContext(context_); }

void Overlays::set_scale(float scale) {
  if (scale == scale_) return;
  make_current();
  scale_ = scale;
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  fonts_ = ui::apply_theme(scale);
  ImGui_ImplOpenGL3_CreateFontsTexture();
}

ui::Canvas Overlays::canvas(glm::dvec2 size) const {
  return {{static_cast<float>(size.x), static_cast<float>(size.y)}, scale_, &fonts_};
}

void Overlays::begin_still_frame(glm::ivec2 size) const {
  make_current();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(size.x), static_cast<float>(size.y)};
  io.DisplayFramebufferScale = {1, 1};
  io.DeltaTime = 1.0f / 25;  // a fixed clock: the same input gives the same picture
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
}

void Overlays::finish_frame(const Target& target) {
  ImGui::Render();
  target.bind();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Overlays::apply(Vision vision, const Target& target) {
  if (vision == Vision::normal) return;
  if (!vision_) vision_.emplace();
  vision_->apply(vision == Vision::protanopia     ? protanopia_matrix
                 : vision == Vision::deuteranopia ? deuteranopia_matrix
                                                  : tritanopia_matrix,
                 target);
}

void draw_map_overlays(const ui::Canvas& canvas, const Atlas& atlas, const View& view, const MapPainter& painter,
                       const Viewport& viewport, float legend_bottom) {
  const Scene& scene = painter.scene();
  const ScenePart& part = main_part(scene);
  const Headline headline = headline_of(atlas, view);
  const Legend legend = legend_of(atlas, view, scene);
  ui::draw_labels(canvas, atlas, part, painter.main_paints(), viewport, selected_areas(atlas.layers[part.layer], view),
                  {ui::headline_place(canvas), ui::legend_place(canvas, legend, legend_bottom),
                   ui::source_place(canvas, source_line(atlas, view))});
  ui::draw_headline(canvas, headline);
  ui::draw_legend(canvas, legend, legend_bottom);
}

std::string source_line(const Atlas& atlas, const View& view) {
  const auto contest = atlas.find_contest(view.contest);
  if (!contest) return atlas.attribution;
  return source_line_of(atlas, view) + (atlas.attribution.empty() ? "" : "\n" + atlas.attribution);
}

}  // namespace hustings
