// Fonts hold the letters of what is drawn, and nothing is ever a question mark.
#include "ui/kit/font_letters.h"

#include <doctest/doctest.h>
#include <imgui.h>

#include "base/text/letters.h"
#include "base/text/text.h"
#include "base/text/unicode.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/theme.h"
#include "ui/kit/widgets.h"

using namespace hustings;
using namespace hustings::ui;

namespace {

const std::vector<std::string> names = {"Ynys Mo\u0302n",
                                        "\u0110\u1eb7ng",
                                        "\u0391\u03b8\u03ae\u03bd\u03b1",
                                        "\u041c\u043e\u0441\u043a\u0432\u0430",
                                        "\u05d9\u05e8\u05d5\u05e9\u05dc\u05d9\u05dd",
                                        "\u0645\u0643\u0629 12",
                                        "\u10d7\u10d1\u10d8\u10da\u10d8\u10e1\u10d8",
                                        "\u5317\u4eac",
                                        "\U0001F5F3",
                                        "\u0149 \u01c4"};

/// ImGui with fonts for some texts.
class Context {
 public:
  explicit Context(const std::vector<std::string>& texts) : context_(ImGui::CreateContext()) {
    FontLetters letters;
    for (const std::string& text : texts) letters.add(text);
    fonts_ = build_fonts(1, letters);
  }
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;
  ~Context() { ImGui::DestroyContext(context_); }
  const Fonts& fonts() const { return fonts_; }

 private:
  ImGuiContext* context_;
  Fonts fonts_;
};

}  // namespace

TEST_CASE("every letter that is shown is in all fonts") {
  const Context context(names);
  const Fonts& fonts = context.fonts();
  for (const ImFont* font : {fonts.small, fonts.body, fonts.strong, fonts.large, fonts.title})
    for (const std::string& name : names) {
      const std::string seen = as_seen(name);
      for (std::size_t at = 0; at < seen.size();) {
        const char32_t letter = next_letter(seen, at);
        CHECK_MESSAGE(font->FindGlyphNoFallback(static_cast<ImWchar>(letter)) != nullptr, name);
      }
    }
}

TEST_CASE("a letter that no font holds is a dot and no question mark") {
  const Context context({});
  const ImFont* font = context.fonts().body;
  REQUIRE(font->FallbackGlyph != nullptr);
  CHECK(font->FallbackGlyph->Codepoint == 0xB7);
}

TEST_CASE("the usual letters are Inter's own, so that most atlases need no other typeface") {
  for (const ImWchar* range = usual_ranges(); *range != 0; range += 2)
    for (unsigned letter = range[0]; letter <= range[1]; ++letter)
      CHECK_MESSAGE(typeface_with(letter, false) == 0U, letter);
  FontLetters letters;
  letters.add("Ynys M\u00f4n \u2013 \u201cquoted\u201d \u20ac \u2212 \u2026");
  CHECK(letters.all().empty());
}

TEST_CASE("what is shown may be shown again, and text that needs nothing stays") {
  for (const std::string& name : names) CHECK(as_seen(as_seen(name)) == as_seen(name));
  for (const char* text : {"", "Abbey", "Ynys M\u00f4n, 4.2%", "two\nlines"}) CHECK(as_seen(text) == text);
}

TEST_CASE("letters are held when they were added, in whatever order") {
  FontLetters both;
  FontLetters greek;
  greek.add("\u0391\u03b8");
  CHECK_FALSE(both.hold(greek));
  both.add("\u041c");
  both.add(greek);
  CHECK(both.hold(greek));
  CHECK(both.hold(FontLetters()));
}

TEST_CASE("a shortened text ends with a whole letter, at every width") {
  const Context context(names);
  ImFont* font = context.fonts().body;
  for (const std::string& name : names)
    for (float width = 0; width < 100; width += 1) {
      const std::string part = fitted(font, name + " \u20ac\u0302\u2026", width);
      CHECK_UNARY(is_utf8(part));
    }
}

TEST_CASE("an atlas, a story and a view tell what letters they need") {
  Atlas atlas;
  atlas.layers.emplace_back().layer.areas.push_back({.code = "A", .name = "\u0391", .parent = {}, .shape = {}});
  CHECK(letters_of(atlas).all() == std::set<char32_t>{0x391});
  Story story;
  story.cues.emplace_back().caption = "\u041c";
  CHECK(letters_of(story).all() == std::set<char32_t>{0x41C});
  View view;
  view.marks.emplace_back().text = "\u05d0";
  CHECK(letters_of(view).all() == std::set<char32_t>{0x5D0});
}
