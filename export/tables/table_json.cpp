#include "export/tables/table_json.h"

#include "base/text/json.h"

namespace hustings {

namespace {

using Form = JsonWriter::Form;

void write_sources(JsonWriter& json, const FigureTable& table) {
  json.key("elections");
  json.begin_array();
  for (const TableSource& source : table.sources) {
    json.begin_object(Form::one_line);
    json.member("contest", source.contest);
    json.member("title", source.title);
    json.member("date", source.date);
    json.key("against"), json.text_or_null(source.against);
    json.member("layer", source.layer);
    json.member("edition", source.edition);
    json.member("source", source.source);
    json.member("method", source.method);
    json.member("notes", source.notes);
    json.end();
  }
  json.end();
}

void write_columns(JsonWriter& json, const FigureTable& table) {
  json.key("columns");
  json.begin_array();
  for (const FigureTable::Column& column : table.columns) {
    json.begin_object(Form::one_line);
    json.member("id", column.id);
    json.member("title", column.title);
    json.key("unit"), json.text_or_null(column.unit);
    json.member("type", column.is_number ? "number" : "text");
    json.end();
  }
  json.end();
}

void write_rows(JsonWriter& json, const FigureTable& table) {
  json.key("rows");
  json.begin_array();
  for (const auto& row : table.cells.rows) {
    json.begin_object(Form::one_line);
    for (std::size_t i = 0; i < row.size(); ++i) {
      json.key(table.columns[i].id);
      table.columns[i].is_number ? json.written_number(row[i]) : json.text_or_null(row[i]);
    }
    json.end();
  }
  json.end();
}

void write_gaps(JsonWriter& json, const FigureTable& table, const std::vector<MissingFigure>& gaps) {
  const auto code = table.cells.find_column("area_code");
  json.key("undefined");
  json.begin_array();
  for (const MissingFigure& gap : gaps) {
    json.begin_object(Form::one_line);
    json.member("row", gap.row);
    json.member("contest", table.sources[table.rows[gap.row].source].contest);
    json.key("area_code"), json.text_or_null(table.cells.cell(gap.row, code));
    json.member("column", table.columns[gap.column].id);
    json.member("reason", gap.reason);
    json.end();
  }
  json.end();
}

}  // namespace

std::string to_json(const FigureTable& table, const std::vector<MissingFigure>& gaps) {
  JsonWriter json;
  json.begin_object();
  json.member("title", table.title);
  json.key("attribution"), json.text_or_null(table.attribution);
  write_sources(json, table);
  write_columns(json, table);
  write_rows(json, table);
  write_gaps(json, table, gaps);
  json.end();
  return json.take();
}

}  // namespace hustings
