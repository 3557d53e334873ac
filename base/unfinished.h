// The files and folders that are being made, and who makes them: who must end the program immediately ends them first.
#pragma once

#include <filesystem>
#include <sys/types.h>

namespace hustings {

/// From now on this path is to be removed by `remove_unfinished`; until `forget_unfinished`.
void note_unfinished(const std::filesystem::path& path);
void forget_unfinished(const std::filesystem::path& path);

/// A process with a group of its own that works for this one, and its end.
void note_running(pid_t leader);
void forget_running(pid_t leader);

/// Removes what is being made, ends who works at it, and lets nobody note or forget anything from then on: only for who
/// ends the program next.
void remove_unfinished();

}  // namespace hustings
