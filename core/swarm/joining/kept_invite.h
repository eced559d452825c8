// An invite on its author's device, and the devices that asked under it (docs/swarm-protocol.md, section 7).
#pragma once

#include "core/swarm/entries/bodies.h"
#include "core/swarm/joining/lobby/reply.h"
#include "core/swarm/joining/lobby/request.h"

#include <optional>
#include <vector>

namespace shoal::swarm {

inline constexpr std::size_t mostAsking = 64;          ///< for approval, an invite
inline constexpr std::size_t mostRefused = 64;         ///< that are remembered, an invite
inline constexpr std::size_t mostRequestsOfDevice = 8; ///< of one device that wait for its reply: it asks as many hosts

/// What became of a device that asked.
struct Ticket {
    enum class State : std::uint8_t {
        Waiting = 1,  ///< for approval
        Granted = 2,  ///< the use is counted; the `admit` isn't known to be in the log yet
        Admitted = 3, ///< `entry` is
        Refused = 4,  ///< `why`
    };
    Admit admit; ///< as it is written, or would be
    State state = State::Waiting;
    std::optional<EntryId> entry;
    std::optional<ClosedBecause> why;
    std::vector<RequestId> requests; ///< not replied to, while waiting or granted
    std::uint64_t revision = 0;      ///< of the book, when this came about

    DeviceId device() const;
    void remember(const RequestId& request);
};

struct KeptInvite {
    Invite body;
    std::optional<InviteSeed> seed; ///< what the code is made of; gone once the invite is closed
    std::optional<EntryId> entry;   ///< once it is in the log
    std::optional<ClosedBecause> closed;
    std::chrono::sys_seconds closedAt;
    bool isCancelWritten = false;
    std::vector<Ticket> tickets; ///< as they came
    std::uint64_t revision = 0;

    bool isOpen() const { return !closed; }
    /// Counted before the `admit` is signed, so never too few.
    std::uint64_t uses() const;
    std::size_t count(Ticket::State state) const;
    /// Null when the device didn't ask under this invite.
    Ticket* ticketOf(const DeviceId& device);
    const Ticket* ticketOf(const DeviceId& device) const;
    /// Forgets those who were refused longest ago.
    void keepFewRefused();
};

} // namespace shoal::swarm
