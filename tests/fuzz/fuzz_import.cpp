// What other programs keep of their shares: whatever their files hold, it is a share of ours or none.
#include "core/bt/torrent_reader.h"
#include "core/import/qbittorrent_resume.h"
#include "core/import/transmission_resume.h"
#include "core/labels.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace shoal;

namespace {
/// One file of two pieces, v1 and v2.
std::string torrentV1()
{
    return "d4:infod6:lengthi100000e4:name1:a12:piece lengthi65536e6:pieces40:" + std::string(40, 'h') + "ee";
}
std::string torrentV2()
{
    return "d4:infod9:file treed1:ad0:d6:lengthi100000e11:pieces root32:" + std::string(32, 'h')
        + "eee12:meta versioni2e4:name1:a12:piece lengthi65536eee";
}

void checkTaken(const ForeignShare& share)
{
    const auto takeover = takeOver(share);
    if (!takeover)
        return;
    const auto& request = takeover->request;
    for (const auto& label : request.labels)
        test::require(checkLabel(label).has_value(), "a label is one of ours");
    for (const auto& place : request.places)
        test::require(takeover->torrent && place.index < takeover->torrent->files.size() && place.path.is_absolute(),
                      "a place is that of a file");
    test::require(request.folder.is_absolute(), "a folder is absolute");
}

void checkTransmission(const std::string& bytes)
{
    ForeignShare share;
    if (!readTransmissionResume(bytes, share))
        return;
    share.source = torrentV1();
    checkTaken(share);
}

void checkQBittorrent(const std::string& torrent, const std::string& resume)
{
    const auto share = readQBittorrentResume(torrent, resume);
    if (!share)
        return;
    if (const auto* const whole = std::get_if<std::string>(&share->source)) {
        const auto was = bt::readTorrent(torrent);
        const auto is = bt::readTorrent(*whole);
        test::require(was && is && was->torrent.hashes == is->torrent.hashes, "it is the same torrent");
    }
    checkTaken(*share);
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    checkTransmission(bytes);
    if (const auto magnet = transmissionMagnet(bytes))
        test::require(!magnet->hashes.isEmpty(), "a link names a torrent");
    for (const auto& torrent : {std::string{}, torrentV1(), torrentV2()})
        checkQBittorrent(torrent, bytes);
    return 0;
}
