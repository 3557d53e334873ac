// Boundaries joined to results: everything that the program knows, immutable once loaded.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/digest.h"
#include "elections/contest.h"
#include "elections/party.h"
#include "elections/seats.h"
#include "elections/slate.h"
#include "elections/swing.h"
#include "geo/layer.h"
#include "geo/mesh/label_points.h"

namespace hustings {

class DetailLevels;  // geo/mesh/detail_levels.h
class Locator;       // geo/mesh/locate.h
struct Cartogram;    // geo/tiles/cartogram.h
struct LayerInsets;  // geo/mesh/inset.h

using LayerIndex = std::size_t;
using ContestIndex = std::size_t;
using AreaIndex = std::uint32_t;

/// An edition of boundaries, ready to be drawn, searched and pointed at.
struct AtlasLayer {
  AtlasLayer();
  AtlasLayer(AtlasLayer&&) noexcept;
  AtlasLayer& operator=(AtlasLayer&&) noexcept;
  ~AtlasLayer();

  std::string title;
  std::optional<Date> in_force_from, in_force_to;
  std::optional<LayerIndex> parent_layer;  ///< the layer that the areas' parents are in
  Layer layer;
  std::optional<Digest> content;  ///< of the layer (geo/mesh/cached_layer): the key of what is kept of it
  LabelPoints label_points;       ///< one an area; none where the atlas was loaded without geometry
  std::vector<Box> area_bounds;   ///< one an area
  std::unique_ptr<Locator> locator;
  std::unique_ptr<DetailLevels> levels;              ///< none where the atlas was loaded without geometry
  std::unique_ptr<Cartogram> hexagons;               ///< where they were laid out by hand
  std::unique_ptr<const LayerInsets> insets;         ///< where the atlas has any of this layer
  std::unordered_map<std::string, AreaIndex> index;  ///< area by code

  std::optional<AreaIndex> find(std::string_view code) const;
};

/// A contest's results laid on one layer: its own, or another one that they were summed or divided to.
struct Count {
  LayerIndex layer = 0;
  std::vector<Result> results;                 ///< level area first, then postal
  std::vector<std::int32_t> of_area;           ///< index into results of each area of the layer, or -1
  std::map<std::string, std::string> missing;  ///< why areas have no sum, where that is known, by code

  const Result* find(AreaIndex area) const {
    return of_area[area] < 0 ? nullptr : &results[static_cast<std::size_t>(of_area[area])];
  }
};

class Memo;
class FigureMemo;
class RangeMemo;

/// Whom a contest is about where nobody names a party: the same in every contest of its track (usual_parties.h).
struct UsualParties {
  std::optional<PartyIndex> party;  ///< for share and change; none where no party has a share of its own
  std::optional<SwingPair> pair;    ///< none where there are not two
};

struct FinalRound {
  PartyIndex party = 0;
  std::int64_t votes = 0;
};

struct AtlasContest {
  Contest contest;
  Count own;  ///< on its own layer, by top vote where wards elect several members
  bool has_postal = false;
  std::vector<Result> off_map;    ///< rows that match no area (or no larger area): in no total of what is on the map
  std::vector<PartyTotal> stood;  ///< everybody who stood, most seats first, then most votes
  UsualParties usual;             ///< of its track
  std::optional<ContestIndex> compare;
  std::vector<Result> second_preferences;  ///< as marked on the papers, by (level, area code); not transfers
  std::vector<FinalRound> final_round;     ///< London-wide, where there was one; most votes first
  std::vector<SeatsWon> list_seats;        ///< of a party list, as declared; most first
};

/// Quiet ground around the areas: land, water.
enum class GroundKind { land, water };
struct Ground {
  Ground();
  Ground(Ground&&) noexcept;
  Ground& operator=(Ground&&) noexcept;
  ~Ground();

  GroundKind kind = GroundKind::land;
  Layer layer;
  std::unique_ptr<DetailLevels> levels;
};

/// Of an area, the part that counts to an area of another layer where votes are divided.
struct AreaPart {
  AreaIndex to = 0;
  double part = 1;             ///< 0 to 1
  bool by_population = false;  ///< of its people; else of its ground
};

/// How the votes of a layer's areas are divided among those of another: a table that the atlas names.
struct Weights {
  LayerIndex from = 0, to = 0;
  std::string file;
  std::string source_title;  ///< who counted the people; may be empty
  std::map<AreaIndex, std::vector<AreaPart>>
      of;  ///< by area of `from`, in order of `to`; the parts sum to 1, and may be 0
};

struct Track {
  std::string id;
  std::string title;
};

/// A column of numbers on one layer.
struct NumbersOnLayer {
  std::string title;           ///< "Aged 65 and over, 2011": the day may differ from layer to layer
  std::string source;          ///< who published it
  std::string absent;          ///< why areas have none, where that is known
  std::vector<double> values;  ///< one an area, NaN: not published; empty: the layer has none of it
};

/// Numbers that were joined to areas by code: they belong to no election and do not move in time.
struct NumberColumn {
  std::string id;
  std::string title;
  std::string unit;                ///< "%", "£"; may be empty
  bool joined = false;             ///< by the user, beside what the atlas names
  int decimals = 0;                ///< that its figures are told with
  std::vector<NumbersOnLayer> on;  ///< one a layer
  std::vector<double> breaks;  ///< round, ascending, two at least: of all its layers, so that a colour means one thing
  std::array<double, 2> thirds{};  ///< round: between its classes where it is crossed with another figure
};

struct Atlas {
  std::string title;
  std::string file;
  std::string attribution;
  std::string default_contest;
  std::vector<AtlasLayer> layers;
  std::vector<AtlasContest> contests;
  std::vector<Track> tracks;
  std::vector<Ground> ground;
  std::vector<NumberColumn> numbers;
  std::vector<Weights> weights;
  Parties parties;
  Findings findings;                        ///< everything that was found wrong and did not stop the loading
  std::shared_ptr<Memo> memo;               ///< of counts on other layers, worked out when first asked for (count.h)
  std::shared_ptr<FigureMemo> figure_memo;  ///< of figures, likewise (figures.h)
  std::shared_ptr<RangeMemo> range_memo;    ///< of how far figures reach in a track, likewise (track_range.h)

  std::optional<ContestIndex> find_contest(std::string_view id) const;
  std::optional<LayerIndex> find_layer(std::string_view id) const;
  std::optional<std::size_t> find_number(std::string_view id) const;
  const Weights* find_weights(LayerIndex from, LayerIndex to) const;  ///< or nullptr
  const Contest& contest(ContestIndex index) const { return contests[index].contest; }
  std::string track_title(std::string_view id) const;
};

}  // namespace hustings
