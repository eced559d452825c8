#include "core/chunks/verify.h"

#include "core/chunks/hash_pieces.h"

#include <algorithm>
#include <exception>
#include <map>
#include <mutex>

namespace shoal {
namespace {
FileFault faultOf(std::uint32_t file, const Error& error)
{
    using Kind = FileFault::Kind;
    switch (error.kind) {
    case ErrorKind::NotFound:
    case ErrorKind::NotAFolder: return {file, Kind::Missing, {}};
    case ErrorKind::FileChanged: return {file, Kind::TooShort, {}};
    default: return {file, Kind::Unreadable, error.reason};
    }
}

class Verification final : public HashSink {
public:
    Verification(const VerifyRequest& request, Disk& disk)
        : request_{request}
        , torrent_{request.torrent}
        , disk_{disk}
        , checkable_{request.only.value_or(PieceSet(torrent_.pieceCount, true))}
        , matches_(torrent_.pieceCount, 0)
    {
        checkable_.resize(torrent_.pieceCount, false);
    }

    Result<VerifyOutcome> run(const OnCreateProgress& onProgress, const std::stop_token& stop)
    {
        const auto wanted = checkable_;
        for (std::uint32_t i = 0; i < torrent_.files.size(); ++i) {
            if (stop.stop_requested())
                return fail(ErrorKind::Cancelled);
            if (!torrent_.files[i].isPad && concerns(i, wanted))
                lookAt(i);
        }
        expectRoots();
        ProgressMeter meter{checkableBytes(), onProgress};
        const HashPlan plan{
            .files = torrent_.files,
            .shape = shapeOf(torrent_.files, torrent_.pieceLength, torrent_.format()),
            .locate = [this](std::uint32_t file) { return request_.places.of(torrent_, file).native(); },
            .wants = [this](std::uint32_t piece) { return checkable_[piece]; },
            .threads = request_.threads};
        if (auto hashed = hashPieces(plan, *this, disk_, meter, stop); !hashed)
            return fail(hashed.error());
        meter.tellEnd();
        return outcome();
    }

    void pieceHashed(std::uint32_t piece, const PieceDigests& digests) override
    {
        const auto& pieces = request_.hashes.pieces;
        const bool hasV1 = torrent_.hashes.v1 && piece < pieces.size();
        const bool hasV2 = roots_[piece] != nullptr;
        matches_[piece] =
            (hasV1 || hasV2) && (!hasV1 || pieces[piece] == digests.v1) && (!hasV2 || *roots_[piece] == digests.v2);
    }

    Result<void> fileOpened(std::uint32_t, OpenFile&) override { return {}; }

    bool fileFailed(std::uint32_t file, const Error& error) override
    {
        const std::lock_guard lock{mutex_};
        faults_.insert_or_assign(file, faultOf(file, error));
        return true;
    }

private:
    std::uint32_t firstPiece(const TorrentFile& file) const
    {
        return static_cast<std::uint32_t>(file.offset / torrent_.pieceLength);
    }
    /// One past the last piece that holds a byte of the file's first `size` bytes, and at least the first.
    std::uint32_t endPiece(const TorrentFile& file, Bytes size) const
    {
        if (size == 0)
            return firstPiece(file);
        return static_cast<std::uint32_t>((file.offset + size - 1) / torrent_.pieceLength) + 1;
    }

    /// Whether a file must be looked at: it holds a wanted piece, or everything is wanted (for the empty files).
    bool concerns(std::uint32_t index, const PieceSet& wanted) const
    {
        if (!request_.only)
            return true;
        const auto& file = torrent_.files[index];
        for (auto piece = firstPiece(file); piece < endPiece(file, file.size); ++piece)
            if (wanted[piece])
                return true;
        return false;
    }

    /// Notes what the disk says of a file; pieces that need bytes it doesn't have are not hashed.
    void lookAt(std::uint32_t index)
    {
        const auto& file = torrent_.files[index];
        const auto seen = access_->snapshot(request_.places.of(torrent_, index).native());
        Bytes available = 0;
        if (!seen)
            faults_.emplace(index, faultOf(index, seen.error()));
        else if (!seen->isRegular)
            faults_.emplace(index, FileFault{index, FileFault::Kind::NotAFile, {}});
        else
            available = std::min(seen->size, file.size);
        if (seen && seen->isRegular && seen->size != file.size) {
            const bool isShort = seen->size < file.size;
            faults_.emplace(index,
                            FileFault{index, isShort ? FileFault::Kind::TooShort : FileFault::Kind::TooLong, {}});
        }
        if (available == file.size)
            return;
        const auto lost = static_cast<std::uint32_t>((file.offset + available) / torrent_.pieceLength);
        for (auto piece = lost; piece < endPiece(file, file.size); ++piece)
            checkable_[piece] = false;
    }

    Bytes checkableBytes() const
    {
        Bytes sum = 0;
        for (const auto& file : torrent_.files)
            if (!file.isPad)
                for (auto piece = firstPiece(file); piece < endPiece(file, file.size); ++piece)
                    if (checkable_[piece])
                        sum += bytesIn(file, piece);
        return sum;
    }

    Bytes bytesIn(const TorrentFile& file, std::uint32_t piece) const
    {
        const auto start = piece * torrent_.pieceLength;
        return std::min(start + torrent_.pieceLength, file.offset + file.size) - std::max(start, file.offset);
    }

    /// The v2 root that each piece should have, where it is known.
    void expectRoots()
    {
        roots_.assign(torrent_.pieceCount, nullptr);
        if (torrent_.format() == TorrentFormat::V1)
            return;
        const auto& layers = request_.hashes.layers;
        for (std::size_t i = 0; i < torrent_.files.size(); ++i) {
            const auto& file = torrent_.files[i];
            if (file.isPad || file.size == 0)
                continue;
            const auto first = firstPiece(file);
            const auto count = endPiece(file, file.size) - first;
            if (count == 1)
                roots_[first] = &file.piecesRoot;
            else if (i < layers.size() && layers[i].size() == count)
                for (std::uint32_t k = 0; k < count; ++k)
                    roots_[first + k] = &layers[i][k];
        }
    }

    VerifyOutcome outcome()
    {
        VerifyOutcome outcome;
        outcome.verified.assign(matches_.begin(), matches_.end());
        for (std::uint32_t i = 0; i < torrent_.files.size(); ++i)
            if (!torrent_.files[i].isPad && hasWrongPiece(torrent_.files[i]))
                faults_.emplace(i, FileFault{i, FileFault::Kind::WrongData, {}});
        for (auto& [file, fault] : faults_)
            outcome.faults.push_back(std::move(fault));
        return outcome;
    }

    bool hasWrongPiece(const TorrentFile& file) const
    {
        for (auto piece = firstPiece(file); piece < endPiece(file, file.size); ++piece)
            if (checkable_[piece] && !matches_[piece])
                return true;
        return false;
    }

    const VerifyRequest& request_;
    const Torrent& torrent_;
    Disk& disk_;
    std::unique_ptr<FileAccess> access_ = disk_.access();
    PieceSet checkable_;                // wanted, and every byte is on disk
    std::vector<std::uint8_t> matches_; // bytes: threads write side by side
    std::vector<const Sha256*> roots_;
    std::mutex mutex_;                          // guards faults_ while hashing
    std::map<std::uint32_t, FileFault> faults_; // by file
};
} // namespace

Result<VerifyOutcome> verifyContent(const VerifyRequest& request, Disk& disk, const OnCreateProgress& onProgress,
                                    std::stop_token stop)
try {
    return Verification{request, disk}.run(onProgress, stop);
} catch (const std::exception& broken) {
    return fail(ErrorKind::Internal, {}, broken.what());
}

Result<VerifyOutcome> verifyContent(const VerifyRequest& request, const OnCreateProgress& onProgress,
                                    std::stop_token stop)
{
    LocalDisk disk;
    return verifyContent(request, disk, onProgress, std::move(stop));
}

} // namespace shoal
