#include "atlas/load/name_join.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "atlas/name_spelling.h"
#include "base/text/fuzzy_match.h"
#include "base/text/text.h"

namespace hustings {

namespace {

using Candidates = std::vector<AreaIndex>;

/// One layer's areas by name.
class NameIndex {
 public:
  NameIndex(const AtlasLayer& layer, const Atlas& atlas)
      : layer_(layer), parents_(layer.parent_layer ? &atlas.layers[*layer.parent_layer] : nullptr) {
    has_parents_ = std::any_of(layer.layer.areas.begin(), layer.layer.areas.end(),
                               [](const Area& area) { return !area.parent.empty(); });
  }

  /// All areas of that name, in the named parent where one is given: the likest that there are.
  Candidates find(const std::string& name, const std::string& parent) {
    for (const Likeness likeness : likenesses) {
      const Candidates found = called(name, likeness);
      if (!has_parents_ || parent.empty()) {
        if (!found.empty()) return found;
        continue;
      }
      for (const Likeness of_parent : likenesses)
        if (Candidates within = in_parent(found, parent, of_parent); !within.empty()) return within;
    }
    return {};
  }

  Candidates called(const std::string& name) { return find(name, {}); }

  /// "Abbey (Merton, E05000455)".
  std::string described(AreaIndex index) const {
    const Area& area = layer_.layer.areas[index];
    const std::string parent = parent_name(area);
    return fmt::format("{} ({}{}{})", area.name, parent, parent.empty() ? "" : ", ", area.code);
  }

  /// The area whose name is nearest, if it is near: a quarter of its letters at most, and the last resort of a typist.
  std::optional<AreaIndex> nearest(const std::string& name) const {
    const std::string wanted = search_key(name);
    std::optional<AreaIndex> best;
    std::size_t most = std::max<std::size_t>(1, wanted.size() / 4);
    for (AreaIndex i = 0; i < layer_.layer.areas.size(); ++i) {
      const std::size_t distance = edit_distance(wanted, search_key(layer_.layer.areas[i].name), most).whole;
      if (distance > most) continue;
      best = i;
      if (distance == 0) break;
      most = distance - 1;  // another one must be nearer
    }
    return best;
  }

  const AtlasLayer& layer() const { return layer_; }

 private:
  Candidates called(const std::string& name, Likeness likeness) {
    Candidates all;
    const Index& index = index_of(likeness);
    for (const std::string& spelling : spellings_of(name, likeness))
      if (const auto found = index.find(spelling); found != index.end())
        all.insert(all.end(), found->second.begin(), found->second.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  using Index = std::unordered_map<std::string, Candidates>;

  /// Made when first asked for: most names are written as their area's is.
  const Index& index_of(Likeness likeness) {
    std::optional<Index>& known = by_name_[static_cast<std::size_t>(likeness)];
    if (known) return *known;
    known.emplace();
    for (AreaIndex i = 0; i < layer_.layer.areas.size(); ++i)
      for (const std::string& spelling : spellings_of(layer_.layer.areas[i].name, likeness))
        (*known)[spelling].push_back(i);
    return *known;
  }

  std::string parent_name(const Area& area) const {
    const auto parent = parents_ != nullptr ? parents_->find(area.parent) : std::nullopt;
    return parent ? parents_->layer.areas[*parent].name : area.parent;
  }

  Candidates in_parent(Candidates areas, const std::string& parent, Likeness likeness) const {
    const std::string code = area_code_of(parent);
    const std::set<std::string> asked = spellings_of(parent, likeness);
    std::erase_if(areas, [&](AreaIndex index) {
      const Area& area = layer_.layer.areas[index];
      const std::set<std::string> known = spellings_of(parent_name(area), likeness);
      return area.parent != code &&
             std::none_of(known.begin(), known.end(), [&](const std::string& name) { return asked.contains(name); });
    });
    return areas;
  }

  const AtlasLayer& layer_;
  const AtlasLayer* parents_;
  bool has_parents_ = false;
  std::array<std::optional<Index>, likenesses.size()> by_name_;
};

class NameJoin {
 public:
  NameJoin(const Table& table, const AtlasLayer& layer, const Atlas& atlas)
      : table_(table), columns_(name_columns_of(table)), level_(table.find_column("level")), areas_(layer, atlas) {
    if (layer.parent_layer) parents_.emplace(atlas.layers[*layer.parent_layer], atlas);
  }

  Outcome<Table> join() && {
    Table joined{.file = table_.file, .columns = table_.columns, .rows = {}, .lines = {}};
    joined.columns.emplace_back("area_code");
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      const std::string code = code_of(row);
      if (code.empty()) continue;
      joined.rows.push_back(table_.rows[row]);
      joined.rows.back().resize(table_.columns.size());
      joined.rows.back().push_back(code);
      joined.lines.push_back(table_.lines[row]);
    }
    for (const Refusal& refusal : refusals_) warn(refusal);
    if (joined.rows.empty())
      findings_.push_back(
          {.severity = Severity::error,
           .place = {.file = table_.file,
                     .layer = areas_.layer().layer.id,
                     .row = {},
                     .column = table_.columns[*columns_.name]},
           .what = "none of its names is an area of the layer",
           .remedy = "Check that the contest names the right layer, or give codes in a column area_code"});
    if (has_errors(findings_)) return {std::nullopt, std::move(findings_)};
    return {std::move(joined), std::move(findings_)};
  }

 private:
  struct Refusal {
    std::size_t row = 0;  ///< the first of them
    std::size_t rows = 0;
    std::string what;
    std::string remedy;
  };

  /// The code, or "" where the name is refused. Rows of one area are one question.
  std::string code_of(std::size_t row) {
    const std::string& name = table_.cell(row, columns_.name);
    const std::string& parent = table_.cell(row, columns_.parent);
    const bool postal = lower_case(table_.cell(row, level_)) == "postal";
    const auto [known, is_new] = codes_.try_emplace({name, parent, postal});
    if (is_new) known->second = answer(row, name, parent, postal);
    const auto& [code, refusal] = known->second;
    if (code.empty()) ++refusals_[refusal].rows;
    return code;
  }

  using Answer = std::pair<std::string, std::size_t>;  ///< code, or "" and which refusal

  Answer answer(std::size_t row, const std::string& name, const std::string& parent, bool postal) {
    NameIndex& areas = postal && parents_ ? *parents_ : areas_;
    if (name.empty()) return refuse(row, "the name is blank", "Name the area, or remove the row");
    const Candidates found = areas.find(name, postal ? std::string() : parent);
    if (found.size() == 1) return {areas.layer().layer.areas[found.front()].code, 0};
    if (found.size() > 1)
      return refuse(
          row, fmt::format("\"{}\" may be {}", name, listed(areas, found)),
          columns_.parent && parent.empty()
              ? fmt::format("Fill the column {}, or give codes in a column area_code", table_.columns[*columns_.parent])
              : "Add a column borough with its name or code, or give codes in a column area_code");
    if (const Candidates elsewhere = areas.called(name); !elsewhere.empty())
      return refuse(row, fmt::format("there is no \"{}\" in \"{}\", but {}", name, parent, listed(areas, elsewhere)),
                    "Correct the name or what it lies in");
    const auto nearest = areas.nearest(name);
    return refuse(
        row, fmt::format("\"{}\" is no area of the layer {}", name, areas.layer().layer.id),
        nearest ? fmt::format("Did you mean {}?", areas.described(*nearest)) : "Correct the name, or take the row out");
  }

  static std::string listed(const NameIndex& areas, const Candidates& found) {
    constexpr std::size_t at_most = 3;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < std::min(found.size(), at_most); ++i) names.push_back(areas.described(found[i]));
    return fmt::format("{}{}", fmt::join(names, " or "),
                       found.size() > at_most ? fmt::format(" or {} more", found.size() - at_most) : "");
  }

  Answer refuse(std::size_t row, std::string what, std::string remedy) {
    refusals_.push_back({.row = row, .rows = 0, .what = std::move(what), .remedy = std::move(remedy)});
    return {std::string(), refusals_.size() - 1};
  }

  void warn(const Refusal& refusal) {
    Place place = table_.place(refusal.row, table_.columns[*columns_.name]);
    place.layer = areas_.layer().layer.id;
    findings_.push_back(
        {.severity = Severity::warning,
         .place = std::move(place),
         .what = fmt::format("{}; {} left out", refusal.what,
                             refusal.rows == 1 ? "the row is" : fmt::format("{} rows are", refusal.rows)),
         .remedy = refusal.remedy});
  }

  const Table& table_;
  NameColumns columns_;
  std::optional<std::size_t> level_;
  NameIndex areas_;
  std::optional<NameIndex> parents_;
  std::map<std::tuple<std::string, std::string, bool>, Answer> codes_;
  std::vector<Refusal> refusals_;
  Findings findings_;
};

}  // namespace

NameColumns name_columns_of(const Table& table) {
  // What names the smaller area comes first: a table of wards has a column of boroughs too.
  static constexpr std::array<std::string_view, 13> names = {
      "area name", "ward name",    "ward",    "constituency name", "constituency", "seat",     "name",
      "area",      "borough name", "borough", "local authority",   "authority",    "district",
  };
  static constexpr std::array<std::string_view, 9> parents = {
      "parent",       "parent code",     "parent name", "borough",  "borough name",
      "borough code", "local authority", "authority",   "district",
  };
  const auto first_of = [&](const auto& wanted, std::optional<std::size_t> taken) -> std::optional<std::size_t> {
    for (const std::string_view name : wanted)
      for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (folded(table.columns[i]) == name && i != taken) return i;
    return std::nullopt;
  };
  const auto name = first_of(names, std::nullopt);
  return {.name = name, .parent = name ? first_of(parents, name) : std::nullopt};
}

Outcome<Table> with_codes(const Table& table, const AtlasLayer& layer, const Atlas& atlas) {
  if (table.find_column("area_code") || !name_columns_of(table).name) return {table, {}};
  return NameJoin(table, layer, atlas).join();
}

}  // namespace hustings
