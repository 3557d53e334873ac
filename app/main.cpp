// Parses, runs, and turns failure into an exit code and one clear line.

#include <csignal>
#include <fmt/format.h>
#include <malloc.h>
#include <new>

#include "app/command_line/commands.h"
#include "app/command_line/interrupt.h"
#include "app/command_line/options.h"
#include "app/desktop/crash_log.h"
#include "app/window/window.h"
#include "base/log.h"
#include "base/paths.h"
#include "base/terminal.h"

namespace {

int run(int count, char** arguments) {
  const auto command = hustings::parse_command(count, arguments);
  int code = 0;
  if (command && command->action == hustings::Action::window) code = hustings::Window(*command).run();
  else if (command) code = hustings::run_command(*command);
  hustings::finish_printing();
  return code;
}

int failure(int code, const char* what) {
  fmt::print(stderr, "{}\n", hustings::line_for_terminal(what));
  return code;
}

}  // namespace

int main(int count, char** arguments) {
  // One heap for all threads: with one each, what one gives back lies idle while another asks the system for more.
  mallopt(M_ARENA_MAX, 1);
  hustings::open_standard_streams();
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error of the write, and what there is of it goes
  hustings::set_up_log();
  hustings::write_crash_logs(hustings::state_folder());
  try {
    return run(count, arguments);
  } catch (const hustings::InputError& error) {
    return failure(1, error.what());
  } catch (const hustings::CommandError& error) {
    return failure(2, error.what());
  } catch (const std::bad_alloc&) {
    return failure(3, "there is not enough memory for this");
  } catch (const hustings::Interrupted& stopped) {
    return failure(stopped.exit_code(), stopped.what());
  } catch (const std::exception& error) {
    return failure(3, error.what());
  }
}
