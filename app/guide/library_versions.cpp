#include "app/guide/library_versions.h"

#include <CLI/Version.hpp>
#include <SDL.h>
#include <array>
#include <cairo.h>
#include <dlfcn.h>
#include <epoxy/gl.h>
#include <fmt/format.h>
#include <hb.h>
#include <imgui.h>
#include <link.h>
#include <string_view>
#include <toml++/toml.h>
#include <unicode/uversion.h>

#include "base/finding.h"
#include "geo/read/gdal_library.h"
#include "picture/gl_context.h"

namespace hustings {

namespace {

/// The file of a library that is loaded; empty: none of that name is.
std::string loaded_library(std::string_view name) {
  std::pair<std::string_view, std::string> search{name, {}};
  ::dl_iterate_phdr(
      [](dl_phdr_info* info, std::size_t /*size*/, void* data) {
        auto& [wanted, found] = *static_cast<std::pair<std::string_view, std::string>*>(data);
        const std::string_view file = info->dlpi_name;
        if (file.substr(file.rfind('/') + 1).starts_with(wanted)) found = file;
        return found.empty() ? 0 : 1;
      },
      &search);
  return search.second;
}

/// GDAL and what it brings are asked by name: they are loaded for this, and nothing here is linked with them.
void add_gdal(NamedTexts& versions) {
  try {
    gdal_library();
  } catch (const MachineError& error) {
    versions.emplace_back("GDAL", error.what());
    return;
  }
  void* gdal = ::dlopen(loaded_library("libgdal.").c_str(), RTLD_LAZY);
  if (gdal == nullptr) return;
  if (const auto version = reinterpret_cast<const char* (*)(const char*)>(::dlsym(gdal, "GDALVersionInfo")))
    versions.emplace_back("GDAL", version("RELEASE_NAME"));
  std::array<int, 3> parts{};
  if (const auto version = reinterpret_cast<void (*)(int*, int*, int*)>(::dlsym(gdal, "OSRGetPROJVersion"))) {
    version(&parts[0], &parts[1], &parts[2]);
    versions.emplace_back("PROJ", fmt::format("{}.{}.{}", parts[0], parts[1], parts[2]));
  }
  if (const auto version = reinterpret_cast<bool (*)(int*, int*, int*)>(::dlsym(gdal, "OGRGetGEOSVersion")))
    if (version(&parts[0], &parts[1], &parts[2]))
      versions.emplace_back("GEOS", fmt::format("{}.{}.{}", parts[0], parts[1], parts[2]));
}

std::string gl_text(GLenum what) {
  const GLubyte* text = glGetString(what);
  return text != nullptr ? reinterpret_cast<const char*>(text) : "unknown";
}

}  // namespace

NamedTexts library_versions() {
  NamedTexts versions;
  add_gdal(versions);
  SDL_version sdl;
  SDL_GetVersion(&sdl);
  versions.emplace_back("SDL", fmt::format("{}.{}.{}", sdl.major, sdl.minor, sdl.patch));
  versions.emplace_back("Dear ImGui", IMGUI_VERSION);
  versions.emplace_back("cairo", cairo_version_string());
  versions.emplace_back("HarfBuzz", hb_version_string());
  std::array<UVersionInfo, 1> icu{};
  std::array<char, U_MAX_VERSION_STRING_LENGTH> icu_text{};
  u_getVersion(icu[0]);
  u_versionToString(icu[0], icu_text.data());
  versions.emplace_back("ICU", icu_text.data());
  versions.emplace_back("fmt",
                        fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100));
  versions.emplace_back("toml++", fmt::format("{}.{}.{}", TOML_LIB_MAJOR, TOML_LIB_MINOR, TOML_LIB_PATCH));
  versions.emplace_back("CLI11", CLI11_VERSION);
  versions.emplace_back("compiler", __VERSION__);
  return versions;
}

NamedTexts opengl_words() {
  try {
    const GlContext context(Surface::off_screen, "hustings", {64, 64});
    return {{"version", gl_text(GL_VERSION)}, {"renderer", gl_text(GL_RENDERER)}, {"vendor", gl_text(GL_VENDOR)}};
  } catch (const MachineError& error) {
    return {{"none", error.what()}};
  }
}

}  // namespace hustings
