// Finds areas by their names, codes, and the people who stood there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "atlas/atlas.h"

namespace hustings {

struct SearchHit {
  LayerIndex layer = 0;
  AreaIndex area = 0;
  std::string name;    ///< of the area, or of the person
  std::string within;  ///< the larger area, to tell the Abbeys apart; of a person, where he or she stood and when
  bool is_mp = false;  ///< of that area at the time that was asked about
};

struct SearchResult {
  std::vector<SearchHit> hits;  ///< best first
  std::vector<AreaIndex> lit;   ///< areas of the shown layer that the best hits lie in, ascending
};

/// All that can be searched for, made once. Words are compared folded, without accents, and with typing errors:
/// one in a word of four letters or more, two in one of eight or more. What is typed may be the beginnings of words, in
/// any order. One thread at a time.
class SearchIndex {
 public:
  explicit SearchIndex(const Atlas& atlas);

  /// Those with the fewest typing errors first. Of these: areas whose name is the words, begins with them, holds them;
  /// codes that begin with them; Members of Parliament, which are the winners of the newest contest of the track
  /// "westminster" that the area had at or before `shown`; others who stood, the newest first; areas in a larger one of
  /// that name. The layer goes before its parents and these before the other layers. An area, or one person in it, is
  /// listed once.
  SearchResult find(std::string_view words, LayerIndex layer, ContestIndex shown, std::size_t at_most) const;

 private:
  static constexpr std::uint32_t nobody = 0xFFFFFFFF;

  /// An area, or a person in one.
  struct Entry {
    LayerIndex layer = 0;
    AreaIndex area = 0;
    std::uint32_t person = nobody;
    std::uint32_t first_word = 0;  ///< in words_
    std::uint32_t own_words = 0;   ///< of the name
    std::uint32_t all_words = 0;   ///< those of the larger area, or of a person's area, follow
  };
  struct Candidature {
    ContestIndex contest = 0;
    bool elected = false;
  };
  struct Person {
    std::string name;
    std::vector<Candidature> candidatures;  ///< in order of the atlas
  };
  struct Word {
    std::string text;
    std::uint32_t letters = 0;  ///< a bit for each that it has
  };
  struct Match;

  void add_areas(LayerIndex layer);
  void add_people(ContestIndex contest, LayerIndex layer, const std::vector<Result>& results);
  void add_entry(Entry entry, std::string_view name, std::string_view within);
  std::uint32_t word_index(const std::string& word);
  std::vector<std::uint8_t> costs_of(const std::string& token) const;
  std::vector<Match> matches(const std::string& wanted, LayerIndex layer, ContestIndex shown) const;
  int layer_rank(LayerIndex layer, LayerIndex shown) const;
  const Candidature* mandate(const Entry& entry, ContestIndex shown) const;
  const Candidature& newest_candidature(const Entry& entry) const;
  std::string parent_of(LayerIndex layer, AreaIndex area) const;
  std::vector<AreaIndex> lit_by(const std::vector<Match>& found, LayerIndex layer) const;
  SearchHit hit_of(const Match& match) const;
  const std::string& name_of(const Entry& entry) const;
  const std::string& order_key(std::uint32_t entry) const;  ///< of base/name_order, kept

  const Atlas& atlas_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> words_;  ///< of all entries, one after another; indices into vocabulary_
  std::vector<Word> vocabulary_;
  std::unordered_map<std::string, std::uint32_t> word_of_;
  std::vector<Person> people_;
  mutable std::vector<std::string> order_keys_;               ///< one an entry; empty where nobody has asked yet
  std::unordered_map<std::string, std::uint32_t> person_of_;  ///< by layer, area and folded name
  std::vector<ContestIndex> parliaments_;                     ///< contests of the track "westminster", oldest first
};

}  // namespace hustings
