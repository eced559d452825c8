// Histories that break a promise, cut down and printed.
#include "tests/core/swarm/simulation/plain_steps.h"
#include "tests/core/swarm/simulation/promised.h"
#include "tests/core/swarm/simulation/truth.h"

#include <algorithm>

namespace shoal::swarm::simulation {
namespace {

std::string nameOf(const World& world, const DeviceId& device)
{
    const auto number = world.numberOf(device);
    if (!number)
        return "?";
    if (*number == World::recovery)
        return "R";
    return (world.isHonest(device) ? "d" : "M") + std::to_string(*number);
}

std::string nameOf(const World& world, const PersonId& person)
{
    for (std::size_t i = 0; i < world.devices(); ++i)
        if (personOf(World::idOf(i)) == person)
            return "person" + std::to_string(i);
    return "person?";
}

std::string numberOf(const World& world, const EntryId& id)
{
    const auto* const e = world.story().find(id);
    return e ? "#" + std::to_string(e->number) : "#?";
}

std::string numbersOf(const World& world, const std::vector<EntryId>& ids)
{
    std::string text;
    for (const auto& id : ids)
        text += (text.empty() ? "" : " ") + numberOf(world, id);
    return "[" + text + "]";
}

std::string saidBy(const World& world, const Told& e)
{
    const auto role = [](Role value) { return " as " + std::to_string(static_cast<int>(value)); };
    std::string devices;
    for (const auto& device : devicesNamedIn(e.entry.body))
        devices += " " + nameOf(world, device);
    const auto* const through = throughOf(e.entry.body);
    const auto reach = through && !through->empty() ? " through " + numbersOf(world, *through) : "";
    if (as<Genesis>(e))
        return "genesis";
    if (as<OwnerDevice>(e))
        return "owner " + nameOf(world, *e.brings) + " " + nameOf(world, personBroughtBy(e))
            + (devices.empty() ? "" : " cuts" + devices);
    if (const auto* const invite = as<Invite>(e))
        return "invite" + role(invite->role) + (invite->person ? " into " + nameOf(world, *invite->person) : "")
            + " key " + std::to_string(invite->key.bytes[0]);
    if (const auto* const cancel = as<CancelInvite>(e))
        return "cancel " + numberOf(world, cancel->invite);
    if (const auto* const admit = as<Admit>(e))
        return "admit " + nameOf(world, *e.brings) + " " + nameOf(world, admit->person) + role(admit->role)
            + (admit->invite ? " under " + numberOf(world, *admit->invite) : "");
    if (const auto* const change = as<ChangeRole>(e))
        return "role" + devices + " " + nameOf(world, change->person) + role(change->role) + reach;
    if (as<Leave>(e))
        return "leave";
    if (const auto* const remove = as<Remove>(e))
        return "remove" + devices + (remove->person ? " " + nameOf(world, *remove->person) : "") + reach;
    if (as<Epoch>(e))
        return "epoch";
    if (as<Settle>(e))
        return "settle" + devices + reach;
    return as<Publish>(e) ? "publish" : "retire " + numberOf(world, as<Retire>(e)->publish);
}
} // namespace

std::string readable(const World& world, const View& view, const PlainState& state)
{
    constexpr std::array levels{"recovery", "owner", "admin", "member"};
    std::string text = "d: honest, M: not; counts: +; R: recovery key\n";
    for (const auto* const e : view) {
        text += (state.counts(e->id) ? "+ #" : "  #") + std::to_string(e->number) + " " + nameOf(world, e->entry.author)
            + "/" + std::to_string(e->entry.sequence) + " after "
            + (e->entry.previous ? numberOf(world, *e->entry.previous) : "-") + " " + numbersOf(world, e->entry.past)
            + " (" + levels.at(static_cast<std::size_t>(state.levels.at(e->id))) + ") " + saidBy(world, *e) + "\n";
    }
    for (const auto& [device, member] : state.members)
        text += nameOf(world, device) + " is a member as " + std::to_string(static_cast<int>(member.role))
            + (member.isSuspended ? ", suspended" : "") + "\n";
    return text;
}

View cutDown(View view, const std::function<bool(const View&)>& isBroken)
{
    for (std::size_t i = view.size(); i-- > 1;) {
        if (i >= view.size())
            continue;
        auto fewer = view;
        const auto& out = *view[i];
        std::erase_if(fewer, [&](const auto* e) { return knows(*e, out); });
        if (isBroken(fewer))
            view = std::move(fewer);
    }
    return view;
}

} // namespace shoal::swarm::simulation
