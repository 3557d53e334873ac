// Runs the tests of one module, with a cache and sessions of its own: the user's are not touched, and decide nothing.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

int main(int count, char** arguments) {
  std::string folder = (std::filesystem::temp_directory_path() / "hustings-test-cache-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 3;
  setenv("HUSTINGS_CACHE", folder.c_str(), 1);
  setenv("HUSTINGS_STATE", (folder + "/state").c_str(), 1);
  setenv("HUSTINGS_SESSIONS", (folder + "/sessions").c_str(), 1);
  const int code = doctest::Context(count, arguments).run();
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return code;
}
