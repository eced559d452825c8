#include "core/bt/session.h"

#include "core/bt/convert.h"
#include "core/bt/disk/disk_io.h"
#include "core/bt/session_settings.h"
#include "core/bt/swarms/library_inside.h"

#include <libtorrent/extensions/smart_ban.hpp>
#include <libtorrent/ip_filter.hpp>
#include <libtorrent/peer_class.hpp>
#include <libtorrent/session_params.hpp>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <utility>

namespace shoal::bt {
namespace {

std::string addressesOf(const Settings& settings)
{
    std::string all;
    for (const auto& address : settings.listen)
        all += (all.empty() ? "" : ", ") + address;
    return all;
}

/// One that nobody else has at this moment; 0 when that can't be found out.
int freePort(const std::string& endpoint)
{
    boost::asio::io_context context;
    boost::system::error_code error;
    auto host = endpoint.substr(0, endpoint.rfind(':'));
    if (host.starts_with('['))
        host = host.substr(1, host.size() - 2);
    const auto address = lt::make_address(host, error);
    boost::asio::ip::tcp::acceptor acceptor{context};
    if (!error)
        acceptor.open(address.is_v4() ? lt::tcp::v4() : lt::tcp::v6(), error);
    if (!error)
        acceptor.bind({address, 0}, error);
    const auto bound = error ? lt::tcp::endpoint{} : acceptor.local_endpoint(error);
    return error ? 0 : bound.port();
}

/// All addresses have the same port, and are for TLS alone.
lt::settings_pack withSwarmPorts(lt::settings_pack pack, const Settings& settings, int rememberedPort)
{
    const bool mayChoose = settings.swarmsPort == 0;
    auto port = mayChoose ? rememberedPort : settings.swarmsPort;
    if (port == 0 && !settings.listen.empty())
        port = freePort(settings.listen.front());
    std::string interfaces;
    for (const auto& endpoint : settings.listen)
        interfaces +=
            (interfaces.empty() ? "" : ",") + endpoint.substr(0, endpoint.rfind(':') + 1) + std::to_string(port) + "s";
    pack.set_str(lt::settings_pack::listen_interfaces, interfaces);
    pack.set_int(lt::settings_pack::max_retry_port_bind, 0);
    pack.set_bool(lt::settings_pack::listen_system_port_fallback, mayChoose);
    return pack;
}

/// Ports left to us are the same at each start where possible: links with addresses and forwarded ports stay good.
lt::settings_pack withPorts(lt::settings_pack pack, const Settings& settings, int rememberedPort)
{
    std::string interfaces;
    bool mayChoose = false;
    for (auto endpoint : settings.listen) {
        if (endpoint.ends_with(":0")) {
            mayChoose = true;
            endpoint = endpoint.substr(0, endpoint.size() - 1) + std::to_string(rememberedPort);
        }
        interfaces += (interfaces.empty() ? "" : ",") + endpoint;
    }
    pack.set_str(lt::settings_pack::listen_interfaces, interfaces);
    pack.set_int(lt::settings_pack::max_retry_port_bind, 0);
    pack.set_bool(lt::settings_pack::listen_system_port_fallback, mayChoose);
    return pack;
}

lt::session_params paramsOf(const SessionOptions& options, DiskOptions disk)
{
    lt::session_params params;
    if (!options.dhtState.empty()) {
        try {
            params =
                lt::read_session_params(lt::span<const char>{options.dhtState}, lt::session_handle::save_dht_state);
        } catch (const std::exception&) {
            params = {}; // old nodes are a convenience: without them the bootstrap nodes are asked
        }
    }
    if (options.use == SessionUse::Swarms) {
        params.settings = withSwarmPorts(swarmSettings(options.settings), options.settings, options.rememberedPort);
        params.extensions.clear(); // neither metadata nor peers are for those who haven't proven who they are
    } else {
        params.settings = withPorts(sessionSettings(options.settings), options.settings, options.rememberedPort);
    }
    params.disk_io_constructor = diskIo(std::move(disk));
    // Before libtorrent's own: what those take for themselves isn't shown to plugins behind them.
    params.extensions.insert(params.extensions.begin(), options.plugins.begin(), options.plugins.end());
    return params;
}

/// libtorrent 2.0.8, as it is built with the old interface, takes those for TLS out of its settings once it listens,
/// and closes all of them when an address of the computer changes. Given a second time they stay.
lt::settings_pack rememberedInterfaces(const lt::session_params& params)
{
    lt::settings_pack pack;
    pack.set_str(lt::settings_pack::listen_interfaces, params.settings.get_str(lt::settings_pack::listen_interfaces));
    return pack;
}

/// libtorrent would exempt local networks from limits and upload slots; a limit that a user sets holds for everybody.
lt::ip_filter everybodyIn(lt::peer_class_t peerClass)
{
    const auto bit = 1u << static_cast<std::uint32_t>(peerClass);
    lt::ip_filter filter;
    filter.add_rule(lt::make_address("0.0.0.0"), lt::make_address("255.255.255.255"), bit);
    filter.add_rule(lt::make_address("::"), lt::make_address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), bit);
    return filter;
}

lt::ip_filter classesFor(lt::session& session, SessionUse use)
{
    if (use == SessionUse::Public || !knowsLibrary())
        return everybodyIn(lt::session::global_peer_class_id);
    const auto free = session.create_peer_class("free of limits");
    auto info = session.get_peer_class(free);
    info.upload_priority = info.download_priority = 255; // where a share has limits of its own
    session.set_peer_class(free, info);
    auto filter = everybodyIn(free);
    filter.add_rule(classOfLimited, classOfLimited,
                    1u << static_cast<std::uint32_t>(lt::session::global_peer_class_id));
    return filter;
}

// UPnP and NAT-PMP answer within a few seconds where there is a router that speaks them.
constexpr std::chrono::seconds routerPatience{10};

bool isPrivateAddress(const lt::address& address)
{
    if (address.is_loopback() || address.is_unspecified())
        return true;
    if (!address.is_v4())
        return address.to_v6().is_link_local();
    const auto bytes = address.to_v4().to_bytes();
    return bytes[0] == 10 || (bytes[0] == 172 && (bytes[1] & 0xf0) == 16) || (bytes[0] == 192 && bytes[1] == 168)
        || (bytes[0] == 169 && bytes[1] == 254);
}

} // namespace

Result<std::unique_ptr<Session>> Session::open(const SessionOptions& options)
{
    useUtf8FileNames();
    auto session = std::unique_ptr<Session>(new Session);
    session->settings_ = options.settings;
    session->use_ = options.use;
    try {
        const auto params = paramsOf(options, {.unproven = session->unproven_, .partNames = session->partNames_});
        session->session_ = std::make_unique<lt::session>(params);
        session->session_->set_peer_class_filter(classesFor(*session->session_, options.use));
        session->session_->set_alert_notify(options.onAlerts);
        if (!session->session_->is_listening())
            for (const auto* alert : session->popAlerts())
                if (const auto* failed = lt::alert_cast<lt::listen_failed_alert>(alert))
                    if (failed->error == boost::system::errc::address_in_use)
                        return fail(ErrorKind::PortInUse, addressesOf(options.settings), failed->error.message());
        if (options.use == SessionUse::Public) {
            session->session_->apply_settings(dhtSettings(options.settings));
        } else {
            session->session_->apply_settings(rememberedInterfaces(params));
            session->session_->add_extension(&lt::create_smart_ban_plugin);
        }
    } catch (const std::exception& problem) {
        return fail(ErrorKind::Network, addressesOf(options.settings), problem.what());
    }
    return session;
}

const std::vector<lt::alert*>& Session::popAlerts()
{
    session_->pop_alerts(&alerts_);
    return alerts_;
}

void Session::heed(const Settings& settings)
{
    session_->apply_settings(use_ == SessionUse::Public ? liveSettings(settings) : liveSwarmSettings(settings));
}

bool Session::handle(const lt::alert& alert)
{
    if (const auto* listens = lt::alert_cast<lt::listen_succeeded_alert>(&alert)) {
        if (listens->socket_type == lt::socket_type_t::tcp || listens->socket_type == lt::socket_type_t::tcp_ssl)
            listening_.emplace(listens->address, static_cast<std::uint16_t>(listens->port));
    } else if (const auto* failed = lt::alert_cast<lt::listen_failed_alert>(&alert)) {
        listening_.erase({failed->address, static_cast<std::uint16_t>(failed->port)});
    } else if (const auto* external = lt::alert_cast<lt::external_ip_alert>(&alert)) {
        external_.insert(external->external_address);
    } else if (lt::alert_cast<lt::incoming_connection_alert>(&alert)) {
        if (std::exchange(hadVisitors_, true))
            return false;
    } else if (lt::alert_cast<lt::portmap_alert>(&alert) || lt::alert_cast<lt::portmap_error_alert>(&alert)) {
        heardMapping(alert);
    } else {
        return false;
    }
    return true;
}

void Session::heardMapping(const lt::alert& alert)
{
    if (lt::alert_cast<lt::portmap_alert>(&alert))
        isMapped_ = true;
    else
        mappingFailed_ = true;
    mapping_ = alert.message();
}

NetworkStatus Session::status() const
{
    NetworkStatus status;
    for (const auto& endpoint : listening_)
        status.listening.push_back(addressText(endpoint));
    if (!external_.empty())
        status.externalAddress = external_.begin()->to_string();
    status.portMapping = mapping_;
    status.reachability = reachability();
    return status;
}

/// Nobody can prove that he can't be reached. But behind a router that was asked for a way in and gave none, with no
/// visitor and no address of the Internet, it is what people need to hear.
Reachability Session::reachability() const
{
    if (hadVisitors_ || isMapped_)
        return Reachability::Reachable;
    const bool isEarly = std::chrono::steady_clock::now() - openedAt_ < routerPatience;
    const bool isPublic = std::any_of(listening_.begin(), listening_.end(),
                                      [](const auto& own) { return !isPrivateAddress(own.address()); });
    if (isEarly || settings_.dhtClosedNetwork || listening_.empty() || (isPublic && !mappingFailed_))
        return Reachability::Unknown;
    return Reachability::NotReachable;
}

int Session::port() const { return listening_.empty() ? 0 : listening_.begin()->port(); }

bool Session::isOurs(const lt::tcp::endpoint& endpoint) const
{
    if (external_.contains(endpoint.address()) && !isPrivateAddress(endpoint.address()))
        return true; // a router may have given the port another number
    for (const auto& own : listening_)
        if (own.port() == endpoint.port()
            && (own.address() == endpoint.address() || own.address().is_unspecified()
                || isPrivateAddress(own.address())))
            return true;
    return false;
}

std::string Session::dhtState() const
{
    const auto bytes = lt::write_session_params_buf(session_->session_state(lt::session_handle::save_dht_state),
                                                    lt::session_handle::save_dht_state);
    return {bytes.begin(), bytes.end()};
}

} // namespace shoal::bt
