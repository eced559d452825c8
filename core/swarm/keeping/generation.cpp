#include "core/swarm/keeping/generation.h"

#include "core/chunks/digest.h"

#include <algorithm>
#include <string_view>

namespace shoal::swarm {
namespace {
constexpr std::string_view generationStart = "ShoalGn1";
constexpr std::size_t numberSize = 8;
constexpr std::size_t sumSize = 4;
constexpr std::size_t generationSize = generationStart.size() + Line::size + 2 * numberSize + sumSize;

void appendNumber(Bytes& to, std::uint64_t number)
{
    for (int shift = 56; shift >= 0; shift -= 8)
        to.push_back(static_cast<std::uint8_t>(number >> shift));
}

std::uint64_t numberIn(ByteView bytes)
{
    std::uint64_t number = 0;
    for (const auto byte : bytes)
        number = number << 8 | byte;
    return number;
}
} // namespace

Doubt compare(const KeptGeneration& database, const std::optional<FoundMark>& file)
{
    if (!file)
        return Doubt::NoMark;
    const auto& mark = file->says;
    if (mark.line != database.line)
        return Doubt::OtherMark;
    if (mark.sequence > database.sequence)
        return Doubt::OldDatabase;
    if (mark.sequence != database.sequence && mark.sequence != database.before)
        return Doubt::OtherMark;
    return mark.birth != 0 && mark.birth != file->birth ? Doubt::Copied : Doubt::None;
}

Bytes encodeGeneration(const Generation& generation)
{
    Bytes bytes{generationStart.begin(), generationStart.end()};
    append(bytes, generation.line.view());
    appendNumber(bytes, generation.sequence);
    appendNumber(bytes, generation.birth);
    const auto sum = sha256Of(bytes);
    append(bytes, ByteView{sum.bytes}.first(sumSize));
    return bytes;
}

std::optional<Generation> decodeGeneration(ByteView bytes)
{
    if (bytes.size() != generationSize)
        return std::nullopt;
    const auto numbers = bytes.subspan(generationStart.size() + Line::size, 2 * numberSize);
    const Generation generation{.line = *Line::from(bytes.subspan(generationStart.size(), Line::size)),
                                .sequence = numberIn(numbers.first(numberSize)),
                                .birth = numberIn(numbers.last(numberSize))};
    return std::ranges::equal(encodeGeneration(generation), bytes) ? std::optional{generation} : std::nullopt;
}

} // namespace shoal::swarm
