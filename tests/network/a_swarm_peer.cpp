#include "tests/network/a_swarm_peer.h"

#include <chrono>

namespace shoal::bt {
namespace {

// ffdhe2048 (RFC 7919): without parameters libtorrent reports an error of the torrent.
constexpr auto dhGroup = R"(-----BEGIN DH PARAMETERS-----
MIIBCAKCAQEA//////////+t+FRYortKmq/cViAnPTzx2LnFg84tNpWp4TZBFGQz
+8yTnc4kmz75fS/jY2MMddj2gbICrsRhetPfHtXV/WVhJDP1H18GbtCFY2VVPe0a
87VXE15/V8k1mE8McODmi3fipona8+/och3xWKE2rec1MKzKT0g6eXq8CrGCsyT7
YdEIqUuyyOP7uWrat2DX9GgdT0Kj3jlN9K5W7edjcrsZCwenyO4KbXCeAvzhzffi
7MA0BM0oNC9hkXL+nOmFg/+OTxIy7vKBg8P+OxtMb61zO7X8vC7CIAXFjvGDfRaD
ssbzSibBsu/6iGtCOGEoXJf//////////wIBAg==
-----END DH PARAMETERS-----
)";

swarm::Secret seedOf(std::uint8_t byte)
{
    std::array<std::uint8_t, swarm::Secret::size> bytes{};
    bytes.fill(byte);
    return swarm::Secret{bytes};
}

lt::settings_pack swarmSettings(const std::string& address)
{
    lt::settings_pack pack;
    pack.set_str(lt::settings_pack::listen_interfaces, address + ":0s");
    pack.set_str(lt::settings_pack::outgoing_interfaces, address);
    for (const auto off : {lt::settings_pack::enable_dht, lt::settings_pack::enable_lsd, lt::settings_pack::enable_upnp,
                           lt::settings_pack::enable_natpmp})
        pack.set_bool(off, false);
    pack.set_bool(lt::settings_pack::allow_multiple_connections_per_ip, true);
    for (const auto none :
         {lt::settings_pack::active_downloads, lt::settings_pack::active_seeds, lt::settings_pack::active_limit})
        pack.set_int(none, -1);
    pack.set_int(lt::settings_pack::alert_queue_size, 100'000);
    using namespace lt;
    const auto alerts = alert_category::error | alert_category::status | alert_category::storage
        | alert_category::connect | alert_category::peer | alert_category::piece_progress;
    pack.set_int(lt::settings_pack::alert_mask, static_cast<int>(static_cast<std::uint32_t>(alerts)));
    return pack;
}

} // namespace

Result<std::string> DressByHand::certificateOf(const swarm::SwarmId&)
{
    const std::lock_guard lock{mutex_};
    if (epoch_ == 0)
        return fail(ErrorKind::NotFound, {}, "the secret isn't here");
    return swarm::certificatePem(swarm::authorityCertificate(seedOf(epoch_)));
}

void DressByHand::comes(const DressedShare& share)
{
    const std::lock_guard lock{mutex_};
    came_.push_back(share.infoHash);
    torrent_ = {};
    ++in_;
    news_.notify_all();
}

void DressByHand::left(const DressedShare&)
{
    const std::lock_guard lock{mutex_};
    --in_;
    news_.notify_all();
}

void DressByHand::heard(const lt::alert& alert)
{
    const auto* needs = lt::alert_cast<lt::torrent_need_cert_alert>(&alert);
    if (!needs)
        return;
    const std::lock_guard lock{mutex_};
    const auto own = seedOf(200);
    auto handle = needs->handle;
    handle.set_ssl_certificate_buffer(swarm::certificatePem(swarm::memberCertificate(seedOf(epoch_), own)),
                                      swarm::privateKeyPem(own), dhGroup);
    torrent_ = handle;
    news_.notify_all();
}

void DressByHand::setEpoch(std::uint8_t epoch)
{
    const std::lock_guard lock{mutex_};
    epoch_ = epoch;
}

lt::torrent_handle DressByHand::torrent()
{
    std::unique_lock lock{mutex_};
    EXPECT_TRUE(news_.wait_for(lock, test::patience, [this] { return torrent_.is_valid(); }));
    return torrent_;
}

std::vector<swarm::Bytes> DressByHand::infoHashes()
{
    const std::lock_guard lock{mutex_};
    return came_;
}

bool DressByHand::waitFor(std::size_t cameSoFar, std::size_t inNow)
{
    std::unique_lock lock{mutex_};
    return news_.wait_for(lock, test::patience, [&] { return came_.size() == cameSoFar && in_ == inNow; });
}

SwarmPeer::SwarmPeer(LocalEngineOptions options, const std::string& address)
    : address_{address}
    , driver_{std::make_unique<test::EngineDriver>(std::move(options))}
{}

SwarmPeer::~SwarmPeer() { driver_.reset(); }

void SwarmPeer::useSession()
{
    atHome([this](SwarmShares& shares) {
        lt::session_params params{swarmSettings(address_)};
        params.disk_io_constructor = diskIo({.unproven = unproven_, .partNames = partNames_});
        const auto plugins = shares.pluginsForSwarms();
        params.extensions.insert(params.extensions.begin(), plugins.begin(), plugins.end());
        session_ = std::make_unique<lt::session>(std::move(params));
        shares.useSession({session_.get(), unproven_.get(), partNames_.get()}, dress_);
    });
}

Result<ShareId> SwarmPeer::add(SwarmShareToAdd request)
{
    return ask<ShareId>(
        [&request](SwarmShares& shares, auto reply) { shares.addToSwarm(std::move(request), std::move(reply)); });
}

void SwarmPeer::dial(SwarmPeer& other)
{
    (void)other.dress_.torrent();
    dress_.torrent().connect_peer({lt::make_address(other.address_), other.session_->ssl_listen_port()});
}

void SwarmPeer::atHome(const std::function<void(SwarmShares&)>& work)
{
    auto& shares = dynamic_cast<SwarmShares&>(driver_->engine());
    std::promise<void> done;
    driver_->engine().network([&](const auto&) { // its reply comes on the engine's thread
        work(shares);
        done.set_value();
    });
    done.get_future().wait();
}

} // namespace shoal::bt
