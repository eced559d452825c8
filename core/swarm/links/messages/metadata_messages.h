// What stands in a sealed `sh_meta` message (docs/swarm-protocol.md, section 8.4).
#pragma once

#include "core/swarm/ids.h"
#include "core/swarm/links/messages/log_messages.h"

#include <cstdint>
#include <optional>
#include <variant>

namespace shoal::swarm {

enum class MetadataPart : std::uint8_t { Info = 0, Layers = 1 };

inline constexpr std::uint64_t largestMetadata = 268'435'456; ///< bytes that an offset or a total may name

struct MetadataWanted {
    ShareId share;
    MetadataPart part = MetadataPart::Info;
    std::uint64_t offset = 0;
    bool operator==(const MetadataWanted&) const = default;
};
struct MetadataTold {
    ShareId share;
    MetadataPart part = MetadataPart::Info;
    std::uint64_t offset = 0;
    std::uint64_t total = 1;
    Bytes bytes;
    bool operator==(const MetadataTold&) const = default;
};
struct MetadataNotHere {
    ShareId share;
    bool operator==(const MetadataNotHere&) const = default;
};

using MetadataMessage = std::variant<MetadataWanted, MetadataTold, MetadataNotHere>;

Bytes encodeMessage(const MetadataMessage& message);
/// Empty for whatever `encodeMessage` doesn't write, and for what breaks a limit.
std::optional<MetadataMessage> decodeMetadataMessage(ByteView plain);

} // namespace shoal::swarm
