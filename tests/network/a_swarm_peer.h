// A member's engine with a session for private swarms, made by hand: whoever is dialled, and when, decides the test.
#pragma once

#include "core/bt/disk/disk_io.h"
#include "core/bt/swarms/swarm_shares.h"
#include "core/swarm/torrents/certificates.h"
#include "tests/support/engine_driver.h"

#include <libtorrent/alert_types.hpp>
#include <libtorrent/session.hpp>
#include <libtorrent/session_params.hpp>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <future>
#include <gtest/gtest.h>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace shoal::bt {

/// Makes the certificates of an epoch, and remembers the torrents that came and left. Any thread.
class DressByHand final : public SwarmDress {
public:
    Result<std::string> certificateOf(const swarm::SwarmId&) override;
    void comes(const DressedShare& share) override;
    void left(const DressedShare& share) override;
    void heard(const lt::alert& alert) override;

    /// From now on. 0: there is none, so nothing can run.
    void setEpoch(std::uint8_t epoch);
    /// The torrent that is in the session, once it has its certificate; waits for it.
    lt::torrent_handle torrent();
    std::vector<swarm::Bytes> infoHashes();
    /// Waits until so many torrents came in all, and so many of them are there.
    bool waitFor(std::size_t cameSoFar, std::size_t inNow);

private:
    std::mutex mutex_;
    std::condition_variable news_;
    std::uint8_t epoch_ = 1;
    std::vector<swarm::Bytes> came_;
    std::size_t in_ = 0;
    lt::torrent_handle torrent_;
};

class SwarmPeer {
public:
    SwarmPeer(LocalEngineOptions options, const std::string& address);
    ~SwarmPeer();

    test::EngineDriver& driver() { return *driver_; }
    DressByHand& dress() { return dress_; }
    /// From now on its shares of swarms can run.
    void useSession();
    Result<ShareId> add(SwarmShareToAdd request);
    /// Its torrent's next connection goes there.
    void dial(SwarmPeer& other);
    /// On the engine's thread.
    void atHome(const std::function<void(SwarmShares&)>& work);
    template <class T>
    Result<T> ask(const std::function<void(SwarmShares&, std::function<void(Result<T>)>)>& command)
    {
        auto answer = std::make_shared<std::promise<Result<T>>>();
        atHome([&](SwarmShares& shares) {
            command(shares, [answer](Result<T> result) { answer->set_value(std::move(result)); });
        });
        return answer->get_future().get();
    }
    bool isInState(ShareId id, ShareState state)
    {
        return driver_->waitForRow(id, [state](const ShareRow& row) { return row.state == state; });
    }

private:
    DressByHand dress_;
    std::string address_;
    std::shared_ptr<UnprovenTorrents> unproven_ = std::make_shared<UnprovenTorrents>();
    std::shared_ptr<PartNames> partNames_ = std::make_shared<PartNames>();
    std::unique_ptr<lt::session> session_; // ends after the engine, whose shares run there
    std::unique_ptr<test::EngineDriver> driver_;
};

} // namespace shoal::bt
