#include "app/window/story_desk.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <system_error>

#include "app/command_line/commands.h"
#include "app/desktop/known_files.h"
#include "app/stage/desk.h"
#include "app/window/loading.h"
#include "atlas/load/load_atlas.h"
#include "atlas/load/named_files.h"
#include "atlas/paint/headline.h"
#include "base/paths.h"
#include "base/text/text.h"
#include "base/whole_file.h"
#include "picture/story_show.h"
#include "ui/kit/font_letters.h"
#include "ui/panels/night_panel.h"
#include "ui/panels/session_panels.h"
#include "ui/zones/zones.h"

namespace hustings {

namespace fs = std::filesystem;

namespace {

/// Beside the sessions.
std::optional<fs::path> stories_folder() {
  const auto sessions = sessions_folder();
  return sessions ? std::optional(sessions->parent_path() / "stories") : std::nullopt;
}

/// As a story names it from its own folder. Sample atlases have a name wherever the story lies.
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

void StoryDesk::add_commands(CommandTable& table) {
  const auto add = [&](const char* id, const char* title, std::vector<KeyStroke> keys, std::function<void()> run,
                       std::function<bool()> enabled = nullptr) {
    table.push_back(
        {.id = id, .title = title, .keys = std::move(keys), .run = std::move(run), .enabled = std::move(enabled)});
  };
  const auto has_story = [this] { return desk_.panels.shared.story.story.has_value(); };
  add("record-cue", "Add this view to the story", {plain(SDLK_a)}, [this] { record_cue(); });
  add(
      "update-cue", "The chosen cue of the story shows this view", {shifted(SDLK_a)}, [this] { update_cue(); },
      has_story);
  add(
      "remove-cue", "Remove the chosen cue from the story", {}, [this] { remove_cue(); },
      [this] { return desk_.panels.shared.story.story && desk_.panels.shared.story.story->cues.size() > 1; });
  add("open-story", "Open a story", {}, [this] {
    list();
    desk_.ask(ui::Asking::story_to_open);
  });
  add("open-sample-story", "Open the sample story of London", {}, [this] { open(sample_story()); });
  add(
      "save-story", "Save the story", {},
      [this] {
        const fs::path& file = desk_.panels.shared.story.file;
        if (file.empty() || same_file(file, sample_story())) ask_to_save();
        else save(file);
      },
      has_story);
  add(
      "save-story-as", "Save the story as \u2026", {}, [this] { ask_to_save(); }, has_story);
}

void StoryDesk::list() {
  desk_.field.files = {{sample_story(), "London, June 2017", "sample story"}};
  const auto folder = stories_folder();
  if (!folder) return;
  for (fs::path& path : toml_files_in(*folder)) {
    std::string when = local_time_of(path);
    desk_.field.files.push_back({path, short_name(path), std::move(when)});
  }
}

void StoryDesk::open(const fs::path& file) {
  const fs::path path = expanded_path(file.string());
  Outcome<Story> read = read_story(path);
  desk_.settle();
  desk_.tell_left_out("story", std::move(read.findings));
  if (!read) return;
  const std::string kept = keep_unsaved();
  take(std::move(*read.value), path, false);
  if (!same_file(path, sample_story())) {
    desk_.files.use(FileKind::story, path, desk_.panels.shared.story.story->title);
    desk_.files.use_folder_of("story", path);
  }
  if (!kept.empty()) return desk_.notify(kept);
  desk_.notify(fmt::format("{} is open: F5 presents it", desk_.panels.shared.story.story->title.empty()
                                                             ? path.filename().string()
                                                             : desk_.panels.shared.story.story->title));
}

void StoryDesk::take(Story story, const fs::path& file, bool changed) {
  desk_.panels.shared.story = {};
  desk_.panels.shared.story.story = std::move(story);
  desk_.panels.shared.story.file = file;
  desk_.panels.shared.story.changed = changed;
  desk_.add_letters(ui::letters_of(*desk_.panels.shared.story.story));
  desk_.history.take_story(desk_.panels.shared.story.story);
  prepare();
  for (Finding& finding : desk_.messages.left_out) finding.severity = Severity::warning;  // the rest of it is there
}

/// A session has the story that is open, and its edits where they are in no file.
void StoryDesk::keep_in(Session& session) const {
  const ui::StoryState& state = desk_.panels.shared.story;
  if (!state.story) return;
  std::error_code failed;
  if (!state.file.empty()) session.story = fs::absolute(state.file, failed).string();
  if (!state.changed) return;
  // This is asked for after every turn; words come from the last time where nothing is edited.
  if (unsaved_.first != *state.story) unsaved_ = {*state.story, split(to_toml(*state.story), '\n')};
  session.unsaved_story = unsaved_.second;
}

void StoryDesk::take_from(const Session& session) {
  const ui::StoryState& state = desk_.panels.shared.story;
  if (!session.unsaved_story.empty()) {
    Outcome<Story> read = story_from(fmt::format("{}", fmt::join(session.unsaved_story, "\n")), session.story);
    desk_.messages.left_out.insert(desk_.messages.left_out.end(), read.findings.begin(), read.findings.end());
    if (!read || (state.story && *state.story == *read.value)) return;
    keep_unsaved();
    take(std::move(*read.value), session.story, true);
  } else if (!session.story.empty() && !(state.story && same_file(state.file, session.story))) {
    Findings findings = std::move(desk_.messages.left_out);
    open(session.story);
    desk_.messages.left_out.insert(desk_.messages.left_out.begin(), findings.begin(), findings.end());
  }
}

void StoryDesk::bring_back(const std::shared_ptr<const Story>& story) {
  ui::StoryState& state = desk_.panels.shared.story;
  if (story ? state.story == *story : !state.story) return;
  // An audience is told one story, and its cues are counted.
  if (desk_.presentation.on()) return desk_.history.take_story(state.story);
  const std::optional<Story> before = std::exchange(state.story, story ? std::optional(*story) : std::nullopt);
  state.changed = true;
  if (!story) {
    state = {};
    return;
  }
  const std::vector<Cue>& cues = story->cues;
  std::size_t differs = 0;
  if (before)
    while (differs < std::min(cues.size(), before->cues.size()) && cues[differs] == before->cues[differs]) ++differs;
  if (!before || differs < std::max(cues.size(), before->cues.size())) state.cue = differs;
  state.cue = std::min(state.cue, cues.size() - 1);
}

/// Before another story has its place, one with edits goes to a file of its own. Returns what to tell; empty: nothing
/// was to be kept.
std::string StoryDesk::keep_unsaved() {
  const ui::StoryState& state = desk_.panels.shared.story;
  const auto folder = stories_folder();
  if (!state.story || !state.changed || !folder) return {};
  const std::string stem = state.file.empty() ? "untitled" : short_name(state.file);
  const fs::path path = free_file(*folder, stem + "-unsaved", ".story.toml");
  std::error_code failed;
  fs::create_directories(*folder, failed);
  if (std::string fault = fault_of_writing(path, to_toml(named_from_folder_of(path))); !fault.empty()) return fault;
  return fmt::format("The edits of the story before are kept in {}", path.string());
}

/// The story with its atlases named as from that file.
Story StoryDesk::named_from_folder_of(const fs::path& path) const {
  Story story = *desk_.panels.shared.story.story;
  story.atlas = renamed_atlas(path, story.atlas);
  for (Cue& cue : story.cues)
    if (!cue.atlas.empty()) cue.atlas = renamed_atlas(path, cue.atlas);
  return story;
}

std::string StoryDesk::renamed_atlas(const fs::path& story_file, const std::string& named) const {
  const auto known = atlases_.find(named);
  return known != atlases_.end() ? named_from(story_file, known->second.file) : named;
}

/// Loads the atlases that the story needs beside the present one, before anybody waits for them, and says which cues
/// do not fit.
void StoryDesk::prepare() {
  const Story& story = *desk_.panels.shared.story.story;
  atlases_.clear();
  for (const Cue& cue : story.cues) {
    const std::string& named = named_atlas(story, cue);
    if (atlases_.contains(named)) continue;
    try {
      const fs::path path = atlas_of_story(desk_.panels.shared.story.file, named);
      if (same_file(path, desk_.atlas->file)) {
        atlases_.emplace(named, StoryAtlas{path, desk_.atlas, {}, {}});
        const Findings faults = faults_of(story, named, *desk_.atlas, desk_.panels.shared.story.file.string());
        desk_.messages.left_out.insert(desk_.messages.left_out.end(), faults.begin(), faults.end());
        continue;
      }
      StoryAtlas other{path, nullptr, {}, {}};
      other.loading = std::async(std::launch::async, [path] {
        Outcome<Atlas> atlas = load_atlas(path, Geometry::meshes);
        if (atlas) prepare_first_picture(*atlas.value);
        return atlas;
      });
      atlases_.emplace(named, std::move(other));
    } catch (const InputError& error) {
      desk_.messages.left_out.push_back(error.finding());
    }
  }
}

/// The atlas that the story names so, where it can be had.
std::shared_ptr<const Atlas> StoryDesk::atlas(const std::string& named) {
  const auto found = atlases_.find(named);
  if (found == atlases_.end()) return nullptr;
  StoryAtlas& known = found->second;
  if (known.loading.valid()) receive(known);
  if (!known.faults.empty()) desk_.tell_left_out("story", std::exchange(known.faults, {}));
  return known.atlas;
}

void StoryDesk::receive(StoryAtlas& known) {
  Outcome<Atlas> outcome = known.loading.get();
  if (outcome) known.atlas = std::make_shared<const Atlas>(std::move(*outcome.value));
  else known.faults = std::move(outcome.findings);
}

StoryAtlases StoryDesk::atlases_at_hand() {
  StoryAtlases there;
  for (auto& [named, known] : atlases_) {
    if (known.loading.valid() && known.loading.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
      receive(known);
    if (known.atlas) there.emplace(named, known.atlas);
  }
  return there;
}

Cue StoryDesk::cue_of_view() const {
  Cue cue;
  cue.view = desk_.view;
  cue.view.camera.reset();
  // Where the room is dark or light, and who looks, is no part of a story.
  cue.view.look = View().look;
  cue.view.vision = View().vision;
  if (desk_.view.camera) cue.framing = framing_of(desk_.map.cell_viewport(), desk_.map.margins());
  ui::Zones zones = desk_.panels.shared.zones;
  for (const ui::PanelKind kind : {ui::PanelKind::controls, ui::PanelKind::story}) ui::close(zones, kind);
  ui::PanelFlags kept;
  ui::keep_zones(zones, kept);
  for (auto& [name, value] : kept)
    if (name.starts_with("panel-") && value.ends_with("open")) cue.panels[name] = value;
  if (desk_.panels.marginals().targets_tab && cue.panels.contains("panel-marginals")) cue.panels["targets"] = "open";
  if (desk_.panels.night().lines_tab && cue.panels.contains("panel-night")) cue.panels["night-lines"] = "open";
  const std::string named = named_from(desk_.panels.shared.story.file, desk_.atlas->file);
  if (desk_.panels.shared.story.story && named != desk_.panels.shared.story.story->atlas &&
      !same_file(atlas_of_story(desk_.panels.shared.story.file, desk_.panels.shared.story.story->atlas),
                 desk_.atlas->file))
    cue.atlas = named;
  return cue;
}

void StoryDesk::record_cue() {
  desk_.transition.finish();  // what lies between two cues is no view
  ui::StoryState& state = desk_.panels.shared.story;
  if (!state.story) {
    state.story = Story{.title = desk_.atlas->title, .atlas = named_from({}, desk_.atlas->file), .cues = {}};
    state.file.clear();
  }
  Cue cue = cue_of_view();
  cue.title = headline_of(*desk_.atlas, desk_.view).title;
  std::vector<Cue>& cues = state.story->cues;
  const std::size_t at = cues.empty() ? 0 : std::min(state.cue + 1, cues.size());
  cues.insert(cues.begin() + static_cast<std::ptrdiff_t>(at), std::move(cue));
  state.cue = at;
  state.changed = true;
  if (!atlases_.contains(named_atlas(*state.story, cues[at])))
    atlases_.emplace(named_atlas(*state.story, cues[at]), StoryAtlas{desk_.atlas->file, desk_.atlas, {}, {}});
  desk_.notify(fmt::format("Cue {} of {}", at + 1, cues.size()));
}

void StoryDesk::update_cue() {
  desk_.transition.finish();
  ui::StoryState& state = desk_.panels.shared.story;
  Cue& cue = state.story->cues[state.cue];
  Cue fresh = cue_of_view();
  cue.view = std::move(fresh.view);
  cue.framing = std::move(fresh.framing);
  cue.panels = std::move(fresh.panels);
  cue.atlas = std::move(fresh.atlas);
  state.changed = true;
  desk_.notify(fmt::format("Cue {} shows this view", state.cue + 1));
}

void StoryDesk::remove_cue() {
  ui::StoryState& state = desk_.panels.shared.story;
  std::vector<Cue>& cues = state.story->cues;
  const std::size_t at = std::min(state.cue, cues.size() - 1);
  cues.erase(cues.begin() + static_cast<std::ptrdiff_t>(at));
  state.cue = std::min(at, cues.size() - 1);
  state.changed = true;
  desk_.notify(fmt::format("Cue {} is removed; Ctrl+Z brings it back", at + 1));
}

void StoryDesk::ask_to_save() {
  const auto folder = stories_folder();
  const fs::path& file = desk_.panels.shared.story.file;
  const bool own = !file.empty() && !same_file(file, sample_story());
  const auto last = desk_.files.folder("story");
  const fs::path place = last ? *last : folder.value_or(fs::path());
  const fs::path fresh = file.empty() ? free_file(place, "untitled", ".story.toml") : place / file.filename();
  desk_.ask(ui::Asking::story_to_save, own ? file.string() : fresh.string());
}

void StoryDesk::save(const fs::path& file) {
  const fs::path path = with_ending(expanded_path(file.string()), ".story.toml");
  ui::StoryState& state = desk_.panels.shared.story;
  Story story = named_from_folder_of(path);
  if (!desk_.write(ui::Asking::story_to_save, path, to_toml(story), stories_folder())) return;
  std::map<std::string, StoryAtlas> atlases;
  for (auto& [named, known] : atlases_) atlases.emplace(renamed_atlas(path, named), std::move(known));
  atlases_ = std::move(atlases);
  if (state.story != story) {
    state.story = std::move(story);
    desk_.history.take_story(state.story);
  }
  state.file = path;
  state.changed = false;
  desk_.files.use(FileKind::story, path, state.story->title);
  desk_.tell_saved("Story", path);
}

bool StoryDesk::is_stuck() const {
  return std::any_of(atlases_.begin(), atlases_.end(),
                     [](const auto& other) { return hustings::is_stuck(other.second.loading); });
}

}  // namespace hustings
