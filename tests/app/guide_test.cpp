// What help, manual pages, examples and completion say: one list, which nobody writes twice.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "app/command_line/opened_file.h"
#include "app/command_line/options.h"
#include "app/command_line/shell_commands.h"
#include "app/guide/completion.h"
#include "app/guide/examples.h"
#include "app/guide/help_format.h"
#include "app/guide/man_page.h"
#include "base/text/text.h"
#include "places.h"
#include "tests/app/program.h"

using namespace hustings;

namespace {

using Words = std::vector<std::string>;

/// As a shell parts them.
Words words_of(const std::string& line) {
  Words words{""};
  bool quoted = false;
  for (const char c : line)
    if (c == '"') quoted = !quoted;
    else if (c == ' ' && !quoted) words.emplace_back();
    else words.back() += c;
  return words;
}

/// Without what only sets letters, and every blank one.
std::string plain(std::string text) {
  for (const auto& [from, to] :
       {std::pair("\\fB", ""), std::pair("\\fI", ""), std::pair("\\fR", ""), std::pair("\\-", "-"),
        std::pair("\\(aq", "'"), std::pair("\\&", ""), std::pair("\\e", "\\")})
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + std::string(to).size()))
      text.replace(at, std::string(from).size(), to);
  std::string out;
  for (const char c : text)
    if (std::isspace(static_cast<unsigned char>(c)) == 0) out += c;
    else if (!out.empty() && out.back() != ' ') out += ' ';
  return out;
}

/// Names of options, as they stand first on lines of a help.
std::set<std::string> options_in_help(const std::string& help) {
  std::set<std::string> names;
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("  -")) continue;
    for (const std::string& name : split(line.substr(2, line.find(' ', 2) - 2), ',')) names.insert(name);
  }
  return names;
}

std::set<std::string> options_in_page(const std::string& page) {
  std::set<std::string> names;
  for (std::size_t at = page.find(".TP\n"); at != std::string::npos; at = page.find(".TP\n", at + 1)) {
    const std::size_t from = at + 4;
    for (const std::string& part : split(plain(page.substr(from, page.find('\n', from) - from)), ','))
      if (const std::string name(trimmed(part)); name.starts_with("-")) names.insert(name.substr(0, name.find(' ')));
  }
  return names;
}

AtlasIds sample_ids(const std::string& file) {
  if (file == "none.toml") return {};
  return {.contests = {{"general-2015", "General election 2015"}, {"general-2017", ""}, {"mayor-2016", ""}},
          .layers = {{"boroughs", "Boroughs"}, {"wards-2014", ""}},
          .parties = {{"con", "Conservative"}, {"lab", "Labour"}, {"ld", ""}},
          .numbers = {{"degree", "Degrees"}}};
}

Words completed(const Words& words) {
  Words found;
  for (const Candidate& candidate : complete_words(command_guide(), words, sample_ids).candidates)
    found.push_back(candidate.word);
  return found;
}

}  // namespace

TEST_CASE("every example is a command that the program takes") {
  for (const CommandGuide& command : command_guide()) {
    CHECK_MESSAGE(!examples_of(command.name).empty(), command.name << " has no example");
    for (const Example& example : examples_of(command.name)) {
      CAPTURE(example.line);
      const Words words = words_of(example.line);
      std::vector<const char*> arguments;
      for (const std::string& word : words) arguments.push_back(word.c_str());
      CHECK_NOTHROW(parse_command(static_cast<int>(arguments.size()), arguments.data()));
      if (!command.name.empty()) CHECK(words.at(1) == command.name);
    }
  }
}

TEST_CASE("a manual page has the options of the help, with the same words, and no others") {
  const Guide guide = command_guide();
  CHECK(guide.size() > 10);
  for (const CommandGuide& command : guide) {
    CAPTURE(command.name);
    Words words;
    if (!command.name.empty()) words.push_back(command.name);
    words.emplace_back("--help");
    const Ran help = run(words);
    REQUIRE(help.code == 0);
    const std::string page = man_page(guide, command, "1.2.3");
    CHECK(options_in_page(page) == options_in_help(help.out));
    const std::string read_page = plain(page);
    const std::string read_help = plain(help.out);
    for (const OptionGuide& option : command.options) {
      CHECK_MESSAGE(read_help.find(plain(option.text)) != std::string::npos, option.names.front());
      CHECK_MESSAGE(read_page.find(plain(option.text)) != std::string::npos, option.names.front());
    }
    for (const OptionGuide& argument : command.arguments)
      CHECK(read_page.find(plain(argument.text)) != std::string::npos);
    for (const Example& example : examples_of(command.name)) {
      CHECK(read_page.find(plain(example.line)) != std::string::npos);
      CHECK(read_help.find(plain(example.line)) != std::string::npos);
    }
  }
}

TEST_CASE("no line of a manual page is a request by mistake, and the program's own names all commands") {
  const Guide guide = command_guide();
  for (const CommandGuide& command : guide)
    for (const std::string& line : split(man_page(guide, command, "1.2.3"), '\n'))
      if (line.starts_with(".") || line.starts_with("'")) {
        const bool request = line.size() > 2 && std::isupper(static_cast<unsigned char>(line[1])) != 0;
        const bool small = line == ".br" || line == ".nf" || line == ".fi";
        CHECK_MESSAGE((request || small), line);
      }
  const std::string own = plain(man_page(guide, guide.front(), "1.2.3"));
  for (const CommandGuide& command : guide) CHECK(own.find(command.name) != std::string::npos);
}

TEST_CASE("the help is in groups, no wider than asked for, and ends with examples") {
  const std::string help = run({"--help"}).out;
  std::size_t last = 0;
  for (const char* heading : {"Arguments:", "Options:", "Election and comparison:", "Colours and figures:", "Map:",
                              "What if:", "Commands that draw:", "Commands for figures:", "Examples:"}) {
    const std::size_t at = help.find(std::string("\n") + heading);
    CHECK_MESSAGE(at != std::string::npos, heading);
    CHECK_MESSAGE(at > last, heading);
    last = at;
  }
  for (const std::string& line : split(help.substr(0, help.find("Examples:")), '\n')) CHECK(line.size() <= 100);
  CHECK(help.find('\x1b') == std::string::npos);
  CHECK(wrapped_text("one two three", 7, 2) == "one two\n  three");
  CHECK(wrapped_text("longer-than-that one", 5, 1) == "longer-than-that\n one");
}

TEST_CASE("somebody has said of every option what its value names") {
  for (const CommandGuide& command : command_guide())
    for (const OptionGuide& option : command.options)
      CHECK_MESSAGE((option.value.empty() || !option.words.empty() || value_kind(option.names.front()).has_value()),
                    command.name << " " << option.names.front());
}

TEST_CASE("commands, options and their values are completed") {
  CHECK(completed({"re"}) == Words{"render"});
  CHECK(completed({"render", "--lay"}) == Words{"--layout"});
  CHECK(completed({"render", "--colo"}) == Words{"--colour", "--color"});
  CHECK(completed({"render", "--look", ""}) == Words{"dark", "light", "contrast"});
  CHECK(completed({"render", "--look=l"}) == Words{"--look=light"});
  CHECK(completed({"render", "--quiet", "--layout", "h"}) == Words{"hexagons"});
  CHECK(completed({"story", "--layout", "h"}).empty());  // no option of that command
  CHECK(completed({"render", "--seconds"}).empty());
  CHECK(completed({"film", "--seconds"}) == Words{"--seconds"});
  const Completion files = complete_words(command_guide(), {"render", "--out", ""}, sample_ids);
  CHECK(files.files == ValueKind::file);
  CHECK(complete_words(command_guide(), {"check", ""}, sample_ids).files == ValueKind::toml_file);
  CHECK(complete_words(command_guide(), {"new", ""}, sample_ids).files == ValueKind::folder);
}

TEST_CASE("ids are those of the atlas on the line") {
  CHECK(completed({"render", "--contest", "gen"}) == Words{"general-2015", "general-2017"});
  CHECK(completed({"render", "--contest=may"}) == Words{"--contest=mayor-2016"});
  CHECK(completed({"render", "none.toml", "--contest", ""}).empty());
  CHECK(completed({"none.toml", "--by", ""}).empty());
  CHECK(completed({"film", "--story", "none.toml", "--from", ""}).empty());
  CHECK(completed({"--by", "b"}) == Words{"boroughs"});
  CHECK(completed({"--against", "d"}) == Words{"dissolution"});
  CHECK(completed({"--pair", "con,l"}) == Words{"con,lab", "con,ld"});
  CHECK(completed({"page", "--contests", "mayor-2016,general-2017"}) == Words{"mayor-2016,general-2017"});
  CHECK(completed({"page", "--contests", "a"}) == Words{"all"});
  CHECK(completed({"new", "--pair", "c"}).empty());
}

TEST_CASE("colours are completed part by part") {
  CHECK(completed({"--colour", "sha"}) == Words{"share:"});
  CHECK(complete_words(command_guide(), {"--colour", "sha"}, sample_ids).goes_on);
  CHECK(completed({"--colour", "share:l"}) == Words{"share:lab", "share:ld"});
  CHECK(completed({"--colour", "number:"}) == Words{"number:degree"});
  CHECK(completed({"--beside", "general-2015:share:c"}) == Words{"general-2015:share:con"});
  CHECK(completed({"--beside", "general-2015:maj"}) == Words{"general-2015:majority"});
  CHECK(completed({"--cross-with", "wi"}).empty());  // no figure
  const Completion one = complete_words(command_guide(), {"--by", "b"}, sample_ids);
  CHECK(completion_lines(one) == "boroughs\tBoroughs\n");
}

TEST_CASE("completion reads the atlas on the line, and says nothing of one that cannot be read") {
  const FixtureAtlas fixture;
  CHECK(run({"complete", "table", fixture.atlas(), "--contest", ""}).out == "old\tThe old one\nnew\tThe new one\n");
  CHECK(run({"complete", "table", fixture.atlas(), "--by", ""}).out.starts_with("squares"));
  CHECK(contains_all(run({"complete", fixture.atlas(), "--colour", "share:co"}).out, {"share:con\tConservative"}));
  write_file(fixture.folder() / "a.story.toml", "version = 1\natlas = \"atlas.toml\"\n[[cue]]\ntitle = \"One\"\n");
  CHECK(run({"complete", "film", "--story", fixture.folder() / "a.story.toml", "--from", "n"}).out.starts_with("new"));
  const Ran absent = run({"complete", "table", "/absent.toml", "--contest", ""});
  CHECK(absent.code == 0);
  CHECK(absent.out.empty());
  CHECK(absent.err.empty());
}

TEST_CASE("the version is one line, and with --verbose names libraries, OpenGL, data and folders") {
  const Ran version = run({"--version"});
  CHECK(std::count(version.out.begin(), version.out.end(), '\n') == 1);
  const Ran verbose = run({"--version", "--verbose"});
  CHECK(verbose.code == 0);
  CHECK(verbose.out.starts_with(version.out));
  CHECK(contains_all(verbose.out, {"GDAL", "PROJ", "SDL", "OpenGL", "london.toml", "uk.toml", "assets", "cache"}));
  CHECK(run({"--verbose"}).code == 2);
}

TEST_CASE("a file is opened as what it is, by what is written in it") {
  const FixtureAtlas fixture;
  const auto kind = [&](const char* name, const std::string& text) {
    write_file(fixture.folder() / name, text);
    return opened_file(fixture.folder() / name).value().kind;
  };
  CHECK(opened_file(fixture.atlas()).value().kind == FileKind::atlas);
  CHECK(kind("talk.toml", "atlas = \"atlas.toml\"\n[[cue]]\ntitle = \"One\"\n") == FileKind::story);
  CHECK(kind("view.toml", "version = 1\n[view]\ncontest = \"new\"\n") == FileKind::session);
  CHECK(kind("other.toml", "milk = 2\n") == FileKind::atlas);                            // and is refused as one
  CHECK(kind("damaged.session.toml", "version = 1\n[view]\n=\n") == FileKind::session);  // lines of it can be saved
  CHECK(kind("damaged.story.toml", "[[cue]\n") == FileKind::story);
  CHECK(opened_file(fixture.folder() / "talk.toml").value().atlas == fixture.folder() / "atlas.toml");
  CHECK_FALSE(opened_file(fixture.folder() / "absent.toml"));
}

TEST_CASE("the window is given the story or session that stands in the place of the atlas") {
  const FixtureAtlas fixture;
  const std::string story = fixture.folder() / "a.story.toml";
  const std::string session = fixture.folder() / "a.session.toml";
  write_file(story, "version = 1\natlas = \"atlas.toml\"\n[[cue]]\ntitle = \"One\"\n");
  write_file(session, "version = 1\natlas = \"\"\n[view]\n");
  const auto parsed = [](const Words& words) {
    std::vector<const char*> arguments{"hustings"};
    for (const std::string& word : words) arguments.push_back(word.c_str());
    return parse_command(static_cast<int>(arguments.size()), arguments.data()).value();
  };
  CHECK(parsed({story}).story == story);
  CHECK(parsed({story}).atlas == fixture.folder() / "atlas.toml");
  CHECK(parsed({session}).session == session);
  CHECK(parsed({session}).atlas.empty());
  CHECK(parsed({fixture.atlas()}).atlas == fixture.atlas());
  CHECK(parsed({story, "--present"}).story == story);
  CHECK(parsed({"--present"}).story.filename() == "london-2017.toml");
  CHECK_THROWS_AS(parsed({session, "--contest", "new"}), CommandError);
  CHECK_THROWS_AS(parsed({session, "--present"}), CommandError);
  CHECK_THROWS_AS(parsed({story, "--story", story}), CommandError);
  CHECK(parsed({"check", story}).action == Action::check);
}

TEST_CASE("a thumbnail shows what the file would open, and needs no OpenGL") {
  const FixtureAtlas fixture;
  const Words without_gl = {"MESA_GL_VERSION_OVERRIDE=2.1", "LIBGL_ALWAYS_SOFTWARE=1", "SDL_VIDEODRIVER=none"};
  const auto thumbnail = [&](const std::string& file, const std::string& out) {
    const Ran ran = run({"thumbnail", file, "--side", "96", "--out", fixture.folder() / out}, without_gl);
    REQUIRE_MESSAGE(ran.code == 0, ran.err);
    return read_picture(fixture.folder() / out);
  };
  write_file(fixture.folder() / "a.story.toml",
             "version = 1\natlas = \"atlas.toml\"\n[[cue]]\ntitle = \"One\"\n[cue.view]\ncontest = \"old\"\n"
             "colour = \"turnout\"\n");
  write_file(fixture.folder() / "a.session.toml",
             "version = 1\natlas = \"" + fixture.atlas() + "\"\n[view]\ncontest = \"new\"\nlook = \"light\"\n");
  const Picture atlas = thumbnail(fixture.atlas(), "atlas.png");
  CHECK(atlas.width == 96);
  CHECK(atlas.height == 48);  // four squares in a row, and no narrower than half
  const Picture story = thumbnail(fixture.folder() / "a.story.toml", "story.png");
  const Picture session = thumbnail(fixture.folder() / "a.session.toml", "session.png");
  CHECK(story.pixels != atlas.pixels);
  CHECK(session.pixels != atlas.pixels);
  std::set<std::uint32_t> colours;
  for (int x = 0; x < atlas.width; ++x) colours.insert(atlas.at(x, atlas.height / 2));
  CHECK(colours.size() > 3);  // a ground and three winners
  CHECK(run({"thumbnail", "/absent.toml", "--out", fixture.folder() / "b.png"}).code == 1);
  CHECK(run({"thumbnail", fixture.atlas(), "--out", fixture.folder() / "b.svg"}).code == 2);
}
