#include "core/bt/swarms/stored_shelf.h"

#include "core/bt/swarms/share_metadata.h"

#include <optional>

namespace shoal::bt {

struct StoredShelf::Shelf : std::enable_shared_from_this<Shelf> {
    using Key = std::pair<swarm::ShareId, swarm::MetadataPart>;
    struct Piece {
        Key key;
        std::string bytes;
    };

    Shelf(Store& owner, const swarm::SwarmId& id, std::function<void()> news, std::size_t limit)
        : store{owner}
        , swarm{id}
        , onLoaded{std::move(news)}
        , most{limit}
    {}

    void load(const Key& key)
    {
        coming.insert(key);
        store.ask(
            [swarm = swarm, key](StoreParts& parts) -> std::optional<std::string> {
                const auto torrent = parts.catalogue.torrentOf(swarm, key.first);
                auto metadata = torrent ? metadataOf(*torrent) : std::nullopt;
                if (!metadata)
                    return std::nullopt;
                return std::move(key.second == swarm::MetadataPart::Info ? metadata->info : metadata->layers);
            },
            [weak = weak_from_this(), key](std::optional<std::string> bytes) {
                if (const auto self = weak.lock())
                    self->loaded(key, std::move(bytes));
            });
    }

    void loaded(const Key& key, std::optional<std::string> bytes)
    {
        coming.erase(key);
        if (bytes && !bytes->empty()) {
            held += bytes->size();
            pieces.push_front({key, std::move(*bytes)});
            places[key] = pieces.begin();
        } else if (missing.size() < mostMissing) {
            missing.insert(key);
        }
        // The newest stays, however large it is: somebody is being given it.
        while (held > most && pieces.size() > 1) {
            held -= pieces.back().bytes.size();
            places.erase(pieces.back().key);
            pieces.pop_back();
        }
        onLoaded();
    }

    static constexpr std::size_t mostMissing = 1000;

    Store& store;
    swarm::SwarmId swarm;
    std::function<void()> onLoaded;
    std::size_t most;
    std::size_t held = 0;
    std::list<Piece> pieces; ///< the last used comes first
    std::map<Key, std::list<Piece>::iterator> places;
    std::set<Key> coming;
    std::set<Key> missing; ///< until somebody was told
};

StoredShelf::StoredShelf(Store& store, const swarm::SwarmId& swarm, std::function<void()> onLoaded, std::size_t bytes)
    : shelf_{std::make_shared<Shelf>(store, swarm, std::move(onLoaded), bytes)}
{}

StoredShelf::~StoredShelf() = default;

swarm::ByteView StoredShelf::find(const swarm::ShareId& share, swarm::MetadataPart part) const
{
    const Shelf::Key key{share, part};
    if (const auto place = shelf_->places.find(key); place != shelf_->places.end()) {
        shelf_->pieces.splice(shelf_->pieces.begin(), shelf_->pieces, place->second);
        const auto& bytes = place->second->bytes;
        return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
    }
    const bool wasMissing = shelf_->missing.erase(key) > 0;
    if (!wasMissing && !shelf_->coming.contains(key))
        shelf_->load(key);
    return {};
}

bool StoredShelf::isComing(const swarm::ShareId& share, swarm::MetadataPart part) const
{
    return shelf_->coming.contains({share, part});
}

} // namespace shoal::bt
