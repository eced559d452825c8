#include "tests/bench/hash/limit.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <openssl/evp.h>
#include <thread>
#include <vector>

namespace shoal::bench {
namespace {
using Clock = std::chrono::steady_clock;
constexpr std::size_t bufferSize = 16 * 1024; // stays in the first cache

/// Written with OpenSSL alone, so that nothing of ours can slow the limit down.
std::uint64_t hashUntil(Clock::time_point end, TorrentFormat format)
{
    const std::array<unsigned char, bufferSize> buffer{};
    EVP_MD_CTX* const sha1 = EVP_MD_CTX_new();
    EVP_MD_CTX* const sha256 = EVP_MD_CTX_new();
    EVP_DigestInit_ex(sha1, EVP_sha1(), nullptr);
    EVP_DigestInit_ex(sha256, EVP_sha256(), nullptr);
    std::uint64_t bytes = 0;
    while (Clock::now() < end)
        for (int i = 0; i < 16; ++i, bytes += bufferSize) {
            if (format != TorrentFormat::V2)
                EVP_DigestUpdate(sha1, buffer.data(), bufferSize);
            if (format != TorrentFormat::V1)
                EVP_DigestUpdate(sha256, buffer.data(), bufferSize);
        }
    EVP_MD_CTX_free(sha1);
    EVP_MD_CTX_free(sha256);
    return bytes;
}
} // namespace

double hashLimit(TorrentFormat format, unsigned threads)
{
    std::atomic<std::uint64_t> bytes{0};
    const auto start = Clock::now();
    {
        std::vector<std::jthread> pool;
        for (unsigned i = 0; i < threads; ++i)
            pool.emplace_back([&] { bytes += hashUntil(start + std::chrono::milliseconds{500}, format); });
    }
    const auto seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return static_cast<double>(bytes) / seconds / (1024 * 1024);
}

} // namespace shoal::bench
