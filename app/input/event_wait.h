// Waits for input without using the processor.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace hustings {

/// Returns when SDL has an event, which stays in its queue, or after that many milliseconds; without a number as late
/// as it takes.
void wait_for_event(std::optional<int> milliseconds = std::nullopt);

/// The same, looking again and again: `rest` lets so many milliseconds pass.
void look_for_event(std::optional<int> milliseconds, const std::function<void(std::uint32_t)>& rest);

}  // namespace hustings
