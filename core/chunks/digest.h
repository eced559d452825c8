// SHA-1 and SHA-256 over OpenSSL's EVP (which takes the processor's SHA instructions), with contexts that are reused.
#pragma once

#include "core/torrent/info_hash.h"

#include <cstdint>
#include <memory>
#include <span>

struct evp_md_ctx_st; // OpenSSL's EVP_MD_CTX

namespace shoal {

/// A running digest. `finish` starts the next one. One thread at a time.
template <class Digest>
class DigestStream {
public:
    DigestStream();
    DigestStream(DigestStream&&) noexcept = default;
    DigestStream& operator=(DigestStream&&) noexcept = default;
    ~DigestStream();

    void update(std::span<const std::uint8_t> bytes);
    Digest finish();
    /// Forgets what was fed.
    void restart();

private:
    struct Free {
        void operator()(evp_md_ctx_st* context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_;
};
using Sha1Stream = DigestStream<Sha1>;
using Sha256Stream = DigestStream<Sha256>;

Sha1 sha1Of(std::span<const std::uint8_t> bytes);
Sha256 sha256Of(std::span<const std::uint8_t> bytes);

/// The bytes of text, as the digests take them.
std::span<const std::uint8_t> bytesOf(std::string_view text);

} // namespace shoal
