#include "core/why.h"

#include <algorithm>

namespace shoal {
namespace {

using namespace std::chrono_literals;

// Shorter pauses than this are the ordinary breath of a transfer.
constexpr auto breath = 3s;
// A lookup in the real DHT ends within seconds; after this long, silence is an answer.
constexpr auto lookupPatience = 10s;
// A router answers a port mapping at once; peers take longer to find the way in.
constexpr auto visitorPatience = 30s;

std::string worded(const ConnectFailures& failures)
{
    std::string text;
    for (const auto& [words, count] : failures)
        text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + words;
    return text;
}

Reason reason(ReasonKind kind, std::int64_t count = 0, std::string detail = {})
{
    return {.kind = kind, .count = count, .detail = std::move(detail)};
}

bool dhtIsSilent(const Circumstances& now)
{
    return now.dht == dht::Health::Alone || (now.dht == dht::Health::Off && !now.hasTrackers);
}

bool mayBlameDht(const Circumstances& now) { return dhtIsSilent(now) && !now.isPrivate && !now.isOfSwarm; }

ReasonKind silence(const Circumstances& now)
{
    return now.dht == dht::Health::Off ? ReasonKind::DhtOff : ReasonKind::NoDhtNode;
}

Reason whyNobodyIsConnected(const Circumstances& now)
{
    if (now.knownPeers > 0 && !now.failures.empty() && now.still >= breath)
        return reason(ReasonKind::NobodyReachable, now.knownPeers, worded(now.failures));
    if (now.knownPeers == 0 && mayBlameDht(now))
        return reason(silence(now));
    if (now.knownPeers == 0 && now.running > lookupPatience)
        return reason(now.isOfSwarm ? ReasonKind::NoMemberHasIt : ReasonKind::NobodyAnnounces);
    return reason(ReasonKind::Connecting);
}

Reason whyPeersSendNothing(const Circumstances& now)
{
    if (now.state == ShareState::FetchingMetadata)
        return reason(ReasonKind::NoMetadata, now.connectedPeers);
    if (now.heldPeers > 0)
        return reason(ReasonKind::SlowDisk);
    if (now.missingPiece) {
        auto missing = reason(ReasonKind::PieceUnavailable, *now.missingPiece);
        missing.needed = now.missingPieces;
        return missing;
    }
    if (now.chokingPeers == now.connectedPeers)
        return reason(ReasonKind::ChokedByAll, now.connectedPeers);
    return {};
}

Reason whySeedingRests(const Circumstances& now)
{
    if (now.connectedPeers == 0 && mayBlameDht(now))
        return reason(silence(now));
    if (now.connectedPeers == 0 && now.reachability == Reachability::NotReachable && now.running > visitorPatience)
        return reason(ReasonKind::NotReachable);
    return reason(now.isOfSwarm ? ReasonKind::NoMemberAsks : ReasonKind::NobodyAsks);
}

} // namespace

Reason why(const Circumstances& now)
{
    if (now.state == ShareState::Checking)
        return reason(ReasonKind::Checking);
    if (now.state == ShareState::Paused)
        return reason(ReasonKind::PausedByUser);
    if (now.state == ShareState::Complete || now.state == ShareState::Failed)
        return {};
    if (!now.isListening)
        return reason(ReasonKind::NetworkDown);
    if (now.still < breath && (now.connectedPeers > 0 || now.hasMoved))
        return {};
    if (now.state == ShareState::Seeding)
        return whySeedingRests(now);
    return now.connectedPeers == 0 ? whyNobodyIsConnected(now) : whyPeersSendNothing(now);
}

} // namespace shoal
