#include "core/swarm/links/auth/sealed_channel.h"

#include <cassert>

namespace shoal::swarm {
namespace {
/// What is sealed for one name, swarm and direction opens under no other.
Bytes boundTo(MessageName name, const SwarmId& swarm, const DeviceId& sender, const DeviceId& receiver)
{
    auto bound = labelled(textOf(name), swarm.view());
    append(bound, sender.view());
    append(bound, receiver.view());
    return bound;
}
} // namespace

std::string_view textOf(MessageName name)
{
    switch (name) {
    case MessageName::Auth: return "sh_auth";
    case MessageName::Log: return "sh_log";
    case MessageName::Metadata: return "sh_meta";
    case MessageName::Mail: return "sh_mail";
    case MessageName::Lobby: return "sh_lobby";
    }
    return {};
}

SealedChannel::SealedChannel(const LinkKeys& keys, const LinkEnds& ends, std::uint64_t first)
    : sending_{ends.role == LinkRole::Dialler ? keys.fromDialler : keys.fromListener}
    , receiving_{ends.role == LinkRole::Dialler ? keys.fromListener : keys.fromDialler}
    , ends_{ends}
    , sent_{first}
    , received_{first}
{}

std::optional<Bytes> SealedChannel::seal(MessageName name, ByteView plain)
{
    assert(plain.size() <= longestPlain);
    if (sent_ >= mostMessages)
        return std::nullopt;
    return swarm::seal(sending_, nonceOf(sent_++), boundTo(name, ends_.swarm, ends_.own, ends_.peer), plain);
}

std::optional<Bytes> SealedChannel::open(MessageName name, ByteView sealed)
{
    isBroken_ = isBroken_ || received_ >= mostMessages || sealed.size() > longestPlain + sealSize;
    if (isBroken_)
        return std::nullopt;
    auto plain =
        swarm::open(receiving_, nonceOf(received_++), boundTo(name, ends_.swarm, ends_.peer, ends_.own), sealed);
    isBroken_ = !plain;
    return plain;
}

} // namespace shoal::swarm
