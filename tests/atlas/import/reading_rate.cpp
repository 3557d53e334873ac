#include "tests/atlas/import/reading_rate.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <utility>

#include "atlas/import/party_sets.h"
#include "atlas/import/understand.h"
#include "atlas/name_spelling.h"
#include "atlas/published/read_published.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "elections/read/result_words.h"
#include "elections/read/wide_table.h"

namespace hustings::disfigure {

namespace {

constexpr std::array<const char*, verdicts> names_of_verdicts = {"right", "asked", "told", "refused",
                                                                 "wrong in silence"};

Table boundaries_of(const Published& published) {
  Table table{.file = "areas.geojson", .columns = {"name", "parent"}, .rows = {}, .lines = {}};
  const bool has_code = published.boundaries.find("\"code\"") != std::string::npos;
  if (has_code) table.columns.insert(table.columns.begin(), "code");
  for (const Area& area : published.areas) {
    table.rows.push_back({area.name, area.parent});
    if (has_code) table.rows.back().insert(table.rows.back().begin(), area.code);
    table.lines.push_back(static_cast<std::int64_t>(table.lines.size()));
  }
  return table;
}

/// The parties by the ids that a reading gives them.
class Labels {
 public:
  explicit Labels(const std::optional<Table>& parties) {
    if (!parties) return;
    for (std::size_t row = 0; row < parties->rows.size(); ++row)
      names_[parties->cell(row, parties->find_column("id"))] = parties->cell(row, parties->find_column("name"));
  }

  bool is(const std::string& id, const std::string& written) const {
    const auto named = names_.find(id);
    if (named != names_.end() && folded(named->second) == folded(written)) return true;
    if (folded(id) == folded(written)) return true;
    const std::vector<PartySet>& sets = carried_party_sets().all();
    return std::any_of(sets.begin(), sets.end(), [&](const PartySet& set) {
      const auto party = set.find(written);
      return party && set.parties()[*party].id == id &&
             (named == names_.end() || set.parties()[*party].name == named->second);
    });
  }

 private:
  std::map<std::string, std::string> names_;
};

/// Compares what was read with what was.
class Judge {
 public:
  explicit Judge(const Published& published) : truth_(published), boundaries_(boundaries_of(published)) {
    for (const Area& area : truth_.areas) {
      code_of_[area_code_of(area.code)] = area.code;
      code_of_name_[loosest_spelling(area.name)] = area.code;
    }
  }

  Judged judge() {
    constexpr int most_questions = 5;
    bool asked = false;
    for (int round = 0; round < most_questions; ++round) {
      const auto read = this->read();
      if (!read) return {Verdict::refused, describe(first_error(read.findings))};
      results_ = read.value->table;
      const auto found = understand({.boundaries = boundaries_,
                                     .results = results_,
                                     .named = truth_.file_name,
                                     .statements = read.value->statements,
                                     .questions = read.value->questions},
                                    decisions_);
      if (!found) return {Verdict::refused, describe(first_error(found.findings))};
      if (found.value->questions.empty()) return compared(*found.value, asked);
      asked = true;
      if (!answer(found.value->questions.front()))
        return {Verdict::refused, "no right answer is offered: " + found.value->questions.front().text};
    }
    return {Verdict::refused, "too many questions"};
  }

 private:
  /// Takes the right answer, if there is one.
  bool answer(const OpenQuestion& question) {
    if (question.id == "election") {
      for (const AnswerOption& option : question.options)
        if (option.value.find("2019") != std::string::npos) {
          decisions_.elections = {option.value};
          return true;
        }
      return false;
    }
    if (question.id == "decimal") {
      const bool is_new = !decimal_;
      decimal_ = truth_.decimal;
      return is_new;
    }
    bool answered = false;
    for (const AnswerOption& option : question.options) {
      const std::size_t equals = option.value.rfind('=');
      if (equals == std::string::npos) continue;
      const std::string header = option.value.substr(0, equals);
      const auto role = std::find_if(truth_.roles.begin(), truth_.roles.end(),
                                     [&](const auto& known) { return folded(known.first) == folded(header); });
      if (role == truth_.roles.end() || name_of(role->second) != option.value.substr(equals + 1)) continue;
      answered = decisions_.roles.insert_or_assign(header, role->second).second || answered;
    }
    return answered;
  }

  Outcome<PublishedTable> read() const {
    if (!decimal_) return published_text(truth_.bytes, truth_.file_name);
    const std::filesystem::path path = std::filesystem::temp_directory_path() / ("hustings-" + truth_.file_name);
    write_whole(path, truth_.bytes);
    return read_published({.source = path.string(), .layer = {}, .decimal = decimal_});
  }

  std::optional<std::string> area_of(const std::string& key, bool by_code) const {
    const auto& known = by_code ? code_of_ : code_of_name_;
    const auto found = known.find(by_code ? area_code_of(key) : loosest_spelling(key));
    return found == known.end() ? std::nullopt : std::optional(found->second);
  }

  /// The tidy rows of an election: a table that could be read as it is, is its own.
  Table votes_of(const ElectionReading& election) const {
    if (election.votes) return *election.votes;
    Table table = results_;
    for (std::string& column : table.columns) column = lower_case(column);
    const Parties& parties = carried_party_sets().find("gb")->parties();
    if (!is_wide(table, parties)) return table;
    auto tall = long_from_wide(table, parties);
    return tall ? tall.value->votes : table;
  }

  Judged compared(const Understanding& found, bool asked) {
    const Labels labels(found.parties);
    const std::set<std::string> missing(found.areas.without_result.begin(), found.areas.without_result.end());
    bool told = false;
    std::size_t seen = 0;
    for (const ElectionReading& reading : found.elections) {
      const Election* truth = election_of(reading, found.elections.size());
      if (truth == nullptr) return {Verdict::wrong, "an election that never was: " + reading.value};
      ++seen;
      const std::string fault = difference(reading, *truth, labels, missing, told);
      if (!fault.empty()) return {Verdict::wrong, fault};
    }
    const bool chose_one = !decisions_.elections.empty();
    if (seen != (chose_one ? 1 : truth_.elections.size()))
      return {Verdict::wrong, fmt::format("{} elections of {}", seen, truth_.elections.size())};
    return {told ? Verdict::told : asked ? Verdict::asked : Verdict::right, {}};
  }

  const Election* election_of(const ElectionReading& reading, std::size_t number) const {
    if (number == 1) return &truth_.elections.front();
    for (const Election& election : truth_.elections)
      if (reading.value.find(std::to_string(election.year)) != std::string::npos) return &election;
    return nullptr;
  }

  std::string difference(const ElectionReading& reading, const Election& truth, const Labels& labels,
                         const std::set<std::string>& missing, bool& told) const {
    const Table votes = votes_of(reading);
    const bool by_code = votes.find_column("area_code").has_value();
    const auto key = by_code ? votes.find_column("area_code") : votes.find_column("area_name");
    const auto party = votes.find_column("party");
    const auto figure = votes.find_column("votes");
    if (!key || !party || !figure) return "no votes were read";
    Votes left = truth.votes;
    for (std::size_t row = 0; row < votes.rows.size(); ++row) {
      const std::string& area_cell = votes.cell(row, key);
      if (folded(area_cell) == "total") continue;  // a sum that is known as one
      const auto number = maybe_count(votes.cell(row, figure));
      if (!number && is_missing_figure(votes.cell(row, figure))) continue;
      const auto area = area_of(area_cell, by_code);
      if (!area) return fmt::format("an area that is none: {}", area_cell);
      auto& parties = left[*area];
      const std::string& id = votes.cell(row, party);
      const auto at =
          std::find_if(parties.begin(), parties.end(), [&](const auto& one) { return labels.is(id, one.first); });
      if (at == parties.end())
        return fmt::format("{} in {}: \"{}\", who did not stand", id, *area, votes.cell(row, figure));
      if (!number || *number != at->second)
        return fmt::format("{} in {}: \"{}\", not {}", id, *area, votes.cell(row, figure), at->second);
      parties.erase(at);
    }
    for (const auto& [code, parties] : left) {
      if (parties.empty()) continue;
      const auto area = std::find_if(truth_.areas.begin(), truth_.areas.end(),
                                     [&, &wanted = code](const Area& one) { return one.code == wanted; });
      const bool is_named = missing.contains(area->name) || missing.contains(area->code);
      if (!is_named) return fmt::format("nothing of {} in {} ({})", parties.begin()->first, code, area->name);
      told = true;
    }
    return {};
  }

  const Published& truth_;
  Table boundaries_, results_;
  Decisions decisions_;
  std::optional<char> decimal_;
  std::map<std::string, std::string> code_of_, code_of_name_;
};

std::string line_of(const std::string& name, const std::array<int, verdicts>& counts) {
  int all = 0;
  for (const int count : counts) all += count;
  std::string line = fmt::format("| {} | {} |", name, all);
  for (const int count : counts) line += fmt::format(" {:.1f} |", all == 0 ? 0.0 : 100.0 * count / all);
  return line + "\n";
}

}  // namespace

const char* name_of(Verdict verdict) { return names_of_verdicts[static_cast<std::size_t>(verdict)]; }

Judged judge(const Published& published) { return Judge(published).judge(); }

Rates rates(std::uint32_t first_seed, int tables, int at_most) {
  Rates found;
  for (int i = 0; i < tables; ++i) {
    const std::uint32_t seed = first_seed + static_cast<std::uint32_t>(i);
    const Published one = published(seed, at_most);
    Judged judged = judge(one);
    const auto verdict = static_cast<std::size_t>(judged.verdict);
    ++found.all[verdict];
    for (const Kind kind : one.done) ++found.by_kind[kind][verdict];
    if (judged.verdict == Verdict::refused || judged.verdict == Verdict::wrong)
      found.failures.emplace_back(seed, std::move(judged));
  }
  return found;
}

std::string as_markdown(const Rates& rates) {
  std::string text = "| kind | tables |";
  for (const char* name : names_of_verdicts) text += fmt::format(" {}, % |", name);
  text += "\n|---|---|---|---|---|---|---|\n" + line_of("all", rates.all);
  for (const auto& [kind, counts] : rates.by_kind) text += line_of(name_of(kind), counts);
  return text;
}

}  // namespace hustings::disfigure
