#include "atlas/load/atlas_names.h"

#include <fmt/format.h>
#include <map>
#include <set>
#include <utility>

#include "base/text/identifier.h"

namespace hustings {

namespace {

class Names {
 public:
  Names(const AtlasFile& file, const OwnEntries& own_from) : file_(file), own_from_(own_from) {}

  std::vector<NamingFault> check() && {
    layers_ =
        unique_ids("layer", file_.layers, own_from_.layers, [](const LayerEntry& entry) { return entry.source.id; });
    contests_ = unique_ids("contest", file_.contests, own_from_.contests,
                           [](const ContestEntry& entry) { return entry.contest.id; });
    unique_ids("numbers", file_.numbers, own_from_.numbers, [](const NumbersEntry& entry) { return entry.id; });
    for (std::size_t i = own_from_.numbers; i < file_.numbers.size(); ++i) check_numbers(i);
    for (std::size_t i = own_from_.weights; i < file_.weights.size(); ++i) check_weights(i);
    for (std::size_t i = own_from_.layers; i < file_.layers.size(); ++i) check_layer(i);
    for (std::size_t i = own_from_.contests; i < file_.contests.size(); ++i) check_contest(i);
    if (!file_.default_contest.empty() && !contests_.contains(file_.default_contest))
      faults_.push_back({"default_contest",
                         {},
                         fmt::format("\"{}\" is no contest of this atlas", file_.default_contest),
                         those(contests_, "contests")});
    return std::move(faults_);
  }

 private:
  static std::string those(const std::set<std::string>& ids, const char* kind) {
    return fmt::format("The {} are: {}", kind, fmt::join(ids, ", "));
  }

  /// Ids that are used twice: here, or here and in an included file.
  template <class Entry, class Id>
  std::set<std::string> unique_ids(const char* kind, const std::vector<Entry>& entries, std::size_t own_from,
                                   Id id_of) {
    std::map<std::string, std::string> files;  // by id
    std::set<std::string> ids;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto [first, is_new] = files.emplace(id_of(entries[i]), entries[i].file);
      ids.insert(first->first);
      if (is_new) continue;
      const bool elsewhere = first->second != entries[i].file;
      faults_.push_back({kind, i >= own_from ? std::optional(i - own_from) : std::nullopt,
                         fmt::format("the {} id \"{}\" is used twice{}", kind, first->first,
                                     elsewhere ? fmt::format(", in {} and in {}", first->second, entries[i].file) : ""),
                         fmt::format("Give each {} its own id", kind)});
    }
    return ids;
  }

  void check_numbers(std::size_t i) {
    for (const std::string& layer : file_.numbers[i].layers)
      if (!layers_.contains(layer))
        faults_.push_back(
            {"numbers", i - own_from_.numbers,
             fmt::format("numbers \"{}\" name the layer \"{}\", which is not there", file_.numbers[i].id, layer),
             those(layers_, "layers")});
  }

  void check_weights(std::size_t i) {
    const WeightsEntry& entry = file_.weights[i];
    const auto fault = [&](std::string what, std::string remedy) {
      faults_.push_back({"weights", i - own_from_.weights, std::move(what), std::move(remedy)});
    };
    for (const std::string& layer : {entry.from, entry.to})
      if (!layers_.contains(layer))
        fault(fmt::format("weights name the layer \"{}\", which is not there", layer), those(layers_, "layers"));
    if (entry.from == entry.to) fault(fmt::format("weights lead from \"{}\" to itself", entry.from), "Name two layers");
    for (std::size_t other = own_from_.weights; other < i; ++other)
      if (file_.weights[other].from == entry.from && file_.weights[other].to == entry.to)
        fault(fmt::format("weights from \"{}\" to \"{}\" are named twice", entry.from, entry.to), "Keep one table");
  }

  void check_layer(std::size_t i) {
    const std::string& parent = file_.layers[i].parent_layer;
    if (!parent.empty() && !layers_.contains(parent))
      faults_.push_back({"layer", i - own_from_.layers,
                         fmt::format("layer \"{}\" names the parent layer \"{}\", which is not there",
                                     file_.layers[i].source.id, parent),
                         those(layers_, "layers")});
  }

  void check_contest(std::size_t i) {
    const Contest& contest = file_.contests[i].contest;
    const auto fault = [&](std::string what, std::string remedy) {
      faults_.push_back({"contest", i - own_from_.contests, std::move(what), std::move(remedy)});
    };
    if (!layers_.contains(contest.layer))
      fault(fmt::format("contest \"{}\" names the layer \"{}\", which is not there", contest.id, contest.layer),
            those(layers_, "layers"));
    if (!contest.seats_layer.empty() && !layers_.contains(contest.seats_layer))
      fault(fmt::format("contest \"{}\" wins seats on the layer \"{}\", which is not there", contest.id,
                        contest.seats_layer),
            those(layers_, "layers"));
    if (!contest.constituencies.empty() && !contests_.contains(contest.constituencies))
      fault(fmt::format("contest \"{}\" names the constituencies of \"{}\", which does not exist", contest.id,
                        contest.constituencies),
            those(contests_, "contests"));
    if (!contest.compare.empty() && !contests_.contains(contest.compare))
      fault(fmt::format("contest \"{}\" compares with \"{}\", which does not exist", contest.id, contest.compare),
            those(contests_, "contests"));
    if (!contest.compare.empty() && contest.compare == contest.id)
      fault(fmt::format("contest \"{}\" compares with itself", contest.id),
            "Name an earlier contest of the same track, or leave \"compare\" out");
    for (const ContestEntry& other : file_.contests)
      if (other.contest.id == contest.compare && other.contest.track != contest.track)
        fault(
            fmt::format("contest \"{}\" compares with \"{}\", which is of another track", contest.id, contest.compare),
            "Swing never crosses tracks; name one of the same track");
  }

  const AtlasFile& file_;
  const OwnEntries& own_from_;
  std::set<std::string> layers_, contests_;
  std::vector<NamingFault> faults_;
};

}  // namespace

std::vector<NamingFault> naming_faults(const AtlasFile& file, const OwnEntries& own_from) {
  return Names(file, own_from).check();
}

}  // namespace hustings
