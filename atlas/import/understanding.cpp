#include "atlas/import/understanding.h"

#include <fmt/format.h>

#include "base/text/json.h"

namespace hustings {

namespace {

std::string json_list(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(json_text(text));
  return fmt::format("[{}]", fmt::join(quoted, ", "));
}

/// Things of a list, each made an object.
template <class Things, class Write>
std::string json_array(const Things& things, Write write) {
  std::vector<std::string> objects;
  for (const auto& thing : things) objects.push_back("    " + write(thing));
  return objects.empty() ? "[]" : fmt::format("[\n{}\n  ]", fmt::join(objects, ",\n"));
}

std::string json_of_column(const ColumnReading& column) {
  return fmt::format(
      R"({{"column": {}, "role": {}, "of": {}, "because": {}, "second_role": {}, "second_score": {:.2f}, "decided": {}}})",
      json_text(column.header), json_text(name_of(column.role)), json_text(column.of), json_text(column.because),
      json_text(column.second_score > 0 ? name_of(column.second) : ""), column.second_score, column.is_decided);
}

std::string json_of_election(const ElectionReading& election) {
  return fmt::format(
      R"({{"value": {}, "id": {}, "title": {}, "track": {}, "date": {}, "date_is_whole": {}, "date_because": {}, "method": {}, "method_because": {}, "rows": {}, "not_counted": {}, "left_out": {}}})",
      json_text(election.value), json_text(election.id), json_text(election.title), json_text(election.track),
      json_text(iso_date(election.date.date)), election.date.is_whole, json_text(election.date_because),
      json_text(name_of(election.method)), json_text(election.method_because),
      election.votes ? election.votes->rows.size() : 0, json_list(election.not_counted), json_list(election.left_out));
}

std::string json_of_question(const OpenQuestion& question) {
  std::vector<std::string> options;
  for (const AnswerOption& option : question.options)
    options.push_back(fmt::format(R"({{"value": {}, "label": {}, "evidence": {}}})", json_text(option.value),
                                  json_text(option.label), json_text(option.evidence)));
  return fmt::format(R"({{"id": {}, "text": {}, "option": {}, "options": [{}]}})", json_text(question.id),
                     json_text(question.text), json_text(question.option_that_answers), fmt::join(options, ", "));
}

std::string json_of_areas(const AreaReading& areas) {
  const std::string unmatched = json_array(areas.unmatched, [](const UnmatchedKey& key) {
    return fmt::format(R"({{"written": {}, "rows": {}, "suggestions": {}}})", json_text(key.written), key.rows,
                       json_list(key.suggestions));
  });
  return fmt::format(
      R"({{"code": {}, "name": {}, "key": {}, "by_name": {}, "areas": {}, "matched": {}, "without_result": {}, "unmatched": {}}})",
      json_text(areas.code), json_text(areas.name), json_text(areas.key), areas.by_name, areas.areas, areas.matched,
      json_list(areas.without_result), unmatched);
}

void add_columns(std::string& out, const Understanding& understanding) {
  for (const ColumnReading& column : understanding.columns) {
    if (column.role == Role::ignore && !column.is_decided) continue;
    out += fmt::format("Column {}: {}{}{}\n", column.header, name_of(column.role),
                       column.of.empty() ? "" : " of " + column.of,
                       column.because.empty() ? "" : " (" + column.because + ")");
  }
}

void add_areas(std::string& out, const AreaReading& areas) {
  if (areas.code.empty()) return;
  out += fmt::format("Areas: {} of {} are in the results, by {}\n", areas.matched, areas.areas, areas.key);
  constexpr std::size_t most = 20;
  for (std::size_t i = 0; i < areas.unmatched.size() && i < most; ++i) {
    const UnmatchedKey& key = areas.unmatched[i];
    out += fmt::format("  no area is {} ({} rows){}\n", key.written, key.rows,
                       key.suggestions.empty() ? "" : fmt::format("; perhaps {}", fmt::join(key.suggestions, " or ")));
  }
  if (areas.unmatched.size() > most) out += fmt::format("  and {} more\n", areas.unmatched.size() - most);
}

}  // namespace

const char* name_of(Arrangement shape) {
  switch (shape) {
    case Arrangement::rows: return "rows";
    case Arrangement::columns: return "columns";
    case Arrangement::groups: return "groups";
    case Arrangement::ranked: return "ranked";
  }
  return "";
}

std::string text_of(const Understanding& understanding) {
  std::string out;
  if (!understanding.layout.empty())
    out += fmt::format("Layout: {} ({})\n", understanding.layout, understanding.source);
  for (const Statement& statement : understanding.statements)
    out += fmt::format("Assumed: {}{}.\n", statement.what,
                       statement.because.empty() ? "" : " (" + statement.because + ")");
  add_columns(out, understanding);
  add_areas(out, understanding.areas);
  for (const ElectionReading& election : understanding.elections)
    out += fmt::format("Election: {}, {}{}, {}\n", election.title, iso_date(election.date.date),
                       election.date.is_whole ? "" : " (the day is not known)", words_for(election.method));
  return out + text_of(understanding.questions);
}

std::string text_of(const std::vector<OpenQuestion>& questions) {
  std::string out;
  for (const OpenQuestion& question : questions) {
    out += fmt::format("Question: {}\n", question.text);
    for (const AnswerOption& option : question.options)
      out += fmt::format("  {}{}{}\n", option.value,
                         option.label.empty() || option.label == option.value ? "" : ": " + option.label,
                         option.evidence.empty() ? "" : " (" + option.evidence + ")");
    out += fmt::format("  Answer with {}\n", question.option_that_answers);
  }
  return out;
}

std::string json_of(const Understanding& understanding) {
  const std::string statements = json_array(understanding.statements, [](const Statement& statement) {
    return fmt::format(R"({{"what": {}, "because": {}}})", json_text(statement.what), json_text(statement.because));
  });
  return fmt::format(
      "{{\n  \"layout\": {},\n  \"source\": {},\n  \"arrangement\": {},\n  \"columns\": {},\n  \"areas\": {},\n  "
      "\"elections\": {},\n"
      "  \"statements\": {},\n  \"questions\": {}\n}}\n",
      json_text(understanding.layout), json_text(understanding.source), json_text(name_of(understanding.shape)),
      json_array(understanding.columns, json_of_column), json_of_areas(understanding.areas),
      json_array(understanding.elections, json_of_election), statements,
      json_array(understanding.questions, json_of_question));
}

}  // namespace hustings
