// A device's keys: Ed25519 signs, X25519 agrees. Seeds are handed in (docs/swarm-protocol.md, sections 2 and 3).
#pragma once

#include "core/swarm/crypto/secret.h"
#include "core/swarm/ids.h"

#include <optional>
#include <string_view>

namespace shoal::swarm {

class SigningPair {
public:
    explicit SigningPair(const Secret& seed);

    const SigningKey& publicKey() const { return public_; }
    Signature sign(std::string_view label, ByteView message) const;
    /// Without a label, as X.509 and BEP 44 want it: for keys that sign nothing else.
    Signature signBare(ByteView message) const;

private:
    Secret seed_;
    SigningKey public_;
};

/// Whether the key's holder signed this message for this purpose. False for keys that aren't usable.
bool verify(const SigningKey& key, std::string_view label, ByteView message, const Signature& signature);
bool verifyBare(const SigningKey& key, ByteView message, const Signature& signature);

class AgreementPair {
public:
    explicit AgreementPair(const Secret& seed);

    const AgreementKey& publicKey() const { return public_; }
    /// Empty when the other's key leaves nothing secret: it is a point of small order.
    std::optional<Secret> agree(const AgreementKey& other) const;

private:
    Secret seed_;
    AgreementKey public_;
};

DeviceId deviceIdOf(const SigningKey& key);

} // namespace shoal::swarm
