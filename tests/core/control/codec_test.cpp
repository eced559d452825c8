#include "core/control/codec/codec.h"

#include <gtest/gtest.h>

#include <string>

namespace shoal::control {
namespace {
using nlohmann::json;

/// What comes out at the other end of the socket, text between.
template <class Value>
Value sent(const Value& value)
{
    return decode<Value>(json::parse(encode(value).dump()));
}

/// What a reader says about JSON that isn't what it should be.
template <class Value>
std::string complaint(const char* text)
{
    try {
        (void)decode<Value>(json::parse(text));
    } catch (const Misfit& misfit) {
        return misfit.what();
    }
    return "none";
}

InfoHashes hybrid()
{
    Sha1 v1;
    v1.bytes.fill(0x1a);
    Sha256 v2;
    v2.bytes.fill(0xf2);
    return {v1, v2};
}

ShareRow busyRow()
{
    ShareRow row;
    row.id = ShareId{7};
    row.hashes = hybrid();
    row.name = "Überraschung";
    row.state = ShareState::Downloading;
    row.reason = {ReasonKind::LowDiskSpace, 1, 2, 3, "/srv", "full"};
    row.hasMetadata = true;
    row.size = 1'000;
    row.wanted = 900;
    row.done = 800;
    row.checked = 700;
    row.checkTotal = 650;
    row.downloaded = 600;
    row.uploaded = 18'000'000'000'000'000'000ULL;
    row.downRate = {500};
    row.upRate = {400};
    row.peers = 3;
    row.seeds = 2;
    row.knownPeers = 30;
    row.timeLeft = std::chrono::seconds{61};
    row.isAnnounced = true;
    row.whenDone = WhenDone::Stop;
    row.folder = "/srv/\xff";
    row.addedAt = std::chrono::sys_seconds{std::chrono::seconds{1'700'000'000}};
    return row;
}

TEST(Codec, CarriesEveryFieldOfARow)
{
    const auto row = busyRow();
    const auto text = encode(row).dump();
    EXPECT_EQ(encode(sent(row)).dump(), text);
    const auto arrived = sent(row);
    EXPECT_EQ(arrived.id, row.id);
    EXPECT_EQ(arrived.hashes, row.hashes);
    EXPECT_EQ(arrived.name, row.name);
    EXPECT_EQ(arrived.reason, row.reason);
    EXPECT_EQ(arrived.uploaded, row.uploaded);
    EXPECT_EQ(arrived.timeLeft, row.timeLeft);
    EXPECT_EQ(arrived.folder, row.folder);
    EXPECT_EQ(arrived.addedAt, row.addedAt);
}

TEST(Codec, WritesTheNamesOfTheJsonOutput)
{
    const auto object = encode(busyRow());
    EXPECT_EQ(object.at("info_hash_v1"), "1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a");
    EXPECT_EQ(object.at("state"), "downloading");
    EXPECT_EQ(object.at("reason").at("kind"), "low-disk-space");
    EXPECT_EQ(object.at("down_bytes_per_second"), 500);
    EXPECT_EQ(object.at("when_done"), "stop");
}

TEST(Codec, CarriesARowOfALinkWithoutWhatIsUnknown)
{
    ShareRow row;
    row.hashes.v1 = hybrid().v1;
    const auto arrived = sent(row);
    EXPECT_EQ(arrived.hashes.v2, std::nullopt);
    EXPECT_EQ(arrived.timeLeft, std::nullopt);
}

TEST(Codec, CarriesPathsThatAreNoText)
{
    const std::filesystem::path path = "/srv/caf\xe9";
    EXPECT_EQ(sent(path), path);
    EXPECT_EQ(encode(path).dump(), R"({"base64":"L3Nydi9jYWbp"})");
    EXPECT_EQ(encode(std::filesystem::path{"/srv/café"}), "/srv/café");
}

TEST(Codec, CarriesWhatIsAdded)
{
    AddRequest request;
    request.source = std::string{"d4:infod\0\xff"
                                 "e",
                                 11};
    request.folder = "/srv";
    request.places = {{3, "/elsewhere/a"}};
    request.wanted.ranges = {{0, 4}, {9, 9}};
    request.wanted.patterns = {"*.flac"};
    request.whenDone = WhenDone::Stop;
    request.order = PieceOrder::Sequential;
    const auto arrived = sent(request);
    EXPECT_EQ(std::get<std::string>(arrived.source), std::get<std::string>(request.source));
    EXPECT_EQ(arrived.places, request.places);
    EXPECT_EQ(arrived.wanted.ranges, request.wanted.ranges);
    EXPECT_EQ(arrived.wanted.patterns, request.wanted.patterns);
    EXPECT_EQ(arrived.whenDone, WhenDone::Stop);
    EXPECT_EQ(arrived.order, PieceOrder::Sequential);
}

TEST(Codec, CarriesWhatIsChangedOfAShare)
{
    const ShareEdit edit{.files = {{0, 4, FilePriority::Skip}, {9, 9, FilePriority::High}}, .name = "Mine"};
    const auto arrived = sent(edit);
    EXPECT_EQ(encode(arrived), encode(edit));
    EXPECT_EQ(arrived.name, "Mine");
    EXPECT_EQ(arrived.files.at(0).priority, FilePriority::Skip);
    EXPECT_EQ(encode(edit).at("files")[1].dump(), R"({"first":9,"last":9,"priority":"high"})");
    EXPECT_EQ(sent(ShareEdit{}).name, std::nullopt) << "no name is another thing than an empty one";
    EXPECT_EQ(sent(ShareEdit{.name = ""}).name, "");
}

TEST(Codec, CarriesThatAShareRestsOnItsMetadata)
{
    AddRequest request;
    request.source = std::string{};
    request.onMetadata = OnMetadata::Rest;
    EXPECT_EQ(sent(request).onMetadata, OnMetadata::Rest);
}

TEST(Codec, CarriesPiecesAsALetterEach)
{
    const PieceMap map{{PieceState::Have, PieceState::Missing, PieceState::InFlight, PieceState::Unwanted},
                       {0, 65'535, 1, 2}};
    EXPECT_EQ(encode(map).dump(), R"({"availability":[0,65535,1,2],"states":"hmfu"})");
    EXPECT_EQ(sent(map).states, map.states);
    EXPECT_EQ(sent(map).availability, map.availability);
    EXPECT_EQ(complaint<PieceMap>(R"({"states":"hx"})"), "states must be a text of the letters m, f, h and u");
}

TEST(Codec, CarriesAPeerWithItsOrigin)
{
    const PeerRow peer{.address = "[::1]:5",
                       .downloaded = 1,
                       .uploaded = 2,
                       .isChokingUs = false,
                       .isChoked = false,
                       .isInteresting = true,
                       .isInterested = true,
                       .isSnubbed = true,
                       .isEncrypted = true,
                       .origin = {.dht = true, .byHand = true}};
    EXPECT_EQ(encode(sent(peer)), encode(peer));
    EXPECT_EQ(sent(peer).origin, peer.origin);
    EXPECT_TRUE(sent(peer).isSnubbed);
}

TEST(Codec, CarriesSourcesWithWhatIsUnknownOfThem)
{
    const std::vector<SourceRow> rows{
        {.kind = SourceKind::Tracker,
         .state = SourceState::NoAnswer,
         .url = "udp://a",
         .message = "no",
         .tier = 1,
         .failures = 2,
         .lastAsked = std::chrono::sys_seconds{std::chrono::seconds{1'700'000'000}},
         .next = std::chrono::seconds{30},
         .peers = 4,
         .connected = 3},
        {.kind = SourceKind::Dht, .url = {}, .message = {}, .lastAsked = {}, .next = {}, .peers = {}}};
    EXPECT_EQ(encode(sent(rows)), encode(rows));
    EXPECT_EQ(sent(rows)[0].lastAsked, rows[0].lastAsked);
    EXPECT_EQ(sent(rows)[1].peers, std::nullopt);
    EXPECT_EQ(encode(rows)[0].at("state"), "no-answer");
}

TEST(Codec, CarriesSpeedsAsPairs)
{
    const SpeedHistory history{std::chrono::seconds{2},
                               std::chrono::sys_seconds{std::chrono::seconds{1'700'000'000}},
                               {{{1}, {2}}, {{3}, {4}}}};
    EXPECT_EQ(encode(history).dump(), R"({"samples":[[1,2],[3,4]],"step_seconds":2,"until":1700000000})");
    EXPECT_EQ(sent(history).samples, history.samples);
}

TEST(Codec, CarriesDaysAsTheSecondAtWhichTheyBegin)
{
    const std::chrono::sys_days day{std::chrono::days{20'000}};
    const Statistics statistics{day, {1, 2}, {{day, {3, 4}}}};
    EXPECT_EQ(encode(statistics).at("since_at"), 20'000 * 86'400);
    EXPECT_EQ(sent(statistics).days.at(0).day, day);
    EXPECT_EQ(sent(statistics).days.at(0).bytes, (Transferred{3, 4}));
    EXPECT_EQ(decode<std::chrono::sys_days>(json(86'399)), std::chrono::sys_days{}) << "any second of it will do";
}

TEST(Codec, CarriesCountsByNameAndState)
{
    const ShareCounts counts{.shares = 3,
                             .active = 1,
                             .withoutLabel = 2,
                             .states = {{ShareState::Seeding, 3}},
                             .labels = {{"books", 1}},
                             .trackers = {{"tracker.example", 2}}};
    EXPECT_EQ(encode(counts).at("states").dump(), R"([["seeding",3]])");
    EXPECT_EQ(encode(sent(counts)), encode(counts));
    EXPECT_EQ(sent(counts).trackers, counts.trackers);
}

TEST(Codec, CarriesALinkWithAllItSays)
{
    Magnet link;
    link.hashes = hybrid();
    link.name = "a & b";
    link.trackers = {"http://127.0.0.1/announce"};
    link.peers = {"127.0.0.2:6881"};
    link.selectOnly = {{1, 2}};
    EXPECT_EQ(std::get<Magnet>(sent(Source{link})), link);
}

TEST(Codec, CarriesEveryKindOfEvent)
{
    const EventBatch events{
        SharesAdded{{ShareId{1}, ShareId{2}}},
        SharesRemoved{{ShareId{3}}},
        SharesChanged{{ShareId{4}}},
        MetadataReceived{ShareId{5}},
        ShareAnnounced{ShareId{6}},
        ShareFinished{ShareId{7}},
        ShareFailed{ShareId{8}, {ErrorKind::DiskFull, "/srv/a", "No space left on device", "free some"}},
        CreateProgressed{JobId{9}, {1, 2, {3}, std::chrono::seconds{4}}},
        NetworkChanged{},
        PeerBanned{ShareId{10}, "127.0.0.9:1", "liar", Misdeed::Floods, "what", std::chrono::seconds{3600}},
        EngineWarning{{ErrorKind::DatabaseRestored, "state.db", "", ""}},
        ShareMoved{ShareId{11}, Error{ErrorKind::DiskFull, "/srv/b", "No space left on device"}},
        LogGrew{},
        FilesKept{ShareId{12}, 3},
        EngineLost{},
        EngineBack{},
        SwarmChanged{{{13}}},
        SwarmsChanged{},
        SwarmJoinChanged{{.id = {14},
                          .state = JoinState::Refused,
                          .author = "0a0b",
                          .error = Error{ErrorKind::InviteClosed, "", "used up"}}},
        SwarmGetEnded{{{15}}, {{16}}, {}, Error{ErrorKind::NotFound, "songs", "it left the catalogue"}},
    };
    ASSERT_EQ(events.size(), std::variant_size_v<Event>);
    const auto arrived = sent(events);
    ASSERT_EQ(arrived.size(), events.size());
    for (std::size_t each = 0; each < events.size(); ++each) {
        EXPECT_EQ(arrived[each].index(), events[each].index());
        EXPECT_EQ(encode(arrived[each]), encode(events[each]));
    }
    EXPECT_EQ(std::get<ShareFailed>(arrived[6]).error, std::get<ShareFailed>(events[6]).error);
}

TEST(Codec, RefusesAnEventOfANewerVersion)
{
    EXPECT_EQ(complaint<Event>(R"({"event":"moon-landed"})"), " must be an event that this version knows");
    EXPECT_EQ(complaint<Event>("{}"), " must be an event that this version knows");
}

TEST(Codec, LeavesAFieldThatIsNotThereAsItIs)
{
    const auto request = decode<AddRequest>(json::parse(R"({"source":{"torrent":""},"folder":"/srv"})"));
    EXPECT_EQ(request.whenDone, WhenDone::Seed);
    EXPECT_TRUE(request.wanted.isAll());
}

TEST(Codec, PassesOverFieldsItDoesNotKnow)
{
    EXPECT_EQ(decode<Range>(json::parse(R"({"first":2,"count":3,"colour":"red"})")).first, 2U);
}

TEST(Codec, SaysWhereAndWhatIsWrong)
{
    EXPECT_EQ(complaint<Range>(R"({"first":-1})"), "first must be a whole number from 0 to 18446744073709551615");
    EXPECT_EQ(complaint<Range>(R"({"first":1.5})"), "first must be a whole number from 0 to 18446744073709551615");
    EXPECT_EQ(complaint<Range>("[]"), " must be an object");
    EXPECT_EQ(complaint<ShareSort>(R"({"descending":"yes"})"), "descending must be true or false");
    EXPECT_EQ(complaint<AddRequest>(R"({"when_done":"later"})"), "when_done must be one of: seed, stop");
    EXPECT_EQ(complaint<AddRequest>(R"({"when_done":1})"), "when_done must be one of: seed, stop");
    EXPECT_EQ(complaint<AddRequest>(R"({"places":[{"file":0},{"file":4294967296}]})"),
              "places[1].file must be a whole number from 0 to 4294967295");
    EXPECT_EQ(complaint<AddRequest>(R"({"wanted":{"ranges":[[1]]}})"), "wanted.ranges[0] must be a list of two");
    EXPECT_EQ(complaint<AddRequest>(R"({"wanted":{"patterns":"*"}})"), "wanted.patterns must be a list");
    EXPECT_EQ(complaint<ShareFilter>(R"({"hashes":{"info_hash_v1":"12"}})"),
              "hashes.info_hash_v1 must be 40 hexadecimal digits");
    EXPECT_EQ(complaint<ShareFilter>(R"({"text":5})"), "text must be a text");
}

TEST(Codec, RefusesASourceThatIsBothOrNeitherOrBroken)
{
    EXPECT_EQ(complaint<Source>("{}"), R"( must be {"link": …} or {"torrent": …})");
    EXPECT_EQ(complaint<Source>(R"({"link":"magnet:?","torrent":""})"), R"( must be {"link": …} or {"torrent": …})");
    EXPECT_EQ(complaint<Source>(R"({"torrent":"a"})"), " must be a text in base64");
    EXPECT_TRUE(complaint<Source>(R"({"link":"magnet:?dn=x"})").starts_with(" must be a link, and "));
}

TEST(Codec, RefusesAPathWithAZeroByte)
{
    EXPECT_EQ(complaint<std::filesystem::path>(R"("/srv\u0000x")"), " must be a path, which has no zero bytes");
    EXPECT_EQ(complaint<std::filesystem::path>(R"({"base64":"AA=="})"), " must be a path, which has no zero bytes");
}

template <class Value>
class EnumOnTheSocket : public testing::Test {};
using Enums = testing::Types<ShareState, ReasonKind, ErrorKind, Misdeed, dht::Health, Reachability, WhenDone,
                             PieceOrder, Data, DataTrust, ShareColumn, FilePriority, OnMetadata, SourceKind,
                             SourceState, SpeedSpan, TorrentFormat, LeftOutKind>;
TYPED_TEST_SUITE(EnumOnTheSocket, Enums);

TYPED_TEST(EnumOnTheSocket, HasANameOfItsOwnForEachValue)
{
    for (int each = 0; each <= static_cast<int>(EnumText<TypeParam>::last); ++each) {
        const auto value = static_cast<TypeParam>(each);
        EXPECT_EQ(EnumText<TypeParam>::find(EnumText<TypeParam>::name(value)), value);
    }
    EXPECT_EQ(EnumText<TypeParam>::find("no such name"), std::nullopt);
}

} // namespace
} // namespace shoal::control
