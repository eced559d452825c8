// One line at the bottom of a terminal that is drawn again and again; elsewhere, a line now and then.
#pragma once

#include "app/shoal/terminal/terminal.h"
#include "core/units.h"

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace shoal::app {

/// A look at work under way.
struct Glance {
    std::string text;  ///< for a terminal: already cut to its width, printable
    std::string plain; ///< for a pipe
    Bytes done = 0;
    Bytes total = 0; ///< 0: there is no end to reach
};

class StatusLine {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    StatusLine(Terminal& terminal, Clock clock)
        : terminal_{terminal}
        , clock_{std::move(clock)}
    {}

    /// On a terminal at once; elsewhere when 10 more percent are done, or 10 seconds have passed and it reads
    /// differently.
    void show(const Glance& glance);
    /// A line that stays, above the status line.
    void print(Channel channel, const std::string& line);
    /// Takes the status line away.
    void clear();

private:
    bool isDue(const Glance& glance) const;

    Terminal& terminal_;
    Clock clock_;
    std::string shown_;
    std::string lastPlain_;
    unsigned lastTenth_ = 0;
    std::optional<std::chrono::steady_clock::time_point> lastTime_;
};

} // namespace shoal::app
