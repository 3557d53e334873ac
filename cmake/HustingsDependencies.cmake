# Every library that the program uses, found on the system; nothing is downloaded. The Debian package
# of each is listed in `packages.txt`.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(GDAL CONFIG REQUIRED) # its version file accepts only the same minor version
if(GDAL_VERSION VERSION_LESS 3.5)
  message(FATAL_ERROR "GDAL 3.5 or later is needed; found ${GDAL_VERSION}")
endif()
find_package(PROJ CONFIG REQUIRED)
find_package(GEOS CONFIG REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(glm REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(PNG REQUIRED)
find_package(ZLIB REQUIRED)
find_package(SDL2 REQUIRED)
find_package(ICU REQUIRED COMPONENTS i18n uc)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(EPOXY REQUIRED IMPORTED_TARGET epoxy)
pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo cairo-pdf cairo-ft)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz)
# The CMake files of Debian's libzip want its programs too, which are in another package.
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(PUGIXML REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(FREETYPE REQUIRED IMPORTED_TARGET freetype2)

# Where systems keep their typefaces (docs/building.md); elsewhere name the two files on the command line of CMake. A
# program that was moved looks beside itself first (base/text/letters).
set(HUSTINGS_FONT_ROOTS /usr/share/fonts /usr/local/share/fonts /opt/homebrew/share/fonts /Library/Fonts
  $ENV{HOME}/.local/share/fonts $ENV{HOME}/Library/Fonts)
find_file(HUSTINGS_INTER_REGULAR Inter-Regular.otf PATHS ${HUSTINGS_FONT_ROOTS}
  PATH_SUFFIXES opentype/inter rsms-inter-fonts inter OTF REQUIRED)
get_filename_component(HUSTINGS_INTER_FOLDER "${HUSTINGS_INTER_REGULAR}" DIRECTORY)

find_file(HUSTINGS_DEJAVU_REGULAR DejaVuSans.ttf PATHS ${HUSTINGS_FONT_ROOTS}
  PATH_SUFFIXES truetype/dejavu dejavu-sans-fonts dejavu TTF REQUIRED)
get_filename_component(HUSTINGS_DEJAVU_FOLDER "${HUSTINGS_DEJAVU_REGULAR}" DIRECTORY)
