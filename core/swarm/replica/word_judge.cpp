#include "core/swarm/replica/word_judge.h"

#include "core/swarm/records/member_record.h"
#include "core/swarm/replica/hold_words.h"

namespace shoal::swarm {
bool WordJudge::isKept(const ValueName& name) const
{
    const auto speaker = members_.speaker(name.device);
    return speaker && (name.kind != ValueKind::Statement || speaker->isAuthority);
}

ValueJudge::Verdict WordJudge::judge(const ValueName& name, std::uint64_t version, ByteView bytes) const
{
    if (!isKept(name))
        return Verdict::NotNow;
    switch (name.kind) {
    case ValueKind::Statement: return judgeStatement(name.device, version, bytes);
    case ValueKind::Hold: return judgeHold(name.device, version, bytes);
    case ValueKind::Whereabouts: return judgeWhereabouts(name.device, version, bytes);
    }
    return Verdict::Void;
}

ValueJudge::Verdict WordJudge::judgeStatement(const DeviceId& device, std::uint64_t version, ByteView bytes) const
{
    const auto statement = readStatement(bytes);
    if (!statement || statement->device != device || secondsOf(statement->time) != version)
        return Verdict::Void;
    if (!freshness_)
        return Verdict::NotNow;
    switch (clock_.system ? freshness_->hear(bytes, *clock_.system) : freshness_->restore(bytes)) {
    case Heard::Taken: return Verdict::Sound;
    case Heard::Void: return Verdict::Void;
    case Heard::Old:
    case Heard::FromTheFuture:
    case Heard::NotTheirs: break;
    }
    return Verdict::NotNow;
}

ValueJudge::Verdict WordJudge::judgeHold(const DeviceId& device, std::uint64_t version, ByteView bytes) const
{
    const auto parts = splitHold(bytes);
    const auto first = parts ? readHoldPart(parts->front()) : std::nullopt;
    if (!first || first->device != device || first->counter != version)
        return Verdict::Void;
    for (const auto& part : *parts)
        switch (holds_.tell(part, clock_.system ? clock_.now : HoldBook::Time{})) {
        case Told::Taken:
        case Told::Old: break; // the digest says which of two with one counter stays
        case Told::TooSoon:
        case Told::NotAMember: return Verdict::NotNow;
        case Told::Void: return Verdict::Void;
        }
    return Verdict::Sound;
}

ValueJudge::Verdict WordJudge::judgeWhereabouts(const DeviceId& device, std::uint64_t version, ByteView bytes) const
{
    const auto addresses = readMemberRecord(bytes);
    const auto speaker = members_.speaker(device);
    if (!addresses || !speaker || secondsOf(addresses->time) != version
        || !areSignedBy(*addresses, swarm_, speaker->key))
        return Verdict::Void;
    return Verdict::Sound; // whatever its clock says: it is the device's own word, and no other's
}

} // namespace shoal::swarm
