#include "tests/core/swarm/simulation/story.h"

#include <algorithm>
#include <tuple>

namespace shoal::swarm::simulation {
namespace {

std::optional<DeviceId> deviceBroughtBy(const Body& body)
{
    const auto keys = keysIn(body); // genesis names its owner's before the recovery key
    return keys.empty() ? std::nullopt : std::optional{deviceIdOf(keys.front())};
}
} // namespace

View reversed(View view)
{
    std::ranges::reverse(view);
    return view;
}

PersonId personBroughtBy(const Told& bringer)
{
    if (const auto* const admit = as<Admit>(bringer))
        return admit->person;
    const auto* const owner = as<OwnerDevice>(bringer);
    return owner ? owner->person : as<Genesis>(bringer)->person;
}

bool comesFirst(const Told* one, const Told* other)
{
    return std::tie(one->entry.lamport, one->entry.author, one->id)
        < std::tie(other->entry.lamport, other->entry.author, other->id);
}

const Told& Story::add(const EntryId& id, Entry entry)
{
    if (const auto* const known = find(id))
        return *known;
    Told told{.id = id, .entry = std::move(entry), .number = told_.size()};
    told.brings = deviceBroughtBy(told.entry.body);
    told.ancestors.resize(told.number);
    for (const auto& parent : parentsOf(told.entry)) {
        const auto& known = *byId_.at(parent);
        told.ancestors[known.number] = true;
        for (std::size_t i = 0; i < known.ancestors.size(); ++i)
            if (known.ancestors[i])
                told.ancestors[i] = true;
    }
    told_.push_back(std::move(told));
    byId_.emplace(id, &told_.back());
    return told_.back();
}

const Told* Story::find(const EntryId& id) const
{
    const auto found = byId_.find(id);
    return found != byId_.end() ? found->second : nullptr;
}

void Story::removeLast()
{
    byId_.erase(told_.back().id);
    told_.pop_back();
}

View Story::all() const
{
    View view;
    view.reserve(told_.size());
    for (const auto& told : told_)
        view.push_back(&told);
    std::ranges::sort(view, comesFirst);
    return view;
}

View Story::viewOf(const Log& log)
{
    View view;
    for (const auto& id : log.inOrder()) // parents first
        view.push_back(&add(id, *log.find(id)));
    return view;
}

} // namespace shoal::swarm::simulation
