#include "tests/bench/hash/limit.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdexcept>
#include <thread>
#include <unistd.h>
#include <vector>

namespace shoal::bench {
namespace {
using Clock = std::chrono::steady_clock;
constexpr std::size_t bufferSize = 16 * 1024; // stays in the first cache

/// Written with OpenSSL alone, so that nothing of ours can slow the limit down.
class Digests {
public:
    explicit Digests(TorrentFormat format)
        : sha1_{format != TorrentFormat::V2 ? begin(EVP_sha1()) : nullptr}
        , sha256_{format != TorrentFormat::V1 ? begin(EVP_sha256()) : nullptr}
    {}
    Digests(const Digests&) = delete;
    Digests& operator=(const Digests&) = delete;
    ~Digests()
    {
        EVP_MD_CTX_free(sha1_);
        EVP_MD_CTX_free(sha256_);
    }
    void update(const unsigned char* bytes, std::size_t size)
    {
        if (sha1_)
            EVP_DigestUpdate(sha1_, bytes, size);
        if (sha256_)
            EVP_DigestUpdate(sha256_, bytes, size);
    }

private:
    static EVP_MD_CTX* begin(const EVP_MD* algorithm)
    {
        EVP_MD_CTX* const context = EVP_MD_CTX_new();
        EVP_DigestInit_ex(context, algorithm, nullptr);
        return context;
    }
    EVP_MD_CTX* sha1_;
    EVP_MD_CTX* sha256_;
};

std::uint64_t hashUntil(Clock::time_point end, TorrentFormat format)
{
    const std::array<unsigned char, bufferSize> buffer{};
    Digests digests{format};
    std::uint64_t bytes = 0;
    while (Clock::now() < end)
        for (int i = 0; i < 16; ++i, bytes += bufferSize)
            digests.update(buffer.data(), bufferSize);
    return bytes;
}

/// Returns whether all of the part was there.
bool hashPart(const Part& part, Digests& digests, std::vector<unsigned char>& buffer)
{
    const int file = ::open(part.path.c_str(), O_RDONLY | O_CLOEXEC);
    Bytes done = 0;
    while (file >= 0 && done < part.size) {
        const auto got = ::pread(file, buffer.data(), std::min<Bytes>(buffer.size(), part.size - done),
                                 static_cast<off_t>(part.offset + done));
        if (got <= 0)
            break;
        for (ssize_t at = 0; at < got; at += static_cast<ssize_t>(bufferSize))
            digests.update(buffer.data() + at, std::min<std::size_t>(bufferSize, static_cast<std::size_t>(got - at)));
        done += static_cast<Bytes>(got);
    }
    ::close(file);
    return done == part.size;
}

void addParts(std::vector<Part>& parts, const std::filesystem::path& path)
{
    constexpr Bytes most = 8 * 1024 * 1024;
    const Bytes size = std::filesystem::file_size(path);
    for (Bytes offset = 0; offset < size; offset += most)
        parts.push_back({path.native(), offset, std::min(most, size - offset)});
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

std::vector<Part> partsOf(const std::filesystem::path& path)
{
    std::vector<Part> parts;
    if (std::filesystem::is_regular_file(path))
        addParts(parts, path);
    else
        for (const auto& entry : std::filesystem::recursive_directory_iterator{path})
            if (entry.is_regular_file())
                addParts(parts, entry.path());
    return parts;
}

void readAndHash(const std::vector<Part>& parts, TorrentFormat format, unsigned threads)
{
    std::atomic<std::size_t> next{0};
    std::atomic<bool> isWhole{true};
    {
        std::vector<std::jthread> pool;
        for (unsigned i = 0; i < threads; ++i)
            pool.emplace_back([&] {
                Digests digests{format};
                std::vector<unsigned char> buffer(512 * 1024);
                for (auto part = next++; part < parts.size(); part = next++)
                    if (!hashPart(parts[part], digests, buffer))
                        isWhole = false;
            });
    }
    if (!isWhole)
        throw std::runtime_error("a file could not be read");
}

} // namespace shoal::bench
