// How memory is held by commands that need much of it again and again.
#pragma once

namespace hustings {

/// What is given back is kept for the next that asks: memory that is fetched anew from the system is filled with zeros
/// first. For commands that end when they have done their work.
void keep_memory();

}  // namespace hustings
