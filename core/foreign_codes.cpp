#include "core/foreign_codes.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>

namespace shoal {
namespace {

constexpr auto askForACode = "Ask who invites you for a code of Shoal: it begins with \"shoal:\"";
constexpr auto getIt =
    "`shoal get` fetches what it names; to join a swarm a code is needed, which begins with \"shoal:\"";

bool isHex(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char letter) { return std::isxdigit(letter) != 0; });
}

std::string lowered(std::string_view text)
{
    std::string lower{text};
    for (auto& letter : lower)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return lower;
}

bool isInfoHash(std::string_view text) { return (text.size() == 40 || text.size() == 64) && isHex(text); }

/// 56 letters of base32, mostly in groups of 7 with hyphens between.
bool isSyncthingId(std::string_view text)
{
    std::string letters{text};
    std::erase(letters, '-');
    return letters.size() == 56 && std::ranges::all_of(letters, [](unsigned char letter) {
               return std::isalpha(letter) != 0 || (letter >= '2' && letter <= '7');
           });
}

/// Begins with "LibNaCLPK:", in hexadecimal.
bool isTriblerKey(std::string_view text) { return text.starts_with("4c69624e61434c504b3a") && isHex(text); }

bool isTorrentsContent(std::string_view text)
{
    return text.size() > 2 && text[0] == 'd' && std::isdigit(static_cast<unsigned char>(text[1])) != 0
        && text.find(':') < 5;
}

struct ForeignRow {
    bool (*fits)(std::string_view lower);
    const char* is;
    const char* advice;
};

constexpr std::array foreignRows{
    ForeignRow{[](std::string_view text) { return text.starts_with("magnet:"); }, "it is a magnet link", getIt},
    ForeignRow{[](std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); },
               "it is a web address", askForACode},
    ForeignRow{[](std::string_view text) { return text.ends_with(".torrent"); }, "it is a torrent file's name", getIt},
    ForeignRow{isTorrentsContent, "it is a torrent file", getIt},
    ForeignRow{[](std::string_view text) { return text.starts_with("shoalid") || text.starts_with("shoalky"); },
               "it is a device's identity, not an invite", "`shoal swarm import-identity` takes it"},
    ForeignRow{[](std::string_view text) { return text.ends_with(".shoalinvite"); }, "it is a file's name",
               "Give the file: --code-file FILE"},
    ForeignRow{isInfoHash, "it is an info-hash or an id", getIt},
    ForeignRow{isTriblerKey, "it is a public key of Tribler", askForACode},
    ForeignRow{isSyncthingId, "it is a device id of Syncthing", askForACode},
};

/// "tox" of "tox:…".
std::optional<std::string_view> schemeOf(std::string_view text)
{
    const auto colon = text.find(':');
    const auto isSchemes = [](unsigned char letter) { return std::isalnum(letter) != 0 || letter == '+'; };
    if (colon == std::string_view::npos || colon < 2 || colon > 20
        || !std::ranges::all_of(text.substr(0, colon), isSchemes)
        || std::isalpha(static_cast<unsigned char>(text[0])) == 0)
        return std::nullopt;
    return text.substr(0, colon);
}
} // namespace

std::optional<ForeignCode> foreignCodeIn(std::string_view text)
{
    const auto lower = lowered(text);
    for (const auto& row : foreignRows)
        if (row.fits(lower))
            return ForeignCode{row.is, row.advice};
    if (const auto scheme = schemeOf(lower); scheme && scheme != "shoal")
        return ForeignCode{fmt::format("it begins with \"{}:\", and is for another program", *scheme), askForACode};
    return std::nullopt;
}

} // namespace shoal
