#include "tests/core/swarm/fold/random_history.h"

#include "core/swarm/entries/admission.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {

RandomHistory::RandomHistory(unsigned seed, std::size_t devices, std::size_t entries)
    : random_{seed}
    , devices_{theOwner()}
{
    for (std::size_t i = 1; i < devices; ++i)
        devices_.push_back(deviceOf(static_cast<std::uint8_t>(i)));
    written_[theOwner().id()] = {history_.genesis()};
    membership_ = {history_.genesis()};
    isBrought_[theOwner().id()] = true;
    while (history_.entries().size() < entries)
        write();
}

template <class Kind>
std::optional<EntryId> RandomHistory::any()
{
    std::vector<EntryId> found;
    for (const auto& bytes : history_.entries())
        if (std::holds_alternative<Kind>(readEntry(bytes)->body))
            found.push_back(entryIdOf(bytes));
    return found.empty() ? std::nullopt : std::optional{found[below(found.size())]};
}

void RandomHistory::write()
{
    // Owners and admins write more often, or nobody would ever be let in.
    const bool isRecovery = below(40) == 0;
    const auto by = isRecovery ? theRecoveryKey() : devices_[std::min(below(devices_.size()), below(devices_.size()))];
    if (!isRecovery && !isBrought_[by.id()])
        return;
    auto& chain = written_[by.id()];
    std::optional<EntryId> previous;
    if (!chain.empty())
        previous = below(25) == 0 ? chain[below(chain.size())] : chain.back();
    std::vector<EntryId> past;
    for (auto count = below(4); count > 0; --count) {
        const auto newest = std::min<std::size_t>(membership_.size(), 1 + below(membership_.size()));
        const auto id = membership_[membership_.size() - 1 - below(newest)];
        if (id != previous && std::ranges::count(past, id) == 0)
            past.push_back(id);
    }
    auto body = isRecovery ? Body{OwnerDevice{}} : anyBody();
    if (isRecovery) {
        OwnerDevice bring;
        bring.keys = anyDevice().keys();
        bring.label = "Owner";
        for (const auto& device : devices_)
            if (device.keys() == bring.keys)
                bring.byDevice = signRequest({shortened(swarm()), {}, bring.keys, bring.label, {}}, device.signing);
        if (below(2) == 0)
            bring.cut = {anyDevice().id()}, bring.epoch = SecretHash{};
        body = bring;
    }
    const auto entry = history_.draft(by, previous, past, std::move(body));
    if (!writeEntry(entry, by.signing))
        return;
    Log log{swarm()};
    for (const auto& bytes : history_.entries())
        log.add(bytes, Signatures::WereVerified);
    if (log.add(signedBy(by, entry)) != Arrival::Taken)
        return;
    const auto id = history_.write(by, previous, past, entry.body);
    chain.push_back(id);
    if (isMembership(entry.body))
        membership_.push_back(id);
    for (const auto& key : keysIn(entry.body))
        isBrought_[deviceIdOf(key)] = true;
}

Body RandomHistory::anyAdmit()
{
    const auto device = anyDevice();
    auto admit = history_.admit(device, static_cast<Role>(1 + below(3)));
    const auto person = anyDevice();
    if (below(3) == 0)
        admit.person = *PersonId::from(person.id().view().first(PersonId::size));
    const auto invite = below(4) == 0 ? std::nullopt : any<Invite>();
    if (invite) {
        const JoinRequest request{shortened(swarm()), inviteKey_.publicKey(), device.keys(), admit.label,
                                  shortened(readEntry(history_.bytesOf(*invite))->author)};
        admit.invite = invite;
        admit.byDevice = signRequest(request, device.signing);
        admit.byInvite = signRequest(request, inviteKey_);
    }
    return admit;
}

Body RandomHistory::anyBody()
{
    const auto& about = anyDevice();
    const auto person = *PersonId::from(about.id().view().first(PersonId::size));
    switch (below(14)) {
    case 0:
    case 1: {
        Invite invite;
        invite.key = inviteKey_.publicKey();
        invite.role = static_cast<Role>(1 + below(3));
        if (below(3) == 0)
            invite.person = person;
        return invite;
    }
    case 2:
    case 3:
    case 4: return anyAdmit();
    case 5:
        return ChangeRole{
            .device = about.id(), .person = person, .role = static_cast<Role>(1 + below(3)), .quota = 0, .through = {}};
    case 6: {
        Remove remove;
        if (below(2) == 0)
            remove.person = person;
        else
            remove.devices = {about.id()};
        return remove;
    }
    case 7: return Settle{about.id(), {}};
    case 8: return below(4) == 0 ? Body{Leave{}} : Body{Epoch{}};
    case 9:
        if (const auto publish = any<Publish>())
            return Retire{*publish};
        return publishOf("First");
    case 10:
        if (const auto invite = any<Invite>(); invite && below(3) == 0)
            return CancelInvite{*invite};
        return publishOf("Else");
    default: return publishOf("Share " + std::to_string(random_() % 1000));
    }
}

} // namespace shoal::swarm
