// Reports of a command for shares on the list: its results are what was asked for, and nothing else.
#pragma once

#include "app/shoal/report/json.h"
#include "app/shoal/report/report.h"
#include "app/shoal/terminal/terminal.h"

namespace shoal::app {

/// Whether it is told that the command was stopped. Of one that only looks it would say nothing: there was nothing to
/// save.
enum class Stops { Told, Untold };

/// Warnings go to the messages channel, with --json too: they depend on who runs the engine, and results don't.
class ResultReporter : public Reporter {
public:
    ResultReporter(Reporter& reporter, Terminal& terminal, bool isJson, Stops stops)
        : reporter_{reporter}
        , terminal_{terminal}
        , isJson_{isJson}
        , stops_{stops}
    {}

    void report(const Report& report) override
    {
        const bool isStop = std::holds_alternative<Saving>(report) || std::holds_alternative<Stopped>(report);
        if (isStop && stops_ == Stops::Untold)
            return;
        if (isJson_ && std::holds_alternative<Warned>(report))
            terminal_.write(Channel::Messages, toJson(report) + "\n");
        else
            reporter_.report(report);
    }

private:
    Reporter& reporter_;
    Terminal& terminal_;
    bool isJson_;
    Stops stops_;
};

} // namespace shoal::app
