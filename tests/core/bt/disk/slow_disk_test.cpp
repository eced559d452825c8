// A disk that writes nothing for a while.
#include "core/bt/disk/disk_io.h"
#include "tests/core/bt/disk/wrapped_files.h"
#include "tests/support/disk/disk_answers.h"
#include "tests/support/disk/ideal_torrent.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/performance_counters.hpp>
#include <libtorrent/settings_pack.hpp>

#include <algorithm>
#include <condition_variable>
#include <memory>
#include <mutex>

namespace shoal::test {
namespace {

/// Writes wait behind it.
class Gate {
public:
    ~Gate() { open(); }
    void open()
    {
        const std::lock_guard lock{mutex_};
        isOpen_ = true;
        opened_.notify_all();
    }
    void pass()
    {
        std::unique_lock lock{mutex_};
        opened_.wait(lock, [this] { return isOpen_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable opened_;
    bool isOpen_ = false;
};

TEST(SlowDisk, TakesNoMoreThanItsStoreHoldsAndGivesBackWhatItHolds)
{
    constexpr std::size_t storeBlocks = 4; // fewer than there are threads: one is left that can read
    const TemporaryFolder folder{memoryFolder()};
    Gate gate;
    const auto files = std::make_shared<WrappedFiles>([&](const Call& call) {
        if (call.name == "write")
            gate.pass();
        return lt::error_code{};
    });
    DiskTrace trace;
    DiskAnswers answers{trace, std::chrono::seconds{30}};
    const auto settings = lt::default_settings();
    lt::counters counters;
    auto disk = bt::diskIo({.files = files, .threads = 8, .storeBytes = storeBlocks * blockSize})(answers.network(),
                                                                                                  settings, counters);
    answers.drive(*disk);
    IdealTorrent torrent{3};
    const auto path = folder.path().string();
    const auto& shape = torrent.shape();
    auto storage = disk->new_torrent(
        {shape.files(), nullptr, path, lt::storage_mode_sparse, torrent.priorities(), shape.infoHash()}, nullptr);

    std::vector<int> taken;
    auto written = 0;
    for (auto block = 0; block < shape.blocks(); ++block) {
        if (shape.isPadding(block))
            continue;
        taken.push_back(block);
        const auto isFull =
            disk->async_write(storage, shape.request(block), torrent.write(block).content.data(), answers.observer(),
                              [&, asked = answers.ask()](const lt::storage_error& error) {
                                  written += error ? 0 : 1;
                                  asked.answered(describe(error));
                              },
                              {});
        if (isFull) {
            answers.wasFull();
            break;
        }
    }
    EXPECT_EQ(taken.size(), storeBlocks + 1) << "the one that is too much is taken, and said to be";

    auto read = 0;
    for (const auto block : taken) {
        const auto request = shape.request(block);
        disk->async_read(storage, request,
                         [&, request, block](const lt::disk_buffer_holder& bytes, const lt::storage_error& error) {
                             const auto expected =
                                 torrent.content(static_cast<int>(request.piece), request.start, request.length);
                             EXPECT_TRUE(!error && std::equal(expected.begin(), expected.end(), bytes.data()))
                                 << "block " << block;
                             ++read;
                             if (read == static_cast<int>(taken.size()))
                                 gate.open();
                         },
                         {});
    }
    disk->async_release_files(storage, [asked = answers.ask()] { asked.answered("ok"); });
    const auto opensAnyway = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (read < static_cast<int>(taken.size()) && std::chrono::steady_clock::now() < opensAnyway)
        answers.network().run_one_until(opensAnyway);
    EXPECT_EQ(read, static_cast<int>(taken.size())) << "while nothing was written";
    EXPECT_EQ(written, 0);
    gate.open();
    answers.wait();

    EXPECT_EQ(written, static_cast<int>(taken.size()));
    EXPECT_TRUE(trace.faults.empty()) << trace.faults.front();
    storage.reset();
    disk->abort(true);
    answers.network().poll();
}

} // namespace
} // namespace shoal::test
