// The seam for private swarms: everything a face may ask about them. Like core/engine.h, of which it is a part.
#pragma once

#include "core/result.h"
#include "core/share.h"
#include "core/swarm/ids.h"
#include "core/swarm_rows.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace shoal {

template <class T>
using SwarmReply = std::function<void(Result<T>)>;

struct CreateSwarmRequest {
    std::string name;                ///< 1 to 255 bytes, one line
    std::string label;               ///< of this device's person, 1 to 64 bytes, one line
    SwarmFetching fetching;          ///< what other members publish
    std::chrono::days freshness{30}; ///< 0: off; at most 3,650
};
struct CreatedSwarm {
    swarm::SwarmId id;
    std::string name;
    std::vector<std::string> recoveryWords; ///< 24, shown once: they are kept nowhere
};

struct InviteRequest {
    SwarmRole role = SwarmRole::Reader;
    std::chrono::seconds lifetime{std::chrono::hours{24}};
    std::uint64_t uses = 1; ///< 1 to 1,000
    bool needsApproval = false;
    bool isForOwnDevice = false; ///< a further device of one's own person
};
struct MadeInvite {
    swarm::SigningKey key;   ///< names it
    std::string code;        ///< a secret
    std::string pictureCode; ///< the same, for a QR picture
    std::string file;        ///< the same, as a `.shoalinvite` file holds it
    std::chrono::sys_seconds expiry{};
};

struct JoinRequest {
    std::string code;
    std::string label; ///< as in CreateSwarmRequest
    SwarmFetching fetching;
};

/// What is shared in a private swarm is made so: all who get it know v2, and v1's hashes would be hashed for nobody.
inline constexpr TorrentFormat formatInSwarms = TorrentFormat::V2;

struct PublishRequest {
    std::string torrent;          ///< bytes of a .torrent file, just made of the files
    std::filesystem::path folder; ///< as in AddRequest
    std::vector<FilePlace> places;
    DataTrust trust = DataTrust::None;
    std::string title;             ///< empty: the torrent's name
    std::string note;              ///< at most 1,024 bytes
    std::vector<std::string> tags; ///< at most 16
};
struct Publication {
    swarm::ShareId share;
    ShareId id; ///< on the list of shares
};

struct FetchRequest {
    swarm::ShareId share;
    std::filesystem::path folder; ///< absolute; empty: where it is already, or else the swarm's (`SwarmFetching`)
    FileSelection wanted;
    WhenDone whenDone = WhenDone::Seed;
};
/// What became of a get.
struct StartedFetch {
    std::optional<ShareId> id; ///< on the list of shares; empty: it waits until somebody who has it is connected
    bool wasOnList = false;    ///< before
};

struct RecoverRequest {
    std::vector<std::string> words;   ///< 24
    std::vector<swarm::DeviceId> cut; ///< devices that are taken away in the same step
};

/// Any thread; answers as in Engine. Errors of all that name a swarm: NotFound; of those that write into its log:
/// NoRight (about = the swarm's name, reason = the right that is missing), NotWriting (this device doesn't
/// write: an old backup was restored, reason = what it waits for), and what the disk says.
class Swarms {
public:
    virtual ~Swarms() = default;

    /// Error: BadArgument.
    virtual void create(CreateSwarmRequest request, SwarmReply<CreatedSwarm> reply) = 0;
    /// Error besides: BadArgument (expiry, uses, role, or too many open invites).
    virtual void invite(swarm::SwarmId swarm, InviteRequest request, SwarmReply<MadeInvite> reply) = 0;
    /// Error besides: NotFound (no open invite of this device has that key; an owner may cancel those of others).
    virtual void cancelInvite(swarm::SwarmId swarm, swarm::SigningKey invite, SwarmReply<std::monostate> reply) = 0;
    virtual void invites(swarm::SwarmId swarm, SwarmReply<std::vector<InviteRow>> reply) = 0;
    /// A device that asked under an invite of this device and waits. Error besides: NotFound (nobody like that waits).
    virtual void approve(swarm::SwarmId swarm, swarm::DeviceId device, bool isWelcome,
                         SwarmReply<std::monostate> reply) = 0;

    /// Begins to join, or goes on: the reply says where it stands, `SwarmJoinChanged` what follows. The same code goes
    /// on with the same keys, also after a restart. Errors: BadCode, InviteClosed, BadArgument,
    /// AlreadyExists (this device is a member).
    virtual void join(JoinRequest request, SwarmReply<JoinRow> reply) = 0;
    virtual void joinings(SwarmReply<std::vector<JoinRow>> reply) = 0;
    /// Gives it up. Error: NotFound.
    virtual void stopJoining(JoinId join, SwarmReply<std::monostate> reply) = 0;

    /// The membership ends, for all other members too; its shares leave the list, files stay. When nobody is reached in
    /// a few seconds the swarm is gone all the same, the reply says false, and others are told within the next day.
    virtual void leave(swarm::SwarmId swarm, SwarmReply<bool> reply) = 0;
    virtual void list(SwarmReply<std::vector<SwarmRow>> reply) = 0;
    virtual void status(swarm::SwarmId swarm, SwarmReply<SwarmStatus> reply) = 0;
    virtual void members(swarm::SwarmId swarm, SwarmReply<std::vector<SwarmMemberRow>> reply) = 0;
    /// With all devices of its person, or this one alone. Error besides: NotFound (no such member).
    virtual void remove(swarm::SwarmId swarm, swarm::DeviceId device, bool isAlone,
                        SwarmReply<std::monostate> reply) = 0;
    virtual void setRole(swarm::SwarmId swarm, swarm::DeviceId device, SwarmRole role,
                         SwarmReply<std::monostate> reply) = 0;
    /// Ends a fork or a dispute about the device, which is a full member again.
    virtual void settle(swarm::SwarmId swarm, swarm::DeviceId device, SwarmReply<std::monostate> reply) = 0;
    /// Makes this device an owner's by the recovery words. Error besides: BadArgument (about = "The recovery words").
    virtual void recover(swarm::SwarmId swarm, RecoverRequest request, SwarmReply<std::monostate> reply) = 0;
    /// After an old backup, when no member can tell what this device wrote: the person says to go on.
    virtual void goOnWriting(swarm::SwarmId swarm, SwarmReply<std::monostate> reply) = 0;
    virtual void setFetching(swarm::SwarmId swarm, SwarmFetching fetching, SwarmReply<std::monostate> reply) = 0;

    /// A snapshot of files: what changes in them later isn't published. Errors besides: AlreadyExists (it is published,
    /// about = the share), NotATorrent.
    virtual void publish(swarm::SwarmId swarm, PublishRequest request, SwarmReply<Publication> reply) = 0;
    /// It leaves the catalogue. Copies stay with those who have them. Error besides: NotFound.
    virtual void unpublish(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply) = 0;
    /// Puts it on the list of shares and fetches it. One that waits goes on after a restart, and `SwarmGetEnded` tells
    /// of its end. Of what is on the list these files are wanted too, and it is resumed. Errors besides: NotFound (not
    /// in the catalogue), AlreadyExists (it is on the list, in another folder).
    virtual void fetch(swarm::SwarmId swarm, FetchRequest request, SwarmReply<StartedFetch> reply) = 0;
    /// Gives up one that waits. Error besides: NotFound.
    virtual void stopFetch(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::monostate> reply) = 0;
    virtual void catalogue(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmShareRow>> reply) = 0;

    /// The oldest entry comes first.
    virtual void log(swarm::SwarmId swarm, Range range, SwarmReply<Page<SwarmLogRow>> reply) = 0;
    /// Reads it from the disk and checks each entry again, signatures too.
    virtual void verifyLog(swarm::SwarmId swarm, SwarmReply<LogCheck> reply) = 0;

    /// An identity file. Error besides: BadArgument (about = "The passphrase").
    virtual void exportIdentity(swarm::SwarmId swarm, std::string passphrase, SwarmReply<std::string> reply) = 0;
    /// Errors: BadArgument (about = "The passphrase", or the file and what is wrong with it), AlreadyExists.
    virtual void importIdentity(std::string file, std::string passphrase, SwarmFetching fetching,
                                SwarmReply<swarm::SwarmId> reply) = 0;
    /// The .torrent of a share as it is in the network now: useless to whoever isn't a member. Error besides: NotFound
    /// (its metadata isn't here).
    virtual void exportTorrent(swarm::SwarmId swarm, swarm::ShareId share, SwarmReply<std::string> reply) = 0;
};

} // namespace shoal
