#include "core/swarm/crypto/keys.h"

#include "core/chunks/digest.h"
#include "core/swarm/crypto/key_checks.h"
#include "core/swarm/crypto/openssl.h"

namespace shoal::swarm {
namespace {
using openssl::mustWork;
using openssl::own;

openssl::Owned<EVP_PKEY> privateKey(int kind, const Secret& seed)
{
    return own(EVP_PKEY_new_raw_private_key(kind, nullptr, seed.view().data(), seed.view().size()));
}

template <class Key>
Key publicOf(const openssl::Owned<EVP_PKEY>& pair)
{
    Key key;
    std::size_t size = key.bytes.size();
    mustWork(EVP_PKEY_get_raw_public_key(pair.get(), key.bytes.data(), &size));
    return key;
}
} // namespace

SigningPair::SigningPair(const Secret& seed)
    : seed_{seed}
    , public_{publicOf<SigningKey>(privateKey(EVP_PKEY_ED25519, seed))}
{}

Signature SigningPair::sign(std::string_view label, ByteView message) const
{
    return signBare(labelled(label, message));
}

Signature SigningPair::signBare(ByteView message) const
{
    const auto key = privateKey(EVP_PKEY_ED25519, seed_);
    const auto context = own(EVP_MD_CTX_new());
    Signature signature;
    std::size_t size = signature.bytes.size();
    mustWork(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()));
    mustWork(EVP_DigestSign(context.get(), signature.bytes.data(), &size, message.data(), message.size()));
    return signature;
}

bool verify(const SigningKey& key, std::string_view label, ByteView message, const Signature& signature)
{
    return verifyBare(key, labelled(label, message), signature);
}

bool verifyBare(const SigningKey& key, ByteView message, const Signature& signature)
{
    if (!isUsable(key))
        return false;
    const openssl::Owned<EVP_PKEY> pair{
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(), key.bytes.size())};
    const auto context = own(EVP_MD_CTX_new());
    return pair && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, pair.get()) == 1
        && EVP_DigestVerify(context.get(), signature.bytes.data(), signature.bytes.size(), message.data(),
                            message.size())
        == 1;
}

AgreementPair::AgreementPair(const Secret& seed)
    : seed_{seed}
    , public_{publicOf<AgreementKey>(privateKey(EVP_PKEY_X25519, seed))}
{}

std::optional<Secret> AgreementPair::agree(const AgreementKey& other) const
{
    const auto mine = privateKey(EVP_PKEY_X25519, seed_);
    const auto theirs =
        own(EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, other.bytes.data(), other.bytes.size()));
    const auto context = own(EVP_PKEY_CTX_new(mine.get(), nullptr));
    mustWork(EVP_PKEY_derive_init(context.get()));
    mustWork(EVP_PKEY_derive_set_peer(context.get(), theirs.get()));
    std::array<std::uint8_t, Secret::size> shared{};
    std::size_t size = shared.size();
    if (EVP_PKEY_derive(context.get(), shared.data(), &size) != 1) // OpenSSL refuses a result of zeros itself
        return std::nullopt;
    const Secret secret{shared};
    openssl::wipe(shared);
    const bool isZero = std::ranges::all_of(secret.view(), [](auto byte) { return byte == 0; });
    return isZero ? std::nullopt : std::optional{secret};
}

DeviceId deviceIdOf(const SigningKey& key) { return {sha256Of(key.bytes).bytes}; }

} // namespace shoal::swarm
