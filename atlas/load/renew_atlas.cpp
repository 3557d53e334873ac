#include "atlas/load/renew_atlas.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "atlas/count.h"
#include "atlas/figures/figures.h"
#include "atlas/join.h"
#include "atlas/load/read_numbers.h"
#include "atlas/paint/track_range.h"
#include "atlas/renewed_memo.h"
#include "atlas/usual_parties.h"
#include "geo/mesh/detail_levels.h"
#include "geo/mesh/inset.h"
#include "geo/mesh/locate.h"
#include "geo/read/read_table.h"
#include "geo/tiles/cartogram.h"

namespace hustings {

namespace {

/// What a table's faults are put down to.
bool is_of(const Finding& finding, const std::set<std::string>& sources) {
  return sources.contains(finding.place.file);
}

class Renewer {
 public:
  Renewer(const AtlasFile& file, const std::shared_ptr<const Atlas>& before, const RenewedTables& again,
          const TableReader& read)
      : file_(file), before_(before), again_(again), read_(read) {}

  RenewedAtlas renew() && {
    copy_surroundings();
    add_contests();
    add_numbers();
    take_findings();
    atlas_.figure_memo = make_figure_memo();
    atlas_.range_memo = make_range_memo();
    atlas_.memo = same_contests_ ? renewed_memo(*before_, same_) : make_memo();
    atlas_.default_contest = default_contest(file_, atlas_.contests);  // one that was not there may be it
    choose_usual_parties(atlas_);
    return {std::move(atlas_), std::move(failed_)};
  }

 private:
  void copy_surroundings() {
    atlas_.title = before_->title;
    atlas_.file = before_->file;
    atlas_.attribution = before_->attribution;
    atlas_.tracks = before_->tracks;
    atlas_.weights = before_->weights;
    atlas_.parties = before_->parties;
    atlas_.layers.reserve(before_->layers.size());  // levels keep a reference to their layer
    for (const AtlasLayer& layer : before_->layers) atlas_.layers.push_back(copy_of(layer));
    atlas_.ground.reserve(before_->ground.size());
    for (const Ground& ground : before_->ground) {
      Ground& copy = atlas_.ground.emplace_back();
      copy.kind = ground.kind;
      copy.layer = ground.layer;
      copy.levels = levels_of(ground.levels);
    }
    // A locator and label points refer to the layer where it is now.
    for (std::size_t i = 0; i < atlas_.layers.size(); ++i) place_in(before_->layers[i], atlas_.layers[i]);
  }

  std::unique_ptr<DetailLevels> levels_of(const std::unique_ptr<DetailLevels>& levels) const {
    return levels ? std::make_unique<DetailLevels>(*levels, before_) : nullptr;
  }

  AtlasLayer copy_of(const AtlasLayer& layer) const {
    AtlasLayer copy;
    copy.title = layer.title;
    copy.in_force_from = layer.in_force_from;
    copy.in_force_to = layer.in_force_to;
    copy.parent_layer = layer.parent_layer;
    copy.layer = layer.layer;
    copy.content = layer.content;
    copy.area_bounds = layer.area_bounds;
    copy.levels = levels_of(layer.levels);
    if (layer.hexagons) copy.hexagons = std::make_unique<Cartogram>(*layer.hexagons);
    if (layer.insets) copy.insets = std::make_unique<const LayerInsets>(*layer.insets);
    copy.index = layer.index;
    return copy;
  }

  static void place_in(const AtlasLayer& layer, AtlasLayer& copy) {
    if (layer.locator) copy.locator = std::make_unique<Locator>(copy.layer.areas);
    if (copy.content && !layer.label_points.empty()) copy.label_points = LabelPoints(copy.layer, *copy.content);
  }

  bool is_read(const ContestEntry& entry) const {
    return again_.contests.contains(entry.contest.id) || again_.empty.contains(entry.contest.id) ||
           !before_->find_contest(entry.contest.id);
  }

  Outcome<AtlasContest> loaded(const ContestEntry& entry, Parties& parties) const {
    if (again_.empty.contains(entry.contest.id)) return {without_results(entry), {}};
    return load_contest(entry, tables_of(entry, read_), atlas_, parties);
  }

  AtlasContest without_results(const ContestEntry& entry) const {
    AtlasContest contest;
    contest.contest = entry.contest;
    const LayerIndex layer = *atlas_.find_layer(entry.contest.layer);
    contest.own = join_to_layer({}, atlas_.layers[layer], layer);
    return contest;
  }

  void add_contests() {
    for (const ContestEntry& entry : file_.contests) {
      const auto known = before_->find_contest(entry.contest.id);
      const bool same = !is_read(entry);
      same_contests_ &= known == atlas_.contests.size();
      same_.push_back(same);
      if (same) atlas_.contests.push_back(before_->contests[*known]);
      else add_contest(entry, known);
    }
    same_contests_ &= before_->contests.size() == atlas_.contests.size();
    for (AtlasContest& contest : atlas_.contests) {
      const std::string& track = contest.contest.track;
      if (std::none_of(atlas_.tracks.begin(), atlas_.tracks.end(), [&](const Track& t) { return t.id == track; }))
        atlas_.tracks.push_back({track, track});
      const std::string& compare = contest.contest.compare;
      contest.compare = compare.empty() ? std::nullopt : atlas_.find_contest(compare);
    }
  }

  void add_contest(const ContestEntry& entry, std::optional<ContestIndex> known) {
    Parties parties = atlas_.parties;
    Outcome<AtlasContest> contest = loaded(entry, parties);
    if (contest && !has_errors(contest.findings)) {
      atlas_.parties = std::move(parties);
      atlas_.contests.push_back(std::move(*contest.value));
      for (const std::string& source : {entry.results, entry.areas, entry.second_preferences}) renewed_.insert(source);
      found_.insert(found_.end(), contest.findings.begin(), contest.findings.end());
      return;
    }
    failed_[entry.contest.id] = std::move(contest.findings);
    same_.back() = known.has_value();
    atlas_.contests.push_back(known ? before_->contests[*known] : without_results(entry));
  }

  /// All of them: a column may have come from several tables.
  void add_numbers() {
    if (!again_.numbers) {
      atlas_.numbers = before_->numbers;
      return;
    }
    for (const NumbersEntry& entry : file_.numbers) {
      Findings findings;
      Outcome<Table> table = read_(entry.source, entry.source_layer);
      join_numbers(entry, table, atlas_, findings);
      if (has_errors(findings)) {
        failed_[entry.id.empty() ? entry.source : entry.id] = std::move(findings);
        atlas_.numbers = before_->numbers;
        return;
      }
      renewed_.insert(entry.source);
      found_.insert(found_.end(), findings.begin(), findings.end());
    }
  }

  /// What was found in a table that is read again is found anew, or it is gone.
  void take_findings() {
    renewed_.erase("");
    for (const Finding& finding : before_->findings)
      if (!is_of(finding, renewed_)) atlas_.findings.push_back(finding);
    std::set<std::string> told;
    for (const Finding& finding : atlas_.findings) told.insert(describe(finding));
    for (Finding& finding : found_)
      if (told.insert(describe(finding)).second) atlas_.findings.push_back(std::move(finding));
  }

  const AtlasFile& file_;
  const std::shared_ptr<const Atlas>& before_;
  const RenewedTables& again_;
  const TableReader& read_;
  Atlas atlas_;
  std::map<std::string, Findings> failed_;
  std::set<std::string> renewed_;  ///< sources that were read again
  Findings found_;
  std::vector<bool> same_;  ///< one a contest
  bool same_contests_ = true;
};

}  // namespace

RenewedAtlas renew_atlas(const AtlasFile& file, const std::shared_ptr<const Atlas>& before, const RenewedTables& again,
                         const TableReader& read) {
  return Renewer(file, before, again, read).renew();
}

namespace {

/// The contests at whose tables alone the errors lie; none where anything else is wrong too.
std::set<std::string> unread_contests(const AtlasFile& file, const Findings& findings) {
  std::set<std::string> ids;
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::error) continue;
    const auto guilty = std::find_if(file.contests.begin(), file.contests.end(), [&](const ContestEntry& entry) {
      const std::string& at = finding.place.file;
      return !at.empty() && (at == entry.results || at == entry.areas || at == entry.second_preferences);
    });
    if (guilty == file.contests.end()) return {};
    ids.insert(guilty->contest.id);
  }
  return ids;
}

}  // namespace

Outcome<Atlas> load_watched(const AtlasFile& file, Geometry geometry, Progress* progress) {
  Outcome<Atlas> loaded = load_atlas(file, geometry, progress);
  if (loaded) return loaded;
  const std::set<std::string> unread = unread_contests(file, loaded.findings);
  if (unread.empty()) return loaded;
  const AtlasFile rest = without_contests(file, unread);
  Outcome<Atlas> without = load_atlas(rest, geometry, progress);
  if (!without) return loaded;
  Findings findings = without.findings;
  RenewedAtlas renewed = renew_atlas(file, std::make_shared<const Atlas>(std::move(*without.value)),
                                     {.contests = {}, .empty = unread, .numbers = false}, read_table);
  return {std::move(renewed.atlas), std::move(findings)};
}

AtlasFile without_contests(AtlasFile file, const std::set<std::string>& ids) {
  std::erase_if(file.contests, [&](const ContestEntry& entry) { return ids.contains(entry.contest.id); });
  for (ContestEntry& entry : file.contests) {
    if (ids.contains(entry.contest.compare)) entry.contest.compare.clear();
    if (ids.contains(entry.contest.constituencies)) entry.contest.constituencies.clear();
  }
  return file;
}

}  // namespace hustings
