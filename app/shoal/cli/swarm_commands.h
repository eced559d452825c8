// The commands for private swarms: rows of the command table.
#pragma once

#include "app/shoal/cli/swarm_options.h"
#include "app/shoal/commands/commands.h"

#include <array>

namespace shoal::app {

inline constexpr std::array swarmCommands{
    Command{"swarm create", "Begin a private swarm",
            "Invited people's devices find each other and share in it, and nobody else learns what. This device is its "
            "owner's. It shows 24 words, once: write them down. They alone bring the swarm back when all devices of "
            "its owner are lost. Next: `shoal swarm invite` lets others in.",
            swarm_options::create, swarm_options::createExamples, &runSwarmCreate, false, true},
    Command{
        "swarm invite", "Make a code that lets somebody into a private swarm",
        "The code is a secret: whoever has it may join until it is used or expired. Pass it on over a way that nobody "
        "else reads; they run `shoal swarm join`. Only this device lets them in, so it has to be online then.",
        swarm_options::invite, swarm_options::inviteExamples, &runSwarmInvite, false, true},
    Command{"swarm invites", "List the invites of a private swarm, and who waits for approval",
            "Who waits is let in by `shoal swarm approve`; an open invite is closed by `shoal swarm cancel-invite`. "
            "Codes are not shown again.",
            swarm_options::one, swarm_options::invitesExamples, &runSwarmInvites, false, true},
    Command{"swarm cancel-invite", "Let nobody in by an invite any more",
            "Who joined by it stays; `shoal swarm remove` takes members out. An owner may cancel everybody's invites, "
            "others their own.",
            swarm_options::cancelInvite, swarm_options::cancelInviteExamples, &runSwarmCancelInvite, false, true},
    Command{"swarm approve", "Let in a device that asked to join and waits",
            "By an invite with --approve, made on this device. Compare the beginning of the device's id with the one "
            "that is shown there. It joins as soon as it hears of it.",
            swarm_options::approve, swarm_options::approveExamples, &runSwarmApprove, false, true},
    Command{"swarm join", "Join a private swarm by a code",
            "Ends when this device is a member. The device that made the code has to be online for that. Ctrl-C leaves "
            "the joining to the running service; without one, the same command goes on with it. Next: `shoal swarm "
            "catalogue` shows what there is.",
            swarm_options::join, swarm_options::joinExamples, &runSwarmJoin, false, true},
    Command{"swarm cancel-join", "Give up joining a private swarm", "`shoal swarm ls` shows the joinings that wait.",
            swarm_options::cancelJoin, swarm_options::cancelJoinExamples, &runSwarmCancelJoin, false, true},
    Command{"swarm leave", "Leave a private swarm",
            "For good: to come back, a new code is needed. Files stay. Members that are online hear of it at once; if "
            "none is, the first that is met within a day does, while `shoal service` runs.",
            swarm_options::leave, swarm_options::leaveExamples, &runSwarmLeave, false, true},
    Command{"swarm ls",
            "List the private swarms of this profile",
            "TROUBLES counts what is wrong: `shoal swarm status` says what, and what to do.",
            {},
            swarm_options::lsExamples,
            &runSwarmLs,
            false,
            true},
    Command{"swarm status", "Show how a private swarm does",
            "Who is online and how, how fresh the log is, what is wrong and what to do.", swarm_options::one,
            swarm_options::statusExamples, &runSwarmStatus, false, true},
    Command{"swarm members", "List the members of a private swarm",
            "Each is a device, with its role, whether it is connected, and how many shares it has whole.",
            swarm_options::one, swarm_options::membersExamples, &runSwarmMembers, false, true},
    Command{"swarm remove", "Take a member out of a private swarm",
            "With all devices of its person, and for good. Nothing new reaches them from then on; copies that they "
            "have stay with them.",
            swarm_options::remove, swarm_options::removeExamples, &runSwarmRemove, false, true},
    Command{"swarm role", "Change what a member may do",
            "A reader fetches; a writer shares, too; an admin invites and removes, too. Owners alone make admins.",
            swarm_options::role, swarm_options::roleExamples, &runSwarmRole, false, true},
    Command{"swarm settle", "Make a suspended member a full one again",
            "A member is suspended when two copies of its device wrote, or when two admins removed each other: see "
            "first that one copy alone is left. With --go-on-writing it is about this device, after an old backup.",
            swarm_options::settle, swarm_options::settleExamples, &runSwarmSettle, false, true},
    Command{"swarm recover", "Make this device an owner's by the recovery words",
            "This device has to be a member. The words are asked for, or read from a file: never put them on a command "
            "line. --cut takes the lost device away, so that whoever has it gets nothing new.",
            swarm_options::recover, swarm_options::recoverExamples, &runSwarmRecover, false, true},
    Command{"swarm share", "Share files or folders in a private swarm",
            "It is a snapshot: later changes of the files are not published, so leave them as they are. Ends when it "
            "is in the catalogue; the service serves it.",
            swarm_options::publish, swarm_options::publishExamples, &runSwarmShare, false, true},
    Command{"swarm unshare", "Take a share out of the catalogue",
            "For all members. Copies stay with those who have them, and so do your files.", swarm_options::oneShare,
            swarm_options::unshareExamples, &runSwarmUnshare, false, true},
    Command{"swarm get", "Get a share of a private swarm",
            "Ends when every wanted byte is verified and on disk. Stopped half-way, the same command goes on where it "
            "stopped. When nobody online has it, the service waits for somebody who does, also after a restart.",
            swarm_options::get, swarm_options::getExamples, &runSwarmGet, false, true},
    Command{"swarm fetch", "Change what a private swarm's shares are fetched by themselves",
            "What is on the list already stays there, and what was taken off it isn't fetched again by itself. "
            "`shoal swarm status` shows what holds now.",
            swarm_options::fetching, swarm_options::fetchingExamples, &runSwarmFetch, false, true},
    Command{"swarm catalogue", "List what is shared in a private swarm",
            "HOLDERS are the members that have it whole, HERE is its number on the list of `shoal ls`. `shoal swarm "
            "get` fetches it.",
            swarm_options::one, swarm_options::catalogueExamples, &runSwarmCatalogue, false, true},
    Command{"swarm log", "Show what happened in a private swarm",
            "The oldest entry comes first. \"without effect\" stands at what its author had no right to do.",
            swarm_options::log, swarm_options::logExamples, &runSwarmLog, false, true},
    Command{"swarm verify-log", "Check every entry of a private swarm's log again",
            "Reads it from the disk, and checks signatures too. Ends with exit code 5 if any entry doesn't hold.",
            swarm_options::one, swarm_options::verifyLogExamples, &runSwarmVerifyLog, false, true},
    Command{"swarm export-identity", "Write this device's identity to a file",
            "To move it to another computer, where `shoal swarm import-identity` reads it. The passphrase is asked "
            "for. Stop Shoal here before you import it there: two computers that are one device are both suspended.",
            swarm_options::exportIdentity, swarm_options::exportIdentityExamples, &runSwarmExportIdentity, false, true},
    Command{"swarm import-identity", "Become the device that a file holds",
            "The other computer must not run as this device any more. The swarm's name, members and catalogue come "
            "with its log, as soon as a member is met.",
            swarm_options::importIdentity, swarm_options::importIdentityExamples, &runSwarmImportIdentity, false, true},
    Command{"swarm export-torrent", "Write a share of a private swarm as a torrent file",
            "As it is in the network now: useless to whoever isn't a member.", swarm_options::exportTorrent,
            swarm_options::exportTorrentExamples, &runSwarmExportTorrent, false, true},
};

} // namespace shoal::app
