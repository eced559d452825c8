#include "core/swarm/joining/short_form.h"

#include "core/swarm/entries/admission.h"
#include "core/torrent/info_hash.h"

namespace shoal::swarm {

std::string shortForm(const DeviceId& device) { return shortForm(shortened(device)); }

std::string shortForm(const ShortDeviceId& device)
{
    const auto hex = toHex(device.view().first(8));
    return hex.substr(0, 4) + " " + hex.substr(4, 4) + " " + hex.substr(8, 4) + " " + hex.substr(12, 4);
}

} // namespace shoal::swarm
