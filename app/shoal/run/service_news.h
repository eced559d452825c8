// Keeps the service manager informed of how a service does.
#pragma once

#include "app/shoal/run/foreground.h"

#include <string>

namespace shoal::app {

/// "3 seeding, 1 downloading, up 2.10 MiB/s": a line of `systemctl status`.
std::string statusLine(const EngineStatus& status);

/// Does nothing where no manager listens. Its watchdog hears of us only while the engine's thread answers.
class ServiceNews {
public:
    explicit ServiceNews(Foreground& foreground)
        : foreground_{foreground}
    {}

    /// The service can be used; from now on the manager hears how it does.
    void ready();
    /// Its settings, before and afterwards. A service that isn't ready yet has nothing to tell of it.
    void reloading();
    void reloaded();
    void stopping();

private:
    void askWhetherAlive();
    void askStatus();

    Foreground& foreground_;
    Timer watchdog_;
    Timer status_;
    bool isReady_ = false;
    bool isAliveAsked_ = false; ///< and not answered yet
    bool isStatusAsked_ = false;
    std::string told_;
};

} // namespace shoal::app
