#include "core/state/event_log.h"

#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;

class EventLogOnDisk : public testing::Test {
protected:
    void append(const std::vector<LogEntry>& entries) { ASSERT_TRUE(log.append(entries)); }
    std::vector<std::string> texts(const LogFilter& filter, Range range = {0, 100})
    {
        std::vector<std::string> all;
        const auto page = log.entries(filter, range);
        for (const auto& entry : page->rows)
            all.push_back(entry.text);
        return all;
    }

    test::TemporaryFolder folder;
    Database database = Database::open(folder / "state.db").value();
    EventLog log{database};
};

TEST_F(EventLogOnDisk, KeepsEveryMemberOfAnEntry)
{
    append({{.at = std::chrono::sys_seconds{1'700'000'000s},
             .kind = LogKind::Failed,
             .share = ShareId{7},
             .name = "Nam\xc3\xa9",
             .text = "no space"}});

    const auto entry = log.entries({}, {0, 1}).value().rows.at(0);

    EXPECT_EQ(entry.number, 1);
    EXPECT_EQ(entry.at, std::chrono::sys_seconds{1'700'000'000s});
    EXPECT_EQ(entry.kind, LogKind::Failed);
    EXPECT_EQ(entry.share, ShareId{7});
    EXPECT_EQ(entry.name, "Nam\xc3\xa9");
    EXPECT_EQ(entry.text, "no space");
}

TEST_F(EventLogOnDisk, HandsOutTheNewestFirst)
{
    append({{.text = "a"}, {.text = "b"}});
    append({{.text = "c"}});

    EXPECT_THAT(texts({}), ElementsAre("c", "b", "a"));
    EXPECT_THAT(texts({}, {1, 1}), ElementsAre("b"));
    EXPECT_EQ(log.entries({}, {0, 1})->total, 3u);
}

TEST_F(EventLogOnDisk, FiltersByShareAndByWhatWasSeen)
{
    append({{.share = ShareId{1}, .text = "a"}, {.share = ShareId{2}, .text = "b"}, {.text = "c"}});

    EXPECT_THAT(texts({.share = ShareId{1}}), ElementsAre("a"));
    EXPECT_THAT(texts({.after = 1}), ElementsAre("c", "b"));
    EXPECT_EQ(log.entries({.share = ShareId{2}}, {0, 0})->total, 1u);
}

TEST_F(EventLogOnDisk, LetsTheOldestGo)
{
    append(std::vector<LogEntry>(longestLog, LogEntry{.text = "old"}));
    append({{.text = "new"}});

    const auto page = log.entries({}, {0, 1}).value();
    EXPECT_EQ(page.total, static_cast<std::size_t>(longestLog));
    EXPECT_EQ(page.rows.at(0).text, "new");
}

} // namespace
} // namespace shoal
