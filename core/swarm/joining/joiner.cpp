#include "core/swarm/joining/joiner.h"

#include "core/chunks/utf8.h"
#include "core/swarm/crypto/derive.h"
#include "core/swarm/encoding/field_reader.h"

#include <algorithm>

namespace shoal::swarm {

std::optional<Joiner> Joiner::start(const InviteCode& code, const std::string& label, const JoinerSeeds& seeds)
{
    if (label.empty() || label.size() > longestLabel || !isUtf8(label) || !isLabel(label))
        return std::nullopt;
    return Joiner{code, label, seeds};
}

Joiner::Joiner(const InviteCode& code, std::string label, const JoinerSeeds& seeds)
    : code_{code}
    , label_{std::move(label)}
    , seeds_{seeds}
    , signing_{seeds.signing}
    , agreement_{seeds.agreement}
    , invite_{inviteKeys(code.seed, code.swarm, code.author).signingSeed}
{}

JoinStep Joiner::step() const
{
    if (isJoined_)
        return JoinStep::Joined;
    if (!epochs_.empty())
        return JoinStep::LogWanted;
    if (why_)
        return JoinStep::Refused;
    if (isApprovalAwaited_)
        return JoinStep::AwaitingApproval;
    return card_ ? JoinStep::Asking : JoinStep::FindingLobby;
}

std::optional<SwarmId> Joiner::swarm() const { return card_ ? std::optional{card_->swarm} : std::nullopt; }

std::optional<DeviceKeys> Joiner::author() const { return card_ ? std::optional{card_->author} : std::nullopt; }

std::optional<HostFault> Joiner::take(const dht::Endpoint& host, ByteView bytes, const Secret& freshSeed)
{
    const auto message = readLobbyMessage(bytes);
    if (!message)
        return NoMessage{};
    if (const auto* const card = std::get_if<CardShown>(&*message)) {
        if (const auto fault = takeCard(card->card))
            return *fault;
        visit(host, freshSeed);
    } else if (const auto* const reply = std::get_if<ReplyGiven>(&*message)) {
        if (const auto fault = takeReply(reply->sealed))
            return *fault;
    } else if (const auto* const none = std::get_if<NoReplyYet>(&*message)) {
        hearsay_.request = std::max(hearsay_.request, none->state);
    } else if (const auto* const closed = std::get_if<LobbyClosed>(&*message)) {
        hearsay_.closed = closed->why;
        const auto known = std::ranges::find(visits_, host, &Visit::host);
        if (known != visits_.end())
            known->isClosed = true;
    } else {
        return NoMessage{};
    }
    return std::nullopt;
}

std::optional<CardFault> Joiner::takeCard(ByteView bytes)
{
    const auto card = readCard(bytes, code_.swarm, code_.author, invite_.publicKey());
    if (!card)
        return card.error();
    if (card_)
        return *card_ == *card ? std::nullopt : std::optional{CardFault::Forged};
    if (!agreement_.agree(card->author.agreement)) // no request could be sealed for it
        return CardFault::Forged;
    card_ = *card;
    cardBytes_.assign(bytes.begin(), bytes.end());
    ++revision_;
    return std::nullopt;
}

void Joiner::visit(const dht::Endpoint& host, const Secret& freshSeed)
{
    const auto known = std::ranges::find(visits_, host, &Visit::host);
    if (known != visits_.end()) {
        known->isClosed = false;
        return;
    }
    const JoinRequest wish{code_.swarm, invite_.publicKey(), keys(), label_, code_.author};
    auto sealed = sealRequest(signedRequest(wish, signing_, invite_), card_->author.agreement, freshSeed);
    if (!sealed)
        return;
    if (visits_.size() == mostHosts)
        visits_.erase(visits_.begin());
    visits_.push_back({host, std::move(*sealed), false, ++revision_});
}

const Joiner::Visit* Joiner::find(const dht::Endpoint& host) const
{
    const auto found = std::ranges::find(visits_, host, &Visit::host);
    return found != visits_.end() && found->revision <= stored_ ? &*found : nullptr;
}

std::optional<Bytes> Joiner::toSay(const dht::Endpoint& host) const
{
    const auto* const visit = find(host);
    if (visit == nullptr || isJoined_)
        return std::nullopt;
    return visit->isClosed ? wanted(host) : std::optional{writeLobbyMessage(RequestHandedIn{visit->sealed})};
}

std::optional<Bytes> Joiner::wanted(const dht::Endpoint& host) const
{
    const auto* const visit = find(host);
    return visit != nullptr ? std::optional{writeLobbyMessage(ReplyWanted{requestIdOf(visit->sealed)})} : std::nullopt;
}

/// Hosts may bring old replies and hold back new ones, so the order in which they come says nothing: an answer
/// outweighs a refusal, and either outweighs that approval is awaited.
std::optional<ReplyFault> Joiner::takeReply(ByteView sealed)
{
    if (!card_)
        return ReplyFault::NotForUs; // nothing was asked
    const auto reply =
        openReply(sealed, {card_->swarm, invite_.publicKey(), keys()}, agreement_, card_->author.signing);
    if (!reply)
        return reply.error();
    if (const auto* const in = std::get_if<Admitted>(&*reply)) {
        takeEpoch({in->epoch, in->secret});
    } else if (const auto* const out = std::get_if<NotAdmitted>(&*reply)) {
        if (!why_) {
            why_ = out->why;
            ++revision_;
        }
    } else if (!isApprovalAwaited_) {
        isApprovalAwaited_ = true;
        ++revision_;
    }
    return std::nullopt;
}

void Joiner::askAnew()
{
    visits_.clear();
    ++revision_;
}

void Joiner::takeReturn(const GivenEpoch& epoch)
{
    if (card_)
        takeEpoch(epoch);
}

void Joiner::takeEpoch(const GivenEpoch& epoch)
{
    const bool isKnown = std::ranges::any_of(epochs_, [&](const GivenEpoch& known) {
        return known.id == epoch.id && std::ranges::equal(known.secret.view(), epoch.secret.view());
    });
    if (isKnown || isJoined_)
        return;
    if (epochs_.size() == mostEpochs)
        epochs_.pop_back();
    epochs_.insert(epochs_.begin(), epoch);
    ++revision_;
}

} // namespace shoal::swarm
