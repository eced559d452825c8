// Items of BEP 44, and the simulated nodes that keep them.
#include "dht/item_network.h"

#include "core/torrent/info_hash.h"
#include "tests/support/item_key.h"
#include "tests/support/sim_item_node.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::dht {
namespace {
using namespace std::chrono_literals;
using test::itemKey;
using test::signedItem;
using test::SimDht;
using test::SimItemNode;
using test::SimItems;
using test::Storing;

std::vector<std::uint8_t> bytesFromHex(std::string_view hex)
{
    const auto bytes = fromHex(hex).value_or("");
    return {bytes.begin(), bytes.end()};
}

template <std::size_t Size>
std::array<std::uint8_t, Size> arrayFromHex(std::string_view hex)
{
    std::array<std::uint8_t, Size> array{};
    std::ranges::copy(bytesFromHex(hex), array.begin());
    return array;
}

TEST(Items, AreSignedAndFoundAsBep44Says)
{
    const std::string text = "Hello World!";
    const Item item{.key = arrayFromHex<32>("77ff84905a91936367c01360803104f92432fcd904a43511876df5cdf3e7e548"),
                    .sequence = 1,
                    .value = {text.begin(), text.end()},
                    .signature = arrayFromHex<64>("305ac8aeb6c9c151fa120f120ea2cfb923564e11552d06a5d856091e5e853cff"
                                                  "1260d3f39e4999684aa92eb73ffd136e6f4f3ecbfda0ce53a1608ecd7ae21f01")};
    const auto signedText = itemText(item.sequence, item.value);
    EXPECT_EQ((std::string{signedText.begin(), signedText.end()}), "3:seqi1e1:v12:Hello World!");
    EXPECT_TRUE(test::isSoundItem(item));
    EXPECT_EQ(test::targetOf(item.key).bytes, arrayFromHex<20>("4a533d47ec9c7d95b1ad75f576cffc641853b750"));
}

/// What a get hears until its last step.
struct Hearing {
    std::vector<std::int64_t> sequences;
    std::optional<Item> last;
    std::size_t ends = 0;

    OnItem listener()
    {
        return [this](const HeardItem& heard) {
            if (heard.isLast) {
                ++ends;
                last = heard.item;
            } else if (heard.item) {
                sequences.push_back(heard.item->sequence);
            }
        };
    }
};

/// A thousand nodes, two of which are used.
struct Network1000 {
    explicit Network1000(double dead = 0.0, std::size_t others = 1000)
        : sim{{.others = others, .seed = 11, .dead = dead, .loss = dead > 0 ? 0.02 : 0.0}}
        , items{sim}
    {}

    SimItemNode at(std::size_t number)
    {
        while (!sim.isAlive(number))
            ++number;
        return {items, number};
    }
    PutOutcome put(ItemNetwork& network, const Item& item)
    {
        std::optional<PutOutcome> outcome;
        network.put(item, [&](const PutOutcome& done) { outcome = done; });
        EXPECT_FALSE(outcome) << "never within the call";
        sim.run(60s);
        EXPECT_TRUE(outcome) << "within a minute";
        return outcome.value_or(PutOutcome{});
    }
    Hearing get(ItemNetwork& network, const ItemKey& key)
    {
        Hearing hearing;
        network.get(key, hearing.listener());
        sim.run(60s);
        EXPECT_EQ(hearing.ends, 1U);
        return hearing;
    }

    SimDht sim;
    SimItems items;
};

TEST(SimulatedItems, LieWithTheNearestNodes)
{
    Network1000 of;
    auto writer = of.at(1);
    const auto item = signedItem(1, 10, {1, 2, 3});
    EXPECT_EQ(of.put(writer, item).stored, 8U);
    std::size_t holders = 0;
    for (const auto node : of.items.nearest(item.key, 8))
        holders += of.items.heldBy(node, item.key) == item ? 1 : 0;
    EXPECT_GE(holders, 7U) << "a lookup may miss one";
}

TEST(SimulatedItems, AreFoundByOthersOnceAndForAll)
{
    Network1000 of;
    auto writer = of.at(1);
    auto reader = of.at(500);
    const auto item = signedItem(1, 10, {1, 2, 3});
    EXPECT_FALSE(of.get(reader, item.key).last);
    of.put(writer, item);
    const auto heard = of.get(reader, item.key);
    EXPECT_EQ(heard.last, item);
    EXPECT_EQ(heard.sequences, std::vector<std::int64_t>{10});
}

TEST(SimulatedItems, HigherSequencesWin)
{
    Network1000 of;
    auto writer = of.at(1);
    of.put(writer, signedItem(1, 10, {1}));
    EXPECT_EQ(of.put(writer, signedItem(1, 11, {2})).found->sequence, 10);
    const auto late = of.put(writer, signedItem(1, 9, {3}));
    EXPECT_EQ(late.stored, 0U);
    EXPECT_EQ(late.found->sequence, 11);
    EXPECT_EQ(of.items.counts().oldSequences, 8U);
    EXPECT_EQ(of.get(writer, itemKey(1)).last->value, std::vector<std::uint8_t>{2});
}

TEST(SimulatedItems, AreToldInTheOrderOfTheirSequences)
{
    Network1000 of;
    auto writer = of.at(1);
    of.put(writer, signedItem(1, 10, {1}));
    for (const auto node : of.items.nearest(itemKey(1), 4))
        of.items.behave(node, Storing::Replays);
    of.put(writer, signedItem(1, 11, {2}));
    const auto heard = of.get(writer, itemKey(1));
    EXPECT_TRUE(std::ranges::is_sorted(heard.sequences));
    EXPECT_EQ(heard.last->sequence, 11);
}

TEST(SimulatedItems, AreForgottenAfterTwoHoursUnlessTheyAreBroughtAgain)
{
    Network1000 of;
    auto writer = of.at(1);
    const auto item = signedItem(1, 10, {1});
    of.put(writer, item);
    of.sim.run(90min);
    EXPECT_EQ(of.put(writer, item).stored, 8U) << "the same item, kept longer";
    of.sim.run(90min);
    EXPECT_EQ(of.get(writer, item.key).last, item);
    of.sim.run(45min);
    EXPECT_FALSE(of.get(writer, item.key).last);
}

TEST(SimulatedItems, ForeignTokensAndForgedItemsAreRefused)
{
    Network1000 of;
    const auto item = signedItem(1, 10, {1});
    auto forged = item;
    forged.value = {2};
    std::optional<SimItems::Answer> answer;
    const auto& target = of.sim.node(5);
    of.items.get(1, target.endpoint, test::targetOf(item.key), [&](auto got) { answer = got; });
    of.sim.run(5s);
    ASSERT_TRUE(answer);
    int taken = 0;
    const auto count = [&](bool isTaken) { taken += isTaken ? 1 : 0; };
    of.items.put(2, target.endpoint, answer->token, item, count);   // another asker's
    of.items.put(1, target.endpoint, answer->token, forged, count); // not what was signed
    of.sim.run(5s);
    EXPECT_EQ(taken, 0);
    of.items.put(1, target.endpoint, answer->token, item, count);
    of.sim.run(5s);
    EXPECT_EQ(taken, 1);
    of.sim.run(11min);
    of.items.put(1, target.endpoint, answer->token, item, count); // too old
    of.sim.run(5s);
    EXPECT_EQ(taken, 1);
    EXPECT_EQ(of.items.counts().badTokens, 2U);
    EXPECT_EQ(of.items.counts().badSignatures, 1U);
}

/// How many of 30 items, each put by one node and sought by another, are found, and what that costs.
struct Found {
    std::size_t items = 0;
    std::size_t questionsOfAPut = 0;
    std::size_t questionsOfAGet = 0;
};

constexpr std::uint64_t sample = 30;

Found foundOf30(Network1000& of, const std::function<void(const ItemKey&)>& spoil)
{
    Found found;
    for (std::uint64_t i = 0; i < sample; ++i) {
        const auto item = signedItem(i, 10, {static_cast<std::uint8_t>(i)});
        auto writer = of.at(1 + 31 * i);
        auto reader = of.at(2 + 29 * i);
        const auto before = of.sim.questions();
        of.put(writer, item);
        const auto between = of.sim.questions();
        spoil(item.key);
        found.items += of.get(reader, item.key).last == item ? 1 : 0;
        found.questionsOfAPut += between - before;
        found.questionsOfAGet += of.sim.questions() - between;
    }
    found.questionsOfAPut /= sample;
    found.questionsOfAGet /= sample;
    return found;
}

void leaveInPeace(const ItemKey&) {}

TEST(SimulatedItems, AreFoundAmongAThousandNodesTheDeadOnesToo)
{
    for (const double dead : {0.0, 0.2, 0.5}) {
        Network1000 of{dead};
        const auto found = foundOf30(of, leaveInPeace);
        EXPECT_EQ(found.items, 30U) << dead;
        EXPECT_LE(found.questionsOfAPut, 60U) << dead;
        EXPECT_LE(found.questionsOfAGet, 60U) << dead;
    }
}

/// Lets so many of the 8 nodes nearest to a key misbehave.
std::function<void(const ItemKey&)> spoiler(Network1000& of, std::size_t count, Storing how)
{
    return [&of, count, how](const ItemKey& key) {
        for (const auto node : of.items.nearest(key, count))
            of.items.behave(node, how);
    };
}

TEST(SimulatedItems, AreFoundWhileFourOfTheEightNearestNodesAreHonestAndMostlyWithTwo)
{
    for (const auto how : {Storing::Drops, Storing::ForgesValue, Storing::ForgesSignature, Storing::ForgesSequence}) {
        Network1000 half;
        EXPECT_EQ(foundOf30(half, spoiler(half, 4, how)).items, 30U) << static_cast<int>(how);
        Network1000 most;
        EXPECT_GE(foundOf30(most, spoiler(most, 6, how)).items, 27U) << static_cast<int>(how);
    }
}

TEST(SimulatedItems, AreHiddenByAllOfTheNearestNodesTogether)
{
    Network1000 of;
    EXPECT_LE(foundOf30(of, spoiler(of, 12, Storing::Drops)).items, 3U) << "else the test above shows nothing";
}

TEST(SimulatedItems, AreFoundPastNearNodesThatNameOnlyEachOther)
{
    Network1000 of;
    EXPECT_GE(foundOf30(of, spoiler(of, 4, Storing::NamesFriends)).items, 28U);
}

} // namespace
} // namespace shoal::dht
