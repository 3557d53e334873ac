#include "atlas/load/contest_bytes.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "geo/mesh/layer_bytes.h"

namespace hustings {

namespace {

enum Truth : std::uint8_t { no, yes, not_said };

/// Without its texts, which lie one after the other in an array of their own.
struct CandidacyRow {
  std::int64_t votes;
  std::uint32_t candidate, note;  ///< lengths
  PartyIndex party;
  Truth elected;
  std::uint8_t aggregate, independent;
  std::array<std::uint8_t, 3> unused;
};

struct ResultRow {
  std::int64_t electorate, ballots, published_majority, declared;
  std::int32_t seats, date;
  std::uint32_t candidacies;
  std::uint32_t area_code, note;  ///< lengths
  PartyIndex published_winner;
  Flags flags;
  std::uint8_t level;
  std::uint8_t has_electorate, has_ballots, has_published_majority, has_seats, has_date, has_published_winner,
      has_declared;
  std::uint8_t shares_only, one_seat, unopposed, several_votes;
  std::array<std::uint8_t, 4> unused;
};
static_assert(sizeof(CandidacyRow) == 24 && sizeof(ResultRow) == 72);  // no byte is left to chance

std::uint8_t byte(bool value) { return value ? 1 : 0; }

template <class T, class Row>
void set_optional(const std::optional<T>& value, Row& row, std::uint8_t& has) {
  has = byte(value.has_value());
  if (value) row = static_cast<Row>(*value);
}

template <class T, class Row>
void read_optional(std::uint8_t has, const Row& row, std::optional<T>& value) {
  if (has != 0) value = static_cast<T>(row);
}

/// Texts one after the other.
class Texts {
 public:
  explicit Texts(std::string_view all) : all_(all) {}
  std::string_view take(std::uint32_t length) {
    good = good && length <= all_.size();
    if (!good) return {};
    const std::string_view text = all_.substr(0, length);
    all_.remove_prefix(length);
    return text;
  }
  bool all_taken() const { return good && all_.empty(); }

  bool good = true;

 private:
  std::string_view all_;
};

std::uint32_t add_text(std::string& texts, const std::string& text) {
  texts += text;
  return static_cast<std::uint32_t>(text.size());
}

CandidacyRow row_of(const Candidacy& candidacy, std::string& texts) {
  CandidacyRow row{};
  row.votes = candidacy.votes;
  row.party = candidacy.party;
  row.candidate = add_text(texts, candidacy.candidate);
  row.note = add_text(texts, candidacy.note);
  row.elected = !candidacy.elected ? not_said : *candidacy.elected ? yes : no;
  row.aggregate = byte(candidacy.aggregate);
  row.independent = byte(candidacy.independent);
  return row;
}

ResultRow row_of(const Result& result, std::string& texts) {
  ResultRow row{};
  row.area_code = add_text(texts, result.area_code);
  row.note = add_text(texts, result.note);
  row.candidacies = static_cast<std::uint32_t>(result.candidacies.size());
  row.level = static_cast<std::uint8_t>(result.level);
  set_optional(result.electorate, row.electorate, row.has_electorate);
  set_optional(result.ballots, row.ballots, row.has_ballots);
  set_optional(result.seats, row.seats, row.has_seats);
  row.has_date = byte(result.date.has_value());
  if (result.date) row.date = static_cast<std::int32_t>(result.date->time_since_epoch().count());
  row.has_declared = byte(result.declared.has_value());
  if (result.declared) row.declared = result.declared->time_since_epoch().count();
  set_optional(result.published.winner, row.published_winner, row.has_published_winner);
  set_optional(result.published.majority, row.published_majority, row.has_published_majority);
  row.flags = result.flags;
  row.shares_only = byte(result.shares_only);
  row.one_seat = byte(result.one_seat);
  row.unopposed = byte(result.unopposed);
  row.several_votes = byte(result.several_votes);
  return row;
}

Candidacy candidacy_of(const CandidacyRow& row, Texts& texts) {
  Candidacy candidacy;
  candidacy.party = row.party;
  candidacy.votes = row.votes;
  candidacy.candidate = texts.take(row.candidate);
  candidacy.note = texts.take(row.note);
  if (row.elected != not_said) candidacy.elected = row.elected == yes;
  candidacy.aggregate = row.aggregate != 0;
  candidacy.independent = row.independent != 0;
  return candidacy;
}

/// Without its candidacies.
Result result_of(const ResultRow& row, Texts& texts) {
  Result result;
  result.area_code = texts.take(row.area_code);
  result.note = texts.take(row.note);
  result.level = static_cast<Level>(row.level);
  read_optional(row.has_electorate, row.electorate, result.electorate);
  read_optional(row.has_ballots, row.ballots, result.ballots);
  read_optional(row.has_seats, row.seats, result.seats);
  if (row.has_date != 0) result.date = Date(std::chrono::days(row.date));
  if (row.has_declared != 0) result.declared = Instant(std::chrono::seconds(row.declared));
  read_optional(row.has_published_winner, row.published_winner, result.published.winner);
  read_optional(row.has_published_majority, row.published_majority, result.published.majority);
  result.flags = row.flags;
  result.shares_only = row.shares_only != 0;
  result.one_seat = row.one_seat != 0;
  result.unopposed = row.unopposed != 0;
  result.several_votes = row.several_votes != 0;
  return result;
}

}  // namespace

void put_results(ByteWriter& out, const std::vector<Result>& results) {
  std::string texts;
  std::vector<ResultRow> rows;
  std::vector<CandidacyRow> candidacies;
  rows.reserve(results.size());
  for (const Result& result : results) {
    rows.push_back(row_of(result, texts));
    for (const Candidacy& candidacy : result.candidacies) candidacies.push_back(row_of(candidacy, texts));
  }
  out.put_array(std::span<const ResultRow>(rows));
  out.put_array(std::span<const CandidacyRow>(candidacies));
  out.put(std::string_view(texts));
}

std::optional<std::vector<Result>> take_results(ByteReader& in) {
  const auto rows = in.take_array<ResultRow>();
  auto candidacies = in.take_array<CandidacyRow>();
  Texts texts(in.take_text());
  std::vector<Result> results;
  results.reserve(rows.size());
  for (const ResultRow& row : rows) {
    Result& result = results.emplace_back(result_of(row, texts));
    texts.good = texts.good && row.candidacies <= candidacies.size();
    if (!texts.good) break;
    result.candidacies.reserve(row.candidacies);
    for (const CandidacyRow& candidacy : candidacies.first(row.candidacies))
      result.candidacies.push_back(candidacy_of(candidacy, texts));
    candidacies = candidacies.subspan(row.candidacies);
  }
  if (!texts.all_taken() || !candidacies.empty()) return std::nullopt;
  return results;
}

void put_placed_findings(ByteWriter& out, const Findings& findings) {
  put_findings(out, findings);
  for (const Finding& finding : findings) {
    out.put(std::string_view(finding.place.file));
    out.put(std::string_view(finding.place.layer));
  }
}

Findings take_placed_findings(ByteReader& in) {
  Findings findings = take_findings(in, {}, {});
  for (Finding& finding : findings) {
    finding.place.file = in.take_text();
    finding.place.layer = in.take_text();
  }
  return findings;
}

}  // namespace hustings
