// What `shoal doctor` found of one thing that it looks at.
#pragma once

#include <string>

namespace shoal::app {

enum class Check { Service, Profile, Disk, OpenFiles, Clock, Port, Dht, Shares, Swarms };
enum class Grade {
    Fine,
    Warning, ///< it works, and would work better
    Problem,
};
/// The stable lower-case names, as in `--json`: "open-files".
const char* checkName(Check check);
const char* gradeName(Grade grade);

struct Finding {
    Check check = Check::Service;
    Grade grade = Grade::Fine;
    std::string text; ///< what is so and, unless it is fine, what to do; whole sentences

    bool operator==(const Finding&) const = default;
};

} // namespace shoal::app
