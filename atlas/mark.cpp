#include "atlas/mark.h"

namespace hustings {

const char* name_of(MarkTool tool) {
  switch (tool) {
    case MarkTool::pen: return "pen";
    case MarkTool::highlighter: return "highlighter";
    case MarkTool::arrow: return "arrow";
    case MarkTool::circle: return "circle";
    case MarkTool::text: return "text";
  }
  return "";
}

}  // namespace hustings
