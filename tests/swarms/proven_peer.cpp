#include "tests/swarms/proven_peer.h"

#include <array>
#include <libtorrent/bdecode.hpp>
#include <libtorrent/bencode.hpp>
#include <libtorrent/entry.hpp>
#include <random>

namespace shoal::test {
namespace {

constexpr std::uint8_t firstId = 30;
constexpr std::array linkNames{swarm::MessageName::Auth, swarm::MessageName::Log, swarm::MessageName::Metadata,
                               swarm::MessageName::Mail};

std::uint8_t ourId(swarm::MessageName name) { return static_cast<std::uint8_t>(firstId + static_cast<int>(name)); }

std::array<std::uint8_t, 32> randomBytes()
{
    std::random_device random;
    std::array<std::uint8_t, 32> bytes{};
    for (auto& byte : bytes)
        byte = static_cast<std::uint8_t>(random());
    return bytes;
}

std::string_view viewOf(swarm::ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

} // namespace

KnownDevices::KnownDevices(const std::vector<StolenProfile>& profiles)
{
    for (const auto& profile : profiles)
        keys_.emplace(profile.device(), profile.signing.publicKey());
}

std::optional<swarm::SigningKey> KnownDevices::keyOf(const swarm::DeviceId& device) const
{
    const auto found = keys_.find(device);
    return found == keys_.end() ? std::nullopt : std::optional{found->second};
}

ProvenPeer::ProvenPeer(const NetworkNamespace& network, const std::string& to, const StolenProfile& self,
                       const WireName& torrent, const TlsCard& card, const KnownDevices& known)
    : wire_{network, to, torrent.handshake, card}
    , link_{{self.signing, {self.swarm, torrent.signedHash}, swarm::LinkRole::Dialler},
            *swarm::LinkNonce::from(randomBytes()),
            swarm::Secret{randomBytes()},
            known,
            std::chrono::steady_clock::now()}
{
    if (!wire_.isGreeted() || !wire_.sendHandshake(torrent.handshake))
        return;
    lt::entry handshake;
    for (const auto name : linkNames)
        handshake["m"][std::string{swarm::textOf(name)}] = ourId(name);
    handshake["sh"]["h"] = std::string{viewOf(link_.hello())};
    std::string bytes;
    lt::bencode(std::back_inserter(bytes), handshake);
    wire_.sendExtended(0, bytes);
    while (!link_.isProven() && !link_.isClosed() && hear()) {}
}

void ProvenPeer::take(const std::optional<swarm::LinkEvent>& event)
{
    if (!event)
        return;
    if (const auto* frame = std::get_if<swarm::Frame>(&*event))
        sayUnsealed(frame->name, frame->bytes);
    else if (const auto* opened = std::get_if<swarm::Opened>(&*event))
        opened_.push_back(*opened);
}

void ProvenPeer::takeExtended(const std::string& body)
{
    if (body.empty())
        return;
    const auto id = static_cast<std::uint8_t>(body[0]);
    if (id != 0) {
        for (const auto name : linkNames)
            if (id == ourId(name)) {
                heard_.push_back({name, {body.begin() + 1, body.end()}});
                take(link_.receive(heard_.back()));
            }
        return;
    }
    lt::error_code error;
    const auto handshake = lt::bdecode({body.data() + 1, static_cast<std::ptrdiff_t>(body.size()) - 1}, error);
    const auto ids = handshake.dict_find_dict("m");
    const auto ours = handshake.dict_find_dict("sh");
    if (error || !ids || !ours)
        return;
    for (const auto name : linkNames)
        theirIds_[name] = static_cast<std::uint8_t>(ids.dict_find_int_value(std::string{swarm::textOf(name)}));
    const auto hello = ours.dict_find_string_value("h");
    take(link_.takeHello(swarm::Bytes{hello.begin(), hello.end()}));
}

bool ProvenPeer::hear(std::chrono::milliseconds limit)
{
    const auto message = wire_.next(limit);
    if (!message)
        return false;
    if (message->id == Wire::Extended)
        takeExtended(message->body);
    else if (message->id == Wire::Piece)
        pieceBytes_ += message->body.size();
    else if (message->id == Wire::Unchoke)
        isUnchoked_ = true;
    return true;
}

bool ProvenPeer::sayUnsealed(swarm::MessageName name, swarm::ByteView bytes)
{
    return wire_.sendExtended(theirIds_[name], viewOf(bytes));
}

bool ProvenPeer::say(swarm::MessageName name, swarm::ByteView plain)
{
    const auto sealed = link_.seal(name, plain);
    const auto* const frame = sealed ? std::get_if<swarm::Frame>(&*sealed) : nullptr;
    if (frame != nullptr)
        said_.push_back(*frame);
    return frame != nullptr && sayUnsealed(frame->name, frame->bytes);
}

} // namespace shoal::test
