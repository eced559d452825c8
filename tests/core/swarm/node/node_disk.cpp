// The disk of a simulated member: what it took, when it answers, and what is left of it after a crash.
#include "tests/core/swarm/node/node_world.h"

#include <algorithm>

namespace shoal::swarm {

bool NodeDisk::step()
{
    if (stepsLeft && --*stepsLeft < 0)
        stepsLeft = 0;
    return !isOut();
}

void NodeDisk::answer(Kept then, Result<void> result)
{
    world_.later(diskDelay, [this, then = std::move(then), result = std::move(result)] {
        if (!isOut())
            then(result);
    });
}

void NodeDisk::append(std::vector<Bytes> added)
{
    if (step())
        for (auto& entry : added)
            if (std::ranges::find(entries, entry) == entries.end())
                entries.push_back(std::move(entry));
}

void NodeDisk::keepFirst(std::vector<Bytes> added, std::vector<KeptEpoch> secrets, Kept then)
{
    keepOwn(std::move(added), std::move(secrets), std::move(then));
}

void NodeDisk::keepOwn(std::vector<Bytes> added, std::vector<KeptEpoch> secrets, Kept then)
{
    if (isFull)
        return answer(std::move(then), fail(ErrorKind::DiskFull, "profile"));
    append(std::move(added));
    if (isOut())
        return;
    for (const auto& secret : secrets)
        epochs.push_back(secret);
    if (step()) // it may be pulled out between writing and the answer
        answer(std::move(then), {});
}

void NodeDisk::doubtIt(const OwnEntryKeeper::Verdict& doubt)
{
    if (step())
        verdict = doubt;
}

void NodeDisk::settle(const Line&, Kept then)
{
    if (!step())
        return;
    verdict = {};
    ++lines;
    answer(std::move(then), {});
}

void NodeDisk::addEpoch(const KeptEpoch& epoch)
{
    if (step())
        epochs.push_back(epoch);
}

void NodeDisk::putStatement(const DeviceId& of, Bytes bytes)
{
    if (step())
        statements[of] = std::move(bytes);
}

void NodeDisk::putHold(const DeviceId& of, std::uint64_t, std::vector<Bytes> parts)
{
    if (step())
        holds[of] = std::move(parts);
}

void NodeDisk::forgetWords(const DeviceId& of)
{
    if (!step())
        return;
    statements.erase(of);
    holds.erase(of);
}

void NodeDisk::keepStamp(std::chrono::sys_seconds kept)
{
    if (step())
        stamp = kept;
}

void NodeDisk::keepSeen(std::vector<SeenDevice> devices)
{
    if (!isOut())
        for (auto& device : devices)
            seen.insert_or_assign(device.device, std::move(device));
}

void NodeDisk::putJoining(const KeptJoining& joining, Kept then)
{
    if (!step())
        return;
    joinings[{joining.kind, joining.id}] = joining;
    answer(std::move(then), {});
}

void NodeDisk::removeJoining(JoiningKind kind, Bytes id)
{
    if (step())
        joinings.erase({kind, std::move(id)});
}

} // namespace shoal::swarm
