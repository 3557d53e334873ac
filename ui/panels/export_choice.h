// What the user wants to have exported of what is on the screen, and how far that is.
#pragma once

#include <array>
#include <optional>
#include <string>

namespace hustings::ui {

enum class ExportKind { picture, film, table, page };
enum class ExportSize { window, full_hd, ultra_hd, free };

struct ExportChoice {
  bool open = false;
  bool focus = false;  ///< the name wants the keyboard
  ExportKind kind = ExportKind::picture;
  ExportSize size = ExportSize::window;
  std::array<int, 2> free_size{2560, 1440};  ///< pixels
  float scale = 0;                           ///< pixels to one of the design; 0: by the size
  bool transparent = false;
  bool text = true;  ///< title, names, legend and source
  float seconds = 20;
  int frames_per_second = 25;
  std::string file;
  std::optional<std::string> put;  ///< to stand there in the place of it
  bool in_other_field = false;     ///< another field than the name is typed into
  std::string fault;               ///< why it could not be done

  std::optional<float> part;  ///< of what is being written, 0 to 1
  std::string name;           ///< of its file
};

}  // namespace hustings::ui
