#include "core/swarm/torrents/certificates.h"

#include "core/swarm/crypto/keys.h"
#include "core/swarm/torrents/der.h"

#include <string_view>

namespace shoal::swarm {
namespace {
// Two names that tell nothing. Were they the same, OpenSSL would take a member's certificate for its own authority.
constexpr std::string_view authorityName = ".";
constexpr std::string_view memberName = "*";

Bytes algorithm() { return der::sequence({der::objectId({0x2b, 0x65, 0x70})}); } // 1.3.101.112, Ed25519

Bytes commonName(std::string_view name)
{
    return der::sequence({der::set({der::sequence({der::objectId({0x55, 0x04, 0x03}), der::text(name)})})});
}

/// For ever: an expiry would protect nothing, and clocks may be wrong.
Bytes validity() { return der::sequence({der::utcTime("200101000000Z"), der::generalizedTime("20991231235959Z")}); }

Bytes extensionsOfAuthority()
{
    const Bytes basic = der::sequence(
        {der::objectId({0x55, 0x1d, 0x13}), der::boolean(true), der::octetString(der::sequence({der::boolean(true)}))});
    const Bytes signsCertificates{0x04}; // keyUsage, bit 5
    const Bytes usage = der::sequence({der::objectId({0x55, 0x1d, 0x0f}), der::boolean(true),
                                       der::octetString(der::bitString(signsCertificates, 2))});
    return der::explicitTag(3, der::sequence({basic, usage}));
}

Bytes certificate(const SigningPair& authority, std::string_view subject, const SigningKey& key, std::uint8_t serial,
                  const Bytes& extensions)
{
    const auto body = der::sequence({der::explicitTag(0, der::integer(2)), der::integer(serial), algorithm(),
                                     commonName(authorityName), validity(), commonName(subject),
                                     der::sequence({algorithm(), der::bitString(key.view())}), extensions});
    return der::sequence({body, algorithm(), der::bitString(authority.signBare(body).view())});
}

std::string pem(std::string_view label, ByteView bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t bytesInLine = 48;
    std::string text = "-----BEGIN " + std::string{label} + "-----\n";
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto left = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8 | (i < left ? bytes[at + i] : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= left ? letters[bits >> (18 - 6 * i) & 63U] : '=';
        if ((at + 3) % bytesInLine == 0 || at + 3 >= bytes.size())
            text += '\n';
    }
    return text + "-----END " + std::string{label} + "-----\n";
}
} // namespace

Bytes authorityCertificate(const Secret& seed)
{
    const SigningPair authority{seed};
    return certificate(authority, authorityName, authority.publicKey(), 1, extensionsOfAuthority());
}

Bytes memberCertificate(const Secret& authoritySeed, const Secret& memberSeed)
{
    return certificate(SigningPair{authoritySeed}, memberName, SigningPair{memberSeed}.publicKey(), 2, {});
}

std::string certificatePem(ByteView certificate) { return pem("CERTIFICATE", certificate); }

std::string privateKeyPem(const Secret& seed)
{
    const auto key = der::octetString(der::octetString(seed.view()));
    return pem("PRIVATE KEY", der::sequence({der::integer(0), algorithm(), key}));
}

} // namespace shoal::swarm
