// Metadata that a peer asked for, part by part (docs/swarm-protocol.md, section 8.4).
#pragma once

#include "core/swarm/links/messages/metadata_messages.h"

#include <cstddef>
#include <deque>
#include <optional>

namespace shoal::swarm {

/// What there is to give. Info dictionaries without their `ssl-cert`, piece layers as they stand in a torrent file.
class MetadataShelf {
public:
    virtual ~MetadataShelf() = default;
    /// Empty for what isn't here. Valid until the next call.
    virtual ByteView find(const ShareId& share, MetadataPart part) const = 0;
    /// `find` had nothing, and is loading it: whoever asked waits, and is answered once this is false. Ask `find` first.
    virtual bool isComing(const ShareId&, MetadataPart) const { return false; }
};

inline constexpr std::size_t mostPartsAsked = 8; ///< open at once: 256 KiB

/// One link's. A part is made only when it is taken, so eight requests are all that it holds.
class MetadataAnswers {
public:
    /// False for one too many.
    bool ask(const MetadataWanted& wanted);
    bool isEmpty() const { return wanted_.empty(); }
    /// Whether the oldest one can be answered now.
    bool isReady(const MetadataShelf& shelf) const
    {
        if (wanted_.empty())
            return false;
        const auto& first = wanted_.front();
        return !shelf.find(first.share, first.part).empty() || !shelf.isComing(first.share, first.part);
    }
    /// The answer to the oldest request. There must be one. To be taken only while the connection has room.
    MetadataMessage next(const MetadataShelf& shelf);

private:
    std::deque<MetadataWanted> wanted_;
};

} // namespace shoal::swarm
