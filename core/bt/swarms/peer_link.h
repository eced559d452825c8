// One connection of a private swarm's torrent, on libtorrent's network thread: what it says beside BitTorrent, and what
// of BitTorrent it lets through.
#pragma once

#include "core/bt/swarms/waited_files.h"
#include "core/bt/swarms/wire_plugin.h"

#include <libtorrent/peer_connection_handle.hpp>

#include <array>
#include <chrono>
#include <vector>

namespace shoal::bt {

/// What all connections of a session share. Network thread.
struct WireHall {
    WireNews news;
    WireLimits limits;
    std::uint64_t lastLink = 0;
    std::set<lt::tcp::endpoint> claimed; ///< peers that dialled us and belong to a torrent
    std::set<lt::tcp::endpoint> ended;   ///< of those: disconnected since the last look
    WaitedFiles files;                   ///< libtorrent's sockets among them
};

class PeerLink final : public lt::peer_plugin, public std::enable_shared_from_this<PeerLink> {
public:
    /// Without a plan nobody is welcome.
    PeerLink(lt::peer_connection_handle connection, std::shared_ptr<WirePlan> plan, std::shared_ptr<WireHall> hall);
    /// Once it is in a shared_ptr.
    void begin();

    // Orders of the engine's thread.
    void send(swarm::Frame frame);
    void allow();
    void end();
    void look() { measure(); }

    void add_handshake(lt::entry& handshake) override;
    bool on_handshake(lt::span<const char> reserved) override;
    bool on_extension_handshake(const lt::bdecode_node& handshake) override;
    bool on_extended(int length, int id, lt::span<const char> body) override;
    void on_disconnect(const lt::error_code& error) override;
    bool can_disconnect(const lt::error_code& error) override;
    void tick() override;

    bool on_choke() override { return isHeldBack(); }
    bool on_unchoke() override { return isHeldBack(); }
    bool on_interested() override { return hearsInterest(); }
    bool on_not_interested() override { return hearsInterest(); }
    bool on_request(const lt::peer_request& request) override;
    bool on_piece(const lt::peer_request&, lt::span<const char>) override { return isHeldBack(); }
    bool on_cancel(const lt::peer_request&) override { return isHeldBack(); }
    bool on_reject(const lt::peer_request&) override { return isHeldBack(); }
    bool on_suggest(lt::piece_index_t) override { return isHeldBack(); }
    bool on_allowed_fast(lt::piece_index_t) override { return isHeldBack(); }
    // What the peer has gives it nothing, and can't be asked for again.
    bool on_have(lt::piece_index_t) override { return !isShare_; }
    bool on_dont_have(lt::piece_index_t) override { return !isShare_; }
    bool on_bitfield(const lt::bitfield&) override { return !isShare_; }
    bool on_have_all() override { return !isShare_; }
    bool on_have_none() override { return !isShare_; }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t names = 5;

    bool isHeldBack() const { return !isAllowed_; }
    bool hearsInterest();
    void sayInterest();
    void reject(const lt::peer_request& request);
    void hear(swarm::Frame frame);
    void write(const swarm::Frame& frame);
    void measure();
    bool isWelcome() const;
    void disconnect(const lt::error_code& error);
    bool speaks(swarm::MessageName name) const;

    lt::peer_connection_handle connection_;
    std::shared_ptr<WirePlan> plan_;
    std::shared_ptr<WireHall> hall_;
    std::shared_ptr<LinkMeter> meter_ = std::make_shared<LinkMeter>();
    swarm::LinkNumber number_{};
    swarm::LinkNonce nonce_;
    swarm::Secret freshSeed_;
    std::array<std::uint8_t, names> theirIds_{}; ///< by MessageName; 0: the peer doesn't take it
    std::vector<swarm::Frame> early_;            ///< to be said once theirs are known
    std::vector<lt::peer_request> swallowed_;    ///< rejected once the peer is allowed, so that it asks again
    Clock::time_point since_ = Clock::now();
    const bool isShare_;
    bool isOrdered_ = true;
    bool isOpened_ = false;
    bool isIntroduced_ = false; ///< its extension handshake came
    bool isAllowed_ = false;
    bool hasRepeated_ = false;
};

} // namespace shoal::bt
