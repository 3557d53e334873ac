// What a crash leaves behind: a log in the state folder, which the next start of the window names.
#pragma once

#include <filesystem>
#include <optional>

namespace hustings {

/// From now on a crash writes `crash.log` into the folder, which it makes where it is missing, names it on standard
/// error, and ends the process as it would have ended. None: it only ends. What a sanitizer watches over is left to it.
void write_crash_logs(const std::optional<std::filesystem::path>& folder);

/// The log of a crash that nobody has been told of yet, by the name that it has from now on (crash-DATE-TIME.log); the
/// oldest beyond five go.
std::optional<std::filesystem::path> take_crash_log(const std::optional<std::filesystem::path>& folder);

}  // namespace hustings
