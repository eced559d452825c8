// One message of each kind, as the test vectors have them.
#pragma once

#include "core/swarm/links/messages/log_messages.h"
#include "core/swarm/links/messages/metadata_messages.h"
#include "tests/core/swarm/vectors.h"

#include <string>
#include <utility>
#include <vector>

namespace shoal::swarm {

/// By the names of the document's table.
inline std::vector<std::pair<std::string, LogMessage>> sampleLogMessages()
{
    const auto owner = vectorId<DeviceId>("id-owner");
    const auto joiner = vectorId<DeviceId>("id-joiner");
    const auto genesis = vectorId<EntryId>("id-swarm");
    const Range low{joiner, before(0), {7, filled<EntryId>(0x11)}};
    const Range high{joiner, {7, filled<EntryId>(0x11)}, before(pastAll)};
    const Row ofOwner{owner, 4, 4, filled<RangeDigest>(0x12), 0};
    const Row ofJoiner{joiner, 300, 301, filled<RangeDigest>(0x13), 8};
    const ValueName hold{ValueKind::Hold, owner};
    const ValueName statement{ValueKind::Statement, owner};
    return {
        {"log-state", StateTold{filled<StateDigest>(0x14), filled<StateDigest>(0x15), 4, genesis}},
        {"log-wanted", EntriesWanted{9, {genesis}, {low, high}, {owner}}},
        {"log-entries", EntriesTold{9, Rest::Cut, {vectorBytes("leave")}}},
        {"log-hold", ValuePart{hold, 77, 40'000, 39'997, {1, 2, 3}}},
        {"log-secret-wanted", SecretWanted{genesis}},
        {"log-secret", SecretTold{genesis, secretOf(4)}},
        {"log-taken", BytesTaken{65'536}},
        {"log-rows", RowsTold{{ofOwner, ofJoiner}}},
        {"log-spans", SpansTold{{{low, 6, filled<RangeDigest>(0x16)}, {high, 295, filled<RangeDigest>(0x17)}}}},
        {"log-ids", IdsTold{{{low, true, {genesis}}, {high, false, {}}}}},
        {"log-versions",
         VersionsTold{{{statement, 1'700'000'000, filled<ValueDigest>(0x18)}, {hold, 77, filled<ValueDigest>(0x19)}}}},
        {"log-values-wanted", ValuesWanted{{statement, hold}}},
    };
}

inline std::vector<std::pair<std::string, MetadataMessage>> sampleMetadataMessages()
{
    const auto share = filled<ShareId>(0x0e);
    return {
        {"meta-wanted", MetadataWanted{share, MetadataPart::Layers, 32'768}},
        {"meta-part", MetadataTold{share, MetadataPart::Layers, 32'768, 32'771, {1, 2, 3}}},
        {"meta-not-here", MetadataNotHere{share}},
    };
}

} // namespace shoal::swarm
