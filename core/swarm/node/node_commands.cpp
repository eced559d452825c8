// What the person wants written.
#include "core/swarm/node/node.h"

#include "core/chunks/digest.h"
#include "core/swarm/entries/admission.h"

#include <algorithm>

namespace shoal::swarm {
namespace {

SecretHash hashOfSecret(const Secret& secret) { return {sha256Of(secret.view()).bytes}; }
} // namespace

void Node::write(Body body, std::optional<Secret> secret, Written then)
{
    if (dismissal_)
        return then(tl::unexpected{WriteFault{.kind = WriteFault::Kind::NoRight, .right = NoRight::NotAMember}});
    writing_.write(std::move(body), std::move(secret),
                   [this, alive = std::weak_ptr{alive_}, then](const auto& written) {
                       then(written);
                       if (!alive.expired())
                           pump();
                   });
}

/// For the host of lobbies.
void Node::write(Body body, InvitePen::Then then)
{
    write(std::move(body), std::nullopt, [name = kept_.name, then](const tl::expected<EntryId, WriteFault>& written) {
        if (written)
            return then(*written);
        const auto& fault = written.error();
        switch (fault.kind) {
        case WriteFault::Kind::NoRight:
        case WriteFault::Kind::NotThere: return then(tl::unexpected{InvitePen::Fault{fault.right}});
        case WriteFault::Kind::NotStored:
        case WriteFault::Kind::GivenUp: return then(tl::unexpected{InvitePen::Fault{*fault.error}});
        case WriteFault::Kind::NotWriting:
            return then(tl::unexpected{InvitePen::Fault{Error{
                ErrorKind::NotWriting, name,
                "an older copy of the profile may have been restored, and others may know what it wrote since"}}});
        }
    });
}

void Node::post(LinkNumber link, Bytes plain) { replica_.mail(link, std::move(plain)); }

void Node::retire(const ShareId& share, Written then)
{
    std::vector<EntryId> shown;
    for (const auto at : replica_.log().publicationsOf(share))
        shown.push_back(replica_.log().log().record(at).id);
    if (shown.empty())
        return then(tl::unexpected{WriteFault::notThere()});
    // A writer may take back its own alone; of several the first that can't be is told.
    auto left = std::make_shared<std::size_t>(shown.size());
    auto fault = std::make_shared<std::optional<WriteFault>>();
    for (const auto& publish : shown)
        write(Retire{publish}, {}, [left, fault, then](const tl::expected<EntryId, WriteFault>& written) {
            if (!written && !*fault)
                *fault = written.error();
            if (--*left > 0)
                return;
            if (*fault)
                then(tl::unexpected{**fault});
            else
                then(written);
        });
}

void Node::remove(const DeviceId& device, bool isAlone, Written then)
{
    const auto* const fold = replica_.log().fold();
    const auto* const member = fold != nullptr ? fold->member(device) : nullptr;
    if (member == nullptr)
        return then(tl::unexpected{WriteFault::notThere()});
    const auto secret = randomSecret();
    Remove body;
    if (isAlone)
        body.devices = {device};
    else
        body.person = member->person;
    body.epoch = hashOfSecret(secret);
    write(std::move(body), secret, std::move(then));
}

void Node::changeRole(const DeviceId& device, Role role, Written then)
{
    const auto* const fold = replica_.log().fold();
    const auto* const member = fold != nullptr ? fold->member(device) : nullptr;
    if (member == nullptr)
        return then(tl::unexpected{WriteFault::notThere()});
    if (role == Role::Owner)
        return then(tl::unexpected{WriteFault::noRight(NoRight::RoleTooHigh)});
    ChangeRole body;
    body.device = device;
    body.person = member->person;
    body.role = role;
    write(std::move(body), {}, std::move(then));
}

void Node::settle(const DeviceId& device, Written then)
{
    const auto* const fold = replica_.log().fold();
    if (fold == nullptr || fold->member(device) == nullptr)
        return then(tl::unexpected{WriteFault::notThere()});
    write(Settle{device, {}}, {}, std::move(then));
}

void Node::leave(Written then) { write(Leave{}, {}, std::move(then)); }

void Node::newEpoch(Written then)
{
    const auto secret = randomSecret();
    write(Epoch{hashOfSecret(secret)}, secret, std::move(then));
}

/// By the recovery key, which has a chain of its own: nothing of it is this device's.
void Node::recover(const SigningPair& recovery, std::vector<DeviceId> cut, Written then)
{
    const auto* const fold = replica_.log().fold();
    const auto* const genesis = fold != nullptr ? replica_.log().log().record(At{0}).membership() : nullptr;
    if (genesis == nullptr || std::get<Genesis>(genesis->body).recovery != recovery.publicKey())
        return then(tl::unexpected{WriteFault::noRight(NoRight::OnlyRecoveryKey)});
    if (isRecovering_) // a second entry under the same number would be a fork of the key that is above all
        return then(tl::unexpected{WriteFault::noRight(NoRight::AlreadyIn)});
    std::ranges::sort(cut);
    const auto secret = randomSecret();
    OwnerDevice body;
    body.keys = {device_.signing.publicKey(), device_.agreement.publicKey()};
    body.person = kept_.person;
    body.label = kept_.label;
    body.byDevice = signRequest(
        {.swarm = shortened(device_.swarm), .invite = {}, .keys = body.keys, .label = body.label, .author = {}},
        device_.signing);
    body.cut = cut;
    if (!cut.empty())
        body.epoch = hashOfSecret(secret);
    const auto bytes = writeRecovery(std::move(body), recovery, replica_.log().log(), *fold, system_);
    if (!bytes)
        return then(tl::unexpected{WriteFault::noRight(NoRight::BrokenLimit)});
    const auto id = entryIdOf(*bytes);
    std::vector<KeptEpoch> secrets;
    if (!cut.empty())
        secrets.push_back({id, secret});
    isRecovering_ = true;
    around_.store.keepFirst({*bytes}, secrets,
                            [this, alive = std::weak_ptr{alive_}, entry = *bytes, id, secrets,
                             then = std::move(then)](const Result<void>& kept) {
                                if (alive.expired())
                                    return;
                                isRecovering_ = false;
                                if (!kept)
                                    return then(tl::unexpected{WriteFault::givenUp(kept.error())});
                                for (const auto& brought : secrets)
                                    replica_.keepSecret(brought.epoch, brought.secret);
                                replica_.take(entry);
                                afterChange();
                                then(id);
                                if (!alive.expired())
                                    pump();
                            });
}

bool Node::goOnWriting()
{
    const bool goesOn = writing_.goOn();
    changes_.state = true;
    return goesOn;
}

Permission Node::permission() { return writing_.permission(); }

} // namespace shoal::swarm
