// The files and folders that are being made: who must end the program at once removes them first.
#pragma once

#include <filesystem>

namespace hustings {

/// From now on this path is to be removed by `remove_unfinished`; until `forget_unfinished`.
void note_unfinished(const std::filesystem::path& path);
void forget_unfinished(const std::filesystem::path& path);

/// Removes what is being made, and lets nobody note or forget anything from then on: only for who ends the program
/// next.
void remove_unfinished();

}  // namespace hustings
