#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <imgui.h>

#include "app/window/window.h"
#include "ui/kit/drawing.h"
#include "ui/map/draw_marks.h"

namespace hustings {

namespace {

const std::vector<KeyMode> drawing_only = {KeyMode::draw};

}  // namespace

void Window::add_mark_commands(CommandTable& table) {
  const auto add = [&](WindowCommand command) { table.push_back(std::move(command)); };
  add({.id = "draw", .title = "Draw over the map, or leave it", .keys = {plain(SDLK_d)}, .run = [this] {
         set_drawing(!panels_.drawing.on);
       }});
  struct Tool {
    MarkTool tool;
    const char* title;
    SDL_Keycode key;
  };
  for (const Tool& tool : {Tool{MarkTool::pen, "Draw with a pen", SDLK_1},
                           {MarkTool::highlighter, "Draw with a highlighter", SDLK_2},
                           {MarkTool::arrow, "Draw arrows", SDLK_3},
                           {MarkTool::circle, "Draw circles", SDLK_4},
                           {MarkTool::text, "Write on the map", SDLK_5}})
    add({.id = fmt::format("draw-{}", name_of(tool.tool)),
         .title = tool.title,
         .keys = {plain(tool.key)},
         .run =
             [this, tool = tool.tool] {
               set_drawing(true);
               panels_.drawing.tool = tool;
             },
         .modes = drawing_only});
  add({.id = "next-ink",
       .title = "The next colour to draw with",
       .keys = {plain(SDLK_6)},
       .run = [this] { panels_.drawing.colour = (panels_.drawing.colour + 1) % static_cast<int>(mark_colours); },
       .modes = drawing_only});
  add({.id = "undo-mark",
       .title = "Take back the last stroke",
       .keys = {with_control(SDLK_z)},
       .run = [this] { undo_mark(); },
       .modes = drawing_only,
       .enabled = [this] { return panels_.drawing.on; },
       .repeats = true});
  add({.id = "redo-mark",
       .title = "Bring back the stroke",
       .keys = {with_control(SDLK_y), with_control(SDLK_z, true)},
       .run = [this] { redo_mark(); },
       .modes = drawing_only,
       .enabled = [this] { return panels_.drawing.on; },
       .repeats = true});
  add({.id = "clear-marks",
       .title = "Clear all that is drawn",
       .keys = {plain(SDLK_c), plain(SDLK_DELETE), plain(SDLK_BACKSPACE)},
       .run =
           [this] {
             drop_mark();
             if (!view_.marks.empty()) set_marks({});
           },
       .modes = drawing_only,
       .enabled = [this] { return !view_.marks.empty() || panels_.drawing.live; }});
  add({.id = "spotlight",
       .title = "Spotlight on the selection, or off",
       .keys = {plain(SDLK_o)},
       .run = [this] { view_.spotlight = !view_.spotlight; },
       .enabled = [this] { return view_.spotlight || !view_.selected.empty(); }});
  add({.id = "lock", .title = "Lock the panels against touches, or open them", .keys = {plain(SDLK_l)}, .run = [this] {
         panels_.locked = !panels_.locked;
         notify(panels_.locked ? "Locked: a touch moves the map or selects, and changes nothing else" : "Open again");
       }});
}

void Window::set_drawing(bool on) {
  if (panels_.drawing.on == on) return;
  finish_mark();
  panels_.drawing.on = on;
  drag_ = {};
}

void Window::begin_mark(glm::dvec2 at) {
  finish_mark();
  ui::DrawingState& drawing = panels_.drawing;
  drawing.live = Mark{.tool = drawing.tool,
                      .points = {viewport().to_world(cells().on_first(at))},
                      .text = {},
                      .colour = drawing.colour,
                      .width = usual_width(drawing.tool)};
  drawing.typing = drawing.tool == MarkTool::text;
  if (drawing.typing) SDL_StartTextInput();
}

void Window::extend_mark(glm::dvec2 at) {
  ui::DrawingState& drawing = panels_.drawing;
  if (!drawing.live || drawing.typing) return;
  std::vector<Point>& points = drawing.live->points;
  const Point to = viewport().to_world(cells().on_first(at));
  const bool stroke = drawing.live->tool == MarkTool::pen || drawing.live->tool == MarkTool::highlighter;
  if (stroke || points.size() < 2) points.push_back(to);
  else points.back() = to;
}

/// What the hand let go of is one step of the view.
void Window::finish_mark() {
  ui::DrawingState& drawing = panels_.drawing;
  if (!drawing.live) return;
  const Mark mark = tidied(*std::exchange(drawing.live, std::nullopt), viewport().metres_per_pixel);
  drawing.typing = false;
  if (!shows(mark, viewport().metres_per_pixel)) return;
  std::vector<Mark> marks = view_.marks;
  marks.push_back(mark);
  set_marks(std::move(marks));
}

void Window::drop_mark() {
  panels_.drawing.live.reset();
  panels_.drawing.typing = false;
}

void Window::set_marks(std::vector<Mark> marks) {
  ui::DrawingState& drawing = panels_.drawing;
  follow_marks();
  drawing.past.push_back(std::exchange(view_.marks, std::move(marks)));
  drawing.future.clear();
  drawing.known = view_.marks;
}

/// Where something else changed the marks, the steps before that are the view's.
void Window::follow_marks() {
  ui::DrawingState& drawing = panels_.drawing;
  if (drawing.known == view_.marks) return;
  drawing.past.clear();
  drawing.future.clear();
  drawing.known = view_.marks;
}

void Window::undo_mark() {
  ui::DrawingState& drawing = panels_.drawing;
  if (drawing.live) return drop_mark();
  follow_marks();
  if (drawing.past.empty() && view_.marks.empty()) return;
  drawing.future.push_back(view_.marks);
  if (drawing.past.empty()) {
    view_.marks.pop_back();
  } else {
    view_.marks = std::move(drawing.past.back());
    drawing.past.pop_back();
  }
  drawing.known = view_.marks;
}

void Window::redo_mark() {
  ui::DrawingState& drawing = panels_.drawing;
  follow_marks();
  if (drawing.future.empty()) return;
  drawing.past.push_back(std::exchange(view_.marks, std::move(drawing.future.back())));
  drawing.future.pop_back();
  drawing.known = view_.marks;
}

bool Window::draw_with_mouse(const SDL_Event& event, bool on_panel) {
  const glm::dvec2 at = pointer_.position();
  const bool left = event.button.button == SDL_BUTTON_LEFT;
  const bool under_hand = panels_.drawing.live && !panels_.drawing.typing;
  switch (event.type) {
    case SDL_MOUSEBUTTONDOWN:
      if (on_panel) return true;
      motion_.stop();
      if (left) begin_mark(at);
      else drag_ = {.active = true, .start = at, .last = at};
      return true;
    case SDL_MOUSEMOTION:
      if (under_hand) extend_mark(at);
      return under_hand;
    case SDL_MOUSEBUTTONUP:
      if (left && under_hand) finish_mark();
      if (!left && drag_.moved) finish_drag(false);
      if (!left) drag_ = {};
      return true;
    default: return false;
  }
}

/// Letters of a text on the map. Returns whether the key was meant for it.
bool Window::type_mark(const SDL_Event& event) {
  ui::DrawingState& drawing = panels_.drawing;
  if (!drawing.typing || key_mode() != KeyMode::draw) return false;
  std::string& text = drawing.live->text;
  if (event.type == SDL_TEXTINPUT) {
    text += static_cast<const char*>(event.text.text);
    return true;
  }
  switch (event.key.keysym.sym) {
    case SDLK_RETURN:
    case SDLK_KP_ENTER: finish_mark(); break;
    case SDLK_ESCAPE: drop_mark(); break;
    case SDLK_BACKSPACE:
      while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
      if (!text.empty()) text.pop_back();
      break;
    default: break;
  }
  return true;
}

View Window::view_with_live_mark() const {
  View view = shown_view();
  if (!panels_.drawing.live) return view;
  Mark& live = view.marks.emplace_back(*panels_.drawing.live);
  if (panels_.drawing.typing) live.text += "|";
  return view;
}

}  // namespace hustings
