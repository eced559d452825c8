#include "core/bt/peer_guard.h"

#include "core/bt/ban_list.h"
#include "core/bt/peer_conduct.h"
#include "core/bt/peer_trust.h"
#include "core/bt/piece_givers.h"
#include "core/bt/protocol_faults.h"
#include "core/bt/unproven_hashes.h"
#include "core/units.h"

#include <libtorrent/alert_types.hpp>
#include <libtorrent/peer_connection_handle.hpp>
#include <libtorrent/peer_info.hpp>
#include <libtorrent/torrent_info.hpp>
#include <libtorrent/torrent_status.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace shoal::bt {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds wholeLife = std::chrono::years{100}; // no session lives longer

class Court;
class PeerRecord;

/// What the peers of one torrent share.
struct TorrentRecord {
    lt::torrent_handle handle;
    std::shared_ptr<Court> court;
    std::vector<std::weak_ptr<PeerRecord>> peers;
    static constexpr std::size_t mostClaims = 1000;
    std::set<lt::tcp::endpoint> metadataGivers; ///< since it last turned out to be wrong
    std::set<lt::address> claimedV2;            ///< before the metadata said what it is
    PieceGivers givers;
    bool isClosed = false; ///< a piece of a v2-only torrent broke

    bool isKnownToBeV1Only() const { return handle.torrent_file() && !handle.info_hashes().has_v2(); }
};

/// What all torrents of a session share.
class Court : public std::enable_shared_from_this<Court> {
public:
    Court(const ConductLimits& limits, GuardNews news)
        : limits_{limits}
        , news_{std::move(news)}
    {}

    std::shared_ptr<TorrentRecord> open(const lt::torrent_handle& handle)
    {
        std::erase_if(records_, [](const auto& record) { return record.expired(); });
        auto record = std::make_shared<TorrentRecord>(TorrentRecord{.handle = handle, .court = shared_from_this()});
        records_.push_back(record);
        return record;
    }
    std::vector<std::shared_ptr<TorrentRecord>> records() const
    {
        std::vector<std::shared_ptr<TorrentRecord>> living;
        for (const auto& weak : records_)
            if (auto record = weak.lock())
                living.push_back(std::move(record));
        return living;
    }
    /// Nothing: it has had no peer.
    std::shared_ptr<TorrentRecord> recordOf(const lt::torrent_handle& handle) const
    {
        for (const auto& weak : records_)
            if (auto record = weak.lock(); record && record->handle == handle)
                return record;
        return {};
    }

    void ban(Misconduct misconduct)
    {
        misconduct.banTime = timeFor(misconduct.misdeed);
        if (bans_.add(misconduct.peer.address(), Clock::now(), misconduct.banTime))
            news_.onMisconduct(std::move(misconduct));
    }
    bool isBanned(const lt::tcp::endpoint& peer) const { return bans_.contains(peer.address(), Clock::now()); }
    void tellOfBrokenPiece(const lt::torrent_handle& handle) const { news_.onBrokenPiece(handle); }
    const ConductLimits& limits() const { return limits_; }

private:
    std::chrono::seconds timeFor(Misdeed misdeed) const
    {
        switch (misdeed) {
        case Misdeed::Stalls: return limits_.stallBanTime;
        case Misdeed::Unwelcome: return wholeLife;
        default: return limits_.banTime;
        }
    }

    ConductLimits limits_;
    GuardNews news_;
    BanList bans_;
    std::vector<std::weak_ptr<TorrentRecord>> records_;
};

class PeerRecord final : public lt::peer_plugin {
public:
    PeerRecord(lt::peer_connection_handle connection, std::shared_ptr<TorrentRecord> torrent)
        : connection_{std::move(connection)}
        , torrent_{std::move(torrent)}
        , conduct_{torrent_->court->limits()}
    {}

    lt::tcp::endpoint remote() const { return connection_.remote(); }
    std::string client() const
    {
        lt::peer_info info;
        connection_.get_peer_info(info);
        return info.client;
    }
    void forgetSharedFailures() const { bt::forgetSharedFailures(connection_); }
    bool isGone() const { return !connection_.native_handle() || connection_.is_disconnecting(); }

    void banFor(Misdeed misdeed, std::string detail = {})
    {
        if (isTold_ || isGone())
            return;
        isTold_ = true;
        tell(misdeed, std::move(detail));
        disconnect();
    }

    bool on_handshake(lt::span<const char> reserved) override
    {
        constexpr char v2Bit = 0x10;
        if (closed())
            return true;
        if (reserved[7] & v2Bit && !torrent_->handle.info_hashes().has_v2()) {
            if (torrent_->claimedV2.size() >= TorrentRecord::mostClaims)
                disconnect(); // more than anybody needs to learn what a torrent is
            else
                torrent_->claimedV2.insert(remote().address());
        }
        banIfItClaimedV2();
        return true;
    }
    /// It was banned otherwise.
    void end()
    {
        isTold_ = true;
        if (!isGone())
            disconnect();
    }
    void banIfItGaveMetadataAlone()
    {
        if (torrent_->metadataGivers == std::set{remote()})
            banFor(Misdeed::CorruptData);
    }
    void banIfItClaimedV2()
    {
        if (torrent_->isKnownToBeV1Only() && torrent_->claimedV2.contains(remote().address()))
            banFor(Misdeed::ClaimsOtherKind);
    }
    void on_disconnect(const lt::error_code& error) override
    {
        if (isEndedByUs_ || std::exchange(isTold_, true))
            return;
        if (isProtocolFault(error))
            tell(Misdeed::BreaksProtocol, error.message());
        else if (error == lt::errors::peer_banned || error == lt::errors::too_many_corrupt_pieces)
            tell(Misdeed::CorruptData, {}); // libtorrent compared blocks of a failed piece with those that passed
    }

    bool on_choke() override
    {
        conduct_.onChoke();
        return heard();
    }
    bool on_unchoke() override
    {
        conduct_.onUnchoke();
        return heard();
    }
    bool on_interested() override { return heard(); }
    bool on_not_interested() override { return heard(); }
    bool on_have(lt::piece_index_t) override { return heard(); }
    bool on_dont_have(lt::piece_index_t) override { return heard(); }
    bool on_bitfield(const lt::bitfield&) override { return heard(); }
    bool on_have_all() override { return heard(); }
    bool on_have_none() override { return heard(); }
    bool on_allowed_fast(lt::piece_index_t) override { return heard(); }
    bool on_suggest(lt::piece_index_t) override { return heard(); }
    bool on_cancel(const lt::peer_request&) override { return heard(); }
    bool on_extended(int, int id, lt::span<const char> body) override
    {
        constexpr int metadataId = 2;                     // that libtorrent gives to ut_metadata (BEP 9)
        constexpr std::string_view data{"8:msg_typei1e"}; // at the message's beginning
        const auto begin =
            std::string_view{body.data(), static_cast<std::size_t>(std::min<std::ptrdiff_t>(body.size(), 64))};
        if (id == metadataId && begin.find(data) != std::string_view::npos)
            torrent_->metadataGivers.insert(remote());
        return heard();
    }
    bool on_unknown_message(int, int, lt::span<const char>) override { return heard(); }
    bool on_request(const lt::peer_request&) override { return judged(conduct_.onRequest(Clock::now())); }
    bool on_reject(const lt::peer_request&) override { return judged(conduct_.onReject()) || heard(); }
    bool on_piece(const lt::peer_request& block, lt::span<const char>) override
    {
        conduct_.onBlock();
        torrent_->givers.gave(block.piece, block.start / static_cast<int>(blockSize), remote());
        return closed();
    }
    void tick() override
    {
        if (isGone())
            return;
        lt::peer_info info;
        connection_.get_peer_info(info);
        judged(conduct_.onLook(Clock::now(), info.download_queue_length, info.total_download));
    }

private:
    void tell(Misdeed misdeed, std::string detail) const
    {
        torrent_->court->ban({torrent_->handle, remote(), client(), misdeed, std::move(detail)});
    }
    void disconnect()
    {
        isEndedByUs_ = true;
        constexpr lt::disconnect_severity_t peersFault{2};
        connection_.disconnect(lt::errors::peer_banned, lt::operation_t::bittorrent, peersFault);
    }
    /// True: the connection is ended, let nobody look at the message.
    bool closed()
    {
        if (torrent_->isClosed || torrent_->court->isBanned(remote()))
            disconnect();
        return isGone();
    }
    bool judged(PeerConduct::Verdict verdict)
    {
        if (verdict)
            banFor(*verdict);
        return closed();
    }
    bool heard() { return judged(conduct_.onMessage(Clock::now())); }

    lt::peer_connection_handle connection_;
    std::shared_ptr<TorrentRecord> torrent_;
    PeerConduct conduct_;
    bool isTold_ = false;
    bool isEndedByUs_ = false;
};

/// Of ten thousand torrents most have no peer: the record begins with the first.
class TorrentGuard final : public lt::torrent_plugin {
public:
    TorrentGuard(lt::torrent_handle handle, std::shared_ptr<Court> court)
        : handle_{std::move(handle)}
        , court_{std::move(court)}
    {}

    std::shared_ptr<lt::peer_plugin> new_connection(const lt::peer_connection_handle& connection) override
    {
        if (connection.type() != lt::connection_type::bittorrent)
            return {};
        if (!record_)
            record_ = court_->open(handle_);
        std::erase_if(record_->peers, [](const auto& peer) { return peer.expired(); });
        auto peer = std::make_shared<PeerRecord>(connection, record_);
        record_->peers.push_back(peer);
        return peer;
    }
    void on_piece_pass(lt::piece_index_t piece) override
    {
        if (record_)
            record_->givers.passed(piece);
    }
    /// libtorrent walks over its peers while it calls this, so nobody is disconnected here: the liar is by its ban, the
    /// peers of a closed torrent are with their next message.
    void on_piece_failed(lt::piece_index_t piece) override
    {
        if (!record_)
            record_ = court_->open(handle_);
        const auto verdict = record_->givers.failed(piece, blocksOf(piece));
        if (verdict.liar)
            blame(*verdict.liar);
        spare(verdict.undecided);
        forgetUnprovenHashes(handle_, piece);
        if (!handle_.info_hashes().has_v1() && !std::exchange(record_->isClosed, true))
            court_->tellOfBrokenPiece(handle_);
    }

private:
    /// That peers are asked for: padding comes from nobody, and it only stands at a piece's end (BEP 47).
    int blocksOf(lt::piece_index_t piece) const
    {
        const auto torrent = handle_.torrent_file();
        if (!torrent)
            return 0;
        auto bytes = static_cast<std::int64_t>(torrent->piece_size(piece));
        for (const auto& slice : torrent->map_block(piece, 0, torrent->piece_size(piece)))
            if (torrent->files().pad_file_at(slice.file_index))
                bytes -= slice.size;
        constexpr auto block = static_cast<std::int64_t>(blockSize);
        return static_cast<int>((bytes + block - 1) / block);
    }
    /// libtorrent's smart ban finds out which of them it was once the piece is right.
    void spare(const std::set<lt::tcp::endpoint>& givers)
    {
        for (const auto& weak : record_->peers)
            if (const auto peer = weak.lock(); peer && !peer->isGone() && givers.contains(peer->remote()))
                peer->forgetSharedFailures();
    }
    void blame(const lt::tcp::endpoint& giver)
    {
        Misconduct misconduct{.handle = handle_, .peer = giver, .misdeed = Misdeed::CorruptData};
        for (const auto& weak : record_->peers)
            if (const auto peer = weak.lock(); peer && !peer->isGone() && peer->remote() == giver)
                misconduct.client = peer->client();
        court_->ban(std::move(misconduct));
    }

    lt::torrent_handle handle_;
    std::shared_ptr<Court> court_;
    std::shared_ptr<TorrentRecord> record_;
};

class SessionGuard final : public PeerGuard {
public:
    SessionGuard(const ConductLimits& limits, GuardNews news)
        : court_{std::make_shared<Court>(limits, std::move(news))}
    {}

    lt::feature_flags_t implemented_features() override { return alert_feature; }

    void ban(Misconduct misconduct) override
    {
        const auto address = misconduct.peer.address();
        court_->ban(std::move(misconduct));
        for (const auto& torrent : court_->records())
            for (const auto& peer : std::vector{torrent->peers})
                if (const auto living = peer.lock(); living && living->remote().address() == address)
                    living->end();
    }

    std::shared_ptr<lt::torrent_plugin> new_torrent(const lt::torrent_handle& handle, lt::client_data_t) override
    {
        return std::make_shared<TorrentGuard>(handle, court_);
    }

    /// libtorrent says it before it looks at its peers again.
    void on_alert(const lt::alert* alert) override
    {
        if (const auto* const received = lt::alert_cast<lt::metadata_received_alert>(alert)) {
            forPeersOf(received->handle, [](PeerRecord& peer) { peer.banIfItClaimedV2(); });
        } else if (const auto* const failed = lt::alert_cast<lt::metadata_failed_alert>(alert)) {
            const auto handle = failed->handle;
            forPeersOf(handle, [](PeerRecord& peer) { peer.banIfItGaveMetadataAlone(); });
            if (const auto torrent = court_->recordOf(handle))
                torrent->metadataGivers.clear();
        }
    }

private:
    /// A ban ends connections, and with them the list may change.
    void forPeersOf(const lt::torrent_handle& handle, const std::function<void(PeerRecord&)>& visit) const
    {
        if (const auto torrent = court_->recordOf(handle))
            for (const auto& peer : std::vector{torrent->peers})
                if (const auto living = peer.lock())
                    visit(*living);
    }

    std::shared_ptr<Court> court_;
};

} // namespace

std::shared_ptr<PeerGuard> makePeerGuard(const ConductLimits& limits, GuardNews news)
{
    return std::make_shared<SessionGuard>(limits, std::move(news));
}

} // namespace shoal::bt
