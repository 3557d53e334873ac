// The words that tables of results are written with, in several languages: assets/words.toml.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "atlas/published/role.h"

namespace hustings {

/// What the words of a header say.
struct HeaderWord {
  Role role = Role::ignore;
  double weight = 0;     ///< 1 where the header is that word, less where it is only part of it
  std::string language;  ///< "en", "de"
  std::string word;      ///< the word, as it is compared
};

/// Kinds of labels and cells that are no role: those of the lists under [label] of assets/words.toml.
enum class Label {
  total,          ///< a row or column that is the sum of others
  note,           ///< a line below a table
  source,         ///< the same
  did_not_stand,  ///< a cell in place of votes
  unopposed,      ///< the same
  yes,            ///< in a column of the elected
  no,
  postal,
  others,       ///< all other parties together
  first_vote,   ///< where each voter has two
  second_vote,  ///< of the list
  answer,       ///< to a referendum
  no_seat,      ///< counties and the like
  constituency,
  one_office,    ///< filled by all areas together: a president, a mayor
  referendum,    ///< of a question to all areas
  lower_level,   ///< polling stations and the like
  higher_level,  ///< country, state
};

class Words {
 public:
  /// Throws InputError where the file is not there or is wrong.
  explicit Words(const std::string& file);

  /// What a header may be, likeliest first; at most one a role. Both halves of "Candidate/Candidat" are tried.
  std::vector<HeaderWord> roles_of(std::string_view header) const;
  /// Is the whole text such a label?
  bool is(Label label, std::string_view text) const;
  /// Does one of its words say so?
  bool has(Label label, std::string_view text) const;
  /// A cell of the column of those elected; none where it says neither.
  std::optional<bool> yes_or_no(std::string_view cell) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    Role role = Role::ignore;
    std::string language;
  };
  std::map<std::string, std::vector<Phrase>, std::less<>> phrases_;  ///< by first word
  std::map<Label, std::set<std::string, std::less<>>> labels_;       ///< whole, in words
};

/// The carried ones, read once.
const Words& carried_words();

/// The words of a header as they are compared: folded, without accents, "TotalValidBallotsCast" and "total_valid"
/// parted, numbers apart from letters.
std::vector<std::string> words_of_header(std::string_view header);

}  // namespace hustings
