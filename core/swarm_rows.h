// Private swarms as the faces see them: rows of lists, states, what is wrong.
#pragma once

#include "core/result.h"
#include "core/swarm/ids.h"
#include "core/units.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shoal {

enum class SwarmRole { Reader, Writer, Admin, Owner };
/// "reader" … "owner".
const char* swarmRoleName(SwarmRole role);
std::optional<SwarmRole> swarmRoleOf(std::string_view name);

/// What a device fetches of its own accord when others publish it.
enum class AutoFetch { None, All, Tagged };
const char* autoFetchName(AutoFetch what);
struct SwarmFetching {
    AutoFetch what = AutoFetch::None;
    std::vector<std::string> tags; ///< with Tagged: any of these
    std::filesystem::path folder;  ///< absolute; where it goes, and where `fetch` without a folder would
    bool operator==(const SwarmFetching&) const = default;
};

/// A joining of this device, as long as it lasts. Never used again in a profile.
struct JoinId {
    std::int64_t value = 0;
    auto operator<=>(const JoinId&) const = default;
};

enum class JoinState {
    Searching,        ///< nobody who keeps the code's mail was found yet
    WaitingForAuthor, ///< the request waits for the device that made the code
    WaitingForApproval,
    FetchingLog, ///< let in; a member that has the log is looked for
    Joined,
    Refused, ///< for good: `error` says why
};
/// "waiting-for-author"; likewise below.
const char* joinStateName(JoinState state);
struct JoinRow {
    JoinId id;
    JoinState state = JoinState::Searching;
    swarm::DeviceId device;              ///< ours; the person who approves sees its beginning
    std::string author;                  ///< beginning of the id of the device that made the code, in hexadecimal
    std::optional<swarm::SwarmId> swarm; ///< once known
    std::string name;                    ///< of the swarm, once joined
    SwarmRole role = SwarmRole::Reader;  ///< once joined
    std::string hint;                    ///< what hosts say and nobody proved; may be empty
    std::optional<Error> error;          ///< of Refused, or what stands in the way now
};

enum class InviteState { Open, Expired, UsedUp, Cancelled, AuthorMayNot };
const char* inviteStateName(InviteState state);
struct WaitingDevice {
    swarm::DeviceId device;
    std::string label; ///< its own word
};
struct InviteRow {
    swarm::SigningKey key;
    swarm::DeviceId author;
    bool isOurs = false;
    SwarmRole role = SwarmRole::Reader;
    std::chrono::sys_seconds expiry{};
    std::uint64_t uses = 1;
    std::uint64_t used = 0;
    bool needsApproval = false;
    InviteState state = InviteState::Open;
    std::vector<WaitingDevice> waiting; ///< for approval; of invites of this device
};

/// How a member is connected.
enum class LinkKind { None, Lan, Direct, PortMapped };
const char* linkKindName(LinkKind kind);

/// What is wrong with a swarm, each with words in `text`.
enum class SwarmTroubleKind {
    NoNetwork,       ///< this computer has no network, or the DHT isn't reached
    NobodyFound,     ///< no member is connected
    NoAdmin,         ///< no owner's or admin's device was met lately
    NotFresh,        ///< what is known of who belongs is too old: others aren't served, or soon not
    ClockOff,        ///< members' clocks disagree with ours
    WritesNothing,   ///< an old backup: see `goOnWriting`
    Suspended,       ///< this device, or another (a fork or a dispute): an owner or admin settles it
    Removed,         ///< this device is no member any more
    NoSecret,        ///< the current epoch's secret isn't here yet
    AtQuota,         ///< a device wrote as much as it may
    Disk,            ///< the log couldn't be written
    WaitsForApproval ///< somebody asked to join
};
const char* swarmTroubleName(SwarmTroubleKind kind);
struct SwarmTrouble {
    SwarmTroubleKind kind = SwarmTroubleKind::NobodyFound;
    std::string text;   ///< a sentence, without its full stop; likewise the advice
    std::string advice; ///< what to do; may be empty
};

struct SwarmRow {
    swarm::SwarmId id;
    std::string name;
    SwarmRole role = SwarmRole::Reader; ///< ours
    bool isMember = true;               ///< false: removed, and what is here is still shown
    std::uint32_t members = 0;          ///< devices, with this one
    std::uint32_t online = 0;           ///< others that are connected now
    std::uint32_t shares = 0;           ///< in the catalogue
    std::uint32_t troubles = 0;
};

struct SwarmStatus {
    SwarmRow row;
    swarm::DeviceId device; ///< ours
    std::string label;
    SwarmFetching fetching;
    std::uint64_t entries = 0;                           ///< of the log
    std::uint32_t waiting = 0;                           ///< shares that are to be fetched when somebody has them
    std::optional<std::chrono::sys_seconds> exchangedAt; ///< logs were found alike with a member then
    std::optional<std::chrono::sys_seconds> freshUntil;  ///< after that others aren't served; none: no limit
    std::vector<std::string> addresses;                  ///< that members are told
    std::vector<SwarmTrouble> troubles;                  ///< the worst first
};

struct SwarmMemberRow {
    swarm::DeviceId device;
    std::string label;
    std::string person; ///< hexadecimal: devices of one person have the same
    SwarmRole role = SwarmRole::Reader;
    bool isOurs = false;
    bool isSuspended = false;
    bool isOnline = false;
    LinkKind link = LinkKind::None;
    std::string address;                              ///< it is connected by; may be empty
    std::optional<std::chrono::sys_seconds> lastSeen; ///< in this run or before
    std::uint32_t shares = 0;                         ///< that it says it has whole
};

/// A member that is said to have a share.
struct SwarmGiver {
    swarm::DeviceId device;
    std::string label; ///< may be empty
    std::optional<std::chrono::sys_seconds> lastSeen;
};
struct SwarmShareRow {
    swarm::ShareId share;
    std::string title;
    Bytes size = 0;
    std::uint64_t files = 1;
    std::string note;
    std::vector<std::string> tags;
    std::string by; ///< label of who published it; may be empty
    swarm::DeviceId byDevice;
    std::chrono::sys_seconds publishedAt{}; ///< by the publisher's clock
    std::uint32_t holders = 0;              ///< members that say they have it whole, this device too
    std::uint32_t online = 0;               ///< of these, connected now; this device too
    std::optional<SwarmGiver> awaited;      ///< nobody online has it: of those who have it the one that was seen last
    bool isWaiting = false;                 ///< it is to be fetched, and its list of files isn't here yet
    std::optional<ShareId> id;              ///< on our list of shares
};

struct SwarmLogRow {
    swarm::EntryId entry;
    swarm::DeviceId author;
    std::string label; ///< of the author, "recovery words" for who wrote by them; may be empty
    std::uint64_t sequence = 0;
    std::chrono::sys_seconds time{}; ///< by the author's clock
    std::string kind;                ///< "admit", as docs/swarm-protocol.md names it
    std::string text;                ///< what it says, in words
    bool counts = false;
};

struct LogCheck {
    std::uint64_t entries = 0;
    std::uint64_t counting = 0;
    std::vector<std::string> faults; ///< entries that don't hold, and why; none: all is well
};

} // namespace shoal
