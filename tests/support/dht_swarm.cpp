#include "tests/support/dht_swarm.h"

#include "dht/node_id.h"
#include "tests/support/sealed_network.h"
#include "tests/support/sim_table.h"

#include <algorithm>
#include <boost/asio/executor_work_guard.hpp>
#include <cstdio>
#include <cstdlib>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/disabled_disk_io.hpp>
#include <libtorrent/entry.hpp>
#include <libtorrent/kademlia/dht_state.hpp>
#include <libtorrent/session.hpp>
#include <libtorrent/session_params.hpp>
#include <libtorrent/settings_pack.hpp>
#include <map>
#include <numeric>
#include <sys/resource.h>
#include <thread>

namespace shoal::test {
namespace {
using Clock = std::chrono::steady_clock;
constexpr std::uint16_t port = 6881;

void prepareProcess()
{
    if (!isNetworkSealed()) {
        std::fputs("a DHT swarm runs in a sealed network only\n", stderr);
        std::abort();
    }
    // Each session would load the system's certificates: 25 ms and 800 KiB.
    setenv("SSL_CERT_FILE", "/dev/null", 1);
    setenv("SSL_CERT_DIR", "", 1);
    // Three or four files a node.
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

std::string hostOf(std::size_t node)
{
    return "127.64." + std::to_string(node / 250) + "." + std::to_string(node % 250 + 1);
}

lt::sha1_hash toHash(const dht::NodeId& id) { return lt::sha1_hash{reinterpret_cast<const char*>(id.bytes.data())}; }

lt::session_params paramsOf(std::size_t node, const dht::NodeId& id)
{
    using lt::settings_pack;
    settings_pack pack;
    pack.set_str(settings_pack::listen_interfaces, hostOf(node) + ":" + std::to_string(port));
    pack.set_str(settings_pack::outgoing_interfaces, hostOf(node));
    pack.set_str(settings_pack::dht_bootstrap_nodes, "");
    pack.set_int(settings_pack::alert_mask, 0); // answers to direct requests come all the same
    pack.set_int(settings_pack::dht_upload_rate_limit, 10'000'000);
    pack.set_int(settings_pack::dht_block_ratelimit, 1'000'000);
    // The DHT must not start before its sockets exist: see enable_dht in the constructor.
    for (const auto off : {settings_pack::enable_dht, settings_pack::enable_lsd, settings_pack::enable_upnp,
                           settings_pack::enable_natpmp, settings_pack::dht_restrict_routing_ips,
                           settings_pack::dht_restrict_search_ips, settings_pack::dht_prefer_verified_node_ids,
                           settings_pack::dht_enforce_node_id, settings_pack::dht_ignore_dark_internet})
        pack.set_bool(off, false);
    lt::session_params params{std::move(pack)};
    params.dht_state.nids.emplace_back(lt::make_address(hostOf(node)), toHash(id));
    params.extensions.clear();
    params.disk_io_constructor = lt::disabled_disk_io_constructor;
    return params;
}

bool awaitAnswers(lt::session& session, std::size_t count, Clock::time_point deadline)
{
    while (count > 0 && Clock::now() < deadline) {
        session.wait_for_alert(std::chrono::duration_cast<lt::time_duration>(deadline - Clock::now()));
        std::vector<lt::alert*> alerts;
        session.pop_alerts(&alerts);
        for (const auto* alert : alerts)
            count -= lt::alert_cast<lt::dht_direct_response_alert>(alert) != nullptr ? 1 : 0;
    }
    return count == 0;
}

lt::settings_pack startOfDht()
{
    lt::settings_pack pack;
    pack.set_bool(lt::settings_pack::enable_dht, true);
    return pack;
}
} // namespace

/// Runs until told to stop and every session on it has ended.
struct DhtSwarm::Thread {
    lt::io_context context;
    boost::asio::executor_work_guard<lt::io_context::executor_type> keepsRunning{context.get_executor()};
    std::thread thread{[this] { context.run(); }};
};

struct DhtSwarm::Member {
    dht::NodeId id;
    std::size_t pings = 0;
    std::unique_ptr<lt::session> session; ///< empty once ended
    lt::session_proxy ending;             ///< must outlive the run of the thread
};

DhtSwarm::DhtSwarm(std::size_t nodes, std::uint64_t seed)
{
    prepareProcess();
    std::mt19937_64 random{seed};
    thread_ = std::make_unique<Thread>();
    for (std::size_t i = 0; i < nodes; ++i) {
        auto& member = members_.emplace_back();
        member.id = dht::randomId(random);
        member.session = std::make_unique<lt::session>(paramsOf(i, member.id), thread_->context);
        member.session->apply_settings(startOfDht());
    }
    for (const auto& member : members_)
        member.session->is_dht_running(); // asks its thread, and so waits for the start
    for (std::size_t i = 0; i < nodes; ++i)
        pingNeighbours(i, random);
}

/// Whoever answers a ping is in the table, as far as its bucket has room.
void DhtSwarm::pingNeighbours(std::size_t node, std::mt19937_64& random)
{
    auto& self = members_[node];
    std::vector<std::size_t> others(members_.size());
    std::iota(others.begin(), others.end(), std::size_t{0});
    std::shuffle(others.begin(), others.end(), random);
    std::map<std::size_t, std::size_t> pingsByBucket;
    for (const auto other : others) {
        const auto bucket = sharedBits(self.id, members_[other].id);
        if (other == node || ++pingsByBucket[bucket] > SimTable::bucketSize)
            continue;
        lt::entry ping;
        ping["q"] = "ping";
        self.session->dht_direct_request({lt::make_address(hostOf(other)), port}, ping);
        ++self.pings;
    }
}

DhtSwarm::~DhtSwarm()
{
    end(members_.size());
    thread_->keepsRunning.reset();
    thread_->thread.join();
}

bool DhtSwarm::awaitJoined(std::chrono::seconds limit)
{
    const auto deadline = Clock::now() + limit;
    return std::all_of(members_.begin(), members_.end(), [&](auto& member) {
        return !member.session || awaitAnswers(*member.session, member.pings, deadline);
    });
}

std::string DhtSwarm::address(std::size_t node) const { return hostOf(node) + ":" + std::to_string(port); }

std::string DhtSwarm::bootstrapNodes(std::size_t count) const
{
    std::string nodes;
    for (std::size_t i = 0; i < std::min(count, members_.size()); ++i)
        nodes += (i == 0 ? "" : ",") + address(i);
    return nodes;
}

void DhtSwarm::end(std::size_t count)
{
    for (auto member = members_.rbegin(); member != members_.rend() && count > 0; ++member) {
        if (!member->session)
            continue;
        member->ending = member->session->abort();
        member->session.reset();
        --count;
    }
}

std::size_t DhtSwarm::living() const
{
    return static_cast<std::size_t>(
        std::count_if(members_.begin(), members_.end(), [](const auto& member) { return member.session != nullptr; }));
}

} // namespace shoal::test
