// What the user wants a new atlas to be made of, and what was found in the files so far.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "atlas/import/new_atlas.h"
#include "atlas/view/view.h"
#include "base/finding.h"
#include "geo/mesh/area_raster.h"
#include "ui/kit/font_letters.h"

namespace hustings::ui {

/// What reading the files came to, for one request.
struct ImportFound {
  ImportRequest request;
  std::shared_ptr<const ImportSources> sources;  ///< none: a file could not be read
  std::shared_ptr<const AtlasPlan> plan;         ///< none: they could not be understood
  std::shared_ptr<const Layer> layer;            ///< the areas' shapes; none: not known yet where they lie
  std::shared_ptr<const AreaRaster> raster;      ///< of them
  std::vector<std::int32_t> rows;                ///< of each area of the layer: its row of the boundaries; -1: none
  std::vector<std::int32_t> readings;            ///< of each column of the table: what it is, in the plan; -1: nothing
  Findings findings;
  FontLetters letters;

  /// What is understood of the areas, where anything is.
  const AreaReading* areas() const { return plan ? &plan->understanding.areas : nullptr; }
  bool can_be_opened() const { return plan && plan->understanding.questions.empty() && !has_errors(findings); }
};

/// The parts of the sheet that Tab leads to, in their order.
enum class SheetPart { files, columns, questions, results, areas, title, open };

struct NewAtlasState {
  bool open = false;
  ImportRequest request;  ///< as it is wanted now; the files are read again where it changed
  std::shared_ptr<const ImportFound> found;
  std::vector<ElectionReading> elections;  ///< all that the table has, without their tables
  std::uintptr_t map = 0;                  ///< OpenGL's picture of the areas, rows from the bottom; 0: none
  Look look = Look::dark;                  ///< that it is drawn in

  std::string reading;  ///< "Reading the boundaries"; empty: nothing is at work
  float progress = 0;
  bool writing = false;

  std::string title, date, folder, crs, target_crs;  ///< as they are typed
  bool own_folder = false;                           ///< it was typed, and is not proposed any more
  std::string fault;                                 ///< why it could not be written
  std::string notice;                                ///< what became of the files that were chosen or dropped

  std::optional<std::string> chosen_result;  ///< a name of the results without an area
  std::optional<std::size_t> chosen_area;    ///< a row of the boundaries without a result
  std::optional<std::size_t> pointed_area;   ///< a row that is under the pointer, in a list or on the map
  std::map<std::string, bool> ticked;        ///< options of a question that takes several
  std::optional<SheetPart> focus;            ///< wants the keyboard
  SheetPart part = SheetPart::files;         ///< that Tab led to last
  std::vector<SheetPart> parts;              ///< that there are, as they were drawn last
  bool columns_scroll = false;               ///< sideways, as they were drawn last

  bool is_busy() const { return !reading.empty() || writing; }
  bool can_open() const { return found && found->can_be_opened() && !is_busy() && found->request == request; }
};

}  // namespace hustings::ui
