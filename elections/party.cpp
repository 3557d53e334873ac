#include "elections/party.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "base/text/text.h"

namespace hustings {

namespace {

std::optional<std::uint32_t> maybe_colour(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::uint32_t colour = 0;
  const char* last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data() + 1, last, colour, 16);
  if (error != std::errc{} || end != last) return std::nullopt;
  return colour;
}

std::optional<PartyKind> maybe_kind(std::string_view text) {
  const std::string kind = lower_case(text);
  if (kind.empty() || kind == "party") return PartyKind::party;
  if (kind == "independent") return PartyKind::independent;
  if (kind == "aggregate") return PartyKind::aggregate;
  if (kind == "answer") return PartyKind::answer;
  return std::nullopt;
}

/// Reads one row at a time and keeps what was wrong with it.
class PartyReader {
 public:
  explicit PartyReader(const Table& table)
      : table_(table),
        id_(table.find_column("id")),
        name_(table.find_column("name")),
        short_(table.find_column("short")),
        colour_(table.find_column("colour")),
        kind_(table.find_column("kind")) {}

  Outcome<Parties> read() && {
    if (!id_) missing("id");
    if (!name_) missing("name");
    if (has_errors(findings_)) return {std::nullopt, std::move(findings_)};
    for (std::size_t row = 0; row < table_.rows.size(); ++row) read_row(row);
    if (has_errors(findings_)) return {std::nullopt, std::move(findings_)};
    return {std::move(parties_), std::move(findings_)};
  }

 private:
  std::string_view text(std::size_t row, std::optional<std::size_t> column) const {
    return trimmed(table_.cell(row, column));
  }

  void note(Severity severity, Place place, std::string what, std::string remedy) {
    findings_.push_back({severity, std::move(place), std::move(what), std::move(remedy)});
  }

  void missing(std::string_view column) {
    note(Severity::error, {table_.file, {}, {}, std::string(column)}, "there is no such column",
         "A table of parties needs the columns id and name");
  }

  void read_row(std::size_t row) {
    Party party;
    party.id = lower_case(text(row, id_));
    if (party.id.empty()) {
      note(Severity::error, table_.place(row, "id"), "the party has no id", "Give it a short one, such as con");
      return;
    }
    const std::string_view name = text(row, name_);
    party.name = name.empty() ? party.id : std::string(name);
    const std::string_view short_name = text(row, short_);
    party.short_name = short_name.empty() ? party.name : std::string(short_name);
    read_colour(row, party);
    read_kind(row, party);
    if (parties_.find(party.id)) {
      note(Severity::warning, table_.place(row, "id"), fmt::format("party \"{}\" stands here already", party.id),
           "The first row counts; remove the other");
      return;
    }
    parties_.add(std::move(party));
  }

  void read_colour(std::size_t row, Party& party) {
    const std::string_view written = text(row, colour_);
    if (written.empty()) return;
    const auto colour = maybe_colour(written);
    if (colour) {
      party.colour = *colour;
      return;
    }
    note(Severity::error, table_.place(row, "colour"), fmt::format("\"{}\" is no colour", written),
         "Write it as #RRGGBB, such as #0087DC");
  }

  void read_kind(std::size_t row, Party& party) {
    const std::string_view written = text(row, kind_);
    const auto kind = maybe_kind(written);
    if (kind) {
      party.kind = *kind;
      return;
    }
    note(Severity::error, table_.place(row, "kind"), fmt::format("\"{}\" is no kind of party", written),
         "Write party, independent, aggregate or answer");
  }

  const Table& table_;
  std::optional<std::size_t> id_, name_, short_, colour_, kind_;
  Parties parties_;
  Findings findings_;
};

}  // namespace

std::string name_in_totals(const Party& party) {
  return party.kind == PartyKind::independent ? party.short_name + " (all)" : party.short_name;
}

std::string name_in_shares(const Party& party) {
  return party.kind == PartyKind::independent ? "best " + party.short_name : party.short_name;
}

PartyIndex Parties::add(Party party) {
  party.id = lower_case(party.id);
  if (const auto known = find(party.id)) return *known;
  if (parties_.size() > std::numeric_limits<PartyIndex>::max())
    throw InputError({Severity::error, {}, "there are more than 65,536 parties", "Is another column named party?"});
  const auto index = static_cast<PartyIndex>(parties_.size());
  index_.emplace(party.id, index);
  parties_.push_back(std::move(party));
  return index;
}

std::optional<PartyIndex> Parties::find(std::string_view id) const {
  const auto found = index_.find(lower_case(id));
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

Outcome<Parties> read_parties(const Table& table) { return PartyReader(table).read(); }

}  // namespace hustings
