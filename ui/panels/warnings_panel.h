// What an atlas came with, and what could not be done.
#pragma once

#include <string>

#include "base/finding.h"
#include "ui/kit/canvas.h"

namespace hustings::ui {

/// What could not be done, until the user closes it.
void draw_fault(const Canvas& canvas, std::string& fault);
/// The list of the warnings that the atlas came with, where it is open.
void draw_warnings(const Canvas& canvas, const Findings& findings, bool open);

}  // namespace hustings::ui
