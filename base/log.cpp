#include "base/log.h"

#include <algorithm>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include "base/terminal.h"

namespace hustings {

void set_up_log() {
  auto logger = spdlog::stderr_color_mt("hustings");
  logger->set_pattern("%v");
  spdlog::set_default_logger(std::move(logger));
}

void say(std::string_view line) { spdlog::info(for_terminal(line)); }

void report(Findings findings, std::size_t at_most) {
  // What stops the work must not drown in what does not.
  std::stable_partition(findings.begin(), findings.end(),
                        [](const Finding& finding) { return finding.severity == Severity::error; });
  for (std::size_t i = 0; i < findings.size() && i < at_most; ++i) {
    if (findings[i].severity == Severity::error) spdlog::error(describe(findings[i]));
    else spdlog::warn(describe(findings[i]));
  }
  if (findings.size() > at_most) spdlog::warn("... and {} more; `hustings check` lists all", findings.size() - at_most);
}

}  // namespace hustings
