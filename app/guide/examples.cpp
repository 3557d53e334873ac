#include "app/guide/examples.h"

#include <fmt/format.h>
#include <map>

namespace hustings {

namespace {

using Examples = std::map<std::string, std::vector<Example>, std::less<>>;

const Examples& all_examples() {
  static const Examples all = {
      {"",
       {{"The sample atlas of London", "hustings"},
        {"Any atlas, story or session", "hustings my.atlas.toml"},
        {"The seats that changed hands in 2017", "hustings --contest general-2017 --colour status"}}},
      {"render",
       {{"The map of one election", "hustings render --contest general-2017 --size 1920x1080 --out map.png"},
        {"Two elections side by side, for print",
         "hustings render --contest general-2017 --beside general-2015 --look light --size 800x450 --out map.pdf"},
        {"A picture of each election", "hustings render --each contests --size 1280x720 --out pictures"}}},
      {"film",
       {{"From one election to another",
         "hustings film --from general-2010 --to general-2017 --seconds 12 --size 1920x1080 --out film.mp4"},
        {"A story from its first cue to its last",
         "hustings film --story talk.story.toml --size 1920x1080 --out talk.mp4"}}},
      {"table",
       {{"Seats that were held by under 2 points",
         "hustings table --contest general-2017 --where \"majority_pct<2\" --sort majority_pct --format text"},
        {"A map layer with the figures of each area", "hustings table --contest general-2017 --out seats.gpkg"}}},
      {"check",
       {{"The sample atlas", "hustings check"},
        {"Your own, for a program", "hustings check --format json my.atlas.toml"}}},
      {"contests", {{"The elections of the United Kingdom's atlas", "hustings contests uk.toml"}}},
      {"layers", {{"The boundaries of the sample atlas", "hustings layers"}}},
      {"parties", {{"As JSON", "hustings parties --format json"}}},
      {"new",
       {{"An atlas from boundaries and results", "hustings new my-atlas --boundaries wards.shp --results votes.csv"},
        {"What would be understood, without writing anything",
         "hustings new my-atlas --boundaries wards.shp --results votes.csv --dry-run"},
        {"A newer edition of the same files", "hustings new --again my-atlas"}}},
      {"atlas-book",
       {{"A page for each marginal seat",
         "hustings atlas-book --contest general-2017 --areas status=marginal --out marginals.pdf"}}},
      {"story",
       {{"Pictures, and a PDF with captions and notes", "hustings story talk.story.toml --out talk"},
        {"A deck of slides that can be edited", "hustings story talk.story.toml --out talk.pptx"}}},
      {"page",
       {{"Westminster's elections as one file for any browser",
         "hustings page --contest general-2017 --out london.html"}}},
      {"thumbnail", {{"A small picture of a story", "hustings thumbnail talk.story.toml --out talk.png"}}},
  };
  return all;
}

}  // namespace

const std::vector<Example>& examples_of(std::string_view command) {
  static const std::vector<Example> none;
  const auto found = all_examples().find(command);
  return found != all_examples().end() ? found->second : none;
}

std::string examples_text(std::string_view command) {
  std::string text;
  for (const Example& example : examples_of(command))
    text += fmt::format("{}  {}:\n    {}\n", text.empty() ? "Examples:\n" : "", example.what, example.line);
  return text;
}

}  // namespace hustings
