// Says once that a share can be found: when the network took its announce, or after waiting long enough.
#pragma once

#include "app/shoal/run/foreground.h"

namespace shoal::app {

class ReadyWatch {
public:
    explicit ReadyWatch(Foreground& foreground)
        : foreground_{foreground}
    {}

    /// The share is served from now on. A private one is announced to trackers only, so nothing is waited for.
    void serving(const std::string& link, const InfoHashes& hashes, bool isPrivate);
    void announced();
    bool isServing() const { return isServing_; }

private:
    void tell();

    Foreground& foreground_;
    Ready ready_;
    bool isServing_ = false;
    bool isTold_ = false;
    Timer patience_;
};

} // namespace shoal::app
