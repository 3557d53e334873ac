# The Debian package; tools/make_package builds it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME hustings)
set(CPACK_PACKAGE_VENDOR "The Hustings authors")
set(CPACK_PACKAGE_CONTACT "${HUSTINGS_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "interactive electoral map")
set(CPACK_PACKAGE_DESCRIPTION
"Hustings shows who won where, by how much, and how that changed: by
constituency, ward and borough, in general elections and by-elections, for
Mayor, Assembly and councils, and in referendums. London from 2008 to 2017
and the 650 seats of the United Kingdom come with it, and it reads your own
boundaries and results.
.
Maps, films, slides, tables and web pages are made in its window or on the
command line, which needs no display.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES OFF) # what is stripped off goes into the package with symbols
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_DEBUGINFO_PACKAGE ON)
# Libraries that the program is linked with are computed; it opens OpenGL and the typefaces by itself.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-inter, fonts-dejavu-core, libegl1, libgl1")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ffmpeg, libgl1-mesa-dri")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "zenity | kdialog, xclip | wl-clipboard")
include(CPack)
