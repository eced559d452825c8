#include "core/swarm/node/farewell.h"

#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/padding.h"
#include "core/swarm/crypto/seal.h"
#include "core/swarm/entries/entry.h"

#include <algorithm>

namespace shoal::swarm {
namespace {
constexpr std::size_t paddedEntry = farewellSize - AgreementKey::size - paddingHead - sealSize;

/// Nobody else is removed: owners' devices are taken away by the recovery key.
const Admit* admissionOf(const FoldedLog& log, const DeviceId& device)
{
    const auto* const bringer = log.fold() != nullptr ? log.fold()->bringerOf(device) : nullptr;
    return bringer != nullptr ? std::get_if<Admit>(&bringer->body) : nullptr;
}

bool doesName(const Remove& remove, const DeviceId& device, const PersonId& person)
{
    return remove.person == person || std::ranges::count(remove.devices, device) > 0;
}

std::optional<At> removeEntry(const FoldedLog& log, const DeviceId& device)
{
    const auto* const admission = admissionOf(log, device);
    if (admission == nullptr || log.fold()->member(device) != nullptr)
        return std::nullopt;
    for (const auto at : log.fold()->membership()) {
        const auto& record = log.log().record(at);
        const auto* const remove = std::get_if<Remove>(&record.membership()->body);
        if (remove != nullptr && doesName(*remove, device, admission->person) && log.fold()->counts(record.id))
            return at;
    }
    return std::nullopt;
}

Secret farewellKey(const Secret& agreed, const SwarmId& swarm, const AgreementKey& fresh, const AgreementKey& device)
{
    Bytes context;
    append(context, fresh.view());
    append(context, device.view());
    return derive(agreed.view(), swarm.view(), "shoal-farewell-seal-1", context);
}

Bytes boundTo(const SwarmId& swarm, const DeviceId& device)
{
    Bytes both;
    append(both, swarm.view());
    append(both, device.view());
    return labelled("shoal-farewell-1", both);
}
} // namespace

std::optional<Bytes> farewellTo(const DeviceId& device, const SwarmId& swarm, const FoldedLog& log,
                                const Secret& freshSeed)
{
    const auto entry = removeEntry(log, device);
    const auto& theirs = entry ? admissionOf(log, device)->keys.agreement : AgreementKey{};
    const AgreementPair fresh{freshSeed};
    const auto agreed = entry ? fresh.agree(theirs) : std::nullopt;
    if (!agreed || log.log().record(*entry).bytes.size() > paddedEntry)
        return std::nullopt;
    Bytes farewell;
    append(farewell, fresh.publicKey().view());
    append(farewell,
           seal(farewellKey(*agreed, swarm, fresh.publicKey(), theirs), Nonce{}, boundTo(swarm, device),
                padded(log.log().record(*entry).bytes, paddedEntry)));
    return farewell;
}

std::optional<Removal> readFarewell(ByteView bytes, const SwarmId& swarm, const FoldedLog& log, const DeviceId& self,
                                    const AgreementPair& keys)
{
    const auto* const fold = log.fold();
    const auto* const own = fold != nullptr ? fold->member(self) : nullptr;
    if (own == nullptr || own->role == Role::Owner || bytes.size() != farewellSize)
        return std::nullopt;
    const auto fresh = AgreementKey::from(bytes.first(AgreementKey::size));
    const auto agreed = fresh ? keys.agree(*fresh) : std::nullopt;
    const auto opened = agreed ? open(farewellKey(*agreed, swarm, *fresh, keys.publicKey()), Nonce{},
                                      boundTo(swarm, self), bytes.subspan(AgreementKey::size))
                               : std::nullopt;
    const auto plain = opened ? unpadded(*opened) : std::nullopt;
    const auto entry = plain ? readEntry(*plain) : std::nullopt;
    const auto* const remove = entry ? std::get_if<Remove>(&entry->body) : nullptr;
    if (remove == nullptr || entry->swarm != swarm || !doesName(*remove, self, own->person))
        return std::nullopt;
    const auto* const author = fold->member(entry->author);
    const auto* const bringer = fold->bringerOf(entry->author);
    const bool mayRemove = author != nullptr && bringer != nullptr && !author->isSuspended
        && (author->role == Role::Owner || (author->role == Role::Admin && own->role < Role::Admin));
    const auto isTheirs = [&](const SigningKey& key) {
        return deviceIdOf(key) == entry->author && isSignedBy(*plain, key);
    };
    if (!mayRemove || !std::ranges::any_of(keysIn(bringer->body), isTheirs))
        return std::nullopt;
    return Removal{entry->author, entry->time};
}

std::optional<Removal> removalIn(const FoldedLog& log, const DeviceId& device)
{
    const auto at = removeEntry(log, device);
    if (!at)
        return std::nullopt;
    const auto& entry = *log.log().record(*at).membership();
    return Removal{entry.author, entry.time};
}

} // namespace shoal::swarm
