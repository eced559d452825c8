#include "core/swarm/writing/entry_writer.h"

#include <algorithm>

namespace shoal::swarm {
namespace {

/// The newest entries of a device, one a branch: none of its others knows them.
std::vector<At> lastBy(const Log& log, const DeviceId& device)
{
    const auto author = log.author(device);
    std::vector<At> last;
    if (!author)
        return last;
    const auto chain = log.chain(*author);
    for (auto at = chain.rbegin(); at != chain.rend() && last.size() < mostNamed; ++at)
        if (std::ranges::none_of(last, [&](At later) { return log.ancestry().isAncestor(*at, later); }))
            last.push_back(*at);
        else if (log.forks(*author).empty())
            break;
    return last;
}

Through* throughIn(Body& body)
{
    if (auto* const owner = std::get_if<OwnerDevice>(&body))
        return owner->cut.empty() ? nullptr : &owner->through;
    if (auto* const change = std::get_if<ChangeRole>(&body))
        return &change->through;
    if (auto* const remove = std::get_if<Remove>(&body))
        return &remove->through;
    auto* const settle = std::get_if<Settle>(&body);
    return settle != nullptr ? &settle->through : nullptr;
}

std::vector<DeviceId> reachedBy(const Body& body, const Fold& fold)
{
    auto devices = devicesNamedIn(body);
    if (const auto* const remove = std::get_if<Remove>(&body); remove != nullptr && remove->person)
        for (const auto& [device, member] : fold.members())
            if (member.person == *remove->person)
                devices.push_back(device);
    return devices;
}

void addKnown(Body& body, const Log& log, const Fold& fold)
{
    auto* const through = throughIn(body);
    if (through == nullptr)
        return;
    for (const auto& device : reachedBy(body, fold))
        for (const auto entry : lastBy(log, device))
            if (through->size() < mostNamed)
                through->push_back(log.record(entry).id);
    std::ranges::sort(*through);
    through->erase(std::unique(through->begin(), through->end()), through->end());
}

std::optional<Bytes> signedAfter(Entry entry, const SigningPair& by, const Log& log)
{
    for (const auto& parent : parentsOf(entry))
        if (const auto place = log.at(parent))
            entry.lamport = std::max(entry.lamport, log.record(*place).lamport + 1);
    return writeEntry(entry, by);
}
} // namespace

tl::expected<Bytes, NoRight> EntryWriter::write(Body body, std::chrono::sys_seconds time) const
{
    const auto self = deviceIdOf(device_.publicKey());
    if (const auto may = mayWrite(log_, fold_, self, body); !may)
        return tl::unexpected{may.error()};
    addKnown(body, log_, fold_);
    Entry entry{.swarm = SwarmId{log_.record(At{0}).id.bytes}, .author = self, .time = time, .body = std::move(body)};
    if (const auto previous = last()) {
        entry.previous = log_.record(*previous).id;
        entry.sequence = log_.record(*previous).sequence + 1;
    }
    for (const auto& head : fold_.heads(self))
        if (const auto place = log_.at(head);
            head != entry.previous && !(last() && log_.ancestry().isAncestor(*place, *last())))
            entry.past.push_back(head);
    auto bytes = signedAfter(std::move(entry), device_, log_);
    return bytes ? tl::expected<Bytes, NoRight>{std::move(*bytes)} : tl::unexpected{NoRight::BrokenLimit};
}

std::optional<At> EntryWriter::last() const
{
    const auto author = log_.author(deviceIdOf(device_.publicKey()));
    if (!author || log_.chain(*author).empty())
        return std::nullopt;
    return log_.chain(*author).back();
}

std::optional<Bytes> writeGenesis(const Genesis& genesis, const SigningPair& owner, std::chrono::sys_seconds time)
{
    return writeEntry({.author = deviceIdOf(owner.publicKey()), .time = time, .body = genesis}, owner);
}

std::optional<Bytes> writeRecovery(OwnerDevice body, const SigningPair& recovery, const Log& log, const Fold& fold,
                                   std::chrono::sys_seconds time)
{
    const auto self = deviceIdOf(recovery.publicKey());
    Body whole = std::move(body);
    addKnown(whole, log, fold);
    Entry entry{.swarm = SwarmId{log.record(At{0}).id.bytes}, .author = self, .time = time, .body = std::move(whole)};
    const auto before = lastBy(log, self);
    if (!before.empty()) {
        entry.previous = log.record(before.front()).id;
        entry.sequence = log.record(before.front()).sequence + 1;
    }
    entry.past = fold.heads(self);
    if (entry.previous)
        std::erase(entry.past, *entry.previous);
    return signedAfter(std::move(entry), recovery, log);
}

} // namespace shoal::swarm
