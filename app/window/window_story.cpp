// The story that is open: its file, its cues.
#include <algorithm>
#include <fmt/format.h>
#include <system_error>

#include "app/command_line/commands.h"
#include "app/window/known_files.h"
#include "app/window/window.h"
#include "atlas/load/load_atlas.h"
#include "atlas/load/named_files.h"
#include "atlas/paint/headline.h"
#include "base/paths.h"
#include "base/text.h"
#include "base/whole_file.h"
#include "picture/story_show.h"
#include "ui/kit/font_letters.h"
#include "ui/kit/picker.h"
#include "ui/panels/panel_state.h"
#include "ui/panels/zones.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// Beside the sessions.
std::optional<fs::path> stories_folder() {
  const auto sessions = sessions_folder();
  return sessions ? std::optional(sessions->parent_path() / "stories") : std::nullopt;
}

/// As a story names it from its own folder. Carried atlases have a name wherever the story lies.
std::string named_from(const fs::path& story_file, const fs::path& atlas) {
  if (same_file(atlas, assets_folder() / "london.toml")) return "";
  if (const auto carried = maybe_bundled(atlas.filename()); carried && same_file(*carried, atlas))
    return atlas.filename().string();
  std::error_code failed;
  const fs::path whole = fs::absolute(atlas, failed);
  return story_file.empty() ? whole.string()
                            : whole.lexically_proximate(fs::absolute(story_file, failed).parent_path()).string();
}

}  // namespace

void Window::add_story_commands(CommandTable& table) {
  const auto add = [&](const char* id, const char* title, std::vector<KeyStroke> keys, std::function<void()> run,
                       std::function<bool()> enabled = nullptr) {
    table.push_back(
        {.id = id, .title = title, .keys = std::move(keys), .run = std::move(run), .enabled = std::move(enabled)});
  };
  const auto has_story = [this] { return panels_.story.story.has_value(); };
  add("record-cue", "Add this view to the story", {plain(SDLK_a)}, [this] { record_cue(); });
  add(
      "update-cue", "The chosen cue of the story shows this view", {shifted(SDLK_a)}, [this] { update_cue(); },
      has_story);
  add(
      "remove-cue", "Remove the chosen cue from the story", {}, [this] { remove_cue(); },
      [this] { return panels_.story.story && panels_.story.story->cues.size() > 1; });
  add("open-story", "Open a story", {}, [this] {
    list_stories();
    ask(ui::Asking::story_to_open);
  });
  add("open-carried-story", "Open the carried story of London", {}, [this] { open_story(sample_story()); });
  add(
      "save-story", "Save the story", {},
      [this] {
        const fs::path& file = panels_.story.file;
        if (file.empty() || same_file(file, sample_story())) ask_to_save_story();
        else save_story(file);
      },
      has_story);
  add(
      "save-story-as", "Save the story as \u2026", {}, [this] { ask_to_save_story(); }, has_story);
}

void Window::list_stories() {
  panels_.story_files = {{sample_story(), "London, June 2017", "carried"}};
  const auto folder = stories_folder();
  if (!folder) return;
  for (fs::path& path : toml_files_in(*folder)) {
    std::string when = local_time_of(path);
    panels_.story_files.push_back({path, path.stem().string(), std::move(when)});
  }
}

void Window::open_story(const fs::path& file) {
  const fs::path path = expanded_path(file.string());
  Outcome<Story> read = read_story(path);
  frames_due_ = settling_frames;
  tell_left_out("story", std::move(read.findings));
  if (!read) return;
  const std::string kept = keep_unsaved_story();
  take_story(std::move(*read.value), path, false);
  if (!kept.empty()) return notify(kept);
  notify(fmt::format("{} is open: F5 presents it",
                     panels_.story.story->title.empty() ? path.filename().string() : panels_.story.story->title));
}

void Window::take_story(Story story, const fs::path& file, bool changed) {
  panels_.story = {};
  panels_.story.story = std::move(story);
  panels_.story.file = file;
  panels_.story.changed = changed;
  letters_.add(ui::letters_of(*panels_.story.story));
  history_.take_story(panels_.story.story);
  prepare_story();
  for (Finding& finding : panels_.left_out) finding.severity = Severity::warning;  // the rest of it is there
}

/// A session has the story that is open, and its edits where they are in no file.
void Window::keep_story(Session& session) const {
  const ui::StoryState& state = panels_.story;
  if (!state.story) return;
  std::error_code failed;
  if (!state.file.empty()) session.story = fs::absolute(state.file, failed).string();
  if (!state.changed) return;
  // This is asked for after every turn; words come from the last time where nothing is edited.
  if (unsaved_.first != *state.story) unsaved_ = {*state.story, split(to_toml(*state.story), '\n')};
  session.unsaved_story = unsaved_.second;
}

void Window::take_story_of(const Session& session) {
  const ui::StoryState& state = panels_.story;
  if (!session.unsaved_story.empty()) {
    Outcome<Story> read = story_from(fmt::format("{}", fmt::join(session.unsaved_story, "\n")), session.story);
    panels_.left_out.insert(panels_.left_out.end(), read.findings.begin(), read.findings.end());
    if (!read || (state.story && *state.story == *read.value)) return;
    keep_unsaved_story();
    take_story(std::move(*read.value), session.story, true);
  } else if (!session.story.empty() && !(state.story && same_file(state.file, session.story))) {
    Findings findings = std::move(panels_.left_out);
    open_story(session.story);
    panels_.left_out.insert(panels_.left_out.begin(), findings.begin(), findings.end());
  }
}

/// Before another story has its place, one with edits goes to a file of its own. Returns what to tell; empty: nothing
/// was to be kept.
std::string Window::keep_unsaved_story() {
  const ui::StoryState& state = panels_.story;
  const auto folder = stories_folder();
  if (!state.story || !state.changed || !folder) return {};
  std::error_code failed;
  const std::string stem = state.file.empty() ? "story" : state.file.stem().string();
  fs::path path = *folder / fmt::format("{}-unsaved.toml", stem);
  for (int number = 2; fs::exists(path, failed); ++number)
    path.replace_filename(fmt::format("{}-unsaved-{}.toml", stem, number));
  try {
    fs::create_directories(*folder, failed);
    write_whole(path, to_toml(named_from_folder_of(path)));
  } catch (const MachineError& error) {
    return error.what();
  }
  return fmt::format("The edits of the story before are kept in {}", path.string());
}

/// The story with its atlases named as from that file.
Story Window::named_from_folder_of(const fs::path& path) const {
  Story story = *panels_.story.story;
  story.atlas = renamed_atlas(path, story.atlas);
  for (Cue& cue : story.cues)
    if (!cue.atlas.empty()) cue.atlas = renamed_atlas(path, cue.atlas);
  return story;
}

std::string Window::renamed_atlas(const fs::path& story_file, const std::string& named) const {
  const auto known = story_atlases_.find(named);
  return known != story_atlases_.end() ? named_from(story_file, known->second.file) : named;
}

/// Loads the atlases that the story needs beside the present one, before anybody waits for them, and says which cues
/// do not fit.
void Window::prepare_story() {
  const Story& story = *panels_.story.story;
  story_atlases_.clear();
  for (const Cue& cue : story.cues) {
    const std::string& named = named_atlas(story, cue);
    if (story_atlases_.contains(named)) continue;
    try {
      const fs::path path = atlas_of_story(panels_.story.file, named);
      if (same_file(path, atlas_->file)) {
        story_atlases_.emplace(named, StoryAtlas{path, atlas_, {}});
        const Findings faults = faults_of(story, named, *atlas_, panels_.story.file.string());
        panels_.left_out.insert(panels_.left_out.end(), faults.begin(), faults.end());
        continue;
      }
      StoryAtlas other{path, nullptr, {}};
      other.loading = std::async(std::launch::async, [path] {
        Outcome<Atlas> atlas = load_atlas(path, Geometry::meshes);
        if (atlas) prepare_first_picture(*atlas.value);
        return atlas;
      });
      story_atlases_.emplace(named, std::move(other));
    } catch (const InputError& error) {
      panels_.left_out.push_back(error.finding());
    }
  }
}

/// The atlas that the story names so, where it can be had.
std::shared_ptr<const Atlas> Window::story_atlas(const std::string& named) {
  const auto found = story_atlases_.find(named);
  if (found == story_atlases_.end()) return nullptr;
  StoryAtlas& known = found->second;
  if (known.loading.valid()) {
    Outcome<Atlas> outcome = known.loading.get();
    if (outcome) known.atlas = std::make_shared<const Atlas>(std::move(*outcome.value));
    else tell_left_out("story", std::move(outcome.findings));
  }
  return known.atlas;
}

Cue Window::cue_of_view() const {
  Cue cue;
  cue.view = view_;
  cue.view.camera.reset();
  // Where the room is dark or light, and who looks, is no part of a story.
  cue.view.look = View().look;
  cue.view.vision = View().vision;
  if (view_.camera) cue.framing = framing_of(cell_viewport(), margins());
  ui::PanelState kept = panels_;
  for (const ui::PanelKind kind : {ui::PanelKind::controls, ui::PanelKind::story}) ui::close(kept.zones, kind);
  for (auto& [name, value] : ui::kept_panels(kept))
    if (name.starts_with("panel-") && value.ends_with("open")) cue.panels[name] = value;
  if (panels_.targets_tab && cue.panels.contains("panel-marginals")) cue.panels["targets"] = "open";
  const std::string named = named_from(panels_.story.file, atlas_->file);
  if (panels_.story.story && named != panels_.story.story->atlas &&
      !same_file(atlas_of_story(panels_.story.file, panels_.story.story->atlas), atlas_->file))
    cue.atlas = named;
  return cue;
}

void Window::record_cue() {
  finish_approach();  // what lies between two cues is no view
  ui::StoryState& state = panels_.story;
  if (!state.story) {
    state.story = Story{.title = atlas_->title, .atlas = named_from({}, atlas_->file), .cues = {}};
    state.file.clear();
  }
  Cue cue = cue_of_view();
  cue.title = headline_of(*atlas_, view_).title;
  std::vector<Cue>& cues = state.story->cues;
  const std::size_t at = cues.empty() ? 0 : std::min(state.cue + 1, cues.size());
  cues.insert(cues.begin() + static_cast<std::ptrdiff_t>(at), std::move(cue));
  state.cue = at;
  state.changed = true;
  if (!story_atlases_.contains(named_atlas(*state.story, cues[at])))
    story_atlases_.emplace(named_atlas(*state.story, cues[at]), StoryAtlas{atlas_->file, atlas_, {}});
  notify(fmt::format("Cue {} of {}", at + 1, cues.size()));
}

void Window::update_cue() {
  finish_approach();
  ui::StoryState& state = panels_.story;
  Cue& cue = state.story->cues[state.cue];
  Cue fresh = cue_of_view();
  cue.view = std::move(fresh.view);
  cue.framing = std::move(fresh.framing);
  cue.panels = std::move(fresh.panels);
  cue.atlas = std::move(fresh.atlas);
  state.changed = true;
  notify(fmt::format("Cue {} shows this view", state.cue + 1));
}

void Window::remove_cue() {
  ui::StoryState& state = panels_.story;
  std::vector<Cue>& cues = state.story->cues;
  const std::size_t at = std::min(state.cue, cues.size() - 1);
  cues.erase(cues.begin() + static_cast<std::ptrdiff_t>(at));
  state.cue = std::min(at, cues.size() - 1);
  state.changed = true;
  notify(fmt::format("Cue {} is removed; Ctrl+Z brings it back", at + 1));
}

void Window::ask_to_save_story() {
  const auto folder = stories_folder();
  const fs::path& file = panels_.story.file;
  const bool own = !file.empty() && !same_file(file, sample_story());
  const fs::path fresh = (folder ? *folder : fs::path()) / (file.empty() ? fs::path("story.toml") : file.filename());
  ask(ui::Asking::story_to_save, own ? file.string() : fresh.string());
}

void Window::save_story(const fs::path& file) {
  fs::path path = expanded_path(file.string());
  if (!path.has_extension()) path += ".toml";
  ui::StoryState& state = panels_.story;
  Story story = named_from_folder_of(path);
  try {
    std::error_code failed;
    if (const auto folder = stories_folder(); folder && path.parent_path() == *folder)
      fs::create_directories(*folder, failed);
    write_whole(path, to_toml(story));
  } catch (const MachineError& error) {
    if (panels_.picker.what != ui::Asking::story_to_save) ask(ui::Asking::story_to_save, path.string());
    panels_.picker.focus = true;
    panels_.save_fault = error.what();
    return;
  }
  std::map<std::string, StoryAtlas> atlases;
  for (auto& [named, known] : story_atlases_) atlases.emplace(renamed_atlas(path, named), std::move(known));
  story_atlases_ = std::move(atlases);
  if (state.story != story) {
    state.story = std::move(story);
    history_.take_story(state.story);
  }
  state.file = path;
  state.changed = false;
  panels_.picker = {};
  panels_.save_fault.clear();
  notify(fmt::format("Saved to {}", path.string()));
}

}  // namespace hustings
