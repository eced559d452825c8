// Key names as qBittorrent's bencoderesumedatastorage.cpp and libtorrent's write_resume_data.cpp have them.
#include "core/import/qbittorrent_resume.h"

#include "core/bt/bencode_reader.h"
#include "core/bt/resumed_torrent.h"

#include <algorithm>

namespace shoal {
namespace {
BytesPerSecond rateLimit(const Bencoded& resume, std::string_view key)
{
    return {static_cast<std::uint64_t>(std::max<std::int64_t>(resume.number(key).value_or(0), 0))};
}

template <std::size_t Size>
void copyHash(const std::string& bytes, std::optional<Digest<Size>>& hash)
{
    const bool isHash = bytes.size() == Size && bytes.find_first_not_of('\0') != std::string::npos;
    if (isHash)
        std::ranges::copy(bytes, hash.emplace().bytes.begin());
}

std::optional<Magnet> linkOf(const Bencoded& resume)
{
    Magnet magnet;
    copyHash(resume.text("info-hash"), magnet.hashes.v1);
    copyHash(resume.text("info-hash2"), magnet.hashes.v2);
    magnet.name = resume.text("name");
    for (const auto& tier : resume.list("trackers"))
        if (const auto* const urls = std::get_if<Bencoded::List>(&tier.value))
            for (const auto& url : *urls)
                if (const auto* const text = std::get_if<std::string>(&url.value))
                    magnet.trackers.push_back(*text);
    if (magnet.hashes.isEmpty())
        return std::nullopt;
    // As of any link: names and addresses that can't be used are passed over.
    const auto read = parseMagnet(formatMagnet(magnet));
    return read ? std::optional{*read} : std::nullopt;
}

void readFields(const Bencoded& resume, ForeignShare& share)
{
    share.incompleteSuffix = ".!qB";
    for (const auto& path : resume.list("mapped_files")) {
        const auto* const text = std::get_if<std::string>(&path.value);
        share.paths.push_back(text != nullptr ? *text : std::string{});
    }
    for (const auto& priority : resume.list("file_priority")) {
        const auto* const number = std::get_if<std::int64_t>(&priority.value);
        share.wanted.push_back(number == nullptr || *number != 0);
    }
    if (const auto category = resume.text("qBt-category"); !category.empty())
        share.labels.push_back(category);
    for (const auto& tag : resume.list("qBt-tags"))
        if (const auto* const text = std::get_if<std::string>(&tag.value))
            share.labels.push_back(*text);
    // Without "auto_managed" it was stopped by the user, and not by a queue.
    share.isPaused = resume.number("paused").value_or(0) != 0 && resume.number("auto_managed").value_or(0) == 0;
    share.limits = {rateLimit(resume, "download_rate_limit"), rateLimit(resume, "upload_rate_limit")};
    if (resume.number("sequential_download").value_or(0) != 0)
        share.order = PieceOrder::Sequential;
}
} // namespace

Result<ForeignShare> readQBittorrentResume(const std::string& torrent, const std::string& resume)
{
    const auto fields = bt::readBencoded(resume);
    if (!fields)
        return fail(ErrorKind::Io, {}, "it is no resume data of qBittorrent");
    ForeignShare share;
    share.folder = fields->text("save_path");
    if (!share.folder.is_absolute())
        return fail(ErrorKind::Io, {}, "it names no folder");
    readFields(*fields, share);
    if (!torrent.empty()) {
        auto whole = bt::torrentOfResume(torrent, resume);
        if (!whole)
            return fail(whole.error());
        share.source = std::move(*whole);
    } else if (auto link = linkOf(*fields)) {
        share.source = std::move(*link);
    } else {
        return fail(ErrorKind::Io, {}, "it names no info-hash");
    }
    return share;
}

} // namespace shoal
