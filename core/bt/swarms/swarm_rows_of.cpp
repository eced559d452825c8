#include "core/bt/swarms/swarm_rows_of.h"

#include "core/bt/convert.h"
#include "core/bt/swarms/endpoints.h"
#include "core/bt/swarms/entry_words.h"
#include "core/bt/swarms/swarm_words.h"
#include "core/swarm/node/join_words.h"
#include "core/torrent/info_hash.h"
#include "dht/address.h"

#include <algorithm>
#include <cctype>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <map>
#include <set>

namespace shoal::bt {
namespace {
using swarm::Node;

std::string nameIn(const Node& node, const swarm::DeviceId& device)
{
    const auto& log = node.replica().log();
    return log.fold() != nullptr ? EntryWords{log.log(), *log.fold()}.nameOf(device) : std::string{};
}

SwarmTrouble removedWords(const MemberSwarm& member)
{
    const auto error = notAMember(member);
    auto text = error.reason;
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
    return {SwarmTroubleKind::Removed, text, error.advice};
}

std::vector<SwarmTrouble> troublesOf(MemberSwarm& member, const RowSurroundings& around)
{
    std::vector<SwarmTrouble> troubles;
    auto& node = member.node();
    const auto permission = node.permission();
    if (!around.hasNetwork && node.linked().empty())
        troubles.push_back({SwarmTroubleKind::NoNetwork, "This computer has no network, or nothing answers there",
                            "Look at the connection; `shoal doctor` says more"});
    const auto clock = node.clockAhead();
    for (const auto trouble : node.troubles())
        if (trouble == swarm::NodeTrouble::ClockBehind && clock)
            troubles.push_back(clockWords(nameIn(node, clock->device), clock->time, node.systemTime()));
        else if (trouble == swarm::NodeTrouble::Removed)
            troubles.push_back(removedWords(member));
        else
            troubles.push_back(wordsFor(trouble, permission));
    if (const auto& fault = member.storeFault())
        troubles.push_back({SwarmTroubleKind::Disk, "The log couldn't be written: " + fault->reason,
                            "Free some space where the profile lies; what is missing is fetched again"});
    if (const auto fault = node.lobby().storeFault())
        troubles.push_back({SwarmTroubleKind::Disk,
                            "Invites, and who asks to join, couldn't be written: " + fault->reason,
                            "Free some space where the profile lies; nobody is let in before"});
    for (const auto& invite : node.lobby().invites())
        for (const auto& waiting : invite.waiting)
            troubles.push_back({SwarmTroubleKind::WaitsForApproval,
                                waiting.label + " (" + shortHexOf(waiting.device) + ") asks to join",
                                "`shoal swarm approve` lets it in, with --refuse it turns it away"});
    return troubles;
}

LinkKind kindOfLink(const swarm::LinkedDevice& linked, const RowSurroundings& around)
{
    if (dht::isLocalAddress(linked.peer))
        return LinkKind::Lan;
    return linked.role == swarm::LinkRole::Listener && around.isPortMapped ? LinkKind::PortMapped : LinkKind::Direct;
}

InviteState stateOf(const std::optional<swarm::ClosedBecause>& closed)
{
    if (!closed)
        return InviteState::Open;
    switch (*closed) {
    case swarm::ClosedBecause::Expired: return InviteState::Expired;
    case swarm::ClosedBecause::UsedUp: return InviteState::UsedUp;
    case swarm::ClosedBecause::Cancelled: return InviteState::Cancelled;
    default: return InviteState::AuthorMayNot;
    }
}

/// By device: how many shares of the catalogue it says to have whole.
std::map<swarm::DeviceId, std::uint32_t> wholeShares(const MemberSwarm& member)
{
    std::map<swarm::DeviceId, std::uint32_t> counts;
    const auto& replica = member.node().replica();
    std::optional<swarm::ShareId> last;
    auto shares = replica.fold().catalogue();
    std::ranges::sort(shares, {}, &swarm::Published::share);
    for (const auto& published : shares) {
        if (last == published.share)
            continue;
        last = published.share;
        for (const auto& holder : replica.holders(published.share))
            counts[holder.device] += holder.amount == swarm::Amount::Whole ? 1 : 0;
    }
    return counts;
}

/// Who has it, and if none of them is online: whom it waits for. Without anybody who says to have it whole those who
/// have a part of it are meant, or whoever published it.
void addHolders(SwarmShareRow& row, const MemberSwarm& member, const EntryWords& words,
                const std::set<swarm::DeviceId>& linked)
{
    const auto& node = member.node();
    const bool isHere = member.amountHere(row.share) == swarm::Amount::Whole;
    row.holders = row.online = isHere ? 1 : 0;
    std::map<swarm::DeviceId, swarm::Amount> others;
    if (node.replica().fold().member(row.byDevice) != nullptr)
        others[row.byDevice] = swarm::Amount::None;
    for (const auto& holder : node.holdersOf(row.share))
        others[holder.device] = holder.amount;
    others.erase(node.self());
    auto best = swarm::Amount::None;
    for (const auto& [device, amount] : others) {
        row.holders += amount == swarm::Amount::Whole ? 1 : 0;
        row.online += amount == swarm::Amount::Whole && linked.contains(device) ? 1 : 0;
        best = std::max(best, amount);
    }
    if (row.online > 0)
        return;
    for (const auto& [device, amount] : others) {
        const auto lastSeen = node.lastSeen(device);
        if (amount == best && (!row.awaited || row.awaited->lastSeen < lastSeen))
            row.awaited = SwarmGiver{device, words.labelOf(device), lastSeen};
    }
}

} // namespace

Error notAMember(const MemberSwarm& member)
{
    const auto removal = member.node().removal();
    if (!removal)
        return wordsFor(swarm::NoRight::NotAMember, member.name());
    return {
        ErrorKind::NoRight, member.name(),
        fmt::format("this device was removed on {:%Y-%m-%d} by {}", removal->time, nameIn(member.node(), removal->by)),
        "What is here stays; ask for a new code, `shoal swarm join` with it leaves the old membership behind"};
}

SwarmRow rowOf(MemberSwarm& member, const RowSurroundings& around)
{
    SwarmRow row{.id = member.id(), .name = member.name()};
    const auto& log = member.node().replica().log();
    if (const auto* const fold = log.fold()) {
        row.members = static_cast<std::uint32_t>(fold->members().size());
        if (const auto* const self = fold->member(member.node().self()))
            row.role = roleOf(self->role);
        row.shares = static_cast<std::uint32_t>(log.catalogueSize());
        row.isMember = member.node().isMember();
    }
    row.online = static_cast<std::uint32_t>(member.node().linked().size());
    row.troubles = static_cast<std::uint32_t>(troublesOf(member, around).size());
    return row;
}

SwarmStatus statusOf(MemberSwarm& member, const RowSurroundings& around)
{
    const auto& node = member.node();
    SwarmStatus status{.row = rowOf(member, around),
                       .device = node.self(),
                       .label = member.kept().label,
                       .fetching = member.fetching(),
                       .entries = node.replica().log().log().size(),
                       .waiting = static_cast<std::uint32_t>(member.gets().waiting()),
                       .exchangedAt = node.alikeAt(),
                       .freshUntil = {},
                       .addresses = {},
                       .troubles = troublesOf(member, around)};
    if (const auto outlook = node.replica().outlook(); outlook && outlook->state != swarm::Outlook::State::Off)
        status.freshUntil =
            std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now()) + outlook->left;
    for (const auto& address : node.addresses())
        status.addresses.push_back(addressText(tcpEndpoint(address)));
    return status;
}

std::vector<SwarmMemberRow> membersOf(const MemberSwarm& member, const RowSurroundings& around)
{
    const auto& node = member.node();
    const auto& log = node.replica().log();
    if (log.fold() == nullptr)
        return {};
    std::map<swarm::DeviceId, swarm::LinkedDevice> linked;
    for (const auto& each : node.linked())
        linked.emplace(each.device, each);
    const auto shares = wholeShares(member);
    std::vector<SwarmMemberRow> rows;
    for (const auto& [device, known] : log.fold()->members()) {
        SwarmMemberRow row{.device = device,
                           .label = known.label,
                           .person = toHex(known.person.view()),
                           .role = roleOf(known.role),
                           .isOurs = device == node.self(),
                           .isSuspended = known.isSuspended};
        row.lastSeen = node.lastSeen(device);
        row.isOnline = row.isOurs;
        if (const auto found = linked.find(device); found != linked.end()) {
            row.isOnline = true;
            row.link = kindOfLink(found->second, around);
            row.address = addressText(tcpEndpoint(found->second.peer));
        }
        if (const auto count = shares.find(device); count != shares.end())
            row.shares = count->second;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<InviteRow> invitesOf(MemberSwarm& member)
{
    std::vector<InviteRow> rows;
    for (const auto& shown : member.node().lobby().invites()) {
        const auto& invite = shown.facts.invite;
        InviteRow row{.key = invite.key,
                      .author = shown.facts.author,
                      .isOurs = shown.facts.author == member.node().self(),
                      .role = roleOf(invite.role),
                      .expiry = invite.expiry,
                      .uses = invite.uses,
                      .used = shown.facts.admissions,
                      .needsApproval = invite.approval == swarm::Approval::Needed,
                      .state = stateOf(shown.closed),
                      .waiting = {}};
        for (const auto& waiting : shown.waiting)
            row.waiting.push_back({waiting.device, waiting.label});
        rows.push_back(std::move(row));
    }
    return rows;
}

Page<SwarmShareRow> catalogueOf(const MemberSwarm& member, Range range)
{
    const auto& replica = member.node().replica();
    Page<SwarmShareRow> page;
    if (replica.log().fold() == nullptr)
        return page;
    auto catalogue = replica.fold().catalogue();
    const EntryWords words{replica.log().log(), replica.fold()};
    std::set<swarm::ShareId> seen; // two members may have published the same: the first in fold order is shown
    std::erase_if(catalogue, [&](const auto& published) { return !seen.insert(published.share).second; });
    page.total = catalogue.size();
    const auto first = std::min(range.first, catalogue.size());
    const auto last = first + std::min(range.count, catalogue.size() - first);
    std::set<swarm::DeviceId> linked;
    for (const auto& each : member.node().linked())
        linked.insert(each.device);
    for (auto place = first; place < last; ++place) {
        const auto entry = replica.log().find(catalogue[place].entry);
        if (!entry)
            continue;
        const auto& publish = std::get<swarm::Publish>(entry->body);
        SwarmShareRow row{.share = publish.share,
                          .title = publish.name,
                          .size = publish.size,
                          .files = publish.files,
                          .note = publish.note,
                          .tags = publish.tags,
                          .by = words.labelOf(entry->author),
                          .byDevice = entry->author,
                          .publishedAt = entry->time,
                          .isWaiting = member.gets().isWaiting(publish.share),
                          .id = member.listed(publish.share)};
        addHolders(row, member, words, linked);
        page.rows.push_back(std::move(row));
    }
    return page;
}

Page<SwarmLogRow> logOf(const MemberSwarm& member, Range range)
{
    const auto& log = member.node().replica().log();
    Page<SwarmLogRow> page;
    if (log.fold() == nullptr)
        return page;
    const auto order = log.log().inOrder();
    page.total = order.size();
    const EntryWords words{log.log(), *log.fold()};
    const auto first = std::min(range.first, order.size());
    const auto last = first + std::min(range.count, order.size() - first);
    for (auto place = first; place < last; ++place) {
        const auto entry = log.find(order[place]);
        if (!entry)
            continue;
        page.rows.push_back({.entry = order[place],
                             .author = entry->author,
                             .label = words.labelOf(entry->author),
                             .sequence = entry->sequence,
                             .time = entry->time,
                             .kind = kindOf(entry->body),
                             .text = words.textOf(*entry),
                             .counts = log.fold()->counts(order[place])});
    }
    return page;
}

JoinId joinIdOf(const swarm::DeviceId& device)
{
    std::uint64_t number = 0;
    for (std::size_t byte = 0; byte < 8; ++byte)
        number = number << 8 | device.bytes[byte];
    return {static_cast<std::int64_t>(number >> 12)}; // 52 bits: what every reader of JSON takes for a number
}

JoinRow joinRowOf(JoinId id, const swarm::JoiningView& view)
{
    JoinRow row{.id = id};
    row.device = view.device;
    row.author = view.author;
    row.swarm = view.swarm;
    row.hint = view.hearsay;
    switch (view.step) {
    case swarm::JoinStep::FindingLobby: row.state = JoinState::Searching; break;
    case swarm::JoinStep::Asking: row.state = JoinState::WaitingForAuthor; break;
    case swarm::JoinStep::AwaitingApproval: row.state = JoinState::WaitingForApproval; break;
    case swarm::JoinStep::LogWanted: row.state = JoinState::FetchingLog; break;
    case swarm::JoinStep::Joined: row.state = JoinState::Joined; break;
    case swarm::JoinStep::Refused: row.state = JoinState::Refused; break;
    }
    if (view.refused) {
        const auto words = swarm::wordsFor(*view.refused);
        row.error = Error{ErrorKind::InviteClosed, {}, reasonOf(words), adviceOf(words)};
    } else if (view.storeFault) {
        row.error = view.storeFault;
    } else if (view.trouble) {
        const auto words = swarm::wordsFor(*view.trouble);
        if (!words.says.empty())
            row.error = Error{ErrorKind::Network, {}, reasonOf(words), adviceOf(words)};
    }
    return row;
}

} // namespace shoal::bt
