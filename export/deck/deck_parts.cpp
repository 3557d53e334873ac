#include "export/deck/deck_parts.h"

#include <algorithm>
#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/text/text.h"
#include "export/package/package.h"

namespace hustings {

namespace {

constexpr const char* head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* namespaces =
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

constexpr const char* tree_head =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
    "<a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/>"
    "</a:xfrm></p:grpSpPr>";

/// Fills, lines and effects that nothing here asks for, and that a theme must have.
constexpr const char* formats =
    "<a:fmtScheme name=\"Hustings\"><a:fillStyleLst><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    "</a:fillStyleLst><a:lnStyleLst><a:ln w=\"6350\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"
    "<a:ln w=\"12700\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"
    "<a:ln w=\"19050\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln></a:lnStyleLst>"
    "<a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>"
    "<a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>";

/// A sans-serif of variable pitch, by which programs find another one where Inter is missing.
constexpr const char* typeface =
    "<a:latin typeface=\"Inter\" panose=\"020B0502030000000004\" pitchFamily=\"34\"/><a:ea typeface=\"\"/>"
    "<a:cs typeface=\"\"/>";

bool is_dark(Look look) { return look != Look::light; }

std::string colour_map(bool dark) {
  return dark ? "<p:clrMap bg1=\"dk1\" tx1=\"lt1\" bg2=\"dk2\" tx2=\"lt2\" accent1=\"accent1\" accent2=\"accent2\" "
                "accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" "
                "folHlink=\"folHlink\"/>"
              : "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" "
                "accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" "
                "folHlink=\"folHlink\"/>";
}

/// A paragraph's look at each of the nine depths of a list, or at the first ones.
std::string levels(int count, int size, const char* colour, const char* font, bool strong) {
  std::string text;
  for (int level = 1; level <= count; ++level)
    text += fmt::format(
        "<a:lvl{}pPr marL=\"0\" indent=\"0\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" "
        "hangingPunct=\"1\"><a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"{}\" b=\"{}\" "
        "kern=\"1200\"><a:solidFill><a:schemeClr val=\"{}\"/></a:solidFill><a:latin typeface=\"+{}-lt\"/>"
        "<a:ea typeface=\"+{}-ea\"/><a:cs typeface=\"+{}-cs\"/></a:defRPr></a:lvl{}pPr>",
        level, size, strong ? 1 : 0, colour, font, font, font, level);
  return text;
}

struct Placeholder {
  int id;
  const char* name;
  const char* kind;  ///< attributes of `p:ph`
  const char* place;
  const char* words;
};

std::string placeholder(const Placeholder& one) {
  return fmt::format(
      "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"{}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>"
      "<p:ph {}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{}</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
      "</p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"t\"><a:normAutofit/>"
      "</a:bodyPr><a:lstStyle/><a:p>{}</a:p></p:txBody></p:sp>",
      one.id, one.name, one.kind, one.place, one.words);
}

constexpr const char* title_place = "<a:off x=\"381000\" y=\"228600\"/><a:ext cx=\"7620000\" cy=\"609600\"/>";
constexpr const char* footer_place = "<a:off x=\"381000\" y=\"6553200\"/><a:ext cx=\"11430000\" cy=\"228600\"/>";

std::string title_and_footer(int first) {
  return placeholder(
             {first, "Title", "type=\"title\"", title_place, "<a:r><a:rPr lang=\"en-GB\"/><a:t>Title</a:t></a:r>"}) +
         placeholder({first + 1, "Source", "type=\"ftr\" sz=\"quarter\" idx=\"11\"", footer_place,
                      "<a:endParaRPr lang=\"en-GB\"/>"});
}

}  // namespace

std::string deck_theme(Look look) {
  const ui::Palette& colours = ui::palette_of(look);
  const bool dark = is_dark(look);
  const auto colour = [](const char* name, Rgb value) {
    return fmt::format("<a:{}><a:srgbClr val=\"{:06X}\"/></a:{}>", name, value, name);
  };
  std::string scheme =
      colour("dk1", dark ? colours.ground : colours.text) + colour("lt1", dark ? colours.text : colours.ground) +
      colour("dk2", dark ? colours.panel : colours.on_scrim) + colour("lt2", dark ? colours.on_scrim : colours.panel);
  for (int accent = 1; accent <= 5; ++accent)
    scheme += colour(fmt::format("accent{}", accent).c_str(), mark_colour(accent - 1));
  scheme += colour("accent6", colours.secondary) + colour("hlink", colours.control_active) +
            colour("folHlink", colours.secondary);
  return fmt::format(
      "{}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Hustings {}\">"
      "<a:themeElements><a:clrScheme name=\"Hustings {}\">{}</a:clrScheme><a:fontScheme "
      "name=\"Hustings\"><a:majorFont>{}"
      "</a:majorFont><a:minorFont>{}</a:minorFont></a:fontScheme>{}</a:themeElements></a:theme>",
      head, dark ? "dark" : "light", dark ? "dark" : "light", scheme, typeface, typeface, formats);
}

std::string deck_master(Look look) {
  return fmt::format(
      "{}<p:sldMaster {}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/>"
      "</p:bgPr></p:bg><p:spTree>{}{}</p:spTree></p:cSld>{}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" "
      "r:id=\"rId1\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}</p:bodyStyle>"
      "<p:otherStyle>{}</p:otherStyle></p:txStyles></p:sldMaster>",
      head, namespaces, tree_head, title_and_footer(2), colour_map(is_dark(look)), levels(1, 2800, "tx1", "mj", true),
      levels(9, 1800, "tx1", "mn", false), levels(9, 1800, "tx1", "mn", false));
}

std::string deck_layout() {
  return fmt::format(
      "{}<p:sldLayout {} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Title and map\"><p:spTree>{}{}</p:spTree>"
      "</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
      head, namespaces, tree_head, title_and_footer(2));
}

namespace {

constexpr const char* picture_place = "<a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/>";
constexpr const char* notes_place = "<a:off x=\"685800\" y=\"4400550\"/><a:ext cx=\"5486400\" cy=\"3600450\"/>";

std::string slide_picture(int id) {
  return fmt::format(
      "<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" "
      "noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"{}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>{}"
      "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>",
      id, id == 2 ? " idx=\"2\"" : "", picture_place);
}

}  // namespace

std::string deck_notes_master() {
  return fmt::format(
      "{}<p:notesMaster {}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>"
      "<a:effectLst/></p:bgPr></p:bg><p:spTree>{}{}{}</p:spTree></p:cSld>{}<p:notesStyle>{}"
      "</p:notesStyle></p:notesMaster>",
      head, namespaces, tree_head, slide_picture(2),
      placeholder(
          {3, "Notes", "type=\"body\" sz=\"quarter\" idx=\"3\"", notes_place, "<a:endParaRPr lang=\"en-GB\"/>"}),
      colour_map(false), levels(9, 1200, "tx1", "mn", false));
}

std::string deck_notes(const std::string& notes) {
  pugi::xml_document body;
  for (std::size_t from = 0; from <= notes.size();) {
    const std::size_t end = std::min(notes.find('\n', from), notes.size());
    pugi::xml_node paragraph = body.append_child("a:p");
    if (end > from) {
      pugi::xml_node run = paragraph.append_child("a:r");
      run.append_child("a:rPr").append_attribute("lang") = "en-GB";
      run.append_child("a:t").text() = xml_safe(notes.substr(from, end - from)).c_str();
    }
    from = end + 1;
  }
  const std::string written = xml_text(body);
  return fmt::format(
      "{}<p:notes {}><p:cSld><p:spTree>{}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks "
      "noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr>"
      "<p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/>"
      "</p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"3\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>"
      "<a:lstStyle/>{}</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
      head, namespaces, tree_head, written.substr(written.find('\n') + 1));
}

std::string deck_text_style() { return levels(9, 1800, "tx1", "mn", false); }

std::string deck_table_styles() {
  return fmt::format(
      "{}<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
      "def=\"{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}\"/>",
      head);
}

}  // namespace hustings
