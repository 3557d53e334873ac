#include "base/text/identifier.h"

#include "base/text/text.h"

namespace hustings {

std::string id_of(std::string_view name) {
  std::string id;
  for (const char c : lower_case(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) id += c;
    else if (!id.empty() && id.back() != '-') id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  return id;
}

}  // namespace hustings
