// A sheet whose vectors are the shapes, text boxes and placeholders of a slide.
#pragma once

#include <memory>
#include <optional>

#include "export/deck/slide_page.h"

namespace hustings {

/// Pixels are those of the page. What groups and layers are called says what a thing is: the title goes into the
/// placeholder, areas are named "!!CODE", their borders are their own lines. Several sheets of different scales may
/// draw on one page, one after the other.
class SlideSheet : public VectorSheet {
 public:
  SlideSheet(SlidePage& page, SheetSetting setting) : VectorSheet(std::move(setting)), page_(page) {}

  /// The page's XML.
  std::string finish() override { return page_.xml(); }

  void rectangle(ImVec2 low, ImVec2 high, ImU32 colour, float rounding) override;
  void frame(ImVec2 low, ImVec2 high, ImU32 colour, float rounding, float thickness) override;
  void fade(ImVec2 low, ImVec2 high, ImU32 upper, ImU32 lower) override;
  void line(ImVec2 from, ImVec2 to, ImU32 colour, float thickness) override;
  void disc(ImVec2 centre, float radius, ImU32 colour) override;
  void ring(ImVec2 centre, float radius, ImU32 colour, float thickness) override;
  void polygon(std::span<const ImVec2> corners, ImU32 colour) override;
  void outline(std::span<const ImVec2> corners, ImU32 colour, float thickness) override;
  void text(ui::TextStyle style, float height, ImVec2 at, ImU32 colour, const std::string& text,
            ui::Align align) override;
  using Sheet::text;
  void halo_text(ui::TextStyle style, float height, ImVec2 at, const ui::HaloInk& ink, const std::string& text,
                 ui::Align align) override;
  using Sheet::halo_text;
  void push_clip(ImVec2 low, ImVec2 high) override;
  void pop_clip() override { clips_.pop_back(); }
  void begin_group(const char* id) override;
  void end_group() override;

  void shape(const SheetShape& shape, Rgb fill) override;
  void hatch(std::span<const SheetShape* const> shapes, const Hatching& hatching) override;
  void strokes(std::span<const SheetLine> lines, bool closed, SheetColour hue, double width) override;
  void begin_layer(const char* id, double opacity) override;
  void push_clip_without(std::span<const SheetShape> shapes, ImVec2 low, ImVec2 high) override;

 private:
  /// Lines of text that follow each other and are one thing to a reader.
  struct Block {
    ui::TextStyle style = ui::TextStyle::body;
    ui::Align align = ui::Align::left;
    double em = 0, pitch = 0;                    ///< pixels
    double left = 0, right = 0, top = 0, y = 0;  ///< pixels
    float middle = 0;                            ///< where the line was placed
    SheetColour hue;
    std::optional<ui::HaloInk> halo = {};
    std::vector<std::string> lines = {};
  };
  struct TextInk {
    SheetColour hue;
    std::optional<ui::HaloInk> halo = {};
  };
  struct Group {
    std::string id;
    double opacity = 1;
    bool grouped = false;  ///< it is a group of the slide
  };
  struct AreaShape {
    pugi::xml_node properties;
    Rgb fill = 0;
  };

  const std::string& id() const;
  /// The id without what tells maps and parts apart: "map-2-borders" is "borders".
  std::string kind() const;
  bool is_within(std::string_view kind) const;
  double opacity() const;
  std::optional<Box> clip() const;  ///< none: all of the page shows
  bool is_hidden(glm::dvec2 low, glm::dvec2 high) const;

  pugi::xml_node add_box(const char* name, ImVec2 low, ImVec2 high, float rounding);
  void put_text(ui::TextStyle style, float height, ImVec2 at, const TextInk& ink, const std::string& text,
                ui::Align align);
  /// Is a line the next of the same name?
  static bool is_below(const Block& block, ImVec2 at, double top, float height);
  bool has_plate(const Block& block) const;
  void flush();
  void write(const Block& block, const char* placeholder, const SlideName& name);
  void add_run(pugi::xml_node paragraph, const Block& block, const std::string& words) const;
  std::vector<SheetLine> cut_lines(std::span<const SheetLine> lines, bool closed) const;
  void set_borders(const SlideStroke& stroke);

  SlidePage& page_;
  std::vector<Group> groups_;
  std::vector<Box> clips_;
  std::optional<Block> block_;
  std::map<std::string, AreaShape> drawn_;  ///< shapes of areas by their ids
  std::vector<pugi::xml_node> areas_;       ///< of the part that was drawn last
  std::vector<pugi::xml_node> water_;       ///< the same
  std::size_t map_ = 1;
};

}  // namespace hustings
