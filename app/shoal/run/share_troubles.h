// A service's own output tells of what its shares meet: those that stop by an error, and peers that are banned.
#pragma once

#include "app/shoal/run/foreground.h"

#include <string>

namespace shoal::app {

class ShareTroubles {
public:
    explicit ShareTroubles(Foreground& foreground);

private:
    void take(const Event& event);
    void tell(const ShareFailed& failed);
    void tell(const PeerBanned& banned);
    /// The row of the share that an event names; of one that has left the list meanwhile nothing but the id.
    void withRow(ShareId id, std::function<void(const ShareRow&)> then);

    Foreground& foreground_;
};

} // namespace shoal::app
