#include "core/swarm/links/member_links.h"

#include <utility>

namespace shoal::swarm {
namespace {
constexpr Rate metadataPace{.atOnce = 3276, .perSecond = 204}; // four fifths of what a peer lets through
constexpr Rate mailPace{.atOnce = 819, .perSecond = 12};       // likewise

/// What is shown to whoever may have nothing.
class EmptyShelf final : public MetadataShelf {
public:
    ByteView find(const ShareId&, MetadataPart) const override { return {}; }
};
const EmptyShelf emptyShelf;
} // namespace

bool MemberLinks::open(LinkNumber link, LinkSeat seat, const LinkNonce& nonce, const Secret& freshSeed, Moment now,
                       LinkUse use)
{
    const auto role = seat.role;
    if (!(role == LinkRole::Dialler ? dialled_ : answered_).open(link, now))
        return false;
    Link made{std::move(seat), nonce, freshSeed, around_.roster, now};
    links_.emplace(
        link,
        One{std::move(made), role, use, LinkBudget{now}, TokenBucket{metadataPace, now}, TokenBucket{mailPace, now}});
    return true;
}

void MemberLinks::takeHello(LinkNumber link, ByteView hello, Moment now)
{
    if (const auto found = links_.find(link); found != links_.end())
        happened(link, found->second.link.takeHello(hello), now);
}

void MemberLinks::receive(LinkNumber link, const Frame& frame, Moment now)
{
    if (const auto found = links_.find(link); found != links_.end())
        happened(link, found->second.link.receive(frame), now);
}

void MemberLinks::close(LinkNumber link)
{
    links_.erase(link);
    settle(link);
    exchange_.close(link);
}

void MemberLinks::settle(LinkNumber link)
{
    dialled_.settle(link);
    answered_.settle(link);
}

void MemberLinks::end(LinkNumber link, LinkFault fault)
{
    close(link);
    events_.emplace_back(LinkEnded{link, fault});
}

void MemberLinks::happened(LinkNumber link, const std::optional<LinkEvent>& event, Moment now)
{
    if (!event)
        return;
    if (const auto* const frame = std::get_if<Frame>(&*event)) {
        links_.at(link).waiting.push_back(*frame);
    } else if (const auto* const proven = std::get_if<Proven>(&*event)) {
        settle(link);
        links_.at(link).peer = proven->device;
        if (links_.at(link).use == LinkUse::Talk)
            exchange_.open(link, proven->device, links_.at(link).role, now);
        events_.emplace_back(LinkProven{link, proven->device});
    } else if (const auto* const closed = std::get_if<LinkClosed>(&*event)) {
        end(link, closed->fault);
    } else if (const auto* const opened = std::get_if<Opened>(&*event)) {
        if (links_.at(link).use == LinkUse::Data)
            end(link, LinkFault::Senseless);
        else if (opened->name == MessageName::Metadata)
            takeMetadata(link, opened->plain, now);
        else if (opened->name == MessageName::Mail)
            takeMail(link, opened->plain, now);
        else if (const auto fault = exchange_.receive(link, opened->plain, now))
            end(link, *fault);
        for (auto& heard : exchange_.takeEvents())
            std::visit([&](const auto& each) { events_.emplace_back(each); }, heard);
    }
}

void MemberLinks::takeMetadata(LinkNumber link, ByteView plain, Moment now)
{
    auto& one = links_.at(link);
    const auto message = decodeMetadataMessage(plain);
    if (!message)
        return end(link, LinkFault::Senseless);
    if (!std::holds_alternative<MetadataWanted>(*message) && one.partsOwed > 0)
        --one.partsOwed;
    if (const auto* const told = std::get_if<MetadataTold>(&*message))
        events_.emplace_back(MetadataHeard{link, *told});
    else if (const auto* const notHere = std::get_if<MetadataNotHere>(&*message))
        events_.emplace_back(MetadataHeard{link, *notHere});
    else if (!one.budget.pay(Cost::Metadata, now) || !one.answers.ask(std::get<MetadataWanted>(*message)))
        end(link, LinkFault::Flood);
}

void MemberLinks::takeMail(LinkNumber link, ByteView plain, Moment now)
{
    auto& one = links_.at(link);
    if (!one.budget.pay(Cost::Mail, now))
        return end(link, LinkFault::Flood);
    events_.emplace_back(MailHeard{link, *one.peer, {plain.begin(), plain.end()}});
}

void MemberLinks::mail(LinkNumber link, Bytes plain)
{
    if (const auto found = links_.find(link); found != links_.end() && found->second.use == LinkUse::Talk)
        found->second.mails.push_back(std::move(plain));
}

void MemberLinks::useless(LinkNumber link, Moment now)
{
    const auto found = links_.find(link);
    if (found != links_.end() && !found->second.budget.pay(Cost::Useless, now))
        end(link, LinkFault::Flood);
}

void MemberLinks::ask(LinkNumber link, const MetadataWanted& wanted)
{
    if (const auto found = links_.find(link); found != links_.end())
        found->second.asks.push_back(wanted);
}

void MemberLinks::tick(Moment now)
{
    for (auto* const halfOpen : {&dialled_, &answered_})
        for (const auto link : halfOpen->tooLate(now))
            end(link, LinkFault::TooLate);
    for (const auto& [link, fault] : exchange_.tick(now))
        end(link, fault);
}

void MemberLinks::membershipChanged()
{
    std::vector<LinkNumber> cut;
    for (auto& [link, one] : links_)
        if (one.link.membershipChanged())
            cut.push_back(link);
    for (const auto link : cut)
        end(link, LinkFault::NotServed);
    exchange_.membershipChanged();
}

std::vector<Frame> MemberLinks::take(LinkNumber link, Moment now)
{
    const auto found = links_.find(link);
    if (found == links_.end())
        return {};
    auto& one = found->second;
    std::vector<Frame> frames{one.waiting.begin(), one.waiting.end()};
    one.waiting.clear();
    if (!one.link.isProven() || one.use == LinkUse::Data)
        return frames;
    for (const auto& plain : exchange_.take(link, now))
        send(link, MessageName::Log, plain, frames);
    while (links_.contains(link) && !one.asks.empty() && one.partsOwed < mostPartsAsked && one.askPace.take(now)) {
        ++one.partsOwed;
        const auto wanted = one.asks.front();
        one.asks.pop_front();
        send(link, MessageName::Metadata, encodeMessage(MetadataMessage{wanted}), frames);
    }
    while (links_.contains(link) && !one.mails.empty() && one.mailPace.take(now)) {
        const auto plain = std::move(one.mails.front());
        one.mails.pop_front();
        send(link, MessageName::Mail, plain, frames);
    }
    if (links_.contains(link) && !one.answers.isEmpty()) {
        const MetadataShelf& shelf = around_.roster.mayHaveMetadata(*one.peer) ? around_.shelf : emptyShelf;
        if (one.answers.isReady(shelf))
            send(link, MessageName::Metadata, encodeMessage(one.answers.next(shelf)), frames);
    }
    return frames;
}

void MemberLinks::send(LinkNumber link, MessageName name, ByteView plain, std::vector<Frame>& frames)
{
    const auto found = links_.find(link);
    if (found == links_.end())
        return;
    const auto sealed = found->second.link.seal(name, plain);
    if (const auto* const frame = sealed ? std::get_if<Frame>(&*sealed) : nullptr)
        frames.push_back(*frame);
    else if (const auto* const closed = sealed ? std::get_if<LinkClosed>(&*sealed) : nullptr)
        end(link, closed->fault);
}

} // namespace shoal::swarm
