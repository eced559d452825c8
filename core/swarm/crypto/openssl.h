// What calls of OpenSSL in core/swarm/ share. Only .cpp files include it.
#pragma once

#include <cstdint>
#include <memory>
#include <openssl/evp.h>
#include <span>

namespace shoal::swarm::openssl {

/// Ends the process: OpenSSL lacks an algorithm or memory, and nothing may go on without it.
[[noreturn]] void giveUp();

/// For bytes that were secret and aren't needed any more.
void wipe(std::span<std::uint8_t> bytes);

inline void mustWork(int result)
{
    if (result != 1)
        giveUp();
}

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
template <class Thing>
using Owned = std::unique_ptr<Thing, Free>;

/// Takes what OpenSSL made.
template <class Thing>
Owned<Thing> own(Thing* made)
{
    if (made == nullptr)
        giveUp();
    return Owned<Thing>{made};
}

} // namespace shoal::swarm::openssl
