// The public session's DHT as a store of signed items.
#pragma once

#include "core/events.h"
#include "dht/item_network.h"
#include "dht/network.h"

#include <libtorrent/fwd.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace shoal::bt {

/// Lives on the engine's thread. The session must outlive it. Raise its `dht_upload_rate_limit` first
/// (`itemDhtSettings`, core/bt/session_settings.h).
class DhtItems final : public dht::ItemNetwork {
public:
    using Time = dht::Time;

    /// `home` posts to the engine's thread.
    DhtItems(lt::session_handle& session, Executor home, Time now);
    ~DhtItems() override;

    void get(const dht::ItemKey& key, dht::OnItem onItem) override;
    void put(const dht::Item& item, dht::OnPut onPut) override;

    /// Takes an alert; false if it is none of ours.
    bool handle(const lt::alert& alert);
    /// Ends what libtorrent doesn't answer. Call it about once a second.
    void tick(Time now);

private:
    struct Question {
        std::vector<dht::OnItem> askers; ///< libtorrent's answers name the key, not the question
        std::optional<dht::Item> best;
        Time deadline;
    };
    struct Put {
        dht::Item item;
        dht::OnPut onPut;
        std::optional<dht::Item> found;
        Time deadline;
    };
    void tell(const dht::ItemKey& key, bool isLast);
    void found(std::uint64_t put, const dht::Item& item);
    void finish(std::uint64_t put, std::size_t stored);

    lt::session_handle& session_;
    Executor home_;
    Time now_;
    std::shared_ptr<bool> isAlive_ = std::make_shared<bool>(true);
    std::map<dht::ItemKey, Question> questions_;
    std::map<std::uint64_t, Put> puts_;
    std::uint64_t lastPut_ = 0;
};

} // namespace shoal::bt
