#include "app/stage/desk.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <imgui.h>
#include <system_error>
#include <utility>

#include "atlas/view/night_view.h"
#include "base/folder_entries.h"
#include "base/whole_file.h"
#include "ui/fields/file_field.h"
#include "ui/zones/zones.h"

namespace hustings {

Desk::Desk(Command asked)
    : command(std::move(asked)),
      surface(
          std::make_unique<DrawingSurface>(command.size, command.view.look.value_or(Look::dark), command.ui_scale)) {}

Desk::Desk(Command asked, WithoutWindow /*without*/) : command(std::move(asked)) {}

void Desk::notify(std::string text) {
  messages.notice = std::move(text);
  notice_until = time + notice_seconds;
  settle();
}

void Desk::tell_saved(const std::string& what, const std::filesystem::path& file) {
  notify(fmt::format("{} saved to {}", what, told_path(file)));
}

bool Desk::end_notice() {
  if (messages.notice.empty() || time < notice_until) return false;
  messages.notice.clear();
  return true;
}

void Desk::tell_left_out(std::string of, Findings findings) {
  messages.left_out = std::move(findings);
  messages.left_out_of = std::move(of);
}

void Desk::ask(ui::Asking what, std::string text) {
  exporting.open = false;  // one thing at a time
  close_field();
  field.picker.what = what;
  field.picker.focus = true;
  field.picker.text = std::move(text);
}

void Desk::ask_again(ui::Asking what, const std::string& text, std::string fault) {
  if (field.picker.what != what) ask(what, text);
  field.picker.focus = true;
  field.save_fault = std::move(fault);
}

void Desk::close_field() {
  field.picker = {};
  field.folder.close();
  field.save_fault.clear();
}

bool Desk::write(ui::Asking what, const std::filesystem::path& path, const std::string& text,
                 const std::optional<std::filesystem::path>& own_folder) {
  std::error_code failed;
  if (own_folder && path.parent_path() == *own_folder) std::filesystem::create_directories(*own_folder, failed);
  const std::string fault = fault_of_writing(path, text);
  if (!fault.empty()) {
    ask_again(what, path.string(), fault);
    return false;
  }
  if (const ui::FileQuestion* asked = ui::file_question(what)) files.use_folder_of(asked->purpose, path);
  close_field();
  return true;
}

KeyMode Desk::key_mode() const {
  if (field.picker.what != ui::Asking::nothing || exporting.open || panels.shared.lists.about) return KeyMode::list;
  if (ImGui::GetIO().WantTextInput) return KeyMode::field;
  if (new_atlas.open) return KeyMode::sheet;
  if (drawing.on) return KeyMode::draw;
  if (presentation.on()) return KeyMode::presenting;
  if (panels.shared.zones.in_fields) return KeyMode::fields;
  const auto focused = panels.shared.zones.focused;
  const bool has_rows = focused == ui::PanelKind::table || focused == ui::PanelKind::marginals ||
                        focused == ui::PanelKind::night || focused == ui::PanelKind::charts;
  return has_rows ? KeyMode::panel : map_mode();
}

KeyMode Desk::map_mode() const {
  if (presentation.on()) return KeyMode::presenting;
  return loaded() && shows_night(*atlas, view) ? KeyMode::night : KeyMode::map;
}

void Desk::run_command(const std::string& id) const {
  const WindowCommand* found = find_command(commands, id);
  if (found == nullptr || !found->is_enabled()) return;
  const auto run = found->run;  // another atlas brings other commands while it runs
  run();
}

bool Desk::is_seen(ui::PanelKind kind) const {
  constexpr std::array zones{ui::Zone::left, ui::Zone::right, ui::Zone::bottom};
  return std::any_of(zones.begin(), zones.end(),
                     [&](ui::Zone zone) { return ui::front_of(panels.shared.zones, zone) == kind; });
}

void Desk::take_atlas(std::shared_ptr<const Atlas> other) {
  transition.drop();
  for (WindowPart* part : parts) part->drop_atlas();
  atlas = std::move(other);
  add_letters(ui::letters_of(*atlas));
  for (WindowPart* part : parts) part->take_atlas();
  make_commands();
  if (surface) SDL_SetWindowTitle(surface->context.window(), fmt::format("{} \u2013 Hustings", atlas->title).c_str());
}

void Desk::add_letters(const ui::FontLetters& letters) const {
  if (surface) surface->letters.add(letters);
}

void Desk::make_commands() {
  CommandTable table;
  for (WindowPart* part : parts) part->add_commands(table);
  commands = std::move(table);
  panels.shared.hints = hints_of(commands);
}

void Desk::follow_size() {
  if (!surface->follow_size()) return;
  if (loaded()) transition.finish();  // its places are those of the size before
  set_scales();
  settle();
}

void Desk::change_scale(float step) {
  surface->own_scale = std::clamp(surface->wanted_scale() + step, 0.5f, 4.0f);
  set_scales();
  settle();
}

std::optional<ui::PanelKind> Desk::panel_shown() const {
  return transition.shot && !transition.shot->arriving ? left_panel : presented_panel;
}

std::pair<std::string, std::string> Desk::cue_words() const {
  if (!presentation.on() || presentation.cues() == 0) return {};
  if (away_from_script() &&
      (view.contest != transition.scripted->contest || view.colour != transition.scripted->colour))
    return {};
  const Cue& cue = panels.shared.story.story->cues[presentation.cue()];
  return {cue.title, cue.caption};
}

bool Desk::away_from_script() const {
  return presentation.on() && presentation.cues() > 0 && !transition.active() && transition.scripted &&
         view != *transition.scripted;
}

}  // namespace hustings
