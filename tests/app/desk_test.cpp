// The parts of the window that do not draw, on a desk without a window.
#include "app/stage/desk.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <utility>
#include <variant>

#include "app/desktop/known_files.h"
#include "app/window/loading.h"
#include "app/window/session_keeper.h"
#include "app/window/story_desk.h"
#include "atlas/load/named_files.h"
#include "places.h"
#include "tests/folder.h"
#include "tests/gl/own_state.h"

using namespace hustings;

namespace {

Command london() {
  Command command;
  command.atlas = HUSTINGS_TEST_ASSETS "/london.toml";
  return command;
}

/// A desk with all that goes on without a picture.
struct BareDesk {
  explicit BareDesk(Command command = london()) : desk(std::move(command), Desk::WithoutWindow()) {
    desk.parts = {&sessions, &story, &loading};
    sessions.start();
    REQUIRE(receive());
  }

  /// Waits for what is being read; whether there is an atlas then.
  bool receive() {
    loading.wait();
    auto outcome = loading.receive();
    return outcome ? sessions.take_loaded(std::move(*outcome)) : desk.loaded();
  }
  /// A turn in which the view was changed by itself.
  void turn() {
    desk.time += 1;
    sessions.remember(0, true);
  }

  OwnState state;
  Desk desk;
  Loading loading{desk};
  StoryDesk story{desk};
  SessionKeeper sessions{desk, loading, story};
};

}  // namespace

TEST_CASE("parts add their own commands, and each has one name") {
  const BareDesk bare;
  std::set<std::string> ids;
  for (const WindowCommand& command : bare.desk.commands) CHECK(ids.insert(command.id).second);
  for (const char* id : {"undo", "save", "open", "record-cue", "save-story"}) CHECK(ids.contains(id));
  CHECK_FALSE(ids.contains("present"));  // no presenter is at this desk
}

TEST_CASE("a session that is saved on one desk is open on another") {
  const Folder folder;
  const auto file = folder.path() / "swing.toml";
  BareDesk first;
  colour_by(first.desk.view, ColourMode::swing);
  first.desk.view.selected = {"E14000639"};
  first.desk.panels.shared.lists.changes = true;
  first.sessions.save(file);
  CHECK(first.sessions.file() == file);
  CHECK(first.desk.field.save_fault.empty());

  BareDesk second;
  REQUIRE(second.desk.view != first.desk.view);
  second.sessions.open(file);
  CHECK(second.desk.view == first.desk.view);
  CHECK(second.desk.panels.shared.lists.changes);
  CHECK(second.desk.messages.left_out.empty());
}

TEST_CASE("after a crash the last session is offered, whatever is opened, and the log is named once") {
  const Folder folder;
  {
    BareDesk left;
    colour_by(left.desk.view, ColourMode::turnout);
    left.turn();
    left.sessions.finish();
    for (const auto& entry : std::filesystem::directory_iterator(left.state.folder))
      std::filesystem::copy(entry.path(), folder / entry.path().filename().string());
  }
  folder.write("crash.log", "Hustings crashed");
  const auto offered_next = [&] {
    const OwnState own;
    const Setting state("HUSTINGS_STATE", folder.path().string());
    Desk desk(london(), Desk::WithoutWindow());
    Loading loading{desk};
    StoryDesk story{desk};
    SessionKeeper sessions{desk, loading, story};
    desk.parts = {&sessions, &story, &loading};
    sessions.start();
    loading.wait();
    REQUIRE(sessions.take_loaded(std::move(*loading.receive())));
    return desk.messages.offer;
  };
  const std::string offer = offered_next();
  CHECK(offer.find("turnout") != std::string::npos);
  CHECK(offer.find("crashed") != std::string::npos);
  CHECK(offer.find((folder / "crash-20").string()) != std::string::npos);
  CHECK(offered_next().empty());  // an atlas was asked for, and nothing went wrong
}

TEST_CASE("a story that is named is open when its atlas is there, and presented where that was asked for") {
  for (const bool present : {false, true}) {
    Command command = london();
    command.story = sample_story();
    command.present = present;
    BareDesk bare(std::move(command));
    REQUIRE(bare.desk.panels.shared.story.story);
    const auto asked = bare.desk.panels.shared.requests.take();
    REQUIRE(asked.size() == (present ? 1 : 0));
    if (present) CHECK(std::get<ui::RunCommand>(asked.front()).id == "present");
  }
}

TEST_CASE("files are named by what they are, and by their names without it") {
  const Folder folder;
  BareDesk bare;
  bare.sessions.save(folder.path() / "swing");
  CHECK(std::filesystem::exists(folder / "swing.session.toml"));
  CHECK(short_name("a/talk.story.toml") == "talk");
  CHECK(short_name("talk.toml") == "talk");
  CHECK(short_name("v1.2.toml") == "v1.2");
}

TEST_CASE("a session that cannot be written is asked for again, with the reason") {
  BareDesk bare;
  bare.sessions.save("/proc/no-folder/session.toml");
  CHECK(bare.desk.field.picker.what == ui::Asking::session_to_save);
  CHECK_FALSE(bare.desk.field.save_fault.empty());
  CHECK_FALSE(bare.sessions.file());
}

TEST_CASE("a file that is no session is told, and what is on the desk stays") {
  const Folder folder;
  const auto file = folder.path() / "list.toml";
  std::ofstream(file) << "milk = [";
  BareDesk bare;
  const View before = bare.desk.view;
  bare.sessions.open(file);
  CHECK(bare.desk.view == before);
  REQUIRE_FALSE(bare.desk.messages.left_out.empty());
  CHECK(bare.desk.messages.left_out.front().place.file == file.string());
}

TEST_CASE("what a turn changed is undone and done again") {
  BareDesk bare;
  bare.turn();
  const View before = bare.desk.view;
  colour_by(bare.desk.view, ColourMode::turnout);
  bare.turn();
  bare.desk.run_command("undo");
  CHECK(bare.desk.view == before);
  bare.desk.run_command("redo");
  CHECK(bare.desk.view.colour == ColourMode::turnout);
}

TEST_CASE("cues are recorded after the chosen one, changed, removed and brought back") {
  BareDesk bare;
  const ui::StoryState& state = bare.desk.panels.shared.story;
  bare.desk.run_command("record-cue");
  REQUIRE(state.story);
  colour_by(bare.desk.view, ColourMode::turnout);
  bare.desk.run_command("record-cue");
  REQUIRE(state.story->cues.size() == 2);
  CHECK(state.cue == 1);
  CHECK(state.story->cues[1].view.colour == ColourMode::turnout);
  CHECK(state.story->atlas.empty());  // London's needs no name
  bare.turn();
  bare.desk.run_command("remove-cue");
  bare.turn();
  CHECK(state.story->cues.size() == 1);
  bare.desk.run_command("undo");
  CHECK(state.story->cues.size() == 2);
}

TEST_CASE("a story that is saved is open on another desk, with the same cues") {
  const Folder folder;
  const auto file = folder.path() / "two.toml";
  BareDesk first;
  first.desk.run_command("record-cue");
  colour_by(first.desk.view, ColourMode::swing);
  first.desk.run_command("record-cue");
  first.story.save(file);
  CHECK_FALSE(first.desk.panels.shared.story.changed);

  BareDesk second;
  second.story.open(file);
  REQUIRE(second.desk.panels.shared.story.story);
  CHECK(*second.desk.panels.shared.story.story == *first.desk.panels.shared.story.story);
  CHECK(second.story.atlas("") == second.desk.atlas);
}

TEST_CASE("edits of a story are in the session, and nowhere lost when another story is opened") {
  const Folder folder;
  const auto file = folder.path() / "session.toml";
  BareDesk first;
  first.desk.run_command("record-cue");
  first.sessions.save(file);
  BareDesk second;
  second.sessions.open(file);
  REQUIRE(second.desk.panels.shared.story.story);
  CHECK(second.desk.panels.shared.story.changed);
  CHECK(*second.desk.panels.shared.story.story == *first.desk.panels.shared.story.story);
}

TEST_CASE("a table that cannot be joined is told, and the map stays") {
  BareDesk bare;
  const auto before = bare.desk.atlas;
  bare.loading.join("no-such-table.csv");
  CHECK_FALSE(bare.loading.receive());  // begins
  CHECK(bare.loading.active());
  CHECK(bare.receive());
  CHECK(bare.desk.atlas == before);
  CHECK(bare.desk.messages.fault.find("no-such-table.csv") != std::string::npos);
  CHECK(bare.desk.command.joined.empty());
}

TEST_CASE("requests are done in the order in which they were asked for, once") {
  ui::Requests requests;
  requests.ask(ui::RunCommand{"undo"});
  requests.ask(ui::GoToCue{3});
  const auto asked = requests.take();
  REQUIRE(asked.size() == 2);
  CHECK(std::get<ui::RunCommand>(asked[0]).id == "undo");
  CHECK(std::get<ui::GoToCue>(asked[1]).cue == 3);
  CHECK(requests.empty());
}

TEST_CASE("each panel has one row, in the order of its kind, with a key and a name of its own") {
  std::set<std::string_view> names;
  std::set<int> keys;
  for (std::size_t i = 0; i < ui::panel_kinds; ++i) {
    const ui::PanelRow& row = ui::panel_table()[i];
    CHECK(row.kind == static_cast<ui::PanelKind>(i));
    CHECK(names.insert(row.name).second);
    CHECK(keys.insert(row.function_key).second);
    CHECK(row.make() != nullptr);
    CHECK(ui::maybe_panel(row.name) == row.kind);
  }
}

TEST_CASE("what panels keep in a session they take back") {
  ui::PanelSet set;
  set.shared.lists.signs = true;
  set.shared.reduced_motion = true;
  set.marginals().targets_tab = true;
  set.controls().picture_tab = true;
  ui::show(set.shared.zones, ui::PanelKind::charts);
  TableSetting setting;
  setting.columns = {"winner", "majority_votes"};
  setting.sort = "majority_votes";
  setting.descending = true;
  set.table().set(setting);
  ui::PanelSet other;
  other.restore(set.kept());
  CHECK(other.kept() == set.kept());
  CHECK(other.shared.zones.places == set.shared.zones.places);
  CHECK(other.table().setting() == setting);
  other.restore({});
  CHECK(other.kept().empty());
}
