// GDAL and PROJ kept to the files of this machine that the user named: no connection but to a database, and no file
// that only the text of a coordinate reference system names.
#pragma once

#include <string>

namespace hustings {

/// Once, before the first source is opened and from one thread: refuses all that GDAL would fetch (CPLHTTPFetch), every
/// /vsi file system that is not needed to read plain files, PROJ's grids from the network, and files that PROJ is asked
/// for outside of its own folders.
void stay_offline();

/// The link that GDAL last wanted to follow on this thread, and did not; empty if there was none. Forgets it.
std::string take_refused_link();

/// A source's name as GDAL takes it for a file, and for nothing else that begins like it ("http://", "/vsicurl/",
/// "GeoJSON:").
std::string name_for_gdal(const std::string& source);

}  // namespace hustings
