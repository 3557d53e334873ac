// What can stand where the cursor is on a command line that begins with the program.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/guide/command_guide.h"

namespace hustings {

struct Candidate {
  std::string word;
  std::string text;  ///< what it is; may be empty
  bool operator==(const Candidate&) const = default;
};

/// What an option's value names.
enum class ValueKind {
  anything,
  contest,         ///< of the atlas
  contest_before,  ///< to compare with: of the atlas, or dissolution
  contest_list,    ///< with commas between them, or all of a kind
  contest_colour,  ///< CONTEST or CONTEST:COLOUR
  layer,           ///< of the atlas
  party_list,      ///< of the atlas, with commas between them
  colour,          ///< winner, share:PARTY, number:ID
  figure,          ///< the same without those that are no number
  file,
  toml_file,
  folder
};

/// Of the option's value, whatever the command; none: nobody has said yet.
std::optional<ValueKind> value_kind(std::string_view option);

/// Ids of an atlas, with their titles.
struct AtlasIds {
  std::vector<Candidate> contests, layers, parties, numbers;
};
/// Reads those of the atlas that is named on the line; empty: none is.
using ReadIds = std::function<AtlasIds(const std::string& file)>;

struct Completion {
  std::vector<Candidate> candidates;
  std::optional<ValueKind> files;  ///< file, toml_file or folder: of which names the shell knows
  bool goes_on = false;            ///< no blank follows: the word has more parts
};

/// `words`: those behind the program's name, the last one as far as it is typed, which may be empty. The atlas is read
/// only where one of its ids may stand there.
Completion complete_words(const Guide& guide, const std::vector<std::string>& words, const ReadIds& read);

/// As the scripts of the shells read it: ":files", ":toml" and ":folders" ask for names of files, ":more" wants no
/// blank behind; every other line is a word, and behind a tab what it is.
std::string completion_lines(const Completion& completion);

}  // namespace hustings
