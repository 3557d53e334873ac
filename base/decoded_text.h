// The bytes of a text file as UTF-8, whatever encoding they are in.
#pragma once

#include <string>

namespace hustings {

struct DecodedText {
  std::string text;       ///< UTF-8, composed, without a byte-order mark
  std::string encoding;   ///< "UTF-8", "UTF-16", "Windows-1252", ...
  std::string because;    ///< how one knows
  bool doubtful = false;  ///< guessed from what is frequent in languages
};

/// By the byte-order mark; else UTF-16 where every other byte is 0, UTF-8 where the bytes are that, the old encodings
/// of spreadsheets otherwise: Windows-1252, unless letters of Central Europe stand in words where that has signs, or
/// whole words are of another script, which ICU tells apart. Bytes that stand for no letter become U+FFFD; what is no
/// text at all keeps its bytes 0.
DecodedText decoded_text(std::string bytes);

}  // namespace hustings
