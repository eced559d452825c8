#include "core/swarm/crypto/seal.h"

#include "core/swarm/crypto/openssl.h"

#include <cassert>
#include <limits>

namespace shoal::swarm {
namespace {
using openssl::mustWork;
using openssl::own;

constexpr auto longest = static_cast<std::size_t>(std::numeric_limits<int>::max()) - sealSize; // OpenSSL counts in int

int count(ByteView bytes) { return static_cast<int>(bytes.size()); }
} // namespace

Nonce nonceOf(std::uint64_t number)
{
    Nonce nonce;
    for (std::size_t i = nonce.bytes.size(); number != 0; number >>= 8)
        nonce.bytes[--i] = static_cast<std::uint8_t>(number);
    return nonce;
}

Bytes seal(const Secret& key, const Nonce& nonce, ByteView bound, ByteView plain)
{
    assert(plain.size() <= longest && bound.size() <= longest);
    const auto cipher = own(EVP_CIPHER_CTX_new());
    Bytes sealed(plain.size() + sealSize);
    int written = 0;
    mustWork(EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.view().data(), nonce.bytes.data()));
    mustWork(EVP_EncryptUpdate(cipher.get(), nullptr, &written, bound.data(), count(bound)));
    mustWork(EVP_EncryptUpdate(cipher.get(), sealed.data(), &written, plain.data(), count(plain)));
    mustWork(EVP_EncryptFinal_ex(cipher.get(), sealed.data() + plain.size(), &written));
    mustWork(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, sealSize, sealed.data() + plain.size()));
    return sealed;
}

std::optional<Bytes> open(const Secret& key, const Nonce& nonce, ByteView bound, ByteView sealed)
{
    if (sealed.size() < sealSize || sealed.size() > longest || bound.size() > longest)
        return std::nullopt;
    const auto cipher = own(EVP_CIPHER_CTX_new());
    const auto hidden = sealed.first(sealed.size() - sealSize);
    Bytes tag{sealed.end() - sealSize, sealed.end()}; // OpenSSL wants it writable
    Bytes plain(hidden.size() + 1);                   // never null, even for no bytes
    int written = 0;
    mustWork(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.view().data(), nonce.bytes.data()));
    mustWork(EVP_DecryptUpdate(cipher.get(), nullptr, &written, bound.data(), count(bound)));
    mustWork(EVP_DecryptUpdate(cipher.get(), plain.data(), &written, hidden.data(), count(hidden)));
    mustWork(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, sealSize, tag.data()));
    if (EVP_DecryptFinal_ex(cipher.get(), plain.data() + hidden.size(), &written) != 1)
        return std::nullopt;
    plain.resize(hidden.size());
    return plain;
}

} // namespace shoal::swarm
