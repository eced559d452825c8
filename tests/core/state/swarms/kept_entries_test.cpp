#include "core/state/swarms/kept_entries.h"

#include "tests/core/state/swarms/a_profile.h"

#include <SQLiteCpp/Database.h>
#include <fstream>
#include <gmock/gmock.h>

namespace shoal::swarm {
namespace {

class KeptLog : public SwarmProfile {
protected:
    void SetUp() override { ASSERT_TRUE(KeptSwarms{*database}.add(newSwarm())); }
    KeptEntries entries() { return KeptEntries{*database}; }
};

TEST_F(KeptLog, ComesBackInTheOrderInWhichItsEntriesCame)
{
    publish(20);
    const auto all = history.entries();
    ASSERT_TRUE(entries().append(history.swarm(), std::span{all}.first(7)));
    ASSERT_TRUE(entries().append(history.swarm(), std::span{all}.subspan(7)));
    reopen();
    EXPECT_EQ(loaded(), all);
}

TEST_F(KeptLog, IsLoadedWithoutAnythingHavingToWait)
{
    publish(20);
    ASSERT_TRUE(entries().append(history.swarm(), history.entries()));
    Log log{history.swarm()};
    for (const auto& entry : loaded())
        EXPECT_EQ(log.add(entry), Arrival::Taken);
    EXPECT_EQ(log.size(), 21u);
}

TEST_F(KeptLog, KeepsEachEntryOnceAndWhereItWas)
{
    publish(3);
    ASSERT_TRUE(entries().append(history.swarm(), history.entries()));
    ASSERT_TRUE(entries().append(history.swarm(), std::span{history.entries()}.last(2)));
    EXPECT_EQ(loaded(), history.entries());
}

TEST_F(KeptLog, OfOneSwarmIsNotAnothers)
{
    auto other = newSwarm();
    other.id = filled<SwarmId>(77);
    ASSERT_TRUE(KeptSwarms{*database}.add(other));
    ASSERT_TRUE(entries().append(history.swarm(), history.entries()));
    ASSERT_TRUE(entries().append(other.id, history.entries()));
    EXPECT_EQ(loaded().size(), 1u);
    std::size_t count = 0;
    EXPECT_EQ(entries().load(other.id, [&](ByteView) { ++count; }), 1u);
    EXPECT_EQ(count, 1u);
}

TEST_F(KeptLog, ThatFindsNoRoomKeepsNothingOfABatch)
{
    ASSERT_TRUE(entries().append(history.swarm(), history.entries()));
    database->connection().exec("PRAGMA max_page_count = 45");
    const auto batch = publish(500);
    const auto done = entries().append(history.swarm(), batch);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, ErrorKind::DiskFull) << done.error().reason;
    EXPECT_EQ(loaded().size(), 1u);
    reopen();
    EXPECT_EQ(loaded().size(), 1u);
    EXPECT_TRUE(entries().append(history.swarm(), batch)) << "there is room again";
    EXPECT_EQ(loaded(), history.entries());
}

TEST_F(KeptLog, OfATornWriteIsTheBatchesThatWereWhole)
{
    // The process dies while the third batch is on its way: the write-ahead log ends anywhere.
    const auto whole = folder.path() / "whole";
    std::filesystem::create_directory(whole);
    std::vector<std::size_t> sizes{0};
    for (int batch = 0; batch < 3; ++batch) {
        const auto written = batch == 0 ? history.entries() : publish(4);
        ASSERT_TRUE(entries().append(history.swarm(), written));
        sizes.push_back(history.entries().size());
    }
    const auto wal = file().string() + "-wal";
    std::filesystem::copy_file(file(), whole / "state.db");
    std::filesystem::copy_file(wal, whole / "state.db-wal");
    const auto walSize = std::filesystem::file_size(wal);
    ASSERT_GT(walSize, 4096u);

    std::set<std::size_t> seen;
    for (std::uintmax_t size = walSize;; size = size > 1500 ? size - 1500 : 0) {
        const auto place = folder.path() / ("torn" + std::to_string(size));
        std::filesystem::create_directory(place);
        std::filesystem::copy_file(whole / "state.db", place / "state.db");
        std::filesystem::copy_file(whole / "state.db-wal", place / "state.db-wal");
        std::filesystem::resize_file(place / "state.db-wal", size);
        auto opened = Database::open(place / "state.db");
        ASSERT_TRUE(opened) << size << opened.error().reason;
        Log log{history.swarm()};
        const auto count = KeptEntries{*opened}.load(
            history.swarm(), [&](ByteView entry) { EXPECT_EQ(log.add(entry), Arrival::Taken); });
        seen.insert(count ? *count : 0);
        EXPECT_THAT(sizes, testing::Contains(log.size())) << size;
        if (size == 0)
            break;
    }
    EXPECT_EQ(seen.size(), sizes.size()) << "each state was met";
}

TEST_F(KeptLog, OfAHundredThousandEntriesStreams)
{
    // Their bytes don't matter here, only that there are many: about a third of a KiB each, as a `publish` is.
    constexpr std::size_t total = 100'000;
    constexpr std::size_t batchSize = 1000;
    const auto entryNumber = [](std::size_t number) {
        Bytes bytes(320, static_cast<std::uint8_t>(number));
        for (std::size_t byte = 0; byte < 4; ++byte)
            bytes[byte] = static_cast<std::uint8_t>(number >> (8 * byte));
        return bytes;
    };
    std::vector<Bytes> batch;
    const auto first = std::chrono::steady_clock::now();
    for (std::size_t number = 0; number < total; ++number) {
        batch.push_back(entryNumber(number));
        if (batch.size() < batchSize)
            continue;
        ASSERT_TRUE(entries().append(history.swarm(), batch));
        batch.clear();
    }
    const auto middle = std::chrono::steady_clock::now();
    std::size_t next = 0;
    std::size_t wrong = 0;
    ASSERT_EQ(entries().load(history.swarm(),
                             [&](ByteView bytes) { wrong += std::ranges::equal(bytes, entryNumber(next++)) ? 0 : 1; }),
              total);
    const auto end = std::chrono::steady_clock::now();
    EXPECT_EQ(wrong, 0u);
    const auto inMilliseconds = [](auto time) {
        return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
    };
    RecordProperty("append_ms", inMilliseconds(middle - first));
    RecordProperty("load_ms", inMilliseconds(end - middle));
    RecordProperty("file_bytes", std::to_string(std::filesystem::file_size(file())));
}

} // namespace
} // namespace shoal::swarm
