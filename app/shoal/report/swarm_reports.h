// What commands tell of private swarms.
#pragma once

#include "core/share.h"
#include "core/state/profile_lock.h"
#include "core/swarms.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace shoal::app {

/// The swarm that a report is about.
struct NamedSwarm {
    swarm::SwarmId id;
    std::string name;
};

struct SwarmCreated {
    CreatedSwarm created;
};
struct SwarmInvited {
    NamedSwarm swarm;
    InviteRequest request;
    MadeInvite invite;
    std::optional<std::filesystem::path> file; ///< it was written to
    bool showsPicture = true;                  ///< a QR code too (people only)
    bool isRunning = true;                     ///< something goes on letting people in when the command has ended
};
/// How a joining stands now.
struct SwarmJoining {
    JoinRow join;
};
struct SwarmJoined {
    JoinRow join;
};
/// A joining was given up.
struct SwarmJoiningStopped {
    JoinRow join;
};

/// Lists: programs get a line a row.
struct SwarmsListed {
    std::vector<SwarmRow> rows;
};
struct SwarmMembersListed {
    NamedSwarm swarm;
    std::vector<SwarmMemberRow> rows;
    std::chrono::sys_seconds now{};
};
struct SwarmInvitesListed {
    NamedSwarm swarm;
    std::vector<InviteRow> rows;
};
struct SwarmCatalogueListed {
    NamedSwarm swarm;
    std::vector<SwarmShareRow> rows;
    std::chrono::sys_seconds now{};
};
/// A get waits until somebody who has it is online; that is on disk.
struct SwarmGetWaits {
    NamedSwarm swarm;
    SwarmShareRow share;
    std::chrono::sys_seconds now{};
    bool isRunning = true; ///< something goes on with it when the command has ended
};
struct SwarmLogListed {
    NamedSwarm swarm;
    std::vector<SwarmLogRow> rows;
};

struct SwarmStatusShown {
    SwarmStatus status;
    std::vector<SwarmMemberRow> members;
    std::chrono::sys_seconds now{};
    std::optional<ProfileHolder> servedBy; ///< nothing: it rests when the command has ended
};
struct SwarmPublished {
    NamedSwarm swarm;
    Publication publication;
    std::string title;
    Bytes size = 0;
    std::size_t files = 0;
    bool isRunning = true;
};

/// A command was taken: the decision is on disk.
struct SwarmTouched {
    enum class Deed {
        InviteCancelled,
        Approved,
        Refused,
        Left,
        LeftUntold, ///< nobody could be told
        MemberRemoved,
        RoleSet,
        Settled,
        GoesOnWriting,
        Recovered,
        Unpublished,
        GetCancelled,
        FetchingSet,
    };
    NamedSwarm swarm;
    Deed deed = Deed::Left;
    std::string what = {}; ///< the member, share or invite that it was done to, or what is fetched; as people know it
    std::string id = {};   ///< its id in hexadecimal
    std::optional<SwarmRole> role = {};
    bool isRunning = true; ///< others hear of it
};
/// "member-removed".
const char* deedName(SwarmTouched::Deed deed);

struct SwarmLogChecked {
    NamedSwarm swarm;
    LogCheck check;
};
/// An identity or a torrent was written to a file.
struct SwarmExported {
    enum class What { Identity, Torrent };
    NamedSwarm swarm;
    What what = What::Identity;
    std::filesystem::path path;
};
struct SwarmImported {
    NamedSwarm swarm;
};

} // namespace shoal::app
