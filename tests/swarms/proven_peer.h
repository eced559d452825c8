// A modified client with a device of the swarm: it proves who it is as members do, and then says whatever a test wants.
#pragma once

#include "core/swarm/links/auth/link.h"
#include "tests/swarms/stolen_profile.h"

#include <map>
#include <string>
#include <vector>

namespace shoal::test {

/// Serves everybody that it knows.
class KnownDevices final : public swarm::Roster {
public:
    explicit KnownDevices(const std::vector<StolenProfile>& profiles);
    std::optional<swarm::SigningKey> keyOf(const swarm::DeviceId& device) const override;
    bool isServed(const swarm::DeviceId&) const override { return true; }

private:
    std::map<swarm::DeviceId, swarm::SigningKey> keys_;
};

class ProvenPeer {
public:
    /// Dials, and says its hello and its proof. `known` must outlive it.
    ProvenPeer(const NetworkNamespace& network, const std::string& to, const StolenProfile& self,
               const WireName& torrent, const TlsCard& card, const KnownDevices& known);

    /// The other side proved who it is to us: it served us.
    bool isProven() const { return link_.isProven(); }
    TlsPeer& wire() { return wire_; }
    /// Sealed, as a member says it. False when the other side is gone.
    bool say(swarm::MessageName name, swarm::ByteView plain);
    /// Any bytes, under that name.
    bool sayUnsealed(swarm::MessageName name, swarm::ByteView bytes);
    /// Takes what the other side says next; false when it is gone or says nothing for so long.
    bool hear(std::chrono::milliseconds limit = TlsPeer::patience);
    /// All frames that the two sides said on this link, as they stood on the wire.
    const std::vector<swarm::Frame>& saidSealed() const { return said_; }
    const std::vector<swarm::Frame>& heardSealed() const { return heard_; }
    /// What came sealed, opened, in its order.
    const std::vector<swarm::Opened>& opened() const { return opened_; }
    /// Bytes of pieces that came.
    std::size_t pieceBytes() const { return pieceBytes_; }
    bool isUnchoked() const { return isUnchoked_; }

private:
    void take(const std::optional<swarm::LinkEvent>& event);
    void takeExtended(const std::string& body);

    TlsPeer wire_;
    swarm::Link link_;
    std::map<swarm::MessageName, std::uint8_t> theirIds_;
    std::vector<swarm::Frame> said_;
    std::vector<swarm::Frame> heard_;
    std::vector<swarm::Opened> opened_;
    std::size_t pieceBytes_ = 0;
    bool isUnchoked_ = false;
};

} // namespace shoal::test
