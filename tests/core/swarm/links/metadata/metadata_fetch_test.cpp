// Metadata from members of whom some lie.
#include "core/swarm/links/metadata/metadata_fetch.h"

#include "core/chunks/digest.h"
#include "tests/core/swarm/vectors.h"

#include <functional>
#include <gtest/gtest.h>
#include <map>

namespace shoal::swarm {
namespace {
using HeardOfPart = MetadataFetch::Heard;
using State = MetadataFetch::State;

constexpr LinkNumber ana{1};
constexpr LinkNumber bo{2};
constexpr LinkNumber mallory{9};

Bytes patternOf(std::size_t size, std::uint8_t salt)
{
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 251 + salt);
    return bytes;
}

/// Layers are these, whatever the info dictionary.
class KnownLayers : public LayerRules {
public:
    explicit KnownLayers(Bytes layers)
        : layers_{std::move(layers)}
    {}
    bool isUsable = true;

    std::optional<std::uint64_t> sizeOf(ByteView) const override
    {
        return isUsable ? std::optional<std::uint64_t>{layers_.size()} : std::nullopt;
    }
    bool fit(ByteView, ByteView layers) const override { return std::ranges::equal(layers, layers_); }

private:
    Bytes layers_;
};

class PartShelf : public MetadataShelf {
public:
    std::map<MetadataPart, Bytes> parts;

    ByteView find(const ShareId&, MetadataPart part) const override
    {
        const auto found = parts.find(part);
        return found != parts.end() ? ByteView{found->second} : ByteView{};
    }
};

struct LyingSources {
    Bytes info = patternOf(100'000, 1);
    Bytes layers = patternOf(70'000, 2);
    KnownLayers rules{layers};
    ShareId share{sha256Of(info).bytes};
    MetadataFetch fetch{share, info.size(), rules};
    std::map<LinkNumber, PartShelf> shelves;
    Moment now{};
    std::map<LinkNumber, int> asked;
    std::size_t mostHeld = 0;

    void source(LinkNumber link, Bytes itsInfo, Bytes itsLayers)
    {
        shelves[link].parts = {{MetadataPart::Info, std::move(itsInfo)}, {MetadataPart::Layers, std::move(itsLayers)}};
        fetch.addSource(link);
    }
    /// Asks, answers, until nothing is left to ask. The last answer that wasn't fine.
    HeardOfPart run(const std::function<void(MetadataTold&)>& spoil = [](MetadataTold&) {})
    {
        auto worst = HeardOfPart::Fine;
        while (const auto ask = fetch.next(now)) {
            ++asked[ask->link];
            MetadataAnswers answers;
            answers.ask(ask->wanted);
            const auto answer = answers.next(shelves[ask->link]);
            const auto* const told = std::get_if<MetadataTold>(&answer);
            if (told == nullptr) {
                fetch.dropSource(ask->link);
                continue;
            }
            auto message = *told;
            if (ask->link == mallory)
                spoil(message);
            const auto heard = fetch.take(ask->link, message, now);
            mostHeld = std::max(mostHeld, fetch.held());
            worst = heard == HeardOfPart::Fine ? worst : heard;
        }
        return worst;
    }
};

TEST(SwarmMetadataFetch, BringsInfoAndLayersWhole)
{
    LyingSources all;
    all.source(ana, all.info, all.layers);
    EXPECT_EQ(all.run(), HeardOfPart::Fine);
    EXPECT_EQ(all.fetch.state(), State::Done);
    EXPECT_EQ(all.fetch.info(), all.info);
    EXPECT_EQ(all.fetch.layers(), all.layers);
    EXPECT_EQ(all.asked[ana], 4 + 3);
}

TEST(SwarmMetadataFetch, ShareWithoutLayersIsDoneWithItsInfo)
{
    LyingSources all;
    KnownLayers none{{}};
    MetadataFetch fetch{all.share, all.info.size(), none};
    fetch.addSource(ana);
    while (const auto ask = fetch.next(all.now)) {
        const auto bytes = ByteView{all.info}.subspan(ask->wanted.offset);
        const auto part = bytes.first(std::min(bytes.size(), longestPart));
        fetch.take(ana,
                   {all.share, MetadataPart::Info, ask->wanted.offset, all.info.size(), {part.begin(), part.end()}},
                   all.now);
    }
    EXPECT_EQ(fetch.state(), State::Done);
}

TEST(SwarmMetadataFetch, AsksEightPartsAtOnceAndNoMore)
{
    KnownLayers rules{{}};
    MetadataFetch fetch{filled<ShareId>(1), 1'000'000, rules};
    EXPECT_FALSE(fetch.next(Moment{})) << "there is nobody to ask";
    fetch.addSource(ana);
    std::size_t count = 0;
    while (fetch.next(Moment{}))
        ++count;
    EXPECT_EQ(count, mostPartsAsked);
    fetch.take(ana, {filled<ShareId>(1), MetadataPart::Info, 0, 1'000'000, Bytes(longestPart, 1)}, Moment{});
    EXPECT_TRUE(fetch.next(Moment{}));
    EXPECT_FALSE(fetch.next(Moment{}));
}

TEST(SwarmMetadataFetch, AWrongInfoIsNeverUsedAndItsSourceNeverAskedAgain)
{
    LyingSources all;
    auto forged = all.info;
    forged[50'000] ^= 1;
    all.source(mallory, forged, all.layers);
    EXPECT_EQ(all.run(), HeardOfPart::Wrong);
    EXPECT_TRUE(all.fetch.info().empty());
    EXPECT_FALSE(all.fetch.hasSource());
    all.fetch.addSource(mallory);
    EXPECT_FALSE(all.fetch.hasSource());

    all.source(ana, all.info, all.layers);
    all.run();
    EXPECT_EQ(all.fetch.state(), State::Done);
    EXPECT_EQ(all.fetch.info(), all.info);
}

TEST(SwarmMetadataFetch, WrongLayersCostOnlyTheirSource)
{
    LyingSources all;
    all.source(mallory, all.info, patternOf(70'000, 9));
    all.source(ana, all.info, all.layers);
    EXPECT_EQ(all.run(), HeardOfPart::Wrong);
    EXPECT_EQ(all.fetch.state(), State::Done);
    EXPECT_EQ(all.fetch.layers(), all.layers);
    EXPECT_EQ(all.asked[ana], 3) << "the info dictionary was right, whoever gave it";
}

TEST(SwarmMetadataFetch, HoldsNoMoreThanWasPublished)
{
    for (const std::size_t size :
         {std::size_t{1}, std::size_t{99'999}, std::size_t{100'001}, std::size_t{10'000'000}}) {
        LyingSources all;
        all.source(mallory, patternOf(size, 1), all.layers);
        EXPECT_EQ(all.run(), HeardOfPart::Wrong) << size;
        EXPECT_LE(all.mostHeld, all.info.size()) << size;
        EXPECT_LE(all.asked[mallory], 4) << size;
    }
}

TEST(SwarmMetadataFetch, PartsThatDoNotFollowAreNotTaken)
{
    LyingSources all;
    all.source(mallory, all.info, all.layers);
    EXPECT_EQ(all.fetch.take(mallory, {all.share, MetadataPart::Info, 0, 100'000, Bytes(longestPart, 1)}, all.now),
              HeardOfPart::NotAsked)
        << "nobody asked yet";
    all.fetch.next(all.now);
    const auto told = [&](std::uint64_t offset) {
        return MetadataTold{all.share, MetadataPart::Info, offset, 100'000, Bytes(longestPart, 1)};
    };
    EXPECT_EQ(all.fetch.take(mallory, told(longestPart), all.now), HeardOfPart::NotAsked);
    EXPECT_EQ(all.fetch.take(ana, told(0), all.now), HeardOfPart::NotAsked) << "somebody else";
    auto other = told(0);
    other.share = filled<ShareId>(3);
    EXPECT_EQ(all.fetch.take(mallory, other, all.now), HeardOfPart::NotAsked);
    other = told(0);
    other.part = MetadataPart::Layers;
    EXPECT_EQ(all.fetch.take(mallory, other, all.now), HeardOfPart::NotAsked);
    EXPECT_EQ(all.fetch.take(mallory, told(0), all.now), HeardOfPart::Fine);
    EXPECT_EQ(all.fetch.take(mallory, told(0), all.now), HeardOfPart::NotAsked) << "again";
    EXPECT_EQ(all.fetch.held(), longestPart);
}

TEST(SwarmMetadataFetch, APartThatIsTooShortCostsItsSource)
{
    LyingSources all;
    all.source(mallory, all.info, all.layers);
    all.source(ana, all.info, all.layers);
    EXPECT_EQ(all.run([](MetadataTold& told) { told.bytes.pop_back(); }), HeardOfPart::Wrong);
    EXPECT_EQ(all.asked[mallory], 1);
    EXPECT_EQ(all.fetch.state(), State::Done);
}

TEST(SwarmMetadataFetch, ASourceThatGoesOrHasNothingIsFollowedByTheNext)
{
    LyingSources all;
    all.source(ana, {}, {});
    all.source(bo, all.info, all.layers);
    all.run();
    EXPECT_EQ(all.fetch.state(), State::Done);
    EXPECT_EQ(all.asked[ana], 1);

    LyingSources torn;
    torn.source(ana, torn.info, torn.layers);
    torn.source(bo, torn.info, torn.layers);
    torn.fetch.next(torn.now);
    torn.fetch.take(ana,
                    {torn.share, MetadataPart::Info, 0, 100'000, Bytes{torn.info.begin(), torn.info.begin() + 32'768}},
                    torn.now);
    torn.fetch.dropSource(ana);
    torn.run();
    EXPECT_EQ(torn.fetch.state(), State::Done);
    EXPECT_EQ(torn.asked[bo], 4 + 3) << "from the beginning: so the blame is one member's";
}

TEST(SwarmMetadataFetch, ASourceThatFallsSilentIsFollowedByTheNext)
{
    LyingSources all;
    all.source(mallory, all.info, all.layers);
    all.source(ana, all.info, all.layers);
    ASSERT_EQ(all.fetch.next(all.now)->link, mallory);
    EXPECT_EQ(all.fetch.tick(all.now + longestPartWait - std::chrono::seconds{1}), std::nullopt);
    EXPECT_EQ(all.fetch.tick(all.now + longestPartWait), mallory);
    EXPECT_EQ(all.fetch.next(all.now)->link, ana);
}

TEST(SwarmMetadataFetch, AnInfoThatIsNoTorrentIsUseless)
{
    LyingSources all;
    all.rules.isUsable = false;
    all.source(ana, all.info, all.layers);
    all.run();
    EXPECT_EQ(all.fetch.state(), State::Useless);
    EXPECT_FALSE(all.fetch.next(all.now));
}

TEST(SwarmMetadataAnswers, HoldEightRequests)
{
    MetadataAnswers answers;
    for (std::size_t i = 0; i < 100; ++i)
        EXPECT_EQ(answers.ask({filled<ShareId>(1), MetadataPart::Info, i}), i < mostPartsAsked);
}

TEST(SwarmMetadataAnswers, GiveTheLastPartShorterAndNothingBehindIt)
{
    PartShelf shelf;
    shelf.parts[MetadataPart::Info] = patternOf(longestPart + 10, 1);
    const auto answerTo = [&](std::uint64_t offset) {
        MetadataAnswers answers;
        answers.ask({filled<ShareId>(1), MetadataPart::Info, offset});
        return answers.next(shelf);
    };
    EXPECT_EQ(std::get<MetadataTold>(answerTo(0)).bytes.size(), longestPart);
    EXPECT_EQ(std::get<MetadataTold>(answerTo(longestPart)).bytes.size(), 10U);
    EXPECT_TRUE(std::holds_alternative<MetadataNotHere>(answerTo(longestPart + 10)));
    EXPECT_TRUE(std::holds_alternative<MetadataNotHere>(answerTo(largestMetadata)));
}

} // namespace
} // namespace shoal::swarm
