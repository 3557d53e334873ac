#include "app/desktop/crash_log.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <execinfo.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr const char* fresh_name = "crash.log";
constexpr std::size_t most_logs = 5;
constexpr std::array<std::pair<int, std::string_view>, 5> fatal = {
    {{SIGSEGV, "SIGSEGV"}, {SIGBUS, "SIGBUS"}, {SIGILL, "SIGILL"}, {SIGFPE, "SIGFPE"}, {SIGABRT, "SIGABRT"}}};

// A handler of signals may allocate nothing: all that it needs is here before. Static, as there is one of it a process.
std::array<char, 4096> log_file{};
std::array<char, 64 * 1024> own_stack{};
std::array<char, 512> last_words{};  ///< of an exception that nobody caught

void put(int file, std::string_view text) { (void)!::write(file, text.data(), text.size()); }

void put_number(int file, std::uintptr_t number, unsigned base) {
  std::array<char, 24> digits{};
  std::size_t at = digits.size();
  do digits[--at] = "0123456789abcdef"[number % base];
  while ((number /= base) != 0);
  put(file, {&digits[at], digits.size() - at});
}

/// All folders of the log's path, as far as they are missing.
void make_folders() {
  for (std::size_t i = 1; i < log_file.size() && log_file[i] != '\0'; ++i)
    if (log_file[i] == '/') {
      log_file[i] = '\0';
      ::mkdir(log_file.data(), 0700);
      log_file[i] = '/';
    }
}

extern "C" void write_crash(int signal, siginfo_t* info, void* /*context*/) {
  make_folders();
  const int file = ::open(log_file.data(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file >= 0) {
    put(file, "Hustings " HUSTINGS_VERSION " crashed: ");
    for (const auto& [number, name] : fatal)
      if (number == signal) put(file, name);
    if (info->si_code > 0) {  // by the processor, and not by a person
      put(file, " at 0x");
      put_number(file, reinterpret_cast<std::uintptr_t>(info->si_addr), 16);
    }
    put(file, ", second ");
    put_number(file, static_cast<std::uintptr_t>(::time(nullptr)), 10);
    put(file, " of 1970\n");
    if (last_words[0] != '\0') {
      put(file, last_words.data());
      put(file, "\n");
    }
    put(file, "\nCalls, the last one first; addr2line reads them with the symbols of this version:\n");
    std::array<void*, 100> calls{};
    const int count = ::backtrace(calls.data(), static_cast<int>(calls.size()));
    ::backtrace_symbols_fd(calls.data(), count, file);
    ::close(file);
    put(STDERR_FILENO, "hustings crashed; what is known of it is in ");
    put(STDERR_FILENO, log_file.data());
    put(STDERR_FILENO, "\n");
  }
  ::raise(signal);  // the handler is gone: it ends as it would have
}

[[noreturn]] void end_with_words() {
  try {
    if (std::current_exception()) throw;
  } catch (const std::exception& error) {
    std::strncpy(last_words.data(), error.what(), last_words.size() - 1);
  } catch (...) {
    std::strncpy(last_words.data(), "an exception without words", last_words.size() - 1);
  }
  std::abort();
}

std::string name_of_time(const fs::path& file) {
  std::error_code failed;
  const auto written = fs::last_write_time(file, failed);
  const std::time_t seconds = std::chrono::system_clock::to_time_t(
      std::chrono::time_point_cast<std::chrono::system_clock::duration>(std::chrono::file_clock::to_sys(written)));
  std::tm parts{};
  localtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%d-%H%M%S", &parts);
  return fmt::format("crash-{}.log", text.data());
}

void remove_oldest(const fs::path& folder) {
  std::vector<fs::path> logs;
  std::error_code failed;
  for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
    const std::string name = entry->path().filename().string();
    if (name.starts_with("crash-") && name.ends_with(".log")) logs.push_back(entry->path());
  }
  std::sort(logs.begin(), logs.end());
  for (std::size_t i = 0; i + most_logs < logs.size(); ++i) fs::remove(logs[i], failed);
}

}  // namespace

void write_crash_logs(const std::optional<fs::path>& folder) {
  if (!folder) return;
  std::error_code failed;
  const std::string file = fs::absolute(*folder / fresh_name, failed).string();
  if (failed || file.size() >= log_file.size()) return;
  std::copy(file.begin(), file.end(), log_file.begin());
  std::array<void*, 1> first{};
  ::backtrace(first.data(), 1);  // loads what it needs now, and not in the handler
  const stack_t stack{.ss_sp = own_stack.data(), .ss_flags = 0, .ss_size = own_stack.size()};
  ::sigaltstack(&stack, nullptr);  // where the stack itself is at its end
  for (const auto& [signal, name] : fatal) {
    struct sigaction now {};
    ::sigaction(signal, nullptr, &now);
    if (now.sa_handler != SIG_DFL) continue;
    struct sigaction wanted {};
    wanted.sa_sigaction = write_crash;
    wanted.sa_flags = static_cast<int>(SA_SIGINFO | SA_RESETHAND | SA_ONSTACK | SA_NODEFER);
    ::sigaction(signal, &wanted, nullptr);
  }
  std::set_terminate(end_with_words);
}

std::optional<fs::path> take_crash_log(const std::optional<fs::path>& folder) {
  if (!folder) return std::nullopt;
  std::error_code failed;
  const fs::path fresh = *folder / fresh_name;
  if (!fs::is_regular_file(fresh, failed)) return std::nullopt;
  const fs::path named = *folder / name_of_time(fresh);
  fs::rename(fresh, named, failed);
  if (failed) return std::nullopt;
  remove_oldest(*folder);
  return named;
}

}  // namespace hustings
