// How large the speaker's notes are, remembered from one presentation to the next.
#pragma once

#include <filesystem>

namespace hustings {

constexpr float usual_notes_size = 1;

/// The next larger size, or smaller; the same at either end.
float larger_notes(float size);
float smaller_notes(float size);

/// The usual one where there is no such file, or it holds none.
float read_notes_size(const std::filesystem::path& file);
/// Where it cannot be written, nothing happens.
void write_notes_size(const std::filesystem::path& file, float size);

/// The same in the state folder; where nothing is remembered the usual one.
float recall_notes_size();
void remember_notes_size(float size);

}  // namespace hustings
