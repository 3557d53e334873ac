#include "app/window/obey.h"

#include "app/stage/desk.h"
#include "app/window/exporter.h"
#include "app/window/file_desk.h"
#include "app/window/loading.h"
#include "app/window/new_atlas_desk.h"
#include "app/window/presenter.h"
#include "app/window/session_keeper.h"
#include "app/window/story_desk.h"
#include "atlas/view/night_clock.h"
#include "base/paths.h"

namespace hustings {

void Obeying::operator()(const ui::FlyToArea& request) const { desk.map.fly_to(request.layer, request.area); }
void Obeying::operator()(const ui::RunCommand& request) const { desk.run_command(request.id); }
void Obeying::operator()(const ui::OpenFile& request) const { files.open(request.file); }
void Obeying::operator()(const ui::OpenSession& request) const { sessions.open(request.file); }
void Obeying::operator()(const ui::SaveSession& request) const { sessions.save(request.file); }
void Obeying::operator()(const ui::OpenStory& request) const { story.open(request.file); }
void Obeying::operator()(const ui::SaveStory& request) const { story.save(request.file); }
void Obeying::operator()(const ui::WriteTable& request) const { exporter.write_table(request.file); }
void Obeying::operator()(const ui::JoinTable& request) const {
  const std::filesystem::path table = expanded_path(request.table);
  desk.files.use_folder_of("join", table);
  loading.join(table.string());
}
void Obeying::operator()(const ui::BrowseFiles& /*request*/) const { files.browse(); }
void Obeying::operator()(const ui::GoToCue& request) const { presenter.go_to_cue(request.cue); }
void Obeying::operator()(const ui::ReadForAtlas& request) const { new_atlas.read(request.files, request.as); }
void Obeying::operator()(const ui::GoToTime& request) const {
  try {
    seek_time(*desk.atlas, request.text, desk.playback, desk.view);
  } catch (const CommandError& error) {
    desk.notify(error.what());
  }
}
void Obeying::operator()(const ui::NameExport& /*request*/) const { exporter.name_file(); }
void Obeying::operator()(const ui::StartExport& /*request*/) const { exporter.start(); }
void Obeying::operator()(const ui::CancelExport& /*request*/) const { exporter.cancel(); }

}  // namespace hustings
