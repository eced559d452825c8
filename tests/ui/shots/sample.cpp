#include "tests/ui/shots/sample.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace shoal::ui::shots {
namespace {
using namespace std::chrono_literals;

constexpr Bytes KiB = 1024;
constexpr Bytes MiB = 1024 * KiB;
constexpr Bytes GiB = 1024 * MiB;
const std::chrono::sys_seconds added{std::chrono::sys_days{std::chrono::year{2026} / 9 / 14} + 9h + 41min};

InfoHashes hashesOf(std::int64_t id)
{
    Sha1 v1;
    Sha256 v2;
    for (std::size_t i = 0; i < v1.bytes.size(); ++i)
        v1.bytes[i] = static_cast<std::uint8_t>(id * 37 + static_cast<std::int64_t>(i) * 11);
    for (std::size_t i = 0; i < v2.bytes.size(); ++i)
        v2.bytes[i] = static_cast<std::uint8_t>(id * 53 + static_cast<std::int64_t>(i) * 7);
    return {v1, v2};
}

struct Sample {
    const char* name;
    ShareState state;
    Bytes size;
    double done;
    Reason reason = {};
    std::uint64_t down = 0;
    std::uint64_t up = 0;
    std::uint32_t peers = 0;
    std::uint32_t known = 0;
    double sent = 0; ///< of its size
    Labels labels = {};
};

const std::vector<Sample>& samples()
{
    static const std::vector<Sample> all{
        {"Field recordings 2026",
         ShareState::Downloading,
         4 * GiB + 310 * MiB,
         0.624,
         {},
         11 * MiB + 300 * KiB,
         640 * KiB,
         14,
         38,
         0.2,
         {"audio"}},
        {"city-maps-open-data",
         ShareState::Seeding,
         812 * MiB,
         1,
         {},
         0,
         2 * MiB + 150 * KiB,
         5,
         21,
         3.41,
         {"maps", "open data"}},
        {"debian-12-netinst.iso",
         ShareState::Seeding,
         659 * MiB,
         1,
         {.kind = ReasonKind::NobodyAsks},
         0,
         0,
         0,
         6,
         12.02,
         {}},
        {"Lecture videos, spring term",
         ShareState::Downloading,
         22 * GiB,
         0.08,
         {.kind = ReasonKind::PieceUnavailable, .count = 1041, .needed = 17},
         0,
         0,
         3,
         9,
         0,
         {"lectures"}},
        {"Old letters (scans)",
         ShareState::Downloading,
         340 * MiB,
         0,
         {.kind = ReasonKind::NobodyAnnounces},
         0,
         0,
         0,
         0,
         0,
         {}},
        {"", ShareState::FetchingMetadata, 0, 0, {.kind = ReasonKind::NoMetadata}, 0, 0, 2, 2, 0, {}},
        {"Holiday photos", ShareState::Complete, 5 * GiB + 700 * MiB, 1, {}, 0, 0, 0, 0, 0.5, {"family"}},
        {"Choir concert, both evenings",
         ShareState::Paused,
         1 * GiB,
         0.41,
         {.kind = ReasonKind::PausedByUser},
         0,
         0,
         0,
         0,
         0,
         {"audio", "family"}},
        {"Backup of the wiki",
         ShareState::Failed,
         48 * GiB,
         0.77,
         {.kind = ReasonKind::DiskFull, .about = "/srv/shares/wiki/pages.tar"},
         0,
         0,
         0,
         0,
         0,
         {}},
        {"weather-station-1998-2026.csv",
         ShareState::Checking,
         96 * MiB,
         0.3,
         {.kind = ReasonKind::Checking},
         0,
         0,
         0,
         0,
         1.1,
         {"open data"}},
        {"Film archive, part 2", ShareState::Moving, 120 * GiB, 1, {}, 0, 0, 0, 0, 0.02, {}},
        {"sheet music",
         ShareState::Seeding,
         61 * MiB,
         1,
         {.kind = ReasonKind::NotReachable},
         0,
         0,
         0,
         4,
         0.9,
         {"audio"}},
    };
    return all;
}

ShareRow rowOf(std::int64_t id, const Sample& sample)
{
    ShareRow row{
        .id = {id}, .hashes = hashesOf(id), .name = sample.name, .state = sample.state, .reason = sample.reason};
    row.hasMetadata = sample.size > 0;
    row.size = row.wanted = sample.size;
    row.done = static_cast<Bytes>(static_cast<double>(sample.size) * sample.done);
    row.checked = row.done;
    row.checkTotal = sample.size;
    row.downloaded = row.done;
    row.uploaded = static_cast<Bytes>(static_cast<double>(sample.size) * sample.sent);
    row.downRate = {sample.down};
    row.upRate = {sample.up};
    row.peers = sample.peers;
    row.seeds = sample.peers / 2;
    row.knownPeers = sample.known;
    if (sample.down > 0)
        row.timeLeft = std::chrono::seconds{(sample.size - row.done) / sample.down};
    row.isAnnounced = sample.state == ShareState::Seeding;
    row.folder = "/home/user/Downloads";
    row.addedAt = added + std::chrono::hours{id * 7};
    if (sample.done >= 1)
        row.completedAt = row.addedAt + 3h;
    row.labels = sample.labels;
    return row;
}

void fillDetails(test::FakeEngine::Script& script, const ShareRow& row)
{
    const auto id = row.id;
    Torrent torrent{.name = row.name,
                    .hashes = row.hashes,
                    .pieceLength = 2 * MiB,
                    .pieceCount = static_cast<std::uint32_t>(row.size / (2 * MiB) + 1),
                    .isFolder = true};
    torrent.comment = "Recorded between March and August";
    torrent.creator = "Shoal 0.1.0";
    torrent.createdAt = row.addedAt;
    std::vector<ShareFileRow> files;
    const std::array folders{"March", "April", "May", "June", "July", "August"};
    std::uint32_t index = 0;
    for (const auto* folder : folders)
        for (int take = 1; take <= 9; ++take) {
            const auto size = (20 + (index * 37) % 90) * MiB;
            const bool isWanted = index % 11 != 5;
            const auto part = std::clamp(1.3 - index * 0.02, 0.0, 1.0);
            files.push_back({.index = index,
                             .path = std::string{row.name} + "/" + folder + "/take " + std::to_string(take) + ".flac",
                             .size = size,
                             .done = isWanted ? static_cast<Bytes>(static_cast<double>(size) * part) : 0,
                             .isWanted = isWanted,
                             .priority = !isWanted ? FilePriority::Skip
                                 : index % 7 == 0  ? FilePriority::High
                                                   : FilePriority::Normal});
            ++index;
        }
    script.files[id] = files;
    PieceMap pieces;
    for (std::uint32_t piece = 0; piece < torrent.pieceCount; ++piece) {
        const bool isHere = piece * 100 < torrent.pieceCount * 48 || (piece * 2654435761U >> 16) % 100 < 30;
        pieces.states.push_back(piece % 97 == 3       ? PieceState::Unwanted
                                    : isHere          ? PieceState::Have
                                    : piece % 41 == 0 ? PieceState::InFlight
                                                      : PieceState::Missing);
        pieces.availability.push_back(static_cast<std::uint16_t>((piece * 40503U >> 8) % 9));
    }
    script.pieces[id] = pieces;
    script.details[id] = {.row = row,
                          .torrent = torrent,
                          .link = "magnet:?xt=urn:btih:" + toHex(row.hashes.v1->bytes) + "&xt=urn:btmh:1220"
                              + toHex(row.hashes.v2->bytes) + "&dn=Field%20recordings%202026",
                          .places = {}};
    const std::array clients{"Shoal 0.1.0", "qBittorrent 4.5.2", "Transmission 3.00",
                             "aria2 1.36",  "libtorrent 2.0.8",  ""};
    for (std::uint32_t i = 0; i < 14; ++i) {
        PeerRow peer{.address = "203.0.113." + std::to_string(10 + i * 7) + ":" + std::to_string(6881 + i),
                     .client = clients[i % clients.size()]};
        peer.downRate = {i % 3 == 0 ? 0 : (i + 1) * 211 * KiB};
        peer.upRate = {i % 4 == 1 ? 37 * KiB * i : 0};
        peer.downloaded = i * 31 * MiB;
        peer.uploaded = i * 2 * MiB;
        peer.progress = i % 2 == 0 ? 1.0 : 0.07 * i;
        peer.isChokingUs = i % 3 == 0;
        peer.isInteresting = true;
        peer.isInterested = i % 4 == 1;
        peer.isChoked = i % 4 != 1;
        peer.isSnubbed = i == 6;
        peer.isEncrypted = i % 2 == 1;
        peer.isUtp = i % 5 == 0;
        peer.isIncoming = i % 4 == 3;
        peer.origin = {.dht = i % 2 == 0, .peerExchange = i % 3 == 1, .localDiscovery = i == 9, .tracker = i % 3 == 2};
        script.peers[id].push_back(peer);
        script.peerPieces[peer.address] = pieces;
    }
    const auto asked = row.addedAt + 2h;
    script.sources[id] = {
        {.kind = SourceKind::Dht,
         .state = SourceState::Working,
         .lastAsked = asked,
         .next = 11min,
         .peers = 31,
         .connected = 7},
        {.kind = SourceKind::PeerExchange,
         .state = SourceState::Working,
         .lastAsked = asked,
         .peers = 12,
         .connected = 5},
        {.kind = SourceKind::LocalDiscovery, .state = SourceState::Idle},
        {.kind = SourceKind::Tracker,
         .state = SourceState::Working,
         .url = "udp://tracker.example.org:6969/announce",
         .lastAsked = asked,
         .next = 27min,
         .peers = 18,
         .connected = 4},
        {.kind = SourceKind::Tracker,
         .state = SourceState::NoAnswer,
         .url = "http://tracker.example.net/announce",
         .message = "timed out",
         .tier = 1,
         .failures = 3,
         .lastAsked = asked,
         .next = 4min},
        {.kind = SourceKind::WebSeed, .state = SourceState::Working, .url = "https://archive.example.org/recordings/"},
    };
    for (const auto of : {id, ShareId{}}) {
        SpeedHistory minutes{.step = 2s, .until = asked, .samples = {}};
        SpeedHistory hours{.step = 2min, .until = asked, .samples = {}};
        for (int i = 0; i < 300; ++i)
            minutes.samples.push_back(
                {{static_cast<std::uint64_t>(9e6 + 3e6 * std::sin(i / 17.0) + 9e5 * std::sin(i * 1.7))},
                 {static_cast<std::uint64_t>(7e5 + 4e5 * std::sin(i / 9.0))}});
        for (int i = 0; i < 720; ++i)
            hours.samples.push_back({{static_cast<std::uint64_t>(i < 200 ? 0 : 8e6 + 5e6 * std::sin(i / 40.0))},
                                     {static_cast<std::uint64_t>(6e5 + 5e5 * std::sin(i / 23.0))}});
        script.speeds[{of.value, SpeedSpan::Minutes}] = minutes;
        script.speeds[{of.value, SpeedSpan::Hours}] = hours;
    }
}

void fillLog(test::FakeEngine::Script& script, const ShareRow& row)
{
    const auto entry = [&](std::int64_t number, std::chrono::minutes after, LogKind kind, const char* text) {
        script.log.insert(script.log.begin(), {number, row.addedAt + after, kind, row.id, row.name, text});
    };
    entry(1, 0min, LogKind::Added, "/home/user/Downloads");
    entry(2, 1min, LogKind::Metadata, "");
    entry(3, 34min, LogKind::Paused, "");
    entry(4, 61min, LogKind::Resumed, "");
    entry(5, 90min, LogKind::PeerBanned,
          "203.0.113.77:6892 (unknown client): it sent corrupt data, none of which was kept");
}

void fillTotals(test::FakeEngine::Script& script)
{
    auto& counts = script.counts;
    counts = {.shares = script.rows.size()};
    std::map<ShareState, std::size_t> states;
    std::map<std::string, std::size_t> labels;
    for (const auto& [id, row] : script.rows) {
        ++states[row.state];
        counts.active += row.downRate.value + row.upRate.value > 0 ? 1 : 0;
        counts.withoutLabel += row.labels.empty() ? 1 : 0;
        for (const auto& label : row.labels)
            ++labels[label];
        script.status.downRate.value += row.downRate.value;
        script.status.upRate.value += row.upRate.value;
        script.status.peers += row.peers;
    }
    counts.states.assign(states.begin(), states.end());
    counts.labels.assign(labels.begin(), labels.end());
    counts.trackers = {{"tracker.example.net", 1}, {"tracker.example.org", 3}};
    script.status.version = "0.1.0";
    script.status.runningFor = 52h;
    script.status.shares = script.rows.size();
    script.status.network = {.listening = {"0.0.0.0:6881", "[::]:6881"},
                             .externalAddress = "198.51.100.20",
                             .reachability = Reachability::Reachable,
                             .portMapping = "UPnP",
                             .dht = {dht::Health::Good, 312, 1'400'000}};
    const std::chrono::sys_days today{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())};
    script.statistics.since = today - std::chrono::days{200};
    for (int day = 60; day >= 0; --day) {
        const Transferred bytes{static_cast<Bytes>(3e9 + 2.5e9 * std::sin(day / 3.0)),
                                static_cast<Bytes>(2e9 + 1.5e9 * std::sin(day / 5.0 + 1))};
        script.statistics.days.push_back({today - std::chrono::days{day}, bytes});
        script.statistics.allTime.down += bytes.down;
        script.statistics.allTime.up += bytes.up;
    }
}

} // namespace

void fillWithAFew(test::FakeEngine::Script& script)
{
    std::int64_t id = 0;
    for (const auto& sample : samples()) {
        ++id;
        script.rows[{id}] = rowOf(id, sample);
    }
    fillDetails(script, script.rows[{1}]);
    fillLog(script, script.rows[{1}]);
    fillTotals(script);
}

void fillWithMany(test::FakeEngine::Script& script, int count)
{
    for (int i = 1; i <= count; ++i) {
        const auto& sample = samples()[static_cast<std::size_t>(i) % samples().size()];
        auto row = rowOf(i, sample);
        row.name += " " + std::to_string(i);
        script.rows[{i}] = row;
    }
    fillTotals(script);
}

} // namespace shoal::ui::shots
