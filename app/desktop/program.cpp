#include "app/desktop/program.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>
#include <vector>

#include "base/text/text.h"

namespace hustings {

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool is_on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  const std::vector<std::string> folders = split(path != nullptr ? path : "", ':');
  return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
    return ::access(std::filesystem::path(folder).append(program).c_str(), X_OK) == 0;
  });
}

}  // namespace hustings
