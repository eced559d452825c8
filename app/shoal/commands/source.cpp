#include "app/shoal/commands/source.h"

#include "app/shoal/report/format.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fmt/format.h>
#include <fstream>

namespace shoal::app {
namespace {
/// Far more than any real torrent file: a disk image named by mistake is not read whole.
constexpr std::uintmax_t largestTorrentFile = std::uintmax_t{256} << 20;

Result<std::string> readFile(const std::filesystem::path& file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (error)
        return failWith(error, file.string());
    if (std::filesystem::is_directory(status))
        return fail(Error{ErrorKind::NotATorrent, file.string(), "it is a folder", "Name a file"});
    if (!std::filesystem::is_regular_file(status))
        return fail(Error{ErrorKind::NotATorrent, file.string(), "it is a device, pipe or socket", "Name a file"});
    const auto size = std::filesystem::file_size(file, error);
    if (!error && size > largestTorrentFile)
        return fail(ErrorKind::NotATorrent, file.string(),
                    fmt::format("it is far too large: {}, where a torrent file has at most {}", bytesText(size),
                                bytesText(largestTorrentFile)));
    std::ifstream stream{file, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{stream}, {}};
    if (!stream.is_open() || stream.bad())
        return failWith(lastError(), file.string());
    return bytes;
}
} // namespace

bool isMagnet(std::string_view text)
{
    const auto start = text.find_first_not_of(" \t\r\n");
    constexpr std::string_view scheme = "magnet:";
    const auto head = start == std::string_view::npos ? std::string_view{} : text.substr(start, scheme.size());
    return std::equal(head.begin(), head.end(), scheme.begin(), scheme.end(),
                      [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
}

bool looksLikeFile(const std::string& text)
{
    const bool isAddress = text.find("://") != std::string::npos;
    return !isAddress && (text.find('/') != std::string::npos || text.ends_with(".torrent"));
}

Result<TorrentSource> readTorrentFile(const std::filesystem::path& file)
{
    auto bytes = readFile(file);
    if (!bytes)
        return fail(bytes.error());
    auto parsed = bt::readTorrent(*bytes);
    if (!parsed) {
        auto error = parsed.error();
        error.about = file.string();
        return fail(std::move(error));
    }
    return TorrentSource{std::move(*bytes), std::move(*parsed)};
}

Result<Source> readSource(const std::string& text)
{
    std::error_code error;
    const bool isFile = !isMagnet(text) && std::filesystem::exists(text, error);
    if (isFile || (!isMagnet(text) && looksLikeFile(text))) {
        auto torrent = readTorrentFile(text);
        if (!torrent)
            return fail(torrent.error());
        return std::move(*torrent);
    }
    auto magnet = parseMagnet(text);
    if (!magnet)
        return fail(magnet.error());
    return std::move(*magnet);
}

bool isContent(const std::string& text)
{
    std::error_code error;
    const auto status = std::filesystem::status(text, error);
    return std::filesystem::is_directory(status)
        || (std::filesystem::is_regular_file(status) && !text.ends_with(".torrent"));
}

const std::string& nameOf(const Source& source)
{
    const auto* const torrent = std::get_if<TorrentSource>(&source);
    return torrent ? torrent->parsed.torrent.name : std::get<Magnet>(source).name;
}

const InfoHashes& hashesOf(const Source& source)
{
    const auto* const torrent = std::get_if<TorrentSource>(&source);
    return torrent ? torrent->parsed.torrent.hashes : std::get<Magnet>(source).hashes;
}

std::variant<Magnet, std::string> addedAs(const Source& source)
{
    if (const auto* const torrent = std::get_if<TorrentSource>(&source))
        return torrent->bytes;
    return std::get<Magnet>(source);
}

Magnet magnetOf(const Torrent& torrent)
{
    Magnet magnet;
    magnet.hashes = torrent.hashes;
    magnet.name = torrent.name;
    magnet.trackers = torrent.trackers;
    magnet.webSeeds = torrent.webSeeds;
    return magnet;
}

} // namespace shoal::app
