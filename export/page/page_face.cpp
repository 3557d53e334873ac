#include "export/page/page_face.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "atlas/figures/provenance.h"
#include "atlas/paint/area_card.h"
#include "atlas/paint/legend.h"
#include "atlas/paint/placement.h"
#include "base/text/text.h"
#include "elections/result_measures.h"

namespace hustings {

namespace {

/// Texts by number, each once.
class Words {
 public:
  long of(const std::string& text) {
    const auto [found, fresh] = index_.emplace(text, static_cast<long>(all_.size()));
    if (fresh) all_.push_back(text);
    return found->second;
  }
  const std::vector<std::string>& all() const { return all_; }

 private:
  std::map<std::string, long> index_{{"", 0}};
  std::vector<std::string> all_{""};
};

std::string without_last_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

bool is(std::string_view column, std::string_view prefix) { return column.starts_with(prefix); }

class FaceWriter {
 public:
  FaceWriter(JsonText& json, PageBook& book, const Atlas& atlas, const View& view, const ScenePart& part,
             const std::vector<ColouredColumn>& coloured)
      : json_(json),
        book_(book),
        atlas_(atlas),
        view_(view),
        part_(part),
        coloured_(coloured),
        layer_(atlas.layers[part.layer]),
        figures_(figures_of(atlas, view, nearer_end(part))),
        contest_(atlas.contest(figures_->shown.contest)) {}

  void write() {
    const long layer = book_.layer(atlas_, part_.layer, shown_insets(view_, layer_));
    json_.open('{').put("layer", layer);
    json_.key("seats").boolean(figures_->seats);
    json_.put("formula", view_.formula == SwingFormula::butler ? "Butler" : "Steed");
    json_.put("electors", electors_of(atlas_, figures_->shown));
    json_.put("against", figures_->against ? atlas_.contest(*figures_->against).title : "");
    write_bars();
    write_cards();
    write_columns();
    json_.put_texts("words", words_.all()).close();
  }

 private:
  std::size_t size() const { return figures_->size(); }

  const Result* result(AreaIndex area) const { return result_of(atlas_, figures_->shown, area); }

  /// "3 16333 5;0 16313 2": party, votes and, where it is known, the candidate's name.
  void write_bars() {
    bool shares_only = false;
    json_.key("bars").open('[');
    for (AreaIndex area = 0; area < size(); ++area) {
      std::string bars;
      if (const Result* now = result(area)) {
        shares_only |= now->shares_only;
        for (const Candidacy& candidacy : now->candidacies) {
          fmt::format_to(std::back_inserter(bars), "{}{} {}", bars.empty() ? "" : ";",
                         book_.party(atlas_, candidacy.party), candidacy.votes);
          if (const long name = words_.of(name_of(candidacy)); name != 0)
            fmt::format_to(std::back_inserter(bars), " {}", name);
        }
      }
      json_.text(bars);
    }
    json_.close().key("sharesOnly").boolean(shares_only);
  }

  /// The best candidate's name says little of a slate.
  std::string name_of(const Candidacy& candidacy) const {
    const bool slate = contest_.method == Method::multi_member && !candidacy.independent;
    return slate ? "" : candidacy.candidate;
  }

  /// What the card says beside figures that stand in columns.
  void write_cards() {
    static constexpr std::array<std::string_view, 4> extra{"Elected", "Elected, split ward", "Councillors",
                                                           "Second preferences"};
    std::vector<long> heads, notes, sources, lines;
    for (AreaIndex area = 0; area < size(); ++area) {
      const AreaCard card = card_of(atlas_, view_, part_, area, 0);
      heads.push_back(words_.of(card.headline));
      notes.push_back(words_.of(card.note));
      sources.push_back(words_.of(fmt::format("{}", fmt::join(card.provenance, "\n"))));
      std::vector<std::string> more;
      for (const CardLine& line : card.lines) {
        if (line.label == "Why") more.push_back(line.remark);
        else if (line.label == "Poll" || std::find(extra.begin(), extra.end(), line.label) != extra.end())
          more.push_back(fmt::format("{}: {}{}{}", line.label, line.value,
                                     line.value.empty() || line.remark.empty() ? "" : "; ", line.remark));
      }
      lines.push_back(words_.of(fmt::format("{}", fmt::join(more, "\n"))));
    }
    json_.put_integers("head", heads).put_integers("note", notes).put_integers("source", sources);
    json_.put_integers("more", lines);
  }

  void write_columns() {
    json_.key("columns").open('{');
    for (const Column& column : figures_->columns)
      if (is_written(column)) write_column(column);
    json_.close().key("why").open('{');
    for (const Column& column : figures_->columns)
      if (is_explained(column)) write_reasons(column);
    json_.close();
  }

  /// What stands elsewhere in the page is left out: names, and numbers of the layer.
  static bool is_written(const Column& column) {
    return column.id != "area_code" && column.id != "area_name" && column.id != "parent_name" &&
           !is(column.id, "number_") && column.id != "three_way";
  }

  static bool is_explained(const Column& column) {
    return column.id == "majority_pct" || column.id == "swing_pct" || column.id == "turnout_pct" ||
           column.id == "status" || column.id == "effective_parties" || is(column.id, "change_");
  }

  void write_column(const Column& column) {
    switch (column.kind) {
      case ColumnKind::number: return write_numbers(column);
      case ColumnKind::party: return write_parties(column);
      case ColumnKind::status:
        return write_texts(column, [&](AreaIndex area) { return cell_text(atlas_, *figures_, column, area); });
      case ColumnKind::text: return write_texts(column, [&](AreaIndex area) { return (*column.texts)[area]; });
    }
  }

  void write_parties(const Column& column) {
    write_cells(column, [&](AreaIndex area) {
      return column.parties[area] ? std::to_string(book_.party(atlas_, *column.parties[area])) : std::string();
    });
  }

  template <class TextOf>
  void write_texts(const Column& column, TextOf text_of) {
    write_cells(column, [&](AreaIndex area) {
      const long word = words_.of(text_of(area));
      return word == 0 ? std::string() : std::to_string(word);
    });
  }

  /// "3,,1"; "*3" where all have the same; nothing where none has any.
  template <class CellOf>
  void write_cells(const Column& column, CellOf cell_of) {
    std::vector<std::string> cells;
    for (AreaIndex area = 0; area < size(); ++area) cells.push_back(cell_of(area));
    if (cells.empty()) return;
    if (std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) { return cell != cells.front(); }))
      json_.put(column.id, fmt::format("{}", fmt::join(cells, ",")));
    else if (!cells.front().empty()) json_.put(column.id, "*" + cells.front());
  }

  /// "=" where the page works the same doubles out from other columns.
  void write_numbers(const Column& column) {
    bool known = false, derived = true;
    for (AreaIndex area = 0; area < size(); ++area) {
      known |= column.known(area);
      const double own = derived_from(column, area);
      derived = derived && (column.known(area) ? own == column.numbers[area] : std::isnan(own));
    }
    if (!known) return;
    if (derived) {
      json_.put(column.id, "=");
      return;
    }
    const auto coloured = std::find_if(coloured_.begin(), coloured_.end(),
                                       [&](const ColouredColumn& one) { return one.column == column.id; });
    const Scale* scale = coloured == coloured_.end() ? nullptr : &coloured->scale;
    json_.put(column.id, cells_of(column, scale));
  }

  /// "1.5,,2", or "@" and "area:figure" where few are known.
  std::string cells_of(const Column& column, const Scale* scale) const {
    std::size_t known = 0;
    for (AreaIndex area = 0; area < size(); ++area) known += column.known(area) ? 1 : 0;
    const bool sparse = 4 * known < size();
    std::string cells = sparse ? "@" : "";
    for (AreaIndex area = 0; area < size(); ++area) {
      if (!sparse && area > 0) cells += ',';
      if (!column.known(area)) continue;
      if (sparse) cells += fmt::format("{}{}:", cells.size() > 1 ? "," : "", area);
      cells += figure_text(column.numbers[area], scale);
    }
    return cells;
  }

  static std::string figure_text(double figure, const Scale* scale) {
    const std::string text = without_last_zeros(decimal(figure, 4));
    const double read = *maybe_number(text);
    const bool same = decimal(read, 1) == decimal(figure, 1) && decimal(read, 2) == decimal(figure, 2) &&
                      (scale == nullptr || scale->at(read) == scale->at(figure));
    return same ? text : fmt::format("{}", figure);
  }

  /// As columns.js has it; NaN where it has nothing.
  double derived_from(const Column& column, AreaIndex area) const {
    const auto cell = [&](std::string_view id) { return figures_->column(id).numbers[area]; };
    const std::string& id = column.id;
    if (id == "majority_pct") return 100 * cell("majority_votes") / cell("votes_valid");
    if (id == "turnout_pct") return 100 * cell("votes_valid") / cell("electorate");
    if (id == "swing_needed_pct") return cell("majority_pct") / 2;
    if (id == "direct_switchers") return std::floor(cell("majority_votes") / 2) + 1;
    if (is(id, "share_")) return 100 * cell("votes_" + id.substr(6)) / cell("votes_valid");
    if (is(id, "votes_") && id != "votes_valid") return votes_from_bars(id.substr(6), area);
    return undefined_number;
  }

  double votes_from_bars(std::string_view party, AreaIndex area) const {
    const auto index = atlas_.parties.find(party);
    const Result* now = result(area);
    if (!index || now == nullptr) return undefined_number;
    double sum = undefined_number;
    for (const Candidacy& candidacy : now->candidacies) {
      if (candidacy.party != *index) continue;
      const auto votes = static_cast<double>(candidacy.votes);
      if (std::isnan(sum)) sum = votes;
      else sum = atlas_.parties[*index].kind == PartyKind::independent ? std::max(sum, votes) : sum + votes;
    }
    return sum;
  }

  /// The reason of each cell that is empty, in order of the areas; one number where all have the same.
  void write_reasons(const Column& column) {
    std::vector<long> reasons;
    bool known = false;
    for (AreaIndex area = 0; area < size(); ++area) {
      known |= column.known(area);
      if (!column.known(area)) reasons.push_back(words_.of(why_undefined(atlas_, view_, *figures_, column.id, area)));
    }
    if (reasons.empty() || (!known && is(column.id, "change_"))) return;
    if (std::all_of(reasons.begin(), reasons.end(), [&](long reason) { return reason == reasons.front(); }))
      reasons.resize(1);
    json_.put_integers(column.id, reasons);
  }

  JsonText& json_;
  PageBook& book_;
  const Atlas& atlas_;
  const View& view_;
  const ScenePart& part_;
  const std::vector<ColouredColumn>& coloured_;
  const AtlasLayer& layer_;
  std::shared_ptr<const AreaFigures> figures_;
  const Contest& contest_;
  Words words_;
};

}  // namespace

void write_face(JsonText& json, PageBook& book, const Atlas& atlas, const View& view, const ScenePart& part,
                const std::vector<ColouredColumn>& coloured) {
  FaceWriter(json, book, atlas, view, part, coloured).write();
}

}  // namespace hustings
