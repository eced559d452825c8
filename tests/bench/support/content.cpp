#include "tests/bench/support/content.h"

#include <cstdlib>
#include <fstream>
#include <random>
#include <stdexcept>
#include <vector>

namespace shoal::bench {
namespace fs = std::filesystem;
namespace {
/// Noise, so that no two pieces are alike.
class NoiseWriter {
public:
    void write(const fs::path& path, Bytes size)
    {
        std::ofstream file{path, std::ios::binary};
        for (Bytes done = 0; done < size;) {
            for (auto& word : words_)
                word = random_();
            const auto part = std::min<Bytes>(size - done, words_.size() * sizeof(words_[0]));
            file.write(reinterpret_cast<const char*>(words_.data()), static_cast<std::streamsize>(part));
            done += part;
        }
        if (!file.flush())
            throw std::runtime_error("can't write " + path.string());
    }

private:
    std::mt19937_64 random_{1};
    std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>(8192);
};
} // namespace

Content::Content(const fs::path& under)
{
    auto pattern = (fs::canonical(under) / "shoal-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no folder like " + pattern);
    folder_ = pattern;
}

Content::~Content()
{
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

fs::path Content::oneFile(Bytes size) const
{
    const auto path = folder_ / "one";
    NoiseWriter{}.write(path, size);
    return path;
}

fs::path Content::manyFiles(unsigned count, Bytes size) const
{
    NoiseWriter noise;
    const auto path = folder_ / "many";
    for (unsigned i = 0; i < count; ++i) {
        const auto sub = path / std::to_string(i / 100);
        fs::create_directories(sub);
        noise.write(sub / std::to_string(i), size);
    }
    return path;
}

} // namespace shoal::bench
