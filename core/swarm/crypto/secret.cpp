#include "core/swarm/crypto/secret.h"

#include "core/swarm/crypto/openssl.h"

#include <cstdio>
#include <cstdlib>
#include <openssl/crypto.h>

namespace shoal::swarm {

Secret::~Secret() { openssl::wipe(bytes_); }

void openssl::wipe(std::span<std::uint8_t> bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }

void openssl::giveUp()
{
    std::fputs("shoal: OpenSSL lacks Ed25519, X25519, HKDF or AES-256-GCM, or memory\n", stderr);
    std::abort();
}

} // namespace shoal::swarm
