#include "core/bt/swarms/peer_link.h"

#include "core/bt/swarms/endpoints.h"
#include "core/bt/swarms/half_open_sockets.h"
#include "core/bt/swarms/library_inside.h"
#include "core/bt/swarms/random_bytes.h"
#include "core/swarm/crypto/keys.h"
#include "core/swarm/links/auth/hello.h"

#include <libtorrent/bdecode.hpp>
#include <libtorrent/entry.hpp>
#include <libtorrent/error_code.hpp>
#include <libtorrent/operations.hpp>
#include <libtorrent/peer_connection.hpp>
#include <libtorrent/peer_info.hpp>

#include <string_view>
#include <utility>

namespace shoal::bt {
namespace {

using swarm::MessageName;

// Not libtorrent's own (3, 4, 7, 8), nor those of its extensions (1, 2).
constexpr std::uint8_t firstId = 20;
constexpr std::uint8_t extended = 20; // BEP 10's message
constexpr std::uint8_t interested = 2, notInterested = 3;
constexpr char rejectRequest = 16;
constexpr std::size_t mostSwallowed = 500; // as many as libtorrent asks for ahead
constexpr std::size_t longestMessage = swarm::longestPlain + swarm::sealSize;

constexpr std::array linkNames{MessageName::Auth, MessageName::Log, MessageName::Metadata, MessageName::Mail};
constexpr std::array lobbyNames{MessageName::Lobby};

std::span<const MessageName> namesOf(swarm::TorrentUse use)
{
    return use == swarm::TorrentUse::Lobby ? std::span<const MessageName>{lobbyNames}
                                           : std::span<const MessageName>{linkNames};
}

std::uint8_t idOf(MessageName name) { return static_cast<std::uint8_t>(firstId + static_cast<std::uint8_t>(name)); }

} // namespace

PeerLink::PeerLink(lt::peer_connection_handle connection, std::shared_ptr<WirePlan> plan,
                   std::shared_ptr<WireHall> hall)
    : connection_{std::move(connection)}
    , plan_{std::move(plan)}
    , hall_{std::move(hall)}
    , number_{++hall_->lastLink}
    , nonce_{randomId<swarm::LinkNonce>()}
    , freshSeed_{randomSecret()}
    , isShare_{plan_ && plan_->use == swarm::TorrentUse::Share}
{}

void PeerLink::begin()
{
    const auto remote = connection_.remote();
    if (!connection_.is_outgoing()) {
        hall_->claimed.insert(remote);
        return;
    }
    if (plan_) {
        const std::lock_guard lock{plan_->mutex};
        isOrdered_ = plan_->dialled.erase(remote) > 0;
    } else {
        isOrdered_ = false;
    }
    if (!isOrdered_)
        hall_->news.onStray(connection_.associated_torrent(), weak_from_this());
}

void PeerLink::add_handshake(lt::entry& handshake)
{
    // Without the port libtorrent neither dials back who dialled us, nor drops one of two links that crossed.
    handshake.dict().erase("p");
    if (!plan_)
        return;
    for (const auto name : namesOf(plan_->use))
        handshake["m"][std::string{textOf(name)}] = idOf(name);
    if (plan_->use == swarm::TorrentUse::Lobby || !plan_->self)
        return;
    const auto hello = swarm::encodeHello({*plan_->self, nonce_, swarm::AgreementPair{freshSeed_}.publicKey()});
    handshake["sh"]["h"] = std::string{hello.begin(), hello.end()};
}

bool PeerLink::isWelcome() const
{
    if (!plan_ || !isOrdered_)
        return false;
    const std::lock_guard lock{plan_->mutex};
    return !plan_->isLeft;
}

bool PeerLink::on_handshake(lt::span<const char>)
{
    if (!isWelcome()) {
        disconnect(lt::errors::torrent_removed);
        return true;
    }
    isOpened_ = true;
    sendWithoutDelay(hall_->files.now(), connection_.local_endpoint(), connection_.remote());
    hall_->news.onOpened(
        {.link = {.link = number_,
                  .torrent = plan_->number,
                  .role = connection_.is_outgoing() ? swarm::LinkRole::Dialler : swarm::LinkRole::Listener,
                  .peer = ourEndpoint(connection_.remote()),
                  .infoHash = plan_->infoHash,
                  .nonce = nonce_,
                  .freshSeed = freshSeed_},
         .torrent = connection_.associated_torrent(),
         .plugin = shared_from_this(),
         .meter = meter_});
    return true;
}

bool PeerLink::on_extension_handshake(const lt::bdecode_node& handshake)
{
    if (!isOpened_)
        return true;
    const auto ids = handshake.dict_find_dict("m");
    bool speaksAll = true;
    for (const auto name : namesOf(plan_->use)) {
        const auto text = textOf(name);
        const auto id = ids ? ids.dict_find_int_value({text.data(), text.size()}, 0) : 0;
        theirIds_[static_cast<std::size_t>(name)] = id > 0 && id < 256 ? static_cast<std::uint8_t>(id) : 0;
        speaksAll = speaksAll && speaks(name);
    }
    isIntroduced_ = true;
    if (plan_->use != swarm::TorrentUse::Lobby) {
        const auto ours = handshake.dict_find_dict("sh");
        const auto hello = ours && speaksAll ? ours.dict_find_string_value("h") : lt::string_view{};
        hall_->news.onHello(number_, {hello.begin(), hello.end()});
    } else if (!speaksAll) {
        disconnect(lt::errors::invalid_extended);
        return true;
    }
    for (const auto& frame : std::exchange(early_, {}))
        write(frame);
    return true;
}

bool PeerLink::speaks(MessageName name) const { return theirIds_[static_cast<std::size_t>(name)] != 0; }

bool PeerLink::on_extended(int length, int id, lt::span<const char> body)
{
    if (!plan_)
        return false;
    for (const auto name : namesOf(plan_->use)) {
        if (id != idOf(name))
            continue;
        if (length < 0 || static_cast<std::size_t>(length) > longestMessage) {
            disconnect(lt::errors::packet_too_large);
        } else if (body.size() == length && isOpened_ && !connection_.is_disconnecting()) {
            hear({name, {body.begin(), body.end()}});
        }
        return true;
    }
    return false;
}

void PeerLink::hear(swarm::Frame frame)
{
    const auto cost = LinkMeter::costOf(frame.bytes.size());
    if (meter_->unheard + cost > hall_->limits.unheard) {
        disconnect(make_error_code(boost::system::errc::no_buffer_space));
        return;
    }
    meter_->unheard += cost;
    hall_->news.onFrame(number_, std::move(frame));
    measure();
}

void PeerLink::send(swarm::Frame frame)
{
    if (!isIntroduced_)
        early_.push_back(std::move(frame));
    else
        write(frame);
}

void PeerLink::write(const swarm::Frame& frame)
{
    meter_->ordered -= frame.bytes.size();
    if (connection_.is_disconnecting() || !speaks(frame.name))
        return;
    const auto length = static_cast<std::uint32_t>(frame.bytes.size() + 2);
    std::vector<char> message;
    message.reserve(frame.bytes.size() + 6);
    for (const auto shift : {24, 16, 8, 0})
        message.push_back(static_cast<char>(length >> shift));
    message.push_back(static_cast<char>(extended));
    message.push_back(static_cast<char>(theirIds_[static_cast<std::size_t>(frame.name)]));
    message.insert(message.end(), frame.bytes.begin(), frame.bytes.end());
    connection_.send_buffer(message.data(), static_cast<int>(message.size()));
    measure();
}

/// Of a share its pieces wait there, too, and they don't count.
void PeerLink::measure()
{
    meter_->isAsked = false;
    if (isShare_ || connection_.is_disconnecting())
        return;
    lt::peer_info info;
    connection_.get_peer_info(info);
    meter_->buffered = static_cast<std::size_t>(std::max(0, info.used_send_buffer));
}

/// What was swallowed is made up for by its sender. Each says whether it is interested when it allows; who has heard
/// that after its own allowing says it once more, since the other may not have taken it before.
void PeerLink::allow()
{
    if (!isShare_ || isAllowed_ || connection_.is_disconnecting())
        return;
    isAllowed_ = true;
    batchRecords(connection_);
    limit(connection_); // pieces; what was said until now has its quota
    for (const auto& request : std::exchange(swallowed_, {}))
        reject(request);
    sayInterest();
}

/// Who allowed us before we did may have asked already: libtorrent unchokes whom it has just met.
bool PeerLink::on_request(const lt::peer_request& request)
{
    if (isHeldBack() && isShare_ && swallowed_.size() < mostSwallowed)
        swallowed_.push_back(request);
    return isHeldBack();
}

void PeerLink::reject(const lt::peer_request& request)
{
    std::vector<char> message{0, 0, 0, 13, rejectRequest}; // BEP 6
    for (const auto number : {static_cast<int>(request.piece), request.start, request.length})
        for (const auto shift : {24, 16, 8, 0})
            message.push_back(static_cast<char>(static_cast<std::uint32_t>(number) >> shift));
    connection_.send_buffer(message.data(), static_cast<int>(message.size()));
}

bool PeerLink::hearsInterest()
{
    if (isHeldBack())
        return true;
    if (!std::exchange(hasRepeated_, true))
        sayInterest();
    return false;
}

void PeerLink::sayInterest()
{
    const std::array<char, 5> message{0, 0, 0, 1,
                                      static_cast<char>(connection_.is_interesting() ? interested : notInterested)};
    connection_.send_buffer(message.data(), static_cast<int>(message.size()));
}

/// Not as banned: a guard of peers would take that for a verdict on its address, which other torrents share.
void PeerLink::end() { disconnect(lt::errors::optimistic_disconnect); }

void PeerLink::disconnect(const lt::error_code& error)
{
    if (connection_.native_handle() && !connection_.is_disconnecting())
        connection_.disconnect(error, lt::operation_t::bittorrent, lt::peer_connection_interface::failure);
}

void PeerLink::on_disconnect(const lt::error_code& error)
{
    neverDialAgain(connection_);
    const auto remote = connection_.remote();
    if (!connection_.is_outgoing()) {
        hall_->claimed.erase(remote);
        hall_->ended.insert(remote);
    }
    if (isOpened_)
        hall_->news.onClosed(number_);
    else if (isOrdered_ && connection_.is_outgoing() && plan_)
        hall_->news.onNotReached(plan_->number, remote, error.message());
}

/// A link isn't redundant for carrying no pieces.
bool PeerLink::can_disconnect(const lt::error_code& error)
{
    return isShare_ || error == lt::errors::timed_out_inactivity || error == lt::errors::timed_out;
}

void PeerLink::tick()
{
    if (!connection_.native_handle() || connection_.is_disconnecting())
        return;
    if (!isIntroduced_ && Clock::now() - since_ >= hall_->limits.patience)
        disconnect(lt::errors::timed_out_no_handshake);
    else if (meter_->buffered > 0)
        measure();
}

} // namespace shoal::bt
