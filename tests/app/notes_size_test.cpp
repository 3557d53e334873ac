#include "app/desktop/notes_size.h"

#include <doctest/doctest.h>

#include "tests/folder.h"

using namespace hustings;

TEST_CASE("notes grow and shrink by the same steps, and stop at either end") {
  float size = usual_notes_size;
  for (int i = 0; i < 20; ++i) size = larger_notes(size);
  CHECK(size > 2);
  CHECK(larger_notes(size) == size);
  CHECK(larger_notes(smaller_notes(size)) == size);
  for (int i = 0; i < 20; ++i) size = smaller_notes(size);
  CHECK(size < 1);
  CHECK(smaller_notes(size) == size);
  CHECK(smaller_notes(larger_notes(size)) == size);
}

TEST_CASE("their size is read as it was written; what is no size is the usual one") {
  const Folder folder;
  write_notes_size(folder.path() / "new" / "speaker.toml", 1.5f);
  CHECK(read_notes_size(folder.path() / "new" / "speaker.toml") == 1.5f);
  CHECK(read_notes_size(folder / "none.toml") == usual_notes_size);
  for (const char* text : {"notes_size = [", "notes_size = \"large\"\n", "notes_size = nan\n", ""})
    CHECK(read_notes_size(folder.write("bad.toml", text)) == usual_notes_size);
  CHECK(read_notes_size(folder.write("odd.toml", "notes_size = 1e9\n")) == larger_notes(1e9f));
}
