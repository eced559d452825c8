// The test vectors of docs/swarm-protocol.md, and the values they are made of.
#pragma once

#include "core/swarm/entries/entry.h"

#include <string>

namespace shoal::swarm {

/// What the document's table says under a name. An unknown name fails the test.
std::string vectorText(const std::string& name);
Bytes vectorBytes(const std::string& name);
template <class Id>
Id vectorId(const std::string& name)
{
    return Id::from(vectorBytes(name)).value_or(Id{});
}

/// A secret, id or key of one byte, over and over.
template <class Id>
Id filled(std::uint8_t byte)
{
    Id id;
    id.bytes.fill(byte);
    return id;
}
Secret secretOf(std::uint8_t byte);

/// The owner and the joiner of the vectors.
struct Device {
    SigningPair signing;
    AgreementPair agreement;

    DeviceId id() const { return deviceIdOf(signing.publicKey()); }
    DeviceKeys keys() const { return {signing.publicKey(), agreement.publicKey()}; }
};
Device theOwner();
Device theJoiner();
/// The recovery key, which signs as a device does.
Device theRecoveryKey();

/// The genesis entry of the vectors, unsigned.
Entry theGenesis();
/// An entry of the owner, second in its chain.
Entry ownersEntry(Body body);

} // namespace shoal::swarm
