#include "elections/read/party_lines.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text/text.h"
#include "elections/read/wide_table.h"

namespace hustings {

namespace {

/// Words that stand in the column of candidates and name nobody.
bool names_a_person(const std::string& name, const Parties& parties) {
  static constexpr std::array<std::string_view, 12> nobody = {
      "",       "n a",      "none",      "unknown", "other",   "others",
      "vacant", "write in", "write ins", "blank",   "various", "none of the above",
  };
  return std::find(nobody.begin(), nobody.end(), folded(name)) == nobody.end() && !party_named(name, parties);
}

bool may_be_a_line(const Candidacy& candidacy, const Parties& parties) {
  const PartyKind kind = parties[candidacy.party].kind;
  return !candidacy.candidate.empty() && kind != PartyKind::aggregate && kind != PartyKind::answer;
}

std::optional<bool> either(std::optional<bool> a, std::optional<bool> b) {
  if (a.value_or(false) || b.value_or(false)) return true;
  return a ? a : b;
}

class Joiner {
 public:
  explicit Joiner(const Parties& parties) : parties_(parties) {}

  /// In order of the table.
  void join(Result& result) {
    std::vector<Candidacy>& lines = result.candidacies;
    for (std::size_t first = 0; first < lines.size(); ++first) {
      if (!may_be_a_line(lines[first], parties_)) continue;
      std::vector<std::size_t> same{first};
      for (std::size_t other = first + 1; other < lines.size(); ++other)
        if (is_same(lines[first], lines[other])) same.push_back(other);
      if (same.size() > 1 && names_a_person(lines[first].candidate, parties_)) merge(result, same);
    }
  }

  Findings findings(const std::string& file) const {
    if (joined_ == 0) return {};
    const std::size_t more = joined_ - examples_.size();
    return {{.severity = Severity::warning,
             .place = {.file = file, .layer = {}, .row = {}, .column = "candidate"},
             .what = fmt::format("{}{}: counted as one candidate, votes added, of the party with most of them",
                                 fmt::join(examples_, "; "), more > 0 ? fmt::format("; and {} more", more) : ""),
             .remedy = "If they are two people of one name, write their names so that they differ"}};
  }

 private:
  bool is_same(const Candidacy& a, const Candidacy& b) {
    if (a.party == b.party || !may_be_a_line(b, parties_)) return false;
    if (a.candidate == b.candidate) return true;
    // Folding costs, and nearly all names begin with different letters.
    const auto first_of = [](const std::string& name) { return lower_case(std::string_view(name).substr(0, 1)); };
    return first_of(a.candidate) == first_of(b.candidate) && folded(a.candidate) == folded(b.candidate);
  }

  void merge(Result& result, const std::vector<std::size_t>& same) {
    std::vector<Candidacy>& lines = result.candidacies;
    std::size_t best = same.front();
    std::vector<std::string> words;
    Candidacy sum = lines[best];
    sum.votes = 0;
    for (const std::size_t at : same) {
      if (lines[at].votes > lines[best].votes) best = at;
      sum.votes += lines[at].votes;
      sum.elected = either(sum.elected, lines[at].elected);
      const std::string& party = parties_[lines[at].party].short_name;
      words.push_back(result.shares_only ? party : fmt::format("{} {}", party, with_thousands(lines[at].votes)));
    }
    sum.party = lines[best].party;
    sum.independent = lines[best].independent;
    const std::string note = fmt::format("on the lines of {}", fmt::join(words, " and "));
    sum.note = lines[best].note.empty() ? note : lines[best].note + "; " + note;
    constexpr std::size_t few = 5;
    if (++joined_ <= few) examples_.push_back(fmt::format("{} stands in {} {}", sum.candidate, result.area_code, note));
    for (std::size_t i = same.size(); i-- > 1;) lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(same[i]));
    lines[same.front()] = std::move(sum);
  }

  const Parties& parties_;
  std::size_t joined_ = 0;
  std::vector<std::string> examples_;
};

}  // namespace

Findings join_party_lines(std::vector<Result>& results, const Parties& parties, const std::string& file) {
  Joiner joiner(parties);
  for (Result& result : results) joiner.join(result);
  return joiner.findings(file);
}

}  // namespace hustings
