# hustings_embed_page(TARGET STYLE scripts...): the style and the scripts of export/page become <build>/generated/page/
# embedded.h, made anew when one of them changes.
function(hustings_embed_page TARGET STYLE)
  set(HEADER "${CMAKE_BINARY_DIR}/generated/page/embedded.h")
  set(SCRIPTS "")
  foreach(FILE ${ARGN})
    list(APPEND SCRIPTS "${PROJECT_SOURCE_DIR}/export/page/${FILE}")
  endforeach()
  set(STYLE "${PROJECT_SOURCE_DIR}/export/page/${STYLE}")
  add_custom_command(OUTPUT "${HEADER}"
    COMMAND ${CMAKE_COMMAND} "-DOUT=${HEADER}" "-DSTYLE=${STYLE}" "-DSCRIPTS=${SCRIPTS}"
            -P "${PROJECT_SOURCE_DIR}/cmake/EmbedPage.cmake"
    DEPENDS ${SCRIPTS} "${STYLE}" "${PROJECT_SOURCE_DIR}/cmake/EmbedPage.cmake" VERBATIM)
  target_sources(${TARGET} PRIVATE "${HEADER}")
  target_include_directories(${TARGET} PRIVATE "${CMAKE_BINARY_DIR}/generated")
endfunction()
