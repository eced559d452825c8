// Each limit of an entry, on both of its sides. `writeEntry` takes what `readEntry` takes, so writing shows both.
#include "core/swarm/encoding/cbor.h"
#include "core/swarm/entries/body_codec.h"
#include "core/swarm/entries/entry.h"
#include "tests/core/swarm/vectors.h"

#include <functional>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

bool isTaken(const Entry& entry) { return writeEntry(entry, theOwner().signing).has_value(); }

/// An entry of the owner after a change to its own fields.
bool takesEntry(const std::function<void(Entry&)>& change)
{
    auto entry = ownersEntry(Leave{});
    change(entry);
    return isTaken(entry);
}

bool takesGenesis(const std::function<void(Entry&, Genesis&)>& change)
{
    auto entry = theGenesis();
    change(entry, std::get<Genesis>(entry.body));
    return isTaken(entry);
}

/// A body that is sound, after a change.
template <class Kind>
bool takes(Kind body, const std::function<void(Kind&)>& change)
{
    EXPECT_TRUE(isTaken(ownersEntry(body)));
    change(body);
    return isTaken(ownersEntry(body));
}

template <class Id>
std::vector<Id> someIds(std::size_t count)
{
    std::vector<Id> ids(count);
    for (std::size_t i = 0; i < count; ++i)
        ids[i].bytes[0] = static_cast<std::uint8_t>(i);
    return ids;
}

const Publish publish{.share = {}, .name = "Photos", .note = {}, .tags = {}};
const OwnerDevice ownerDevice{
    .keys = theJoiner().keys(), .person = {}, .label = "Laptop", .byDevice = {}, .cut = {}, .through = {}, .epoch = {}};
const Admit admit{
    .keys = theJoiner().keys(), .person = {}, .label = "Bo", .invite = {}, .byDevice = {}, .byInvite = {}};
const Invite invite{.key = theJoiner().signing.publicKey(), .expiry = {}, .person = {}, .lobby = {}};
const Remove remove{.person = {}, .devices = {DeviceId{}}, .through = {}, .epoch = {}};

TEST(SwarmEntryLimits, SequencesAndLamportTimes)
{
    EXPECT_TRUE(takesEntry([](auto& entry) { entry.sequence = highestSequence; }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.sequence = highestSequence + 1; }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.sequence = 0; }));
    EXPECT_TRUE(takesEntry([](auto& entry) { entry.lamport = highestLamport; }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.lamport = highestLamport + 1; }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.lamport = 1; })) << "only genesis has no parents";
    EXPECT_FALSE(
        takesEntry([](auto& entry) { entry.time = std::chrono::sys_seconds{std::chrono::seconds{latestTime + 1}}; }));
}

TEST(SwarmEntryLimits, OnlyAnAuthorsFirstEntryHasNoneBeforeIt)
{
    EXPECT_TRUE(takesEntry([](auto& entry) { entry.sequence = 1, entry.previous = {}; }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.sequence = 1; }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.previous = {}; }));
}

TEST(SwarmEntryLimits, ThePastIsAnOrderedSetOfAtMost64)
{
    EXPECT_TRUE(takesEntry([](auto& entry) { entry.past = someIds<EntryId>(mostPast); }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.past = someIds<EntryId>(mostPast + 1); }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.past = {filled<EntryId>(2), filled<EntryId>(1)}; }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.past = {filled<EntryId>(1), filled<EntryId>(1)}; }));
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.past = {*entry.previous}; }));
}

TEST(SwarmEntryLimits, GenesisStandsAtTheBeginning)
{
    EXPECT_TRUE(takesGenesis([](auto&, auto&) {}));
    EXPECT_FALSE(takesGenesis([](auto& entry, auto&) { entry.swarm = SwarmId{}; }));
    EXPECT_FALSE(takesGenesis([](auto& entry, auto&) { entry.lamport = 2; }));
    EXPECT_FALSE(takesGenesis([](auto& entry, auto&) { entry.sequence = 2, entry.previous = EntryId{}; }));
    EXPECT_FALSE(takesGenesis([](auto& entry, auto&) { entry.past = {EntryId{}}; }));
    EXPECT_FALSE(takesGenesis([](auto&, auto& genesis) { genesis.owner = theJoiner().keys(); }))
        << "by its owner alone";
    EXPECT_FALSE(takesEntry([](auto& entry) { entry.swarm = {}; })) << "every other entry names its swarm";
}

TEST(SwarmEntryLimits, AGenesisEntrysLimits)
{
    EXPECT_FALSE(takesGenesis([](auto&, auto& genesis) { genesis.name = ""; }));
    EXPECT_TRUE(takesGenesis([](auto&, auto& genesis) { genesis.name = std::string(longestName, 'x'); }));
    EXPECT_FALSE(takesGenesis([](auto&, auto& genesis) { genesis.name = std::string(longestName + 1, 'x'); }));
    EXPECT_FALSE(takesGenesis([](auto&, auto& genesis) { genesis.recovery = SigningKey{}; })) << "a key of small order";
    EXPECT_TRUE(takesGenesis([](auto&, auto& genesis) { genesis.freshness = std::chrono::days{0}; }));
    EXPECT_TRUE(takesGenesis([](auto&, auto& genesis) { genesis.freshness = std::chrono::days{3650}; }));
    EXPECT_FALSE(takesGenesis([](auto&, auto& genesis) { genesis.freshness = std::chrono::days{3651}; }));
    EXPECT_FALSE(takesGenesis([](auto&, auto& genesis) { genesis.quotas.reader = 0; }));
    EXPECT_FALSE(takesGenesis([](auto&, auto& genesis) { genesis.quotas.admin = mostEntries + 1; }));
}

TEST(SwarmEntryLimits, LabelsAreAShortLineOfUtf8)
{
    const auto takesLabel = [](const std::string& label) {
        return takes<Admit>(admit, [&](auto& body) { body.label = label; });
    };
    EXPECT_TRUE(takesLabel(std::string(longestLabel, 'x')));
    EXPECT_FALSE(takesLabel(std::string(longestLabel + 1, 'x')));
    EXPECT_FALSE(takesLabel(""));
    EXPECT_FALSE(takesLabel("a\nb"));
    EXPECT_FALSE(takesLabel("a\x7f"));
    EXPECT_FALSE(takesLabel("a\xc2\x85")); // U+0085, a line end
    EXPECT_TRUE(takesLabel("a\xc2\xa0"));  // U+00A0, a space
    EXPECT_FALSE(takesLabel("\xff"));
}

TEST(SwarmEntryLimits, RolesThatCanBeGiven)
{
    EXPECT_TRUE(takes<Admit>(admit, [](auto& body) { body.role = Role::Admin; }));
    EXPECT_FALSE(takes<Admit>(admit, [](auto& body) { body.role = Role::Owner; }));
    EXPECT_FALSE(takes<Admit>(admit, [](auto& body) { body.role = Role{0}; }));
    EXPECT_FALSE(takes<Invite>(invite, [](auto& body) { body.role = Role::Owner; }));
    EXPECT_FALSE(takes<ChangeRole>({}, [](auto& body) { body.role = Role::Owner; }));
    EXPECT_FALSE(takes<ChangeRole>({}, [](auto& body) { body.quota = mostEntries + 1; }));
}

TEST(SwarmEntryLimits, AnAdmissionUnderAnInviteIsSignedByItsKey)
{
    EXPECT_FALSE(takes<Admit>(admit, [](auto& body) { body.invite = EntryId{}; }));
    EXPECT_FALSE(takes<Admit>(admit, [](auto& body) { body.byInvite = Signature{}; }));
    EXPECT_TRUE(takes<Admit>(admit, [](auto& body) { body.invite = EntryId{}, body.byInvite = Signature{}; }));
}

TEST(SwarmEntryLimits, AnInvitesUsesAndExpiry)
{
    EXPECT_TRUE(takes<Invite>(invite, [](auto& body) { body.uses = mostUses; }));
    EXPECT_FALSE(takes<Invite>(invite, [](auto& body) { body.uses = mostUses + 1; }));
    EXPECT_FALSE(takes<Invite>(invite, [](auto& body) { body.uses = 0; }));
    EXPECT_FALSE(takes<Invite>(invite, [](auto& body) { body.approval = Approval{2}; }));
    EXPECT_FALSE(takes<Invite>(invite, [](auto& body) { body.key = SigningKey{}; }));
}

TEST(SwarmEntryLimits, ARemovalNamesAPersonOrDevicesNeverBothNorNone)
{
    EXPECT_FALSE(takes<Remove>(remove, [](auto& body) { body.person = PersonId{}; }));
    EXPECT_FALSE(takes<Remove>(remove, [](auto& body) { body.devices = {}; }));
    EXPECT_TRUE(takes<Remove>(remove, [](auto& body) { body.devices = {}, body.person = PersonId{}; }));
    EXPECT_TRUE(takes<Remove>(remove, [](auto& body) { body.devices = someIds<DeviceId>(mostNamed); }));
    EXPECT_FALSE(takes<Remove>(remove, [](auto& body) { body.devices = someIds<DeviceId>(mostNamed + 1); }));
    EXPECT_TRUE(takes<Remove>(remove, [](auto& body) { body.through = someIds<EntryId>(mostNamed); }));
    EXPECT_FALSE(takes<Remove>(remove, [](auto& body) { body.through = someIds<EntryId>(mostNamed + 1); }));
    EXPECT_FALSE(takes<Remove>(remove, [](auto& body) { body.through = {filled<EntryId>(2), filled<EntryId>(1)}; }));
}

TEST(SwarmEntryLimits, TakingAnOwnersDeviceAwayBringsANewSecret)
{
    EXPECT_FALSE(takes<OwnerDevice>(ownerDevice, [](auto& body) { body.cut = {DeviceId{}}; }));
    EXPECT_FALSE(takes<OwnerDevice>(ownerDevice, [](auto& body) { body.epoch = SecretHash{}; }));
    EXPECT_FALSE(takes<OwnerDevice>(ownerDevice, [](auto& body) { body.through = {EntryId{}}; }));
    EXPECT_TRUE(
        takes<OwnerDevice>(ownerDevice, [](auto& body) { body.cut = {DeviceId{}}, body.epoch = SecretHash{}; }));
}

TEST(SwarmEntryLimits, APublishedSharesFigures)
{
    EXPECT_TRUE(takes<Publish>(publish, [](auto& body) { body.size = (1ULL << 53) - 1; }));
    EXPECT_FALSE(takes<Publish>(publish, [](auto& body) { body.size = 1ULL << 53; }));
    EXPECT_FALSE(takes<Publish>(publish, [](auto& body) { body.files = 0; }));
    EXPECT_FALSE(takes<Publish>(publish, [](auto& body) { body.files = mostFiles + 1; }));
    EXPECT_FALSE(takes<Publish>(publish, [](auto& body) { body.infoSize = 0; }));
    EXPECT_FALSE(takes<Publish>(publish, [](auto& body) { body.infoSize = largestInfo + 1; }));
    EXPECT_TRUE(takes<Publish>(publish, [](auto& body) { body.note = std::string(longestNote, 'x'); }));
    EXPECT_FALSE(takes<Publish>(publish, [](auto& body) { body.note = std::string(longestNote + 1, 'x'); }));
    EXPECT_TRUE(takes<Publish>(publish, [](auto& body) { body.tags.assign(mostNamed, "tag"); }));
    EXPECT_FALSE(takes<Publish>(publish, [](auto& body) { body.tags.assign(mostNamed + 1, "tag"); }));
    EXPECT_FALSE(takes<Publish>(publish, [](auto& body) { body.tags = {""}; }));
}

TEST(SwarmEntryLimits, TheLargestEntryIsFarBelowTheLimit)
{
    auto entry = ownersEntry(Publish{.share = {},
                                     .name = std::string(longestName, 'x'),
                                     .note = std::string(longestNote, 'x'),
                                     .tags = std::vector(mostNamed, std::string(longestLabel, 'x'))});
    entry.past = someIds<EntryId>(mostPast);
    const auto bytes = writeEntry(entry, theOwner().signing);
    ASSERT_TRUE(bytes);
    EXPECT_LT(bytes->size(), longestEntry / 4);
}

TEST(SwarmEntryLimits, UnknownKindsAndBodiesOfAnotherKindAreRefused)
{
    const auto leave = encodeBody(Leave{});
    EXPECT_TRUE(decodeBody(7, leave));
    for (const std::uint64_t kind : {0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 31, 32, 33, 34})
        EXPECT_FALSE(decodeBody(kind, leave)) << kind;
    EXPECT_FALSE(decodeBody(UINT64_MAX, leave));
    EXPECT_FALSE(decodeBody(7, Cbor{0}));
}

/// One of each type, none of which a field takes, but for a text that may be empty.
Cbor::Array oneOfEachType()
{
    Cbor::Array values(4);
    values[0] = UINT64_MAX;
    values[1] = Bytes{1};
    values[2] = std::string{};
    values[3] = Cbor::Array(1);
    return values;
}

TEST(SwarmEntryLimits, AFieldTooManyTooFewOrOfAnotherTypeIsRefused)
{
    const std::vector<Body> bodies{invite,       admit,   ownerDevice, remove,   publish,
                                   ChangeRole{}, Epoch{}, Settle{},    Retire{}, CancelInvite{}};
    const auto others = oneOfEachType();
    for (const auto& body : bodies) {
        const auto kind = kindOf(body);
        const auto fields = std::get<Cbor::Array>(encodeBody(body).value);
        ASSERT_TRUE(decodeBody(kind, Cbor{fields})) << kind;
        auto longer = fields;
        longer.emplace_back();
        EXPECT_FALSE(decodeBody(kind, Cbor{longer})) << kind;
        auto shorter = fields;
        shorter.pop_back();
        EXPECT_FALSE(decodeBody(kind, Cbor{shorter})) << kind;
        for (std::size_t i = 0; i < fields.size(); ++i)
            for (const auto& other : others) {
                auto wrong = fields;
                wrong[i] = other;
                const bool mayStand = std::holds_alternative<std::string>(fields[i].value)
                    && std::holds_alternative<std::string>(other.value); // an empty note
                EXPECT_FALSE(decodeBody(kind, Cbor{wrong}) && !mayStand) << kind << " field " << i;
            }
    }
}

} // namespace
} // namespace shoal::swarm
