#include "core/swarm/records/kept_records.h"

#include "core/swarm/records/lobby_record.h"
#include "core/swarm/records/member_record.h"

#include <utility>

namespace shoal::swarm {
namespace {
using std::chrono::sys_days;
using std::chrono::sys_seconds;

/// With a device that may be told something.
std::optional<Secret> agreedWith(const DeviceId& other, const AgreementPair& own, const RecordMembers& members)
{
    const auto keys = members.keysOf(other);
    return keys ? own.agree(keys->agreement) : std::nullopt;
}

dht::Item itemAt(const RecordPlace& place, const RecordDevice& device, const RecordSources& sources, sys_seconds stamp)
{
    const auto record = signAddresses(device.swarm, device.signing, sources.addresses(), stamp);
    return sealMemberRecord(place, record, sources.nonce());
}
} // namespace

MemberRecord::MemberRecord(RecordDevice device, const Secret& rendezvous, RecordSources sources)
    : device_{std::move(device)}
    , rendezvous_{rendezvous}
    , sources_{std::move(sources)}
{}

std::optional<dht::Item> MemberRecord::write(sys_days day, sys_seconds stamp)
{
    return itemAt(memberPlace(rendezvous_, device_.swarm, device_.id(), day), device_, sources_, stamp);
}

void MemberRecord::onContested(sys_days) { isContested_ = true; }

PairRecord::PairRecord(RecordDevice device, const DeviceId& reader, const RecordMembers& members, RecordSources sources)
    : device_{std::move(device)}
    , reader_{reader}
    , members_{members}
    , sources_{std::move(sources)}
{}

std::optional<dht::Item> PairRecord::write(sys_days day, sys_seconds stamp)
{
    const auto agreed = agreedWith(reader_, device_.agreement, members_);
    if (!agreed)
        return std::nullopt;
    return itemAt(pairPlace(*agreed, device_.swarm, device_.id(), reader_, day), device_, sources_, stamp);
}

LobbySeat::LobbySeat(const LobbySecret& lobby, const ShortSwarmId& swarm, const dht::SlotChoice& choice,
                     RecordSources sources)
    : lobby_{lobby}
    , swarm_{swarm}
    , choice_{choice}
    , sources_{std::move(sources)}
{}

std::optional<dht::Item> LobbySeat::write(sys_days day, sys_seconds stamp)
{
    return sealLobbyRecord(lobbyPlace(lobby_, swarm_, slot(), day), {sources_.addresses(), stamp}, sources_.nonce());
}

void LobbySeat::onContested(sys_days) { choice_.moveOn(); }

ReturnNote::ReturnNote(RecordDevice admin, const DeviceId& member, std::function<EpochSecret()> epoch,
                       const RecordMembers& members, RecordSources sources)
    : admin_{std::move(admin)}
    , member_{member}
    , epoch_{std::move(epoch)}
    , members_{members}
    , sources_{std::move(sources)}
{}

std::optional<dht::Item> ReturnNote::write(sys_days day, sys_seconds stamp)
{
    const auto agreed = agreedWith(member_, admin_.agreement, members_);
    if (!agreed)
        return std::nullopt;
    const auto record = signReturn({admin_.swarm, member_}, admin_.signing, epoch_(), sources_.addresses(), stamp);
    return sealReturnRecord(returnPlace(*agreed, admin_.swarm, admin_.id(), member_, day), record, sources_.nonce());
}

} // namespace shoal::swarm
