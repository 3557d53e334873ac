#include "export/deck/slide_page.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <glm/common.hpp>

#include "export/package/package.h"

namespace hustings {

namespace {

constexpr const char* drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr const char* presentation = "http://schemas.openxmlformats.org/presentationml/2006/main";
constexpr const char* compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

void add_empty_group_properties(pugi::xml_node tree) {
  pugi::xml_node transform = tree.append_child("p:grpSpPr").append_child("a:xfrm");
  for (const char* name : {"a:off", "a:ext", "a:chOff", "a:chExt"}) {
    pugi::xml_node node = transform.append_child(name);
    const bool place = std::string_view(name).ends_with("ff");
    node.append_attribute(place ? "x" : "cx") = 0;
    node.append_attribute(place ? "y" : "cy") = 0;
  }
}

}  // namespace

SlidePage::SlidePage(glm::dvec2 size, const ui::Palette& palette)
    : size_(size), palette_(palette), background_(palette.ground) {
  pugi::xml_node slide = document_.append_child("p:sld");
  slide.append_attribute("xmlns:a") = drawing;
  slide.append_attribute("xmlns:r") = ooxml::relationships;
  slide.append_attribute("xmlns:p") = presentation;
  pugi::xml_node tree = slide.append_child("p:cSld").append_child("p:spTree");
  pugi::xml_node about = tree.append_child("p:nvGrpSpPr");
  about.append_child("p:cNvPr").append_attribute("id") = 1;
  about.child("p:cNvPr").append_attribute("name") = "";
  about.append_child("p:cNvGrpSpPr");
  about.append_child("p:nvPr");
  add_empty_group_properties(tree);
  groups_.push_back({tree, {}, true});
}

Emu SlidePage::width_emu() const { return snapped(size_.x) * emu_of_unit; }

Emu SlidePage::snapped(double pixels) const {
  return std::llround(pixels * static_cast<double>(slide_height_emu) / size_.y / static_cast<double>(emu_of_unit));
}

Emu SlidePage::emu(double pixels) const {
  return std::llround(pixels * static_cast<double>(slide_height_emu) / size_.y);
}

int SlidePage::hundredths(double pixels) const {
  return static_cast<int>(std::lround(static_cast<double>(emu(pixels)) / static_cast<double>(emu_of_point) * 100));
}

void SlidePage::set_background(Rgb colour) { background_ = colour; }

std::string SlidePage::unique(const std::string& name) {
  std::string free = name;
  for (int i = 2; !names_.insert(free).second; ++i) free = fmt::format("{} {}", name, i);
  return free;
}

// Shapes --------------------------------------------------------------------------------------------------------------

void SlidePage::add_properties(pugi::xml_node parent, const char* element, const SlideName& name) {
  pugi::xml_node node = parent.append_child(element);
  node.append_attribute("id") = ++last_id_;
  node.append_attribute("name") = xml_safe(unique(name.name)).c_str();
  if (!name.words.empty()) node.append_attribute("descr") = xml_safe(name.words).c_str();
}

pugi::xml_node SlidePage::begin_shape(const char* element, const SlideName& name) {
  pugi::xml_node shape = groups_.back().tree.append_child(element);
  pugi::xml_node about = shape.append_child("p:nvSpPr");
  add_properties(about, "p:cNvPr", name);
  about.append_child("p:cNvSpPr");
  about.append_child("p:nvPr");
  return shape;
}

void SlidePage::place(pugi::xml_node transform, Emu x, Emu y, Emu width, Emu height) {
  pugi::xml_node off = transform.append_child("a:off");
  off.append_attribute("x") = x * emu_of_unit;
  off.append_attribute("y") = y * emu_of_unit;
  pugi::xml_node extent = transform.append_child("a:ext");
  extent.append_attribute("cx") = width * emu_of_unit;
  extent.append_attribute("cy") = height * emu_of_unit;
}

void SlidePage::cover(glm::dvec2 low, glm::dvec2 high) {
  groups_.back().box.add(low);
  groups_.back().box.add(high);
  groups_.back().empty = false;
}

pugi::xml_node SlidePage::placed(pugi::xml_node shape, glm::dvec2 low, glm::dvec2 high) {
  pugi::xml_node properties = shape.append_child("p:spPr");
  const Emu x = snapped(low.x), y = snapped(low.y);
  place(properties.append_child("a:xfrm"), x, y, std::max<Emu>(0, snapped(high.x) - x),
        std::max<Emu>(0, snapped(high.y) - y));
  cover(low, high);
  return properties;
}

pugi::xml_node SlidePage::add_preset(const SlideName& name, const char* preset, glm::dvec2 low, glm::dvec2 high) {
  pugi::xml_node properties = placed(begin_shape("p:sp", name), low, high);
  pugi::xml_node geometry = properties.append_child("a:prstGeom");
  geometry.append_attribute("prst") = preset;
  geometry.append_child("a:avLst");
  return properties;
}

pugi::xml_node SlidePage::add_line(const SlideName& name, glm::dvec2 from, glm::dvec2 to) {
  pugi::xml_node properties = add_preset(name, "line", glm::min(from, to), glm::max(from, to));
  if ((from.x < to.x) != (from.y < to.y) && from.x != to.x && from.y != to.y)
    properties.child("a:xfrm").append_attribute("flipV") = 1;
  return properties;
}

pugi::xml_node SlidePage::add_freeform(const SlideName& name, const std::vector<SheetLine>& lines, bool closed) {
  Box box;
  for (const SheetLine& line : lines)
    for (const glm::dvec2 vertex : line) box.add(vertex);
  pugi::xml_node properties = placed(begin_shape("p:sp", name), box.low, box.high);
  pugi::xml_node geometry = properties.append_child("a:custGeom");
  for (const char* list : {"a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"}) geometry.append_child(list);
  pugi::xml_node inside = geometry.append_child("a:rect");
  for (const char* edge : {"l", "t", "r", "b"})
    inside.append_attribute(edge) = std::string_view("lt").find(edge) != std::string_view::npos ? "0" : edge;
  const Emu left = snapped(box.low.x), top = snapped(box.low.y);
  pugi::xml_node path = geometry.append_child("a:pathLst").append_child("a:path");
  path.append_attribute("w") = snapped(box.high.x) - left;
  path.append_attribute("h") = snapped(box.high.y) - top;
  if (!closed) path.append_attribute("fill") = "none";
  for (const SheetLine& line : lines) {
    const char* step = "a:moveTo";
    for (const glm::dvec2 vertex : line) {
      pugi::xml_node point = path.append_child(step).append_child("a:pt");
      point.append_attribute("x") = snapped(vertex.x) - left;
      point.append_attribute("y") = snapped(vertex.y) - top;
      step = "a:lnTo";
    }
    if (closed) path.append_child("a:close");
  }
  return properties;
}

pugi::xml_node SlidePage::add_text(const SlideName& name, glm::dvec2 low, glm::dvec2 high, const char* placeholder) {
  pugi::xml_node shape = begin_shape("p:sp", name);
  pugi::xml_node about = shape.child("p:nvSpPr");
  if (placeholder != nullptr) {
    about.child("p:cNvSpPr").append_child("a:spLocks").append_attribute("noGrp") = 1;
    pugi::xml_node kind = about.child("p:nvPr").append_child("p:ph");
    kind.append_attribute("type") = placeholder;
    if (std::string_view(placeholder) == "ftr") {
      kind.append_attribute("sz") = "quarter";
      kind.append_attribute("idx") = 11;
    }
  } else {
    about.child("p:cNvSpPr").append_attribute("txBox") = 1;
  }
  pugi::xml_node properties = placed(shape, low, high);
  if (placeholder == nullptr) {
    pugi::xml_node geometry = properties.append_child("a:prstGeom");
    geometry.append_attribute("prst") = "rect";
    geometry.append_child("a:avLst");
    set_no_fill(properties);
  }
  pugi::xml_node body = shape.append_child("p:txBody");
  pugi::xml_node frame = body.append_child("a:bodyPr");
  frame.append_attribute("wrap") = "square";
  for (const char* inset : {"lIns", "tIns", "rIns", "bIns"}) frame.append_attribute(inset) = 0;
  frame.append_attribute("anchor") = "t";
  frame.append_child("a:noAutofit");
  body.append_child("a:lstStyle");
  return body;
}

pugi::xml_node SlidePage::add_table(const SlideName& name, glm::dvec2 low, glm::dvec2 high) {
  pugi::xml_node frame = groups_.back().tree.append_child("p:graphicFrame");
  pugi::xml_node about = frame.append_child("p:nvGraphicFramePr");
  add_properties(about, "p:cNvPr", name);
  about.append_child("p:cNvGraphicFramePr").append_child("a:graphicFrameLocks").append_attribute("noGrp") = 1;
  about.append_child("p:nvPr");
  const Emu x = snapped(low.x), y = snapped(low.y);
  place(frame.append_child("p:xfrm"), x, y, snapped(high.x) - x, snapped(high.y) - y);
  cover(low, high);
  pugi::xml_node data = frame.append_child("a:graphic").append_child("a:graphicData");
  data.append_attribute("uri") = "http://schemas.openxmlformats.org/drawingml/2006/table";
  return data.append_child("a:tbl");
}

// Colours -------------------------------------------------------------------------------------------------------------

void SlidePage::add_colour(pugi::xml_node parent, SheetColour colour) const {
  const char* of_theme = colour.colour == palette_.text       ? "tx1"
                         : colour.colour == palette_.ground   ? "bg1"
                         : colour.colour == palette_.on_scrim ? "tx2"
                                                              : nullptr;
  pugi::xml_node node = parent.append_child(of_theme != nullptr ? "a:schemeClr" : "a:srgbClr");
  if (of_theme != nullptr) node.append_attribute("val") = of_theme;
  else node.append_attribute("val") = fmt::format("{:06X}", colour.colour).c_str();
  if (colour.opacity < 1) {
    pugi::xml_node alpha = node.append_child("a:alpha");
    alpha.append_attribute("val") = std::lround(1000 * std::clamp(colour.opacity * 100, 0.0, 100.0));
  }
}

void SlidePage::set_fill(pugi::xml_node properties, SheetColour colour) const {
  add_colour(properties.append_child("a:solidFill"), colour);
}

void SlidePage::set_fade(pugi::xml_node properties, SheetColour upper, SheetColour lower) const {
  pugi::xml_node fade = properties.append_child("a:gradFill");
  fade.append_attribute("rotWithShape") = 1;
  pugi::xml_node stops = fade.append_child("a:gsLst");
  for (const bool end : {false, true}) {
    pugi::xml_node stop = stops.append_child("a:gs");
    stop.append_attribute("pos") = end ? 100000 : 0;
    add_colour(stop, end ? lower : upper);
  }
  pugi::xml_node direction = fade.append_child("a:lin");
  direction.append_attribute("ang") = 5400000;
  direction.append_attribute("scaled") = 0;
}

void SlidePage::set_stroke(pugi::xml_node properties, const SlideStroke& stroke) const {
  pugi::xml_node line = properties.append_child("a:ln");
  line.append_attribute("w") = std::max<Emu>(0, emu(stroke.width));
  if (stroke.round) line.append_attribute("cap") = "rnd";
  set_fill(line, stroke.hue);
  if (stroke.round) line.append_child("a:round");
}

// Groups --------------------------------------------------------------------------------------------------------------

void SlidePage::begin_group(const std::string& name) {
  pugi::xml_node group = groups_.back().tree.append_child("p:grpSp");
  pugi::xml_node about = group.append_child("p:nvGrpSpPr");
  add_properties(about, "p:cNvPr", {name});
  about.append_child("p:cNvGrpSpPr");
  about.append_child("p:nvPr");
  add_empty_group_properties(group);
  groups_.push_back({group, {}, true});
}

void SlidePage::end_group() {
  const Group group = groups_.back();
  groups_.pop_back();
  if (group.empty) {
    names_.erase(group.tree.child("p:nvGrpSpPr").child("p:cNvPr").attribute("name").value());
    groups_.back().tree.remove_child(group.tree);
    return;
  }
  cover(group.box.low, group.box.high);
  pugi::xml_node transform = group.tree.child("p:grpSpPr").child("a:xfrm");
  transform.remove_children();
  const Emu x = snapped(group.box.low.x), y = snapped(group.box.low.y);
  const Emu width = snapped(group.box.high.x) - x, height = snapped(group.box.high.y) - y;
  place(transform, x, y, width, height);
  place(transform, x, y, width, height);
  pugi::xml_node child_place = transform.last_child().previous_sibling();
  child_place.set_name("a:chOff");
  transform.last_child().set_name("a:chExt");
}

// The whole -----------------------------------------------------------------------------------------------------------

void SlidePage::add_transition(pugi::xml_node slide) const {
  pugi::xml_node alternatives = slide.append_child("mc:AlternateContent");
  alternatives.append_attribute("xmlns:mc") = compatibility;
  pugi::xml_node choice = alternatives.append_child("mc:Choice");
  choice.append_attribute("xmlns:p159") = "http://schemas.microsoft.com/office/powerpoint/2015/09/main";
  choice.append_attribute("Requires") = "p159";
  pugi::xml_node morph = choice.append_child("p:transition");
  morph.append_attribute("spd") = "slow";
  morph.append_attribute("xmlns:p14") = "http://schemas.microsoft.com/office/powerpoint/2010/main";
  morph.append_attribute("p14:dur") = std::lround(1000 * morph_);
  morph.append_child("p159:morph").append_attribute("option") = "byObject";
  pugi::xml_node fade = alternatives.append_child("mc:Fallback").append_child("p:transition");
  fade.append_attribute("spd") = "slow";
  fade.append_child("p:fade");
}

std::string SlidePage::xml() {
  pugi::xml_node slide = document_.first_child();
  pugi::xml_node content = slide.child("p:cSld");
  pugi::xml_node background = content.prepend_child("p:bg").append_child("p:bgPr");
  set_fill(background, {background_, 1});
  background.append_child("a:effectLst");
  slide.append_child("p:clrMapOvr").append_child("a:masterClrMapping");
  if (morph_ > 0) add_transition(slide);
  return xml_text(document_);
}

}  // namespace hustings
