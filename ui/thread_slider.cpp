#include "ui/thread_slider.h"

#include <cmath>

#include "ui/widgets.h"

namespace hustings::ui {

void thread_slider(const Canvas& canvas, Thread& thread) {
  using Unit = Thread::Unit;
  constexpr float one_line = 420;  // design pixels
  constexpr double usual_points = 5;
  constexpr double usual_votes = 2'500;
  ImGui::PushID("thread");
  const float room = ImGui::GetContentRegionAvail().x;
  const float gap = canvas.px(6);
  const float unit = canvas.px(52);
  const bool wide = room >= canvas.px(one_line);
  const float first = wide ? canvas.px(120) : room - 2 * (unit + gap);
  if (choice("By a thread", thread.on, {first, 0})) thread.on = !thread.on;
  const auto units = [&] {
    for (const Unit each : {Unit::percent, Unit::votes}) {
      ImGui::SameLine(0, gap);
      if (choice(each == Unit::percent ? "pp" : "votes", thread.unit == each, {unit, 0}) && thread.unit != each) {
        thread.unit = each;
        thread.limit = each == Unit::percent ? usual_points : usual_votes;
      }
    }
  };
  if (!wide) units();
  else ImGui::SameLine(0, gap);
  const bool votes = thread.unit == Unit::votes;
  auto limit = static_cast<float>(thread.limit);
  ImGui::SetNextItemWidth(wide ? room - first - 2 * (unit + gap) - gap : room);
  if (ImGui::SliderFloat("##limit", &limit, votes ? 10.0f : 0.1f, votes ? 10'000.0f : 20.0f,
                         votes ? "majority below %.0f votes" : "majority below %.1f pp",
                         ImGuiSliderFlags_AlwaysClamp)) {
    const double step = votes ? 10 : 0.1;
    thread.limit = std::round(static_cast<double>(limit) / step) * step;
    if (!votes) thread.limit = std::round(thread.limit * 10) / 10;
    thread.on = true;
  }
  if (wide) units();
  ImGui::PopID();
}

}  // namespace hustings::ui
