// Two devices on one connection, as tests of links use them.
#pragma once

#include "core/swarm/links/auth/link.h"
#include "tests/core/swarm/history.h"
#include "tests/core/swarm/links/fake_roster.h"

#include <gtest/gtest.h>
#include <string_view>

namespace shoal::swarm {

inline LinkPlace placeOf(std::uint8_t swarm = 0x5a, std::uint8_t infoHash = 0x0a)
{
    return {filled<SwarmId>(swarm), Bytes(32, infoHash)};
}

/// The kind of the event, if it is one of that kind.
template <class Event>
std::optional<Event> as(const std::optional<LinkEvent>& event)
{
    const auto* const wanted = event ? std::get_if<Event>(&*event) : nullptr;
    return wanted ? std::optional{*wanted} : std::nullopt;
}

inline std::optional<LinkFault> faultIn(const std::optional<LinkEvent>& event)
{
    const auto closed = as<LinkClosed>(event);
    return closed ? std::optional{closed->fault} : std::nullopt;
}

/// Ana dials, Bo listens; a test passes on what they say, or something else.
struct TwoEnds {
    Device ana = deviceOf(1);
    Device bo = deviceOf(2);
    Device mallory = deviceOf(3);
    FakeRoster roster = both();
    Moment start{};
    Link dialler = link(ana, LinkRole::Dialler, 0x21);
    Link listener = link(bo, LinkRole::Listener, 0x31);

    /// `random` makes nonce and fresh key.
    Link link(const Device& device, LinkRole role, std::uint8_t random, LinkPlace place = placeOf()) const
    {
        return {LinkSeat{device.signing, std::move(place), role}, filled<LinkNonce>(random),
                secretOf(static_cast<std::uint8_t>(random + 1)), roster, start};
    }
    /// Both proofs arrive.
    void prove()
    {
        const auto proofOfDialler = as<Frame>(dialler.takeHello(listener.hello()));
        const auto proofOfListener = as<Frame>(listener.takeHello(dialler.hello()));
        EXPECT_TRUE(as<Proven>(dialler.receive(proofOfListener.value())));
        EXPECT_TRUE(as<Proven>(listener.receive(proofOfDialler.value())));
    }

private:
    FakeRoster both() const
    {
        FakeRoster members;
        members.admit(ana);
        members.admit(bo);
        return members;
    }
};

inline Bytes textBytes(std::string_view text) { return {text.begin(), text.end()}; }

} // namespace shoal::swarm
