// Every area of a picture is asked for its colour: two limits for a whole picture cannot see one small ward.
#pragma once

#include <string>

#include "picture/map_painter.h"
#include "renderer/target.h"

/// One map as it fills a picture.
struct PictureOfMap {
  const hustings::Atlas& atlas;
  const hustings::View& view;
  hustings::Viewport viewport;
  double scale = 1;  ///< pixels to one of the design
  const hustings::Image& picture;
};

/// Holds the picture and its golden, at each area's label point, to the colour that `area_colours` gives the area.
/// Where a name or a panel lies over the label point, places near by are asked, and where all of the area is covered,
/// the same map without them, which `painter` draws. Areas that are narrower than their borders are not asked.
void check_areas(const PictureOfMap& map, hustings::MapPainter& painter, const std::string& name);
