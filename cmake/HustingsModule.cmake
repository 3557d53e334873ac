# hustings_module(NAME [UI|SHARED] SOURCES sources... LINK targets...): one folder, one static library, with the warnings
# and sanitizers that every part of the program shares. SHARED: a shared library takes its code too. Includes are written
# "folder/file.h".
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

# What most sources read, read once for all targets that share the flags; ui: Dear ImGui too; tests: doctest too. What is
# rarely read stays out: every source pays for the size of its head. Sources and headers include what they use all the same (tools/check_headers.py).
function(hustings_heads NAME)
  cmake_parse_arguments(HEADS "PIC" "" "INCLUDE;LINK;OPTIONS" ${ARGN})
  add_library(hustings_heads_${NAME} OBJECT "${PROJECT_SOURCE_DIR}/cmake/heads.cpp")
  target_link_libraries(hustings_heads_${NAME} PRIVATE hustings_options fmt::fmt glm::glm ${HEADS_LINK})
  target_compile_options(hustings_heads_${NAME} PRIVATE ${HEADS_OPTIONS})
  set_target_properties(hustings_heads_${NAME} PROPERTIES POSITION_INDEPENDENT_CODE ${HEADS_PIC})
  target_precompile_headers(hustings_heads_${NAME} PRIVATE <algorithm> <array> <cmath> <cstdint> <functional> <limits>
    <map> <memory> <optional> <span> <string> <string_view> <unordered_map> <utility> <vector> <fmt/format.h>
    <glm/vec2.hpp> ${HEADS_INCLUDE})
endfunction()
hustings_heads(plain)
hustings_heads(shared PIC)
hustings_heads(ui INCLUDE <imgui.h> LINK PkgConfig::IMGUI)

function(hustings_precompile TARGET NAME)
  target_precompile_headers(${TARGET} REUSE_FROM hustings_heads_${NAME})
endfunction()

function(hustings_module NAME)
  cmake_parse_arguments(MODULE "UI;SHARED" "" "SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(hustings_${NAME} STATIC ${MODULE_SOURCES})
  add_library(hustings::${NAME} ALIAS hustings_${NAME})
  target_link_libraries(hustings_${NAME} PUBLIC hustings_options ${MODULE_LINK} PRIVATE ${MODULE_PRIVATE_LINK})
  if(MODULE_UI)
    hustings_precompile(hustings_${NAME} ui)
  elseif(MODULE_SHARED)
    set_target_properties(hustings_${NAME} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    hustings_precompile(hustings_${NAME} shared)
  else()
    hustings_precompile(hustings_${NAME} plain)
  endif()
endfunction()
