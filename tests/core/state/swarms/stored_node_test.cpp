#include "core/state/swarms/stored_node.h"

#include "core/state/swarms/stored_swarm.h"
#include "core/swarm/entries/admission.h"
#include "tests/core/state/swarms/a_profile.h"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>

#include <functional>
#include <future>
#include <mutex>

namespace shoal::swarm {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A store whose answers wait until the test takes them.
class StoredNodeOfSwarm : public SwarmProfile {
protected:
    void SetUp() override
    {
        database.reset();
        start();
    }
    void TearDown() override
    {
        node.reset();
        store->close();
    }
    void start()
    {
        auto opened = Store::open(folder.path(), [this](std::function<void()> work) {
            const std::lock_guard lock{mutex};
            answers.push_back(std::move(work));
        });
        ASSERT_TRUE(opened) << opened.error().reason;
        store = std::move(*opened);
    }
    void restart()
    {
        node.reset();
        store->close();
        answers.clear();
        start();
    }
    void makeNode()
    {
        node.emplace(*store, history.swarm(), [this](const std::optional<Error>& fault) {
            if (fault)
                faults.push_back(fault->kind);
            else
                ++mended;
        });
    }
    /// What was asked before has happened, and was answered.
    void settleDown()
    {
        std::promise<void> done;
        store->tell([&done](StoreParts&) { done.set_value(); });
        done.get_future().wait();
        std::vector<std::function<void()>> come;
        {
            const std::lock_guard lock{mutex};
            come.swap(answers);
        }
        for (const auto& answer : come)
            answer();
    }
    /// On the store's thread.
    template <class Work>
    auto at(Work work)
    {
        std::promise<decltype(work(std::declval<StoreParts&>()))> done;
        store->tell([&](StoreParts& parts) { done.set_value(work(parts)); });
        return done.get_future().get();
    }
    NewSwarm founding() const
    {
        NewSwarm added;
        added.swarm = newSwarm();
        added.swarm.line = filled<Line>(1);
        added.swarm.last = OwnEntry{1, history.genesis()};
        added.entries = history.entries();
        added.epochs = {{history.genesis(), secretOf(3)}};
        added.fetching = {AutoFetch::Tagged, {"film", "music"}, "/data/swarm"};
        return added;
    }
    Result<void> add(const NewSwarm& added)
    {
        return at([&](StoreParts& parts) { return addSwarm(parts, added); });
    }
    Result<StoredSwarm> load()
    {
        return at([&](StoreParts& parts) { return loadSwarm(parts, history.swarm()); });
    }
    void fillDisk()
    {
        at([](StoreParts& parts) {
            const auto pages = parts.database.connection().execAndGet("PRAGMA page_count").getInt();
            parts.database.connection().exec("PRAGMA max_page_count = " + std::to_string(pages));
            return 0;
        });
    }
    void makeRoomOnDisk()
    {
        at([](StoreParts& parts) {
            parts.database.connection().exec("PRAGMA max_page_count = 100000");
            return 0;
        });
    }
    NodeStore::Kept into(std::optional<Result<void>>& answer)
    {
        return [&answer](const Result<void>& kept) { answer = kept; };
    }

    std::mutex mutex;
    std::vector<std::function<void()>> answers;
    std::unique_ptr<Store> store;
    std::optional<StoredNode> node;
    std::vector<ErrorKind> faults;
    int mended = 0; ///< times that all which waited came onto the disk
};

TEST_F(StoredNodeOfSwarm, AddsASwarmWithAllThatItBeginsWith)
{
    ASSERT_TRUE(add(founding()));
    restart();

    const auto loaded = load();

    ASSERT_TRUE(loaded) << loaded.error().reason;
    EXPECT_EQ(loaded->swarm.name, "Família");
    EXPECT_EQ(loaded->swarm.last, (OwnEntry{1, history.genesis()}));
    EXPECT_EQ(loaded->verdict.doubt, Doubt::None);
    EXPECT_EQ(loaded->entries, history.entries());
    EXPECT_THAT(loaded->epochs, SizeIs(1));
    EXPECT_EQ(loaded->notes.fetching, (SwarmFetching{AutoFetch::Tagged, {"film", "music"}, "/data/swarm"}));
    EXPECT_THAT(at([](StoreParts& parts) { return swarmsOf(parts).value(); }), ElementsAre(history.swarm()));
}

TEST_F(StoredNodeOfSwarm, IsNotHalfAddedByADeathAfterTheMark)
{
    const auto added = founding();
    // What the death leaves behind: the mark, which goes first.
    ASSERT_TRUE(at([&](StoreParts& parts) { return parts.ownEntries.begin(added.swarm.id, filled<Line>(8), 1); }));
    restart();

    EXPECT_THAT(at([](StoreParts& parts) { return swarmsOf(parts).value(); }), IsEmpty());
    ASSERT_TRUE(add(added));
    EXPECT_EQ(load()->verdict.doubt, Doubt::None);
}

TEST_F(StoredNodeOfSwarm, AddsNothingOfASwarmThatTheDiskHasNoRoomFor)
{
    auto added = founding();
    for (int i = 0; i < 60; ++i)
        history.write(theOwner(), entryIdOf(history.entries().back()), {}, publishOf(std::string(200, 'x')));
    added.entries = history.entries();
    fillDisk();

    const auto refused = add(added);

    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::DiskFull);
    EXPECT_THAT(at([](StoreParts& parts) { return swarmsOf(parts).value(); }), IsEmpty());
    makeRoomOnDisk();
    EXPECT_TRUE(add(added));
    EXPECT_EQ(load()->entries, history.entries());
}

TEST_F(StoredNodeOfSwarm, EndsTheJoiningByWhichItCameInTheSameStep)
{
    const KeptJoining own{JoiningKind::Own, {1, 2}, 0, {3}}, request{JoiningKind::Request, {4}, 0, {5}};
    for (const auto& joining : {own, request})
        ASSERT_TRUE(
            at([&](StoreParts& parts) { return parts.swarmJoinings.put(shortened(history.swarm()), joining); }));
    ASSERT_THAT(at([](StoreParts& parts) { return ownJoinings(parts).value(); }), SizeIs(1));
    auto added = founding();
    added.joining = own;

    ASSERT_TRUE(add(added));

    EXPECT_THAT(at([](StoreParts& parts) { return ownJoinings(parts).value(); }), IsEmpty());
    EXPECT_THAT(load()->joinings, ElementsAre(request));
}

TEST_F(StoredNodeOfSwarm, IsAddedOnce)
{
    ASSERT_TRUE(add(founding()));

    EXPECT_EQ(add(founding()).error().kind, ErrorKind::AlreadyExists);
    EXPECT_EQ(load()->verdict.doubt, Doubt::None) << "the mark is still the first one's";
}

TEST_F(StoredNodeOfSwarm, RemovesItWithItsMarkAndJoinings)
{
    ASSERT_TRUE(add(founding()));
    ASSERT_TRUE(at([&](StoreParts& parts) {
        return parts.swarmJoinings.put(shortened(history.swarm()), {JoiningKind::Code, {1}, 0, {}});
    }));

    ASSERT_TRUE(at([&](StoreParts& parts) { return removeSwarm(parts, history.swarm()); }));

    EXPECT_EQ(load().error().kind, ErrorKind::NotFound);
    EXPECT_THAT(at([](StoreParts& parts) { return parts.swarmJoinings.swarms().value(); }), IsEmpty());
    EXPECT_FALSE(
        std::filesystem::exists(at([&](StoreParts& parts) { return parts.ownEntries.markOf(history.swarm()); })));
}

TEST_F(StoredNodeOfSwarm, GivesBackAllThatItWasTold)
{
    ASSERT_TRUE(add(founding()));
    makeNode();
    const auto device = filled<DeviceId>(9);
    const SeenDevice seen{
        device, std::chrono::sys_seconds{std::chrono::seconds{77}}, {{dht::Family::V4, {192, 0, 2, 7}, 6881}}};
    const auto entries = publish(2);
    std::optional<Result<void>> kept, chosen;

    node->append({entries[0]});
    node->keepOwn({entries[0], entries[1]}, {{entryIdOf(entries[1]), secretOf(4)}}, into(kept));
    node->putStatement(device, {1});
    node->putHold(device, 3, {{2}});
    node->keepStamp(std::chrono::sys_seconds{std::chrono::seconds{99}});
    node->keepSeen({seen});
    node->keepRemoved(true);
    node->keepName("Familie");
    node->keepFetching({AutoFetch::All, {}, "/other"}, into(chosen));
    settleDown();

    ASSERT_TRUE(kept && *kept && chosen && *chosen);
    restart();
    const auto loaded = load();
    ASSERT_TRUE(loaded);
    EXPECT_THAT(loaded->entries, SizeIs(3));
    EXPECT_EQ(loaded->swarm.last->sequence, 3u);
    EXPECT_EQ(loaded->swarm.name, "Familie");
    EXPECT_THAT(loaded->epochs, SizeIs(2));
    EXPECT_THAT(loaded->statements, ElementsAre(Bytes{1}));
    EXPECT_THAT(loaded->holdParts, ElementsAre(Bytes{2}));
    EXPECT_EQ(loaded->notes.stamp, std::chrono::sys_seconds{std::chrono::seconds{99}});
    EXPECT_THAT(loaded->notes.seen, ElementsAre(seen));
    EXPECT_TRUE(loaded->notes.wasRemoved);
    EXPECT_EQ(loaded->notes.fetching, (SwarmFetching{AutoFetch::All, {}, "/other"}));
    EXPECT_THAT(faults, IsEmpty());
}

TEST_F(StoredNodeOfSwarm, KeepsGetsThatWaitUntilTheyAreGivenUp)
{
    ASSERT_TRUE(add(founding()));
    makeNode();
    const KeptGet songs{
        filled<ShareId>(1), "/mu\xffsic", {{{0, 2}, {5, 4'000'000'000}}, {"*.ogg", "\xff"}}, WhenDone::Stop};
    const KeptGet films{filled<ShareId>(2), "/films", {}, WhenDone::Seed};
    std::optional<Result<void>> first, second, third, gone;

    node->keepGet({songs.share, "/elsewhere", {}, WhenDone::Seed}, into(first));
    node->keepGet(films, into(second));
    node->keepGet(songs, into(third));
    settleDown();

    ASSERT_TRUE(first && *first && second && *second && third && *third);
    restart();
    EXPECT_THAT(load()->gets, testing::UnorderedElementsAre(films, songs));
    makeNode();
    node->forgetGet(songs.share, into(gone));
    settleDown();
    EXPECT_THAT(load()->gets, ElementsAre(films));
}

TEST_F(StoredNodeOfSwarm, KnowsTheMembersOfAnIdentityFileUntilTheLogIsHere)
{
    const std::vector<DeviceKeys> members{{filled<SigningKey>(1), filled<AgreementKey>(2)},
                                          {filled<SigningKey>(3), filled<AgreementKey>(4)}};
    auto imported = founding();
    imported.known = members;
    ASSERT_TRUE(add(imported));
    restart();
    EXPECT_EQ(load()->notes.known, members) << "a restart before the log came costs nothing";

    makeNode();
    node->forgetKnown();
    settleDown();

    EXPECT_THAT(load()->notes.known, IsEmpty());
}

TEST_F(StoredNodeOfSwarm, ForgetsWhatADeviceSaidAndWhereItWas)
{
    ASSERT_TRUE(add(founding()));
    makeNode();
    const auto device = filled<DeviceId>(9);
    node->putStatement(device, {1});
    node->keepSeen({{device, {}, {}}});

    node->forgetWords(device);
    settleDown();

    EXPECT_THAT(load()->statements, IsEmpty());
    EXPECT_THAT(load()->notes.seen, IsEmpty());
}

TEST_F(StoredNodeOfSwarm, TellsOfAFullDiskOnceAndWritesWhatWaitedBeforeWhatComesAfter)
{
    ASSERT_TRUE(add(founding()));
    makeNode();
    const auto entries = publish(80);
    fillDisk();

    node->append({entries.begin(), entries.begin() + 60});
    node->append({entries.begin() + 60, entries.begin() + 70});
    settleDown();
    EXPECT_THAT(faults, ElementsAre(ErrorKind::DiskFull));
    EXPECT_THAT(load()->entries, SizeIs(1));

    makeRoomOnDisk();
    node->append({entries.begin() + 70, entries.end()});
    settleDown();
    EXPECT_EQ(load()->entries, history.entries()) << "parents first";
    EXPECT_THAT(faults, SizeIs(1));
    EXPECT_EQ(mended, 1);
}

TEST_F(StoredNodeOfSwarm, KeepsNoOwnEntryBeforeThoseThatItFollows)
{
    ASSERT_TRUE(add(founding()));
    makeNode();
    const auto others = publish(60); // as if of others
    fillDisk();
    node->append(others);
    std::optional<Result<void>> refused, kept;
    const std::vector<Bytes> own{others.front()};

    node->keepOwn(own, {}, into(refused));
    settleDown();
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->error().kind, ErrorKind::DiskFull) << "so nobody sends it";
    EXPECT_EQ(load()->swarm.last->sequence, 1u);

    makeRoomOnDisk();
    node->keepOwn(own, {}, into(kept));
    settleDown();
    ASSERT_TRUE(kept && *kept);
    EXPECT_EQ(load()->entries, history.entries());
}

TEST_F(StoredNodeOfSwarm, WritesOwnEntriesThatMembersGaveBackWhenThereIsRoom)
{
    ASSERT_TRUE(add(founding()));
    makeNode();
    const auto others = publish(59); // as if of others
    const auto own = publish(1);
    fillDisk();
    node->append(others);
    node->takeBack(own);
    makeRoomOnDisk();

    node->tryAgain();
    settleDown();

    EXPECT_EQ(load()->entries, history.entries());
    EXPECT_EQ(load()->swarm.last->id, entryIdOf(own.front()));
}

TEST_F(StoredNodeOfSwarm, KeepsSecretsAndDoubtsThatAFullDiskDidNotTake)
{
    ASSERT_TRUE(add(founding()));
    makeNode();
    const auto others = publish(60); // enough that the disk has no room for anything
    fillDisk();
    node->append(others);
    constexpr std::size_t many = 300; // no page that is there already has room for them
    for (std::size_t number = 0; number < many; ++number) {
        EntryId epoch;
        epoch.bytes[0] = static_cast<std::uint8_t>(number >> 8);
        epoch.bytes[1] = static_cast<std::uint8_t>(number);
        node->addEpoch({epoch, secretOf(7)});
    }
    node->doubtIt({.doubt = Doubt::ToldHigher, .known = 5});
    settleDown();
    makeRoomOnDisk();

    node->tryAgain();
    settleDown();

    const auto loaded = load();
    EXPECT_THAT(loaded->epochs, SizeIs(many + 1)) << "with the one of the beginning";
    EXPECT_EQ(loaded->verdict.doubt, Doubt::ToldHigher);
}

TEST_F(StoredNodeOfSwarm, TriesAgainWhenAsked)
{
    ASSERT_TRUE(add(founding()));
    makeNode();
    fillDisk();
    node->append(publish(60));
    makeRoomOnDisk();

    node->tryAgain();
    settleDown();

    EXPECT_EQ(load()->entries, history.entries());
}

TEST_F(StoredNodeOfSwarm, AnswersNobodyOnceItIsGone)
{
    ASSERT_TRUE(add(founding()));
    makeNode();
    std::optional<Result<void>> answer;
    node->keepOwn(publish(1), {}, into(answer));

    node.reset();
    settleDown();

    EXPECT_FALSE(answer);
    EXPECT_EQ(load()->entries, history.entries()) << "it is kept all the same";
}

} // namespace
} // namespace shoal::swarm
