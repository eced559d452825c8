#include "tests/core/swarm/joining/lobby_rig.h"

#include "core/chunks/digest.h"
#include "core/swarm/crypto/derive.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

SigningKey inviteKeyOf(const InviteCode& code)
{
    return SigningPair{inviteKeys(code.seed, code.swarm, code.author).signingSeed}.publicKey();
}
} // namespace

std::optional<InviteFacts> RigLog::invite(const SigningKey& key) const
{
    std::optional<InviteFacts> facts;
    EntryId id;
    for (const auto& [body, entry] : author_.log) {
        const auto* const invite = std::get_if<Invite>(&body);
        if (invite != nullptr && invite->key == key) {
            facts = {author_.self.id(), *invite, false, 0};
            id = entry;
        }
        const auto* const cancel = std::get_if<CancelInvite>(&body);
        const auto* const admit = std::get_if<Admit>(&body);
        if (facts && cancel != nullptr && cancel->invite == id)
            facts->isCancelled = true;
        if (facts && admit != nullptr && admit->invite == id)
            ++facts->admissions;
    }
    return facts;
}

std::vector<ShownAdmission> RigLog::admissionsOf(const DeviceId& device) const
{
    auto shown = further;
    for (const auto& [body, entry] : author_.log) {
        const auto* const admit = std::get_if<Admit>(&body);
        if (admit == nullptr || deviceIdOf(admit->keys.signing) != device)
            continue;
        for (const auto& [other, id] : author_.log)
            if (id == admit->invite)
                shown.push_back({author_.self.id(), false, std::get<Invite>(other).key, doAdmissionsCount});
    }
    return shown;
}

std::optional<SecretHash> RigLog::epoch(const EntryId& id) const
{
    if (id != someEpoch().id)
        return std::nullopt;
    return SecretHash{sha256Of(someEpoch().secret.view()).bytes};
}

HostRig::HostRig(AuthorRig& of, const InviteCode& code)
    : author{of}
    , invite{inviteKeyOf(code)}
    , log{of}
    , mailbox{of.swarm}
{
    EXPECT_TRUE(mailbox.takeCard(invite, card(), log));
}

Bytes HostRig::card() const
{
    return writeCard(author.swarm, invite, author.self.signing, author.self.keys().agreement);
}

HostedVisit HostRig::visitFrom(std::uint8_t origin) { return {mailbox, invite, originOf(origin)}; }

void HostRig::meetAuthor()
{
    for (const auto& request : mailbox.takeForAuthor(author.self.id())) {
        step();
        const auto person = filled<PersonId>(static_cast<std::uint8_t>(150 + persons_++));
        if (author.book.receive(request.invite, request.sealed, person, author.members, author.now)
            == Receipt::Worthless)
            mailbox.drop(author.self.id(), {request.invite, requestIdOf(request.sealed)});
    }
    author.settle();
    for (const auto& due : author.replies()) {
        step();
        const auto sealed =
            sealReply(due.reply, due.to, author.self.signing, secretOf(static_cast<std::uint8_t>(200 + fresh_++ % 50)));
        mailbox.takeReply(author.self.id(), {due.to.invite, due.request, due.isFinal(), sealed.value()});
        step();
    }
}

Origin originOf(std::uint8_t number) { return filled<Origin>(number); }

dht::Endpoint hostAt(std::uint8_t number)
{
    return {.family = dht::Family::V4, .address = {192, 0, 2, number}, .port = 6881};
}

Joiner joinerWith(const InviteCode& code, std::uint8_t number, const std::string& label)
{
    return Joiner::start(code, label, {secretOf(number), secretOf(static_cast<std::uint8_t>(number + 100))}).value();
}

std::optional<HostFault> visit(Joiner& joiner, HostRig& host, std::uint8_t place)
{
    const auto fresh = secretOf(static_cast<std::uint8_t>(joiner.device().bytes[0] ^ place));
    auto hosted = host.visitFrom(place);
    const auto greeting = hosted.begin(host.log, host.author.now);
    if (!greeting)
        return std::nullopt;
    if (const auto fault = joiner.take(hostAt(place), *greeting, fresh))
        return fault;
    joiner.stored(joiner.revision());
    const auto said = joiner.toSay(hostAt(place));
    const auto answer = said ? hosted.take(*said, host.log, host.author.now) : std::nullopt;
    const auto fault = answer ? joiner.take(hostAt(place), *answer, fresh) : std::nullopt;
    joiner.stored(joiner.revision());
    return fault;
}

} // namespace shoal::swarm
