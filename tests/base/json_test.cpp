#include "base/text/json.h"

#include <doctest/doctest.h>

#include "base/finding_json.h"

using namespace hustings;

TEST_CASE("JSON keeps commas, lines and escapes") {
  JsonWriter json;
  json.begin_object();
  json.member("name", "a \"b\"\n\\ \x01");
  json.member("count", 3);
  json.member("yes", true);
  json.key("list");
  json.begin_array();
  json.begin_object(JsonWriter::Form::one_line);
  json.key("pct"), json.written_number("45.3197");
  json.key("none"), json.written_number("");
  json.member("texts", std::vector<std::string>{"a", "b"});
  json.end();
  json.null();
  json.end();
  json.key("empty");
  json.begin_array();
  json.end();
  json.end();
  CHECK(json.take() ==
        "{\n  \"name\": \"a \\\"b\\\"\\n\\\\ \\u0001\",\n  \"count\": 3,\n  \"yes\": true,\n  \"list\": [\n"
        "    {\"pct\": 45.3197, \"none\": null, \"texts\": [\"a\", \"b\"]},\n    null\n  ],\n  \"empty\": []\n}\n");
}

TEST_CASE("JSON within JSON is indented as deep as it stands, and bytes that are no UTF-8 are letters") {
  JsonWriter json;
  json.begin_object();
  json.key("inner"), json.json("{\n  \"a\": 1\n}");
  json.end();
  CHECK(json.take() == "{\n  \"inner\": {\n    \"a\": 1\n  }\n}\n");
  CHECK(json_text("caf\xe9") == "\"caf\u00e9\"");
}

TEST_CASE("findings are JSON without passwords") {
  JsonWriter json;
  write_json(json, {{.severity = Severity::warning,
                     .place = {.file = "PG:password=secret", .layer = {}, .row = 4, .column = "votes"},
                     .what = "is wrong",
                     .remedy = "Correct it"}});
  const std::string text = json.take();
  CHECK(text.find("secret") == std::string::npos);
  CHECK(text.find("\"severity\": \"warning\"") != std::string::npos);
  CHECK(text.find("\"row\": 4, \"column\": \"votes\"") != std::string::npos);
  CHECK(text.find("\"layer\": null") != std::string::npos);
}
