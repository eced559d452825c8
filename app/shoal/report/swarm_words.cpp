#include "app/shoal/report/swarm_words.h"

#include "app/shoal/report/format.h"
#include "app/shoal/report/listing_fields.h"
#include "app/shoal/report/table.h"
#include "app/shoal/terminal/text.h"
#include "app/shoal/words.h"

#include <fmt/format.h>

namespace shoal::app {
namespace {
constexpr std::size_t idDigits = 8;
constexpr auto nameToCome = "(comes with the log)";

template <class Id>
std::string beginning(const Id& id)
{
    return toHex(id.bytes).substr(0, idDigits);
}

const char* linkWords(LinkKind kind)
{
    switch (kind) {
    case LinkKind::None: return "";
    case LinkKind::Lan: return "LAN";
    case LinkKind::Direct: return "direct";
    case LinkKind::PortMapped: return "port-mapped";
    }
    return "";
}

const char* stateWords(InviteState state)
{
    switch (state) {
    case InviteState::Open: return "open";
    case InviteState::Expired: return "expired";
    case InviteState::UsedUp: return "used up";
    case InviteState::Cancelled: return "cancelled";
    case InviteState::AuthorMayNot: return "its author may not invite any more";
    }
    return "";
}

std::string agoText(std::chrono::sys_seconds then, std::chrono::sys_seconds now)
{
    return then >= now ? "now" : durationText(now - then) + " ago";
}

std::string onlineWords(const SwarmMemberRow& row)
{
    if (row.isOurs)
        return "this device";
    return row.isOnline ? linkWords(row.link) : "no";
}

std::string seenWords(const SwarmMemberRow& row, std::chrono::sys_seconds now)
{
    if (row.isOurs || row.isOnline)
        return "now";
    return row.lastSeen ? agoText(*row.lastSeen, now) : "never";
}

std::string nameOrDevice(const SwarmMemberRow& row) { return row.label.empty() ? beginning(row.device) : row.label; }

/// "anna (direct, 192.0.2.7:6881)".
std::string connectedWords(const SwarmMemberRow& row)
{
    const auto address = row.address.empty() ? std::string{} : ", " + row.address;
    return fmt::format("{} ({}{})", nameOrDevice(row), linkWords(row.link), address);
}

std::string freshWords(const SwarmStatusShown& shown)
{
    const auto& status = shown.status;
    auto text = status.exchangedAt
        ? fmt::format("compared with a member {}", agoText(*status.exchangedAt, shown.now))
        : std::string{status.row.online > 0 ? "being compared with a member" : "not compared with any member yet"};
    if (status.freshUntil && *status.freshUntil > shown.now)
        text += fmt::format("; good for {} more", durationText(*status.freshUntil - shown.now));
    else if (status.freshUntil)
        text += fmt::format("; too old since {}: others aren't served", timeText(*status.freshUntil));
    return text;
}

std::string troubleWords(const SwarmTrouble& trouble)
{
    return trouble.text + "." + (trouble.advice.empty() ? "" : " " + trouble.advice + ".");
}

/// Of an imported identity nothing is known before its log is here.
std::string roleWords(const SwarmRow& row)
{
    if (row.name.empty() && row.members == 0)
        return "-";
    return row.isMember ? swarmRoleName(row.role) : "removed";
}

std::string nothingServesIt(bool isRunning)
{
    return isRunning ? std::string{}
                     : " Nothing runs this profile now: others hear of it once `shoal service` is started.";
}
/// "anna (offline, seen 3 h ago)".
std::string giverWords(const SwarmGiver& giver, std::chrono::sys_seconds now)
{
    const auto name = giver.label.empty() ? beginning(giver.device) : giver.label;
    if (!giver.lastSeen)
        return name + " (not met yet)";
    return *giver.lastSeen >= now ? name + " (online, and doesn't have all of it yet)"
                                  : fmt::format("{} (offline, seen {})", name, agoText(*giver.lastSeen, now));
}

/// Empty for one that somebody online has.
std::string whyItWaits(const SwarmShareRow& row, std::chrono::sys_seconds now)
{
    if (row.isWaiting && row.online > 0)
        return fmt::format("{} waits for its list of files, which a member that is online has.", row.title);
    if (row.isWaiting)
        return fmt::format("{} waits for a member that has it: {}.", row.title,
                           row.awaited ? giverWords(*row.awaited, now) : "nobody says to");
    if (row.online > 0)
        return {};
    return row.awaited ? fmt::format("Nobody online has {}: {}.", row.title, giverWords(*row.awaited, now))
                       : fmt::format("Nobody says to have {}.", row.title);
}
} // namespace

const char* deedName(SwarmTouched::Deed deed)
{
    using Deed = SwarmTouched::Deed;
    switch (deed) {
    case Deed::InviteCancelled: return "invite-cancelled";
    case Deed::Approved: return "approved";
    case Deed::Refused: return "refused";
    case Deed::Left: return "left";
    case Deed::LeftUntold: return "left-untold";
    case Deed::MemberRemoved: return "member-removed";
    case Deed::RoleSet: return "role-set";
    case Deed::Settled: return "settled";
    case Deed::GoesOnWriting: return "goes-on-writing";
    case Deed::Recovered: return "recovered";
    case Deed::Unpublished: return "unpublished";
    case Deed::GetCancelled: return "get-cancelled";
    case Deed::FetchingSet: return "fetching-set";
    }
    return "left";
}

std::string nameOf(const NamedSwarm& swarm)
{
    return swarm.name.empty() ? "the swarm " + beginning(swarm.id) : swarm.name;
}

std::string sentence(const JoinRow& join)
{
    std::string waiting;
    if (join.error) // the disk's says by its kind what is wrong
        waiting = join.error->reason.empty() ? " " + sentence(*join.error) : " (" + join.error->reason + ")";
    if (!join.error && !join.hint.empty()
        && (join.state == JoinState::Searching || join.state == JoinState::WaitingForAuthor))
        waiting = " " + join.hint;
    switch (join.state) {
    case JoinState::Searching: return "Looking for a device of the swarm…" + waiting;
    case JoinState::WaitingForAuthor:
        return fmt::format("Waiting for the device {} that made the code: it has to be online.{}", join.author,
                           waiting);
    case JoinState::WaitingForApproval:
        return fmt::format("Waiting for approval: whoever made the code sees this device as {}.{}",
                           beginning(join.device), waiting);
    case JoinState::FetchingLog: return "Let in. Fetching the swarm's log…" + (join.error ? waiting : std::string{});
    case JoinState::Joined: return fmt::format("Joined {} as {}.", join.name, swarmRoleName(join.role));
    case JoinState::Refused: return "Not let in." + waiting;
    }
    return {};
}

std::string sentence(const SwarmTouched& touched)
{
    using Deed = SwarmTouched::Deed;
    const auto name = nameOf(touched.swarm);
    const auto heard = nothingServesIt(touched.isRunning);
    switch (touched.deed) {
    case Deed::InviteCancelled:
        return fmt::format("The invite {} to {} lets nobody in any more.{}", touched.what, name, heard);
    case Deed::Approved: return fmt::format("{} is let into {}.{}", touched.what, name, heard);
    case Deed::Refused: return fmt::format("{} is not let into {}.{}", touched.what, name, heard);
    case Deed::Left: return fmt::format("Left {}. Its files stay here.", name);
    case Deed::LeftUntold:
        return fmt::format(
            "Left {}. Its files stay here. No member is connected who could be told: the first that is met "
            "within a day is, as long as `shoal service` runs. Until then this device looks to the others "
            "like a member that is away.",
            name);
    case Deed::MemberRemoved:
        return fmt::format("Removed {} from {}. Nothing new reaches it from now on; copies stay with those who have "
                           "them.{}",
                           touched.what, name, heard);
    case Deed::RoleSet:
        return fmt::format("{} is {} of {} now.{}", touched.what,
                           touched.role ? swarmRoleName(*touched.role) : "member", name, heard);
    case Deed::Settled: return fmt::format("{} is a full member of {} again.{}", touched.what, name, heard);
    case Deed::GoesOnWriting: return fmt::format("This device writes into the log of {} again.", name);
    case Deed::Recovered: return fmt::format("This device is an owner's of {} now.{}", name, heard);
    case Deed::Unpublished:
        return fmt::format("{} is not in the catalogue of {} any more. Copies stay with those who have them.{}",
                           touched.what, name, heard);
    case Deed::GetCancelled: return fmt::format("{} is not waited for any more.", touched.what);
    case Deed::FetchingSet: return fmt::format("This device fetches from {}: {}.", name, touched.what);
    }
    return {};
}

std::string sentence(const SwarmJoiningStopped& stopped)
{
    return fmt::format("The joining by the code of the device {} is given up. While the code is open it can be used "
                       "again.",
                       stopped.join.author);
}

std::string sentence(const SwarmGetWaits& waits)
{
    return whyItWaits(waits.share, waits.now)
        + (waits.isRunning ? "" : " When this command is stopped, `shoal service` goes on with it.")
        + fmt::format(" `shoal swarm get {} {} --cancel` gives it up.", toHex(waits.swarm.id.bytes).substr(0, idDigits),
                      beginning(waits.share.share));
}

std::string fetchWords(const SwarmFetching& fetching)
{
    switch (fetching.what) {
    case AutoFetch::None: return "nothing of its own accord";
    case AutoFetch::All: return "whatever others share, into " + fetching.folder.string();
    case AutoFetch::Tagged:
        return fmt::format("what has the tag {}, into {}", fmt::join(fetching.tags, " or "), fetching.folder.string());
    }
    return {};
}

std::vector<std::string> whatWaits(const SwarmCatalogueListed& listed)
{
    constexpr std::size_t most = 10;
    std::vector<std::string> lines;
    std::size_t others = 0;
    for (const auto& row : listed.rows)
        if (auto why = whyItWaits(row, listed.now); !why.empty() && lines.size() < most)
            lines.push_back(std::move(why));
        else if (!why.empty())
            ++others;
    if (others > 0)
        lines.push_back(fmt::format("So it is with {} more.", countText(static_cast<std::int64_t>(others), "share")));
    return lines;
}

std::string listing(const SwarmsListed& listed, std::size_t columns)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : listed.rows)
        rows.push_back({beginning(row.id), row.name.empty() ? nameToCome : row.name, roleWords(row),
                        std::to_string(row.members), std::to_string(row.online), std::to_string(row.shares),
                        row.troubles == 0 ? "-" : std::to_string(row.troubles)});
    return tableText({{"ID"},
                      {"NAME", false, true},
                      {"ROLE"},
                      {"MEMBERS", true},
                      {"ONLINE", true},
                      {"SHARES", true},
                      {"TROUBLES", true}},
                     rows, columns);
}

std::string listing(const SwarmMembersListed& listed, std::size_t columns)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : listed.rows)
        rows.push_back({beginning(row.device), row.label,
                        fmt::format("{}{}", swarmRoleName(row.role), row.isSuspended ? ", suspended" : ""),
                        onlineWords(row), seenWords(row, listed.now), std::to_string(row.shares), row.address});
    return tableText({{"DEVICE"}, {"NAME", false, true}, {"ROLE"}, {"ONLINE"}, {"SEEN"}, {"HAS", true}, {"ADDRESS"}},
                     rows, columns);
}

std::string listing(const SwarmInvitesListed& listed, std::size_t columns)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : listed.rows) {
        std::string waiting;
        for (const auto& device : row.waiting)
            waiting += fmt::format("{}{} {}", waiting.empty() ? "" : ", ", beginning(device.device), device.label);
        rows.push_back({beginning(row.key), swarmRoleName(row.role), stateWords(row.state),
                        fmt::format("{} of {}", row.used, row.uses), timeText(row.expiry),
                        row.needsApproval ? "yes" : "no", row.isOurs ? "this device" : beginning(row.author),
                        waiting.empty() ? "-" : waiting});
    }
    return tableText(
        {{"INVITE"}, {"ROLE"}, {"STATE"}, {"USED", true}, {"EXPIRES"}, {"APPROVAL"}, {"BY"}, {"WAITING", false, true}},
        rows, columns);
}

std::string listing(const SwarmCatalogueListed& listed, std::size_t columns)
{
    std::vector<std::vector<std::string>> rows;
    for (const auto& row : listed.rows)
        rows.push_back({beginning(row.share), row.title, bytesText(row.size), std::to_string(row.files),
                        std::to_string(row.holders), row.by.empty() ? beginning(row.byDevice) : row.by,
                        row.id ? std::to_string(row.id->value) : std::string{row.isWaiting ? "waits" : "-"},
                        row.tags.empty() ? "-" : fmt::format("{}", fmt::join(row.tags, ",")), row.note});
    return tableText({{"SHARE"},
                      {"TITLE", false, true},
                      {"SIZE", true},
                      {"FILES", true},
                      {"HOLDERS", true},
                      {"BY"},
                      {"HERE", true},
                      {"TAGS"},
                      {"NOTE", false, true}},
                     rows, columns);
}

std::string listing(const SwarmLogListed& listed)
{
    std::string text;
    for (const auto& row : listed.rows)
        text += (text.empty() ? "" : "\n")
            + printable(fmt::format("{}  {:<14}  {}{}", localTimeText(row.time),
                                    row.label.empty() ? beginning(row.author) : row.label, row.text,
                                    row.counts ? "" : "  (without effect)"));
    return text;
}

std::string listing(const SwarmStatusShown& shown)
{
    const auto& status = shown.status;
    const auto& row = status.row;
    std::string text;
    addField(text, "Swarm", fmt::format("{}  ({})", row.name.empty() ? nameToCome : row.name, toHex(row.id.bytes)));
    addField(text, "This device",
             fmt::format("{}, {}  ({})", status.label,
                         row.isMember ? roleWords(row) : std::string{"removed: no member any more"},
                         beginning(status.device)));
    addField(text, "Members",
             fmt::format("{}, {} online beside this one", countText(row.members, "device"), row.online));
    for (const auto& member : shown.members)
        if (member.isOnline && !member.isOurs)
            addField(text, "Online", connectedWords(member));
    addField(text, "Shares", fmt::format("{} in the catalogue", row.shares));
    addField(text, "Log",
             fmt::format("{}, {}",
                         countText(static_cast<std::int64_t>(status.entries), "entry")
                             .replace(std::to_string(status.entries).size() + 1, std::string::npos,
                                      status.entries == 1 ? "entry" : "entries"),
                         freshWords(shown)));
    addField(text, "Fetches", fetchWords(status.fetching));
    if (status.waiting > 0)
        addField(text, "Waits for",
                 fmt::format("members that have {}: `shoal swarm catalogue` shows which",
                             countText(status.waiting, "share")));
    for (const auto& address : status.addresses)
        addField(text, "Reached at", address);
    if (!shown.servedBy)
        addField(text, "Runs", "no: `shoal service` runs it");
    for (const auto& trouble : status.troubles)
        addField(text, "Trouble", troubleWords(trouble));
    if (status.troubles.empty())
        addField(text, "Trouble", "none");
    text.pop_back();
    return text;
}

std::string listing(const std::vector<std::string>& recoveryWords)
{
    constexpr std::size_t inALine = 4;
    std::string text;
    for (std::size_t i = 0; i < recoveryWords.size(); ++i)
        text += fmt::format("{}{:>4}. {:<10}", i > 0 && i % inALine == 0 ? "\n" : "", i + 1, recoveryWords[i]);
    return text;
}

} // namespace shoal::app
