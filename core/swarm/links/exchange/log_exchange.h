// What members tell each other over `sh_log`, on all links of a swarm: that logs become the same, and that what is new
// reaches everybody (docs/swarm-protocol.md, sections 8.1 to 8.3).
#pragma once

#include "core/swarm/links/exchange/epoch_secrets.h"
#include "core/swarm/links/exchange/exchange_link.h"
#include "core/swarm/links/limits/half_open_links.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace shoal::swarm {

inline constexpr std::chrono::seconds compareEvery{60};

/// A peer says that it has this entry of our own, and none later; or none at all. When we don't have it we may be an
/// old backup: only the entry itself proves it, for we signed it. An honest peer sends it next.
struct HighestOfOurs {
    LinkNumber link{};
    std::optional<Place> place;
};
/// `EpochSecrets` has kept it.
struct SecretCame {
    EntryId epoch;
};
/// A member's log has the state of ours: nothing is missing.
struct LogsAlike {
    LinkNumber link{};
};
using ExchangeEvent = std::variant<HighestOfOurs, SecretCame, LogsAlike>;

/// Links come here when they are proven, and go at once when they end. Whatever gives a fault has to be closed, and is
/// forgotten here already.
class LogExchange {
public:
    LogExchange(RelayedLog& log, NewestValues& values, EpochSecrets& secrets)
        : log_{log}
        , values_{values}
        , secrets_{secrets}
    {}

    void open(LinkNumber link, const DeviceId& peer, LinkRole own, Moment now);
    void close(LinkNumber link);
    std::optional<LinkFault> receive(LinkNumber link, ByteView plain, Moment now);
    /// What is to be sent now, sealed in this order. To be asked after whatever happened, but only while the
    /// connection has less than `mostUnanswered` bytes to write: what isn't taken isn't made.
    std::vector<Bytes> take(LinkNumber link, Moment now);
    /// The links that give up. To be called every second or so.
    std::vector<std::pair<LinkNumber, LinkFault>> tick(Moment now);

    /// Entries were added from elsewhere: our own, or those of a file.
    void logGrew();
    /// From now on `hasSent` tells over which links this entry went out.
    void watch(const EntryId& entry) { watched_ = entry; }
    bool hasSent(LinkNumber link) const { return links_.contains(link) && links_.at(link).hasWatched; }
    /// A word of our own.
    NewestValues::Put say(const ValueName& name, std::uint64_t version, Bytes bytes);
    /// Words of devices that went are forgotten.
    void membershipChanged();
    /// Asks for an epoch's secret until it comes.
    void wantSecret(const EntryId& epoch);

    std::vector<ExchangeEvent> takeEvents() { return std::exchange(events_, {}); }

private:
    using Fault = std::optional<LinkFault>;

    // What comes: log_exchange.cpp
    Fault take(ExchangeLink& link, LinkNumber number, const LogMessage& message, Moment now);
    Fault pay(ExchangeLink& link, Cost cost, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const StateTold& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const RowsTold& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const SpansTold& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const IdsTold& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const EntriesWanted& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const EntriesTold& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const BytesTaken& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const VersionsTold& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const ValuesWanted& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const ValuePart& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const SecretWanted& message, Moment now);
    Fault on(ExchangeLink& link, LinkNumber number, const SecretTold& message, Moment now);

    // Entries that come: arriving_entries.cpp
    Fault arrive(ExchangeLink& link, Question* question, ByteView bytes, Moment now);
    Fault arriveAsProof(ExchangeLink& link, Question& question, const EntryId& id, const Entry& entry, ByteView bytes,
                        Moment now);
    Took add(ExchangeLink& link, const EntryId& id, const Entry& entry, ByteView bytes, Came came, Moment now);
    void passOn(LinkNumber from, const std::vector<EntryId>& came, bool isChain);
    void tellAll();
    void finish(ExchangeLink& link, LinkNumber number, std::uint64_t question, Rest rest, Moment now);

    // What is sent: sending.cpp
    bool sendNext(ExchangeLink& link, LinkNumber number, Moment now);
    void sendEntries(ExchangeLink& link, EntriesTold told) const;
    bool sendState(ExchangeLink& link, Moment now);
    bool sendProof(ExchangeLink& link);
    bool sendRows(ExchangeLink& link, Moment now);
    bool sendReply(ExchangeLink& link, Moment now);
    bool sendQuestion(ExchangeLink& link, LinkNumber number, Moment now);
    bool sendValues(ExchangeLink& link, Moment now);
    bool sendSecrets(ExchangeLink& link, Moment now);
    std::vector<EntryId> notAskedYet(std::vector<EntryId> ids) const;
    std::vector<Range> lackingOf(std::vector<Range> ranges) const;
    void reply(ExchangeLink& link, const Findings& findings);
    void releaseTurn();
    void releaseTurnIfDone(LinkNumber number);

    const std::vector<Row>& rows();
    StateTold state(const ExchangeLink& link);

    RelayedLog& log_;
    NewestValues& values_;
    EpochSecrets& secrets_;
    std::map<LinkNumber, ExchangeLink> links_;
    std::optional<LinkNumber> turn_; // the one link that is asked for whole chains
    std::optional<EntryId> watched_;
    std::set<EntryId> secretsWished_;
    std::vector<ExchangeEvent> events_;
    std::optional<std::uint64_t> rowsVersion_;
    std::vector<Row> rows_; // of `rowsVersion_`
    StateDigest digest_;    // of `rows_`
};

} // namespace shoal::swarm
