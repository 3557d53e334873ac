// Parses, runs, and turns failure into an exit code and one clear line.

#include <fmt/format.h>
#include <malloc.h>
#include <new>

#include "app/commands.h"
#include "app/interrupt.h"
#include "app/options.h"
#include "app/window.h"
#include "base/log.h"

namespace {

int run(int count, char** arguments) {
  const auto command = hustings::parse_command(count, arguments);
  if (!command) return 0;
  if (command->action == hustings::Action::window) return hustings::Window(*command).run();
  return hustings::run_command(*command);
}

int failure(int code, const char* what) {
  fmt::print(stderr, "{}\n", what);
  return code;
}

}  // namespace

int main(int count, char** arguments) {
  // One heap for all threads: with one each, what one gives back lies idle while another asks the system for more.
  mallopt(M_ARENA_MAX, 1);
  hustings::set_up_log();
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
