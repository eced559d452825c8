#include "tests/network/swarms/wire_member.h"

#include "core/bt/swarms/endpoints.h"
#include "core/chunks/create.h"
#include "core/swarm/torrents/certificates.h"
#include "core/swarm/torrents/share_info.h"

#include <libtorrent/alert_types.hpp>
#include <libtorrent/bdecode.hpp>
#include <libtorrent/torrent_flags.hpp>
#include <libtorrent/torrent_info.hpp>
#include <stdexcept>

namespace shoal::test {
using namespace std::chrono_literals;

void TestLoop::post(std::function<void()> work)
{
    const std::lock_guard lock{mutex_};
    waiting_.push_back(std::move(work));
    wake_.notify_one();
}

bool TestLoop::until(const std::function<bool()>& isTrue, std::chrono::seconds limit)
{
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + limit;
    auto second = Clock::now();
    while (!isTrue()) {
        if (Clock::now() >= deadline)
            return false;
        if (onSecond && Clock::now() - second >= 1s) {
            second = Clock::now();
            onSecond();
        }
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, 100ms, [this] { return !waiting_.empty(); });
        for (auto works = std::exchange(waiting_, {}); !works.empty(); works.pop_front()) {
            lock.unlock();
            works.front()();
            lock.lock();
        }
    }
    return true;
}

swarm::Secret secretOf(std::uint8_t byte)
{
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(byte);
    return swarm::Secret{bytes};
}

swarm::EpochKeys testEpoch(std::uint8_t number) { return swarm::epochKeys(secretOf(number), {}, {}); }

swarm::DeviceId testDevice(std::uint8_t number)
{
    return swarm::deviceIdOf(swarm::SigningPair{secretOf(number)}.publicKey());
}

WireMember::WireMember(TestLoop& itsLoop, const std::string& itsHost, bt::WireLimits limits,
                       const std::function<void(Settings&)>& change)
    : loop{itsLoop}
    , host{itsHost}
{
    Settings settings;
    settings.listen = {host + ":0"};
    settings.lanDiscovery = settings.portMapping = false;
    settings.dhtClosedNetwork = true;
    settings.dhtBootstrap.clear();
    if (change)
        change(settings);
    auto opened = bt::LibraryWire::open({.settings = settings,
                                         .home = [this](std::function<void()> work) { loop.post(std::move(work)); },
                                         .onAlerts =
                                             [this, alive = std::weak_ptr{isAlive_}] {
                                                 loop.post([this, alive] {
                                                     if (alive.lock())
                                                         drain();
                                                 });
                                             },
                                         .plugins = {},
                                         .scratch = folder / "scratch",
                                         .limits = limits});
    if (!opened)
        throw std::runtime_error{opened.error().reason};
    wire = std::move(*opened);
    drain();
    if (!loop.until([this] { return wire->session().port() != 0; }))
        throw std::runtime_error{"no port at " + host};
}

WireMember::~WireMember()
{
    isAlive_.reset();
    wire.reset();
}

void WireMember::drain()
{
    if (!wire)
        return;
    for (const auto* alert : wire->session().popAlerts()) {
        if (wire->handle(*alert))
            continue;
        if (const auto* added = lt::alert_cast<lt::add_torrent_alert>(alert))
            share = added->handle;
        else if (lt::alert_cast<lt::torrent_checked_alert>(alert))
            isShareChecked = true;
        else if (lt::alert_cast<lt::torrent_finished_alert>(alert))
            isShareFinished = true;
    }
}

swarm::TorrentNumber WireMember::meetHub(std::uint8_t epoch, std::uint8_t device)
{
    const auto keys = testEpoch(epoch);
    return wire->meet({.use = swarm::TorrentUse::Hub, .authoritySeed = keys.authoritySeed, .self = testDevice(device)},
                      swarm::hubInfo(keys), *this);
}

dht::Endpoint WireMember::address() const
{
    return bt::ourEndpoint({lt::make_address(host), static_cast<std::uint16_t>(wire->session().port())});
}

swarm::TorrentNumber WireMember::addShare(const std::string& torrent, const std::filesystem::path& place,
                                          std::uint8_t epoch, std::uint8_t device)
{
    lt::add_torrent_params params;
    lt::error_code error;
    params.ti = std::make_shared<lt::torrent_info>(torrent, error, lt::from_span);
    if (error)
        throw std::runtime_error{error.message()};
    params.save_path = place.string();
    using namespace lt::torrent_flags;
    params.flags = update_subscribe | disable_dht | disable_lsd | disable_pex;
    const auto hashes = params.ti->info_hashes();
    const auto hash = hashes.has_v2() ? swarm::Bytes{hashes.v2.begin(), hashes.v2.end()}
                                      : swarm::Bytes{hashes.v1.begin(), hashes.v1.end()};
    const auto number = wire->expect(
        {.use = swarm::TorrentUse::Share, .authoritySeed = testEpoch(epoch).authoritySeed, .self = testDevice(device)},
        hash, *this);
    wire->session().library().async_add_torrent(std::move(params));
    return number;
}

std::string shareTorrent(const std::filesystem::path& file, std::uint8_t epoch)
{
    const auto created = createTorrent({.paths = {file}, .format = TorrentFormat::V2}, {}, {});
    if (!created)
        throw std::runtime_error{created.error().reason};
    auto entry = lt::bdecode(lt::span<const char>{created->bytes});
    const auto info = entry.dict_find_dict("info").data_section();
    const auto pem = swarm::certificatePem(swarm::authorityCertificate(testEpoch(epoch).authoritySeed));
    const auto certified = swarm::withCertificate({info.data(), static_cast<std::size_t>(info.size())}, pem);
    auto torrent = created->bytes;
    torrent.replace(static_cast<std::size_t>(info.data() - created->bytes.data()),
                    static_cast<std::size_t>(info.size()), *certified);
    return torrent;
}

} // namespace shoal::test
