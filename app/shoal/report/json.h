// Reports for machines: one JSON object a line on the results channel, and nothing else. docs/json has the schemas.
#pragma once

#include "app/shoal/report/report.h"
#include "app/shoal/terminal/terminal.h"

#include <functional>

namespace shoal::app {

/// One line without its end, for a list one a row: none for an empty one. Names that are not UTF-8 carry U+FFFD for
/// each bad byte.
std::string toJson(const Report& report);

class JsonReporter : public Reporter {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    JsonReporter(Terminal& terminal, Clock clock)
        : terminal_{terminal}
        , clock_{std::move(clock)}
    {}
    /// Progress comes at most once a second, everything else at once.
    void report(const Report& report) override;

private:
    bool isTooSoon(const Report& report);

    Terminal& terminal_;
    Clock clock_;
    std::optional<std::chrono::steady_clock::time_point> lastProgress_;
};

} // namespace shoal::app
