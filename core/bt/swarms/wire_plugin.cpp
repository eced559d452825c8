#include "core/bt/swarms/wire_plugin.h"

#include "core/bt/swarms/half_open_sockets.h"
#include "core/bt/swarms/peer_link.h"
#include "core/bt/swarms/whole_hash.h"

#include <utility>

namespace shoal::bt {
namespace {

class TorrentLinks final : public lt::torrent_plugin {
public:
    TorrentLinks(lt::torrent_handle handle, std::shared_ptr<WirePlans> plans, std::shared_ptr<WireHall> hall)
        : handle_{std::move(handle)}
        , plans_{std::move(plans)}
        , hall_{std::move(hall)}
    {}

    /// The plan is looked up anew: a torrent that is left and met again may stay the same to libtorrent.
    std::shared_ptr<lt::peer_plugin> new_connection(const lt::peer_connection_handle& connection) override
    {
        if (connection.type() != lt::connection_type::bittorrent)
            return {};
        auto link = std::make_shared<PeerLink>(connection, plans_->find(handle_.info_hashes()), hall_);
        link->begin();
        return link;
    }

private:
    lt::torrent_handle handle_;
    std::shared_ptr<WirePlans> plans_;
    std::shared_ptr<WireHall> hall_;
};

class SessionLinks final : public lt::plugin {
public:
    SessionLinks(std::shared_ptr<WirePlans> plans, std::shared_ptr<const WireDoor> door, WireNews news,
                 const WireLimits& limits)
        : plans_{std::move(plans)}
        , door_{std::move(door)}
        , hall_{std::make_shared<WireHall>(
              WireHall{.news = std::move(news), .limits = limits, .claimed = {}, .ended = {}, .files = {}})}
        , sweeper_{limits}
    {}

    lt::feature_flags_t implemented_features() override { return tick_feature; }

    std::shared_ptr<lt::torrent_plugin> new_torrent(const lt::torrent_handle& handle, lt::client_data_t) override
    {
        return std::make_shared<TorrentLinks>(handle, plans_, hall_);
    }

    void on_tick() override
    {
        sweeper_.sweep(hall_->files.now(), *door_->endpoints(), hall_->claimed, std::exchange(hall_->ended, {}),
                       std::chrono::steady_clock::now());
    }

private:
    std::shared_ptr<WirePlans> plans_;
    std::shared_ptr<const WireDoor> door_;
    std::shared_ptr<WireHall> hall_;
    HalfOpenSweeper sweeper_;
};

} // namespace

void WirePlans::add(std::shared_ptr<WirePlan> plan)
{
    const std::lock_guard lock{mutex_};
    plans_.insert_or_assign(plan->infoHash, std::move(plan));
}

void WirePlans::remove(const WirePlan& plan)
{
    const std::lock_guard lock{mutex_};
    const auto found = plans_.find(plan.infoHash);
    if (found != plans_.end() && found->second->number == plan.number)
        plans_.erase(found);
}

std::shared_ptr<WirePlan> WirePlans::find(const lt::info_hash_t& hashes) const
{
    const std::lock_guard lock{mutex_};
    const auto found = plans_.find(wholeHashOf(hashes));
    return found == plans_.end() ? nullptr : found->second;
}

void WireDoor::set(Endpoints endpoints)
{
    const std::lock_guard lock{mutex_};
    endpoints_ = std::make_shared<const Endpoints>(std::move(endpoints));
}

std::shared_ptr<const WireDoor::Endpoints> WireDoor::endpoints() const
{
    const std::lock_guard lock{mutex_};
    return endpoints_;
}

std::shared_ptr<lt::plugin> makeWirePlugin(std::shared_ptr<WirePlans> plans, std::shared_ptr<const WireDoor> door,
                                           WireNews news, const WireLimits& limits)
{
    return std::make_shared<SessionLinks>(std::move(plans), std::move(door), std::move(news), limits);
}

} // namespace shoal::bt
