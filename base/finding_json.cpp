#include "base/finding_json.h"

#include "base/text/text.h"

namespace hustings {

void write_json(JsonWriter& json, const Findings& findings) {
  json.begin_array();
  for (const Finding& finding : findings) {
    json.begin_object(JsonWriter::Form::one_line);
    json.member("severity", finding.severity == Severity::error ? "error" : "warning");
    json.key("file"), json.text_or_null(without_passwords(finding.place.file));
    json.key("layer"), json.text_or_null(finding.place.layer);
    json.key("row"), finding.place.row ? json.number(*finding.place.row) : json.null();
    json.key("column"), json.text_or_null(finding.place.column);
    json.member("what", without_passwords(finding.what));
    json.member("remedy", without_passwords(finding.remedy));
    json.end();
  }
  json.end();
}

}  // namespace hustings
