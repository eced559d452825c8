#include "core/swarm/node/logged_invites.h"

#include <tuple>

namespace shoal::swarm {
namespace {

/// As FoldInvites ranks those of one key.
std::tuple<bool, At> rankOf(const Invite& invite, At entry) { return {invite.person.has_value(), entry}; }
} // namespace

std::optional<InviteFacts> LoggedInvites::invite(const SigningKey& key) const
{
    const auto* const one = find(key);
    return one != nullptr ? std::optional{one->facts} : std::nullopt;
}

const LoggedInvites::One* LoggedInvites::find(const SigningKey& key) const
{
    const auto& invites = all();
    const auto found = places_.find(key);
    return found != places_.end() ? &invites[found->second] : nullptr;
}

const std::vector<LoggedInvites::One>& LoggedInvites::all() const
{
    if (counted_ != version())
        count();
    return all_;
}

void LoggedInvites::count() const
{
    counted_ = version();
    all_.clear();
    places_.clear();
    const auto* const fold = log_.fold();
    if (fold == nullptr)
        return;
    std::map<SigningKey, At> best;
    std::map<EntryId, std::uint64_t> admissions;
    for (const auto entry : fold->membership()) {
        const auto& record = log_.log().record(entry);
        const auto& body = record.membership()->body;
        if (const auto* const invite = std::get_if<Invite>(&body); invite != nullptr && fold->counts(record.id)) {
            const auto [place, isFirst] = best.emplace(invite->key, entry);
            const auto& other = std::get<Invite>(log_.log().record(place->second).membership()->body);
            if (!isFirst && rankOf(*invite, entry) < rankOf(other, place->second))
                place->second = entry;
        } else if (const auto* const admit = std::get_if<Admit>(&body);
                   admit != nullptr && admit->invite && fold->counts(record.id)) {
            ++admissions[*admit->invite];
        }
    }
    for (const auto entry : fold->membership()) {
        const auto& record = log_.log().record(entry);
        const auto* const invite = std::get_if<Invite>(&record.membership()->body);
        const auto place = invite != nullptr ? best.find(invite->key) : best.end();
        if (place == best.end() || place->second != entry)
            continue;
        places_[invite->key] = all_.size();
        all_.push_back(
            {record.id,
             {log_.log().device(record.author), *invite, fold->isCancelled(record.id), admissions[record.id]}});
    }
}

} // namespace shoal::swarm
