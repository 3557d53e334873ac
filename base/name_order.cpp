#include "base/name_order.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "base/finding.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// Nothing of it changes once it is made, so that all threads may use it.
const icu::Collator& order_of_names() {
  static const std::unique_ptr<const icu::Collator> collator = [] {
    UErrorCode failed = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale::getRoot(), failed));
    if (made) made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, failed);
    if (U_FAILURE(failed)) throw MachineError("ICU has no order of names. Install the package libicu72 again");
    return made;
  }();
  return *collator;
}

}  // namespace

std::string name_order_key(std::string_view name) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(folded(name));
  std::string key(4 * static_cast<std::size_t>(text.length()) + 16, '\0');
  const auto into = [&] { return reinterpret_cast<std::uint8_t*>(key.data()); };
  auto length =
      static_cast<std::size_t>(order_of_names().getSortKey(text, into(), static_cast<std::int32_t>(key.size())));
  if (length > key.size()) {
    key.resize(length);
    length = static_cast<std::size_t>(order_of_names().getSortKey(text, into(), static_cast<std::int32_t>(length)));
  }
  key.resize(length);
  return key;
}

std::vector<std::uint32_t> name_ranks(const std::vector<std::string>& names) {
  std::vector<std::string> keys(names.size());
  std::transform(names.begin(), names.end(), keys.begin(),
                 [](const std::string& name) { return name_order_key(name); });
  std::vector<std::uint32_t> order(names.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  std::vector<std::uint32_t> ranks(names.size());
  for (std::uint32_t i = 0; i < order.size(); ++i)
    ranks[order[i]] = i > 0 && keys[order[i]] == keys[order[i - 1]] ? ranks[order[i - 1]] : i;
  return ranks;
}

}  // namespace hustings
