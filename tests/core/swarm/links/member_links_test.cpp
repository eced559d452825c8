// Two members with everything that a link does, from the first byte to what their logs hold.
#include "core/swarm/links/member_links.h"

#include "core/chunks/digest.h"
#include "core/swarm/links/metadata/metadata_fetch.h"
#include "tests/core/swarm/links/exchange/replica.h"
#include "tests/core/swarm/links/fake_roster.h"

#include <algorithm>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <memory>

namespace shoal::swarm {
namespace {
using testing::IsEmpty;

constexpr LinkNumber theLink{1};
const Bytes theInfoHash(32, 0x0a);

class OneInfo : public MetadataShelf {
public:
    Bytes info = Bytes(50'000, 0x69);
    bool isLoading = false;
    bool isComing(const ShareId&, MetadataPart) const override { return isLoading; }
    ByteView find(const ShareId&, MetadataPart part) const override
    {
        return part == MetadataPart::Info && !isLoading ? ByteView{info} : ByteView{};
    }
};

/// A member with all its links.
struct LinkedMember {
    Device device;
    FakeRoster roster;
    ReplicaLog log;
    PlainJudge judge;
    NewestValues values{judge};
    PlainSecrets secrets;
    OneInfo shelf;
    MemberLinks links{{roster, log, values, secrets, shelf}};
    std::vector<LinkFault> faults;
    std::vector<DeviceId> proven;
    std::vector<MetadataHeard> heard;
    std::vector<Bytes> mails;

    LinkedMember(const Device& itself, const SwarmId& swarm, const std::vector<Device>& members)
        : device{itself}
        , log{swarm, {}}
    {
        for (const auto& member : members)
            roster.admit(member);
    }
    void open(const SwarmId& swarm, LinkRole role, std::uint8_t random, LinkNumber link = theLink,
              LinkUse use = LinkUse::Talk)
    {
        EXPECT_TRUE(links.open(link, LinkSeat{device.signing, {swarm, theInfoHash}, role}, filled<LinkNonce>(random),
                               secretOf(static_cast<std::uint8_t>(random + 1)), Moment{}, use));
    }
    void note()
    {
        for (const auto& event : links.takeEvents()) {
            if (const auto* const ended = std::get_if<LinkEnded>(&event))
                faults.push_back(ended->fault);
            if (const auto* const isProven = std::get_if<LinkProven>(&event))
                proven.push_back(isProven->device);
            if (const auto* const metadata = std::get_if<MetadataHeard>(&event))
                heard.push_back(*metadata);
            if (const auto* const mail = std::get_if<MailHeard>(&event))
                mails.push_back(mail->plain);
        }
    }
};

/// Ana dials Bo; whoever is between them sees each frame and may change it.
struct LinkedPair {
    History history;
    Device anasDevice = deviceOf(1);
    Device bosDevice = deviceOf(2);
    EntryId admitAna = history.write(theOwner(), history.genesis(), {}, history.admit(anasDevice, Role::Writer));
    ChainWriter anas{history, anasDevice, admitAna};
    std::unique_ptr<LinkedMember> ana =
        std::make_unique<LinkedMember>(anasDevice, history.swarm(), std::vector{anasDevice, bosDevice});
    std::unique_ptr<LinkedMember> bo =
        std::make_unique<LinkedMember>(bosDevice, history.swarm(), std::vector{anasDevice, bosDevice});
    std::vector<Frame> seen; // by whoever is between
    std::size_t fromBo = 0;

    explicit LinkedPair(LinkUse ofAna = LinkUse::Talk, LinkUse ofBo = LinkUse::Talk)
    {
        for (const auto& bytes : history.entries())
            ana->log.add(bytes, Came::AsNeeded);
        ana->open(history.swarm(), LinkRole::Dialler, 0x21, theLink, ofAna);
        bo->open(history.swarm(), LinkRole::Listener, 0x31, theLink, ofBo);
        ana->links.takeHello(theLink, Bytes{bo->links.helloOf(theLink)}, Moment{});
        bo->links.takeHello(theLink, Bytes{ana->links.helloOf(theLink)}, Moment{});
    }
    bool round(const std::function<void(Frame&)>& change)
    {
        auto toBo = ana->links.take(theLink, Moment{});
        auto toAna = bo->links.take(theLink, Moment{});
        fromBo += toAna.size();
        for (auto& frame : toBo) {
            seen.push_back(frame);
            change(frame);
            bo->links.receive(theLink, frame, Moment{});
        }
        for (auto& frame : toAna) {
            seen.push_back(frame);
            ana->links.receive(theLink, frame, Moment{});
        }
        ana->note();
        bo->note();
        return !toBo.empty() || !toAna.empty();
    }
    void settle(const std::function<void(Frame&)>& change = [](Frame&) {})
    {
        for (int rounds = 0; round(change); ++rounds)
            ASSERT_LT(rounds, 100);
    }
};

TEST(SwarmMemberLinks, ProvenMembersHaveTheSameLog)
{
    LinkedPair pair;
    pair.settle();
    EXPECT_THAT(pair.ana->proven, testing::ElementsAre(pair.bosDevice.id()));
    EXPECT_THAT(pair.bo->proven, testing::ElementsAre(pair.anasDevice.id()));
    EXPECT_EQ(pair.bo->log.relayed(), pair.ana->log.relayed());
    EXPECT_EQ(pair.bo->log.size(), pair.history.entries().size());
}

bool holds(const Bytes& bytes, ByteView part)
{
    return std::search(bytes.begin(), bytes.end(), part.begin(), part.end()) != bytes.end();
}

TEST(SwarmMemberLinks, WhoeverIsBetweenSeesNoEntryOfTheLog)
{
    LinkedPair pair;
    pair.settle();
    for (const auto& frame : pair.seen) {
        EXPECT_EQ(decodeLogMessage(frame.bytes), std::nullopt);
        for (const auto& bytes : pair.history.entries())
            EXPECT_FALSE(holds(frame.bytes, entryIdOf(bytes).view()));
    }
}

TEST(SwarmMemberLinks, OneChangedFrameEndsTheLink)
{
    LinkedPair pair;
    pair.settle([&](Frame& frame) {
        if (frame.name == MessageName::Log)
            frame.bytes.back() ^= 1;
    });
    EXPECT_THAT(pair.bo->faults, testing::ElementsAre(LinkFault::NotSealed));
    EXPECT_EQ(pair.bo->links.size(), 0U);
    EXPECT_EQ(pair.bo->log.size(), 0U);
}

TEST(SwarmMemberLinks, ARemovedMemberHearsNothingFromThenOn)
{
    LinkedPair pair;
    pair.settle();
    pair.ana->roster.remove(pair.bosDevice);
    pair.ana->links.membershipChanged();
    pair.ana->log.add(pair.anas.publish("after the removal"), Came::AsNeeded);
    pair.ana->links.exchange().logGrew();
    EXPECT_THAT(pair.ana->links.take(theLink, Moment{}), IsEmpty());
    pair.ana->note();
    EXPECT_THAT(pair.ana->faults, testing::ElementsAre(LinkFault::NotServed));
}

TEST(SwarmMemberLinks, AMemberThatStaysHearsIt) // the control
{
    LinkedPair pair;
    pair.settle();
    pair.ana->links.membershipChanged();
    pair.ana->log.add(pair.anas.publish("nobody was removed"), Came::AsNeeded);
    pair.ana->links.exchange().logGrew();
    pair.settle();
    EXPECT_EQ(pair.bo->log.size(), pair.history.entries().size() + 1);
}

TEST(SwarmMemberLinks, NothingIsServedBeforeTheProof)
{
    LinkedPair pair;
    std::size_t frames = 0;
    for (const auto& frame : pair.ana->links.take(theLink, Moment{})) {
        EXPECT_EQ(frame.name, MessageName::Auth);
        ++frames;
    }
    EXPECT_EQ(frames, 1U);
    EXPECT_THAT(pair.ana->links.take(theLink, Moment{}), IsEmpty());
}

TEST(SwarmMemberLinks, FiveHundredIdleConnectionsTakeSixtyFourPlacesForTenSeconds)
{
    LinkedPair pair;
    const auto opens = [&](std::uint64_t number, LinkRole role) {
        return pair.ana->links.open(LinkNumber{number},
                                    LinkSeat{pair.anasDevice.signing, {pair.history.swarm(), theInfoHash}, role},
                                    filled<LinkNonce>(1), secretOf(1), Moment{});
    };
    std::size_t opened = 0;
    for (std::uint64_t i = 0; i < 500; ++i)
        opened += opens(100 + i, LinkRole::Listener) ? 1 : 0;
    EXPECT_EQ(opened, mostHalfOpen);
    EXPECT_TRUE(opens(1000, LinkRole::Dialler)) << "strangers don't keep us from dialling members";
    pair.ana->links.tick(Moment{longestHalfOpen});
    EXPECT_EQ(pair.ana->links.size(), 0U);
    pair.ana->note();
    EXPECT_EQ(pair.ana->faults.size(), mostHalfOpen + 2) << "with the two that were dialled";
}

TEST(SwarmMemberLinks, AProvenLinkIsNotTakenForAnIdleOne)
{
    LinkedPair pair;
    pair.settle();
    pair.ana->links.tick(Moment{longestHalfOpen});
    EXPECT_EQ(pair.ana->links.size(), 1U);
}

TEST(SwarmMemberLinks, CarriesMetadataBesideTheLog)
{
    class NoLayers : public LayerRules {
    public:
        std::optional<std::uint64_t> sizeOf(ByteView) const override { return 0; }
        bool fit(ByteView, ByteView) const override { return false; }
    };
    LinkedPair pair;
    pair.settle();
    const NoLayers rules;
    const ShareId share{sha256Of(pair.bo->shelf.info).bytes};
    MetadataFetch fetch{share, pair.bo->shelf.info.size(), rules};
    fetch.addSource(theLink);
    while (const auto ask = fetch.next(Moment{}))
        pair.ana->links.ask(ask->link, ask->wanted);
    pair.settle();
    for (const auto& heard : pair.ana->heard)
        EXPECT_EQ(fetch.take(heard.link, std::get<MetadataTold>(heard.message), Moment{}), MetadataFetch::Heard::Fine);
    EXPECT_EQ(fetch.state(), MetadataFetch::State::Done);
}

TEST(SwarmMemberLinks, NeverAskForMorePartsThanAPeerAnswersAtOnce)
{
    LinkedPair pair;
    pair.settle();
    for (std::size_t i = 0; i < 5 * mostPartsAsked; ++i)
        pair.ana->links.ask(theLink, {filled<ShareId>(1), MetadataPart::Info, 0});
    pair.settle();
    EXPECT_THAT(pair.bo->faults, IsEmpty());
    EXPECT_EQ(pair.ana->heard.size(), 5 * mostPartsAsked);
}

TEST(SwarmMemberLinks, AFloodOfMetadataRequestsEndsTheLink)
{
    LinkedPair pair; // Ana's program isn't ours
    Link hostile{LinkSeat{pair.anasDevice.signing, {pair.history.swarm(), theInfoHash}, LinkRole::Dialler},
                 filled<LinkNonce>(0x41), secretOf(0x42), pair.ana->roster, Moment{}};
    constexpr LinkNumber other{2};
    pair.bo->open(pair.history.swarm(), LinkRole::Listener, 0x51, other);
    const auto proof = hostile.takeHello(pair.bo->links.helloOf(other));
    pair.bo->links.takeHello(other, hostile.hello(), Moment{});
    pair.bo->links.receive(other, std::get<Frame>(*proof), Moment{});
    for (const auto& frame : pair.bo->links.take(other, Moment{}))
        if (frame.name == MessageName::Auth)
            hostile.receive(frame);
    ASSERT_TRUE(hostile.isProven());
    const auto wanted = encodeMessage(MetadataMessage{MetadataWanted{filled<ShareId>(1), MetadataPart::Info, 0}});
    for (std::size_t i = 0; i < mostPartsAsked; ++i)
        pair.bo->links.receive(other, std::get<Frame>(*hostile.seal(MessageName::Metadata, wanted)), Moment{});
    pair.bo->note();
    EXPECT_THAT(pair.bo->faults, IsEmpty());
    pair.bo->links.receive(other, std::get<Frame>(*hostile.seal(MessageName::Metadata, wanted)), Moment{});
    pair.bo->note();
    EXPECT_THAT(pair.bo->faults, testing::ElementsAre(LinkFault::Flood));
}

TEST(SwarmMemberLinks, AFloodOfPartsThatNobodyAskedForEndsTheLink)
{
    LinkedPair pair;
    pair.settle();
    const auto most = linkRates[static_cast<std::size_t>(Cost::Useless)].atOnce;
    for (std::uint64_t i = 0; i <= most; ++i) {
        EXPECT_EQ(pair.ana->links.size(), 1U) << i;
        pair.ana->links.useless(theLink, Moment{});
    }
    pair.ana->note();
    EXPECT_THAT(pair.ana->faults, testing::ElementsAre(LinkFault::Flood));
}

TEST(SwarmMemberLinks, MailComesSealedAndInItsOrder)
{
    LinkedPair pair;
    pair.settle();
    pair.seen.clear();
    pair.ana->links.mail(theLink, {1, 2, 3});
    pair.ana->links.mail(theLink, {4, 5, 6});
    pair.settle();
    EXPECT_THAT(pair.bo->mails, testing::ElementsAre(Bytes{1, 2, 3}, Bytes{4, 5, 6}));
    for (const auto& frame : pair.seen)
        EXPECT_GT(frame.bytes.size(), 3U) << "it went sealed";
}

TEST(SwarmMemberLinks, AnHonestSenderOfMailKeepsToFourFifthsOfWhatIsLetThroughAndMoreEndsTheLink)
{
    LinkedPair pair;
    pair.settle();
    for (int i = 0; i < 1100; ++i)
        pair.ana->links.mail(theLink, Bytes(10, 1));
    pair.settle();
    EXPECT_EQ(pair.bo->mails.size(), 819U);
    EXPECT_THAT(pair.bo->faults, IsEmpty());
    for (const auto& frame : pair.ana->links.take(theLink, Moment{std::chrono::hours{1}})) // as one that hurries
        pair.bo->links.receive(theLink, frame, Moment{});
    pair.bo->note();
    EXPECT_EQ(pair.bo->mails.size(), 1024U);
    EXPECT_THAT(pair.bo->faults, testing::ElementsAre(LinkFault::Flood));
}

TEST(SwarmMemberLinks, ALinkForPiecesIsProvenAndSaysNothing)
{
    LinkedPair pair{LinkUse::Data, LinkUse::Data};
    pair.ana->links.mail(theLink, {1, 2, 3});
    pair.ana->links.ask(theLink, {filled<ShareId>(1), MetadataPart::Info, 0});
    pair.settle();
    EXPECT_THAT(pair.ana->proven, testing::ElementsAre(pair.bosDevice.id()));
    EXPECT_THAT(pair.bo->proven, testing::ElementsAre(pair.anasDevice.id()));
    EXPECT_EQ(pair.seen.size(), 2U) << "the proofs";
    EXPECT_EQ(pair.bo->log.size(), 0U);
    pair.ana->roster.remove(pair.bosDevice);
    pair.ana->links.membershipChanged();
    pair.ana->note();
    EXPECT_THAT(pair.ana->faults, testing::ElementsAre(LinkFault::NotServed));
}

TEST(SwarmMemberLinks, WhoeverTalksOnALinkForPiecesIsCut)
{
    LinkedPair pair{LinkUse::Talk, LinkUse::Data};
    pair.settle();
    EXPECT_THAT(pair.bo->faults, testing::ElementsAre(LinkFault::Senseless));
    EXPECT_EQ(pair.bo->log.size(), 0U);
}

TEST(SwarmMemberLinks, MetadataThatIsBeingLoadedIsAnsweredOnceItIsThere)
{
    LinkedPair pair;
    pair.settle();
    pair.bo->shelf.isLoading = true;
    pair.ana->links.ask(theLink, {filled<ShareId>(1), MetadataPart::Info, 0});
    pair.settle();
    EXPECT_THAT(pair.ana->heard, IsEmpty());
    pair.bo->shelf.isLoading = false;
    pair.settle();
    ASSERT_EQ(pair.ana->heard.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<MetadataTold>(pair.ana->heard.front().message));
}

} // namespace
} // namespace shoal::swarm
