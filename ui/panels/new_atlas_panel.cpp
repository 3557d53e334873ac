#include "ui/panels/new_atlas_panel.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <filesystem>
#include <fmt/format.h>
#include <imgui_internal.h>  // which item has the keyboard, and the order of windows, have no public call
#include <imgui_stdlib.h>
#include <system_error>

#include "atlas/published/statement.h"
#include "base/date.h"
#include "base/folder_entries.h"
#include "base/paths.h"
#include "base/text/text.h"
#include "ui/fields/file_field.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/panels/new_atlas_areas.h"
#include "ui/panels/new_atlas_columns.h"
#include "ui/panels/new_atlas_map.h"

namespace hustings::ui {

namespace fs = std::filesystem;

namespace {

// Design pixels.
constexpr float margin = 20;
constexpr float gap = 16;
constexpr float map_part = 0.36f;  ///< of the sheet's width

std::string name_of_file(const std::string& file) { return fs::path(file).filename().string(); }

void step_title(const Canvas& canvas, const char* number, const char* title) {
  ImGui::AlignTextToFramePadding();
  text_in(canvas.fonts->strong, palette().secondary, number);
  ImGui::SameLine(0, canvas.px(8));
  text_in(canvas.fonts->strong, palette().text, title);
}

void same_line_right(float width) {
  ImGui::SameLine(ImGui::GetWindowWidth() - ImGui::GetStyle().WindowPadding.x - width);
}

float button_width(const Canvas& canvas, const char* label) {
  return width_of(canvas.fonts->body, label) + 2 * ImGui::GetStyle().FramePadding.x;
}

/// A message that is to be acted upon.
void notice(const Canvas& canvas, const std::string& text) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float left = canvas.px(12);
  ImGui::Indent(left);
  wrapped(canvas.fonts->body, palette().text, text);
  ImGui::Unindent(left);
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + canvas.px(4), ImGui::GetItemRectMax().y}, ink(0xE8804A),
                                            canvas.px(2));
}

class NewAtlasSheet {
 public:
  NewAtlasSheet(const Canvas& canvas, NewAtlasState& state, Requests& requests)
      : canvas_(canvas), state_(state), requests_(requests) {}

  void draw() {
    draw_title();
    draw_files();
    rule(canvas_);
    draw_heading_of_check();
    const float below = foot_height();
    const ImVec2 room{ImGui::GetContentRegionAvail().x, ImGui::GetContentRegionAvail().y - below};
    draw_check(room);
    rule(canvas_);
    draw_open();
  }

 private:
  // The files ---------------------------------------------------------------------------------------------------------

  void draw_title() {
    text_in(canvas_.fonts->large, palette().text, "New atlas from files");
    const char* label = "Cancel (Esc)";
    const float width = button_width(canvas_, label);
    same_line_right(width);
    if (ImGui::Button(label, {width, 0})) requests_.ask(RunCommand{"close-new-atlas"});
    ImGui::Dummy({0, canvas_.px(2)});
  }

  void draw_files() {
    step_title(canvas_, "1", "Files");
    const float more = button_width(canvas_, "More \u2026");
    const float left = canvas_.px(96);
    const float room = ImGui::GetWindowWidth() - 2 * ImGui::GetStyle().WindowPadding.x - left - more - canvas_.px(gap);
    const float half = (room - canvas_.px(gap)) / 2;
    const ImportRequest& request = state_.request;
    ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + left);
    draw_file("Areas", request.boundaries, "a file of boundaries", "choose-boundaries", half);
    take_focus(state_, SheetPart::files);
    ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + left + half + canvas_.px(gap));
    const bool in_both = request.results.empty() && !request.boundaries.empty();
    draw_file("Votes", in_both ? "In the same file" : request.results, "a table of results", "choose-results", half);
    same_line_right(more);
    if (ImGui::Button("More \u2026", {more, 0})) ImGui::OpenPopup("more");
    draw_more();
    state_.parts.push_back(SheetPart::files);
  }

  void draw_file(const char* title, const std::string& file, const char* wanted, const char* command, float width) {
    ImGui::BeginGroup();
    ImGui::AlignTextToFramePadding();
    text_in(canvas_.fonts->body, palette().secondary, title);
    const char* label = file.empty() ? "Choose \u2026" : "Change \u2026";
    const float button = button_width(canvas_, label);
    const float text = width - canvas_.px(60) - button - canvas_.px(8);
    ImGui::SameLine(0, canvas_.px(10));
    text_in(canvas_.fonts->body, file.empty() ? palette().secondary : palette().text,
            fitted(canvas_.fonts->body, file.empty() ? fmt::format("Drop or choose {}", wanted) : name_of_file(file),
                   text));
    if (!file.empty() && ImGui::IsItemHovered()) tooltip(canvas_, file);
    ImGui::EndGroup();
    ImGui::SameLine(0, canvas_.px(10));
    if (ImGui::Button(fmt::format("{}##{}", label, command).c_str(), {button, 0})) requests_.ask(RunCommand{command});
  }

  /// What is asked for seldom.
  void draw_more() {
    ImGui::SetNextWindowSize({canvas_.px(430), 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {canvas_.px(14), canvas_.px(12)});
    const bool open = ImGui::BeginPopup("more", ImGuiWindowFlags_NoMove);
    ImGui::PopStyleVar();
    if (!open) return;
    ImportRequest& request = state_.request;
    const float left = canvas_.px(150);
    const auto label = [&](const char* text) {
      ImGui::AlignTextToFramePadding();
      text_in(canvas_.fonts->body, palette().secondary, text);
      ImGui::SameLine(left);
      return ImGui::GetContentRegionAvail().x;
    };
    draw_sheets(label);
    ImGui::SetNextItemWidth(label("CRS of the areas"));
    ImGui::InputTextWithHint("##crs", "As in EPSG:27700, where the file has none", &state_.crs);
    ImGui::SetNextItemWidth(label("CRS of the map"));
    ImGui::InputTextWithHint("##target crs", "One that fits", &state_.target_crs);
    label("");
    ImGui::Checkbox("Latitude comes before longitude", &request.latitude_first);
    label("Decimals");
    draw_decimal();
    const float room = label("Parties");
    const std::string parties = request.parties.empty() ? "Choose \u2026" : name_of_file(request.parties);
    const float clear = request.parties.empty() ? 0 : ImGui::GetFrameHeight() + canvas_.px(6);
    if (ImGui::Button(
            fmt::format("{}##parties", fitted(canvas_.fonts->body, parties, room - clear - canvas_.px(16))).c_str(),
            {room - clear, 0})) {
      requests_.ask(RunCommand{"choose-parties"});
      ImGui::CloseCurrentPopup();
    }
    if (clear > 0) {
      ImGui::SameLine(0, canvas_.px(6));
      if (ImGui::Button("\u00d7##no parties", {ImGui::GetFrameHeight(), 0})) request.parties.clear();
    }
    ImGui::EndPopup();
  }

  template <class Label>
  void draw_sheets(Label label) {
    if (!state_.found || !state_.found->sources || state_.found->sources->results.sheets.size() < 2) return;
    ImportRequest& request = state_.request;
    std::string& layer = request.results.empty() ? request.boundaries_layer : request.results_layer;
    const float room = label("Sheet of votes");
    ImGui::SetNextItemWidth(room);
    if (!ImGui::BeginCombo("##sheet", as_seen(layer.empty() ? "As found" : layer).c_str())) return;
    if (menu_row("As found", layer.empty())) layer.clear();
    for (const PublishedSheet& sheet : state_.found->sources->results.sheets)
      if (menu_row(sheet.name.c_str(), sheet.name == layer)) layer = sheet.name;
    ImGui::EndCombo();
  }

  void draw_decimal() {
    std::optional<char>& sign = state_.request.decimal;
    const std::array<std::pair<std::optional<char>, const char*>, 3> choices{
        {{std::nullopt, "As found"}, {'.', "1.5"}, {',', "1,5"}}};
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (i > 0) ImGui::SameLine(0, canvas_.px(4));
      if (choice_button(choices[i].second, sign == choices[i].first, {canvas_.px(78), 0})) sign = choices[i].first;
    }
  }

  // What is understood ------------------------------------------------------------------------------------------------

  void draw_heading_of_check() {
    step_title(canvas_, "2", "Check what was understood");
    const float bar = canvas_.px(120);
    if (!state_.is_busy()) return;
    const std::string text = state_.writing ? "Writing the atlas" : state_.reading;
    same_line_right(bar);
    const float height = ImGui::GetFrameHeight();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({bar, height});
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float middle = at.y + height / 2;
    const float half = canvas_.px(2);
    list->AddRectFilled({at.x, middle - half}, {at.x + bar, middle + half}, ink(palette().track), half);
    list->AddRectFilled({at.x, middle - half},
                        {at.x + bar * std::clamp(state_.progress + 0.15f, 0.0f, 1.0f), middle + half},
                        ink(palette().control_active), half);
    const float width = width_of(canvas_.fonts->small, text);
    list->AddText(canvas_.fonts->small, canvas_.fonts->small->FontSize,
                  {at.x - width - canvas_.px(10), middle - canvas_.fonts->small->FontSize / 2},
                  ink(palette().secondary), text.c_str());
  }

  void draw_check(ImVec2 room) {
    const float right = std::floor(room.x * map_part);
    const float left = room.x - right - canvas_.px(gap);
    begin_column("understood", {left, room.y}, ImGuiWindowFlags_NoScrollbar);
    draw_left({left, room.y});
    ImGui::EndChild();
    ImGui::SameLine(0, canvas_.px(gap));
    begin_column("map and reasons", {right, room.y}, ImGuiWindowFlags_NoScrollbar);
    const float map = std::floor(room.y * 0.56f);
    draw_match_map(canvas_, state_, {right, map});
    ImGui::Dummy({0, canvas_.px(4)});
    draw_reasons();
    ImGui::EndChild();
  }

  void draw_left(ImVec2 room) {
    const bool has_table = state_.found && state_.found->sources;
    // Where nothing is left to be done the table has the room.
    const bool is_done = has_table && state_.found->can_be_opened() && !has_unmatched(state_) && told_first().empty();
    const float below = is_done ? ImGui::GetTextLineHeightWithSpacing() + canvas_.px(12) : room.y * 0.56f;
    if (has_table) draw_import_columns(canvas_, state_, {room.x, std::floor(room.y - below)});
    ImGui::Dummy({0, canvas_.px(4)});
    const bool asks = draw_to_do(room);
    const ImVec2 rest = ImGui::GetContentRegionAvail();
    if (!asks && has_table) draw_unmatched(canvas_, state_, rest);
  }

  /// Faults, what is missing and questions; whether there is any.
  bool draw_to_do(ImVec2 room) {
    const std::vector<std::string> told = told_first();
    const std::vector<OpenQuestion>* questions =
        state_.found && state_.found->plan ? &state_.found->plan->understanding.questions : nullptr;
    const bool asks = questions != nullptr && !questions->empty();
    if (told.empty() && !asks) return false;
    begin_column("to do", {room.x, 0});
    for (const std::string& text : told) {
      notice(canvas_, text);
      ImGui::Dummy({0, canvas_.px(4)});
    }
    if (asks) {
      for (const OpenQuestion& question : *questions) draw_question(question, &question == &questions->front());
      state_.parts.push_back(SheetPart::questions);
    }
    ImGui::EndChild();
    return true;
  }

  std::vector<std::string> told_first() const {
    std::vector<std::string> told;
    const ImportRequest& request = state_.request;
    if (!state_.notice.empty()) told.push_back(state_.notice);
    if (request.boundaries.empty())
      told.push_back(request.results.empty()
                         ? "Choose a file with the boundaries of the areas and a table with the votes, or drop both on "
                           "the window. One file that has both will do."
                         : fmt::format("{} has the votes. Choose the file with the boundaries of its areas too.",
                                       name_of_file(request.results)));
    if (!state_.found || state_.is_busy()) return told;
    const bool alone = request.results.empty() && !request.boundaries.empty() && !state_.found->plan;
    if (alone)
      told.push_back(fmt::format("No votes can be read from {}. Choose the table with the votes of its areas.",
                                 name_of_file(request.boundaries)));
    for (const Finding& finding : state_.found->findings)
      if (finding.severity == Severity::error) told.push_back(in_words_of_sheet(describe(finding)));
    for (const Finding& finding : state_.found->findings)
      if (finding.severity == Severity::warning && !state_.found->can_be_opened())
        told.push_back(in_words_of_sheet(describe(finding)));
    return told;
  }

  void draw_question(const OpenQuestion& question, bool first) {
    notice(canvas_, question.text);
    ImGui::PushID(question.id.c_str());
    ImGui::Indent(canvas_.px(12));
    const bool several = question.id == "parties";
    for (const AnswerOption& option : question.options)
      draw_option(question, option, {several, first && &option == &question.options.front()});
    if (several && choice_button("These are the parties", true))
      for (const AnswerOption& option : question.options)
        if (state_.ticked[option.value]) take_answer(question, option.value, state_.request);
    ImGui::Unindent(canvas_.px(12));
    ImGui::PopID();
    ImGui::Dummy({0, canvas_.px(6)});
  }

  struct OptionPlace {
    bool is_ticked = false;  ///< one of several that may be taken together
    bool is_first = false;
  };

  void draw_option(const OpenQuestion& question, const AnswerOption& option, OptionPlace place) {
    const std::string label = as_seen(option.label.empty() ? option.value : option.label);
    ImGui::PushID(option.value.c_str());
    if (place.is_ticked) ImGui::Checkbox(label.c_str(), &state_.ticked[option.value]);
    else if (ImGui::Button(label.c_str())) take_answer(question, option.value, state_.request);
    if (place.is_first) take_focus(state_, SheetPart::questions);
    ImGui::PopID();
    if (option.evidence.empty()) return;
    ImGui::SameLine(0, canvas_.px(10));
    ImGui::AlignTextToFramePadding();
    text_in(canvas_.fonts->body, palette().secondary, option.evidence);
  }

  /// Elections, and what was assumed of everything.
  void draw_reasons() {
    begin_column("reasons");
    if (state_.found && state_.found->plan) {
      const Understanding& understanding = state_.found->plan->understanding;
      draw_elections(understanding);
      for (const Statement& statement : understanding.statements) {
        wrapped(canvas_.fonts->small, palette().text, with_capital(statement.what));
        if (!statement.because.empty()) wrapped(canvas_.fonts->small, palette().secondary, statement.because);
        ImGui::Dummy({0, canvas_.px(2)});
      }
      for (const Finding& finding : state_.found->findings)
        if (finding.severity == Severity::warning && state_.found->can_be_opened())
          wrapped(canvas_.fonts->small, palette().text, in_words_of_sheet(describe(finding)));
    }
    ImGui::EndChild();
  }

  void draw_elections(const Understanding& understanding) {
    if (state_.elections.size() < 2) {
      for (const ElectionReading& election : understanding.elections)
        wrapped(
            canvas_.fonts->body, palette().text,
            fmt::format("{}, {}", election.date.is_whole ? long_date(election.date.date) : when_about(election.date),
                        words_for(election.method)));
      return;
    }
    std::vector<std::string>& chosen = state_.request.decisions.elections;
    for (const ElectionReading& election : state_.elections) {
      const auto at = std::find(chosen.begin(), chosen.end(), election.value);
      bool on = chosen.empty() || at != chosen.end();
      const std::string label = fmt::format("{}, {}", election.value, words_for(election.method));
      if (!ImGui::Checkbox(
              fitted(canvas_.fonts->body, label, ImGui::GetContentRegionAvail().x - canvas_.px(40)).c_str(), &on))
        continue;
      if (chosen.empty())
        for (const ElectionReading& other : state_.elections) chosen.push_back(other.value);
      if (on) chosen.push_back(election.value);
      else if (chosen.size() > 1) std::erase(chosen, election.value);
      if (chosen.size() == state_.elections.size()) chosen.clear();
      return;
    }
  }

  static std::string when_about(const GuessedDate& date) {
    return date.has_year ? fmt::format("some day of {}", year_of(date.date)) : "on a day that is not known";
  }

  // Open --------------------------------------------------------------------------------------------------------------

  float foot_height() const {
    return 2 * ImGui::GetFrameHeightWithSpacing() + canvas_.px(18) + ImGui::GetStyle().ItemSpacing.y * 2;
  }

  void draw_open() {
    step_title(canvas_, "3", "Open");
    const float left = canvas_.px(96);
    const char* label = "Open the atlas";
    const float button = button_width(canvas_, label) + canvas_.px(24);
    const float room =
        ImGui::GetWindowWidth() - 2 * ImGui::GetStyle().WindowPadding.x - left - button - 3 * canvas_.px(gap);
    const float date = canvas_.px(118);
    const float title = std::floor((room - date) * 0.42f);
    ImGui::SameLine(ImGui::GetStyle().WindowPadding.x + left);
    if (state_.focus == SheetPart::title) {
      ImGui::SetKeyboardFocusHere();
      state_.focus.reset();
    }
    const std::string proposed = state_.request.boundaries.empty() ? "Title" : name_of_election(state_.request).title;
    ImGui::SetNextItemWidth(title);
    ImGui::InputTextWithHint("##title", proposed.c_str(), &state_.title);
    state_.parts.push_back(SheetPart::title);
    ImGui::SameLine(0, canvas_.px(gap));
    draw_date(date);
    ImGui::SameLine(0, canvas_.px(gap));
    ImGui::SetNextItemWidth(room - date - title);
    if (ImGui::InputTextWithHint("##folder", "Folder of the atlas", &state_.folder)) {
      state_.own_folder = !state_.folder.empty();
      state_.fault.clear();
    }
    same_line_right(button);
    if (choice_button(label, state_.can_open(), {button, 0})) requests_.ask(RunCommand{"open-new-atlas"});
    if (ImGui::IsItemHovered() && state_.can_open()) tooltip(canvas_, "Ctrl+Enter");
    take_focus(state_, SheetPart::open);
    state_.parts.push_back(SheetPart::open);
    ImGui::SetCursorPosX(ImGui::GetStyle().WindowPadding.x + left);
    wrapped(canvas_.fonts->small, palette().secondary, note_below());
  }

  void draw_date(float width) {
    ImGui::SetNextItemWidth(width);
    if (!ImGui::InputTextWithHint("##date", "YYYY-MM-DD", &state_.date)) return;
    const auto day = maybe_date(trimmed(state_.date));
    std::optional<GuessedDate>& date = state_.request.decisions.date;
    if (day) date = GuessedDate{.date = *day, .is_whole = true, .has_year = true};
    else date.reset();
  }

  /// What will be done, or why it cannot be.
  std::string note_below() const {
    if (!state_.fault.empty()) return state_.fault;
    if (!trimmed(state_.date).empty() && !maybe_date(trimmed(state_.date))) return "A day is written as in 2018-05-03.";
    if (!state_.found || !state_.found->plan)
      return "The title, the day of the election, and the folder that is made for the atlas.";
    if (!state_.found->plan->understanding.questions.empty())
      return "Answer the question above, then the atlas can be opened.";
    const auto& elections = state_.found->plan->understanding.elections;
    const bool guessed = std::any_of(elections.begin(), elections.end(),
                                     [](const ElectionReading& election) { return !election.date.is_whole; });
    std::error_code failed;
    const fs::path wanted = expanded_path(state_.folder);
    const fs::path made = free_folder(fs::absolute(wanted, failed));
    std::string note = fmt::format("{} is made{}; nothing that is there is changed.", told_path(made),
                                   made.filename() == wanted.filename() ? "" : ", as that folder is there already");
    if (guessed) note = fmt::format("The day of the election is a guess: type it. {}", note);
    return note;
  }

  const Canvas& canvas_;
  NewAtlasState& state_;
  Requests& requests_;
};

}  // namespace

void take_focus(NewAtlasState& state, SheetPart part) {
  if (state.focus != part || ImGui::GetItemID() == 0) return;
  state.focus.reset();
  state.part = part;
  ImGui::ClearActiveID();  // nothing is typed into any more
  ImGui::SetFocusID(ImGui::GetItemID(), ImGui::GetCurrentWindow());
  ImGuiContext& context = *ImGui::GetCurrentContext();
  context.NavDisableHighlight = false;  // a key asked for it, so the field is shown immediately
  context.NavDisableMouseHover = true;
  ImGui::SetScrollHereX(0);
}

std::string in_words_of_sheet(std::string text) {
  static constexpr std::array<std::pair<const char*, const char*>, 6> words{
      {{"--target-crs ", "under More, CRS of the map: "},
       {"--crs ", "under More, CRS of the areas: "},
       {"say --latitude-first", "tick \"Latitude comes before longitude\" under More"},
       {"--latitude-first", "\"Latitude comes before longitude\" under More"},
       {"--set ", "the menu over the column: "},
       {"--date", "the field of the day"}}};
  for (const auto& [option, said] : words)
    for (std::size_t at = text.find(option); at != std::string::npos;
         at = text.find(option, at + std::string_view(said).size()))
      text.replace(at, std::string_view(option).size(), said);
  return text;
}

void draw_new_atlas(const Canvas& canvas, NewAtlasState& state, bool covered, Requests& requests) {
  if (!state.open) return;
  const float edge = canvas.px(margin);
  state.parts.clear();
  state.pointed_area.reset();
  ImGui::SetNextWindowBgAlpha(1);  // what lies under it is text too
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {canvas.px(20), canvas.px(14)});
  begin_panel("new atlas", {edge, edge}, {canvas.size.x - 2 * edge, canvas.size.y - 2 * edge}, true,
              ImGuiWindowFlags_NoScrollWithMouse);
  ImGui::PopStyleVar();
  // Its own menus lie over it.
  if (!is_menu_open()) ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  if (!covered && !is_menu_open() && !ImGui::IsWindowFocused(ImGuiFocusedFlags_RootAndChildWindows))
    ImGui::SetWindowFocus();
  NewAtlasSheet(canvas, state, requests).draw();
  ImGui::End();
}

}  // namespace hustings::ui
