// All links of one device in one swarm, for whatever carries their bytes: it opens them, hands in what comes, sends
// what it is given, and closes what is to be closed (docs/swarm-protocol.md, sections 8 and 9).
#pragma once

#include "core/swarm/links/auth/link.h"
#include "core/swarm/links/exchange/log_exchange.h"
#include "core/swarm/links/metadata/metadata_answers.h"

#include <cstddef>
#include <deque>
#include <map>
#include <variant>
#include <vector>

namespace shoal::swarm {

struct LinkProven {
    LinkNumber link{};
    DeviceId device;
};
/// The connection is to be closed. Nothing else will come of it.
struct LinkEnded {
    LinkNumber link{};
    LinkFault fault = LinkFault::Senseless;
};
/// For the `MetadataFetch` that asked; what none asked for is to be reported by `useless`.
struct MetadataHeard {
    LinkNumber link{};
    std::variant<MetadataTold, MetadataNotHere> message;
};
/// `sh_mail`, for the host of lobbies.
struct MailHeard {
    LinkNumber link{};
    DeviceId device;
    Bytes plain;
};
using MemberEvent = std::variant<LinkProven, LinkEnded, MetadataHeard, MailHeard, HighestOfOurs, SecretCame, LogsAlike>;

/// What a connection is for.
enum class LinkUse : std::uint8_t {
    Talk, ///< all that members say
    Data, ///< a share's pieces: both sides prove who they are, and nothing else is said or heard
};

/// What links ask of the rest. All must live longer.
struct LinkSurroundings {
    const Roster& roster;
    RelayedLog& log;
    NewestValues& values;
    EpochSecrets& secrets;
    const MetadataShelf& shelf;
};

class MemberLinks {
public:
    explicit MemberLinks(const LinkSurroundings& around)
        : around_{around}
        , exchange_{around.log, around.values, around.secrets}
    {}

    /// False when too many of those that we dialled, or of those that dialled us, haven't proven themselves: the
    /// connection is to be closed. `nonce` and `freshSeed` are random, and never used again.
    bool open(LinkNumber link, LinkSeat seat, const LinkNonce& nonce, const Secret& freshSeed, Moment now,
              LinkUse use = LinkUse::Talk);
    /// What our extension handshake says under `h`. The link must be open.
    const Bytes& helloOf(LinkNumber link) const { return links_.at(link).link.hello(); }
    void takeHello(LinkNumber link, ByteView hello, Moment now);
    void receive(LinkNumber link, const Frame& frame, Moment now);
    /// The connection ended by itself.
    void close(LinkNumber link);
    /// Every second or so.
    void tick(Moment now);
    /// Rights are asked again, and links cut. Whenever the fold changed.
    void membershipChanged();

    /// To be sent now, in this order. Only while the connection has less than `mostUnanswered` bytes to write.
    std::vector<Frame> take(LinkNumber link, Moment now);
    std::vector<MemberEvent> takeEvents() { return std::exchange(events_, {}); }

    /// Sent when the peer owes fewer than it answers at once.
    void ask(LinkNumber link, const MetadataWanted& wanted);
    /// Nothing for a link that isn't proven.
    void mail(LinkNumber link, Bytes plain);
    /// It said what nobody asked for.
    void useless(LinkNumber link, Moment now);
    LogExchange& exchange() { return exchange_; }
    std::size_t size() const { return links_.size(); }

private:
    struct One {
        Link link;
        LinkRole role;
        LinkUse use;
        LinkBudget budget;   ///< the peer's, for metadata and mail
        TokenBucket askPace; ///< our own, likewise
        TokenBucket mailPace;
        std::deque<Frame> waiting = {};
        std::deque<Bytes> mails = {};
        std::deque<MetadataWanted> asks = {};
        std::size_t partsOwed = 0; ///< asked for and not heard
        MetadataAnswers answers = {};
        std::optional<DeviceId> peer = {}; ///< once it is proven
    };
    void happened(LinkNumber link, const std::optional<LinkEvent>& event, Moment now);
    void takeMetadata(LinkNumber link, ByteView plain, Moment now);
    void takeMail(LinkNumber link, ByteView plain, Moment now);
    void settle(LinkNumber link);
    void end(LinkNumber link, LinkFault fault);
    void send(LinkNumber link, MessageName name, ByteView plain, std::vector<Frame>& frames);

    LinkSurroundings around_;
    LogExchange exchange_;
    HalfOpenLinks dialled_;  // that aren't proven yet
    HalfOpenLinks answered_; // likewise: strangers can fill these places, not ours
    std::map<LinkNumber, One> links_;
    std::vector<MemberEvent> events_;
};

} // namespace shoal::swarm
