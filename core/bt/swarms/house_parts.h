// What the house of private swarms needs of the engine around it. Everything here is used on the engine's thread.
#pragma once

#include "core/bt/swarms/library_wire.h"
#include "core/bt/swarms/swarm_shares.h"
#include "core/events.h"
#include "core/settings/settings.h"
#include "core/state/store.h"

#include <functional>
#include <memory>

namespace shoal::bt {

struct HouseParts {
    Settings settings;
    Executor home; ///< posts to the engine's thread
    Store& store;
    WorkThread& worker; ///< for what takes long, one after the other: passphrases, a whole log
    SwarmShares& shares;
    lt::session_handle& publicSession; ///< whose DHT keeps the records
    std::function<Result<std::unique_ptr<LibraryWire>>()> openWire;
    std::function<void(const Event&)> publish;
    std::function<void(ShareId)> removeShare; ///< off the list; its files stay
};

} // namespace shoal::bt
