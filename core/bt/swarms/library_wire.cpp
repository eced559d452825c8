#include "core/bt/swarms/library_wire.h"

#include "core/bt/swarms/half_open_sockets.h"

#include "core/bt/swarms/dh_parameters.h"
#include "core/bt/swarms/endpoints.h"
#include "core/bt/swarms/peer_link.h"
#include "core/bt/swarms/random_bytes.h"
#include "core/swarm/torrents/certificates.h"

#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/peer_info.hpp>
#include <libtorrent/torrent_flags.hpp>
#include <libtorrent/torrent_info.hpp>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <utility>

namespace shoal::bt {
namespace {

constexpr std::chrono::seconds longestFarewell{2};

/// Marks the torrents that `meet` added among all of the session. Never made: only its type tells.
struct MetHere {};

/// Of a hub or lobby: nothing of its content is read, written or asked for.
lt::add_torrent_params meetingPlace(const std::string& info, const std::filesystem::path& scratch)
{
    static MetHere mark;
    const auto torrent = "d4:info" + info + "e";
    lt::error_code error;
    lt::add_torrent_params params;
    params.ti = std::make_shared<lt::torrent_info>(torrent, error, lt::from_span);
    assert(!error && "an info dictionary of our own");
    params.save_path = scratch.string();
    using namespace lt::torrent_flags;
    params.flags = upload_mode | disable_dht | disable_lsd | disable_pex | no_verify_files | default_dont_download;
    params.file_priorities.assign(static_cast<std::size_t>(params.ti->num_files()), lt::dont_download);
    params.have_pieces.resize(params.ti->num_pieces(), false);
    params.userdata = lt::client_data_t{&mark};
    return params;
}

/// libtorrent 2.0.8 throws when the torrent is gone, which its links then are, too.
template <class Call>
void ifThere(Call call)
{
    try {
        call();
    } catch (const boost::system::system_error&) { // nothing is left to be done
    }
}

} // namespace

LibraryWire::LibraryWire(LibraryWireOptions options)
    : options_{std::move(options)}
    , plans_{std::make_shared<WirePlans>()}
    , door_{std::make_shared<WireDoor>()}
{}

/// A session that ends while somebody's TLS handshake is under way crashes (libtorrent 2.0.8 frees what the handshake
/// still uses): so the door is closed, and those handshakes end, before it does.
LibraryWire::~LibraryWire()
{
    if (!session_)
        return;
    lt::settings_pack closed;
    closed.set_str(lt::settings_pack::listen_interfaces, "");
    session_->library().apply_settings(closed);
    const auto doors = door_->endpoints();
    const auto deadline = std::chrono::steady_clock::now() + longestFarewell;
    // Each question to the session lets its thread do what the sockets' ends brought.
    do {
        (void)session_->library().is_listening();
    } while (shutConnections(*doors) > 0 && std::chrono::steady_clock::now() < deadline);
}

Result<std::unique_ptr<LibraryWire>> LibraryWire::open(LibraryWireOptions options)
{
    auto wire = std::unique_ptr<LibraryWire>(new LibraryWire{std::move(options)});
    // Ours comes first: what swarms say isn't counted by those who judge BitTorrent.
    auto plugins = wire->options_.plugins;
    plugins.insert(plugins.begin(), makeWirePlugin(wire->plans_, wire->door_, wire->news(), wire->options_.limits));
    auto session = Session::open({.use = SessionUse::Swarms,
                                  .settings = wire->options_.settings,
                                  .rememberedPort = wire->options_.rememberedPort,
                                  .dhtState = {},
                                  .plugins = std::move(plugins),
                                  .onAlerts = wire->options_.onAlerts});
    if (!session)
        return fail(session.error());
    wire->session_ = std::move(*session);
    return wire;
}

void LibraryWire::heed(const Settings& settings) { session_->heed(settings); }

/// What happens on libtorrent's thread is told on the engine's, unless the wire is gone by then.
WireNews LibraryWire::news()
{
    const auto post = [this, home = options_.home, alive = std::weak_ptr{isAlive_}](auto tell) {
        home([this, alive, tell = std::move(tell)] {
            if (alive.lock())
                tell(*this);
        });
    };
    return {.onOpened =
                [post](PeerOpened opened) {
                    post([opened = std::move(opened)](LibraryWire& wire) { wire.onOpened(opened); });
                },
            .onHello =
                [post](swarm::LinkNumber link, swarm::Bytes hello) {
                    post([link, hello = std::move(hello)](LibraryWire& wire) { wire.onHello(link, hello); });
                },
            .onFrame =
                [post](swarm::LinkNumber link, swarm::Frame frame) {
                    post([link, frame = std::move(frame)](LibraryWire& wire) { wire.onFrame(link, frame); });
                },
            .onClosed = [post](swarm::LinkNumber link) { post([link](LibraryWire& wire) { wire.onClosed(link); }); },
            .onNotReached =
                [post](swarm::TorrentNumber torrent, const lt::tcp::endpoint& address, std::string why) {
                    post([torrent, address, why = std::move(why)](LibraryWire& wire) {
                        wire.onNotReached(torrent, ourEndpoint(address), why);
                    });
                },
            .onStray =
                [post](lt::torrent_handle handle, std::weak_ptr<PeerLink> link) {
                    post([handle = std::move(handle), link = std::move(link)](LibraryWire&) {
                        order(handle, link, [](PeerLink& stray) { stray.end(); });
                    });
                }};
}

void LibraryWire::order(lt::torrent_handle handle, std::weak_ptr<PeerLink> link, std::function<void(PeerLink&)> what)
{
    ifThere([&] {
        handle.add_extension(
            [link = std::move(link), what = std::move(what)](const lt::torrent_handle&, lt::client_data_t) {
                if (const auto living = link.lock())
                    what(*living);
                return std::shared_ptr<lt::torrent_plugin>{};
            },
            {});
    });
}

swarm::TorrentNumber LibraryWire::place(const swarm::WireTorrent& torrent, swarm::Bytes infoHash, swarm::WireUser& user,
                                        bool isOurs)
{
    const swarm::TorrentNumber number{++lastTorrent_};
    auto plan = std::make_shared<WirePlan>(number, torrent, std::move(infoHash));
    plans_->add(plan);
    byHash_.insert_or_assign(plan->infoHash, number);
    places_.emplace(number,
                    Place{.torrent = torrent,
                          .user = &user,
                          .plan = std::move(plan),
                          .handle = {},
                          .isOurs = isOurs,
                          .toDial = {},
                          .dialled = {}});
    return number;
}

swarm::TorrentNumber LibraryWire::meet(const swarm::WireTorrent& torrent, const std::string& info,
                                       swarm::WireUser& user)
{
    auto params = meetingPlace(info, options_.scratch);
    const auto hash = params.ti->info_hashes().v2;
    const auto number = place(torrent, {hash.begin(), hash.end()}, user, true);
    session_->library().async_add_torrent(std::move(params));
    return number;
}

swarm::TorrentNumber LibraryWire::expect(const swarm::WireTorrent& torrent, swarm::Bytes infoHash,
                                         swarm::WireUser& user)
{
    return place(torrent, std::move(infoHash), user, false);
}

void LibraryWire::leave(swarm::TorrentNumber torrent)
{
    const auto found = places_.find(torrent);
    if (found == places_.end())
        return;
    const auto place = std::move(found->second);
    places_.erase(found);
    {
        const std::lock_guard lock{place.plan->mutex};
        place.plan->isLeft = true;
    }
    plans_->remove(*place.plan);
    if (const auto known = byHash_.find(place.plan->infoHash); known != byHash_.end() && known->second == torrent)
        byHash_.erase(known);
    for (const auto& [number, link] : links_)
        if (link.torrent == torrent)
            order(link.handle, link.plugin, [](PeerLink& peer) { peer.end(); });
    std::erase_if(links_, [torrent](const auto& entry) { return entry.second.torrent == torrent; });
    if (place.isOurs && place.handle.is_valid())
        session_->library().remove_torrent(place.handle);
}

void LibraryWire::dial(swarm::TorrentNumber torrent, const dht::Endpoint& address)
{
    auto* const place = find(torrent);
    const bool isConnected = std::ranges::any_of(links_, [&](const auto& entry) {
        const auto& link = entry.second;
        return link.torrent == torrent && link.role == swarm::LinkRole::Dialler && link.peer == address && !link.isCut;
    });
    if (!place || isConnected || !place->dialled.emplace(address, now_).second)
        return;
    if (place->isCertified)
        callNow(*place, address);
    else
        place->toDial.push_back(address);
}

void LibraryWire::callNow(Place& place, const dht::Endpoint& address)
{
    {
        const std::lock_guard lock{place.plan->mutex};
        place.plan->dialled.insert(tcpEndpoint(address));
    }
    // From a tracker, as it were: of all sources this one takes a failure off (`neverDialAgain`).
    ifThere([&] { place.handle.connect_peer(tcpEndpoint(address), lt::peer_info::tracker, {}); });
}

void LibraryWire::send(swarm::LinkNumber link, swarm::Frame frame)
{
    const auto* const living = find(link);
    if (!living)
        return;
    living->meter->ordered += frame.bytes.size();
    order(living->handle, living->plugin,
          [frame = std::move(frame)](PeerLink& peer) mutable { peer.send(std::move(frame)); });
}

std::size_t LibraryWire::waiting(swarm::LinkNumber link) const
{
    const auto found = links_.find(link);
    if (found == links_.end() || found->second.isCut)
        return 0;
    const auto& meter = *found->second.meter;
    const std::size_t buffered = meter.buffered;
    if (buffered > 0 && !found->second.meter->isAsked.exchange(true))
        order(found->second.handle, found->second.plugin, [](PeerLink& peer) { peer.look(); });
    return meter.ordered + buffered;
}

void LibraryWire::allow(swarm::LinkNumber link)
{
    if (const auto* const living = find(link))
        order(living->handle, living->plugin, [](PeerLink& peer) { peer.allow(); });
}

void LibraryWire::cut(swarm::LinkNumber link)
{
    if (auto* const living = find(link)) {
        living->isCut = true;
        order(living->handle, living->plugin, [](PeerLink& peer) { peer.end(); });
    }
}

LibraryWire::Place* LibraryWire::find(swarm::TorrentNumber torrent)
{
    const auto found = places_.find(torrent);
    return found == places_.end() ? nullptr : &found->second;
}

LibraryWire::LiveLink* LibraryWire::find(swarm::LinkNumber link)
{
    const auto found = links_.find(link);
    return found == links_.end() || found->second.isCut ? nullptr : &found->second;
}

LibraryWire::Place* LibraryWire::placeOf(const lt::info_hash_t& hashes)
{
    const auto plan = plans_->find(hashes);
    return plan ? find(plan->number) : nullptr;
}

void LibraryWire::onOpened(const PeerOpened& opened)
{
    auto* const place = find(opened.link.torrent);
    if (!place)
        return; // it was left meanwhile, and its links end
    if (opened.link.role == swarm::LinkRole::Dialler)
        place->dialled.erase(opened.link.peer);
    links_.emplace(opened.link.link,
                   LiveLink{.torrent = opened.link.torrent,
                            .use = place->torrent.use,
                            .handle = opened.torrent,
                            .peer = opened.link.peer,
                            .role = opened.link.role,
                            .plugin = opened.plugin,
                            .meter = opened.meter});
    place->user->opened(opened.link);
}

void LibraryWire::onHello(swarm::LinkNumber link, const swarm::Bytes& hello)
{
    if (const auto* const living = find(link))
        find(living->torrent)->user->heardHello(link, hello);
}

void LibraryWire::onFrame(swarm::LinkNumber link, const swarm::Frame& frame)
{
    const auto* const living = find(link);
    if (!living)
        return; // cut, so nobody counts
    living->meter->unheard -= LinkMeter::costOf(frame.bytes.size());
    find(living->torrent)->user->heard(link, frame);
}

void LibraryWire::onClosed(swarm::LinkNumber link)
{
    const auto ended = links_.extract(link);
    if (!ended)
        return;
    if (auto* const place = find(ended.mapped().torrent))
        place->user->closed(link);
}

void LibraryWire::onNotReached(swarm::TorrentNumber torrent, const dht::Endpoint& address, const std::string& why)
{
    auto* const place = find(torrent);
    if (place && place->dialled.erase(address) > 0)
        place->user->notReached(torrent, address, why);
}

void LibraryWire::tick(Time now)
{
    now_ = now;
    std::vector<std::pair<swarm::TorrentNumber, dht::Endpoint>> late;
    for (auto& [number, place] : places_)
        for (const auto& [address, since] : place.dialled)
            if (now - since >= options_.limits.dialPatience)
                late.emplace_back(number, address);
    for (const auto& [number, address] : late) {
        if (auto* const place = find(number)) {
            std::erase(place->toDial, address);
            const std::lock_guard lock{place->plan->mutex};
            place->plan->dialled.erase(tcpEndpoint(address));
        }
        onNotReached(number, address, "no connection came about in time");
    }
}

bool LibraryWire::handle(const lt::alert& alert)
{
    if (const auto* const added = lt::alert_cast<lt::add_torrent_alert>(&alert))
        return onAdded(*added);
    if (const auto* const needing = lt::alert_cast<lt::torrent_need_cert_alert>(&alert)) {
        certify(needing->handle);
        return true;
    }
    if (session_->handle(alert)) {
        door_->set({session_->listening().begin(), session_->listening().end()});
        return false; // it may tell of the network's state
    }
    return false;
}

bool LibraryWire::onAdded(const lt::add_torrent_alert& added)
{
    if (added.params.userdata.get<MetHere>() == nullptr)
        return false;
    auto* const place = added.params.ti ? placeOf(added.params.ti->info_hashes()) : nullptr;
    if (!added.handle.is_valid())
        return true; // the session ends
    if (!place || !place->isOurs)
        session_->library().remove_torrent(added.handle); // left meanwhile
    else if (!place->isCertified)
        certify(added.handle);
    return true;
}

/// Also when libtorrent had the torrent from an earlier meeting, and asks for nothing.
void LibraryWire::certify(lt::torrent_handle handle)
{
    auto* const place = placeOf(handle.info_hashes());
    if (!place)
        return;
    const auto seed = randomSecret();
    const auto certificate = swarm::memberCertificate(place->torrent.authoritySeed, seed);
    place->handle = handle;
    ifThere([&] {
        handle.set_ssl_certificate_buffer(swarm::certificatePem(certificate), swarm::privateKeyPem(seed),
                                          std::string{dhParameters});
    });
    place->isCertified = true;
    for (const auto& address : std::exchange(place->toDial, {}))
        callNow(*place, address);
}

} // namespace shoal::bt
