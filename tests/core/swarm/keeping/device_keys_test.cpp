#include "core/swarm/keeping/device_keys.h"

#include "core/torrent/info_hash.h"
#include "tests/core/swarm/vectors.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
constexpr std::string_view keysPassphrase = "correct horse battery";
constexpr ScryptCost cheapKeys{.log2N = 1, .r = 1, .p = 1};
constexpr ScryptLimits cheapKeysToo{.least = cheapKeys};

DeviceSeeds someSeeds() { return {secretOf(8), secretOf(9)}; }

Bytes sealedSeeds()
{
    return sealSeeds(someSeeds(), keysPassphrase, filled<Salt>(1), filled<Nonce>(2), cheapKeys).value();
}

TEST(DeviceKeysAtRest, AreReadBackAsTheyWereWritten)
{
    const auto plain = writeSeeds(someSeeds());
    EXPECT_EQ(writeSeeds(readSeeds(plain).value()), plain);
    EXPECT_EQ(writeSeeds(openSeeds(sealedSeeds(), keysPassphrase, cheapKeysToo).value()), plain);
}

TEST(DeviceKeysAtRest, OfAnotherLengthAreNone)
{
    EXPECT_FALSE(readSeeds(Bytes(63, 1)));
    EXPECT_FALSE(readSeeds(Bytes(65, 1)));
    EXPECT_FALSE(readSeeds(sealedSeeds()));
}

TEST(DeviceKeysAtRest, AreClosedToOtherPassphrasesAndChanges)
{
    EXPECT_EQ(openSeeds(sealedSeeds(), "correct horse batterz", cheapKeysToo).error(), SealFault::WrongOrDamaged);
    EXPECT_EQ(openSeeds(sealedSeeds(), keysPassphrase).error(), SealFault::CostOutOfRange);
    const auto sealed = sealedSeeds();
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_FALSE(openSeeds(ByteView{sealed}.first(size), keysPassphrase, cheapKeysToo)) << size;
    for (const std::size_t at : {0U, 7U, 11U, 27U, 39U, 118U}) {
        auto changed = sealed;
        changed.at(at) ^= 1;
        EXPECT_EQ(openSeeds(changed, keysPassphrase, cheapKeysToo).error(), SealFault::WrongOrDamaged) << at;
    }
}

TEST(DeviceKeysAtRest, AreNoIdentityFile)
{
    const auto identity =
        sealUnder(keysPassphrase, "ShoalId1", writeSeeds(someSeeds()), Salt{}, Nonce{}, cheapKeys).value();
    EXPECT_EQ(openSeeds(identity, keysPassphrase, cheapKeysToo).error(), SealFault::WrongOrDamaged);
}

TEST(SwarmVectors, SealedKeys)
{
    const auto sealed = sealSeeds(someSeeds(), keysPassphrase, filled<Salt>(0x10), filled<Nonce>(0x11)).value();
    EXPECT_EQ(toHex(sealed), vectorText("sealed-keys"));
}

} // namespace
} // namespace shoal::swarm
