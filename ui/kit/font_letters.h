// The letters that fonts hold beside the usual ones.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "atlas/atlas.h"
#include "atlas/saved/story.h"
#include "atlas/view/view.h"

namespace hustings::ui {

/// Fonts always have Latin letters and the signs of the program's own words.
bool is_usual_letter(char32_t letter);

/// Letters that fonts need beside the usual ones, for the texts that were added.
class FontLetters {
 public:
  void add(std::string_view text);
  void add(const FontLetters& other) { letters_.insert(other.letters_.begin(), other.letters_.end()); }
  const std::set<char32_t>& all() const { return letters_; }
  /// Are the other's letters among these?
  bool hold(const FontLetters& other) const;

 private:
  std::set<char32_t> letters_;
};

FontLetters letters_of(const Atlas& atlas);
FontLetters letters_of(const Story& story);
FontLetters letters_of(const Cue& cue);
FontLetters letters_of(const View& view);

}  // namespace hustings::ui
