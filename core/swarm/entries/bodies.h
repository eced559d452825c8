// What each kind of entry says, and its limits (docs/swarm-protocol.md, section 4.1).
#pragma once

#include "core/swarm/ids.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shoal::swarm {

enum class Role : std::uint8_t { Reader = 1, Writer = 2, Admin = 3, Owner = 4 };

using Through = std::vector<EntryId>; ///< ascending; what counts of a device beyond the entry's past

inline constexpr std::size_t mostNamed = 16; ///< ids in `through`, devices, tags
inline constexpr std::size_t longestLabel = 64;
inline constexpr std::size_t longestName = 255;
inline constexpr std::size_t longestNote = 1024;
inline constexpr std::size_t mostDevicesOfPerson = 5; ///< that it may let in itself
inline constexpr std::uint64_t mostEntries = 10'000'000; ///< of any quota
inline constexpr std::uint64_t mostFiles = 10'000'000;
inline constexpr std::uint64_t largestInfo = 67'108'864;
inline constexpr std::uint64_t mostUses = 1000;
inline constexpr std::uint64_t latestTime = (std::uint64_t{1} << 40) - 1; ///< in Unix seconds
inline constexpr std::uint64_t mostFreshDays = 3650;

/// How many entries a device of each role may write.
struct Quotas {
    std::uint64_t reader = 100;
    std::uint64_t writer = 10'000;
    std::uint64_t admin = 50'000;
    bool operator==(const Quotas&) const = default;
};

struct Genesis {
    std::string name;
    DeviceKeys owner;
    SigningKey recovery;
    PersonId person;
    std::string label;
    std::chrono::days freshness{30}; ///< 0 = off
    Quotas quotas;
    SecretHash epoch;
    Fixed<struct NoiseMeaning, 32> noise; ///< makes every swarm's id its own
    bool operator==(const Genesis&) const = default;
};

/// A further device of the owner; by the recovery key it may take devices away too.
struct OwnerDevice {
    DeviceKeys keys;
    PersonId person;
    std::string label;
    Signature byDevice;
    std::vector<DeviceId> cut;
    Through through;
    std::optional<SecretHash> epoch; ///< with `cut`, and only then
    bool operator==(const OwnerDevice&) const = default;
};

enum class Approval : std::uint8_t { NotNeeded = 0, Needed = 1 };

struct Invite {
    SigningKey key;
    Role role = Role::Reader;
    std::chrono::sys_seconds expiry;
    std::uint64_t uses = 1;
    Approval approval = Approval::NotNeeded;
    std::optional<PersonId> person; ///< for a further device of this person
    LobbySecret lobby;
    bool operator==(const Invite&) const = default;
};

struct CancelInvite {
    EntryId invite;
    bool operator==(const CancelInvite&) const = default;
};

struct Admit {
    DeviceKeys keys;
    PersonId person;
    std::string label;
    Role role = Role::Reader;
    std::optional<EntryId> invite;
    Signature byDevice;
    std::optional<Signature> byInvite; ///< with `invite`, and only then
    bool operator==(const Admit&) const = default;
};

struct ChangeRole {
    DeviceId device;
    PersonId person; ///< whose device it is; an owner's word counts for this
    Role role = Role::Reader;
    std::uint64_t quota = 0; ///< 0 = the role's
    Through through;
    bool operator==(const ChangeRole&) const = default;
};

struct Leave {
    bool operator==(const Leave&) const = default;
};

/// A person with all devices, or single devices.
struct Remove {
    std::optional<PersonId> person;
    std::vector<DeviceId> devices; ///< ascending; none when a person is named
    Through through;
    SecretHash epoch;
    bool operator==(const Remove&) const = default;
};

struct Epoch {
    SecretHash epoch;
    bool operator==(const Epoch&) const = default;
};

struct Settle {
    DeviceId device;
    Through through;
    bool operator==(const Settle&) const = default;
};

struct Publish {
    ShareId share;
    std::string name;
    std::uint64_t size = 0; ///< bytes of content
    std::uint64_t files = 1;
    std::uint64_t infoSize = 1; ///< bytes of the info dictionary
    std::string note;
    std::vector<std::string> tags;
    bool operator==(const Publish&) const = default;
};

struct Retire {
    EntryId publish;
    bool operator==(const Retire&) const = default;
};

using Body = std::variant<Genesis, OwnerDevice, Invite, CancelInvite, Admit, ChangeRole, Leave, Remove, Epoch, Settle,
                          Publish, Retire>;

/// Whether it decides who belongs; the others are the catalogue.
bool isMembership(const Body& body);

/// Null for kinds that reach through to nothing.
const Through* throughOf(const Body& body);
/// The devices that it cuts, changes or settles, by id.
std::vector<DeviceId> devicesNamedIn(const Body& body);
/// Keys that it brings into the log: of devices, and genesis the recovery key.
std::vector<SigningKey> keysIn(const Body& body);

} // namespace shoal::swarm
