// What a node is made of, what it needs around it, and what it says of itself.
#pragma once

#include "core/state/swarms/kept_notes.h"
#include "core/swarm/keeping/write_permit.h"
#include "core/swarm/links/metadata/metadata_fetch.h"
#include "core/swarm/node/node_store.h"
#include "core/swarm/node/wire.h"
#include "core/swarm/records/addresses.h"
#include "core/swarm/records/return_record.h"
#include "core/swarm/writing/rights.h"
#include "dht/item_network.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace shoal::swarm {

/// Fills all of it with random bytes of the system.
using RandomBytes = std::function<void(std::span<std::uint8_t>)>;

/// When a device was connected last, and where it can be dialled.
using MetDevice = SeenDevice;

/// One member device as the disk keeps it: all that was there when the program started.
struct NodeStart {
    KeptSwarm swarm;
    SigningPair signing; ///< of its keys, opened
    AgreementPair agreement;
    OwnEntryKeeper::Verdict verdict; ///< of `OwnEntryKeeper::start`
    std::vector<Bytes> entries;      ///< in the order in which they were kept
    std::vector<KeptEpoch> epochs;   ///< at least one
    std::vector<Bytes> statements;
    std::vector<Bytes> holds; ///< parts
    std::optional<std::chrono::sys_seconds> lastStamp;
    std::vector<MetDevice> seen;          ///< as the store was given them
    std::vector<KeptJoining> joinings;    ///< all but those of the kind Own
    std::vector<DeviceKeys> knownMembers; ///< of an identity file, while there is no log yet
    std::vector<dht::Endpoint> hints;     ///< addresses to dial besides, whosever they are
};

/// All must outlive the node.
struct NodeSurroundings {
    Wire& wire;
    dht::ItemNetwork& network;
    NodeStore& store;
    const MetadataShelf& shelf;
    const LayerRules& layers;
    RandomBytes random;
    LocalAddresses local = LocalAddresses::Refused;
};

/// Why an entry wasn't written.
struct WriteFault {
    enum class Kind : std::uint8_t {
        NoRight,    ///< `right` says which
        NotWriting, ///< a doubt waits: `permission`
        NotStored,  ///< `error`; it is tried again by itself in this run, and others wait
        GivenUp,    ///< not stored either, but not tried again: `error`
        NotThere,   ///< what it is about isn't in the swarm: a share, a device
    };
    static WriteFault noRight(NoRight which);
    static WriteFault notWriting(Permission now);
    static WriteFault notStored(Error why);
    static WriteFault givenUp(Error why);
    static WriteFault notThere();

    Kind kind = Kind::NoRight;
    NoRight right = NoRight::NotAMember;
    Permission permission;
    std::optional<Error> error;
};
/// The entry is on the disk, in the log, and on its way to others.
using Written = std::function<void(const tl::expected<EntryId, WriteFault>&)>;

/// A device that is connected: its link on a hub.
struct LinkedDevice {
    DeviceId device;
    LinkNumber link{};
    LinkRole role = LinkRole::Dialler; ///< our own
    dht::Endpoint peer;
};

/// What the clock of a device that is connected said at least.
struct ClockAhead {
    DeviceId device;
    std::chrono::sys_seconds time;
};

/// What is wrong, for faces.
enum class NodeTrouble : std::uint8_t {
    NobodyFound,    ///< no member is connected, and there are others
    NoAdminLately,  ///< no owner's or admin's device was met in this run or the last days
    SoonNotFresh,   ///< `Outlook::Warn`
    NotFresh,       ///< others aren't served
    ClockBehind,    ///< admins' statements are from our future: several, or all that there are; or `Node::clockAhead`
    InDoubt,        ///< it writes nothing: `Node::permission`
    Suspended,      ///< this device
    OtherSuspended, ///< another device, which an owner or admin settles
    Removed,        ///< this device is no member any more, by its own word or another's
    NoSecret,       ///< of the current epoch
    AtQuota,        ///< this device wrote as much as it may
    NotStored,      ///< an entry of this device couldn't be written
};

/// What may be shown anew since it was asked last.
struct NodeChanges {
    bool members = false; ///< who belongs, roles, suspensions
    bool catalogue = false;
    bool log = false;
    bool links = false; ///< who is connected
    bool holds = false; ///< who says to have what
    bool state = false; ///< troubles
    bool invites = false;
    bool epoch = false; ///< `Node::epoch` is another one: shares are to be dressed anew
    bool any() const { return members || catalogue || log || links || holds || state || invites || epoch; }
};

/// A device to connect to for a share.
struct ShareSource {
    DeviceId device;
    Amount amount = Amount::None;
    Addresses addresses; ///< to dial, best first
};

/// Metadata of a share, verified.
struct ShareMetadata {
    Bytes info;   ///< without `ssl-cert`
    Bytes layers; ///< as in a torrent file; may be empty
};
enum class MetadataFault : std::uint8_t {
    NotThere, ///< the share isn't in the catalogue, or left it
    Useless,  ///< what was published is no torrent that can be used
};
using MetadataCame = std::function<void(const tl::expected<ShareMetadata, MetadataFault>&)>;

} // namespace shoal::swarm
