// Gets of a private swarm's shares, around them a swarm that a test wrote down.
#include "core/bt/swarms/share_gets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

swarm::ShareId shareOf(std::uint16_t number)
{
    return {{static_cast<std::uint8_t>(number >> 8), static_cast<std::uint8_t>(number)}};
}

class SwarmAround final : public GetSurroundings {
public:
    std::set<swarm::ShareId> notInCatalogue, online;
    std::map<swarm::ShareId, std::function<void(Result<std::string>)>> hunts;
    std::map<swarm::ShareId, std::function<void(Result<ShareId>)>> adding;
    std::map<swarm::ShareId, swarm::KeptGet> onDisk;
    std::vector<swarm::KeptGet> asked;                 ///< for the list
    std::vector<std::pair<swarm::ShareId, bool>> ends; ///< and whether it came on the list
    std::vector<swarm::ShareId> declined;
    std::vector<Error> warnings;
    std::optional<Error> diskFails;
    std::size_t huntsBegun = 0, looks = 0;

    std::optional<std::string> titleOf(const swarm::ShareId& share) const override
    {
        return notInCatalogue.contains(share) ? std::nullopt : std::optional<std::string>{"songs"};
    }
    bool isWithinReach(const swarm::ShareId& share) const override
    {
        ++const_cast<SwarmAround*>(this)->looks;
        return online.contains(share);
    }
    void hunt(const swarm::ShareId& share, std::function<void(Result<std::string>)> then) override
    {
        ++huntsBegun;
        hunts[share] = std::move(then);
    }
    void stopHunt(const swarm::ShareId& share) override { hunts.erase(share); }
    void add(const swarm::KeptGet& get, std::string, std::function<void(Result<ShareId>)> then) override
    {
        asked.push_back(get);
        adding[get.share] = std::move(then);
    }
    void keep(const swarm::KeptGet& get, Then then) override
    {
        if (diskFails)
            return then(fail(*diskFails));
        onDisk[get.share] = get;
        then({});
    }
    void forget(const swarm::ShareId& share, Then then) override
    {
        onDisk.erase(share);
        then({});
    }
    void ended(const swarm::ShareId& share, const Result<ShareId>& how) override
    {
        ends.emplace_back(share, how.has_value());
    }
    void decline(const swarm::ShareId& share) override { declined.push_back(share); }
    void warn(const Error& error) override { warnings.push_back(error); }
    void waitingChanged() override {}

    /// Its list of files comes from a member.
    void found(const swarm::ShareId& share, Result<std::string> torrent = std::string{"de"})
    {
        const auto then = hunts.extract(share);
        then.mapped()(std::move(torrent));
    }
    void listed(const swarm::ShareId& share, Result<ShareId> id = ShareId{7})
    {
        const auto then = adding.extract(share);
        if (id)
            onDisk.erase(share); // as the tables do themselves
        then.mapped()(id);
    }
};

class GetsOfShares : public testing::Test {
protected:
    void begin(std::vector<swarm::KeptGet> kept = {})
    {
        gets_ = std::make_unique<ShareGets>(around_, std::move(kept));
        gets_->tick(now_);
    }
    void pass(std::chrono::seconds time)
    {
        now_ += time;
        gets_->tick(now_);
    }
    void get(const swarm::ShareId& share, const std::string& folder = "/music")
    {
        gets_->get({share, folder, {}, WhenDone::Seed},
                   [this](const Result<StartedFetch>& started) { answers_.push_back(started); });
    }
    /// The last answer: waiting, or the id.
    std::optional<ShareId> lastId() const { return answers_.back().value().id; }

    SwarmAround around_;
    std::unique_ptr<ShareGets> gets_;
    ShareGets::Moment now_{1h};
    std::vector<Result<StartedFetch>> answers_;
    const swarm::ShareId songs_ = shareOf(1), films_ = shareOf(2);
};

TEST_F(GetsOfShares, AreAnsweredOnceTheyAreOnTheListWhenSomebodyHasThem)
{
    begin();
    around_.online.insert(songs_);

    get(songs_);
    EXPECT_THAT(answers_, IsEmpty());
    around_.found(songs_);
    around_.listed(songs_);

    ASSERT_THAT(answers_, SizeIs(1));
    EXPECT_EQ(lastId(), ShareId{7});
    EXPECT_EQ(around_.asked.at(0).folder, "/music");
    EXPECT_THAT(around_.ends, IsEmpty()) << "nobody was told that it waits";
    EXPECT_FALSE(gets_->isWaiting(songs_));
}

TEST_F(GetsOfShares, AreKeptAndAnsweredAtOnceWhenNobodyOnlineHasThem)
{
    begin();

    get(songs_);

    ASSERT_THAT(answers_, SizeIs(1));
    EXPECT_EQ(lastId(), std::nullopt);
    EXPECT_EQ(around_.onDisk.at(songs_).folder, "/music");
    EXPECT_TRUE(gets_->isWaiting(songs_));
    EXPECT_EQ(gets_->waiting(), 1U);
}

TEST_F(GetsOfShares, AreKeptAndAnsweredAfterAWhileWhenWhoeverHasThemSaysNothing)
{
    begin();
    around_.online.insert(songs_);
    get(songs_);

    pass(ShareGets::patience - 1s);
    EXPECT_THAT(answers_, IsEmpty());
    pass(1s);

    ASSERT_THAT(answers_, SizeIs(1));
    EXPECT_EQ(lastId(), std::nullopt);
    EXPECT_TRUE(around_.onDisk.contains(songs_));
}

TEST_F(GetsOfShares, ThatWaitedTellOfTheirEnd)
{
    begin();
    get(songs_);

    around_.found(songs_);
    around_.listed(songs_);

    EXPECT_THAT(around_.ends, ElementsAre(std::pair{songs_, true}));
    EXPECT_THAT(answers_, SizeIs(1)) << "answered once";
}

TEST_F(GetsOfShares, GoOnAfterARestart)
{
    begin({{songs_, "/music", {{{0, 3}}, {}}, WhenDone::Stop}});
    EXPECT_TRUE(gets_->isWaiting(songs_));

    around_.found(songs_);
    around_.listed(songs_);

    ASSERT_THAT(around_.asked, SizeIs(1));
    EXPECT_EQ(around_.asked[0], (swarm::KeptGet{songs_, "/music", {{{0, 3}}, {}}, WhenDone::Stop}));
    EXPECT_THAT(around_.ends, ElementsAre(std::pair{songs_, true}));
}

TEST_F(GetsOfShares, TakeOverTheFolderThatIsAskedForLast)
{
    begin();
    get(songs_);

    get(songs_, "/elsewhere");

    EXPECT_THAT(answers_, SizeIs(2));
    EXPECT_EQ(around_.onDisk.at(songs_).folder, "/elsewhere");
    EXPECT_EQ(around_.huntsBegun, 1U);
}

TEST_F(GetsOfShares, ThatAreGivenUpAreForgottenAndWhoeverFollowsThemHearsOfIt)
{
    begin();
    get(songs_);
    std::optional<Result<std::monostate>> stopped;

    gets_->stop(songs_, [&](const Result<std::monostate>& done) { stopped = done; });

    ASSERT_TRUE(stopped && *stopped);
    EXPECT_THAT(around_.onDisk, IsEmpty());
    EXPECT_THAT(around_.hunts, IsEmpty());
    EXPECT_THAT(around_.ends, ElementsAre(std::pair{songs_, false}));
    EXPECT_FALSE(gets_->isWaiting(songs_));
    gets_->stop(songs_, [&](const Result<std::monostate>& done) { stopped = done; });
    EXPECT_EQ(stopped->error().kind, ErrorKind::NotFound);
}

TEST_F(GetsOfShares, EndWhenTheirShareLeavesTheCatalogue)
{
    begin({{songs_, "/music", {}, WhenDone::Seed}});
    around_.onDisk[songs_] = {};

    around_.found(songs_, fail(ErrorKind::NotFound, "songs", "it left the catalogue"));

    EXPECT_THAT(around_.onDisk, IsEmpty());
    EXPECT_THAT(around_.warnings, SizeIs(1));
    EXPECT_THAT(around_.ends, ElementsAre(std::pair{songs_, false}));
}

TEST_F(GetsOfShares, StayOnTheDiskAndAreTriedAgainWhenTheListTakesThemNot)
{
    begin();
    get(songs_);
    for (int time = 0; time < 2; ++time) {
        around_.found(songs_);
        around_.listed(songs_, fail(ErrorKind::DiskFull, "state.db"));
        EXPECT_TRUE(around_.onDisk.contains(songs_));
        EXPECT_THAT(around_.hunts, IsEmpty());
        pass(ShareGets::pause);
    }
    EXPECT_THAT(around_.warnings, SizeIs(1)) << "told once";

    around_.found(songs_);
    around_.listed(songs_);

    EXPECT_THAT(around_.ends, ElementsAre(std::pair{songs_, true}));
}

TEST_F(GetsOfShares, ThatTheDiskDoesntTakeAreNotPromised)
{
    begin();
    around_.diskFails = Error{ErrorKind::DiskFull, "state.db", {}};

    get(songs_);

    ASSERT_THAT(answers_, SizeIs(1));
    EXPECT_EQ(answers_[0].error().kind, ErrorKind::DiskFull);
    EXPECT_FALSE(gets_->isWaiting(songs_));
    EXPECT_THAT(around_.hunts, IsEmpty());
}

TEST_F(GetsOfShares, OfWhatIsNotInTheCatalogueAreRefused)
{
    begin();
    around_.notInCatalogue.insert(songs_);

    get(songs_);

    EXPECT_EQ(answers_.at(0).error().kind, ErrorKind::NotFound);
}

class GetsOfTheirOwnAccord : public GetsOfShares {
protected:
    std::vector<swarm::ShareId> catalogue(std::uint16_t count)
    {
        std::vector<swarm::ShareId> shares;
        for (std::uint16_t i = 0; i < count; ++i)
            shares.push_back(shareOf(i));
        return shares;
    }
    void makeOnline(const std::vector<swarm::ShareId>& shares) { around_.online.insert(shares.begin(), shares.end()); }
};

TEST_F(GetsOfTheirOwnAccord, AreFewAtOnceHoweverLongTheCatalogueIs)
{
    begin();
    const auto shares = catalogue(10'000);
    makeOnline(shares);

    gets_->wantOfOwnAccord(shares, "/auto");
    for (int second = 0; second < 10; ++second)
        pass(1s);

    EXPECT_EQ(around_.huntsBegun, ShareGets::mostOwnAtOnce);
    EXPECT_EQ(gets_->ownAtWork(), ShareGets::mostOwnAtOnce);
    EXPECT_EQ(gets_->waiting(), 10'000U);
    around_.found(shares[0]);
    around_.listed(shares[0]);
    pass(1s);
    EXPECT_EQ(around_.huntsBegun, ShareGets::mostOwnAtOnce + 1) << "one comes, another begins";
}

TEST_F(GetsOfTheirOwnAccord, BeginWithWhatSomebodyOnlineHasAndLookAtFewEachTime)
{
    begin();
    const auto shares = catalogue(1000);
    around_.online = {shares[900]};
    around_.looks = 0;

    gets_->wantOfOwnAccord(shares, "/auto");
    pass(1s);
    EXPECT_LE(around_.looks, ShareGets::mostLooks);
    EXPECT_THAT(around_.hunts, IsEmpty());
    for (std::size_t tick = 0; tick < 1000 / ShareGets::mostLooks + 1; ++tick)
        pass(1s);

    ASSERT_THAT(around_.hunts, SizeIs(1));
    EXPECT_EQ(around_.hunts.begin()->first, shares[900]);
}

TEST_F(GetsOfTheirOwnAccord, LetOthersHaveATurnWhenNobodyAnswers)
{
    begin();
    const auto shares = catalogue(ShareGets::mostOwnAtOnce + 1);
    makeOnline(shares);
    gets_->wantOfOwnAccord(shares, "/auto");
    pass(1s);
    ASSERT_FALSE(around_.hunts.contains(shares.back()));

    pass(ShareGets::turn);

    EXPECT_TRUE(around_.hunts.contains(shares.back()));
    EXPECT_EQ(around_.hunts.size(), ShareGets::mostOwnAtOnce);
}

TEST_F(GetsOfTheirOwnAccord, AreNotGivenUpOneByOne)
{
    begin();
    makeOnline({songs_});
    gets_->wantOfOwnAccord({songs_, films_}, "/auto");
    pass(1s);
    std::vector<ErrorKind> refused;
    for (const auto& share : {songs_, films_})
        gets_->stop(share, [&](const Result<std::monostate>& done) { refused.push_back(done.error().kind); });

    EXPECT_THAT(refused, ElementsAre(ErrorKind::BadArgument, ErrorKind::BadArgument));
    EXPECT_TRUE(gets_->isWaiting(songs_) && gets_->isWaiting(films_));
}

TEST_F(GetsOfTheirOwnAccord, StopWhenTheyAreNotWantedAnyMore)
{
    begin();
    makeOnline({songs_, films_});
    gets_->wantOfOwnAccord({songs_, films_}, "/auto");
    pass(1s);

    gets_->wantOfOwnAccord({films_}, "/auto");

    EXPECT_FALSE(around_.hunts.contains(songs_));
    EXPECT_TRUE(around_.hunts.contains(films_));
    EXPECT_FALSE(gets_->isWaiting(songs_));
}

TEST_F(GetsOfTheirOwnAccord, BecomeSomebodysWhoAsksForThem)
{
    begin();
    makeOnline({songs_});
    gets_->wantOfOwnAccord({songs_}, "/auto");
    pass(1s);

    get(songs_, "/music");
    gets_->wantOfOwnAccord({}, {});
    around_.found(songs_);
    around_.listed(songs_);

    EXPECT_EQ(around_.asked.at(0).folder, "/music");
    EXPECT_EQ(lastId(), ShareId{7});
    EXPECT_EQ(around_.huntsBegun, 1U);
}

TEST_F(GetsOfTheirOwnAccord, AreNotTriedAgainWhenTheListTakesThemNot)
{
    begin();
    makeOnline({songs_});
    gets_->wantOfOwnAccord({songs_}, "/auto");
    pass(1s);

    around_.found(songs_);
    around_.listed(songs_, fail(ErrorKind::DiskFull, "songs"));

    EXPECT_THAT(around_.declined, ElementsAre(songs_));
    EXPECT_THAT(around_.warnings, SizeIs(1));
    EXPECT_THAT(around_.onDisk, IsEmpty());
}

} // namespace
} // namespace shoal::bt
