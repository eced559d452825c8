// What a folded log says entry by entry, held against its fold asked anew.
#include "core/swarm/replica/folded_log.h"

#include "tests/core/swarm/fold/random_history.h"
#include "tests/core/swarm/links/exchange/replica.h"
#include "tests/core/swarm/writing/living_swarm.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace shoal::swarm {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

/// By the fold alone, from the beginning.
void expectAsAskedAnew(const FoldedLog& folded)
{
    if (folded.log().size() == 0)
        return;
    const Fold fold{folded.log()};
    std::map<DeviceId, std::vector<Place>> relayed;
    std::map<DeviceId, ForkProof> forks;
    for (std::size_t author = 0; author < folded.log().authors(); ++author) {
        const auto& device = folded.log().device(AuthorAt{static_cast<std::uint32_t>(author)});
        for (const auto entry : folded.log().chain(AuthorAt{static_cast<std::uint32_t>(author)})) {
            const auto& record = folded.log().record(entry);
            if (fold.isRelayed(record.id))
                relayed[device].push_back({record.sequence, record.id});
        }
        EXPECT_THAT(folded.placesOf(device), testing::ElementsAreArray(relayed[device]));
        const auto fork = fold.unmendedFork(device);
        ASSERT_EQ(folded.forkOf(device).has_value(), fork.has_value());
        if (fork) {
            EXPECT_EQ(folded.forkOf(device)->one, fork->one);
        }
        const auto devices = folded.devices();
        EXPECT_EQ(std::ranges::count(devices, device), fork || !relayed[device].empty() ? 1 : 0);
    }
    std::set<ShareId> shown;
    for (const auto& published : fold.catalogue())
        shown.insert(published.share);
    EXPECT_EQ(folded.catalogueSize(), shown.size());
    std::map<ShareId, std::vector<EntryId>> publications; // in fold order
    for (const auto& published : fold.catalogue())
        publications[published.share].push_back(published.entry);
    for (const auto& share : shown) {
        EXPECT_TRUE(folded.isInCatalogue(share));
        std::vector<EntryId> entries;
        for (const auto at : folded.publicationsOf(share))
            entries.push_back(folded.log().record(at).id);
        EXPECT_EQ(entries, publications[share]);
    }
}

TEST(SwarmFoldedLog, SaysAfterEachEntryWhatTheFoldSaysAskedAnew)
{
    for (unsigned seed = 0; seed < 40 && !testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE(seed);
        const RandomHistory history{seed, 8, 60};
        auto entries = history.entries();
        std::shuffle(entries.begin() + 1, entries.end(), std::mt19937{seed});
        FoldedLog folded{history.swarm()};
        std::set<EntryId> told;
        for (const auto& entry : entries) {
            const auto version = folded.version();
            const auto size = folded.log().size();
            folded.take(entry);
            expectAsAskedAnew(folded);
            const auto news = folded.takeNews();
            told.insert(news.begin(), news.end());
            EXPECT_TRUE(news.empty() || folded.version() != version || size == 0);
        }
    }
}

/// Ana writes for a swarm in which everybody knows everything.
struct Archive {
    LivingSwarm swarm;
    Device ana = deviceOf(1);
    FoldedLog folded{swarm.id()};

    Archive()
    {
        swarm.letIn(theOwner(), ana, Role::Writer);
        follow();
        folded.takeNews();
        folded.takeCatalogueChange();
    }
    void follow()
    {
        for (std::size_t at = folded.log().size(); at < swarm.log().size(); ++at)
            EXPECT_EQ(folded.take(swarm.log().record(At{static_cast<std::uint32_t>(at)}).bytes), Took::Taken);
    }
};

TEST(SwarmFoldedLog, TellsWhatBeganToBeRelayedOnce)
{
    Archive archive;
    const auto one = archive.swarm.write(archive.ana, publishOf("one"));
    const auto two = archive.swarm.write(archive.ana, publishOf("two"));
    archive.follow();
    EXPECT_THAT(archive.folded.takeNews(), ElementsAre(one, two));
    EXPECT_THAT(archive.folded.takeNews(), IsEmpty());
}

TEST(SwarmFoldedLog, HasNoNewsOfWhatWasThereAtTheStart)
{
    Archive archive;
    archive.swarm.write(archive.ana, publishOf("one"));
    archive.follow();
    std::vector<Bytes> kept;
    for (std::size_t at = 0; at < archive.folded.log().size(); ++at)
        kept.push_back(archive.folded.log().record(At{static_cast<std::uint32_t>(at)}).bytes);
    FoldedLog again{archive.swarm.id()};
    again.load(kept);
    EXPECT_THAT(again.takeNews(), IsEmpty());
    EXPECT_EQ(again.log().size(), kept.size());
}

TEST(SwarmFoldedLog, TellsWhichSharesCameIntoTheCatalogueAndWent)
{
    Archive archive;
    const auto first = archive.swarm.write(archive.ana, publishOf("one"));
    archive.follow();
    EXPECT_THAT(archive.folded.takeCatalogueChange().shown, ElementsAre(publishOf("one").share));
    archive.swarm.write(archive.ana, publishOf("one"));
    archive.swarm.write(archive.ana, Retire{first});
    archive.follow();
    const auto change = archive.folded.takeCatalogueChange();
    EXPECT_THAT(change.shown, IsEmpty());
    EXPECT_THAT(change.gone, IsEmpty()) << "it is shown by another entry";
}

TEST(SwarmFoldedLog, TellsOfEntriesOfOurOwnThatOthersBringAndThatWeSigned)
{
    Archive archive;
    archive.folded.watch(archive.ana.signing.publicKey());
    const auto bytesOf = [&](const EntryId& id) {
        const auto bytes = archive.swarm.log().bytesOf(id);
        return Bytes{bytes.begin(), bytes.end()};
    };
    const auto one = archive.swarm.write(archive.ana, publishOf("one"));
    const auto two = archive.swarm.write(archive.ana, publishOf("two"));
    auto forged = bytesOf(two);
    forged.back() ^= 1U;

    EXPECT_EQ(archive.folded.add(forged, Came::AsNews), Took::Waiting);
    EXPECT_THAT(archive.folded.takeOwnThatCame(), IsEmpty()) << "whoever made that up isn't us";
    EXPECT_EQ(archive.folded.add(bytesOf(two), Came::AsNews), Took::Waiting);
    EXPECT_THAT(archive.folded.takeOwnThatCame(), ElementsAre(Place{2, two})) << "though it can't be kept yet";
    EXPECT_EQ(archive.folded.add(bytesOf(one), Came::AsNews), Took::Taken);
    EXPECT_THAT(archive.folded.takeOwnThatCame(), ElementsAre(Place{1, one}));
    archive.folded.add(bytesOf(one), Came::AsNews);
    EXPECT_THAT(archive.folded.takeOwnThatCame(), IsEmpty()) << "it is here";

    const auto written = archive.swarm.write(archive.ana, publishOf("three"));
    archive.folded.take(bytesOf(written));
    EXPECT_THAT(archive.folded.takeOwnThatCame(), IsEmpty()) << "our own hand";
}

/// A reader, who may write 100 entries, goes on; the archive has the first hundred.
struct ReadersFlood : Archive {
    History history;
    Device reader = deviceOf(2);
    EntryId admitted = history.write(theOwner(), history.genesis(), {}, history.admit(reader, Role::Reader));
    ChainWriter writer{history, reader, admitted};
    FoldedLog kept{history.swarm()};

    ReadersFlood()
    {
        for (const auto& entry : history.entries())
            kept.take(entry);
        for (int i = 0; i < 100; ++i)
            EXPECT_EQ(kept.add(writer.publish("within"), Came::AsNews), Took::Taken);
    }
};

TEST(SwarmFoldedLog, KeepsNothingAboveAQuotaThatComesUnasked)
{
    ReadersFlood flood;
    EXPECT_EQ(flood.kept.add(flood.writer.publish("above"), Came::AsNews), Took::Dropped);
    EXPECT_EQ(flood.kept.add(flood.writer.publish("its parent isn't here"), Came::AsNews), Took::Dropped)
        << "else its parent would be asked for, and kept as needed";
    EXPECT_EQ(flood.kept.log().waiting(), 0U);
}

TEST(SwarmFoldedLog, KeepsOfWhatIsNeededOnlySoMuchThatNothingRelayedKnows)
{
    ReadersFlood flood;
    for (std::size_t i = 0; i < mostUnrelayedOfAuthor; ++i)
        EXPECT_EQ(flood.kept.add(flood.writer.publish("needed"), Came::AsNeeded), Took::Taken);
    const auto size = flood.kept.log().size();
    for (std::size_t i = 0; i < 300; ++i)
        EXPECT_EQ(flood.kept.add(flood.writer.publish("more"), Came::AsNeeded), Took::Dropped);
    EXPECT_EQ(flood.kept.log().size(), size);
}

TEST(SwarmFoldedLog, ALogAloneWouldKeepAllOfIt) // the control
{
    ReadersFlood flood;
    for (std::size_t i = 0; i < mostUnrelayedOfAuthor + 300; ++i)
        EXPECT_EQ(flood.kept.take(flood.writer.publish("kept")), Took::Taken);
}

TEST(SwarmFoldedLog, LetsAnEntryWaitWhoseAuthorIsBroughtByWhatIsMissing)
{
    ReadersFlood flood;
    const auto newcomer = deviceOf(3);
    const auto admit = flood.history.write(theOwner(), flood.admitted, {}, flood.history.admit(newcomer, Role::Writer));
    ChainWriter writer{flood.history, newcomer, admit};
    EXPECT_EQ(flood.kept.add(writer.publish("early"), Came::AsNews), Took::Waiting);
    EXPECT_EQ(flood.kept.add(flood.history.bytesOf(admit), Came::AsNews), Took::Taken);
    EXPECT_EQ(flood.kept.placesOf(newcomer.id()).size(), 1U);
}

} // namespace
} // namespace shoal::swarm
