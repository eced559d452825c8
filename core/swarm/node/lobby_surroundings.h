// What a host of lobbies asks of the member on whose device it is, and what it tells those who ask it.
#pragma once

#include "core/swarm/joining/invite_book.h"
#include "core/swarm/joining/lobby/mailbox.h"
#include "core/swarm/node/node_store.h"
#include "core/swarm/node/wire.h"
#include "core/swarm/records/kept_records.h"
#include "core/swarm/replica/folded_log.h"
#include "core/swarm/writing/rights.h"
#include "dht/item_network.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <variant>
#include <vector>

namespace shoal::swarm {

/// Writes into the log of this device's swarm.
class InvitePen {
public:
    virtual ~InvitePen() = default;
    using Fault = std::variant<NoRight, Error>;
    using Then = std::function<void(const tl::expected<EntryId, Fault>&)>;
    /// Signs and appends. `then`, at once or later, without a fault: it is in the log and on the disk. With one: it is
    /// not in the log. The host asks for the next one when it heard of the last.
    virtual void write(Body body, Then then) = 0;
};

/// Sends `sh_mail` over proven links.
class MailPost {
public:
    virtual ~MailPost() = default;
    /// To be sealed and sent, in this order. Nothing for a link that ended.
    virtual void post(LinkNumber link, Bytes plain) = 0;
};

/// What the host asks of the rest, within any of its calls. All must outlive it.
struct LobbySurroundings {
    const FoldedLog& log;
    Wire& wire;
    dht::ItemNetwork& items;
    NodeStore& store;
    InvitePen& pen;
    MailPost& post;
    std::function<std::optional<CurrentEpoch>()> epoch; ///< none while its secret isn't here
    std::function<Addresses()> addresses;               ///< of this device, best first
    std::function<Secret()> random;
    std::function<void()> changed = [] {}; ///< `invites` says something else
};

/// An invite as the log shows it, whoever wrote it.
struct ShownInvite {
    EntryId entry;
    InviteFacts facts;
    std::optional<ClosedBecause> closed; ///< none: it is open
    std::vector<WaitingRequest> waiting; ///< for approval, of invites of this device
};

enum class InviteMissing {
    NoInvite,    ///< no open one has that key
    NotOurs,     ///< another device made it, and this one isn't an owner's
    NotAsking,   ///< no such device waits for approval
    LetInNoMore, ///< it waited, and may not be let in any more: it is told why
};
using InviteFault = std::variant<TermsFault, InviteMissing, NoRight, Error>;

using InviteMade = std::function<void(const tl::expected<InviteCode, InviteFault>&)>;
using InviteDone = std::function<void(const tl::expected<void, InviteFault>&)>;

/// Hints of a code: where this device is now.
std::vector<dht::Endpoint> hintsOf(const LobbySurroundings& around);
/// The beginning of what `random` draws.
template <class Id>
Id drawn(const std::function<Secret()>& random)
{
    static_assert(Id::size <= Secret::size);
    const auto secret = random();
    Id id;
    std::copy_n(secret.view().begin(), Id::size, id.bytes.begin());
    return id;
}

} // namespace shoal::swarm
