// What a device may write now, told before it writes: docs/swarm-protocol.md, section 4.1, column "Who may".
#pragma once

#include "core/swarm/fold/fold.h"

#include <tl/expected.hpp>

namespace shoal::swarm {

/// Why an entry by this device wouldn't count; faces word it.
enum class NoRight {
    NotAMember,      ///< never was, was removed, or left
    Suspended,       ///< a fork or a dispute waits for an owner
    RoleTooLow,      ///< a higher role may
    OnlyRecoveryKey, ///< owners' devices are taken away by the recovery key alone
    NotFound,        ///< what it names isn't in the log, or doesn't count
    NotOwn,          ///< somebody else's invite, share or person
    RoleTooHigh,     ///< more than the author may give
    AlreadyIn,       ///< the device is in already
    TooManyDevices,  ///< five a person
    QuotaUsedUp,     ///< an owner may raise it
    BrokenLimit,     ///< a field is too long, or not as section 4.1 wants it
};

/// Whether an entry with this body, written now by `device` with all that counts as its past, will count.
tl::expected<void, NoRight> mayWrite(const Log& log, const Fold& fold, const DeviceId& device, const Body& body);

} // namespace shoal::swarm
