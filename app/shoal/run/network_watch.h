// How the engine stands on the network, told again at each change.
#pragma once

#include "app/shoal/run/foreground.h"

#include <functional>
#include <utility>

namespace shoal::app {

/// Asks for the network's state now and at each change.
class NetworkWatch {
public:
    NetworkWatch(Foreground& foreground, std::function<void(const NetworkStatus&)> onStatus)
        : foreground_{foreground}
        , onStatus_{std::move(onStatus)}
    {
        foreground_.onEvent([this](const Event& event) {
            if (std::holds_alternative<NetworkChanged>(event))
                ask();
        });
    }

    void ask()
    {
        foreground_.engine().network(foreground_.reply<NetworkStatus>([this](Result<NetworkStatus> status) {
            if (status)
                onStatus_(*status);
            else
                foreground_.fail(status.error());
        }));
    }

private:
    Foreground& foreground_;
    std::function<void(const NetworkStatus&)> onStatus_;
};

} // namespace shoal::app
