#include "core/swarm/links/messages/metadata_messages.h"

#include "core/swarm/encoding/cbor.h"
#include "core/swarm/links/auth/sealed_channel.h"
#include "core/torrent/info_hash.h"
#include "tests/core/swarm/links/messages/sample_messages.h"

#include <gtest/gtest.h>

namespace shoal::swarm {
namespace {

bool isTaken(const MetadataMessage& message) { return decodeMetadataMessage(encodeMessage(message)).has_value(); }

TEST(SwarmMetadataMessages, AreTheDocumentsBytesAndAreReadBack)
{
    for (const auto& [name, message] : sampleMetadataMessages()) {
        const auto bytes = encodeMessage(message);
        EXPECT_EQ(toHex(bytes), vectorText(name)) << name;
        EXPECT_EQ(decodeMetadataMessage(bytes), message) << name;
        for (std::size_t size = 0; size < bytes.size(); ++size)
            EXPECT_FALSE(decodeMetadataMessage(ByteView{bytes}.first(size))) << name << " " << size;
    }
}

TEST(SwarmMetadataMessages, KeepTheirLimits)
{
    const auto part = [](std::uint64_t total, std::uint64_t offset, std::size_t size) {
        return MetadataTold{{}, MetadataPart::Info, offset, total, Bytes(size, 1)};
    };
    EXPECT_TRUE(isTaken(part(largestMetadata, 0, longestPart)));
    EXPECT_LE(encodeMessage(part(largestMetadata, largestMetadata - longestPart, longestPart)).size(), longestPlain);
    EXPECT_FALSE(isTaken(part(largestMetadata, 0, longestPart + 1)));
    EXPECT_FALSE(isTaken(part(largestMetadata + 1, 0, 1)));
    EXPECT_FALSE(isTaken(part(10, 8, 3))) << "beyond the end";
    EXPECT_FALSE(isTaken(part(10, 0, 0)));
    EXPECT_FALSE(isTaken(MetadataWanted{{}, static_cast<MetadataPart>(2), 0}));
    EXPECT_FALSE(isTaken(MetadataWanted{{}, MetadataPart::Info, largestMetadata + 1}));
    EXPECT_FALSE(decodeMetadataMessage(encodeCbor(Cbor{Cbor::Array{4, Bytes(32, 1)}})));
}

} // namespace
} // namespace shoal::swarm
