// What the program is: version, licence, and where its figures come from.
#pragma once

#include <string>

#include "ui/kit/canvas.h"

namespace hustings::ui {

struct AboutProgram {
  std::string version;
  std::string text;  ///< licence and sources, a paragraph a line
};

/// The text can be selected and copied. `open`: false once it is closed.
void draw_about(const Canvas& canvas, const AboutProgram& about, bool& open);

}  // namespace hustings::ui
