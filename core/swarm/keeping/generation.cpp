#include "core/swarm/keeping/generation.h"

#include "core/chunks/digest.h"

#include <algorithm>
#include <string_view>

namespace shoal::swarm {
namespace {
constexpr std::string_view generationStart = "ShoalGn1";
constexpr std::size_t numberSize = 8;
constexpr std::size_t sumSize = 4;
constexpr std::size_t generationSize = generationStart.size() + Line::size + numberSize + sumSize;
} // namespace

Doubt compare(const KeptGeneration& database, const std::optional<Generation>& file)
{
    if (!file)
        return Doubt::NoMark;
    if (file->line != database.line)
        return Doubt::OtherMark;
    if (file->sequence > database.sequence)
        return Doubt::OldDatabase;
    const bool isExpected = file->sequence == database.sequence || file->sequence == database.before;
    return isExpected ? Doubt::None : Doubt::OtherMark;
}

Bytes encodeGeneration(const Generation& generation)
{
    Bytes bytes{generationStart.begin(), generationStart.end()};
    append(bytes, generation.line.view());
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(generation.sequence >> shift));
    const auto sum = sha256Of(bytes);
    append(bytes, ByteView{sum.bytes}.first(sumSize));
    return bytes;
}

std::optional<Generation> decodeGeneration(ByteView bytes)
{
    if (bytes.size() != generationSize)
        return std::nullopt;
    Generation generation{.line = *Line::from(bytes.subspan(generationStart.size(), Line::size))};
    for (const auto byte : bytes.subspan(generationStart.size() + Line::size, numberSize))
        generation.sequence = generation.sequence << 8 | byte;
    return std::ranges::equal(encodeGeneration(generation), bytes) ? std::optional{generation} : std::nullopt;
}

} // namespace shoal::swarm
