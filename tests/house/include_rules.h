// Who may include what: the layers of the house, as rules over the text of its files.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace shoal::house {

/// Text of source files by path from the root ("core/engine.h").
using SourceTree = std::map<std::string, std::string>;

struct Violation {
    std::string file;
    std::string include;
    std::string rule;
    bool operator==(const Violation&) const = default;
};

/// The paths of a file's #include lines, in order, without their quotes or angles.
std::vector<std::string> includesOf(std::string_view text);

/// Every include that a layer's rule forbids, directly or (where a rule says so) through headers of ours.
std::vector<Violation> layeringViolations(const SourceTree& tree);

} // namespace shoal::house
