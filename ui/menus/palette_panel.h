// Commands by their words.
#pragma once

#include <span>

#include "ui/kit/canvas.h"
#include "ui/kit/command_row.h"
#include "ui/kit/picker.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

/// Every command, by the letters typed; disabled ones are grey.
void draw_palette(const Canvas& canvas, std::span<const CommandRow> commands, Picker& picker, Requests& requests);

}  // namespace hustings::ui
