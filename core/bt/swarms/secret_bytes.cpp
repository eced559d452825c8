#include "core/bt/swarms/secret_bytes.h"

#include <openssl/rand.h>
#include <stdexcept>

namespace shoal::bt {

std::array<std::uint8_t, 32> secretBytes()
{
    std::array<std::uint8_t, 32> bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw std::runtime_error{"the system gives no random bytes"};
    return bytes;
}

} // namespace shoal::bt
