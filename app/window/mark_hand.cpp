#include "app/window/mark_hand.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <imgui.h>

#include "app/stage/desk.h"
#include "app/window/map_hand.h"
#include "base/text/text.h"
#include "ui/kit/drawing.h"

namespace hustings {

namespace {

const std::vector<KeyMode> drawing_only = {KeyMode::draw};

}  // namespace

/// Long: a table of commands.
void MarkHand::add_commands(CommandTable& table) {
  const auto add = [&](WindowCommand command) { table.push_back(std::move(command)); };
  add({.id = "draw", .title = "Draw over the map, or leave it", .keys = {plain(SDLK_d)}, .run = [this] {
         set_drawing(!desk_.drawing.on);
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
               desk_.drawing.tool = tool;
             },
         .modes = drawing_only});
  add({.id = "next-ink",
       .title = "The next colour to draw with",
       .keys = {plain(SDLK_6)},
       .run = [this] { desk_.drawing.colour = (desk_.drawing.colour + 1) % static_cast<int>(mark_colours); },
       .modes = drawing_only});
  add({.id = "undo-mark",
       .title = "Take back the last stroke",
       .keys = {with_control(SDLK_z)},
       .run = [this] { undo(); },
       .modes = drawing_only,
       .enabled = [this] { return desk_.drawing.on; },
       .repeats = true});
  add({.id = "redo-mark",
       .title = "Bring back the stroke",
       .keys = {with_control(SDLK_y), with_control(SDLK_z, true)},
       .run = [this] { redo(); },
       .modes = drawing_only,
       .enabled = [this] { return desk_.drawing.on; },
       .repeats = true});
  add({.id = "clear-marks",
       .title = "Clear all that is drawn",
       .keys = {plain(SDLK_c), plain(SDLK_DELETE), plain(SDLK_BACKSPACE)},
       .run =
           [this] {
             drop();
             if (!desk_.view.marks.empty()) set_marks({});
           },
       .modes = drawing_only,
       .enabled = [this] { return !desk_.view.marks.empty() || desk_.drawing.live; }});
  add({.id = "spotlight",
       .title = "Spotlight on the selection, or off",
       .keys = {plain(SDLK_o)},
       .run = [this] { desk_.view.spotlight = !desk_.view.spotlight; },
       .enabled = [this] { return desk_.view.spotlight || !desk_.view.selected.empty(); }});
  add({.id = "lock", .title = "Lock the panels against touches, or open them", .keys = {plain(SDLK_l)}, .run = [this] {
         desk_.locked = !desk_.locked;
         desk_.notify(desk_.locked ? "Locked: you can still pan and select" : "Unlocked");
       }});
}

bool MarkHand::handle(const SDL_Event& event, bool on_panel) {
  if (event.type == SDL_TEXTINPUT || event.type == SDL_KEYDOWN) return type(event);
  return desk_.drawing.on && handle_mouse(event, on_panel);
}

void MarkHand::set_drawing(bool on) {
  if (desk_.drawing.on == on) return;
  finish();
  desk_.drawing.on = on;
  desk_.map.drag = {};
}

void MarkHand::begin(glm::dvec2 at) {
  finish();
  ui::DrawingState& drawing = desk_.drawing;
  drawing.live = Mark{.tool = drawing.tool,
                      .points = {desk_.map.viewport().to_world(desk_.map.cells().on_first(at))},
                      .text = {},
                      .colour = drawing.colour,
                      .width = usual_width(drawing.tool)};
  drawing.typing = drawing.tool == MarkTool::text;
  if (drawing.typing) SDL_StartTextInput();
}

void MarkHand::extend(glm::dvec2 at) {
  ui::DrawingState& drawing = desk_.drawing;
  if (!drawing.live || drawing.typing) return;
  std::vector<Point>& points = drawing.live->points;
  const Point to = desk_.map.viewport().to_world(desk_.map.cells().on_first(at));
  const bool stroke = drawing.live->tool == MarkTool::pen || drawing.live->tool == MarkTool::highlighter;
  if (stroke || points.size() < 2) points.push_back(to);
  else points.back() = to;
}

/// What the hand let go of is one step of the view.
void MarkHand::finish() {
  ui::DrawingState& drawing = desk_.drawing;
  if (!drawing.live) return;
  const Mark mark = tidied(*std::exchange(drawing.live, std::nullopt), desk_.map.viewport().metres_per_pixel);
  drawing.typing = false;
  if (!shows(mark, desk_.map.viewport().metres_per_pixel)) return;
  std::vector<Mark> marks = desk_.view.marks;
  marks.push_back(mark);
  set_marks(std::move(marks));
}

void MarkHand::drop() {
  desk_.drawing.live.reset();
  desk_.drawing.typing = false;
}

void MarkHand::set_marks(std::vector<Mark> marks) {
  ui::DrawingState& drawing = desk_.drawing;
  follow_marks();
  drawing.past.push_back(std::exchange(desk_.view.marks, std::move(marks)));
  drawing.future.clear();
  drawing.known = desk_.view.marks;
}

/// Where something else changed the marks, the steps before that are the view's.
void MarkHand::follow_marks() {
  ui::DrawingState& drawing = desk_.drawing;
  if (drawing.known == desk_.view.marks) return;
  drawing.past.clear();
  drawing.future.clear();
  drawing.known = desk_.view.marks;
}

void MarkHand::undo() {
  ui::DrawingState& drawing = desk_.drawing;
  if (drawing.live) return drop();
  follow_marks();
  if (drawing.past.empty() && desk_.view.marks.empty()) return;
  drawing.future.push_back(desk_.view.marks);
  if (drawing.past.empty()) {
    desk_.view.marks.pop_back();
  } else {
    desk_.view.marks = std::move(drawing.past.back());
    drawing.past.pop_back();
  }
  drawing.known = desk_.view.marks;
}

void MarkHand::redo() {
  ui::DrawingState& drawing = desk_.drawing;
  follow_marks();
  if (drawing.future.empty()) return;
  drawing.past.push_back(std::exchange(desk_.view.marks, std::move(drawing.future.back())));
  drawing.future.pop_back();
  drawing.known = desk_.view.marks;
}

bool MarkHand::handle_mouse(const SDL_Event& event, bool on_panel) {
  const glm::dvec2 at = desk_.pointer.position();
  const bool left = event.button.button == SDL_BUTTON_LEFT;
  const bool under_hand = desk_.drawing.live && !desk_.drawing.typing;
  switch (event.type) {
    case SDL_MOUSEBUTTONDOWN:
      if (on_panel) return true;
      desk_.map.motion.stop();
      if (left) begin(at);
      else desk_.map.drag = {.active = true, .start = at, .last = at};
      return true;
    case SDL_MOUSEMOTION:
      if (under_hand) extend(at);
      return under_hand;
    case SDL_MOUSEBUTTONUP:
      if (left && under_hand) finish();
      if (!left && desk_.map.drag.moved) map_.finish_drag(false);
      if (!left) desk_.map.drag = {};
      return true;
    default: return false;
  }
}

bool MarkHand::type(const SDL_Event& event) {
  ui::DrawingState& drawing = desk_.drawing;
  if (!drawing.typing || desk_.key_mode() != KeyMode::draw) return false;
  std::string& text = drawing.live->text;
  if (event.type == SDL_TEXTINPUT) {
    text += static_cast<const char*>(event.text.text);
    return true;
  }
  switch (event.key.keysym.sym) {
    case SDLK_RETURN:
    case SDLK_KP_ENTER: finish(); break;
    case SDLK_ESCAPE: drop(); break;
    case SDLK_BACKSPACE: text.resize(text.size() - last_letter(text).size()); break;
    default: break;
  }
  return true;
}

View view_with_live_mark(const Desk& desk) {
  View view = desk.map.shown_view();
  if (!desk.drawing.live) return view;
  Mark& live = view.marks.emplace_back(*desk.drawing.live);
  if (desk.drawing.typing) live.text += "|";
  return view;
}

}  // namespace hustings
