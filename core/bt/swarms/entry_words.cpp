#include "core/bt/swarms/entry_words.h"

#include "core/bt/swarms/swarm_words.h"
#include "core/torrent/info_hash.h"

#include <algorithm>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <variant>

namespace shoal::bt {
namespace {
constexpr std::size_t shownKey = 4; // bytes, as lists of invites have them

/// A device that the entry brings.
struct Brought {
    swarm::DeviceId device;
    swarm::PersonId person;
    std::string label;
};

std::optional<Brought> broughtBy(const swarm::Body& body)
{
    if (const auto* const genesis = std::get_if<swarm::Genesis>(&body))
        return Brought{swarm::deviceIdOf(genesis->owner.signing), genesis->person, genesis->label};
    if (const auto* const owner = std::get_if<swarm::OwnerDevice>(&body))
        return Brought{swarm::deviceIdOf(owner->keys.signing), owner->person, owner->label};
    if (const auto* const admit = std::get_if<swarm::Admit>(&body))
        return Brought{swarm::deviceIdOf(admit->keys.signing), admit->person, admit->label};
    return std::nullopt;
}

/// "a reader", "an admin".
std::string aRole(swarm::Role role)
{
    const std::string name = swarmRoleName(roleOf(role));
    return (role == swarm::Role::Admin || role == swarm::Role::Owner ? "an " : "a ") + name;
}

std::string shortKey(const swarm::SigningKey& key) { return toHex(key.view().first(shownKey)); }
} // namespace

EntryWords::EntryWords(const swarm::Log& log, const swarm::Fold& fold)
    : log_{log}
    , fold_{fold}
{
    for (const auto entry : fold.membership()) {
        const auto& body = log.record(entry).membership()->body;
        if (const auto* const genesis = std::get_if<swarm::Genesis>(&body))
            recovery_ = swarm::deviceIdOf(genesis->recovery);
        const auto brought = broughtBy(body);
        if (!brought)
            continue;
        auto& devices = devices_[brought->person];
        if (std::ranges::find(devices, brought->device) == devices.end())
            devices.push_back(brought->device);
    }
}

std::string EntryWords::labelOf(const swarm::DeviceId& device) const
{
    if (device == recovery_)
        return "recovery words";
    if (const auto* const known = fold_.member(device))
        return known->label;
    const auto* const bringer = fold_.bringerOf(device);
    const auto brought = bringer != nullptr ? broughtBy(bringer->body) : std::nullopt;
    return brought ? brought->label : std::string{};
}

std::string EntryWords::nameOf(const swarm::DeviceId& device) const
{
    const auto label = labelOf(device);
    return label.empty() ? shortHexOf(device) : label;
}

std::string EntryWords::namesOf(const std::vector<swarm::DeviceId>& devices) const
{
    std::string names;
    for (const auto& device : devices)
        names += (names.empty() ? "" : ", ") + nameOf(device);
    return names;
}

std::string EntryWords::textOf(const swarm::Entry& entry) const
{
    return std::visit([this](const auto& body) { return text(body); }, entry.body);
}

std::string EntryWords::text(const swarm::Genesis& genesis) const
{
    return fmt::format("founds \"{}\", owned by {}", genesis.name, genesis.label);
}

std::string EntryWords::text(const swarm::OwnerDevice& owner) const
{
    const auto cut = owner.cut.empty() ? std::string{} : ", and takes away " + namesOf(owner.cut);
    return fmt::format("makes {} an owner's device{}", owner.label, cut);
}

std::string EntryWords::text(const swarm::Invite& invite) const
{
    return fmt::format("makes the invite {}: lets in {} {} as {}, until {:%Y-%m-%d %H:%M} UTC{}", shortKey(invite.key),
                       invite.uses, invite.uses == 1 ? "device" : "devices, each", aRole(invite.role), invite.expiry,
                       invite.approval == swarm::Approval::Needed ? ", with approval" : "");
}

std::string EntryWords::text(const swarm::CancelInvite& cancel) const
{
    const auto made = log_.find(cancel.invite);
    const auto* const invite = made ? std::get_if<swarm::Invite>(&made->body) : nullptr;
    return invite == nullptr ? "cancels an invite" : "cancels the invite " + shortKey(invite->key);
}

std::string EntryWords::text(const swarm::Admit& admit) const
{
    return fmt::format("lets in {} as {}", admit.label, aRole(admit.role));
}

std::string EntryWords::text(const swarm::ChangeRole& change) const
{
    const auto limit = change.quota == 0 ? std::string{} : fmt::format(", with up to {} entries", change.quota);
    return fmt::format("makes {} {}{}", nameOf(change.device), aRole(change.role), limit);
}

std::string EntryWords::text(const swarm::Leave&) const { return "leaves"; }

std::string EntryWords::text(const swarm::Remove& remove) const
{
    if (!remove.person)
        return "removes " + namesOf(remove.devices);
    const auto devices = devices_.find(*remove.person);
    if (devices == devices_.end())
        return "removes a person with all devices";
    return fmt::format("removes {}{}", namesOf(devices->second),
                       devices->second.size() == 1 ? "" : ": all devices of one person");
}

std::string EntryWords::text(const swarm::Epoch&) const { return "changes the secret that the members share"; }

std::string EntryWords::text(const swarm::Settle& settle) const
{
    return fmt::format("ends the suspension of {}", nameOf(settle.device));
}

std::string EntryWords::text(const swarm::Publish& publish) const { return fmt::format("shares \"{}\"", publish.name); }

std::string EntryWords::text(const swarm::Retire& retire) const
{
    const auto shared = log_.find(retire.publish);
    const auto* const publish = shared ? std::get_if<swarm::Publish>(&shared->body) : nullptr;
    return publish == nullptr ? "takes a share out of the catalogue"
                              : fmt::format("takes \"{}\" out of the catalogue", publish->name);
}

const char* kindOf(const swarm::Body& body)
{
    constexpr const char* names[]{"genesis", "owner",  "invite", "cancel-invite", "admit",   "role",
                                  "leave",   "remove", "epoch",  "settle",        "publish", "retire"};
    static_assert(std::size(names) == std::variant_size_v<swarm::Body>);
    return names[body.index()];
}

} // namespace shoal::bt
