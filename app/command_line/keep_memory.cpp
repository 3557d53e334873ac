#include "app/command_line/keep_memory.h"

#include <malloc.h>

namespace hustings {

void keep_memory() {
  mallopt(M_MMAP_THRESHOLD, 32 << 20);  // bytes: the most that glibc takes
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

}  // namespace hustings
