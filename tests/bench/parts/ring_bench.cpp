// Runs of 16 blocks, as the disk back-end moves them: by pwritev and preadv, and by an io_uring with eight under way.
#include "tests/bench/support/content.h"

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <liburing.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <string>
#include <sys/uio.h>
#include <vector>

namespace shoal::bench {
namespace {
constexpr std::size_t blockBytes = 16 * 1024;
constexpr std::size_t blocksARun = 16;
constexpr std::int64_t runBytes = blockBytes * blocksARun;
constexpr std::int64_t fileBytes = 256 * runBytes; // over and over: the page cache has all of it
constexpr unsigned underWay = 8;

enum class Way { Write, Read };

/// A file on tmpfs that is there already, and a run's blocks at 16 places in memory.
class Subject {
public:
    Subject()
        : file_{::open((scratch_.folder() / "file").c_str(), O_RDWR | O_CREAT, 0600)}
    {
        for (std::size_t i = 0; i < blocksARun; ++i)
            parts_[i] = {memory_.data() + 2 * i * blockBytes, blockBytes};
        for (std::int64_t at = 0; at < fileBytes; at += runBytes)
            (void)!::pwritev(file_, parts_.data(), blocksARun, at);
    }
    Subject(const Subject&) = delete;
    Subject& operator=(const Subject&) = delete;
    ~Subject() { ::close(file_); }

    int file() const { return file_; }
    const iovec* parts() const { return parts_.data(); }
    std::int64_t nextPlace() { return place_ = (place_ + runBytes) % fileBytes; }

private:
    Content scratch_{"/dev/shm"};
    int file_;
    std::vector<char> memory_ = std::vector<char>(2 * blocksARun * blockBytes, 'x');
    std::array<iovec, blocksARun> parts_{};
    std::int64_t place_ = 0;
};

void byCall(benchmark::State& state, Way way)
{
    Subject subject;
    for (auto _ : state) {
        const auto place = subject.nextPlace();
        const auto moved = way == Way::Write ? ::pwritev(subject.file(), subject.parts(), blocksARun, place)
                                             : ::preadv(subject.file(), subject.parts(), blocksARun, place);
        if (moved != runBytes)
            return state.SkipWithError("a run was not moved whole");
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * runBytes);
}

void submit(io_uring& ring, Subject& subject, Way way)
{
    auto* const entry = ::io_uring_get_sqe(&ring);
    const auto place = static_cast<std::uint64_t>(subject.nextPlace());
    if (way == Way::Write)
        ::io_uring_prep_writev(entry, subject.file(), subject.parts(), blocksARun, place);
    else
        ::io_uring_prep_readv(entry, subject.file(), subject.parts(), blocksARun, place);
}

/// An iteration moves eight runs: one call submits them and waits for all.
void byRing(benchmark::State& state, Way way)
{
    Subject subject;
    io_uring ring{};
    if (const int failed = ::io_uring_queue_init(underWay, &ring, 0); failed < 0)
        return state.SkipWithError(std::strerror(-failed));
    for (auto _ : state) {
        for (unsigned i = 0; i < underWay; ++i)
            submit(ring, subject, way);
        bool isWhole = ::io_uring_submit_and_wait(&ring, underWay) >= 0;
        for (unsigned i = 0; i < underWay; ++i) {
            io_uring_cqe* done = nullptr;
            isWhole = ::io_uring_wait_cqe(&ring, &done) == 0 && done->res == runBytes && isWhole;
            ::io_uring_cqe_seen(&ring, done);
        }
        if (!isWhole) {
            state.SkipWithError("a run was not moved whole");
            break;
        }
    }
    ::io_uring_queue_exit(&ring);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * underWay * runBytes);
}

BENCHMARK_CAPTURE(byCall, write, Way::Write)->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(byRing, write, Way::Write)->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(byCall, read, Way::Read)->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(byRing, read, Way::Read)->MeasureProcessCPUTime();

} // namespace
} // namespace shoal::bench
