#include "app/window/new_atlas_desk.h"

#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <system_error>
#include <utility>

#include "app/stage/desk.h"
#include "app/window/file_desk.h"
#include "app/window/loading.h"
#include "app/window/session_keeper.h"
#include "atlas/import/file_kind.h"
#include "base/folder_entries.h"
#include "base/paths.h"
#include "base/text/text.h"
#include "ui/kit/widgets.h"
#include "ui/panels/new_atlas_map.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

constexpr int stages = 4;

/// What an election is called and when it was; its tables are not.
ElectionReading without_tables(const ElectionReading& election) {
  ElectionReading head = election;
  head.votes.reset();
  head.areas.reset();
  return head;
}

/// A picture that is shown smaller than it is.
void smooth(const Target& target) {
  glBindTexture(GL_TEXTURE_2D, target.colour());
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
}

std::string name_of_file(const std::string& file) { return fs::path(file).filename().string(); }

}  // namespace

NewAtlasDesk::~NewAtlasDesk() { wait(); }

void NewAtlasDesk::add_commands(CommandTable& table) {
  const auto add = [&](WindowCommand command) { table.push_back(std::move(command)); };
  add({.id = "new-atlas",
       .title = "New atlas from files",
       .keys = {with_control(SDLK_n)},
       .run = [this] { show(); },
       .modes = {KeyMode::map, KeyMode::field},
       .enabled = [this] { return !desk_.new_atlas.open; }});
  add({.id = "open-new-atlas",
       .title = "Write the new atlas and open it",
       .keys = {with_control(SDLK_RETURN), with_control(SDLK_KP_ENTER)},
       .run = [this] { write(); },
       .modes = {KeyMode::sheet, KeyMode::field},
       .enabled = [this] { return desk_.new_atlas.open && desk_.new_atlas.found; },
       .listed = false});
  add({.id = "close-new-atlas",
       .title = "Close the menu, then the new atlas",
       .keys = {any_shift(SDLK_ESCAPE)},
       .run =
           [this] {
             if (!ui::close_menus() && !writing_.valid()) close();
           },
       .modes = {KeyMode::sheet},
       .enabled = [this] { return desk_.new_atlas.open; },
       .listed = false});
  const auto add_choice = [&](const char* id, const char* title, ui::ImportedFile as) {
    add({.id = id,
         .title = title,
         .keys = {},
         .run = [this, as] { choose(as); },
         .enabled = [this] { return desk_.new_atlas.open; },
         .listed = false});
  };
  for (const int step : {1, -1})
    add({.id = step > 0 ? "next-part" : "part-before",
         .title = step > 0 ? "To the next part of the sheet" : "To the part of the sheet before",
         .keys = {step > 0 ? plain(SDLK_TAB) : shifted(SDLK_TAB)},
         .run = [this, step] { go_to_part(step); },
         .modes = {KeyMode::sheet, KeyMode::field},
         .enabled = [this] { return desk_.new_atlas.open; },
         .listed = false});
  add_choice("choose-boundaries", "Choose the file with the areas", ui::ImportedFile::boundaries);
  add_choice("choose-results", "Choose the table with the votes", ui::ImportedFile::results);
  add_choice("choose-parties", "Choose a table of parties", ui::ImportedFile::parties);
}

void NewAtlasDesk::show() {
  ui::NewAtlasState& state = desk_.new_atlas;
  if (state.open) return;
  state = {};
  state.open = true;
  state.focus = ui::SheetPart::files;
  desk_.exporting.open = false;  // one thing at a time
  desk_.close_field();
  desk_.panels.shared.lists = {};
}

/// Of those that are to be seen.
void NewAtlasDesk::go_to_part(int step) {
  ui::NewAtlasState& state = desk_.new_atlas;
  if (state.parts.empty()) return;
  const auto count = static_cast<int>(state.parts.size());
  const auto at = static_cast<int>(std::find(state.parts.begin(), state.parts.end(), state.part) - state.parts.begin());
  state.part = state.parts[static_cast<std::size_t>(((at == count ? 0 : at + step) + count) % count)];
  state.focus = state.part;
  // The key has done its work; ImGui would take it to the next field that is typed in.
  ImGuiIO& io = ImGui::GetIO();
  if (io.KeyMap[ImGuiKey_Tab] >= 0) io.KeysDown[io.KeyMap[ImGuiKey_Tab]] = false;
}

void NewAtlasDesk::close() {
  writes_ = false;
  desk_.new_atlas = {};
  asked_.reset();
  work_.drop();
  areas_.reset();
  drawn_ = nullptr;
}

void NewAtlasDesk::read(std::vector<std::string> files, ui::ImportedFile as) {
  for (std::string& file : files) file = expanded_path(file).string();
  show();
  ui::NewAtlasState& state = desk_.new_atlas;
  ImportRequest& request = state.request;
  const ImportRequest before = request;
  SortedFiles sorted;
  for (const std::string& file : files) desk_.files.use_folder_of("import", file);
  switch (as) {
    case ui::ImportedFile::any: sorted = sorted_files(files); break;
    case ui::ImportedFile::boundaries: sorted.boundaries = files; break;
    case ui::ImportedFile::results: sorted.tables = files; break;
    case ui::ImportedFile::parties: request.parties = files.front(); break;
  }
  if (!sorted.boundaries.empty()) {
    request.boundaries = sorted.boundaries.front();
    request.boundaries_layer.clear();
  }
  if (!sorted.tables.empty()) {
    request.results = sorted.tables.front();
    request.results_layer.clear();
  }
  state.notice.clear();
  for (const auto* some : {&sorted.boundaries, &sorted.tables})
    if (some->size() > 1)
      state.notice = fmt::format("One file of {} at a time: {} is read, {} is not",
                                 some == &sorted.tables ? "results" : "boundaries", name_of_file(some->front()),
                                 name_of_file((*some)[1]));
  const bool other_files = request.boundaries != before.boundaries || request.results != before.results;
  if (other_files) {  // what was said of the columns of another file does not hold here
    request.decisions = {};
    request.decimal.reset();
    state.elections.clear();
    state.chosen_area.reset();
    state.chosen_result.reset();
    state.ticked.clear();
    state.date.clear();
  }
  desk_.settle();
}

void NewAtlasDesk::choose(ui::ImportedFile as) {
  using enum ui::Asking;
  desk_.ask(as == ui::ImportedFile::boundaries ? boundaries_to_read
            : as == ui::ImportedFile::results  ? results_to_read
                                               : parties_to_read);
  files_.browse();
}

bool NewAtlasDesk::advance() {
  ui::NewAtlasState& state = desk_.new_atlas;
  bool changed = take_written();
  if (to_open_ && !loading_.active()) {
    sessions_.open_atlas(*std::exchange(to_open_, std::nullopt));
    changed = true;
  }
  if (!state.open) {
    work_.receive();
    return changed;
  }
  follow_request();
  if (auto found = work_.receive()) {
    take_found(std::move(found));
    changed = true;
  }
  if (writes_ && !work_.active()) {
    state.reading.clear();
    write();
  }
  const std::string reading = work_.active() ? name_of(work_.stage()) : "";
  if (reading != state.reading) changed = true;
  state.reading = reading;
  state.progress = static_cast<float>(work_.stage()) / static_cast<float>(stages);
  propose_folder();
  draw_areas();
  return changed;
}

/// What is asked for is read as soon as there are boundaries.
void NewAtlasDesk::follow_request() {
  if (!ImGui::GetIO().WantTextInput) take_typed();
  const ImportRequest& request = desk_.new_atlas.request;
  if (request.boundaries.empty() || (asked_ && *asked_ == request)) return;
  asked_ = request;
  work_.want(request);
}

/// What is typed counts when nothing more is typed.
void NewAtlasDesk::take_typed() {
  ui::NewAtlasState& state = desk_.new_atlas;
  state.request.title = std::string(trimmed(state.title));
  state.request.crs = std::string(trimmed(state.crs));
  state.request.target_crs = std::string(trimmed(state.target_crs));
}

void NewAtlasDesk::take_found(std::shared_ptr<const ui::ImportFound> found) {
  ui::NewAtlasState& state = desk_.new_atlas;
  state.found = std::move(found);
  desk_.add_letters(state.found->letters);
  desk_.settle();
  if (!state.found->plan) return;
  const std::vector<ElectionReading>& elections = state.found->plan->understanding.elections;
  if (!elections.empty() && state.request.decisions.elections.empty()) {
    state.elections.clear();
    std::transform(elections.begin(), elections.end(), std::back_inserter(state.elections), without_tables);
  }
}

/// Beside the results, by the election's name, where nothing is yet.
void NewAtlasDesk::propose_folder() {
  ui::NewAtlasState& state = desk_.new_atlas;
  if (state.own_folder || state.request.boundaries.empty()) return;
  const fs::path beside = fs::path(state.request.results_source()).parent_path();
  std::error_code failed;
  const fs::path whole = beside.empty() ? fs::current_path(failed) : fs::absolute(beside, failed);
  const std::string proposed = told_path(whole / name_of_election(state.request).id);
  if (proposed == proposed_) return;
  proposed_ = proposed;
  state.folder = told_path(free_folder(whole / name_of_election(state.request).id));
}

/// The picture of the areas follows what is known of them.
void NewAtlasDesk::draw_areas() {
  ui::NewAtlasState& state = desk_.new_atlas;
  const auto& found = state.found;
  state.look = desk_.view.look;
  if (!found || !found->raster || found->raster->size.x == 0) {
    state.map = 0;
    return;
  }
  const glm::ivec2 size = found->raster->size;
  const bool is_drawn =
      areas_ && drawn_ == found && drawn_look_ == desk_.view.look && drawn_pointed_ == state.pointed_area;
  if (is_drawn) return;
  if (!areas_ || areas_->size() != size) {
    areas_ = std::make_unique<Target>(size);
    smooth(*areas_);
  }
  areas_->write(ui::painted_matches(*found, ui::match_colours(desk_.view.look), state.pointed_area));
  drawn_ = found;
  drawn_look_ = desk_.view.look;
  drawn_pointed_ = state.pointed_area;
  state.map = areas_->colour();
  desk_.settle();
}

/// As soon as all that was said is understood.
void NewAtlasDesk::write() {
  ui::NewAtlasState& state = desk_.new_atlas;
  if (writing_.valid()) return;
  take_typed();
  follow_request();
  writes_ = work_.active();
  if (!state.can_open()) return;
  state.fault.clear();
  state.writing = true;
  writing_ = std::async(std::launch::async, [found = state.found, wanted = expanded_path(state.folder)]() -> Written {
    try {
      std::error_code failed;
      const fs::path folder = free_folder(fs::absolute(wanted, failed));
      AtlasPlan plan = *found->plan;
      write_atlas(folder, found->request, plan);
      return {folder / "atlas.toml", {}};
    } catch (const std::exception& error) {
      return {{}, error.what()};
    }
  });
  desk_.settle();
}

bool NewAtlasDesk::take_written() {
  if (!writing_.valid() || writing_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
  const Written written = writing_.get();
  desk_.settle();
  desk_.new_atlas.writing = writes_ = false;
  if (!written.fault.empty()) {
    desk_.new_atlas.fault = written.fault;
    return true;
  }
  close();
  to_open_ = written.atlas;
  desk_.tell_saved("Atlas", written.atlas.parent_path());
  return true;
}

void NewAtlasDesk::wait() const {
  work_.wait();
  if (writing_.valid()) writing_.wait();
}

bool NewAtlasDesk::is_stuck() const { return work_.is_stuck() || hustings::is_stuck(writing_); }

}  // namespace hustings
