#include "core/state/swarms/own_entries.h"

#include "core/state/backups.h"
#include "core/state/rescue.h"
#include "core/swarm/keeping/write_permit.h"
#include "tests/core/state/swarms/a_profile.h"
#include "tests/core/state/swarms/chain_of_log.h"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

namespace shoal::swarm {
namespace {
using Verdict = OwnEntryKeeper::Verdict;

class OwnSwarmEntries : public SwarmProfile {
protected:
    void SetUp() override { found(); }

    Verdict verdict() { return own().judge(history.swarm()).value(); }
    Result<void> keep(std::span<const Bytes> entries) { return own().keep(history.swarm(), entries); }
    std::filesystem::path mark() { return own().markOf(history.swarm()); }
    /// Without its birth, which is when the test ran.
    std::optional<Generation> marked()
    {
        const auto bytes = test::contentOf(mark());
        auto generation = decodeGeneration(Bytes{bytes.begin(), bytes.end()});
        if (generation)
            generation->birth = 0;
        return generation;
    }
    bool tellsBirths()
    {
        const auto bytes = test::contentOf(mark());
        return decodeGeneration(Bytes{bytes.begin(), bytes.end()}).value().birth != 0;
    }
    /// The database as it is now, put aside.
    void backUp()
    {
        reopen(); // all in one file
        database.reset();
        std::filesystem::copy_file(file(), folder / "aside", std::filesystem::copy_options::overwrite_existing);
        reopen();
    }
    void restore()
    {
        database.reset();
        std::filesystem::copy_file(folder / "aside", file(), std::filesystem::copy_options::overwrite_existing);
        reopen();
    }

    test::TemporaryFolder others;
};

/// The entries that are in a log, as the device's own.
class ChainOfLog : public OwnChain {
public:
    explicit ChainOfLog(const Log& log)
        : log_{&log}
    {}
    bool holds(const EntryId& entry) const override { return log_->at(entry).has_value(); }
    std::uint64_t length() const override { return log_->size(); } // the owner wrote all of it

private:
    const Log* log_;
};

TEST_F(OwnSwarmEntries, AreOnDiskWithTheirMarkBeforeTheyMayBeSent)
{
    ASSERT_TRUE(keep(publish(1)));
    EXPECT_EQ(marked(), (Generation{filled<Line>(1), 2}));
    EXPECT_EQ(loaded(), history.entries());
    reopen();
    EXPECT_EQ(verdict(), Verdict{});
    EXPECT_EQ(loaded(), history.entries());
}

TEST_F(OwnSwarmEntries, HaveAMarkThatOnlyTheirOwnerReads)
{
    EXPECT_EQ(std::filesystem::status(mark()).permissions(), std::filesystem::perms{0600});
    EXPECT_EQ(std::filesystem::status(file()).permissions(), std::filesystem::perms{0600});
}

TEST_F(OwnSwarmEntries, ManyAtOnceHaveOneMark)
{
    ASSERT_TRUE(keep(publish(200)));
    EXPECT_EQ(marked(), (Generation{filled<Line>(1), 201}));
}

TEST_F(OwnSwarmEntries, TakeNoNumberTwice)
{
    const auto first = publish(1);
    ASSERT_TRUE(keep(first));
    EXPECT_TRUE(keep(first)) << "the same again";
    auto twin = *readEntry(first.front());
    twin.body = publishOf("Another");
    const auto refused = keep(std::vector<Bytes>{signedBy(theOwner(), twin)});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::AlreadyExists);
    EXPECT_EQ(refused.error().about, "own entry 2");
    EXPECT_EQ(loaded(), history.entries());
}

TEST_F(OwnSwarmEntries, LeaveNoNumberOut)
{
    const auto three = publish(3);
    const auto refused = keep(std::span{three}.last(1));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::Internal);
    EXPECT_EQ(loaded().size(), 1u);
    EXPECT_EQ(marked(), (Generation{filled<Line>(1), 1}));
}

TEST_F(OwnSwarmEntries, ThatFindNoRoomAreNotKeptAndTheNextStartIsSound)
{
    database->connection().exec("PRAGMA max_page_count = 45");
    const auto many = publish(500);
    const auto refused = keep(many);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::DiskFull);
    EXPECT_EQ(marked(), (Generation{filled<Line>(1), 1}));
    reopen();
    EXPECT_EQ(verdict(), Verdict{});
    EXPECT_EQ(loaded().size(), 1u);
    EXPECT_TRUE(keep(many));
}

TEST_F(OwnSwarmEntries, WhoseMarkCannotBeWrittenAreNotSentUntilItCan)
{
    // A folder where the new mark goes: it can't be written, as on a full disk.
    std::filesystem::create_directory(mark().string() + ".new");
    const auto first = publish(1);
    ASSERT_FALSE(keep(first));
    EXPECT_EQ(marked(), (Generation{filled<Line>(1), 1}));
    reopen();
    EXPECT_EQ(verdict(), Verdict{}) << "the entry was sent to nobody: no doubt";
    EXPECT_EQ(loaded(), history.entries());
    const auto second = publish(1);
    ASSERT_FALSE(keep(second));
    reopen();
    EXPECT_EQ(verdict(), Verdict{}) << "not even after two of them";
    std::filesystem::remove(mark().string() + ".new");
    EXPECT_TRUE(keep(first));
    EXPECT_EQ(marked(), (Generation{filled<Line>(1), 3}));
}

TEST_F(OwnSwarmEntries, WhoseMarkWasCutOffAreMarkedBeforeTheNextRunSendsThem)
{
    std::filesystem::create_directory(mark().string() + ".new");
    ASSERT_FALSE(keep(publish(1)));
    reopen();
    EXPECT_FALSE(own().start(history.swarm())) << "they may not be sent yet";
    std::filesystem::remove(mark().string() + ".new");
    EXPECT_EQ(own().start(history.swarm()), Verdict{});
    EXPECT_EQ(marked(), (Generation{filled<Line>(1), 2}));
    backUp();
    EXPECT_EQ(own().start(history.swarm()), Verdict{});
}

TEST_F(OwnSwarmEntries, KeepADoubtThatTheStartFound)
{
    const auto sound = mark();
    std::filesystem::rename(sound, folder / "aside");
    EXPECT_EQ(own().start(history.swarm()), (Verdict{Doubt::NoMark, 0}));
    std::filesystem::rename(folder / "aside", sound);
    EXPECT_EQ(own().start(history.swarm()), (Verdict{Doubt::NoMark, 0})) << "though the mark came back";
}

TEST_F(OwnSwarmEntries, OfADamagedDatabaseThatABackupReplacedAreInDoubt)
{
    ASSERT_TRUE(keep(publish(2)));
    const auto now = std::chrono::sys_seconds{std::chrono::hours{1}};
    ASSERT_TRUE(Backups{folder.path()}.take(now, [] { return false; }).value());
    ASSERT_TRUE(keep(publish(3)));
    database.reset();
    folder.write("state.db", std::string(5000, 'x'));

    auto opened = openOrRescue(folder.path(), now + std::chrono::hours{1});
    ASSERT_TRUE(opened && opened->rescue && opened->rescue->backup);
    database.emplace(std::move(opened->database));
    EXPECT_EQ(loaded().size(), 3u);
    EXPECT_EQ(own().start(history.swarm()), (Verdict{Doubt::OldDatabase, 6}));
    EXPECT_EQ(std::filesystem::status(file()).permissions(), std::filesystem::perms{0600});
}

TEST_F(OwnSwarmEntries, OfAProfileWhoseMarkIsGoneOrDamagedAreInDoubt)
{
    const auto sound = test::contentOf(mark());
    std::filesystem::remove(mark());
    EXPECT_EQ(verdict(), (Verdict{Doubt::NoMark, 0}));
    EXPECT_EQ(keep(publish(1)).error().kind, ErrorKind::WrongData);
    for (std::size_t size = 0; size < sound.size(); ++size) {
        folder.write(mark().filename().string(), sound.substr(0, size));
        EXPECT_EQ(verdict(), (Verdict{Doubt::NoMark, 0})) << size;
    }
}

TEST_F(OwnSwarmEntries, OfAProfileThatWasCopiedWholeAreInDoubt)
{
    if (!tellsBirths())
        GTEST_SKIP() << "the file system doesn't say when a file was born";
    // All of it was put aside, and all of it comes back: database and mark fit each other.
    const auto sound = test::contentOf(mark());
    backUp();
    ASSERT_TRUE(keep(publish(1)));
    restore();
    folder.write(mark().filename().string(), sound);
    EXPECT_EQ(verdict(), (Verdict{Doubt::Copied, 1}));
    EXPECT_FALSE(keep(publish(1)));
}

TEST_F(OwnSwarmEntries, OfAProfileThatWasRenamedAreNot)
{
    test::TemporaryFolder elsewhere;
    const auto itsMark = mark();
    database.reset();
    for (const auto& each : {file(), itsMark})
        std::filesystem::rename(each, elsewhere / each.filename().string());
    auto moved = Database::open(elsewhere / "state.db").value();
    EXPECT_EQ(OwnEntryKeeper{moved}.judge(history.swarm()), Verdict{});
}

TEST_F(OwnSwarmEntries, StayInDoubtOverARestartUntilItIsSettled)
{
    ASSERT_TRUE(own().doubtIt(history.swarm(), {Doubt::ToldHigher, 9}));
    reopen();
    EXPECT_EQ(verdict(), (Verdict{Doubt::ToldHigher, 9}));
    EXPECT_FALSE(keep(publish(1)));
    ASSERT_TRUE(own().settle(history.swarm(), filled<Line>(2)));
    EXPECT_EQ(verdict(), Verdict{});
    EXPECT_EQ(marked(), (Generation{filled<Line>(2), 1}));
}

TEST_F(OwnSwarmEntries, OfACopyPartWaysWhereTheDoubtWasSettled)
{
    backUp();
    ASSERT_TRUE(own().settle(history.swarm(), filled<Line>(2)));
    EXPECT_EQ(verdict(), Verdict{});
    restore();
    EXPECT_EQ(verdict(), (Verdict{Doubt::OtherMark, 1})) << "though it lacks no entry";
}

/// An own device whose database was put aside at entry 2 and put back after entry 4, which others have.
class OldSwarmBackup : public OwnSwarmEntries {
protected:
    void SetUp() override
    {
        OwnSwarmEntries::SetUp();
        ASSERT_TRUE(keep(publish(1)));
        backUp();
        ASSERT_TRUE(keep(publish(2)));
        restore();
        for (const auto& entry : loaded())
            log.add(entry);
    }
    /// What the device, which knows its first two entries, would write next.
    Bytes third() const
    {
        const auto last = entryIdOf(history.entries()[1]);
        return signedBy(theOwner(), history.draft(theOwner(), last, {}, publishOf("After the backup")));
    }

    Log log{history.swarm()};
    ChainOfLog chain{log};
    const WritePermit::Time then{};
};

TEST_F(OldSwarmBackup, WritesNothingUntilAMemberGaveBackWhatItLacks)
{
    ASSERT_EQ(log.size(), 2u) << "an old one indeed";
    EXPECT_EQ(verdict(), (Verdict{Doubt::OldDatabase, 4}));
    EXPECT_FALSE(keep(std::vector<Bytes>{third()}));
    WritePermit permit{verdict().doubt, verdict().known, chain, then};
    EXPECT_EQ(permit.ask(1, then), (Permission{Permission::Waits::ForOwnEntries, Doubt::OldDatabase, 4}));

    const auto back = std::span{history.entries()}.subspan(2);
    permit.told({filled<DeviceId>(1), {}}, OwnEntry{4, entryIdOf(back.back())}, then);
    EXPECT_FALSE(permit.ask(1, then).mayWrite());
    for (const auto& entry : back)
        EXPECT_EQ(log.add(entry), Arrival::Taken);
    ASSERT_TRUE(own().takeBack(history.swarm(), back));
    EXPECT_TRUE(permit.ask(1, then).mayWrite());
    ASSERT_TRUE(own().settle(history.swarm(), filled<Line>(2)));

    ASSERT_TRUE(keep(publish(1)));
    EXPECT_EQ(log.add(history.entries().back()), Arrival::Taken);
    EXPECT_EQ(log.firstFork(theOwner().id()), std::nullopt);
    EXPECT_EQ(marked(), (Generation{filled<Line>(2), 5}));
    reopen();
    EXPECT_EQ(verdict(), Verdict{});
}

TEST_F(OldSwarmBackup, IsStillInDoubtWhenItIsCutOffWhileItTakesThemBack)
{
    ASSERT_EQ(own().start(history.swarm()), (Verdict{Doubt::OldDatabase, 4}));
    ASSERT_TRUE(own().takeBack(history.swarm(), std::span{history.entries()}.subspan(2, 1)));
    reopen();
    EXPECT_EQ(verdict(), (Verdict{Doubt::OldDatabase, 4}));
}

TEST_F(OldSwarmBackup, WithItsMarkTakenOutForksTheDevice)
{
    // What the mark is there for: made to fit the old database, as if there were none.
    const auto fits = encodeGeneration({filled<Line>(1), 2});
    folder.write(mark().filename().string(), {reinterpret_cast<const char*>(fits.data()), fits.size()});
    ASSERT_EQ(verdict(), Verdict{});
    ASSERT_TRUE(keep(std::vector<Bytes>{third()}));

    for (const auto& entry : history.entries())
        log.add(entry); // as a member has it
    EXPECT_EQ(log.add(third()), Arrival::Taken);
    EXPECT_NE(log.firstFork(theOwner().id()), std::nullopt);
}

} // namespace
} // namespace shoal::swarm
