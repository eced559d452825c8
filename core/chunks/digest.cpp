#include "core/chunks/digest.h"

#include <cstdio>
#include <cstdlib>
#include <openssl/evp.h>

namespace shoal {
namespace {
[[noreturn]] void giveUp()
{
    std::fputs("shoal: OpenSSL gives no SHA-1 or SHA-256\n", stderr);
    std::abort();
}

/// Fetched once: looking an algorithm up costs more than hashing a Merkle node.
template <class Digest>
const EVP_MD* algorithm()
{
    static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, sizeof(Digest) == 20 ? "SHA1" : "SHA256", nullptr);
    return fetched ? fetched : (giveUp(), nullptr);
}

void mustWork(int result)
{
    if (result != 1)
        giveUp();
}
} // namespace

template <class Digest>
void DigestStream<Digest>::Free::operator()(evp_md_ctx_st* context) const
{
    EVP_MD_CTX_free(context);
}

template <class Digest>
DigestStream<Digest>::DigestStream()
    : context_{EVP_MD_CTX_new()}
{
    if (!context_)
        giveUp();
    mustWork(EVP_DigestInit_ex2(context_.get(), algorithm<Digest>(), nullptr));
}

template <class Digest>
DigestStream<Digest>::~DigestStream() = default;

template <class Digest>
void DigestStream<Digest>::update(std::span<const std::uint8_t> bytes)
{
    mustWork(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

template <class Digest>
Digest DigestStream<Digest>::finish()
{
    Digest digest;
    mustWork(EVP_DigestFinal_ex(context_.get(), digest.bytes.data(), nullptr));
    restart();
    return digest;
}

template <class Digest>
void DigestStream<Digest>::restart()
{
    mustWork(EVP_DigestInit_ex2(context_.get(), nullptr, nullptr));
}

template class DigestStream<Sha1>;
template class DigestStream<Sha256>;

Sha1 sha1Of(std::span<const std::uint8_t> bytes)
{
    Sha1Stream stream;
    stream.update(bytes);
    return stream.finish();
}

Sha256 sha256Of(std::span<const std::uint8_t> bytes)
{
    Sha256Stream stream;
    stream.update(bytes);
    return stream.finish();
}

std::span<const std::uint8_t> bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace shoal
