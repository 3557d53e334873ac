// ImGui without a display, for tests of where things go.
#pragma once

#include "ui/panels.h"
#include "ui/sheet.h"

/// ImGui without a display: fonts to measure names with, and lists to draw into.
class Page {
 public:
  Page() : context_(ImGui::CreateContext()), fonts_(hustings::ui::build_fonts(1)) {
    hustings::ui::apply_style(1, hustings::Look::dark);
  }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;
  ~Page() { ImGui::DestroyContext(context_); }

  hustings::ui::Canvas canvas() const { return {{1366, 768}, 1, &fonts_, {}, &sheet_}; }

 private:
  ImGuiContext* context_;
  hustings::ui::Fonts fonts_;
  mutable hustings::ui::ListSheet sheet_{fonts_};
};
