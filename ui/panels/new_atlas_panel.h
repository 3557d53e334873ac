// The sheet for an atlas from somebody's files: the files, what is understood of them, and where the atlas goes.
#pragma once

#include "ui/kit/canvas.h"
#include "ui/panels/new_atlas_state.h"
#include "ui/zones/requests.h"

namespace hustings::ui {

/// `covered`: something lies over it, and has the keyboard.
void draw_new_atlas(const Canvas& canvas, NewAtlasState& state, bool covered, Requests& requests);

/// After the first field of a part of the sheet: it has the keyboard where that part wants it.
void take_focus(NewAtlasState& state, SheetPart part);

/// A message of a file in the words of the sheet, where it names options of the command line.
std::string in_words_of_sheet(std::string text);

}  // namespace hustings::ui
