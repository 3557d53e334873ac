// Drives the real window off-screen by SDL events, as a person would.
#pragma once

#include <cstdlib>
#include <doctest/doctest.h>
#include <functional>
#include <imgui_internal.h>  // its hook: no public call tells when a frame's shapes are ready
#include <string>

#include "app/window/window.h"
#include "places.h"
#include "tests/gl/gl_test.h"

constexpr double frame_seconds = 1.0 / 60;
constexpr double longest_turn = 0.1;  ///< seconds that the window takes for one turn at most

class Driver {
 public:
  explicit Driver(glm::ivec2 size = {1366, 768}) : Driver(command(size)) {}
  explicit Driver(const hustings::Command& command) : window(command) {
    leave_panels_to_be_seen();
    REQUIRE(turn_until([&] { return window.loaded() || window.failed(); }));
    REQUIRE(window.loaded());
    settle();
  }

  /// Turns of a tenth of a second, each with all that was at work beside the window.
  bool turn_until(const std::function<bool()>& done, int turns = 1500) {
    for (int i = 0; i < turns && !done(); ++i) {
      window.wait_for_background_work();
      if (!window.turn(longest_turn)) return done();
    }
    return done();
  }
  /// So much time passes, and what moved meanwhile is drawn where it is then.
  void pass(double seconds) {
    for (double passed = 0; passed < seconds; passed += longest_turn) window.turn(longest_turn);
    settle(4);
  }
  /// Until nothing moves, and all is drawn as exactly as it should be.
  bool come_to_rest() {
    return turn_until([&] { return !window.busy(); });
  }
  bool settle(int turns = 4) {
    for (int i = 0; i < turns; ++i)
      if (!window.turn(frame_seconds)) return false;
    return true;
  }
  void push(SDL_Event event) { SDL_PushEvent(&event); }
  void key(SDL_Keycode code, Uint16 modifiers = KMOD_NONE) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.state = SDL_PRESSED;
    event.key.keysym.sym = code;
    event.key.keysym.mod = modifiers;
    event.key.keysym.scancode = SDL_GetScancodeFromKey(code);
    push(event);
    settle(2);  // a finger takes longer than a frame
    event.type = SDL_KEYUP;
    push(event);
    settle();
  }
  /// Goes down, and one frame passes.
  void key_once(SDL_Keycode code) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    push(event);
    window.turn(frame_seconds);
  }
  void move(glm::dvec2 to) {
    SDL_Event event{};
    event.type = SDL_MOUSEMOTION;
    event.motion.x = static_cast<int>(to.x);
    event.motion.y = static_cast<int>(to.y);
    push(event);
    settle(2);
  }
  void button(Uint32 type, glm::dvec2 at, Uint8 clicks = 1) {
    SDL_Event event{};
    event.type = type;
    event.button.button = SDL_BUTTON_LEFT;
    event.button.clicks = clicks;
    event.button.x = static_cast<int>(at.x);
    event.button.y = static_cast<int>(at.y);
    push(event);
    settle(2);
  }
  void click(glm::dvec2 at) {
    move(at);
    button(SDL_MOUSEBUTTONDOWN, at);
    button(SDL_MOUSEBUTTONUP, at);
    settle();
  }
  void wheel(float turns) {
    SDL_Event event{};
    event.type = SDL_MOUSEWHEEL;
    event.wheel.y = static_cast<int>(turns);
    event.wheel.preciseY = turns;
    push(event);
    pass(0.5);
  }
  void type(const std::string& text) {
    SDL_Event event{};
    event.type = SDL_TEXTINPUT;
    for (const char letter : text) {
      event.text.text[0] = letter;
      push(event);
    }
    settle(4);
  }
  void drop(const std::string& file) {
    SDL_Event event{};
    event.type = SDL_DROPFILE;
    event.drop.file = SDL_strdup(file.c_str());
    push(event);
    settle();
  }
  /// What is to be seen now, panels and all.
  hustings::Image picture() {
    looking_ = true;
    const_cast<hustings::Desk&>(window.desk()).frames_due = 1;
    window.turn(0);
    looking_ = false;
    return window.picture();
  }
  glm::dvec2 screen_of(const std::string& code) const {
    const hustings::AtlasLayer& layer =
        window.desk().atlas->layers[main_part(scene_of(*window.desk().atlas, window.desk().view)).layer];
    return window.desk().map.viewport().to_screen(layer.label_points[*layer.find(code)]);
  }

  hustings::Window window;

  static hustings::Command command(glm::ivec2 size) {
    hustings::Command out;
    out.size = size;
    out.atlas = HUSTINGS_TEST_ASSETS "/london.toml";
    return out;
  }

 private:
  /// Panels are laid out in each frame, and their pixels made when somebody looks: without a GPU those are half of a
  /// test's time.
  void leave_panels_to_be_seen() {
    ImGuiContextHook hook;
    hook.Type = ImGuiContextHookType_RenderPost;
    hook.UserData = this;
    hook.Callback = [](ImGuiContext* context, ImGuiContextHook* own) {
      if (static_cast<Driver*>(own->UserData)->looking_) return;
      for (ImGuiViewportP* viewport : context->Viewports) viewport->DrawDataP.CmdListsCount = 0;
    };
    const_cast<hustings::Desk&>(window.desk()).surface->overlays.make_current();
    ImGui::AddContextHook(ImGui::GetCurrentContext(), &hook);
  }

  bool looking_ = false;
};

/// Whether a window can be opened here at all.
inline bool display_available() {
  setenv("SDL_VIDEODRIVER", "offscreen", 1);
  return maybe_context() != nullptr;
}
