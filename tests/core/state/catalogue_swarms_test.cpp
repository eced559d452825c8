// Shares of private swarms on the list, beside the public ones.
#include "core/state/catalogue.h"
#include "core/state/swarms/kept_gets.h"
#include "core/state/swarms/kept_notes.h"
#include "core/state/swarms/kept_swarms.h"
#include "tests/support/temporary_folder.h"

#include <SQLiteCpp/Database.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

template <class Id>
Id idOf(std::uint8_t byte)
{
    Id id;
    id.bytes.fill(byte);
    return id;
}
const auto family = idOf<swarm::SwarmId>(1), friends = idOf<swarm::SwarmId>(2);
const auto swarmsFilm = idOf<swarm::ShareId>(10), swarmsSong = idOf<swarm::ShareId>(11);

class CatalogueOfSwarms : public testing::Test {
protected:
    CatalogueOfSwarms()
    {
        auto opened = Database::open(folder_ / "state.db");
        EXPECT_TRUE(opened);
        database_.emplace(std::move(*opened));
        catalogue_.emplace(*database_);
    }
    static StoredShare aShare()
    {
        StoredShare share;
        share.hashes.v2 = Sha256{{7}};
        share.name = "film";
        share.folder = "/data";
        share.torrent = "de";
        return share;
    }
    static StoredShare shareOf(const swarm::SwarmId& swarm, const swarm::ShareId& name = swarmsFilm)
    {
        auto share = aShare();
        share.swarm = swarm;
        share.swarmShare = name;
        return share;
    }
    ShareId inserted(const StoredShare& share) { return catalogue_->insert(share).value(); }
    void addSwarm(const swarm::SwarmId& id, const std::string& name)
    {
        swarm::KeptSwarm kept;
        kept.id = id;
        kept.name = name;
        kept.keys.bytes = swarm::Bytes(64, 1);
        ASSERT_TRUE(swarm::KeptSwarms{*database_}.add(kept));
    }

    test::TemporaryFolder folder_;
    std::optional<Database> database_;
    std::optional<Catalogue> catalogue_;
};

TEST_F(CatalogueOfSwarms, KeepsTheSameContentPubliclyAndInEachSwarmAsSharesOfTheirOwn)
{
    const auto open = inserted(aShare()), first = inserted(shareOf(family)), second = inserted(shareOf(friends));

    EXPECT_THAT(catalogue_->find(aShare().hashes).value(), ElementsAre(open));
    EXPECT_THAT(catalogue_->find(aShare().hashes, family).value(), ElementsAre(first));
    EXPECT_THAT(catalogue_->find(aShare().hashes, friends).value(), ElementsAre(second));
    EXPECT_EQ(catalogue_->rows({.hashes = aShare().hashes}, {}, {0, 9}).value().total, 3u);
}

TEST_F(CatalogueOfSwarms, TakesAShareOfASwarmOnce)
{
    inserted(shareOf(family));

    const auto again = catalogue_->insert(shareOf(family));

    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, ErrorKind::AlreadyExists);
}

TEST_F(CatalogueOfSwarms, TakesNoShareOfASwarmWithoutItsNameThere)
{
    auto share = aShare();
    share.swarm = family;

    EXPECT_EQ(catalogue_->insert(share).error().kind, ErrorKind::BadArgument);
}

TEST_F(CatalogueOfSwarms, GivesBackWhichSwarmAShareBelongsTo)
{
    const auto open = inserted(aShare()), ofSwarm = inserted(shareOf(family));

    EXPECT_EQ(catalogue_->get(ofSwarm)->swarm, family);
    EXPECT_EQ(catalogue_->get(ofSwarm)->swarmShare, swarmsFilm);
    EXPECT_EQ(catalogue_->get(open)->swarm, std::nullopt);
    EXPECT_EQ(catalogue_->findShare(family, swarmsFilm).value(), ofSwarm);
    EXPECT_EQ(catalogue_->findShare(friends, swarmsFilm).error().kind, ErrorKind::NotFound);
    EXPECT_EQ(catalogue_->torrentOf(family, swarmsFilm).value(), "de");
    EXPECT_EQ(catalogue_->torrentOf(family, swarmsSong).error().kind, ErrorKind::NotFound);
}

TEST_F(CatalogueOfSwarms, ShowsTheNameOfTheSwarmAsLongAsItIsInTheProfile)
{
    addSwarm(family, "Família");
    inserted(shareOf(family));
    const auto rows = [this] { return catalogue_->rows({.swarm = family}, {}, {0, 9}).value().rows; };

    EXPECT_EQ(rows().front().swarm, family);
    EXPECT_EQ(rows().front().swarmName, "Família");
    ASSERT_TRUE(swarm::KeptSwarms{*database_}.setName(family, "Familie"));
    EXPECT_EQ(rows().front().swarmName, "Familie");
    ASSERT_TRUE(swarm::KeptSwarms{*database_}.remove(family));
    EXPECT_EQ(rows().front().swarmName, "") << "the share stays on the list";
}

TEST_F(CatalogueOfSwarms, RemembersWhatWasTakenOffTheListUntilItIsPutBack)
{
    addSwarm(family, "Family");
    addSwarm(friends, "Friends");
    const auto declined = [&](const swarm::SwarmId& swarm) {
        return swarm::KeptNotes{*database_}.load(swarm).value().declined;
    };
    const auto first = inserted(shareOf(family));
    inserted(shareOf(friends));
    const auto open = inserted(aShare());
    EXPECT_THAT(declined(family), IsEmpty());

    ASSERT_TRUE(catalogue_->remove(first));
    ASSERT_TRUE(catalogue_->remove(open));

    EXPECT_THAT(declined(family), ElementsAre(swarmsFilm));
    EXPECT_THAT(declined(friends), IsEmpty());
    inserted(shareOf(family));
    EXPECT_THAT(declined(family), IsEmpty());
}

TEST_F(CatalogueOfSwarms, AGetWaitsNoMoreOnceItsShareIsOnTheList)
{
    addSwarm(family, "Family");
    addSwarm(friends, "Friends");
    swarm::KeptGets gets{*database_};
    for (const auto& swarm : {family, friends})
        for (const auto& share : {swarmsFilm, swarmsSong})
            ASSERT_TRUE(gets.put(swarm, {share, "/data", {}, WhenDone::Seed}));

    inserted(shareOf(family));

    ASSERT_EQ(gets.list(family).value().size(), 1U);
    EXPECT_EQ(gets.list(family).value()[0].share, swarmsSong);
    EXPECT_EQ(gets.list(friends).value().size(), 2U);
    ASSERT_TRUE(swarm::KeptSwarms{*database_}.remove(friends));
    EXPECT_EQ(gets.list(friends).error().kind, ErrorKind::NotFound);
}

TEST_F(CatalogueOfSwarms, ListsThoseOfOneSwarmAlone)
{
    inserted(aShare());
    inserted(shareOf(friends));
    auto paused = shareOf(family);
    paused.isPaused = true;
    const auto first = inserted(paused);
    auto complete = shareOf(family, swarmsSong);
    complete.completedAt = std::chrono::sys_seconds{std::chrono::seconds{5}};
    complete.resume = "x";
    const auto second = inserted(complete);

    EXPECT_EQ(catalogue_->rows({.swarm = family}, {}, {0, 9}).value().total, 2u);
    EXPECT_EQ(catalogue_->keys({.swarm = friends}, {}).value().size(), 1u);
    EXPECT_THAT(catalogue_->ofSwarm(family).value(),
                ElementsAre(CatalogueOfSwarm{first, swarmsFilm, true, false, false, false},
                            CatalogueOfSwarm{second, swarmsSong, false, true, true, true}));
    EXPECT_THAT(catalogue_->ofSwarm(idOf<swarm::SwarmId>(9)).value(), IsEmpty());
}

TEST_F(CatalogueOfSwarms, CallsAShareWholeOnlyIfEveryFileOfItWasWanted)
{
    auto some = shareOf(family);
    some.completedAt = std::chrono::sys_seconds{std::chrono::seconds{5}};
    some.wanted.patterns = {"a"};
    inserted(some);

    EXPECT_TRUE(catalogue_->ofSwarm(family)->front().isComplete);
    EXPECT_FALSE(catalogue_->ofSwarm(family)->front().isWhole);
}

TEST_F(CatalogueOfSwarms, LeavesSharesOfAnOlderVersionPublicAndItsSwarmsWithoutChoices)
{
    const auto file = folder_ / "old.db";
    {
        auto old = Database::open(file, schema().first(4));
        ASSERT_TRUE(old);
        old->connection().exec("INSERT INTO shares (v1, name, name_folded, folder, when_done, piece_order, is_paused, "
                               "link, size, downloaded, uploaded, added_at, has_places, has_wanted) VALUES "
                               "(zeroblob(20), 'a', 'a', '', 0, 0, 0, '', 0, 0, 0, 0, 0, 0)");
        old->connection().exec("INSERT INTO swarms (id, name, keys, are_sealed, person, label, line, own_sequence, "
                               "own_before, doubt, known) VALUES (zeroblob(32), 'Old', x'00', 0, zeroblob(16), '', "
                               "zeroblob(8), 0, 0, 0, 0)");
    }
    auto database = Database::open(file);
    ASSERT_TRUE(database);

    const auto rows = Catalogue{*database}.rows({}, {}, {0, 9}).value();
    ASSERT_EQ(rows.total, 1u);
    EXPECT_EQ(rows.rows.front().swarm, std::nullopt);
    EXPECT_EQ(swarm::KeptNotes{*database}.load(swarm::SwarmId{}).value(), swarm::SwarmNotes{});
}

} // namespace
} // namespace shoal
