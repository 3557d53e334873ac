#include "atlas/import/column_roles.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <unordered_map>
#include <utility>

#include "atlas/import/party_columns.h"
#include "atlas/import/party_shares.h"
#include "atlas/published/words.h"
#include "base/text/text.h"
#include "elections/read/result_words.h"

namespace hustings {

namespace {

constexpr double no_fit = -1;

class RoleFinder {
 public:
  RoleFinder(const Table& table, const std::vector<std::size_t>& keys, const KnowsParty& knows,
             const Decisions& decisions)
      : table_(table), keys_(keys), knows_(knows), decisions_(decisions), sample_(sample_of(table)) {}

  RolesOfColumns find() && {
    out_.facts = facts_of(table_);
    groups_ = rows_by_area(table_, keys_.front(), sample_);
    look_at_columns();
    take_decisions();
    choose_rows();
    choose_figures();
    choose_the_rest();
    if (!out_.is_long) choose_columns_of_parties();
    for (std::size_t i = 0; i < out_.columns.size(); ++i) explain(i);
    return std::move(out_);
  }

 private:
  using Index = std::size_t;

  void look_at_columns() {
    for (Index i = 0; i < table_.columns.size(); ++i) {
      out_.columns.push_back({.header = table_.columns[i], .of = {}, .because = {}});
      words_.push_back(carried_words().roles_of(table_.columns[i]));
      out_.varies.push_back(varies(i));
      known_.push_back(known_parties(i));
    }
    for (const Index key : keys_) out_.columns[key].role = Role::name;
  }

  double varies(Index column) const {
    std::size_t several = 0;
    std::size_t differ = 0;
    for (const auto& rows : groups_.rows) {
      if (rows.size() < 2) continue;
      ++several;
      const std::string* first = nullptr;
      for (const Index row : rows) {
        const std::string& cell = table_.cell(row, column);
        if (cell.empty()) continue;
        if (first == nullptr) first = &cell;
        else if (*first != cell) {
          ++differ;
          break;
        }
      }
    }
    return several == 0 ? 0 : static_cast<double>(differ) / static_cast<double>(several);
  }

  /// The part of the different cells that name a party.
  double known_parties(Index column) const {
    const ColumnFacts& facts = out_.facts[column];
    if (facts.texts < 0.5 || facts.values.empty()) return 0;
    const auto known = std::count_if(facts.values.begin(), facts.values.end(),
                                     [&](const std::string& value) { return knows_(value); });
    return static_cast<double>(known) / static_cast<double>(facts.values.size());
  }

  void take_decisions() {
    std::set<std::string> known;
    for (Index i = 0; i < table_.columns.size(); ++i)
      for (const auto& [header, role] : decisions_.roles)
        if (folded(header) == folded(table_.columns[i])) {
          out_.columns[i].role = role;
          out_.columns[i].is_decided = true;
          known.insert(header);
        }
  }

  bool is_free(Index column) const {
    return !out_.columns[column].is_decided && out_.columns[column].role == Role::ignore;
  }
  bool is_decided(Index column, Role role) const {
    return out_.columns[column].is_decided && out_.columns[column].role == role;
  }
  bool is_key(Index column) const { return std::find(keys_.begin(), keys_.end(), column) != keys_.end(); }

  double word(Index column, Role role) const {
    for (const HeaderWord& word : words_[column])
      if (word.role == role) return word.weight;
    return 0;
  }

  // How well cells fit a role: -1 where they cannot be it. ------------------------------------------------------------

  double fit_of_votes(Index column) const {
    const ColumnFacts& facts = out_.facts[column];
    if (facts.numbers < 0.4 || facts.counts < 0.9 * facts.numbers || facts.percents > 0) return no_fit;
    if (facts.least < 0 || (facts.years > 0.95 && facts.distinct <= 30)) return no_fit;
    if (groups_.has_several && out_.varies[column] < 0.5) return no_fit;
    return 0.3 * facts.counts + (facts.distinct > 10 ? 0.2 : 0);
  }

  double fit_of_share(Index column) const {
    const ColumnFacts& facts = out_.facts[column];
    constexpr double whole = 100.5;
    if (facts.numbers < 0.5 || facts.least < 0 || facts.most > whole) return no_fit;
    if (facts.percents > 0.5) return 0.6;
    return facts.counts < 0.9 ? 0.4 : 0;
  }

  double fit_of_party(Index column) const {
    const ColumnFacts& facts = out_.facts[column];
    if (facts.texts < 0.5 && word(column, Role::party) < 1) return no_fit;
    if (facts.counts > 0.5 && facts.distinct > 400) return no_fit;
    // In few areas one party may have all candidates.
    constexpr std::size_t few = 3;
    const bool few_areas = groups_.rows.size() <= few && word(column, Role::party) == 1 && known_[column] > 0.5;
    if (groups_.has_several && out_.varies[column] < 0.3 && !few_areas) return no_fit;
    const double repeats = facts.distinct < facts.filled / 2 ? 0.3 : 0;
    return repeats + 1.5 * known_[column];
  }

  double fit_of_candidate(Index column) const {
    const ColumnFacts& facts = out_.facts[column];
    if (facts.texts < 0.5 || (groups_.has_several && out_.varies[column] < 0.5)) return no_fit;
    return facts.distinct > facts.filled / 2 ? 0.4 : 0.1;
  }

  double fit_of_figure(Index column, Role role) const {
    const ColumnFacts& facts = out_.facts[column];
    const bool numeric = facts.numbers >= 0.5;
    switch (role) {
      case Role::winner:
      case Role::runner_up: return facts.texts > 0.5 ? 0.3 : no_fit;
      case Role::turnout: return numeric && facts.least >= 0 && facts.most <= 100.5 ? 0.4 : no_fit;
      case Role::majority: return numeric && facts.least >= 0 ? 0.2 : no_fit;
      case Role::seats: return numeric && facts.counts > 0.9 && facts.most <= 400 ? 0.4 : no_fit;
      default: return numeric && facts.counts > 0.9 * facts.numbers && facts.least >= 0 ? 0.4 : no_fit;
    }
  }

  // One row a candidate -----------------------------------------------------------------------------------------------

  struct Choice {
    ColumnIndex best;
    double score = 0;
    ColumnIndex second;
    double second_score = 0;
  };

  template <class Fit>
  Choice choose(Role role, double least, Fit fit) const {
    Choice choice;
    for (Index i = 0; i < table_.columns.size(); ++i) {
      if (is_decided(i, role)) return {.best = i, .score = 9, .second = {}};
      if (!is_free(i)) continue;
      const double fits = fit(i);
      if (fits <= no_fit) continue;
      const double score = 2 * word(i, role) + fits;
      if (score <= least) continue;
      if (score > choice.score) {
        choice.second = choice.best;
        choice.second_score = choice.score;
        choice.best = i;
        choice.score = score;
      } else if (score > choice.second_score) {
        choice.second = i;
        choice.second_score = score;
      }
    }
    return choice;
  }

  void give(ColumnIndex column, Role role, double score = 0) {
    if (!column) return;
    out_.columns[*column].role = role;
    out_.columns[*column].score = score;
  }

  void choose_rows() {
    const Choice party = choose(Role::party, 0.45, [&](Index i) { return fit_of_party(i); });
    const bool any_says_votes = says_votes();
    const auto fit_votes = [&](Index i) {
      const double fits = fit_of_votes(i);
      if (fits <= no_fit) return fits;
      if (any_says_votes) return is_called_total(i) ? fits - 1 : fits;
      // In a table of candidates what differs within an area is theirs, even if it is called a total.
      const double total = std::max(word(i, Role::valid), word(i, Role::total));
      return fits + (groups_.has_several && word(i, Role::votes) < 1 ? total : 0);
    };
    Choice votes = choose(Role::votes, 0.8, fit_votes);
    const Choice share = choose(Role::share, 0.9, [&](Index i) {
      return word(i, Role::share) > 0 || is_vote_share(table_.columns[i]) || word(i, Role::votes) == 1 ? fit_of_share(i)
                                                                                                       : no_fit;
    });
    if (party.best && !votes.best && !share.best) votes = only_count_that_differs();
    if (share.best && votes.best == share.best) votes = {};
    give(party.best, Role::party, party.score);
    const Choice candidate = choose(Role::candidate, 0.45, [&](Index i) {
      // "Nom" beside a party is somebody's name where it differs within areas.
      return fit_of_candidate(i) + (groups_.has_several && fit_of_candidate(i) > no_fit ? word(i, Role::name) : 0);
    });
    const bool by_headers =
        party.best && word(*party.best, Role::party) == 1 && votes.best && word(*votes.best, Role::votes) == 1;
    const bool stand = party.best || (candidate.best && candidate.score > 1.5);
    out_.is_long = stand && (votes.best || share.best) && (groups_.has_several || by_headers || votes_decided(votes)) &&
                   !has_party_columns();
    if (!out_.is_long) {
      if (party.best && !out_.columns[*party.best].is_decided) out_.columns[*party.best].role = Role::ignore;
      return;
    }
    take_rows(party, votes, share, candidate);
  }

  bool is_called_total(Index column) const {
    return std::max({word(column, Role::valid), word(column, Role::total), word(column, Role::ballots)}) == 1;
  }

  /// Is a column of votes called so, and nothing else? Then totals, which differ within an area that has several
  /// elections, are none.
  bool says_votes() const {
    for (Index i = 0; i < table_.columns.size(); ++i)
      if (is_free(i) && word(i, Role::votes) == 1 && !is_called_total(i) && fit_of_votes(i) > no_fit) return true;
    return false;
  }

  bool votes_decided(const Choice& votes) const { return votes.best && is_decided(*votes.best, Role::votes); }

  void take_rows(const Choice& party, const Choice& votes, const Choice& share, const Choice& candidate) {
    out_.party = party.best;
    out_.votes = votes.best;
    give(out_.votes, Role::votes, votes.score);
    if (share.best != votes.best) out_.share = share.best;
    give(out_.share, Role::share, share.score);
    const bool is_named = candidate.best && (word(*candidate.best, Role::candidate) > 0.4 ||
                                             word(*candidate.best, Role::name) == 1 || candidate.score > 2);
    if (is_named || !party.best) out_.candidate = candidate.best;
    give(out_.candidate, Role::candidate, candidate.score);
    const Choice first = choose(Role::first_name, 0.8, [&](Index i) { return fit_of_candidate(i); });
    if (out_.candidate && first.best != out_.candidate) out_.first_name = first.best;
    give(out_.first_name, Role::first_name, first.score);
    ask_which_votes(votes);
  }

  /// Without any header that says so: the one column of whole numbers whose cells differ within areas.
  Choice only_count_that_differs() const {
    Choice choice;
    if (!groups_.has_several) return choice;
    std::size_t found = 0;
    for (Index i = 0; i < table_.columns.size(); ++i) {
      const bool has_other_role =
          std::any_of(words_[i].begin(), words_[i].end(), [](const HeaderWord& word) { return word.weight == 1; });
      if (!is_free(i) || has_other_role || fit_of_votes(i) <= 0 || out_.facts[i].distinct < 3) continue;
      ++found;
      choice.best = i;
      choice.score = fit_of_votes(i);
    }
    return found == 1 ? choice : Choice{};
  }

  /// Two columns that may both be the votes are a question.
  void ask_which_votes(const Choice& votes) {
    if (!votes.second || votes.score - votes.second_score > 0.25 || votes.score > 2.2) return;
    if (word(*votes.best, Role::votes) == word(*votes.second, Role::votes) && word(*votes.best, Role::votes) == 0)
      return;
    OpenQuestion question{.id = "votes",
                          .text = "Which column has the votes?",
                          .options = {},
                          .option_that_answers = "--set COLUMN=votes"};
    for (const Index column : {*votes.best, *votes.second})
      question.options.push_back({table_.columns[column] + "=votes", table_.columns[column],
                                  fmt::format("{:.0f} in all", out_.facts[column].sum)});
    out_.questions.push_back(std::move(question));
  }

  /// Two columns of counts that are named after parties are no accident; nor are two that somebody called votes.
  bool has_party_columns() const {
    std::size_t found = 0;
    std::size_t decided = 0;
    for (Index i = 0; i < table_.columns.size(); ++i) decided += is_decided(i, Role::votes) ? 1U : 0U;
    if (decided > 1) return true;
    for (Index i = 0; i < table_.columns.size(); ++i)
      if (!is_key(i) && out_.facts[i].counts > 0.5 && knows_(label_of_party_column(table_.columns[i])) &&
          std::none_of(words_[i].begin(), words_[i].end(), [](const HeaderWord& w) { return w.weight == 1; }))
        ++found;
    return found > 1;
  }

  // What is known of whole areas --------------------------------------------------------------------------------------

  void choose_figures() {
    for (const Role role : {Role::electorate, Role::valid, Role::ballots, Role::rejected, Role::total, Role::seats,
                            Role::majority, Role::turnout, Role::winner, Role::runner_up}) {
      const Choice choice = choose(role, 1.5, [&](Index i) {
        if (word(i, role) < 0.65) return no_fit;
        if (is_share_of_figure(i) && role != Role::turnout) return no_fit;
        // Of polling stations they differ within an area.
        const bool is_added_up = word(i, role) == 1 && (role == Role::electorate || role == Role::ballots);
        if (groups_.has_several && out_.is_long && out_.varies[i] > 0.5 && !is_added_up) return no_fit;
        return fit_of_figure(i, role);
      });
      if (!choice.best) continue;
      give(choice.best, role, choice.score);
      out_.figures.emplace(role, *choice.best);
    }
  }

  /// "Pct_Rejected" is no count.
  bool is_share_of_figure(Index column) const {
    return share_of(table_.columns[column]) || out_.facts[column].percents > 0.5;
  }

  void choose_the_rest() {
    for (Index i = 0; i < table_.columns.size(); ++i) {
      if (!is_free(i)) continue;
      const ColumnFacts& facts = out_.facts[i];
      ColumnReading& column = out_.columns[i];
      if (word(i, Role::elected) > 0.4 && facts.answers > 0.9) {
        if (!out_.elected) out_.elected = i;
        column.role = Role::elected;
      } else if (is_of_project(i)) {
        column.role = folded(table_.columns[i]) == "round" ? Role::round : Role::level;
        (column.role == Role::round ? out_.round : out_.level) = i;
      } else if (facts.dates > 0.9) {
        if (word(i, Role::ignore) < 1) column.role = word(i, Role::time) == 1 ? Role::time : Role::date;
      } else if (!may_be_votes_of_party(i)) {
        for (const HeaderWord& word : words_[i]) {
          if (word.weight < 0.65 || !may_be(i, word.role)) continue;
          column.role = word.role;
          column.score = word.weight;
          break;
        }
      }
    }
  }

  /// The project's own columns `level` (areas and postal votes) and `round`.
  bool is_of_project(Index column) const {
    const std::string name = folded(table_.columns[column]);
    const auto& values = out_.facts[column].values;
    if (name == "round")
      return table_.find_column("area_code") && table_.find_column("party") && table_.find_column("votes");
    return name == "level" && std::all_of(values.begin(), values.end(), [](const std::string& value) {
             return lower_case(value) == "area" || lower_case(value) == "postal";
           });
  }

  /// "No" beside "Yes" is an answer; alone it may be a number.
  bool may_be_votes_of_party(Index column) const {
    if (out_.is_long || out_.facts[column].counts < 0.5 || !knows_(table_.columns[column])) return false;
    if (!carried_words().is(Label::answer, table_.columns[column])) return true;
    return std::count_if(table_.columns.begin(), table_.columns.end(),
                         [](const std::string& header) { return carried_words().is(Label::answer, header); }) > 1;
  }

  /// Roles that are told by the header, where the cells do not contradict it.
  bool may_be(Index column, Role role) const {
    const ColumnFacts& facts = out_.facts[column];
    switch (role) {
      case Role::code:
      case Role::name:
      case Role::parent:
      case Role::election:
      case Role::round:
      case Role::level: return facts.counts == facts.numbers;
      case Role::rank: return facts.counts > 0.9;
      case Role::ignore: return true;
      default: return false;
    }
  }

  void choose_columns_of_parties() {
    PartyColumns found = party_columns_of(table_, out_, keys_, knows_);
    out_.parties = std::move(found.parties);
    out_.shares_alone = found.shares_alone;
    out_.others_of = found.others_of;
    out_.others_less = found.others_less;
    out_.not_counted = std::move(found.not_counted);
    for (const auto& [role, column] : found.figures) {
      out_.figures.emplace(role, column);
      give(column, role);
    }
    for (PartyColumn& party : out_.parties) {
      const auto said = decisions_.parties.find(table_.columns[party.column]);
      if (said != decisions_.parties.end()) party.label = said->second;
      give(party.column, out_.shares_alone ? Role::share : Role::votes);
      out_.columns[party.column].of = party.label;
      if (!party.share) continue;
      give(party.share, Role::share);
      out_.columns[*party.share].of = party.label;
    }
    out_.statements.insert(out_.statements.end(), found.statements.begin(), found.statements.end());
    out_.questions.insert(out_.questions.end(), found.questions.begin(), found.questions.end());
  }

  // Reasons -----------------------------------------------------------------------------------------------------------

  void explain(Index i) {
    ColumnReading& column = out_.columns[i];
    const ColumnFacts& facts = out_.facts[i];
    std::vector<std::string> reasons;
    if (column.is_decided) reasons.emplace_back("as you said");
    for (const HeaderWord& word : words_[i])
      if (word.role == column.role && column.role != Role::ignore)
        reasons.push_back(word.weight == 1 ? fmt::format("its header says \"{}\"", word.word)
                                           : fmt::format("its header has \"{}\"", word.word));
    for (const HeaderWord& word : words_[i])
      if (word.role != column.role && word.weight > column.second_score) {
        column.second = word.role;
        column.second_score = word.weight;
      }
    if (facts.filled == 0) reasons.emplace_back("empty");
    else if (facts.counts > 0.5) reasons.push_back(fmt::format("{:.0f}% whole numbers", 100 * facts.counts));
    else if (facts.numbers > 0.5) reasons.push_back(fmt::format("{:.0f}% numbers", 100 * facts.numbers));
    else if (known_[i] > 0.3) reasons.push_back(fmt::format("{:.0f}% are known parties", 100 * known_[i]));
    column.because = fmt::format("{}", fmt::join(reasons, "; "));
  }

  const Table& table_;
  const std::vector<std::size_t>& keys_;
  const KnowsParty& knows_;
  const Decisions& decisions_;
  std::vector<std::size_t> sample_;
  RowsByArea groups_;
  std::vector<std::vector<HeaderWord>> words_;
  std::vector<double> known_;
  RolesOfColumns out_;
};

}  // namespace

RowsByArea rows_by_area(const Table& table, std::size_t key, const std::vector<std::size_t>& among) {
  RowsByArea groups;
  std::unordered_map<std::string, std::size_t> index;
  for (const std::size_t row : among) {
    const std::string code = area_code_of(table.cell(row, key));
    if (code.empty()) continue;
    const auto [known, is_new] = index.try_emplace(code, groups.rows.size());
    if (is_new) groups.rows.emplace_back();
    groups.rows[known->second].push_back(row);
  }
  const auto several =
      std::count_if(groups.rows.begin(), groups.rows.end(), [](const auto& rows) { return rows.size() > 1; });
  groups.has_several = 2 * static_cast<std::size_t>(several) > groups.rows.size();
  return groups;
}

RolesOfColumns roles_of(const Table& table, const std::vector<std::size_t>& keys, const KnowsParty& knows,
                        const Decisions& decisions) {
  return RoleFinder(table, keys, knows, decisions).find();
}

}  // namespace hustings
