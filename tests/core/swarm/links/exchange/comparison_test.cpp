// One comparison step at a time, and what whole comparisons cost.
#include "core/swarm/links/exchange/comparison.h"

#include "core/torrent/info_hash.h"
#include "tests/core/swarm/vectors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace shoal::swarm {
namespace {
using testing::ElementsAre;
using testing::IsEmpty;

/// A relayed set without entries behind it.
class BareSet : public RelayedLog {
public:
    std::map<DeviceId, std::vector<Place>> places;
    std::map<DeviceId, ForkProof> forks;

    void put(const DeviceId& device, std::uint64_t from, std::uint64_t to, std::uint8_t salt = 0)
    {
        for (auto sequence = from; sequence <= to; ++sequence) {
            EntryId id{device.bytes};
            id.bytes[1] = static_cast<std::uint8_t>(sequence >> 8);
            id.bytes[2] = static_cast<std::uint8_t>(sequence);
            id.bytes[3] = salt;
            places[device].push_back({sequence, id});
        }
        std::ranges::sort(places[device]);
    }
    std::uint64_t version() const override { return 0; }
    std::vector<DeviceId> devices() const override
    {
        std::vector<DeviceId> all;
        for (const auto& [device, list] : places)
            all.push_back(device);
        return all;
    }
    std::span<const Place> placesOf(const DeviceId& device) const override
    {
        const auto found = places.find(device);
        return found != places.end() ? std::span<const Place>{found->second} : std::span<const Place>{};
    }
    std::optional<ForkProof> forkOf(const DeviceId& device) const override
    {
        const auto found = forks.find(device);
        return found != forks.end() ? std::optional{found->second} : std::nullopt;
    }
    bool has(const EntryId& id) const override
    {
        return std::ranges::any_of(places, [&](const auto& list) {
            return std::ranges::any_of(list.second, [&](const auto& place) { return place.id == id; });
        });
    }
    std::optional<Entry> find(const EntryId& id) const override
    {
        return has(id) ? std::optional{Entry{}} : std::nullopt;
    }
    ByteView bytesOf(const EntryId&) const override { return {}; }
    std::optional<Place> highestOf(const DeviceId&) const override { return std::nullopt; }
    Took add(ByteView, Came) override { return Took::Known; }
    std::vector<EntryId> takeNews() override { return {}; }
};

const auto anasDevice = filled<DeviceId>(0xa1);

/// Everything that both find out from each other, starting with rows. How many messages' worth of steps it took.
struct Outcome {
    Findings ana;
    Findings bo;
    int steps = 0;
};
Outcome compareAll(const BareSet& ana, const BareSet& bo)
{
    Outcome outcome;
    auto forBo = compareRows(bo, rowsOf(ana), LinkRole::Listener);
    auto forAna = compareRows(ana, rowsOf(bo), LinkRole::Dialler);
    const auto keep = [](Findings& all, const Findings& more) {
        all.ranges.insert(all.ranges.end(), more.ranges.begin(), more.ranges.end());
        all.ids.insert(all.ids.end(), more.ids.begin(), more.ids.end());
    };
    while (true) {
        keep(outcome.ana, forAna);
        keep(outcome.bo, forBo);
        if (forAna.spans.empty() && forAna.lists.empty() && forBo.spans.empty() && forBo.lists.empty())
            return outcome;
        ++outcome.steps;
        auto next = compareSpans(bo, forAna.spans);
        auto lists = compareLists(bo, forAna.lists);
        auto nextAna = compareSpans(ana, forBo.spans);
        auto listsAna = compareLists(ana, forBo.lists);
        const auto join = [](Findings one, const Findings& other) {
            one.ranges.insert(one.ranges.end(), other.ranges.begin(), other.ranges.end());
            one.ids.insert(one.ids.end(), other.ids.begin(), other.ids.end());
            one.spans.insert(one.spans.end(), other.spans.begin(), other.spans.end());
            one.lists.insert(one.lists.end(), other.lists.begin(), other.lists.end());
            return one;
        };
        forBo = join(std::move(next), lists);
        forAna = join(std::move(nextAna), listsAna);
    }
}

TEST(SwarmComparison, DigestsAreTheDocuments)
{
    BareSet set;
    set.places[theOwner().id()] = {{1, filled<EntryId>(1)}, {2, filled<EntryId>(2)}};
    EXPECT_EQ(toHex(digestOf(set.placesOf(theOwner().id())).view()), vectorText("range-digest"));
    EXPECT_EQ(toHex(digestOf(rowsOf(set)).view()), vectorText("state-digest"));
}

TEST(SwarmComparison, WhatIsEqualCostsNothing)
{
    BareSet set;
    set.put(anasDevice, 1, 500);
    const auto found = compareRows(set, rowsOf(set), LinkRole::Dialler);
    EXPECT_THAT(found.ranges, IsEmpty());
    EXPECT_THAT(found.spans, IsEmpty());
}

TEST(SwarmComparison, WhoeverHasTheShorterChainWantsTheRest)
{
    BareSet set;
    BareSet longer;
    set.put(anasDevice, 1, 100);
    longer.put(anasDevice, 1, 300);
    const auto outcome = compareAll(set, longer);
    EXPECT_THAT(outcome.ana.ranges, ElementsAre(Range{anasDevice, before(101), before(301)}));
    EXPECT_THAT(outcome.bo.ranges, IsEmpty());
    EXPECT_EQ(outcome.steps, 0);
}

TEST(SwarmComparison, FindsOneEntryAmongTensOfThousands)
{
    BareSet all;
    all.put(anasDevice, 1, 50'000);
    for (const std::size_t missing : {0U, 1U, 7U, 31'234U, 49'999U}) {
        auto lacks = all;
        lacks.places[anasDevice].erase(lacks.places[anasDevice].begin() + static_cast<std::ptrdiff_t>(missing));
        const auto place = all.places[anasDevice][missing];
        for (const bool anaLacks : {true, false}) {
            const auto outcome = anaLacks ? compareAll(lacks, all) : compareAll(all, lacks);
            const auto& lacking = anaLacks ? outcome.ana : outcome.bo;
            const auto& having = anaLacks ? outcome.bo : outcome.ana;
            const bool isFound = std::ranges::count(lacking.ids, place.id) == 1
                || std::ranges::any_of(lacking.ranges,
                                       [&](const auto& range) { return range.contains(anasDevice, place); });
            EXPECT_TRUE(isFound) << missing;
            EXPECT_THAT(having.ids, IsEmpty());
            EXPECT_THAT(having.ranges, IsEmpty());
            EXPECT_LE(outcome.steps, 6) << missing;
        }
    }
}

TEST(SwarmComparison, FindsManyOfOneSequence)
{
    BareSet ana; // an admin anchored hundreds of halves of a friend's fork
    BareSet bo;
    for (int salt = 1; salt < 250; ++salt)
        (salt % 2 != 0 ? ana : bo).put(anasDevice, 5, 5, static_cast<std::uint8_t>(salt));
    const auto outcome = compareAll(ana, bo);
    EXPECT_EQ(outcome.ana.ids.size(), 124U);
    EXPECT_EQ(outcome.bo.ids.size(), 125U);
}

TEST(SwarmComparison, AForkThatIsNotKnownIsAskedForBeforeTheChain)
{
    BareSet knows;
    BareSet believes;
    knows.put(anasDevice, 1, 4);
    knows.forks[anasDevice] = {5, filled<EntryId>(1), filled<EntryId>(2)};
    believes.put(anasDevice, 1, 9);
    const auto believers = compareRows(believes, rowsOf(knows), LinkRole::Dialler);
    EXPECT_THAT(believers.forks, ElementsAre(anasDevice));
    EXPECT_THAT(believers.spans, IsEmpty());
    const auto knowers = compareRows(knows, rowsOf(believes), LinkRole::Listener);
    EXPECT_THAT(knowers.ranges, IsEmpty()) << "what comes from the fork on isn't wanted";
    believes.forks[anasDevice] = {7, filled<EntryId>(1), filled<EntryId>(2)};
    EXPECT_THAT(compareRows(believes, rowsOf(knows), LinkRole::Dialler).forks, ElementsAre(anasDevice))
        << "nor is a later one the lowest";
}

TEST(SwarmComparison, ASplitCoversTheWholeRange)
{
    BareSet ours;
    ours.put(anasDevice, 10, 400);
    const Range range{anasDevice, before(3), before(500)};
    const auto found = compareSpans(ours, {Span{range, 7, {}}});
    ASSERT_EQ(found.spans.size(), splitInto);
    EXPECT_EQ(found.spans.front().range.from, range.from);
    EXPECT_EQ(found.spans.back().range.to, range.to);
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < found.spans.size(); ++i) {
        count += found.spans[i].count;
        if (i > 0) {
            EXPECT_EQ(found.spans[i].range.from, found.spans[i - 1].range.to);
        }
    }
    EXPECT_EQ(count, 391U);
}

TEST(SwarmComparison, ThePlaceAfterAnother)
{
    EXPECT_EQ(after(before(7)), (Place{7, [] {
                                           EntryId id;
                                           id.bytes.back() = 1;
                                           return id;
                                       }()}));
    EXPECT_EQ(after({7, filled<EntryId>(0xff)}), before(8));
}

} // namespace
} // namespace shoal::swarm
