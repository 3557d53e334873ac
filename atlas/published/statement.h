// What was found out about other people's files, said with its reason, and what has to be asked.
#pragma once

#include <string>
#include <vector>

namespace hustings {

/// One thing that was found, and why: "votes: column Stimmen", "98% whole numbers; adds up to Gültige".
struct Statement {
  std::string what;
  std::string because;  ///< may be empty
};

/// One answer that may be given.
struct AnswerOption {
  std::string value;     ///< as the command line takes it: "2020", "Stimmen=votes"
  std::string label;     ///< for a person
  std::string evidence;  ///< may be empty
};

/// What the files leave open.
struct OpenQuestion {
  std::string id;  ///< "election", "column:Stimmen", "area:Saint Mary"
  std::string text;
  std::vector<AnswerOption> options;
  std::string option_that_answers;  ///< of the command line: "--election", "--set COLUMN=ROLE"
};

}  // namespace hustings
