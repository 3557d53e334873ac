#include "ui/panels/new_atlas_columns.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "ui/kit/party_combo.h"
#include "ui/kit/seen_text.h"
#include "ui/kit/widgets.h"
#include "ui/panels/new_atlas_panel.h"

namespace hustings::ui {

namespace {

// Design pixels.
constexpr float narrowest = 124;
constexpr float widest = 220;
constexpr float cell_padding = 6;

/// What is known of one column of the table.
struct Head {
  const std::string& header;  ///< of the table
  const ColumnReading* reading = nullptr;
  std::string key;  ///< what decisions call it
  std::optional<Role> decided = {};

  Role role() const { return decided ? *decided : reading != nullptr ? reading->role : Role::ignore; }
  bool is_read() const { return role() != Role::ignore; }
};

Head head_of(const NewAtlasState& state, std::size_t column) {
  const ImportFound& found = *state.found;
  Head head{.header = found.sources->results.table.columns[column], .key = {}};
  const std::int32_t reading = column < found.readings.size() ? found.readings[column] : -1;
  if (reading >= 0) head.reading = &found.plan->understanding.columns[static_cast<std::size_t>(reading)];
  head.key = head.reading != nullptr ? head.reading->header : head.header;
  const auto decided = state.request.decisions.roles.find(head.key);
  if (decided != state.request.decisions.roles.end()) head.decided = decided->second;
  return head;
}

/// "Votes for Labour".
std::string words_of(const Head& head) {
  if (head.reading == nullptr && !head.decided) return "Not known yet";
  const std::string title = title_of(head.role());
  const bool is_of = head.reading != nullptr && !head.decided && !head.reading->of.empty();
  return is_of ? fmt::format("{}: {}", title, head.reading->of) : title;
}

void explain(const Canvas& canvas, const Head& head) {
  std::string text = head.header;
  if (head.decided) text += "\nAs you said";
  else if (head.reading != nullptr && !head.reading->because.empty()) text += "\n" + head.reading->because;
  if (!head.decided && head.reading != nullptr && head.reading->second_score > 0 &&
      head.reading->second != head.reading->role)
    text += fmt::format("\nIt might be: {}", title_of(head.reading->second));
  tooltip(canvas, text);
}

void draw_menu(const Head& head, Decisions& decisions) {
  if (menu_row("As found", !head.decided)) decisions.roles.erase(head.key);
  ImGui::Separator();
  for (const Role role : roles_to_choose())
    if (menu_row(title_of(role),
                 head.decided ? *head.decided == role : head.reading != nullptr && head.reading->role == role))
      decisions.roles[head.key] = role;
}

/// The columns as they are laid out.
struct Columns {
  std::vector<Head> heads;
  std::vector<float> left;  ///< of each, and the right end of the last; pixels
};

Columns laid_out(const Canvas& canvas, const NewAtlasState& state) {
  const Table& table = state.found->sources->results.table;
  Columns columns;
  columns.left.push_back(0);
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    columns.heads.push_back(head_of(state, column));
    float width = canvas.px(narrowest);
    constexpr std::size_t looked_at = 30;
    for (std::size_t row = 0; row < std::min(looked_at, table.rows.size()); ++row)
      width = std::max(width, width_of(canvas.fonts->body, table.rows[row][column]) + canvas.px(2 * cell_padding));
    columns.left.push_back(columns.left.back() + std::min(width, canvas.px(widest)));
  }
  return columns;
}

class Drawer {
 public:
  Drawer(const Canvas& canvas, NewAtlasState& state)
      : canvas_(canvas),
        state_(state),
        columns_(laid_out(canvas, state)),
        table_(state.found->sources->results.table) {}

  void draw() {
    const float row = canvas_.fonts->body->FontSize + canvas_.px(6);
    const float head = ImGui::GetFrameHeight() + canvas_.fonts->small->FontSize + canvas_.px(10);
    const ImVec2 origin = ImGui::GetCursorScreenPos();  // of what is scrolled
    const ImVec2 corner{origin.x, ImGui::GetWindowPos().y};
    const float seen = ImGui::GetScrollX();
    const float room = ImGui::GetWindowWidth();
    first_ = 0;
    end_ = columns_.heads.size();
    while (first_ + 1 < end_ && columns_.left[first_ + 1] < seen) ++first_;
    while (end_ > first_ + 1 && columns_.left[end_ - 1] > seen + room) --end_;
    const float scrolled = ImGui::GetScrollY();
    const auto top = static_cast<std::size_t>(scrolled / row);
    const auto count = static_cast<std::size_t>(ImGui::GetWindowHeight() / row) + 2;
    for (std::size_t i = top; i < std::min(table_.rows.size(), top + count); ++i)
      draw_cells(i, {origin.x, origin.y + head + static_cast<float>(i) * row}, row);
    const ImVec2 end{columns_.left.back(), head + static_cast<float>(table_.rows.size()) * row};
    draw_heads(corner, head);
    ImGui::SetCursorPos(end);
    ImGui::Dummy({0, 0});
  }

 private:
  void draw_cells(std::size_t row, ImVec2 at, float height) const {
    ImDrawList* list = ImGui::GetWindowDrawList();
    ImFont* font = canvas_.fonts->body;
    for (std::size_t column = first_; column < end_; ++column) {
      const std::string& cell = table_.rows[row][column];
      const float width = columns_.left[column + 1] - columns_.left[column] - canvas_.px(2 * cell_padding);
      if (cell.empty()) continue;
      list->AddText(font, font->FontSize, {at.x + columns_.left[column] + canvas_.px(cell_padding), at.y},
                    ink(palette().text, columns_.heads[column].is_read() ? 1 : 0.5f),
                    fitted(font, cell, width).c_str());
    }
    const float right = at.x + columns_.left[end_];
    list->AddLine({at.x, at.y + height - canvas_.px(3)}, {right, at.y + height - canvas_.px(3)},
                  ink(palette().rule, 0.6f), canvas_.px(1));
  }

  /// They stay at the upper edge, over the rows.
  void draw_heads(ImVec2 corner, float height) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled({corner.x + ImGui::GetScrollX(), corner.y},
                        {corner.x + ImGui::GetScrollX() + ImGui::GetWindowWidth(), corner.y + height},
                        ink(palette().panel));
    for (std::size_t column = 0; column < columns_.heads.size(); ++column) {
      const Head& head = columns_.heads[column];
      const float width = columns_.left[column + 1] - columns_.left[column] - canvas_.px(4);
      const ImVec2 at{corner.x + columns_.left[column], corner.y + canvas_.px(1)};
      ImGui::SetCursorScreenPos(at);
      ImGui::PushID(static_cast<int>(column));
      draw_role(head, width);
      ImGui::PopID();
      if (column == 0) take_focus(state_, SheetPart::columns);
      ImFont* font = canvas_.fonts->small;
      list->AddText(font, font->FontSize,
                    {at.x + canvas_.px(cell_padding), at.y + ImGui::GetFrameHeight() + canvas_.px(4)},
                    ink(palette().secondary), fitted(font, head.header, width - canvas_.px(cell_padding)).c_str());
    }
    list->AddLine({corner.x + ImGui::GetScrollX(), corner.y + height - canvas_.px(1)},
                  {corner.x + ImGui::GetScrollX() + ImGui::GetWindowWidth(), corner.y + height - canvas_.px(1)},
                  ink(palette().rule), canvas_.px(1));
  }

  void draw_role(const Head& head, float width) {
    ImGui::SetNextItemWidth(width);
    ImGui::PushStyleColor(ImGuiCol_Text, ink(head.is_read() ? palette().text : palette().secondary));
    ImGui::PushFont(head.decided ? canvas_.fonts->strong : canvas_.fonts->body);
    const std::string words = fitted(ImGui::GetFont(), words_of(head), width - 2 * ImGui::GetStyle().FramePadding.x);
    if (ImGui::BeginCombo("##role", words.c_str(), arrow_where_it_fits(words, width) | ImGuiComboFlags_HeightLargest)) {
      ImGui::PushFont(canvas_.fonts->body);
      ImGui::PushStyleColor(ImGuiCol_Text, ink(palette().text));
      draw_menu(head, state_.request.decisions);
      ImGui::PopStyleColor();
      ImGui::PopFont();
      ImGui::EndCombo();
    } else if (ImGui::IsItemHovered()) {
      explain(canvas_, head);
    }
    ImGui::PopFont();
    ImGui::PopStyleColor();
  }

  const Canvas& canvas_;
  NewAtlasState& state_;
  Columns columns_;
  const Table& table_;
  std::size_t first_ = 0, end_ = 0;  ///< columns that are seen
};

}  // namespace

const char* title_of(Role role) {
  switch (role) {
    case Role::code: return "Area code";
    case Role::name: return "Area name";
    case Role::parent: return "Larger area";
    case Role::party: return "Party";
    case Role::candidate: return "Candidate";
    case Role::first_name: return "First name";
    case Role::votes: return "Votes";
    case Role::share: return "Share of votes";
    case Role::electorate: return "Electorate";
    case Role::ballots: return "Ballots cast";
    case Role::rejected: return "Rejected votes";
    case Role::valid: return "Valid votes";
    case Role::total: return "All votes";
    case Role::seats: return "Seats";
    case Role::majority: return "Majority";
    case Role::turnout: return "Turnout";
    case Role::winner: return "Winner";
    case Role::runner_up: return "Runner-up";
    case Role::elected: return "Elected";
    case Role::rank: return "Rank";
    case Role::date: return "Date";
    case Role::time: return "Time";
    case Role::election: return "Election";
    case Role::round: return "Round";
    case Role::level: return "Part of an area";
    case Role::ignore: break;
  }
  return "Not read";
}

void draw_import_columns(const Canvas& canvas, NewAtlasState& state, ImVec2 room) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  const float row = canvas.fonts->body->FontSize + canvas.px(6);
  const float head = ImGui::GetFrameHeight() + canvas.fonts->small->FontSize + canvas.px(10);
  const float around = head + (state.columns_scroll ? ImGui::GetStyle().ScrollbarSize : 0.0f);
  begin_column("columns", {room.x, around + whole_rows(room.y - around, row)}, ImGuiWindowFlags_HorizontalScrollbar);
  scroll_by_rows(row);
  ImGui::PopStyleVar();
  if (state.found && state.found->sources) {
    Drawer(canvas, state).draw();
    state.columns_scroll = ImGui::GetScrollMaxX() > 0;
    state.parts.push_back(SheetPart::columns);
  }
  ImGui::EndChild();
}

}  // namespace hustings::ui
