#include "tests/atlas/import/disfigure.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <utility>

#include "base/text/fuzzy_match.h"
#include "base/text/text.h"
#include "tests/atlas/import/dice.h"
#include "tests/atlas/import/encoded.h"
#include "tests/atlas/import/invented_election.h"
#include "tests/atlas/import/published_words.h"

namespace hustings::disfigure {

namespace {

constexpr std::array<const char*, kinds> names_of_kinds = {
    "dialect",    "encoding",  "language",       "lines above",   "lines below",     "total rows",      "total columns",
    "group rows", "thousands", "decimal commas", "blank columns", "doubled columns", "lost zeros",      "float codes",
    "no accents", "capitals",  "affixes",        "shuffled",      "lower level",     "second election", "wide",
    "groups",     "shares",    "did not stand",  "merged cells"};

/// Publishes an election, disfigured.
class Publisher {
 public:
  Publisher(std::uint32_t seed, int at_most) : dice_(seed) {
    out_.seed = seed;
    choose_kinds(at_most);
  }

  Published publish() && {
    out_.areas = some_areas(dice_);
    parties_ = party_pools()[dice_.below(party_pools().size())];
    out_.elections.push_back({2019, some_votes(dice_, out_.areas, parties_)});
    if (has(Kind::second_election)) out_.elections.push_back({2015, some_votes(dice_, out_.areas, parties_)});
    language_ = has(Kind::language) ? 1 + dice_.below(7) : 0;
    choose_columns();
    fill();
    rearrange();
    out_.bytes = has(Kind::encoding) ? encoded(text(), dice_) : text();
    out_.file_name = "council-2019-05-02.csv";
    out_.boundaries = squares(out_.areas, by_code_ || dice_.heads());
    return std::move(out_);
  }

 private:
  using Row = std::vector<std::string>;
  /// One heading over a row's cells, and what it is.
  struct Head {
    Column column;
    std::string header;
    std::string party = {};  ///< of a wide table
    std::size_t place = 0;   ///< of groups
  };

  bool has(Kind kind) const { return std::find(out_.done.begin(), out_.done.end(), kind) != out_.done.end(); }

  /// Some exclude each other, and some want another to be seen.
  void choose_kinds(int at_most) {
    std::vector<Kind> all;
    for (int i = 0; i < kinds; ++i) all.push_back(static_cast<Kind>(i));
    dice_.shuffle(all);
    const auto wanted = static_cast<std::size_t>(dice_.between(1, at_most));
    const auto add = [&](Kind kind, std::initializer_list<Kind> never_with, std::initializer_list<Kind> with) {
      if (std::any_of(never_with.begin(), never_with.end(), [&](Kind other) { return has(other); })) return;
      if (out_.done.size() + with.size() >= wanted + 1) return;
      if (!has(kind)) out_.done.push_back(kind);
      for (const Kind other : with)
        if (!has(other)) out_.done.push_back(other);
    };
    for (const Kind kind : all) {
      if (out_.done.size() >= wanted) break;
      switch (kind) {
        case Kind::wide: add(kind, {Kind::groups, Kind::merged_cells}, {}); break;
        case Kind::groups:
          add(kind, {Kind::wide, Kind::merged_cells, Kind::lower_level, Kind::did_not_stand}, {});
          break;
        case Kind::merged_cells:
          add(kind, {Kind::wide, Kind::groups, Kind::shuffled, Kind::group_rows, Kind::second_election}, {});
          break;
        case Kind::group_rows: add(kind, {Kind::shuffled, Kind::merged_cells}, {}); break;
        case Kind::shuffled: add(kind, {Kind::group_rows, Kind::merged_cells}, {}); break;
        case Kind::lower_level: add(kind, {Kind::groups}, {}); break;
        case Kind::did_not_stand: add(kind, {Kind::groups}, {}); break;
        case Kind::lost_zeros: add(kind, {Kind::no_accents, Kind::capitals, Kind::affixes}, {}); break;
        case Kind::float_codes: add(kind, {Kind::no_accents, Kind::capitals, Kind::affixes}, {}); break;
        case Kind::no_accents:
        case Kind::capitals:
        case Kind::affixes: add(kind, {Kind::lost_zeros, Kind::float_codes}, {}); break;
        case Kind::decimal_commas: add(kind, {}, {Kind::shares}); break;
        default: add(kind, {}, {});
      }
    }
  }

  bool has_names() const {
    return std::any_of(heads_.begin(), heads_.end(), [](const Head& head) { return head.column == Column::name; });
  }

  std::string header(Column column) const { return header_of(column, language_); }

  void choose_columns() {
    const bool names_alone = has(Kind::no_accents) || has(Kind::capitals) || has(Kind::affixes);
    const bool codes_matter = has(Kind::lost_zeros) || has(Kind::float_codes);
    by_code_ = codes_matter || (!names_alone && dice_.heads());
    const bool with_name = !by_code_ || dice_.heads();
    const auto add = [&](Column column) { heads_.push_back({column, header(column)}); };
    if (has(Kind::second_election)) add(Column::year);
    if (by_code_) add(Column::code);
    if (with_name) add(Column::name);
    if (dice_.below(3) == 0) add(Column::parent);
    if (has(Kind::lower_level)) add(Column::station);
    if (has(Kind::wide)) add_wide();
    else if (has(Kind::groups)) add_groups();
    else add_long();
    if (has(Kind::total_columns)) {
      if (dice_.heads()) add(Column::electorate);
      add(Column::valid);
      if (dice_.heads()) add(Column::rejected);
    }
    if (has(Kind::doubled_columns)) {
      Head twice = heads_[has(Kind::second_election) ? 1 : 0];
      twice.place = static_cast<std::size_t>(twice.column);
      twice.column = Column::doubled;
      heads_.insert(heads_.begin() + static_cast<std::ptrdiff_t>(dice_.below(heads_.size() + 1)), twice);
    }
    if (has(Kind::blank_columns))
      for (int i = dice_.between(1, 2); i > 0; --i)
        heads_.insert(heads_.begin() + static_cast<std::ptrdiff_t>(dice_.below(heads_.size() + 1)),
                      Head{Column::blank, dice_.heads() ? "" : "Remarks"});
    for (const Head& head : heads_) out_.roles.emplace(head.header, role_of(head.column));
    if (has(Kind::decimal_commas)) out_.decimal = ',';
  }

  void add_long() {
    if (dice_.heads()) heads_.push_back({Column::candidate, header(Column::candidate)});
    heads_.push_back({Column::party, header(Column::party)});
    heads_.push_back({Column::votes, header(Column::votes)});
    if (has(Kind::shares)) heads_.push_back({Column::share, header(Column::share)});
  }

  void add_wide() {
    for (const std::string& party : parties_) heads_.push_back({Column::votes, party, party});
    if (has(Kind::shares))
      for (const std::string& party : parties_) heads_.push_back({Column::share, party + " %", party});
  }

  void add_groups() {
    for (std::size_t i = 0; i < parties_.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      heads_.push_back({Column::party, header(Column::party) + number, {}, i});
      heads_.push_back({Column::votes, header(Column::votes) + number, {}, i});
      if (has(Kind::shares)) heads_.push_back({Column::share, header(Column::share) + number, {}, i});
    }
  }

  std::string count(int number) const {
    std::string text = std::to_string(number);
    if (has(Kind::thousands) && number > 999) text.insert(text.size() - 3, separator_);
    return text;
  }

  std::string share(int part, int whole) const {
    std::string text = decimal(whole == 0 ? 0.0 : 100.0 * part / whole, 2);
    if (has(Kind::decimal_commas)) std::replace(text.begin(), text.end(), '.', ',');
    return text;
  }

  std::string name_of_area(const Area& area) const {
    std::string name = area.name;
    if (has(Kind::no_accents)) name = unaccented(name);
    if (has(Kind::affixes)) name += affix_;
    return has(Kind::capitals) ? upper_case(name) : name;
  }

  std::string code_of_area(const Area& area) const {
    std::string code = area.code;
    if (has(Kind::lost_zeros)) code.erase(0, std::min(code.find_first_not_of('0'), code.size()));
    const bool is_number = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
    return has(Kind::float_codes) && is_number ? code + ".0" : code;
  }

  /// One line of the table: an area (or a station of it) in an election, and in a long table one party.
  struct Line {
    const Area* area = nullptr;  ///< none: all areas
    int year = 0;
    int station = 0;
    std::map<std::string, int> votes;
    std::string party;  ///< of a long table; "": the total
    std::size_t candidate = 0;
  };

  static int sum_of(const std::map<std::string, int>& votes) {
    return std::accumulate(votes.begin(), votes.end(), 0, [](int sum, const auto& one) { return sum + one.second; });
  }

  static std::vector<std::pair<std::string, int>> ranked(const std::map<std::string, int>& votes) {
    std::vector<std::pair<std::string, int>> order(votes.begin(), votes.end());
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    return order;
  }

  std::string cell(const Head& head, const Line& line) const {
    const bool is_long = !has(Kind::wide) && !has(Kind::groups);
    const int valid = sum_of(line.votes);
    const auto standing = [&](const std::string& party) { return line.votes.find(party); };
    switch (head.column) {
      case Column::code:
        // A row of all areas says so somewhere.
        return line.area != nullptr ? code_of_area(*line.area) : has_names() ? "" : total_in(language_);
      case Column::name: return line.area == nullptr ? total_in(language_) : name_of_area(*line.area);
      case Column::parent: return line.area == nullptr ? "" : line.area->parent;
      case Column::year: return std::to_string(line.year);
      case Column::station:
        return line.station == 0 ? "" : fmt::format("{} {}", first_letter(line.area->name), line.station);
      case Column::candidate: return line.party.empty() ? "" : people()[line.candidate % people().size()];
      case Column::electorate: return count(2 * valid + 17);
      case Column::rejected: return count(valid / 90);
      case Column::valid: return count(valid);
      case Column::blank: return "";
      case Column::doubled: return cell({static_cast<Column>(head.place), {}}, line);
      case Column::party: {
        if (is_long) return line.party.empty() ? total_in(language_) : line.party;
        const auto order = ranked(line.votes);
        return head.place < order.size() ? order[head.place].first : "";
      }
      case Column::votes:
      case Column::share: break;
    }
    const bool is_share = head.column == Column::share;
    if (has(Kind::groups)) {
      const auto order = ranked(line.votes);
      if (head.place >= order.size()) return "";
      return is_share ? share(order[head.place].second, valid) : count(order[head.place].second);
    }
    const std::string& party = is_long ? line.party : head.party;
    if (party.empty()) return is_share ? share(1, 1) : count(valid);
    const auto at = standing(party);
    if (at == line.votes.end()) return has(Kind::did_not_stand) ? "-" : "";
    return is_share ? share(at->second, valid) : count(at->second);
  }

  void add(const Line& line) {
    Row row;
    for (const Head& head : heads_) row.push_back(cell(head, line));
    rows_.push_back(std::move(row));
  }

  /// Of an area or a station: one row, or one a party.
  void add_place(Line line) {
    if (has(Kind::wide) || has(Kind::groups)) return add(line);
    for (std::size_t i = 0; i < parties_.size(); ++i) {
      line.party = parties_[i];
      line.candidate += 5 + i;
      if (line.votes.contains(line.party) || has(Kind::did_not_stand)) add(line);
    }
    line.party.clear();
    if (has(Kind::total_rows) && !has(Kind::lower_level)) add(line);
  }

  void add_area(const Area& area, int year, const std::map<std::string, int>& votes) {
    if (!has(Kind::lower_level)) return add_place({&area, year, 0, votes, {}, area.name.size()});
    std::map<std::string, int> rest = votes;
    const int stations = dice_.between(2, 4);
    for (int station = 1; station <= stations; ++station) {
      std::map<std::string, int> here;
      for (auto& [party, left] : rest) {
        here[party] = station == stations ? left : left * dice_.between(20, 60) / 100;
        left -= here[party];
      }
      add_place({&area, year, station, here, {}, area.name.size()});
    }
  }

  void fill() {
    separator_ = dice_.one_of<std::string>({",", ".", " ", "\u00A0", "'", "\u202F"});
    // A file has one sign for thousands and another one for decimals.
    if (has(Kind::shares) && separator_ == (has(Kind::decimal_commas) ? "," : ".")) separator_ = " ";
    if (has(Kind::thousands) && separator_ == ".") out_.decimal = ',';
    affix_ = dice_.one_of<std::string>({" Ward", " County", " District"});
    for (const Election& election : out_.elections) {
      std::string parent;
      std::map<std::string, int> all;
      for (const Area& area : out_.areas) {
        if (has(Kind::group_rows) && area.parent != parent) {
          parent = area.parent;
          Row heading(heads_.size());
          heading.front() = parent;
          rows_.push_back(std::move(heading));
        }
        const auto& votes = election.votes.at(area.code);
        for (const auto& [party, number] : votes) all[party] += number;
        add_area(area, election.year, votes);
      }
      if (has(Kind::total_rows) && !has(Kind::groups)) add_place({nullptr, election.year, 0, all, {}, 0});
    }
  }

  void rearrange() {
    if (has(Kind::shuffled)) dice_.shuffle(rows_);
    if (!has(Kind::merged_cells)) return;
    std::string last;
    for (Row& row : rows_) {
      std::string key;
      for (std::size_t i = 0; i < heads_.size(); ++i) {
        const Column column = heads_[i].column;
        if (column != Column::code && column != Column::name && column != Column::parent) continue;
        key += row[i] + "|";
      }
      if (key == last)
        for (std::size_t i = 0; i < heads_.size(); ++i) {
          const Column column = heads_[i].column;
          if (column == Column::code || column == Column::name || column == Column::parent) row[i].clear();
        }
      last = key;
    }
  }

  std::string text() {
    const std::string delimiter = has(Kind::dialect) ? dice_.one_of<std::string>({";", "\t", "|"}) : ",";
    const std::string end = dice_.heads() ? "\r\n" : "\n";
    const auto written = [&](const std::string& cell) {
      const bool quoted = cell.find(delimiter) != std::string::npos || cell.find('"') != std::string::npos;
      return quoted ? "\"" + cell + "\"" : cell;
    };
    const auto joined = [&](const Row& row) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) line += (i == 0 ? "" : delimiter) + written(row[i]);
      return line + end;
    };
    std::string out;
    const auto prose = [&](const char* words) {
      Row row(dice_.heads() ? heads_.size() : 1);
      row.front() = words;
      out += joined(row);
    };
    if (has(Kind::lines_above)) {
      prose("Results of the council election of 2 May 2019");
      if (dice_.heads()) prose("Published by the returning officer, provisional");
      if (dice_.heads()) out += joined(Row(dice_.heads() ? heads_.size() : 1));
    }
    Row head;
    for (const Head& one : heads_) head.push_back(one.header);
    out += joined(head);
    for (const Row& row : rows_) out += joined(row);
    if (has(Kind::lines_below)) {
      if (dice_.heads()) out += joined(Row(1));
      prose("Source: the returning officer");
      if (dice_.heads()) prose("Note: figures are as declared on the night.");
    }
    return out;
  }

  Dice dice_;
  Published out_;
  std::vector<std::string> parties_;
  std::size_t language_ = 0;
  bool by_code_ = false;
  std::vector<Head> heads_;
  std::vector<Row> rows_;
  std::string separator_, affix_;
};

}  // namespace

const char* name_of(Kind kind) { return names_of_kinds[static_cast<std::size_t>(kind)]; }

Published published(std::uint32_t seed, int at_most) { return Publisher(seed, at_most).publish(); }

}  // namespace hustings::disfigure
