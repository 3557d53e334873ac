#include "atlas/view/filter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <utility>

#include "atlas/count.h"
#include "atlas/name_spelling.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"

namespace hustings {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

std::string valid_party(const Atlas& atlas, const std::string& id) {
  if (atlas.parties.find(lower_case(id))) return lower_case(id);
  throw CommandError(fmt::format("the filter asks for a party \"{}\" that this atlas does not have", id));
}

/// Finds larger areas by code, or by name as people write it.
class LargerAreas {
 public:
  explicit LargerAreas(const Atlas& atlas) : atlas_(atlas) {}

  std::optional<std::string> maybe_code(const std::string& written) {
    const std::string code = area_code_of(written);
    for (const AtlasLayer& layer : atlas_.layers)
      if (layer.find(code)) return code;
    for (const Likeness likeness : likenesses)
      for (const std::string& spelling : spellings_of(written, likeness))
        if (const auto found = named(likeness).find(spelling); found != named(likeness).end()) return found->second;
    return std::nullopt;
  }

  std::string required_code(const std::string& written) {
    if (auto code = maybe_code(written)) return *code;
    throw CommandError(fmt::format("the filter asks for a larger area \"{}\" that this atlas does not have", written));
  }

  /// Several with commas between them. A name may hold commas itself, as "Bristol, City of" does: the longest text that
  /// is a name is taken for one.
  std::vector<std::string> required_codes(const std::string& written) {
    std::vector<std::string> parts = split(written, ',');
    std::erase(parts, std::string());
    std::vector<std::string> codes;
    for (auto from = parts.begin(); from != parts.end();) {
      auto to = parts.end();
      std::optional<std::string> code;
      for (; to != from + 1; --to)
        if ((code = maybe_code(fmt::format("{}", fmt::join(from, to, ", "))))) break;
      codes.push_back(code ? *code : required_code(*from));
      from = to;
    }
    return codes;
  }

 private:
  using Codes = std::map<std::string, std::string>;  ///< by spelling

  const Codes& named(Likeness likeness) {
    std::optional<Codes>& known = named_[static_cast<std::size_t>(likeness)];
    if (known) return *known;
    known.emplace();
    for (const AtlasLayer& layer : atlas_.layers)
      if (layer.parent_layer)
        for (const Area& area : atlas_.layers[*layer.parent_layer].layer.areas)
          for (const std::string& spelling : spellings_of(area.name, likeness)) known->emplace(spelling, area.code);
    return *known;
  }

  const Atlas& atlas_;
  std::array<std::optional<Codes>, likenesses.size()> named_;
};

Status required_status(const std::string& word) {
  for (const Status status : {Status::hold, Status::gain, Status::tie})
    for (const bool seats : {true, false})
      if (lower_case(word) == status_word(status, seats)) return status;
  throw CommandError(fmt::format(
      "the filter takes the statuses hold (or lead kept), gain (or new lead) and tie, or marginal alone; got \"{}\"",
      word));
}

/// A condition as it is written: a word, a comparison, and what stands behind it.
struct Written {
  std::string key, comparison, value;
};

Written written_of(const std::string& text) {
  const auto at = text.find_first_of("<>=");
  if (at == std::string::npos || at == 0)
    throw CommandError(fmt::format(
        "--filter takes conditions such as \"party=con,lab; status=gain; majority_pct<5; text=park\"; got \"{}\"",
        text));
  const std::size_t length = text.compare(at + 1, 1, "=") == 0 && text[at] != '=' ? 2 : 1;
  Written written{lower_case(trimmed(text.substr(0, at))), text.substr(at, length),
                  std::string(trimmed(text.substr(at + length)))};
  if (written.value.empty()) throw CommandError(fmt::format("the filter's condition \"{}\" has no value", text));
  return written;
}

double required_number(const Written& written, const std::string& value) {
  if (const auto number = maybe_number(value)) return *number + 0.0;  // no -0
  throw CommandError(fmt::format("the filter's {} takes a number such as 2.5; got \"{}\"", written.key, written.value));
}

/// "<5", "<5 points", "<5 pp" or "<500 votes".
MajorityLimit majority_limit_of(const Written& written) {
  MajorityLimit limit{.on = true, .limit = 0, .unit = MajorityLimit::Unit::percent};
  std::string number = lower_case(written.value);
  for (const auto& [word, unit] :
       {std::pair("votes", MajorityLimit::Unit::votes), std::pair("pp", MajorityLimit::Unit::percent),
        std::pair("points", MajorityLimit::Unit::percent)})
    if (number.ends_with(word)) {
      limit.unit = unit;
      number = std::string(trimmed(std::string_view(number).substr(0, number.size() - std::string_view(word).size())));
      break;
    }
  limit.limit = required_number(written, number);
  if (limit.limit < 0) throw CommandError("the filter's thread is a majority, and none is less than 0");
  return limit;
}

/// Two conditions on one column are one range.
void narrow(Filter& filter, const Written& written) {
  const double number = required_number(written, written.value);
  auto known = std::find_if(filter.ranges.begin(), filter.ranges.end(),
                            [&](const Range& range) { return range.column == written.key; });
  if (known == filter.ranges.end()) {
    filter.ranges.push_back({});
    known = filter.ranges.end() - 1;
    known->column = written.key;
  }
  const bool open = written.comparison.size() == 1 && written.comparison != "=";
  if (written.comparison[0] != '<' && (number > known->low || (number == known->low && open)))
    known->low = number, known->low_open = open;
  if (written.comparison[0] != '>' && (number < known->high || (number == known->high && open)))
    known->high = number, known->high_open = open;
}

void add_condition(const Atlas& atlas, Filter& filter, const Written& written) {
  const bool named = written.key == "party" || written.key == "winner" || written.key == "status" ||
                     written.key == "parent" || written.key == "text";
  if (!named && written.key != "thread") return narrow(filter, written);
  if (written.comparison != (named ? "=" : "<"))
    throw CommandError(
        fmt::format("the filter's {} takes {}, and no {}", written.key, named ? "=" : "<", written.comparison));
  if (written.key == "thread") filter.majority_limit = majority_limit_of(written);
  else if (written.key == "text") filter.text = written.value;
  else if (written.key == "parent")
    for (std::string& code : LargerAreas(atlas).required_codes(written.value))
      filter.parents.push_back(std::move(code));
  else
    for (const std::string& value : split(written.value, ',')) {
      if (value.empty()) continue;
      if (written.key == "status" && lower_case(written.value) == "marginal") {
        filter.majority_limit = {.on = true};
        continue;
      }
      if (written.key == "status") filter.statuses.push_back(required_status(value));
      else filter.parties.push_back(valid_party(atlas, value));
    }
}

void add(std::string& text, const std::string& condition) { text += (text.empty() ? "" : "; ") + condition; }

}  // namespace

bool Filter::active() const {
  return !parties.empty() || !statuses.empty() || !ranges.empty() || !parents.empty() || !text.empty() ||
         majority_limit.on;
}

Filter filter_from(const Atlas& atlas, std::string_view text) {
  Filter filter;
  for (const std::string& condition : split(text, ';'))
    if (!condition.empty()) add_condition(atlas, filter, written_of(condition));
  return filter;
}

std::string to_text(const Filter& filter) {
  std::string text;
  if (!filter.parties.empty()) add(text, fmt::format("party={}", fmt::join(filter.parties, ",")));
  std::vector<std::string> statuses;
  for (const Status status : filter.statuses) statuses.emplace_back(name_of(status));
  if (!statuses.empty()) add(text, fmt::format("status={}", fmt::join(statuses, ",")));
  for (const Range& range : filter.ranges) {
    if (range.low > -unlimited) add(text, fmt::format("{}>{}{}", range.column, range.low_open ? "" : "=", range.low));
    if (range.high < unlimited) add(text, fmt::format("{}<{}{}", range.column, range.high_open ? "" : "=", range.high));
  }
  if (!filter.parents.empty()) add(text, fmt::format("parent={}", fmt::join(filter.parents, ",")));
  if (filter.majority_limit.on)
    add(text, fmt::format("thread<{} {}", filter.majority_limit.limit,
                          filter.majority_limit.unit == MajorityLimit::Unit::votes ? "votes" : "pp"));
  if (!filter.text.empty()) add(text, "text=" + filter.text);
  return text;
}

void require_known(const Atlas& atlas, const Filter& filter) {
  for (const std::string& id : filter.parties) valid_party(atlas, id);
  for (const std::string& code : filter.parents) LargerAreas(atlas).required_code(code);
}

}  // namespace hustings
