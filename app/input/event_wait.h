// Waits for input without using the processor.
#pragma once

#include <optional>

namespace hustings {

/// Returns when SDL has an event, which stays in its queue, or after that many milliseconds; without a number as late
/// as it takes.
void wait_for_event(std::optional<int> milliseconds = std::nullopt);

}  // namespace hustings
