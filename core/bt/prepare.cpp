#include "core/bt/prepare.h"

#include "core/bt/library_priorities.h"
#include "core/bt/library_torrent.h"
#include "core/bt/resume_blob.h"
#include "core/files/file_priorities.h"
#include "core/files/obstacles.h"
#include "core/files/piece_map.h"
#include "core/files/room.h"
#include "core/files/unproven.h"

#include <libtorrent/torrent_flags.hpp>

#include <algorithm>
#include <filesystem>

namespace shoal::bt {
namespace {

bool anyOf(const PieceSet& pieces) { return std::find(pieces.begin(), pieces.end(), true) != pieces.end(); }

/// Layers are missing after a magnet link to a v2-only torrent: then libtorrent must fetch them before it can check.
bool canCheck(const ParsedTorrent& parsed)
{
    if (!parsed.hashes.pieces.empty())
        return true;
    for (std::size_t i = 0; i < parsed.torrent.files.size(); ++i) {
        const auto& file = parsed.torrent.files[i];
        if (!file.isPad && file.size > parsed.torrent.pieceLength && parsed.hashes.layers[i].empty())
            return false;
    }
    return true;
}

/// The pieces of files of which anything lies on disk.
PieceSet piecesOnDisk(const Torrent& torrent, const std::vector<FileStamp>& stamps)
{
    PieceSet pieces(torrent.pieceCount, false);
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i) {
        if (stamps[i].size <= 0)
            continue;
        const auto span = piecesOf(torrent, i);
        for (auto piece = span.first; piece <= span.last; ++piece)
            pieces[piece] = true;
    }
    return pieces;
}

struct Standing {
    PieceSet have;
    PieceSet doubted;       ///< to be hashed before they count
    PieceSet unproven = {}; ///< of `have`: to be hashed before they are sent; empty: none
};

/// It was added to be believed, and has never been looked at. Without hashes nothing could be proven before it is sent.
bool isToBeBelieved(const PrepareRequest& request, const ParsedTorrent& parsed)
{
    const auto& share = request.share;
    const bool mayBe = request.trust != DataTrust::JustHashed && !request.checkAll;
    return mayBe && share.resume.empty() && share.unproven == believedUnseen && canCheck(parsed);
}

std::vector<bool> filesOfRightSize(const Torrent& torrent, const std::vector<FileStamp>& stamps)
{
    std::vector<bool> right(torrent.files.size());
    for (std::size_t i = 0; i < right.size(); ++i)
        right[i] = torrent.files[i].isPad || stamps[i].size == static_cast<std::int64_t>(torrent.files[i].size);
    return right;
}

Standing believedStanding(const Torrent& torrent, const std::vector<FileStamp>& stamps)
{
    Standing standing{PieceSet(torrent.pieceCount, true), PieceSet(torrent.pieceCount, false)};
    const auto isRight = filesOfRightSize(torrent, stamps);
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i) {
        const auto span = piecesOf(torrent, i);
        for (auto piece = span.first; !isRight[i] && piece <= span.last; ++piece) {
            standing.have[piece] = false;
            standing.doubted[piece] = standing.doubted[piece] || stamps[i].size > 0;
        }
    }
    standing.unproven = standing.have;
    return standing;
}

/// What was unproven at the last save. What can't be read proves nothing.
PieceSet stillUnproven(const StoredShare& share, std::uint32_t pieceCount)
{
    if (!share.unproven)
        return {};
    return unprovenPieces(*share.unproven, pieceCount).value_or(PieceSet(pieceCount, true));
}

/// A piece that was had lies in its files, those of them that nobody wanted left out.
bool wasWanted(const Resume& resume, std::size_t file)
{
    const auto& priorities = resume.params.file_priorities;
    return file >= priorities.size() || priorities[file] != lt::dont_download;
}

/// A save that was taken while the drive was away says that they were not there, too.
void doubtMissingFiles(const Torrent& torrent, const Resume& resume, const std::vector<FileStamp>& stamps,
                       PieceSet& doubted)
{
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i) {
        if (torrent.files[i].isPad || stamps[i].size >= 0 || !wasWanted(resume, i))
            continue;
        const auto span = piecesOf(torrent, i);
        for (auto piece = span.first; piece <= span.last; ++piece)
            doubted[piece] = true;
    }
}

/// What pieces brought of files that nobody wanted then lies in the part file. Of one that is wanted now it is looked
/// for in its own place, where it isn't: such a piece is fetched again.
void doubtFilesWantedSince(const PreparedShare& share, const Resume& resume, const std::vector<FileStamp>& stamps,
                           PieceSet& doubted)
{
    for (std::uint32_t i = 0; i < share.torrent.files.size(); ++i) {
        const bool wasThere = i < resume.stamps.size() && resume.stamps[i].size >= 0;
        if (!share.wanted[i] || share.torrent.files[i].isPad || wasWanted(resume, i)
            || (wasThere && stamps[i].size >= 0))
            continue;
        const auto span = piecesOf(share.torrent, i);
        for (auto piece = span.first; piece <= span.last; ++piece)
            doubted[piece] = true;
    }
}

PieceSet keptPieces(const Resume& resume, std::uint32_t count)
{
    const auto& kept = resume.params.have_pieces;
    PieceSet pieces(count, false);
    for (std::uint32_t piece = 0; piece < count; ++piece) {
        const auto index = lt::piece_index_t{static_cast<int>(piece)};
        pieces[piece] = index < kept.end_index() && kept[index];
    }
    return pieces;
}

Standing standingOf(const PrepareRequest& request, const PreparedShare& share, const std::optional<Resume>& resume,
                    bool isBelieved)
{
    const auto count = share.torrent.pieceCount;
    if (request.trust == DataTrust::JustHashed)
        return {PieceSet(count, true), PieceSet(count, false)};
    const auto stamps = stampsOf(share.torrent, share.places);
    if (isBelieved)
        return believedStanding(share.torrent, stamps);
    const auto onDisk = piecesOnDisk(share.torrent, stamps);
    if (request.checkAll || !resume)
        return {PieceSet(count, false), onDisk};

    Standing standing{PieceSet(count, false), piecesToDoubt(share.torrent, resume->stamps, stamps)};
    doubtMissingFiles(share.torrent, *resume, stamps, standing.doubted);
    doubtFilesWantedSince(share, *resume, stamps, standing.doubted);
    standing.unproven = stillUnproven(request.share, count);
    auto unsure = request.afterPowerCut ? piecesStillWritten(share.torrent, resume->stamps) : PieceSet(count);
    for (const auto piece : request.suspects)
        if (piece < count)
            unsure[piece] = true;
    const auto kept = keptPieces(*resume, count);
    for (std::uint32_t piece = 0; piece < count; ++piece) {
        const bool had = kept[piece];
        const bool isDoubted = standing.doubted[piece] || unsure[piece];
        standing.have[piece] = had && !isDoubted;
        standing.doubted[piece] = had && isDoubted && onDisk[piece];
    }
    for (const auto piece : request.journal)
        if (piece < count && !standing.have[piece])
            standing.doubted[piece] = true;
    return standing;
}

/// Hashes what is doubted. What can't be hashed here is handed to libtorrent as pieces whose blocks are all there,
/// which it hashes itself before they count.
Result<void> settleDoubts(const PrepareRequest& request, const ParsedTorrent& parsed, PreparedShare& share,
                          PieceSet doubted, const OnCreateProgress& onProgress, std::stop_token stop)
{
    if (!anyOf(doubted))
        return {};
    if (!canCheck(parsed)) {
        for (std::uint32_t piece = 0; piece < doubted.size(); ++piece)
            if (doubted[piece])
                share.params.unfinished_pieces[lt::piece_index_t{static_cast<int>(piece)}] =
                    lt::bitfield(static_cast<int>(blocksIn(parsed.torrent, piece)), true);
        return {};
    }
    const auto outcome = verifyContent({.torrent = parsed.torrent,
                                        .hashes = parsed.hashes,
                                        .places = share.places,
                                        .only = doubted,
                                        .threads = request.threads},
                                       onProgress, stop);
    if (!outcome)
        return fail(outcome.error());
    for (std::uint32_t piece = 0; piece < doubted.size(); ++piece)
        if (doubted[piece])
            share.checked += bytesIn(parsed.torrent, piece);
    for (std::uint32_t piece = 0; piece < doubted.size(); ++piece)
        if (doubted[piece] && outcome->verified[piece])
            share.have[piece] = share.hashed[piece] = true;
    return {};
}

/// A file of which not one piece is right, or that is longer than the share's, was not written for this share: it is
/// somebody's, and stays as it is.
/// `mayBe` leaves out those that are known to be ours.
std::optional<std::uint32_t> foreignFile(const PreparedShare& share, const std::vector<FileStamp>& stamps,
                                         const std::vector<bool>& mayBe)
{
    for (std::uint32_t i = 0; i < share.torrent.files.size(); ++i) {
        const auto& file = share.torrent.files[i];
        if (!mayBe[i] || !share.wanted[i] || stamps[i].size <= 0)
            continue;
        const bool isLonger = static_cast<Bytes>(stamps[i].size) > file.size; // we never write behind the end
        if (isLonger || haveBytes(share.torrent, i, share.have) == 0)
            return i;
    }
    return std::nullopt;
}

/// Files that the last run didn't want, and that were not there then: whatever lies there now, it didn't write.
std::vector<bool> neverTouched(const Torrent& torrent, const Resume& resume)
{
    const auto& priorities = resume.params.file_priorities;
    std::vector<bool> untouched(torrent.files.size(), false);
    for (std::size_t i = 0; i < untouched.size() && i < priorities.size() && i < resume.stamps.size(); ++i)
        untouched[i] = !wasWanted(resume, i) && resume.stamps[i].size < 0;
    return untouched;
}

/// The wanted files that were there at the last save, or of which it had a piece. Of a share that lost a file while it
/// ran no save tells: all of them.
std::vector<bool> filesThatWereThere(const PreparedShare& share, const std::optional<Resume>& resume)
{
    const auto kept = resume ? keptPieces(*resume, share.torrent.pieceCount) : PieceSet{};
    std::vector<bool> were(share.torrent.files.size(), false);
    for (std::uint32_t i = 0; i < were.size(); ++i) {
        const auto& file = share.torrent.files[i];
        const bool isKnown = resume && i < resume->stamps.size();
        const bool wasThere = isKnown
            ? resume->stamps[i].size >= 0 || (wasWanted(*resume, i) && haveBytes(share.torrent, i, kept) > 0)
            : file.size > 0;
        were[i] = share.wanted[i] && !file.isPad && wasThere;
    }
    return were;
}

struct GoneFiles {
    std::optional<std::uint32_t> first;
    bool areAll = true;
};

GoneFiles goneFiles(const PreparedShare& share, const std::vector<bool>& wereThere)
{
    GoneFiles gone;
    const auto now = stampsOf(share.torrent, share.places);
    for (std::uint32_t i = 0; i < wereThere.size(); ++i) {
        if (!wereThere[i])
            continue;
        if (now[i].size >= 0)
            gone.areAll = false;
        else if (!gone.first)
            gone.first = i;
    }
    return gone;
}

Result<void> expectFilesOf(const PrepareRequest& request, const PreparedShare& share,
                           const std::optional<Resume>& resume)
{
    const bool wasLost = request.checkAll && request.share.resume == doubtedResume;
    const bool isKnown = resume && !resume->stamps.empty();
    if (!request.expectsFiles || !(isKnown || wasLost))
        return {};
    const auto gone = goneFiles(share, filesThatWereThere(share, resume));
    // One file may have been deleted; where all are gone, it is their drive that is missing.
    const bool mayMissSome = request.checkAll || !request.share.completedAt;
    if (!gone.first || (mayMissSome && !gone.areAll))
        return {};
    return fail({ErrorKind::NotFound, share.places.of(share.torrent, *gone.first).string(),
                 gone.areAll ? "it was there when the share ran last, and so was all that is wanted of it"
                             : "it was there when the share ran last",
                 gone.areAll ? "Connect its drive or put it back, then `shoal resume` it; `shoal get` with its link "
                               "fetches it again"
                             : "Connect its drive or put it back, then `shoal resume` it; `shoal verify` fetches it "
                               "again"});
}

/// Before anything of it is written or made.
std::vector<bool> filesNotKnownToBeOurs(const PrepareRequest& request, const PreparedShare& share,
                                        const std::optional<Resume>& resume, bool isBelieved)
{
    if (resume)
        return neverTouched(share.torrent, *resume);
    // Resume data that can't be read was written once: what lies there is ours.
    const bool isFirstTime = request.share.resume.empty() && !request.checkAll;
    if (!isBelieved)
        return std::vector<bool>(share.torrent.files.size(), isFirstTime);
    auto foreign = filesOfRightSize(share.torrent, stampsOf(share.torrent, share.places));
    foreign.flip();
    return foreign;
}

/// What counts without having been hashed, and what it is to be hashed with when that is needed.
void keepUnproven(PreparedShare& share, PieceSet unproven, PieceHashes& hashes)
{
    for (std::size_t piece = 0; piece < unproven.size(); ++piece)
        unproven[piece] = unproven[piece] && share.have[piece] && !share.hashed[piece];
    if (!anyOf(unproven))
        return;
    share.unproven = std::move(unproven);
    share.layers = std::move(hashes.layers);
}

/// Wanted files that were to be believed, and can't be.
std::vector<std::uint32_t> filesUnlike(const PreparedShare& share)
{
    const auto isOfRightSize = filesOfRightSize(share.torrent, stampsOf(share.torrent, share.places));
    std::vector<std::uint32_t> files;
    for (std::uint32_t i = 0; i < isOfRightSize.size(); ++i)
        if (share.wanted[i] && !isOfRightSize[i])
            files.push_back(i);
    return files;
}

/// Wanted files that lack a piece.
std::vector<bool> incompleteFiles(const PreparedShare& share)
{
    std::vector<bool> incomplete(share.torrent.files.size(), false);
    for (std::uint32_t i = 0; i < incomplete.size(); ++i) {
        const auto span = piecesOf(share.torrent, i);
        for (auto piece = span.first; share.wanted[i] && piece <= span.last; ++piece)
            if (!share.have[piece])
                incomplete[i] = true;
    }
    return incomplete;
}

/// Wanted files without a byte belong to no piece: those that are not there.
std::vector<bool> missingEmptyFiles(const PreparedShare& share)
{
    std::vector<bool> missing(share.torrent.files.size(), false);
    for (std::uint32_t i = 0; i < missing.size(); ++i) {
        const auto& file = share.torrent.files[i];
        std::error_code ignored;
        missing[i] = share.wanted[i] && !file.isPad && file.size == 0
            && !std::filesystem::exists(share.places.of(share.torrent, i), ignored);
    }
    return missing;
}

Result<void> makeRoom(const PreparedShare& share, const std::vector<bool>& incomplete)
{
    if (auto made = makeFolders(share.torrent, share.places, share.wanted); !made)
        return made;
    if (auto writable = expectWritable(share.torrent, share.places, incomplete); !writable)
        return writable;
    const auto room = roomFor(share.torrent, share.places, share.wanted);
    if (!room)
        return fail(room.error());
    if (!room->isEnough())
        return fail(ErrorKind::NotEnoughSpace, share.places.folder().string(), roomText(*room));
    return {};
}

/// libtorrent's names are made harmless; ours are the real ones.
void nameFiles(PreparedShare& share)
{
    const auto& files = share.params.ti->files();
    for (const auto i : files.file_range()) {
        const auto index = static_cast<std::uint32_t>(static_cast<int>(i));
        if (share.torrent.files[index].isPad)
            continue;
        const auto real = share.places.of(share.torrent, index);
        if (real != share.places.folder() / files.file_path(i))
            share.params.renamed_files[i] = real.string();
    }
}

void keepFromResume(lt::add_torrent_params& params, Resume& resume)
{
    params.unfinished_pieces = std::move(resume.params.unfinished_pieces);
    params.merkle_trees = std::move(resume.params.merkle_trees);
    params.merkle_tree_mask = std::move(resume.params.merkle_tree_mask);
    params.peers = std::move(resume.params.peers);
    params.banned_peers = std::move(resume.params.banned_peers);
    params.total_uploaded = resume.params.total_uploaded;
    params.total_downloaded = resume.params.total_downloaded;
}

void fillParams(const PrepareRequest& request, PreparedShare& share)
{
    auto& params = share.params;
    params.save_path = share.places.folder().string();
    params.flags =
        lt::torrent_flags::update_subscribe | lt::torrent_flags::apply_ip_filter | lt::torrent_flags::no_verify_files;
    if (request.share.order == PieceOrder::Sequential)
        params.flags |= lt::torrent_flags::sequential_download;
    params.file_priorities = libraryPriorities(share.torrent, share.priorities);
    // Also when nothing else that was kept is believed.
    params.total_uploaded = std::max(params.total_uploaded, static_cast<std::int64_t>(request.share.uploaded));
    params.total_downloaded = std::max(params.total_downloaded, static_cast<std::int64_t>(request.share.downloaded));
    params.have_pieces.resize(static_cast<int>(share.have.size()), false);
    for (std::size_t piece = 0; piece < share.have.size(); ++piece) {
        const auto index = lt::piece_index_t{static_cast<int>(piece)};
        if (!share.have[piece])
            continue;
        params.have_pieces.set_bit(index);
        params.unfinished_pieces.erase(index);
    }
    nameFiles(share);
}

} // namespace

Result<PreparedShare> prepareShare(const PrepareRequest& request, const OnCreateProgress& onProgress,
                                   std::stop_token stop)
{
    auto loaded = loadTorrent(request.share.torrent);
    if (!loaded)
        return fail(loaded.error());
    PreparedShare share;
    share.torrent = loaded->parsed.torrent;
    share.places = ContentPlaces{request.share.folder, request.share.places};
    auto priorities = filePriorities(share.torrent, request.share.wanted, request.share.fileChanges);
    if (!priorities)
        return fail(priorities.error());
    share.priorities = std::move(*priorities);
    share.wanted = wantedOf(share.priorities);
    share.params.ti = loaded->library;
    if (auto expected = expectFiles(share.torrent, share.places, share.wanted); !expected)
        return fail(expected.error());

    share.identities = identitiesOf(share.torrent, share.places);
    auto resume = readResume(request.share.resume);
    if (resume)
        fit(*resume, share.torrent);
    if (auto expected = expectFilesOf(request, share, resume); !expected)
        return fail(expected.error());
    const bool isBelieved = isToBeBelieved(request, loaded->parsed);
    auto standing = standingOf(request, share, resume, isBelieved);
    share.have = std::move(standing.have);
    share.hashed.assign(share.have.size(), false);
    if (isBelieved)
        share.unlike = filesUnlike(share);
    const auto mayBeForeign = filesNotKnownToBeOurs(request, share, resume, isBelieved);
    if (resume && !request.checkAll)
        keepFromResume(share.params, *resume);
    if (auto settled = settleDoubts(request, loaded->parsed, share, std::move(standing.doubted), onProgress, stop);
        !settled)
        return fail(settled.error());
    if (request.trust != DataTrust::JustHashed)
        if (const auto foreign = foreignFile(share, stampsOf(share.torrent, share.places), mayBeForeign))
            return fail(ErrorKind::AlreadyExists, share.places.of(share.torrent, *foreign).string(),
                        canCheck(loaded->parsed)
                            ? "its content is not that of the share"
                            : "it can't be compared with the share: a link to a v2 torrent doesn't "
                              "bring its piece hashes");
    keepUnproven(share, std::move(standing.unproven), loaded->parsed.hashes);
    const auto incomplete = incompleteFiles(share);
    share.isComplete = std::ranges::find(incomplete, true) == incomplete.end();
    const auto made = share.isComplete ? makeFolders(share.torrent, share.places, missingEmptyFiles(share))
                                       : makeRoom(share, incomplete);
    if (!made)
        return fail(made.error());
    fillParams(request, share);
    return share;
}

} // namespace shoal::bt
