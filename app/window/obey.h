// What is done for each request of a panel.
#pragma once

#include "ui/zones/requests.h"

namespace hustings {

struct Desk;
class Exporter;
class FileDesk;
class Loading;
class NewAtlasDesk;
class Presenter;
class SessionKeeper;
class StoryDesk;

/// For std::visit: one call for each kind of request.
struct Obeying {
  Desk& desk;
  Loading& loading;
  StoryDesk& story;
  SessionKeeper& sessions;
  Presenter& presenter;
  Exporter& exporter;
  FileDesk& files;
  NewAtlasDesk& new_atlas;

  void operator()(const ui::FlyToArea& request) const;
  void operator()(const ui::RunCommand& request) const;
  void operator()(const ui::OpenFile& request) const;
  void operator()(const ui::OpenSession& request) const;
  void operator()(const ui::SaveSession& request) const;
  void operator()(const ui::OpenStory& request) const;
  void operator()(const ui::SaveStory& request) const;
  void operator()(const ui::WriteTable& request) const;
  void operator()(const ui::JoinTable& request) const;
  void operator()(const ui::BrowseFiles& request) const;
  void operator()(const ui::GoToCue& request) const;
  void operator()(const ui::ReadForAtlas& request) const;
  void operator()(const ui::GoToTime& request) const;
  void operator()(const ui::NameExport& request) const;
  void operator()(const ui::StartExport& request) const;
  void operator()(const ui::CancelExport& request) const;
};

}  // namespace hustings
