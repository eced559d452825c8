#include "core/swarm/keeping/passphrase_seal.h"

#include "core/chunks/digest.h"
#include "core/chunks/utf8.h"
#include "core/swarm/crypto/openssl.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <openssl/err.h>
#include <optional>

namespace shoal::swarm {
namespace {
constexpr std::size_t costSize = 3;
constexpr ScryptLimits everything{.least = {.log2N = 1, .r = 1, .p = 1}};

std::uint64_t memoryOf(const ScryptCost& cost)
{
    return (std::uint64_t{128} * cost.r) << cost.log2N; // log2N is limited before
}

/// What OpenSSL counts besides the large table: a block for each of p, and its scratch space.
std::uint64_t besides(const ScryptCost& cost) { return std::uint64_t{128} * cost.r * (cost.p + 2U) + 4096; }

std::optional<Secret> stretched(std::string_view passphrase, ByteView salt, const ScryptCost& cost)
{
    std::array<std::uint8_t, Secret::size> bytes{};
    const bool isDone =
        EVP_PBE_scrypt(passphrase.data(), passphrase.size(), salt.data(), salt.size(), std::uint64_t{1} << cost.log2N,
                       cost.r, cost.p, memoryOf(cost) + besides(cost), bytes.data(), bytes.size())
        == 1;
    if (!isDone) {
        ERR_clear_error();
        return std::nullopt;
    }
    const Secret key{bytes};
    openssl::wipe(bytes);
    return key;
}

/// Of UTF-8.
std::size_t characters(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

tl::unexpected<SealFault> refuse(SealFault fault) { return tl::unexpected<SealFault>{fault}; }
} // namespace

bool ScryptLimits::admit(const ScryptCost& cost) const
{
    return cost.log2N >= least.log2N && cost.log2N <= most.log2N && cost.r >= least.r && cost.r <= most.r
        && cost.p >= least.p && cost.p <= most.p && memoryOf(cost) <= memory;
}

tl::expected<Bytes, SealFault> sealUnder(std::string_view passphrase, std::string_view start, ByteView plain,
                                         const Salt& salt, const Nonce& nonce, const ScryptCost& cost)
{
    if (!isUtf8(passphrase))
        return refuse(SealFault::NotText);
    if (characters(passphrase) < leastPassphrase)
        return refuse(SealFault::TooShort);
    if (!everything.admit(cost))
        return refuse(SealFault::CostOutOfRange);
    const auto key = stretched(passphrase, salt.view(), cost);
    if (!key)
        return refuse(SealFault::NoMemory);
    Bytes bytes{start.begin(), start.end()};
    append(bytes, std::array{cost.log2N, cost.r, cost.p});
    append(bytes, salt.view());
    append(bytes, nonce.view());
    const auto sealed = seal(*key, nonce, bytes, plain);
    append(bytes, sealed);
    return bytes;
}

tl::expected<Bytes, SealFault> openUnder(std::string_view passphrase, std::string_view start, ByteView bytes,
                                         const ScryptLimits& limits)
{
    const auto headSize = start.size() + costSize + Salt::size + Nonce::size;
    if (bytes.size() < headSize + sealSize)
        return refuse(SealFault::CutOff);
    assert(std::ranges::equal(bytes.first(start.size()), bytesOf(start)));
    const auto head = bytes.first(headSize);
    const auto parameters = head.subspan(start.size());
    const ScryptCost cost{.log2N = parameters[0], .r = parameters[1], .p = parameters[2]};
    if (!limits.admit(cost))
        return refuse(SealFault::CostOutOfRange);
    const auto key = stretched(passphrase, parameters.subspan(costSize, Salt::size), cost);
    if (!key)
        return refuse(SealFault::NoMemory);
    auto plain = open(*key, *Nonce::from(head.last(Nonce::size)), head, bytes.subspan(headSize));
    if (!plain)
        return refuse(SealFault::WrongOrDamaged);
    return std::move(*plain);
}

} // namespace shoal::swarm
