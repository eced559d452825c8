#include "core/bt/dht_network.h"

#include "core/link/host_port.h"
#include "dht/compact_nodes.h"

#include <algorithm>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/entry.hpp>
#include <libtorrent/session_handle.hpp>
#include <utility>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;

// libtorrent waits 15 s, and says nothing at all of a question that it could not send (DHT off, rate limit reached).
// A node that lives answers in far less than this.
constexpr auto answerTime = 3s;
// With a full bucket of nodes (k = 8) a bootstrap node has done its work.
constexpr std::size_t enoughNodes = 8;
constexpr auto refreshEvery = 5s;
constexpr auto refreshEveryWhileEmpty = 1s;
// A table that three refreshes passed by belongs to an address that we no longer listen on.
constexpr auto tableLifetime = 3 * refreshEvery;

// Marks our questions among all direct requests of the session: `client_data_t` tells types apart. The "pointer" is
// the question's number and is never followed, so that an answer that comes too late points at nothing.
struct QuestionMark {};

dht::NodeId toNodeId(const char* bytes)
{
    dht::NodeId id;
    std::copy_n(reinterpret_cast<const std::uint8_t*>(bytes), id.bytes.size(), id.bytes.begin());
    return id;
}

dht::NodeId toNodeId(const lt::sha1_hash& hash) { return toNodeId(hash.data()); }

std::string toString(const dht::NodeId& id)
{
    return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

dht::Endpoint toEndpoint(const lt::udp::endpoint& endpoint)
{
    dht::Endpoint result;
    result.port = endpoint.port();
    const auto copy = [&](const auto& bytes) { std::copy(bytes.begin(), bytes.end(), result.address.begin()); };
    if (endpoint.address().is_v4()) {
        copy(endpoint.address().to_v4().to_bytes());
    } else {
        result.family = dht::Family::V6;
        copy(endpoint.address().to_v6().to_bytes());
    }
    return result;
}

lt::udp::endpoint toLibtorrent(const dht::Endpoint& endpoint)
{
    const auto& from = endpoint.address;
    if (endpoint.family == dht::Family::V6)
        return {lt::address_v6{from}, endpoint.port};
    return {lt::address_v4{{from[0], from[1], from[2], from[3]}}, endpoint.port};
}

/// Nothing for an error, a timeout (an empty message) and whatever isn't an answer to find_node.
std::optional<dht::FoundNodes> parseAnswer(const lt::bdecode_node& message, dht::Family family)
{
    if (message.type() != lt::bdecode_node::dict_t || message.dict_find_string_value("y") != "r")
        return std::nullopt;
    const auto body = message.dict_find_dict("r");
    if (!body)
        return std::nullopt;
    const auto id = body.dict_find_string_value("id");
    if (id.size() != dht::NodeId{}.bytes.size())
        return std::nullopt;
    const auto nodes = body.dict_find_string_value(family == dht::Family::V4 ? "nodes" : "nodes6");
    return dht::FoundNodes{toNodeId(id.data()), dht::parseCompactNodes({nodes.data(), nodes.size()}, family)};
}
} // namespace

DhtNetwork::DhtNetwork(lt::session_handle& session, Time now, std::vector<dht::Endpoint> routers)
    : session_{session}
    , now_{now}
    , refreshAt_{now}
{
    for (const auto& endpoint : routers)
        routers_.push_back({.endpoint = endpoint, .id = {}});
}

void DhtNetwork::findNode(const dht::Endpoint& endpoint, const dht::NodeId& target, dht::OnFoundNodes onFound)
{
    lt::entry query;
    query["q"] = "find_node";
    query["a"]["target"] = toString(target); // libtorrent adds our id, the transaction and "want" (BEP 32)
    const auto number = ++lastQuestion_;
    questions_.emplace(number, Question{std::move(onFound), now_ + answerTime});
    session_.dht_direct_request(toLibtorrent(endpoint), query,
                                lt::client_data_t{reinterpret_cast<QuestionMark*>(number)});
}

bool DhtNetwork::handle(const lt::alert& alert)
{
    if (const auto* answer = lt::alert_cast<lt::dht_direct_response_alert>(&alert)) {
        if (answer->userdata.get<QuestionMark>() == nullptr)
            return false;
        onAnswer(*answer);
    } else if (const auto* stats = lt::alert_cast<lt::dht_stats_alert>(&alert)) {
        onStats(*stats);
    } else if (const auto* live = lt::alert_cast<lt::dht_live_nodes_alert>(&alert)) {
        onLiveNodes(*live);
    } else {
        return false;
    }
    return true;
}

void DhtNetwork::tick(Time now)
{
    now_ = now;
    giveUpOnSilentNodes();
    if (now_ >= refreshAt_)
        refresh();
}

void DhtNetwork::onAnswer(const lt::dht_direct_response_alert& alert)
{
    const auto question = questions_.find(reinterpret_cast<std::uintptr_t>(alert.userdata.get<QuestionMark>()));
    if (question == questions_.end())
        return; // too late
    const auto onFound = std::move(question->second.onFound);
    questions_.erase(question);
    const auto family = alert.endpoint.address().is_v4() ? dht::Family::V4 : dht::Family::V6;
    onFound(parseAnswer(alert.response(), family));
}

void DhtNetwork::giveUpOnSilentNodes()
{
    // Numbers, and with them deadlines, only grow; a callback may ask anew, at the end of the map.
    while (!questions_.empty() && questions_.begin()->second.deadline <= now_) {
        const auto onFound = std::move(questions_.begin()->second.onFound);
        questions_.erase(questions_.begin());
        onFound(std::nullopt);
    }
}

void DhtNetwork::refresh()
{
    refreshAt_ = now_ + (table_.nodes.empty() ? refreshEveryWhileEmpty : refreshEvery);
    forgetOldTables();
    askRouters();
    session_.post_dht_stats(); // tells our nodes' ids; onStats then asks for the table of each
}

void DhtNetwork::addRouter(const lt::udp::endpoint& endpoint)
{
    const auto added = toEndpoint(endpoint);
    const auto isKnown = [&added](const Router& router) { return router.endpoint == added; };
    if (std::none_of(routers_.begin(), routers_.end(), isKnown))
        routers_.push_back({.endpoint = added, .id = {}});
}

void DhtNetwork::askRouters()
{
    if (tables_.empty() || table_.nodes.size() >= enoughNodes + routers_.size())
        return; // the DHT isn't running yet, or there are others to ask
    for (std::size_t i = 0; i < routers_.size(); ++i)
        findNode(routers_[i].endpoint, tables_.begin()->first, [this, i](const auto& found) {
            if (!found)
                return;
            routers_[i].id = found->from;
            routers_[i].answeredAt = now_;
            rebuildTable();
        });
}

void DhtNetwork::onStats(const lt::dht_stats_alert& alert)
{
    if (alert.nid.is_all_zeros())
        return; // the DHT is off
    tables_[toNodeId(alert.nid)].seenAt = now_;
    session_.dht_live_nodes(alert.nid);
}

void DhtNetwork::onLiveNodes(const lt::dht_live_nodes_alert& alert)
{
    const auto table = tables_.find(toNodeId(alert.node_id));
    if (table == tables_.end())
        return;
    table->second.nodes.clear();
    for (const auto& [id, endpoint] : alert.nodes())
        table->second.nodes.push_back({toNodeId(id), toEndpoint(endpoint)});
    rebuildTable();
}

void DhtNetwork::forgetOldTables()
{
    if (std::erase_if(tables_, [&](const auto& entry) { return entry.second.seenAt + tableLifetime <= now_; }) > 0)
        rebuildTable();
}

void DhtNetwork::rebuildTable()
{
    table_ = {};
    for (const auto& [id, table] : tables_) {
        table_.self.push_back(id);
        table_.nodes.insert(table_.nodes.end(), table.nodes.begin(), table.nodes.end());
    }
    for (const auto& router : routers_)
        if (router.answeredAt != Time{} && router.answeredAt + tableLifetime > now_)
            table_.nodes.push_back({router.id, router.endpoint});
    std::sort(table_.nodes.begin(), table_.nodes.end());
    const auto repeated = std::unique(table_.nodes.begin(), table_.nodes.end());
    table_.nodes.erase(repeated, table_.nodes.end());
}

std::vector<dht::Endpoint> numericEndpoints(const std::vector<std::string>& hosts)
{
    std::vector<dht::Endpoint> endpoints;
    for (const auto& host : hosts) {
        const auto parsed = parseHostPort(host);
        if (parsed && parsed->kind != HostPort::Kind::Name)
            endpoints.push_back(toEndpoint({lt::make_address(parsed->host), parsed->port}));
    }
    return endpoints;
}

} // namespace shoal::bt
