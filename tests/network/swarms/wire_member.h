// Wires of several devices in one process: one engine's thread for all of them, which is the test's own.
#pragma once

#include "core/bt/swarms/library_wire.h"
#include "core/swarm/torrents/meeting_torrent.h"
#include "tests/support/temporary_folder.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace shoal::test {

/// What is posted is done while the test waits.
class TestLoop {
public:
    void post(std::function<void()> work);
    /// False when it didn't come true; the time is only used up by a failure.
    bool until(const std::function<bool()>& isTrue, std::chrono::seconds limit = std::chrono::seconds{30});
    /// Called about once a second.
    std::function<void()> onSecond;

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_;
};

swarm::Secret secretOf(std::uint8_t byte);
/// The keys of an epoch that the number stands for.
swarm::EpochKeys testEpoch(std::uint8_t number);
swarm::DeviceId testDevice(std::uint8_t number);

struct WireMember : swarm::WireUser {
    WireMember(TestLoop& itsLoop, const std::string& itsHost, bt::WireLimits limits = {},
               const std::function<void(Settings&)>& change = {});
    ~WireMember() override;

    void opened(const swarm::OpenedLink& link) override { links.push_back(link); }
    void heardHello(swarm::LinkNumber link, swarm::ByteView hello) override
    {
        hellos[link].emplace_back(hello.begin(), hello.end());
    }
    void heard(swarm::LinkNumber link, const swarm::Frame& frame) override { frames[link].push_back(frame); }
    void closed(swarm::LinkNumber link) override { ended.insert(link); }
    void notReached(swarm::TorrentNumber, const dht::Endpoint& address, const std::string& why) override
    {
        unreached.emplace_back(address, why);
    }

    swarm::TorrentNumber meetHub(std::uint8_t epoch, std::uint8_t device);
    dht::Endpoint address() const;
    std::size_t living() const { return links.size() - ended.size(); }
    /// The latest link.
    swarm::LinkNumber link() const { return links.back().link; }
    bool heardHelloOf(swarm::LinkNumber which) const { return hellos.contains(which); }

    /// A share's torrent, as somebody else adds it to the wire's session.
    swarm::TorrentNumber addShare(const std::string& torrent, const std::filesystem::path& folder, std::uint8_t epoch,
                                  std::uint8_t device);

    TestLoop& loop;
    std::string host;
    TemporaryFolder folder;
    std::vector<swarm::OpenedLink> links;
    std::map<swarm::LinkNumber, std::vector<swarm::Bytes>> hellos;
    std::map<swarm::LinkNumber, std::vector<swarm::Frame>> frames;
    std::set<swarm::LinkNumber> ended;
    std::vector<std::pair<dht::Endpoint, std::string>> unreached;
    lt::torrent_handle share;
    bool isShareChecked = false;
    bool isShareFinished = false;
    std::unique_ptr<bt::LibraryWire> wire;

private:
    void drain();
    std::shared_ptr<bool> isAlive_ = std::make_shared<bool>(true);
};

/// A torrent file of one file with noise, under the epoch's certificate.
std::string shareTorrent(const std::filesystem::path& file, std::uint8_t epoch);

} // namespace shoal::test
