// From our settings to libtorrent's.
#pragma once

#include "core/settings/settings.h"

#include <libtorrent/settings_pack.hpp>

namespace shoal::bt {

/// Everything but the DHT's start: `enable_dht` stays false, since libtorrent 2.0.8 throws the saved nodes away when
/// the DHT starts before its sockets exist. Apply `dhtSettings` once the session stands.
lt::settings_pack sessionSettings(const Settings& settings);

/// What of it may change while the session runs.
lt::settings_pack liveSettings(const Settings& settings);

/// The same two for the session of private swarms, but for its ports.
lt::settings_pack swarmSettings(const Settings& settings);
lt::settings_pack liveSwarmSettings(const Settings& settings);

/// For a DHT that also keeps the records of private swarms: beside `dhtSettings`.
lt::settings_pack itemDhtSettings(const Settings& settings);

/// The part that starts the DHT (or leaves it off).
lt::settings_pack dhtSettings(const Settings& settings);

/// Chooses UTF-8 for file names before libtorrent first looks: 2.0.8 reads LANG once and writes '.' for every letter
/// that it believes the system can't show. Call before the first session; changes this process's LANG.
void useUtf8FileNames();

} // namespace shoal::bt
