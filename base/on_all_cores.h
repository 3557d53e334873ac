// The same work for each of many things, spread over all cores.
#pragma once

#include <cstddef>
#include <functional>

namespace hustings {

/// Calls `work` once for each index below `count`, in no order, and waits for all. The first exception is thrown on the
/// caller's thread when all others are done. From any number of threads, and from within `work`. The threads are made
/// at the first call and kept.
void on_all_cores(std::size_t count, const std::function<void(std::size_t index)>& work);

/// How many threads that takes at most, the caller's included.
std::size_t core_count();

}  // namespace hustings
