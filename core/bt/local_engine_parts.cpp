// What the local engine tells of the inside of one share, and what it does to single peers.
#include "core/bt/local_engine.h"

#include "core/bt/piece_maps.h"
#include "core/bt/tracker_rows.h"
#include "core/link/host_port.h"
#include "core/link/magnet.h"

#include <algorithm>

namespace shoal::bt {
namespace {

std::optional<lt::tcp::endpoint> endpointOf(const std::string& address)
{
    const auto parsed = parseHostPort(address);
    if (!parsed || parsed->kind == HostPort::Kind::Name || parsed->port == 0)
        return std::nullopt;
    return lt::tcp::endpoint{lt::make_address(parsed->host), parsed->port};
}

std::vector<std::string> webSeedsOf(const StoredShare& share, const Torrent* known)
{
    std::vector<std::string> urls;
    if (known)
        urls = known->webSeeds;
    else if (const auto parsed = readTorrent(share.torrent))
        urls = parsed->torrent.webSeeds;
    if (const auto link = parseMagnet(share.link))
        for (const auto& url : link->webSeeds)
            if (std::ranges::find(urls, url) == urls.end())
                urls.push_back(url);
    return urls;
}

bool isPrivate(const StoredShare& share)
{
    const auto parsed = readTorrent(share.torrent);
    return parsed && parsed->torrent.isPrivate;
}

std::chrono::sys_days today() { return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()); }

} // namespace

void LocalEngine::addPeer(ShareId id, std::string address, Reply<ShareId> reply)
{
    post([this, id, address = std::move(address), reply = std::move(reply)] {
        const auto peer = endpointOf(address);
        if (!peer)
            return reply(
                fail(ErrorKind::BadArgument, address, "a peer is named like 192.0.2.7:6881 or [2001:db8::7]:6881"));
        const auto found = runners_.find(id);
        if (found != runners_.end() && found->second->addPeer(*peer))
            return reply(id);
        withStored(id, [reply](const Result<StoredShare>& share) {
            if (!share)
                return reply(fail(share.error()));
            if (share->swarm)
                return reply(fail({ErrorKind::BadArgument, share->shownName(),
                                   "it belongs to a private swarm, whose members find each other",
                                   "`shoal swarm members` shows who is connected"}));
            reply(fail({ErrorKind::BadArgument, share->shownName(), "it isn't running, so it takes no peers",
                        "Start it with `shoal resume`"}));
        });
    });
}

/// The order reaches the guard on libtorrent's network thread: an extension's maker is run there.
void LocalEngine::banPeer(ShareId id, std::string address, Reply<ShareId> reply)
{
    post([this, id, address = std::move(address), reply = std::move(reply)] {
        const auto found = runners_.find(id);
        const auto runner = found == runners_.end() ? nullptr : found->second;
        const auto rows = runner ? runner->peers() : std::vector<PeerRow>{};
        const auto row = std::ranges::find(rows, address, &PeerRow::address);
        const auto peer = endpointOf(address);
        if (!peer || row == rows.end() || !runner->handle().is_valid())
            return withStored(id, [reply, address](const Result<StoredShare>& share) {
                share ? reply(noSuchPeer(address)) : reply(fail(share.error()));
            });
        const Misconduct unwelcome{.handle = runner->handle(),
                                   .peer = *peer,
                                   .client = row->client,
                                   .misdeed = Misdeed::Unwelcome,
                                   .detail = {}};
        auto handle = runner->handle();
        handle.add_extension(
            [guard = runner->stored().swarm ? swarmGuard_ : guard_, unwelcome](const lt::torrent_handle&,
                                                                               lt::client_data_t) {
                guard->ban(unwelcome);
                return std::shared_ptr<lt::torrent_plugin>{};
            },
            {});
        reply(id);
    });
}

void LocalEngine::pieces(ShareId id, Reply<PieceMap> reply)
{
    post([this, id, reply = std::move(reply)] {
        const auto found = runners_.find(id);
        if (found == runners_.end() || !found->second->torrent())
            return withStored(id, [this, reply](Result<StoredShare> share) {
                if (!share)
                    return reply(fail(share.error()));
                asker_->post(
                    [this, reply, share = std::move(*share)] { post([reply, map = pieceMap(share)] { reply(map); }); });
            });
        const auto& runner = *found->second;
        auto map = pieceMap(*runner.torrent(), runner.have(), runner.wanted());
        if (!runner.handle().is_valid())
            return reply(std::move(map));
        asker_->post([this, reply, handle = runner.handle(), map = std::move(map)]() mutable {
            addLive(map, handle);
            post([reply, map = std::move(map)] { reply(map); });
        });
    });
}

void LocalEngine::peerPieces(ShareId id, std::string address, Reply<PieceMap> reply)
{
    post([this, id, address = std::move(address), reply = std::move(reply)] {
        const auto found = runners_.find(id);
        if (found != runners_.end() && found->second->handle().is_valid() && found->second->torrent())
            return asker_->post(
                [this, reply, address, handle = found->second->handle(), count = found->second->torrent()->pieceCount] {
                    post([reply, map = peerPieceMap(handle, address, count)] { reply(map); });
                });
        withStored(id, [reply, address](const Result<StoredShare>& share) {
            if (!share)
                return reply(fail(share.error()));
            if (share->torrent.empty())
                return reply(fail(ErrorKind::NotFound, share->shownName(), "its metadata has not arrived yet"));
            reply(noSuchPeer(address));
        });
    });
}

void LocalEngine::sources(ShareId id, Reply<std::vector<SourceRow>> reply)
{
    post([this, id, reply = std::move(reply)] {
        const auto found = runners_.find(id);
        const auto runner = found == runners_.end() ? nullptr : found->second;
        withStored(id, [this, runner, reply](Result<StoredShare> stored) {
            if (!stored)
                return reply(fail(stored.error()));
            auto facts = runner ? runner->sourceFacts() : SourceFacts{};
            facts.usesDht = parts_.settings.dhtEnabled;
            facts.usesLan = parts_.settings.lanDiscovery;
            facts.isPrivate = facts.isPrivate || stored->swarm || isPrivate(*stored);
            facts.webSeeds = webSeedsOf(*stored, runner ? runner->torrent() : nullptr);
            if (!facts.isRunning) {
                facts.trackers = trackerRows(*stored);
                return reply(sourceRows(facts));
            }
            asker_->post([this, reply, facts = std::move(facts), handle = runner->handle()]() mutable {
                facts.trackers = trackerRows(handle);
                post([reply, rows = sourceRows(facts)] { reply(rows); });
            });
        });
    });
}

void LocalEngine::transferred(ShareId id, const Transferred& bytes)
{
    speeds_.add(id, bytes, parts_.now);
    transfers_->add(bytes, today());
}

void LocalEngine::speeds(std::optional<ShareId> id, SpeedSpan span, Reply<SpeedHistory> reply)
{
    post([this, id, span, reply = std::move(reply)] {
        auto history = speeds_.history(id, span, Time::clock::now(), wallClock());
        if (!id || !history.samples.empty())
            return reply(std::move(history));
        withStored(*id, [reply, history](const Result<StoredShare>& share) {
            share ? reply(history) : reply(fail(share.error()));
        });
    });
}

void LocalEngine::statistics(Reply<Statistics> reply)
{
    post([this, reply = std::move(reply)] {
        transfers_->flush();
        store_->ask([day = today()](StoreParts& store) { return store.transfers.statistics(day); },
                    [reply](Result<Statistics> statistics) { reply(std::move(statistics)); });
    });
}

} // namespace shoal::bt
