#include "ui/kit/soft_lines.h"

#include <algorithm>
#include <imgui.h>
#include <imgui_stdlib.h>

namespace hustings::ui {

namespace {

/// The end of the UTF-8 character that begins there.
std::size_t character_end(const std::string& text, std::size_t at) {
  std::size_t end = std::min(at + 1, text.size());
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end;
}

/// What the callback of the field needs.
struct Editing {
  std::string& text;  ///< as it is kept
  int& cursor;        ///< in the field, at the last frame
  std::function<bool(std::string_view)> fits;
};

int on_edit(ImGuiInputTextCallbackData* data) {
  Editing& editing = *static_cast<Editing*>(data->UserData);
  if (data->EventFlag == ImGuiInputTextFlags_CallbackAlways) {
    editing.cursor = data->CursorPos;
    return 0;
  }
  const EditedText before = with_soft_breaks({editing.text, 0}, editing.fits);
  const EditedText now{std::string(data->Buf, static_cast<std::size_t>(data->BufTextLen)),
                       static_cast<std::size_t>(data->CursorPos)};
  const EditedText meant = intended_edit({before.text, static_cast<std::size_t>(editing.cursor)}, now);
  editing.text = meant.text;
  const EditedText shown = with_soft_breaks(meant, editing.fits);
  if (shown == now) return 0;
  data->DeleteChars(0, data->BufTextLen);
  data->InsertChars(0, shown.text.c_str());
  data->CursorPos = data->SelectionStart = data->SelectionEnd = static_cast<int>(shown.cursor);
  return 0;
}

}  // namespace

EditedText with_soft_breaks(const EditedText& typed, const std::function<bool(std::string_view)>& fits) {
  EditedText out{"", typed.cursor};
  const std::string_view text = typed.text;
  std::size_t line = 0;   // where the line begins
  std::size_t taken = 0;  // so much is written
  std::size_t word = 0;   // where the word begins
  while (word < text.size()) {
    const std::size_t blank = text.find_first_of(" \n", word);
    const std::size_t end = std::min(blank, text.size());
    if (word > line && text[word - 1] == ' ' && end > word && !fits(text.substr(line, end - line))) {
      out.text.append(text.substr(taken, word - taken));
      out.text += '\n';
      if (typed.cursor >= word) ++out.cursor;
      taken = line = word;
    }
    if (blank == std::string_view::npos) break;
    word = blank + 1;
    if (text[blank] == '\n') line = word;
  }
  out.text.append(text.substr(taken));
  return out;
}

EditedText without_soft_breaks(const EditedText& typed) {
  EditedText out{"", typed.cursor};
  for (std::size_t i = 0; i < typed.text.size(); ++i) {
    const bool soft = typed.text[i] == '\n' && i > 0 && typed.text[i - 1] == ' ';
    if (!soft) out.text += typed.text[i];
    else if (typed.cursor > i) --out.cursor;
  }
  return out;
}

EditedText intended_edit(const EditedText& before, const EditedText& now) {
  EditedText meant = without_soft_breaks(now);
  if (meant.text != without_soft_breaks(before).text) {
    // Enter beside a soft break: a line feed that stays has no space before it.
    const std::size_t at = meant.text.find(" \n");
    if (at == std::string::npos) return meant;
    meant.text.erase(at, 1);
    meant.cursor = at + 1;
    return meant;
  }
  if (now.text.size() + 1 == before.text.size()) {
    // A soft break was deleted. By Backspace, if the cursor stood behind it.
    if (before.cursor > now.cursor && meant.cursor > 0) meant.text.erase(--meant.cursor, 1);
    else meant.text.erase(meant.cursor, character_end(meant.text, meant.cursor) - meant.cursor);
  } else if (now.text.size() == before.text.size() + 1 && meant.cursor > 0 && meant.text[meant.cursor - 1] == ' ') {
    meant.text[meant.cursor - 1] = '\n';
  }
  return meant;
}

bool wrapped_field(const char* id, std::string& text, int least_lines) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const float width = ImGui::GetContentRegionAvail().x - 2 * style.FramePadding.x;
  ImFont* font = ImGui::GetFont();
  Editing editing{text, *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID(id)), [font, width](std::string_view line) {
                    return font->CalcTextSizeA(font->FontSize, 1e6f, 0, line.data(), line.data() + line.size()).x <=
                           width;
                  }};
  std::string shown = with_soft_breaks({text, 0}, editing.fits).text;
  const auto lines = std::max<std::ptrdiff_t>(least_lines, 1 + std::count(shown.begin(), shown.end(), '\n'));
  const float height = static_cast<float>(lines) * font->FontSize + 2 * style.FramePadding.y;
  const std::string before = text;
  ImGui::InputTextMultiline(id, &shown, {-1, height},
                            ImGuiInputTextFlags_CallbackEdit | ImGuiInputTextFlags_CallbackAlways, on_edit, &editing);
  return text != before;
}

}  // namespace hustings::ui
