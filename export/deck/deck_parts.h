// The parts of a deck that its slides stand on: theme, master, layout, and those of the notes.
#pragma once

#include <string>

#include "export/vector_sheet.h"

namespace hustings {

/// Dark or light by the look; the typeface is Inter, and where a reader lacks it a sans-serif of theirs.
std::string deck_theme(Look look);
std::string deck_master(Look look);
/// A title, a footer, and all else as it is put there.
std::string deck_layout();
std::string deck_notes_master();
/// A slide's notes; paragraphs by line breaks.
std::string deck_notes(const std::string& notes);
/// How text without a place of its own looks, for `p:presentation`.
std::string deck_text_style();
std::string deck_table_styles();

}  // namespace hustings
