#include "core/swarm/keeping/device_keys.h"

#include "core/chunks/digest.h"
#include "core/swarm/crypto/openssl.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
constexpr std::string_view seedsStart = "ShoalKy1";
} // namespace

Bytes writeSeeds(const DeviceSeeds& seeds)
{
    Bytes bytes;
    append(bytes, seeds.signing.view());
    append(bytes, seeds.agreement.view());
    return bytes;
}

std::optional<DeviceSeeds> readSeeds(ByteView bytes)
{
    if (bytes.size() != 2 * Secret::size)
        return std::nullopt;
    return DeviceSeeds{Secret{bytes.first<Secret::size>()}, Secret{bytes.last<Secret::size>()}};
}

tl::expected<Bytes, SealFault> sealSeeds(const DeviceSeeds& seeds, std::string_view passphrase, const Salt& salt,
                                         const Nonce& nonce, const ScryptCost& cost)
{
    auto plain = writeSeeds(seeds);
    auto sealed = sealUnder(passphrase, seedsStart, plain, salt, nonce, cost);
    openssl::wipe(plain);
    return sealed;
}

tl::expected<DeviceSeeds, SealFault> openSeeds(ByteView sealed, std::string_view passphrase, const ScryptLimits& limits)
{
    const auto start = sealed.first(std::min(sealed.size(), seedsStart.size()));
    if (start.size() == seedsStart.size() && !std::ranges::equal(start, bytesOf(seedsStart)))
        return tl::unexpected<SealFault>{SealFault::WrongOrDamaged};
    auto plain = openUnder(passphrase, seedsStart, sealed, limits);
    if (!plain)
        return tl::unexpected<SealFault>{plain.error()};
    const auto seeds = readSeeds(*plain);
    openssl::wipe(*plain);
    if (!seeds)
        return tl::unexpected<SealFault>{SealFault::WrongOrDamaged};
    return *seeds;
}

} // namespace shoal::swarm
