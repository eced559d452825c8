#include "tests/core/swarm/history.h"

#include "core/swarm/entries/admission.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace shoal::swarm {

Device deviceOf(std::uint8_t number)
{
    return {SigningPair{secretOf(static_cast<std::uint8_t>(100 + number))},
            AgreementPair{secretOf(static_cast<std::uint8_t>(200 + number))}};
}

Bytes signedBy(const Device& device, const Entry& entry)
{
    const auto bytes = writeEntry(entry, device.signing);
    EXPECT_TRUE(bytes) << "a history breaks a limit";
    return bytes.value_or(Bytes{});
}

Publish publishOf(std::string name)
{
    Publish publish;
    publish.name = std::move(name);
    return publish;
}

History::History()
    : entries_{signedBy(theOwner(), theGenesis())}
    , genesis_{entryIdOf(entries_.front())}
{}

Bytes History::bytesOf(const EntryId& id) const
{
    const auto found = std::ranges::find(entries_, id, [](const Bytes& bytes) { return entryIdOf(bytes); });
    EXPECT_NE(found, entries_.end());
    return *found;
}

Entry History::draft(const Device& by, std::optional<EntryId> previous, std::vector<EntryId> past, Body body) const
{
    std::ranges::sort(past);
    Entry entry{
        .swarm = swarm(), .author = by.id(), .previous = previous, .past = std::move(past), .body = std::move(body)};
    entry.time = theGenesis().time;
    if (previous)
        entry.sequence = readEntry(bytesOf(*previous))->sequence + 1;
    for (const auto& parent : parentsOf(entry))
        entry.lamport = std::max(entry.lamport, readEntry(bytesOf(parent))->lamport + 1);
    return entry;
}

EntryId History::write(const Device& by, std::optional<EntryId> previous, std::vector<EntryId> past, Body body)
{
    entries_.push_back(signedBy(by, draft(by, previous, std::move(past), std::move(body))));
    return entryIdOf(entries_.back());
}

Admit History::admit(const Device& device, Role role) const
{
    const JoinRequest request{shortened(swarm()), {}, device.keys(), "Member", {}};
    Admit admit;
    admit.keys = device.keys();
    admit.person = *PersonId::from(device.id().view().first(PersonId::size));
    admit.label = request.label;
    admit.role = role;
    admit.byDevice = signRequest(request, device.signing);
    return admit;
}

} // namespace shoal::swarm
