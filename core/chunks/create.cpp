#include "core/chunks/create.h"

#include "core/chunks/hash_pieces.h"
#include "core/chunks/layout.h"
#include "core/chunks/merkle.h"
#include "core/chunks/parallel.h"
#include "core/chunks/piece_size.h"
#include "core/chunks/scan.h"
#include "core/chunks/torrent_encoder.h"
#include "core/chunks/utf8.h"

#include <exception>
#include <mutex>

namespace shoal {
namespace {
constexpr Bytes largeFile = 1024 * 1024;

Error changed(const std::string& path, std::string how)
{
    return {ErrorKind::FileChanged, printable(path), std::move(how)};
}

/// The first error that any thread met.
class FirstError {
public:
    void set(const Error& error)
    {
        const std::lock_guard lock{mutex_};
        if (!error_)
            error_ = error;
    }
    std::optional<Error> get() const
    {
        const std::lock_guard lock{mutex_};
        return error_;
    }

private:
    mutable std::mutex mutex_;
    std::optional<Error> error_;
};

/// A scanned share on its way to a torrent.
class Creation final : public HashSink {
public:
    Creation(const CreateRequest& request, Scan scan, Disk& disk)
        : request_{request}
        , scan_{std::move(scan)}
        , disk_{disk}
        , locations_{scan_.locations()}
    {}

    Result<CreatedTorrent> run(const OnCreateProgress& onProgress, const std::stop_token& stop)
    {
        if (auto planned = plan(); !planned)
            return fail(planned.error());
        ProgressMeter meter{scan_.contentSize(), onProgress};
        if (auto hashed = hashAll(meter, stop); !hashed)
            return fail(hashed.error());
        if (auto same = checkUnchanged(stop); !same)
            return fail(same.error());
        meter.tellEnd();
        return encode();
    }

    void pieceHashed(std::uint32_t piece, const PieceDigests& digests) override
    {
        if (!hashes_.pieces.empty())
            hashes_.pieces[piece] = digests.v1;
        if (!roots_.empty())
            roots_[piece] = digests.v2;
    }

    Result<void> fileOpened(std::uint32_t file, OpenFile& open) override
    {
        // A large file is worth stopping for early; every file is looked at again in the end.
        const auto found = foundOf_[file];
        if (scan_.files[found].seen.size < largeFile)
            return {};
        const auto seen = open.snapshot();
        if (!seen)
            return fail(seen.error());
        if (*seen != scan_.files[found].seen)
            return fail(changed(locations_[found], "it was written to"));
        return {};
    }

    bool fileFailed(std::uint32_t file, const Error& error) override
    {
        // It was there and readable a moment ago.
        const bool isGone = error.kind == ErrorKind::NotFound;
        error_.set(isGone ? changed(locations_[foundOf_[file]], "it vanished") : error);
        return false;
    }

private:
    Result<void> plan()
    {
        std::vector<Bytes> sizes;
        for (const auto& file : scan_.files)
            sizes.push_back(file.seen.size);
        torrent_.pieceLength =
            request_.pieceLength != 0 ? request_.pieceLength : choosePieceLength(sizes, request_.format);
        auto layout = layOut(scan_, request_.format, torrent_.pieceLength);
        if (!layout)
            return fail(layout.error());
        torrent_.files = std::move(layout->files);
        torrent_.pieceCount = layout->pieceCount;
        indices_ = std::move(layout->indices);
        foundOf_.resize(torrent_.files.size());
        for (std::uint32_t i = 0; i < indices_.size(); ++i)
            foundOf_[indices_[i]] = i;
        return {};
    }

    Result<void> hashAll(ProgressMeter& meter, const std::stop_token& stop)
    {
        const auto shape = shapeOf(torrent_.files, torrent_.pieceLength, request_.format);
        if (shape.hasV1)
            hashes_.pieces.resize(torrent_.pieceCount);
        if (shape.hasV2)
            roots_.resize(torrent_.pieceCount);
        const HashPlan work{.files = torrent_.files,
                            .shape = shape,
                            .locate = [this](std::uint32_t file) { return locations_[foundOf_[file]]; },
                            .threads = request_.threads};
        if (auto hashed = hashPieces(work, *this, disk_, meter, stop); !hashed)
            return hashed;
        if (const auto error = error_.get())
            return fail(*error);
        if (shape.hasV2)
            nameRoots();
        return {};
    }

    /// Each file's piece layer and root, out of the roots of all pieces.
    void nameRoots()
    {
        hashes_.layers.resize(torrent_.files.size());
        for (std::size_t i = 0; i < torrent_.files.size(); ++i) {
            auto& file = torrent_.files[i];
            if (file.isPad || file.size == 0)
                continue;
            const auto first = roots_.begin() + static_cast<std::ptrdiff_t>(file.offset / torrent_.pieceLength);
            const auto count = (file.size + torrent_.pieceLength - 1) / torrent_.pieceLength;
            if (count > 1)
                hashes_.layers[i].assign(first, first + static_cast<std::ptrdiff_t>(count));
            file.piecesRoot = count > 1 ? piecesRootOf(hashes_.layers[i], torrent_.pieceLength) : *first;
        }
    }

    /// A file that was written to after its turn would make a share that nobody can complete.
    Result<void> checkUnchanged(const std::stop_token& stop)
    {
        constexpr std::size_t batch = 256;
        const auto step = [&](FileAccess& access, std::size_t i) {
            for (auto k = i * batch; k < std::min(scan_.files.size(), (i + 1) * batch); ++k) {
                const auto seen = access.snapshot(locations_[k]);
                if (!seen || *seen != scan_.files[k].seen)
                    error_.set(changed(locations_[k], seen ? "it was written to" : seen.error().reason));
            }
            return !stop.stop_requested() && !error_.get();
        };
        const auto checked =
            inParallel((scan_.files.size() + batch - 1) / batch, request_.threads, [&]() -> ParallelStep {
                return [&step, access = std::shared_ptr{disk_.access()}](std::size_t i) { return step(*access, i); };
            });
        if (!checked)
            return checked;
        if (const auto error = error_.get())
            return fail(*error);
        return stop.stop_requested() ? Result<void>{fail(ErrorKind::Cancelled)} : Result<void>{};
    }

    CreatedTorrent encode()
    {
        torrent_.name = scan_.name;
        torrent_.isFolder = scan_.isFolder;
        torrent_.isPrivate = request_.isPrivate;
        torrent_.comment = request_.comment;
        torrent_.creator = "Shoal " SHOAL_VERSION;
        torrent_.createdAt = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
        torrent_.trackers = request_.trackers;
        torrent_.webSeeds = request_.webSeeds;
        auto encoded = encodeTorrent(torrent_, hashes_, request_.format);
        torrent_.hashes = encoded.hashes;
        CreatedTorrent created{.bytes = std::move(encoded.bytes),
                               .torrent = std::move(torrent_),
                               .folder = scan_.folder,
                               .places = std::move(scan_.places),
                               .leftOut = std::move(scan_.leftOut)};
        for (auto& place : created.places)
            place.index = indices_[place.index];
        if (isLoneFileInV2Folder(created.torrent))
            readAsClientsDo(created);
        return created;
    }

    /// v2 alone can't tell a folder that holds one file from that file (BEP 52).
    bool isLoneFileInV2Folder(const Torrent& torrent) const
    {
        const auto& first = torrent.files.front().path;
        return torrent.isFolder && request_.format == TorrentFormat::V2 && torrent.files.size() == 1
            && first.find('/') == first.rfind('/');
    }

    static void readAsClientsDo(CreatedTorrent& created)
    {
        auto& file = created.torrent.files.front();
        file.path = file.path.substr(created.torrent.name.size() + 1);
        created.torrent.isFolder = false;
        created.folder /= created.torrent.name;
    }

    const CreateRequest& request_;
    Scan scan_;
    Disk& disk_;
    const std::vector<std::string> locations_; // of scan_.files
    Torrent torrent_;
    PieceHashes hashes_;
    std::vector<Sha256> roots_;          // of all pieces, for v2
    std::vector<std::uint32_t> indices_; // of scan_.files in torrent_.files
    std::vector<std::uint32_t> foundOf_; // of torrent_.files in scan_.files; pad files unused
    FirstError error_;
};
} // namespace

Result<CreatedTorrent> createTorrent(const CreateRequest& request, Disk& disk, const OnCreateProgress& onProgress,
                                     std::stop_token stop)
try {
    if (request.pieceLength != 0 && !isPieceLength(request.pieceLength))
        return fail(ErrorKind::BadArgument, "piece-size", "it is no power of two from 16 KiB to 256 MiB");
    auto scan = scanPaths(request.paths, request.name, stop);
    if (!scan)
        return fail(scan.error());
    return Creation{request, std::move(*scan), disk}.run(onProgress, stop);
} catch (const std::exception& broken) {
    return fail(ErrorKind::Internal, {}, broken.what());
}

Result<CreatedTorrent> createTorrent(const CreateRequest& request, const OnCreateProgress& onProgress,
                                     std::stop_token stop)
{
    LocalDisk disk;
    return createTorrent(request, disk, onProgress, std::move(stop));
}

} // namespace shoal
