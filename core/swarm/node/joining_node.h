// A device that joins with a code, at work: from the code to all that a member needs (docs/swarm-protocol.md,
// section 7.4).
#pragma once

#include "core/state/swarms/kept_swarms.h"
#include "core/swarm/joining/joiner.h"
#include "core/swarm/links/messages/log_messages.h"
#include "core/swarm/node/joining_surroundings.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shoal::swarm {

/// What there is to know at a glance.
struct JoiningView {
    JoinStep step = JoinStep::FindingLobby;
    DeviceId device;              ///< ours; who approves sees its beginning
    std::string author;           ///< the first 8 bytes, in hexadecimal, of the device that made the code
    std::optional<SwarmId> swarm; ///< once a card showed it
    std::string hearsay;          ///< what hosts say and nobody proved, in words; may be empty
    /// What a host says instead of showing the card, and none showed it: a word that nobody proved.
    std::optional<ClosedBecause> closed;
    std::optional<ClosedBecause> refused; ///< by the author, for good
    std::optional<LogVerdict> trouble;    ///< why the log that was fetched doesn't do
    std::optional<Error> storeFault;      ///< the disk's, while nothing goes on because of it
};

/// A member as it begins: to be stored all at once, then the joining is removed (kind Own, id = the device's id). Until
/// that the joining begins where it was, after a crash too.
struct NewMember {
    struct Word {
        ValueName name;
        std::uint64_t version = 0;
        Bytes bytes;
    };
    KeptSwarm swarm;               ///< with a new line, and without a passphrase
    std::vector<KeptEpoch> epochs; ///< the oldest first
    std::vector<Bytes> entries;    ///< parents first
    std::vector<Word> words;
    std::vector<dht::Endpoint> reached; ///< where members were just now
    Role role = Role::Reader;
};

class JoiningNode {
public:
    /// With keys of its own. Null when the label isn't 1 to 64 bytes of text on one line. Begins with the first tick.
    static std::unique_ptr<JoiningNode> start(const InviteCode& code, const std::string& label,
                                              JoiningSurroundings around);
    /// As `keep` was handed it: the same device goes on. Null for other bytes.
    static std::unique_ptr<JoiningNode> resume(const KeptJoining& kept, JoiningSurroundings around);
    JoiningNode(const JoiningNode&) = delete;
    JoiningNode& operator=(const JoiningNode&) = delete;
    virtual ~JoiningNode() = default; ///< leaves all torrents

    /// Every second or so.
    virtual void tick(Moment now, std::chrono::sys_seconds system) = 0;

    virtual JoiningView view() const = 0;
    virtual const InviteCode& code() const = 0;
    virtual const std::string& label() const = 0;
    /// Once, when it has joined. It is to be destroyed before the member meets on the same hub.
    virtual std::optional<NewMember> takeMember() = 0;

protected:
    JoiningNode() = default;
};

} // namespace shoal::swarm
