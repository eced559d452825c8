#include "core/swarm/joining/invite_code.h"

#include "core/chunks/digest.h"
#include "core/swarm/joining/code_letters.h"

#include <cassert>
#include <optional>

namespace shoal::swarm {
namespace {
constexpr std::string_view scheme = "shoal:";
constexpr std::uint8_t version = 1;
constexpr std::size_t headSize = 3;
constexpr std::size_t fixedSize = headSize + ShortSwarmId::size + ShortDeviceId::size + InviteSeed::size;
constexpr std::size_t checksumSize = 4;

std::size_t addressSize(dht::Family family) { return family == dht::Family::V4 ? 4 : 16; }

std::uint8_t headCheck(ByteView versionAndLength)
{
    return sha256Of(labelled("shoal-code-head-1", versionAndLength)).bytes[0];
}

Bytes checksum(ByteView before)
{
    const auto digest = sha256Of(labelled("shoal-code-1", before));
    return {digest.bytes.begin(), digest.bytes.begin() + checksumSize};
}

void appendHint(Bytes& to, const dht::Endpoint& hint)
{
    to.push_back(hint.family == dht::Family::V4 ? 4 : 6);
    append(to, ByteView{hint.address}.first(addressSize(hint.family)));
    to.push_back(static_cast<std::uint8_t>(hint.port >> 8));
    to.push_back(static_cast<std::uint8_t>(hint.port));
}

/// Takes a hint from the front.
std::optional<dht::Endpoint> takeHint(ByteView& bytes)
{
    if (bytes.front() != 4 && bytes.front() != 6)
        return std::nullopt;
    dht::Endpoint hint{.family = bytes.front() == 4 ? dht::Family::V4 : dht::Family::V6, .address = {}, .port = 0};
    const auto size = addressSize(hint.family);
    if (bytes.size() < 1 + size + 2)
        return std::nullopt;
    std::ranges::copy(bytes.subspan(1, size), hint.address.begin());
    hint.port = static_cast<std::uint16_t>(bytes[1 + size] << 8 | bytes[2 + size]);
    bytes = bytes.subspan(1 + size + 2);
    return hint.port != 0 ? std::optional{hint} : std::nullopt;
}

std::optional<std::vector<dht::Endpoint>> hintsIn(ByteView bytes)
{
    std::vector<dht::Endpoint> hints;
    while (!bytes.empty()) {
        const auto hint = takeHint(bytes);
        if (!hint || hints.size() == mostHints)
            return std::nullopt;
        hints.push_back(*hint);
    }
    return hints;
}

/// The first thing that is wrong with the bytes as a whole.
std::optional<CodeFault::Kind> faultOf(const CodeBits& bits)
{
    using enum CodeFault::Kind;
    const auto& bytes = bits.bytes;
    if (bytes.size() < headSize)
        return CutOff;
    if (headCheck(ByteView{bytes}.first(2)) != bytes[2])
        return Mistyped;
    if (bytes[0] != version)
        return NewerVersion;
    const std::size_t length = bytes[1];
    if (bytes.size() < length)
        return CutOff;
    if (bytes.size() > length)
        return TooLong;
    if (!bits.isWhole || length < fixedSize + checksumSize)
        return Mistyped;
    const auto before = ByteView{bytes}.first(length - checksumSize);
    return std::ranges::equal(checksum(before), ByteView{bytes}.last(checksumSize)) ? std::nullopt
                                                                                    : std::optional{Mistyped};
}

tl::unexpected<CodeFault> refuse(CodeFault::Kind kind, std::size_t position = 0)
{
    return tl::unexpected<CodeFault>{CodeFault{kind, position}};
}
} // namespace

std::string formatCode(const InviteCode& code)
{
    assert(code.hints.size() <= mostHints);
    Bytes bytes{version, 0, 0};
    append(bytes, code.swarm.view());
    append(bytes, code.author.view());
    append(bytes, code.seed.view());
    for (const auto& hint : code.hints)
        appendHint(bytes, hint);
    bytes[1] = static_cast<std::uint8_t>(bytes.size() + checksumSize);
    bytes[2] = headCheck(ByteView{bytes}.first(2));
    append(bytes, checksum(bytes));
    return std::string{scheme} + codeLetters(bytes);
}

std::string codeForPicture(const InviteCode& code)
{
    auto text = formatCode(code);
    for (auto& letter : text)
        letter = upperCase(letter);
    return text;
}

std::string codeForFile(const InviteCode& code) { return formatCode(code) + "\n"; }

tl::expected<InviteCode, CodeFault> parseCode(std::string_view text)
{
    const auto start = findScheme(text, scheme);
    if (!start)
        return refuse(CodeFault::Kind::NotACode);
    const auto bits = codeBits(text.substr(*start));
    if (!bits)
        return refuse(CodeFault::Kind::WrongLetter, *start + bits.error());
    if (const auto fault = faultOf(*bits))
        return refuse(*fault);
    const auto bytes = ByteView{bits->bytes};
    const auto hints = hintsIn(bytes.first(bytes.size() - checksumSize).subspan(fixedSize));
    if (!hints)
        return refuse(CodeFault::Kind::Mistyped);
    return InviteCode{.swarm = *ShortSwarmId::from(bytes.subspan(headSize, ShortSwarmId::size)),
                      .author = *ShortDeviceId::from(bytes.subspan(headSize + ShortSwarmId::size, ShortDeviceId::size)),
                      .seed = *InviteSeed::from(bytes.subspan(fixedSize - InviteSeed::size, InviteSeed::size)),
                      .hints = *hints};
}

} // namespace shoal::swarm
