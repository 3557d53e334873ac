#include "atlas/toml_text.h"

#include <fmt/format.h>

#include "base/text/text.h"

namespace hustings {

std::string toml_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : as_utf8(text)) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      out += fmt::format("\\u{:04X}", static_cast<unsigned char>(c));
    else out += c;
  }
  return out + "\"";
}

}  // namespace hustings
