// The groups of benchmarks; each function makes those of one file known.
#pragma once

namespace hustings::benchmarks {

void add_load();              ///< load/*: from files to an atlas
void add_lod();               ///< lod/*: levels of detail
void add_triangulate();       ///< triangulate/*
void add_frames();            ///< frame/*: maps alone
void add_panels();            ///< frame/london/overlays*: with all that stands over the map
void add_workbench_panels();  ///< workbench/*: a frame of the table and of the charts
void add_floors();            ///< floor/*: what the others are compared with
void add_start();             ///< start/*: whole processes
void add_import();            ///< import/*: other people's files, whole processes
void add_idle();              ///< idle
void add_watch();             ///< watch/*: a table that changes while the window is open
void add_export();            ///< export/*: pictures into files
void add_search();            ///< search/*: places and people

}  // namespace hustings::benchmarks
