// Which files and folders were used lately, and what the desktop's dialog is asked.
#include "app/desktop/file_memory.h"

#include <algorithm>
#include <doctest/doctest.h>

#include "app/desktop/file_dialog.h"
#include "atlas/load/named_files.h"
#include "tests/folder.h"
#include "tests/setting.h"

using namespace hustings;

namespace fs = std::filesystem;

TEST_CASE("folders and files are remembered from run to run, the newest file first and each once") {
  const Folder folder;
  const fs::path kept = folder / "state/files.toml";
  {
    FileMemory memory(kept);
    CHECK_FALSE(memory.folder("export").has_value());
    memory.use_folder_of("export", folder / "map.png");
    memory.use(FileKind::atlas, folder / "a.toml", "An \"atlas\"");
    memory.use(FileKind::story, folder / "b.toml", "B");
    memory.use(FileKind::atlas, folder / "a.toml", "An \"atlas\"");
  }
  const FileMemory again(kept);
  CHECK(again.folder("export") == folder.path());
  CHECK_FALSE(again.folder("session").has_value());
  const std::vector<RecentFile> expected = {{FileKind::atlas, folder / "a.toml", "An \"atlas\""},
                                            {FileKind::story, folder / "b.toml", "B"}};
  CHECK(again.recent() == expected);
}

TEST_CASE("a folder that is gone is none, the oldest files are forgotten, and nonsense is no memory") {
  const Folder folder;
  FileMemory memory(std::nullopt);
  memory.use_folder_of("export", folder / "gone/map.png");
  CHECK_FALSE(memory.folder("export").has_value());
  for (std::size_t i = 0; i <= FileMemory::most_recent; ++i)
    memory.use(FileKind::session, folder / std::to_string(i), "");
  CHECK(memory.recent().size() == FileMemory::most_recent);
  CHECK(memory.recent().back().file == folder / "1");
  for (const char* text : {"[", "folder = 3\nrecent = 4\n", "[[recent]]\nkind = \"film\"\nfile = \"/a\"\n",
                           "recent = [1, {kind = \"story\", file = \"relative.toml\"}]\n"})
    CHECK(FileMemory(folder.write("files.toml", text)).recent().empty());
}

TEST_CASE("what is in a file says what it is") {
  const Folder folder;
  const auto kind = [&](const char* text) {
    const auto head = head_of_file(folder.write("x.toml", text));
    return head ? std::optional(head->kind) : std::nullopt;
  };
  CHECK(kind("title = \"A\"\n[[layer]]\nid = \"a\"\n") == FileKind::atlas);
  CHECK(kind("version = 1\ntitle = \"A\"\n[[cue]]\ntitle = \"b\"\n") == FileKind::story);
  CHECK(kind("version = 1\n[view]\n") == FileKind::session);
  CHECK_FALSE(kind("version = ").has_value());
  CHECK_FALSE(head_of_file(folder / "none.toml").has_value());
  for (const fs::path& atlas : sample_atlases()) CHECK(head_of_file(atlas)->kind == FileKind::atlas);
  CHECK(head_of_file(sample_story())->kind == FileKind::story);
}

TEST_CASE("the desktop's dialog gets title, place and endings as words of its own, whatever is in them") {
  const FileDialogChoice choice{.title = "Export; rm *",
                                .start = "/maps/a \"b\" $c.png",
                                .saves = true,
                                .kind = "Pictures",
                                .endings = {".png", ".svg"}};
  const std::vector<std::string> zenity = file_dialog_words("zenity", choice);
  for (const char* word :
       {"--title=Export; rm *", "--filename=/maps/a \"b\" $c.png", "--save", "--file-filter=Pictures | *.png *.svg"})
    CHECK_MESSAGE(std::count(zenity.begin(), zenity.end(), word) == 1, word);
  const std::vector<std::string> kdialog = file_dialog_words("kdialog", choice);
  for (const char* word :
       {"Export; rm *", "--getsavefilename", "/maps/a \"b\" $c.png", "Pictures (*.png *.svg)\nAll files (*)"})
    CHECK_MESSAGE(std::count(kdialog.begin(), kdialog.end(), word) == 1, word);
}

TEST_CASE("the dialog is that of the desktop, where it is installed") {
  const Folder folder;
  const Setting programs("PATH", folder.path().string());
  const auto install = [&](const char* program) {
    folder.write(program, "#!/bin/sh\n");
    fs::permissions(folder / program, fs::perms::owner_all);
  };
  CHECK(file_dialog_program().empty());
  install("kdialog");
  CHECK(file_dialog_program() == "kdialog");
  install("zenity");
  const Setting gnome("XDG_CURRENT_DESKTOP", "GNOME");
  CHECK(file_dialog_program() == "zenity");
  const Setting kde("XDG_CURRENT_DESKTOP", "KDE");
  CHECK(file_dialog_program() == "kdialog");
}
