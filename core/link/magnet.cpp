#include "core/link/magnet.h"

#include "core/link/base32.h"
#include "core/link/host_port.h"
#include "core/link/paste.h"
#include "core/link/percent.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace shoal {
namespace {
/// What is wrong with a part of a link; empty: nothing.
using Fault = std::optional<std::string>;
constexpr std::uint32_t largestFileIndex = std::numeric_limits<std::int32_t>::max();

/// What the parameters have said so far.
struct Draft {
    Magnet magnet;
    bool hasMutableKey = false; ///< BEP 46
};

std::optional<Sha1> readV1(std::string_view text)
{
    if (text.size() != 32)
        return sha1FromHex(text);
    const auto bytes = base32Decode(text);
    return bytes ? sha1FromHex(toHex({reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()}))
                 : std::nullopt;
}

/// Only SHA-256, of which the multihash begins with 1220 (BEP 52).
std::optional<Sha256> readV2(std::string_view text)
{
    return text.starts_with("1220") ? sha256FromHex(text.substr(4)) : std::nullopt;
}

template <class Digest>
Fault setHash(std::optional<Digest>& hash, const std::optional<Digest>& fresh, const char* whatIsRight)
{
    if (!fresh)
        return whatIsRight;
    if (*fresh == Digest{})
        return "the hash is all zeros";
    if (hash && hash != fresh)
        return "the link names two torrents";
    hash = fresh;
    return {};
}

Fault readTopic(Draft& draft, std::string_view value)
{
    static constexpr std::string_view v1 = "urn:btih:";
    static constexpr std::string_view v2 = "urn:btmh:";
    auto& hashes = draft.magnet.hashes;
    if (startsWithIgnoringCase(value, v1))
        return setHash(hashes.v1, readV1(value.substr(v1.size())),
                       "not a v1 hash, which has 40 hex digits or 32 base32 letters");
    if (startsWithIgnoringCase(value, v2))
        return setHash(hashes.v2, readV2(value.substr(v2.size())),
                       "not a v2 hash, which has 64 hex digits behind 1220");
    if (startsWithIgnoringCase(value, "urn:btpk:"))
        draft.hasMutableKey = true;
    return {};
}

std::optional<std::uint32_t> readIndex(std::string_view text)
{
    std::uint32_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (error != std::errc{} || end != text.data() + text.size() || index > largestFileIndex)
        return std::nullopt;
    return index;
}

Fault readSelection(Draft& draft, std::string_view value)
{
    while (!value.empty()) {
        const auto item = value.substr(0, value.find(','));
        const auto dash = item.find('-');
        const auto first = readIndex(item.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : readIndex(item.substr(dash + 1));
        if (!first || !last || *first > *last)
            return "not a list of file numbers like 0,2,4-6";
        draft.magnet.selectOnly.emplace_back(*first, *last);
        value.remove_prefix(std::min(value.size(), item.size() + 1));
    }
    return {};
}

void addOnce(std::vector<std::string>& list, std::string_view value)
{
    if (std::ranges::find(list, value) == list.end())
        list.emplace_back(value);
}

Fault readPeer(Draft& draft, std::string_view value)
{
    const auto peer = parseHostPort(value);
    if (!peer || peer->port == 0)
        return "not HOST:PORT or [IPV6]:PORT";
    addOnce(draft.magnet.peers, formatHostPort(*peer));
    return {};
}

bool isUrl(std::string_view text)
{
    const auto isPlain = [](unsigned char c) { return c > ' ' && c != 0x7f; };
    return text.find("://") != std::string_view::npos && text.find("://") > 0 && std::ranges::all_of(text, isPlain);
}

Fault readTracker(Draft& draft, std::string_view value)
{
    if (isUrl(value))
        addOnce(draft.magnet.trackers, value);
    return {};
}

Fault readWebSeed(Draft& draft, std::string_view value)
{
    if (isUrl(value))
        addOnce(draft.magnet.webSeeds, value);
    return {};
}

Fault readName(Draft& draft, std::string_view value)
{
    if (draft.magnet.name.empty())
        draft.magnet.name = value;
    std::ranges::replace_if(
        draft.magnet.name, [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
    return {};
}

struct Parameter {
    std::string_view name;
    Fault (*read)(Draft&, std::string_view);
    bool isText = false; ///< for people: blanks count, and a plus sign is one
};
constexpr std::array parameters{
    Parameter{"xt", readTopic},      Parameter{"xs", readTopic},   Parameter{"so", readSelection},
    Parameter{"tr", readTracker},    Parameter{"ws", readWebSeed}, Parameter{"x.pe", readPeer},
    Parameter{"dn", readName, true},
};

/// "tr.3" is one of several "tr".
std::string_view withoutNumber(std::string_view key)
{
    const auto dot = key.rfind('.');
    const bool isNumbered = dot != std::string_view::npos && dot + 1 < key.size()
        && key.find_first_not_of("0123456789", dot + 1) == std::string_view::npos;
    return isNumbered ? key.substr(0, dot) : key;
}

Fault readParameter(Draft& draft, std::string_view part)
{
    const auto equals = std::min(part.find('='), part.size());
    const auto key = part.substr(0, equals);
    const auto* parameter = std::ranges::find_if(
        parameters, [&](const Parameter& known) { return equalsIgnoringCase(known.name, withoutNumber(key)); });
    if (parameter == parameters.end() || equals == part.size())
        return {};
    std::string raw{part.substr(equals + 1)};
    if (parameter->isText)
        std::ranges::replace(raw, '+', ' ');
    else
        std::erase_if(raw, isBlank);
    const auto value = percentDecode(raw);
    const auto fault = value ? parameter->read(draft, *value) : "a % that is not followed by two hex digits";
    return fault ? Fault{fmt::format("its part {} is wrong: {}", shortened(part), *fault)} : Fault{};
}

/// Nothing: it isn't one.
std::optional<InfoHashes> readBareHash(std::string text)
{
    std::erase_if(text, isBlank);
    InfoHashes hashes;
    hashes.v1 = readV1(text);
    if (!hashes.v1)
        hashes.v2 = text.size() == 64 ? sha256FromHex(text) : readV2(text);
    return hashes.isEmpty() ? std::nullopt : std::optional{hashes};
}
} // namespace

Result<Magnet> parseMagnet(std::string_view text)
{
    static constexpr std::string_view scheme = "magnet:?";
    const auto refuse = [&](std::string reason, std::string advice = {}) {
        return fail(Error{ErrorKind::BadLink, shortened(text), std::move(reason), std::move(advice)});
    };
    if (text.size() > longestMagnet)
        return refuse(fmt::format("longer than {} KiB", longestMagnet / 1024));
    const auto link = unwrapPasted(text);
    if (const auto hashes = readBareHash(link))
        return Magnet{.hashes = *hashes};
    if (isUrl(link) && !startsWithIgnoringCase(link, scheme))
        return refuse("it is a web address", "Download the torrent file that it leads to, and name that");
    if (!startsWithIgnoringCase(link, scheme))
        return refuse("a link starts with magnet: or is a hash of 40 or 64 hexadecimal digits",
                      "Copy the whole link again; if you mean a file, check its name");
    Draft draft;
    for (const auto part : splitParameters(std::string_view{link}.substr(scheme.size())))
        if (const auto fault = readParameter(draft, part))
            return refuse(*fault);
    if (!draft.magnet.hashes.isEmpty())
        return draft.magnet;
    if (draft.hasMutableKey)
        return refuse("links to shares that change later (urn:btpk, BEP 46) are not supported",
                      "Ask for a link to the share as it is now");
    return refuse("it names no BitTorrent hash (xt=urn:btih:… or xt=urn:btmh:…)");
}

std::string formatMagnet(const Magnet& magnet)
{
    std::string link = "magnet:?";
    if (magnet.hashes.v1)
        link += "xt=urn:btih:" + toHex(magnet.hashes.v1->bytes);
    if (magnet.hashes.v2)
        link += (magnet.hashes.v1 ? "&xt=urn:btmh:1220" : "xt=urn:btmh:1220") + toHex(magnet.hashes.v2->bytes);
    if (!magnet.name.empty())
        link += "&dn=" + percentEncode(magnet.name);
    for (std::size_t i = 0; i < magnet.selectOnly.size(); ++i) {
        const auto [first, last] = magnet.selectOnly[i];
        link += (i == 0 ? "&so=" : ",") + std::to_string(first);
        if (first != last)
            link += '-' + std::to_string(last);
    }
    for (const auto& tracker : magnet.trackers)
        link += "&tr=" + percentEncode(tracker);
    for (const auto& webSeed : magnet.webSeeds)
        link += "&ws=" + percentEncode(webSeed);
    for (const auto& peer : magnet.peers)
        link += "&x.pe=" + percentEncode(peer, ":");
    return link;
}

} // namespace shoal
