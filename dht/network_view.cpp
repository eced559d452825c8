#include "dht/network_view.h"

namespace shoal::dht {

const char* healthName(Health health)
{
    switch (health) {
    case Health::Off: return "off";
    case Health::Starting: return "starting";
    case Health::Alone: return "alone";
    case Health::Thin: return "thin";
    case Health::Good: return "good";
    }
    return "off";
}

} // namespace shoal::dht
