#include "tests/app/sample_swarm_reports.h"

namespace shoal::test {
namespace {
using namespace std::chrono_literals;
using app::SwarmTouched;

const std::string hostileName = "a\x1b[2J\xff\n";
const app::NamedSwarm sampleSwarm{{{0xab, 0xcd}}, hostileName};
constexpr std::chrono::sys_seconds sampleNow{1'000'000'000s};

JoinRow joinIn(JoinState state)
{
    return {.id = {3}, .state = state, .device = {{7}}, .author = "0102", .hint = hostileName};
}

std::vector<app::Report> listReports()
{
    const SwarmMemberRow away{
        .device = {{1}}, .label = hostileName, .role = SwarmRole::Owner, .lastSeen = sampleNow - 3h};
    std::vector<SwarmMemberRow> members{away, {.device = {{2}}, .isOurs = true}};
    for (int kind = 0; kind <= static_cast<int>(LinkKind::PortMapped); ++kind)
        members.push_back({.device = {{3}},
                           .isSuspended = kind == 0,
                           .isOnline = true,
                           .link = static_cast<LinkKind>(kind),
                           .address = "192.0.2.1:6881"});
    std::vector<InviteRow> invites;
    for (int state = 0; state <= static_cast<int>(InviteState::AuthorMayNot); ++state)
        invites.push_back({.key = {{9}},
                           .isOurs = state == 0,
                           .state = static_cast<InviteState>(state),
                           .waiting = {{{{4}}, hostileName}}});
    SwarmStatus status{.row = {.id = sampleSwarm.id, .name = hostileName, .members = 3, .online = 1},
                       .label = hostileName,
                       .entries = 7,
                       .exchangedAt = sampleNow - 1min,
                       .freshUntil = sampleNow + 24h,
                       .addresses = {"192.0.2.1:6881"}};
    for (int kind = 0; kind <= static_cast<int>(SwarmTroubleKind::WaitsForApproval); ++kind)
        status.troubles.push_back({static_cast<SwarmTroubleKind>(kind), hostileName, hostileName});
    return {
        app::SwarmsListed{{status.row, {.id = {{1}}, .isMember = false}}},
        app::SwarmMembersListed{sampleSwarm, members, sampleNow},
        app::SwarmInvitesListed{sampleSwarm, invites},
        app::SwarmCatalogueListed{sampleSwarm,
                                  {{.share = {{5}},
                                    .title = hostileName,
                                    .size = 9,
                                    .note = hostileName,
                                    .tags = {"a", hostileName},
                                    .by = hostileName,
                                    .holders = 2,
                                    .id = ShareId{4}},
                                   {.share = {{6}}, .title = "b"},
                                   {.share = {{7}}, .title = "c", .awaited = SwarmGiver{{{1}}, hostileName, {}}},
                                   {.share = {{8}}, .title = hostileName, .online = 1, .isWaiting = true}},
                                  sampleNow},
        app::SwarmLogListed{
            sampleSwarm,
            {{.entry = {{1}}, .label = hostileName, .kind = "admit", .text = hostileName, .counts = true},
             {.entry = {{2}}, .sequence = 3, .kind = "remove", .text = "removes"}}},
        app::SwarmStatusShown{status, members, sampleNow, ProfileHolder{.pid = 6, .tenure = Tenure::OfAService}},
        app::SwarmStatusShown{{.freshUntil = sampleNow - 1h}, {}, sampleNow, {}},
    };
}
} // namespace

std::vector<app::Report> sampleSwarmReports()
{
    const MadeInvite invite{.key = {{8}}, .code = "shoal:abc", .pictureCode = "SHOAL:ABC", .expiry = sampleNow};
    std::vector<app::Report> reports = listReports();
    const std::vector<std::string> words(24, "abandon");
    reports.push_back(app::SwarmCreated{{sampleSwarm.id, hostileName, words}});
    reports.push_back(app::SwarmInvited{sampleSwarm, {}, invite, std::nullopt, true, true});
    reports.push_back(app::SwarmInvited{
        sampleSwarm, {.uses = 3, .needsApproval = true, .isForOwnDevice = true}, invite, hostileName, false, false});
    for (int state = 0; state <= static_cast<int>(JoinState::Refused); ++state)
        reports.push_back(app::SwarmJoining{joinIn(static_cast<JoinState>(state))});
    auto joined = joinIn(JoinState::Joined);
    joined.swarm = sampleSwarm.id;
    joined.name = hostileName;
    reports.push_back(app::SwarmJoined{joined});
    reports.push_back(app::SwarmPublished{sampleSwarm, {{{5}}, {4}}, hostileName, 9, 2, false});
    for (int deed = 0; deed <= static_cast<int>(SwarmTouched::Deed::FetchingSet); ++deed)
        reports.push_back(SwarmTouched{sampleSwarm, static_cast<SwarmTouched::Deed>(deed), hostileName,
                                       std::string(64, 'a'), SwarmRole::Writer, deed % 2 == 0});
    reports.push_back(SwarmTouched{sampleSwarm, SwarmTouched::Deed::Recovered});
    reports.push_back(app::SwarmLogChecked{sampleSwarm, {7, 6, {}}});
    reports.push_back(app::SwarmLogChecked{sampleSwarm, {7, 6, {hostileName}}});
    reports.push_back(app::SwarmExported{sampleSwarm, app::SwarmExported::What::Identity, hostileName});
    reports.push_back(app::SwarmExported{sampleSwarm, app::SwarmExported::What::Torrent, hostileName});
    reports.push_back(app::SwarmImported{sampleSwarm});
    reports.push_back(app::SwarmJoiningStopped{joinIn(JoinState::Searching)});
    const SwarmGiver giver{{{1}}, hostileName, sampleNow - 3h};
    reports.push_back(app::SwarmGetWaits{
        sampleSwarm, {.share = {{5}}, .title = hostileName, .awaited = giver, .isWaiting = true}, sampleNow});
    reports.push_back(app::SwarmGetWaits{sampleSwarm, {.title = "b", .isWaiting = true}, sampleNow, false});
    return reports;
}

} // namespace shoal::test
