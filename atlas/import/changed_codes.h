// Codes that an area has borne one after the other: assets/changed_codes.csv.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace hustings {

/// Of areas that stayed the same, or nearly: Northumberland was "E06000048" and is "E06000057".
class ChangedCodes {
 public:
  void add(const std::string& before, const std::string& after);
  /// All other codes of an area, in the form in which codes are compared without zeros in front.
  std::set<std::string> others_of(const std::string& code) const;

 private:
  std::map<std::string, std::set<std::string>> next_;  ///< both ways
};

/// The carried ones, read once. Throws InputError where the file is not there.
const ChangedCodes& carried_changed_codes();

/// What the codes of results are among those of areas, by the look-up; codes that are areas already stay, and none
/// becomes that of an area that another code has.
std::map<std::string, std::string> by_changed_codes(const std::set<std::string>& used,
                                                    const std::set<std::string>& areas, const ChangedCodes& changed);

}  // namespace hustings
