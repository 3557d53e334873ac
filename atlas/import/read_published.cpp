#include "atlas/import/read_published.h"

#include <utility>

#include "geo/read/read_table.h"

namespace hustings {

Outcome<PublishedTable> read_published(const std::string& source, const std::string& layer) {
  Outcome<Table> read = read_table(source, layer);
  Outcome<PublishedTable> outcome{std::nullopt, std::move(read.findings)};
  if (!read) return outcome;
  PublishedTable& published = outcome.value.emplace();
  published.table = std::move(*read.value);
  published.forms.resize(published.table.columns.size());
  for (const std::string& column : published.table.columns) published.header_parts.push_back({column});
  return outcome;
}

}  // namespace hustings
