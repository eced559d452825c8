#include "core/chunks/hash_pieces.h"

#include "core/chunks/parallel.h"
#include "core/chunks/utf8.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>

namespace shoal {
namespace {
/// A read fits the processor's second cache, so hashing finds it there; larger reads cost fewer system calls.
constexpr std::size_t bufferSize = 512 * 1024;
/// Content that one step hashes: long enough for the disk's read-ahead, short enough that all cores end together.
constexpr Bytes stepContent = 8 * 1024 * 1024;
constexpr std::uint32_t stepsPerThread = 8;

struct PieceRange {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

std::uint32_t countPieces(const PieceShape& shape)
{
    return static_cast<std::uint32_t>((shape.totalSize + shape.pieceLength - 1) / shape.pieceLength);
}

/// Pieces a step.
std::uint32_t stepLength(const PieceShape& shape, unsigned threads)
{
    const auto bySize = static_cast<std::uint32_t>(stepContent / shape.pieceLength);
    const auto byBalance = countPieces(shape) / (threads * stepsPerThread);
    return std::max(1U, std::min(bySize, byBalance));
}

/// One thread's hashing: reads the files that a range of pieces lies in, one after the other.
class Worker {
public:
    Worker(const HashPlan& plan, HashSink& sink, Disk& disk, ProgressMeter& meter, std::stop_token stop)
        : plan_{plan}
        , sink_{sink}
        , disk_{disk.access()}
        , meter_{meter}
        , stop_{std::move(stop)}
        , buffer_{std::make_unique_for_overwrite<std::uint8_t[]>(bufferSize)}
        , hasher_{plan.shape,
                  [&sink](std::uint32_t piece, const PieceDigests& digests) { sink.pieceHashed(piece, digests); }}
    {}

    /// False when all hashing must stop.
    bool hash(PieceRange range)
    {
        while (range.first < range.end) {
            auto end = range.first;
            while (end < range.end && (!plan_.wants || plan_.wants(end)))
                ++end;
            if (end > range.first && !hashWanted({range.first, end}))
                return false;
            range.first = std::max(end, range.first + 1);
        }
        return true;
    }

private:
    bool hashWanted(PieceRange range)
    {
        const auto& shape = plan_.shape;
        const auto start = range.first * shape.pieceLength;
        const auto end = std::min(range.end * shape.pieceLength, shape.totalSize);
        hasher_.startAt(range.first);
        // The last file that starts at or before `start`; files without a byte before it are passed over.
        auto file = std::upper_bound(plan_.files.begin(), plan_.files.end(), start,
                                     [](Bytes offset, const TorrentFile& f) { return offset < f.offset; });
        for (--file; file != plan_.files.end() && file->offset < end; ++file) {
            const auto from = std::max(start, file->offset);
            const auto to = std::min(end, file->offset + file->size);
            if (from < to && !hashPart(*file, from - file->offset, to - from))
                return false;
        }
        return true;
    }

    bool hashPart(const TorrentFile& file, Bytes offset, Bytes size)
    {
        if (file.isPad) {
            hasher_.feedPadding(size);
            return !stop_.stop_requested();
        }
        const auto index = static_cast<std::uint32_t>(&file - plan_.files.data());
        Bytes done = 0;
        const auto result = readPart(index, offset, size, done);
        if (result)
            return !stop_.stop_requested();
        hasher_.skip(size - done);
        meter_.add(size - done);
        return sink_.fileFailed(index, result.error());
    }

    Result<void> readPart(std::uint32_t index, Bytes offset, Bytes size, Bytes& done)
    {
        const auto path = plan_.locate(index);
        const auto open = disk_->open(path);
        if (!open)
            return fail(open.error());
        if (auto fine = sink_.fileOpened(index, **open); !fine)
            return fine;
        while (done < size && !stop_.stop_requested()) {
            const std::span buffer{buffer_.get(), std::min<Bytes>(bufferSize, size - done)};
            const auto got = (*open)->read(buffer, offset + done);
            if (!got)
                return fail(got.error());
            if (*got < buffer.size())
                return fail(ErrorKind::FileChanged, printable(path), "it became shorter");
            hasher_.feed(buffer, plan_.files[index].size);
            done += buffer.size();
            meter_.add(buffer.size());
        }
        return {};
    }

    const HashPlan& plan_;
    HashSink& sink_;
    std::unique_ptr<FileAccess> disk_;
    ProgressMeter& meter_;
    std::stop_token stop_;
    std::unique_ptr<std::uint8_t[]> buffer_;
    PieceHasher hasher_;
};
} // namespace

Result<void> hashPieces(const HashPlan& plan, HashSink& sink, Disk& disk, ProgressMeter& meter, std::stop_token stop)
{
    const auto pieces = countPieces(plan.shape);
    const auto threads = threadCount(plan.threads);
    const auto length = stepLength(plan.shape, threads);
    const auto makeStep = [&]() -> ParallelStep {
        auto worker = std::make_shared<Worker>(plan, sink, disk, meter, stop);
        return [worker, length, pieces](std::size_t step) {
            const auto first = static_cast<std::uint32_t>(step * length);
            return worker->hash({first, std::min(first + length, pieces)});
        };
    };
    const auto steps = (pieces + length - 1) / length;
    if (auto done = inParallel(steps, threads, makeStep, [&meter] { meter.tell(); }); !done)
        return done;
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    return {};
}

} // namespace shoal
