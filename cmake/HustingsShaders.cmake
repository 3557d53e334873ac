# hustings_embed_shaders(TARGET files...): each GLSL file becomes a raw string in <build>/shaders/embedded.h, made anew
# when the file changes.
function(hustings_embed_shaders TARGET)
  set(HEADER "${CMAKE_BINARY_DIR}/generated/shaders/embedded.h")
  set(FILES "")
  foreach(FILE ${ARGN})
    list(APPEND FILES "${PROJECT_SOURCE_DIR}/shaders/${FILE}")
  endforeach()
  add_custom_command(OUTPUT "${HEADER}"
    COMMAND ${CMAKE_COMMAND} "-DOUT=${HEADER}" "-DFILES=${FILES}" -P "${PROJECT_SOURCE_DIR}/cmake/EmbedShaders.cmake"
    DEPENDS ${FILES} "${PROJECT_SOURCE_DIR}/cmake/EmbedShaders.cmake" VERBATIM)
  target_sources(${TARGET} PRIVATE "${HEADER}")
  target_include_directories(${TARGET} PRIVATE "${CMAKE_BINARY_DIR}/generated")
endfunction()
