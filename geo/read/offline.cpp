#include "geo/read/offline.h"

#include <algorithm>
#include <array>
#include <cpl_conv.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi_virtual.h>
#include <cstdio>
#include <dlfcn.h>
#include <filesystem>
#include <ogr_srs_api.h>
#include <proj.h>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text/text.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

thread_local std::string refused_link;

// GDAL ---------------------------------------------------------------------------------------------------------------

/// Many parameters: GDAL calls it with these.
CPLHTTPResult* refuse_to_fetch(const char* link, CSLConstList /*options*/, GDALProgressFunc /*progress*/,
                               void* /*progress_data*/, CPLHTTPFetchWriteFunc /*write*/, void* /*write_data*/,
                               void* /*user_data*/) {
  refused_link = link;
  CPLError(CE_Failure, CPLE_HttpResponse, "nothing is fetched from %s", link);
  // Without an answer GDAL would go and fetch it after all.
  auto* nothing = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
  nothing->nStatus = 1;
  nothing->pszErrBuf = CPLStrdup("nothing is fetched");
  return nothing;
}

/// In the place of a file system that would reach out.
class NoFiles : public VSIFilesystemHandler {
 public:
  VSIVirtualHandle* Open(const char* name, const char* /*access*/, bool /*set_error*/,
                         CSLConstList /*options*/) override {
    refused_link = name;
    CPLError(CE_Failure, CPLE_OpenFailed, "%s is not opened", name);
    return nullptr;
  }
  int Stat(const char* /*name*/, VSIStatBufL* /*status*/, int /*flags*/) override { return -1; }
};

/// Those of GDAL's file systems that read files of this machine, and that its drivers need.
bool is_local(std::string_view prefix) {
  constexpr std::array<std::string_view, 6> local = {"/vsizip/", "/vsigzip/",    "/vsitar/",
                                                     "/vsimem/", "/vsisubfile/", "/vsicached?"};
  return std::find(local.begin(), local.end(), prefix) != local.end();
}

void refuse_other_file_systems() {
  static auto& replaced = *new std::vector<VSIFilesystemHandler*>;  // GDAL has no way to give them back
  static auto& none = *new NoFiles;                                 // GDAL's from now on
  const CPLStringList prefixes(VSIGetFileSystemsPrefixes());
  for (int i = 0; i < prefixes.size(); ++i) {
    const char* prefix = prefixes[i];
    if (is_local(prefix)) continue;
    replaced.push_back(VSIFileManager::GetHandler(prefix));
    VSIFileManager::InstallHandler(prefix, &none);
  }
}

// PROJ ---------------------------------------------------------------------------------------------------------------

/// PROJ's own folders.
std::vector<fs::path>& grid_folders() {
  static auto& folders = *new std::vector<fs::path>;
  return folders;
}

/// A plain file inside of one of PROJ's folders, wherever a text such as "+nadgrids=" or "+init=" points to.
bool is_projs_own(const fs::path& file) {
  std::error_code failed;
  if (!fs::is_regular_file(file, failed)) return false;
  const fs::path whole = fs::weakly_canonical(file, failed);
  return !failed && std::any_of(grid_folders().begin(), grid_folders().end(), [&](const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), whole.begin(), whole.end()).first == folder.end();
  });
}

std::FILE* stream_of(PROJ_FILE_HANDLE* file) { return reinterpret_cast<std::FILE*>(file); }

/// As PROJ opens files itself, but for what `is_projs_own` says. Nothing is written.
const PROJ_FILE_API own_files = {
    .version = 1,
    .open_cbk = [](PJ_CONTEXT*, const char* name, PROJ_OPEN_ACCESS access, void*) -> PROJ_FILE_HANDLE* {
      if (access != PROJ_OPEN_ACCESS_READ_ONLY || !is_projs_own(name)) return nullptr;
      return reinterpret_cast<PROJ_FILE_HANDLE*>(std::fopen(name, "rbe"));
    },
    .read_cbk = [](PJ_CONTEXT*, PROJ_FILE_HANDLE* file, void* buffer, std::size_t size,
                   void*) { return std::fread(buffer, 1, size, stream_of(file)); },
    .write_cbk = [](PJ_CONTEXT*, PROJ_FILE_HANDLE*, const void*, std::size_t, void*) { return std::size_t{0}; },
    .seek_cbk = [](PJ_CONTEXT*, PROJ_FILE_HANDLE* file, long long offset, int from,
                   void*) { return ::fseeko(stream_of(file), offset, from) == 0 ? 1 : 0; },
    .tell_cbk = [](PJ_CONTEXT*, PROJ_FILE_HANDLE* file,
                   void*) { return static_cast<unsigned long long>(::ftello(stream_of(file))); },
    .close_cbk = [](PJ_CONTEXT*, PROJ_FILE_HANDLE* file, void*) { std::fclose(stream_of(file)); },
    .exists_cbk = [](PJ_CONTEXT*, const char* name, void*) { return is_projs_own(name) ? 1 : 0; },
    .mkdir_cbk = [](PJ_CONTEXT*, const char*, void*) { return 0; },
    .unlink_cbk = [](PJ_CONTEXT*, const char*, void*) { return 0; },
    .rename_cbk = [](PJ_CONTEXT*, const char*, const char*, void*) { return 0; }};

void keep_projections_local() {
  const PJ_INFO info = proj_info();
  for (const std::string& folder : split(info.searchpath != nullptr ? info.searchpath : "", ':')) {
    std::error_code failed;
    fs::path whole = fs::weakly_canonical(folder, failed);
    if (!folder.empty() && !failed) grid_folders().push_back(std::move(whole));
  }
  OSRSetPROJEnableNetwork(0);
}

}  // namespace

void stay_offline() {
  CPLHTTPSetFetchCallback(refuse_to_fetch, nullptr);
  refuse_other_file_systems();
  keep_projections_local();
}

std::string take_refused_link() { return std::exchange(refused_link, {}); }

std::string name_for_gdal(const std::string& source) {
  std::error_code failed;
  const fs::path whole = fs::absolute(source, failed);
  // A folder that is truly called /vsicurl is reached by another spelling.
  return whole.string().starts_with("/vsi") ? "/." + whole.string() : whole.string();
}

}  // namespace hustings

/// Stands before PROJ's own function of that name, which GDAL calls for each thread: a context cannot be told what to
/// keep to before it is there, and GDAL gives none of its contexts away.
extern "C" __attribute__((visibility("default"))) PJ_CONTEXT* proj_context_create() {
  using Create = PJ_CONTEXT* (*)();
  static const auto create = reinterpret_cast<Create>(::dlsym(RTLD_NEXT, "proj_context_create"));
  PJ_CONTEXT* context = create != nullptr ? create() : nullptr;
  if (context == nullptr) return nullptr;
  proj_context_set_fileapi(context, &hustings::own_files, nullptr);
  proj_context_set_enable_network(context, 0);
  return context;
}
