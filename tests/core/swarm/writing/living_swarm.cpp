#include "tests/core/swarm/writing/living_swarm.h"

#include "core/swarm/entries/admission.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {
Log logWith(const Bytes& genesis)
{
    Log log{swarmIdOf(genesis)};
    EXPECT_EQ(log.add(genesis), Arrival::Taken);
    return log;
}
constexpr std::chrono::sys_seconds someTime{std::chrono::seconds{1'700'000'000}};
} // namespace

LivingSwarm::LivingSwarm()
    : log_{logWith(history_.entries().front())}
    , fold_{log_}
{}

LivingSwarm::LivingSwarm(const LivingSwarm& other)
    : log_{other.id()}
    , fold_{(log_.add(other.history_.entries().front(), Signatures::WereVerified), log_)}
{
    for (std::size_t at = 1; at < other.log_.size(); ++at)
        log_.add(other.log_.record(At{static_cast<std::uint32_t>(at)}).bytes, Signatures::WereVerified);
    fold_.update();
}

void LivingSwarm::take(const Bytes& entry)
{
    EXPECT_EQ(log_.add(entry), Arrival::Taken);
    fold_.update();
}

EntryId LivingSwarm::write(const Device& by, Body body)
{
    const auto bytes = EntryWriter{by.signing, log_, fold_}.write(std::move(body), someTime);
    EXPECT_TRUE(bytes) << "it may not: " << static_cast<int>(bytes ? NoRight::NotFound : bytes.error());
    if (!bytes)
        return {};
    take(*bytes);
    EXPECT_TRUE(fold_.counts(entryIdOf(*bytes)));
    return entryIdOf(*bytes);
}

std::optional<Bytes> LivingSwarm::draft(const Device& by, Body body, std::size_t forgotten) const
{
    Entry entry{.swarm = id(), .author = by.id(), .time = someTime, .body = std::move(body)};
    const auto author = log_.author(by.id());
    if (author && log_.chain(*author).size() > forgotten) {
        const auto& previous = log_.record(log_.chain(*author)[log_.chain(*author).size() - 1 - forgotten]);
        entry.previous = previous.id;
        entry.sequence = previous.sequence + 1;
    }
    for (const auto& head : fold_.heads(by.id()))
        if (head != entry.previous)
            entry.past.push_back(head);
    for (const auto& parent : parentsOf(entry))
        if (const auto known = log_.find(parent))
            entry.lamport = std::max(entry.lamport, known->lamport + 1);
    return writeEntry(entry, by.signing);
}

std::optional<EntryId> LivingSwarm::force(const Device& by, Body body)
{
    const auto bytes = draft(by, std::move(body), 0);
    if (!bytes || log_.add(*bytes) != Arrival::Taken)
        return std::nullopt;
    fold_.update();
    return entryIdOf(*bytes);
}

EntryId LivingSwarm::fork(const Device& by, Body body)
{
    const auto bytes = draft(by, std::move(body), 1);
    EXPECT_TRUE(bytes);
    take(*bytes);
    return entryIdOf(*bytes);
}

EntryId LivingSwarm::letIn(const Device& by, const Device& device, Role role, std::optional<PersonId> person,
                           const std::string& label)
{
    return write(by, admission(invite(by, role, person), device, role, person, label));
}

EntryId LivingSwarm::invite(const Device& by, Role role, std::optional<PersonId> person)
{
    Invite invite;
    invite.key = inviteKey_.publicKey();
    invite.role = role;
    invite.person = person;
    return write(by, invite);
}

Admit LivingSwarm::admission(const EntryId& invite, const Device& device, Role role, std::optional<PersonId> person,
                             const std::string& label) const
{
    const JoinRequest request{shortened(id()), inviteKey_.publicKey(), device.keys(), label,
                              shortened(log_.find(invite)->author)};
    Admit admit;
    admit.keys = device.keys();
    admit.person = person.value_or(personOf(device));
    admit.label = request.label;
    admit.role = role;
    admit.invite = invite;
    admit.byDevice = signRequest(request, device.signing);
    admit.byInvite = signRequest(request, inviteKey_);
    return admit;
}

PersonId LivingSwarm::personOf(const Device& device) const
{
    return *PersonId::from(device.id().view().first(PersonId::size));
}

} // namespace shoal::swarm
