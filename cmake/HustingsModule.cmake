# hustings_module(NAME [UI] SOURCES sources... LINK targets...): one folder, one static library, with the warnings
# and sanitizers that every part of the program shares. Includes are written "folder/file.h".
add_library(hustings_options INTERFACE)
target_compile_features(hustings_options INTERFACE cxx_std_20)
target_include_directories(hustings_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(hustings_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wno-sign-conversion # indices into std::vector are often int or uint32_t here; -Wconversion keeps the rest
  -Wno-restrict # GCC 12 warns of std::string::insert in its own library (GCC bug 105651)
  -Wno-stringop-overflow -Wno-array-bounds # and of the same, by other names, where heads are precompiled
  -Wno-maybe-uninitialized # GCC 12 takes empty std::optional and moved-from strings for uninitialised
)
if(HUSTINGS_WERROR)
  target_compile_options(hustings_options INTERFACE -Werror)
endif()
if(HUSTINGS_SANITIZE)
  target_compile_options(hustings_options INTERFACE -fsanitize=${HUSTINGS_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(hustings_options INTERFACE -fsanitize=${HUSTINGS_SANITIZE})
endif()

# What nearly every source reads, read once a target: the standard library, fmt and glm; UI: Dear ImGui too. Sources and
# headers include what they use all the same (tools/check_headers.py).
function(hustings_precompile TARGET)
  cmake_parse_arguments(HEADS "UI" "" "" ${ARGN})
  set(HEADS <algorithm> <array> <chrono> <cmath> <cstdint> <filesystem> <functional> <future> <limits> <map> <memory>
    <optional> <set> <span> <string> <string_view> <unordered_map> <utility> <variant> <vector>
    <fmt/format.h> <fmt/ranges.h> <glm/vec2.hpp>)
  if(HEADS_UI)
    list(APPEND HEADS <imgui.h>)
  endif()
  target_precompile_headers(${TARGET} PRIVATE ${HEADS})
endfunction()

function(hustings_module NAME)
  cmake_parse_arguments(MODULE "UI" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(hustings_${NAME} STATIC ${MODULE_SOURCES})
  add_library(hustings::${NAME} ALIAS hustings_${NAME})
  target_link_libraries(hustings_${NAME} PUBLIC hustings_options ${MODULE_LINK} PRIVATE ${MODULE_PRIVATE_LINK})
  if(MODULE_UI)
    hustings_precompile(hustings_${NAME} UI)
  else()
    hustings_precompile(hustings_${NAME})
  endif()
endfunction()
