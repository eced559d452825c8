#include "tests/swarms/stolen_profile.h"

#include "core/state/database.h"
#include "core/swarm/keeping/device_keys.h"
#include "core/swarm/torrents/certificates.h"
#include "core/swarm/torrents/meeting_torrent.h"
#include "core/torrent/info_hash.h"

#include <filesystem>
#include <libtorrent/torrent_info.hpp>
#include <random>
#include <stdexcept>

namespace shoal::test {
namespace {

template <class T>
T orThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error{result.error().about + ": " + result.error().reason};
    return std::move(*result);
}

} // namespace

StolenProfile steal(const Machine& machine, const std::string& swarm)
{
    const TemporaryFolder copy;
    for (const auto* name : {"state.db", "state.db-wal"})
        if (std::filesystem::exists(machine.profile() / name))
            std::filesystem::copy_file(machine.profile() / name, copy / name);
    auto database = orThrow(Database::open(copy / "state.db"));
    const auto id = swarm::SwarmId{sha256FromHex(swarm).value().bytes};
    swarm::KeptSwarms swarms{database};
    const auto kept = orThrow(swarms.find(id));
    const auto seeds = swarm::readSeeds(kept.keys.bytes);
    if (!seeds)
        throw std::runtime_error{"the keys are under a passphrase"};
    return {.swarm = id,
            .signing = swarm::SigningPair{seeds->signing},
            .agreement = swarm::AgreementPair{seeds->agreement},
            .epochs = orThrow(swarms.epochs(id))};
}

TlsCard memberCard(const StolenProfile& profile, const swarm::KeptEpoch& epoch)
{
    std::random_device random;
    std::array<std::uint8_t, 32> bytes{};
    for (auto& byte : bytes)
        byte = static_cast<std::uint8_t>(random());
    const swarm::Secret seed{bytes};
    const auto keys = swarm::epochKeys(epoch.secret, profile.swarm, epoch.epoch);
    return {swarm::certificatePem(swarm::memberCertificate(keys.authoritySeed, seed)), swarm::privateKeyPem(seed)};
}

WireName nameOf(const std::string& torrent)
{
    const lt::torrent_info info{torrent, lt::from_span};
    const auto hashes = info.info_hashes();
    WireName name{.handshake = hashes.get_best().to_string(), .signedHash = {}, .hashes = {}};
    name.signedHash = hashes.has_v2() ? swarm::Bytes{hashes.v2.begin(), hashes.v2.end()}
                                      : swarm::Bytes{hashes.v1.begin(), hashes.v1.end()};
    if (hashes.has_v1())
        name.hashes.push_back(hashes.v1.to_string());
    if (hashes.has_v2()) {
        name.hashes.push_back(hashes.v2.to_string());
        name.hashes.push_back(hashes.v2.to_string().substr(0, 20));
    }
    return name;
}

WireName hubName(const StolenProfile& profile, const swarm::KeptEpoch& epoch)
{
    return nameOf("d4:info" + swarm::hubInfo(swarm::epochKeys(epoch.secret, profile.swarm, epoch.epoch)) + "e");
}

} // namespace shoal::test
