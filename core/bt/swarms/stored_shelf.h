// Metadata of a swarm's shares that are on the list, for members who ask: from the store, with little of it in memory.
#pragma once

#include "core/state/store.h"
#include "core/swarm/links/metadata/metadata_answers.h"

#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace shoal::bt {

/// Ask `find` first, then `isComing`: what isn't here begins to be loaded by the former.
class StoredShelf final : public swarm::MetadataShelf {
public:
    static constexpr std::size_t mostBytes = 8 * 1024 * 1024;

    /// `onLoaded`: something that was coming is here, or is known not to be. The store must outlive it.
    StoredShelf(Store& store, const swarm::SwarmId& swarm, std::function<void()> onLoaded,
                std::size_t bytes = mostBytes);
    ~StoredShelf() override;

    swarm::ByteView find(const swarm::ShareId& share, swarm::MetadataPart part) const override;
    bool isComing(const swarm::ShareId& share, swarm::MetadataPart part) const override;

private:
    struct Shelf;
    std::shared_ptr<Shelf> shelf_;
};

} // namespace shoal::bt
