#include "tests/app/sample_reports.h"

#include "tests/app/sample_swarm_reports.h"

namespace shoal::test {
namespace {
using namespace std::chrono_literals;

const std::string hostile = "a\x1b[2J\xff\n";
const ProfileHolder service{.pid = 6, .purpose = "shoal service", .tenure = Tenure::OfAService};
const ProfileHolder command{.pid = 7, .purpose = hostile};

ShareRow sampleRow()
{
    ShareRow row;
    row.id = {1};
    row.hashes = sampleHashes();
    row.name = hostile;
    row.state = ShareState::Downloading;
    row.reason = {.kind = ReasonKind::ChokedByAll, .count = 3};
    row.size = 4096;
    row.wanted = 2048;
    row.done = 1024;
    row.downRate = {512};
    row.timeLeft = 2s;
    return row;
}

std::vector<app::Report> sharingReports()
{
    const InfoHashes v1Only{sampleHashes().v1, {}};
    const InfoHashes v2Only{{}, sampleHashes().v2};
    const auto link = formatMagnet({.hashes = sampleHashes(), .name = "album"});
    return {
        app::Hashing{{.done = 1, .total = 2, .rate = {3}, .timeLeft = 4s}},
        app::LeftOutFound{{hostile, LeftOutKind::SymbolicLink}},
        app::LeftOutFound{{hostile, LeftOutKind::SpecialFile}},
        app::LeftOutFound{{hostile, LeftOutKind::EmptyFolder}},
        app::Created{hostile, sampleHashes(), 3, 2, 16384, link, std::nullopt, false},
        app::Created{hostile, v1Only, 3, 2, 16384, link, hostile, true},
        app::Ready{link, v2Only, true, false},
        app::Ready{link, v1Only, false, true},
        app::Ready{link, v1Only, true, false, command},
        app::Announced{sampleHashes()},
        app::NodeReady{{"127.0.0.1:6881", "[::1]:6881"}},
        app::ServiceReady{hostile, {"127.0.0.1:6881"}},
    };
}

std::vector<app::Report> transferReports()
{
    auto finding = sampleRow();
    finding.timeLeft.reset();
    finding.state = ShareState::FetchingMetadata;
    std::vector<app::Report> reports{
        app::Metadata{hostile, sampleHashes(), 4096, 2048},
        app::Progress{sampleRow()},
        app::Progress{finding},
        app::Done{hostile, hostile, 2048, 1500ms, sampleHashes()},
    };
    for (int kind = 0; kind <= static_cast<int>(ReasonKind::NotAMember); ++kind)
        reports.push_back(
            app::StateChanged{ShareState::Failed, {static_cast<ReasonKind>(kind), 1, 2, 3, hostile, "timed out"}});
    for (int state = 0; state <= static_cast<int>(ShareState::Failed); ++state)
        reports.push_back(app::StateChanged{static_cast<ShareState>(state), {}});
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Internal); ++kind) {
        reports.push_back(app::Failed{{static_cast<ErrorKind>(kind), hostile, "why"}});
        reports.push_back(app::Warned{{static_cast<ErrorKind>(kind), "", ""}});
        reports.push_back(app::NotAdded{hostile, {static_cast<ErrorKind>(kind), "", ""}});
    }
    for (int misdeed = 0; misdeed <= static_cast<int>(Misdeed::ClaimsOtherKind); ++misdeed)
        reports.push_back(app::Banned{{.address = "1.2.3.4:6881",
                                       .client = hostile,
                                       .misdeed = static_cast<Misdeed>(misdeed),
                                       .detail = hostile,
                                       .time = 1h},
                                      hostile});
    return reports;
}

std::vector<app::Report> lookingReports()
{
    auto dated = sampleTorrent();
    dated.createdAt = std::chrono::sys_seconds{1'000'000'000s};
    dated.comment = hostile;
    std::vector<app::Report> reports{
        app::CheckingData{1, 2},
        app::TorrentShown{sampleTorrent(), "magnet:?xt=urn:btih:00"},
        app::TorrentShown{dated, "magnet:?xt=urn:btih:00"},
        app::LinkShown{{.hashes = sampleHashes(), .name = hostile, .trackers = {"udp://t"}, .selectOnly = {{0, 2}}}},
        app::Verified{hostile, hostile, 2, 1, 1},
        app::SettingShown{"a.b", "1", "2", "a number", "What it does", false},
        app::SettingShown{"a.b", "1", "1", "a number", "What it does", true},
        app::SettingsFileShown{hostile, false},
        app::DhtShown{},
        app::DhtShown{{{"127.0.0.1:1"}, "192.0.2.1", Reachability::NotReachable, "no", {dht::Health::Good, 9, 300}}},
        app::Added{{12}, hostile, sampleHashes(), "magnet:?xt=urn:btih:00", false},
        app::Added{{13}, "", {sampleHashes().v1, {}}, "magnet:?xt=urn:btih:00", true},
        app::WouldAdd{hostile, hostile, sampleHashes(), "magnet:?xt=urn:btih:00", hostile, {}, false, {}, {}, 0},
        app::WouldAdd{"a",
                      "b",
                      sampleHashes(),
                      "magnet:?xt=urn:btih:00",
                      "/srv",
                      {"music", "old"},
                      true,
                      {{1000}, {2000}},
                      {.ranges = {{0, 1}}},
                      3},
        app::AddSummary{2, 1, 1, service},
        app::AddSummary{2, 1, 1, command},
        app::AddSummary{.added = 2, .isDry = true},
        app::AddSummary{1, 0, 0},
        app::Saving{},
        app::Stopped{true},
        app::Stopped{false},
        app::Stopped{true, command},
        app::SettingsReloaded{{"network.listen"}},
        app::SettingsReloaded{},
        app::ServiceShown{{}, hostile, std::nullopt, std::chrono::sys_seconds{1'000'000'000s}},
        app::ServiceShown{
            {.version = "1", .pid = 7, .shares = 2, .states = {{ShareState::Seeding, 2}}}, hostile, hostile, {}},
        app::ServiceStopping{7, 90s},
        app::ServiceStopped{7},
        app::SystemServiceFound{hostile},
    };
    for (int check = 0; check <= static_cast<int>(app::Check::Swarms); ++check)
        for (int grade = 0; grade <= static_cast<int>(app::Grade::Problem); ++grade)
            reports.push_back(
                app::Diagnosed{{static_cast<app::Check>(check), static_cast<app::Grade>(grade), hostile}});
    for (int kind = 0; kind <= static_cast<int>(FileFault::Kind::WrongData); ++kind)
        reports.push_back(app::FaultFound{1, hostile, static_cast<FileFault::Kind>(kind), "Permission denied"});
    return reports;
}
std::vector<app::Report> engineReports()
{
    EngineStatus status{.version = "0.1.0", .pid = 7, .runningFor = 3h, .shares = 3, .peers = 2};
    status.states = {{ShareState::FetchingMetadata, 1}, {ShareState::Seeding, 2}};
    status.network.portMapping = hostile;
    std::vector<app::Report> reports{app::EngineStatusShown{status, {}, service},
                                     app::EngineStatusShown{status, {}, command}};
    status.downloaded = 3;
    status.uploaded = 1;
    reports.push_back(app::EngineStatusShown{status, {}});
    for (int kind = 0; kind <= static_cast<int>(LogKind::Warning); ++kind)
        reports.push_back(
            app::LogShown{{.number = 1, .kind = static_cast<LogKind>(kind), .share = ShareId{2}, .name = hostile}});
    reports.push_back(app::LogShown{{.number = 2, .kind = LogKind::Warning, .text = hostile}});
    return reports;
}

std::vector<app::Report> shareReports()
{
    using Deed = app::ShareTouched::Deed;
    auto bare = sampleRow(); // a link whose file list has not come
    bare.id = {2};
    bare.size = bare.wanted = bare.done = 0;
    auto full = sampleRow();
    full.hasMetadata = true;
    full.labels = {"music", hostile};
    full.limits = {{1024}, {0}};
    full.completedAt = std::chrono::sys_seconds{1'000'000'000s};
    full.folder = hostile;
    const app::NamedShare share{full};
    std::vector<app::Report> reports{
        app::SharesListed{{full, bare}, app::usualShareFields(), false, false},
        app::SharesListed{{}, app::usualShareFields(), true, true},
        app::ShareShown{{full, sampleTorrent(), "magnet:?xt=urn:btih:00", {}}},
        app::ShareShown{{bare, {}, "magnet:?xt=urn:btih:00", {}}},
        app::FilesListed{share, {{0, hostile, 10, 5, true}, {1, "b", 0, 0, false}}, true},
        app::PeersListed{share,
                         {{.address = "1.2.3.4:6881",
                           .client = hostile,
                           .downRate = {1},
                           .upRate = {2},
                           .progress = 0.5,
                           .isChokingUs = false,
                           .isUtp = true,
                           .isIncoming = true}},
                         false},
        app::PeersListed{share, {}, false},
        app::ShareRemoved{share, Data::Keep},
        app::ShareRemoved{share, Data::Delete},
        app::ShareRemoved{share, Data::Delete, 2},
        app::ShareMoveTold{share, hostile, true},
        app::ShareMoveTold{share, hostile, false},
        app::ShareChecked{full, 1},
        app::ShareStopped{share, {ErrorKind::Io, hostile, hostile}, hostile},
        app::LimitsShown{share, full.limits},
        app::LabelsShown{share, full.labels},
        app::LabelsShown{share, {}},
        app::WantedShown{share, 3, 1, 60, 10},
    };
    for (const auto state :
         {TrackerState::NotContacted, TrackerState::Updating, TrackerState::Working, TrackerState::Failing})
        reports.push_back(app::TrackersListed{share, {{hostile, 1, state, hostile, 2, 30s, 4U, {}}}, false});
    for (const auto deed : {Deed::Paused, Deed::Resumed, Deed::Reannounced, Deed::Verifying})
        reports.push_back(app::ShareTouched{share, deed});
    for (const auto priority : {Priority::Low, Priority::Normal, Priority::High})
        reports.push_back(app::PriorityShown{share, priority});
    return reports;
}
} // namespace

InfoHashes sampleHashes() { return {Sha1{{1}}, Sha256{{2}}}; }

Torrent sampleTorrent()
{
    Torrent torrent;
    torrent.name = "album";
    torrent.hashes = sampleHashes();
    torrent.pieceLength = 16384;
    torrent.pieceCount = 3;
    torrent.isFolder = true;
    torrent.files = {
        {.path = "album/1.flac", .size = 10},    {.path = "album/.pad/16374", .size = 16374, .isPad = true},
        {.path = "album/2.flac", .size = 20},    {.path = "album/.pad/16364", .size = 16364, .isPad = true},
        {.path = "album/cover.jpg", .size = 30},
    };
    return torrent;
}

std::vector<app::Report> sampleReports()
{
    auto reports = sharingReports();
    for (auto& report : transferReports())
        reports.push_back(std::move(report));
    for (auto& report : lookingReports())
        reports.push_back(std::move(report));
    for (auto& report : engineReports())
        reports.push_back(std::move(report));
    for (auto& report : shareReports())
        reports.push_back(std::move(report));
    for (auto& report : sampleSwarmReports())
        reports.push_back(std::move(report));
    return reports;
}

} // namespace shoal::test
