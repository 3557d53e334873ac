// What is shown while an atlas is loaded.
#pragma once

#include <string>

#include "ui/kit/canvas.h"

namespace hustings::ui {

void draw_loading(const Canvas& canvas, const std::string& title, float progress);

}  // namespace hustings::ui
