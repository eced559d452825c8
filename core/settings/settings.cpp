#include "core/settings/settings.h"

namespace shoal {

Settings effective(Settings settings)
{
    if (!settings.dhtClosedNetwork)
        return settings;
    if (settings.dhtBootstrap == Settings{}.dhtBootstrap)
        settings.dhtBootstrap.clear();
    settings.lanDiscovery = false;
    settings.portMapping = false;
    return settings;
}

} // namespace shoal
