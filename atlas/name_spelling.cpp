#include "atlas/name_spelling.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "base/text/fuzzy_match.h"
#include "base/text/text.h"

namespace hustings {

namespace {

/// A borough without its style: "Westminster" for "City of Westminster". The City of London keeps it, because London is
/// another place.
std::string without_style(std::string text) {
  if (text == "city of london") return text;
  for (const std::string_view style : {"the ", "london borough of ", "royal borough of ", "city of "})
    if (text.starts_with(style)) text.erase(0, style.size());
  for (const std::string_view style : {" london borough", " royal borough", " borough"})
    if (text.ends_with(style)) text.resize(text.size() - style.size());
  return text;
}

/// "Southgate, Enfield" as "enfield southgate"; empty where no comma parts it.
std::string turned(std::string_view name) {
  const auto comma = name.find(',');
  if (comma == std::string_view::npos) return {};
  return folded(std::string(name.substr(comma + 1)).append(" ").append(name.substr(0, comma)));
}

/// "abbey" for "abbey ward". The words are those of British and American publishers; Ordnance Survey writes "Co Const",
/// "Boro Const" and "ED" (OS Boundary-Line, user guide).
std::string without_kind(std::string text) {
  static constexpr std::array<std::string_view, 22> after = {" ward",
                                                             " parliamentary constituency",
                                                             " county constituency",
                                                             " borough constituency",
                                                             " burgh constituency",
                                                             " assembly constituency",
                                                             " constituency",
                                                             " electoral division",
                                                             " electoral district",
                                                             " division",
                                                             " district",
                                                             " county",
                                                             " parish",
                                                             " municipality",
                                                             " riding",
                                                             " precinct",
                                                             " co const",
                                                             " boro const",
                                                             " burgh const",
                                                             " london boro",
                                                             " district council",
                                                             " ed"};
  static constexpr std::array<std::string_view, 5> before = {"ward of ", "county of ", "district of ", "parish of ",
                                                             "municipality of "};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view kind : after)
      if (text.size() > kind.size() && text.ends_with(kind)) {
        text.resize(text.size() - kind.size());
        found = true;
      }
    for (const std::string_view kind : before)
      if (text.size() > kind.size() && text.starts_with(kind)) {
        text.erase(0, kind.size());
        found = true;
      }
  }
  return text;
}

template <class Change>
void add_changed(std::set<std::string>& spellings, Change change) {
  std::set<std::string> more;
  for (const std::string& spelling : spellings) more.insert(change(spelling));
  spellings.merge(more);
  spellings.erase(std::string());
}

}  // namespace

std::set<std::string> spellings_of(std::string_view name, Likeness likeness) {
  std::set<std::string> spellings{folded(name)};
  if (likeness >= Likeness::turned) {
    spellings.insert(turned(name));
    add_changed(spellings, without_style);
  }
  if (likeness >= Likeness::without_marks)
    add_changed(spellings, [](const std::string& spelling) { return unaccented(spelling); });
  if (likeness >= Likeness::without_kind) add_changed(spellings, without_kind);
  spellings.erase(std::string());
  return spellings;
}

std::string loosest_spelling(std::string_view name) {
  const std::string whole = turned(name);
  std::string plain = without_style(unaccented(whole.empty() ? folded(name) : whole));
  std::vector<std::string> words = split(without_kind(std::move(plain)), ' ');
  std::sort(words.begin(), words.end());
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace hustings
