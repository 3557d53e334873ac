# Writes the file OUT with a number made from the text of FILES: what other code left in the cache is not used. NAME is
# what the number is called there: geo_code_stamp where none is given.
if(NOT NAME)
  set(NAME geo_code_stamp)
endif()
set(ALL "")
foreach(FILE ${FILES})
  file(SHA256 "${FILE}" DIGEST)
  string(APPEND ALL "${DIGEST}")
endforeach()
string(SHA256 DIGEST "${ALL}")
string(SUBSTRING "${DIGEST}" 0 16 DIGEST)
file(WRITE "${OUT}" "// Made by cmake/SourceStamp.cmake.
#include <cstdint>

namespace hustings {
extern const std::uint64_t ${NAME};
const std::uint64_t ${NAME} = 0x${DIGEST};
}  // namespace hustings
")
