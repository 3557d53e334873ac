// The ways in which one area's name is written, from the likest on: "Bristol, City of" is "City of Bristol" and
// "Bristol".
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>

namespace hustings {

/// How much of two names must agree. Each allows what those before it do.
enum class Likeness {
  folded,         ///< but for capitals, punctuation, "&" and "Saint" (base/text/text.h)
  turned,         ///< "Southgate, Enfield" turned round, and without a borough's style: "London Borough of", "City of"
  without_marks,  ///< without accents
  without_kind,   ///< without what kind of area it is: "Abbey Ward" is "Abbey"
};
constexpr std::array<Likeness, 4> likenesses = {Likeness::folded, Likeness::turned, Likeness::without_marks,
                                                Likeness::without_kind};

/// All spellings of a name that count for the same at that likeness.
std::set<std::string> spellings_of(std::string_view name, Likeness likeness);

/// One text for all spellings of a name, to count how many names two columns share; its words are in no order.
std::string loosest_spelling(std::string_view name);

}  // namespace hustings
