#include "export/deck/deck.h"

#include <fmt/format.h>

#include "export/deck/deck_parts.h"
#include "export/package/package.h"

namespace hustings {

namespace {

constexpr const char* types = "application/vnd.openxmlformats-officedocument.presentationml.";
constexpr const char* theme_type = "application/vnd.openxmlformats-officedocument.theme+xml";
constexpr const char* main_name = "/ppt/presentation.xml";
constexpr const char* master_part = "/ppt/slideMasters/slideMaster1.xml";
constexpr const char* layout_part = "/ppt/slideLayouts/slideLayout1.xml";
constexpr const char* notes_master_part = "/ppt/notesMasters/notesMaster1.xml";

std::string type_of(const char* kind) { return fmt::format("{}{}+xml", types, kind); }
std::string relation(const char* kind) { return fmt::format("{}/{}", ooxml::relationships, kind); }

void add_masters(Package& package, Look look) {
  package.add(master_part, type_of("slideMaster"), deck_master(look));
  package.add(layout_part, type_of("slideLayout"), deck_layout());
  package.add("/ppt/theme/theme1.xml", theme_type, deck_theme(look));
  package.relate(master_part, relation("slideLayout"), layout_part);  // rId1, as the master has it
  package.relate(master_part, relation("theme"), "/ppt/theme/theme1.xml");
  package.relate(layout_part, relation("slideMaster"), master_part);
}

void add_notes(Package& package, const std::string& slide, std::size_t number, const std::string& notes) {
  const std::string part = fmt::format("/ppt/notesSlides/notesSlide{}.xml", number);
  package.add(part, type_of("notesSlide"), deck_notes(notes));
  package.relate(slide, relation("notesSlide"), part);
  package.relate(part, relation("notesMaster"), notes_master_part);
  package.relate(part, relation("slide"), slide);
}

pugi::xml_node with_id(pugi::xml_node list, const char* name, const std::string& relationship) {
  pugi::xml_node node = list.append_child(name);
  node.append_attribute("r:id") = relationship.c_str();
  return node;
}

void add_sizes(pugi::xml_node root, Emu width) {
  pugi::xml_node size = root.append_child("p:sldSz");
  size.append_attribute("cx") = width;
  size.append_attribute("cy") = slide_height_emu;
  pugi::xml_node notes = root.append_child("p:notesSz");
  notes.append_attribute("cx") = 6858000;
  notes.append_attribute("cy") = 9144000;
  const std::string style = fmt::format("<p:defaultTextStyle>{}</p:defaultTextStyle>", deck_text_style());
  root.append_buffer(style.data(), style.size());
}

}  // namespace

std::string deck_of(const DeckSetting& setting, const std::vector<DeckSlide>& slides) {
  constexpr unsigned first_slide_id = 256;
  Package package;
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("p:presentation");
  root.append_attribute("xmlns:a") = "http://schemas.openxmlformats.org/drawingml/2006/main";
  root.append_attribute("xmlns:r") = ooxml::relationships;
  root.append_attribute("xmlns:p") = "http://schemas.openxmlformats.org/presentationml/2006/main";
  root.append_attribute("saveSubsetFonts") = 1;
  pugi::xml_node master = with_id(root.append_child("p:sldMasterIdLst"), "p:sldMasterId",
                                  package.relate(main_name, relation("slideMaster"), master_part));
  master.prepend_attribute("id") = 2147483648U;
  with_id(root.append_child("p:notesMasterIdLst"), "p:notesMasterId",
          package.relate(main_name, relation("notesMaster"), notes_master_part));
  pugi::xml_node list = root.append_child("p:sldIdLst");
  add_masters(package, setting.look);
  package.add(notes_master_part, type_of("notesMaster"), deck_notes_master());
  package.add("/ppt/theme/theme2.xml", theme_type, deck_theme(Look::light));
  package.relate(notes_master_part, relation("theme"), "/ppt/theme/theme2.xml");
  for (std::size_t i = 0; i < slides.size(); ++i) {
    const std::string part = fmt::format("/ppt/slides/slide{}.xml", i + 1);
    package.add(part, type_of("slide"), slides[i].xml);
    package.relate(part, relation("slideLayout"), layout_part);
    with_id(list, "p:sldId", package.relate(main_name, relation("slide"), part)).prepend_attribute("id") =
        first_slide_id + static_cast<unsigned>(i);
    if (!slides[i].notes.empty()) add_notes(package, part, i + 1, slides[i].notes);
  }
  add_sizes(root, setting.width);
  package.add("/ppt/tableStyles.xml", type_of("tableStyles"), deck_table_styles());
  package.relate(main_name, relation("tableStyles"), "/ppt/tableStyles.xml");
  package.relate(main_name, relation("theme"), "/ppt/theme/theme1.xml");
  package.add(main_name, type_of("presentation.main"), document);
  package.relate("", ooxml::office_document, main_name);
  package.add_properties({.title = setting.title, .description = setting.about});
  return package.bytes();
}

}  // namespace hustings
