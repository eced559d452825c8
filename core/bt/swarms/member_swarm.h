// A private swarm that this device belongs to, at work in the engine: its node, its store, its shares.
#pragma once

#include "core/bt/swarms/house_parts.h"
#include "core/bt/swarms/share_gets.h"
#include "core/bt/swarms/share_metadata.h"
#include "core/bt/swarms/stored_shelf.h"
#include "core/state/swarms/stored_node.h"
#include "core/state/swarms/stored_swarm.h"
#include "core/swarm/node/node.h"
#include "core/swarms.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace shoal::bt {

/// `hints` are addresses to dial at once, as of a joining that just ended.
struct MemberStart {
    swarm::StoredSwarm stored;
    swarm::SigningPair signing;
    swarm::AgreementPair agreement;
    std::vector<dht::Endpoint> hints;
};

class MemberSwarm final : private GetSurroundings {
public:
    MemberSwarm(HouseParts& parts, swarm::Wire& wire, dht::ItemNetwork& items, MemberStart start);
    ~MemberSwarm() override;
    MemberSwarm(const MemberSwarm&) = delete;
    MemberSwarm& operator=(const MemberSwarm&) = delete;

    void tick(swarm::Moment now, std::chrono::sys_seconds system);
    void setAddresses(swarm::Addresses addresses) { node_.setAddresses(std::move(addresses)); }
    /// These shares changed; what is said to be held is looked at again if any is of this swarm: soon, or at once.
    void sharesChanged(std::span<const ShareId> ids, bool isUrgent);

    swarm::Node& node() { return node_; }
    const swarm::Node& node() const { return node_; }
    swarm::StoredNode& store() { return store_; }
    const swarm::SwarmId& id() const { return kept_.id; }
    const std::string& name() const { return kept_.name; }
    const swarm::KeptSwarm& kept() const { return kept_; }
    const SwarmFetching& fetching() const { return fetching_; }
    void setFetching(SwarmFetching fetching);
    /// On our list of shares, as far as it is known.
    std::optional<ShareId> listed(const swarm::ShareId& share) const;
    const std::optional<Error>& storeFault() const { return storeFault_; }
    /// To its user it is gone: it tells members that this device left, and nothing else.
    void depart() { hasDeparted_ = true; }

    void publish(PublishRequest request, SwarmReply<Publication> reply);
    void fetch(FetchRequest request, const SwarmReply<StartedFetch>& reply);
    ShareGets& gets() { return gets_; }
    const ShareGets& gets() const { return gets_; }
    /// What this device has of it; None too when it isn't on the list.
    swarm::Amount amountHere(const swarm::ShareId& share) const;

    // The dress of its shares.
    Result<std::string> certificate();
    void comes(const DressedShare& share);
    void left(const DressedShare& share);

private:
    struct Listed {
        ShareId id;
        swarm::Amount amount = swarm::Amount::None;
    };
    /// A share's torrent on the wire.
    struct Worn {
        swarm::TorrentNumber torrent{};
        swarm::Bytes infoHash;
    };
    void takeChanges();
    void setWanted(const swarm::ShareId& share, bool isWanted);
    void takeOff(const swarm::ShareId& share);
    void readName();
    void lookAtShares();
    void takeAmounts(const std::vector<SwarmShareOnList>& list, std::map<swarm::ShareId, swarm::Amount> amounts);
    void fetchOfItsOwnAccord();
    bool isToBeFetched(const swarm::EntryId& publish) const;
    void written(const PublishRequest& request, const swarm::Publish& publish, const SwarmReply<Publication>& reply);

    // For the gets (member_gets.cpp).
    std::optional<std::string> titleOf(const swarm::ShareId& share) const override;
    bool isWithinReach(const swarm::ShareId& share) const override { return node_.isWithinReach(share); }
    void hunt(const swarm::ShareId& share, std::function<void(Result<std::string>)> then) override;
    void stopHunt(const swarm::ShareId& share) override { node_.stopMetadata(share); }
    void add(const swarm::KeptGet& get, std::string torrent, std::function<void(Result<ShareId>)> then) override;
    void keep(const swarm::KeptGet& get, Then then) override { store_.keepGet(get, std::move(then)); }
    void forget(const swarm::ShareId& share, Then then) override { store_.forgetGet(share, std::move(then)); }
    void ended(const swarm::ShareId& share, const Result<ShareId>& how) override;
    void decline(const swarm::ShareId& share) override { declined_.insert(share); }
    void warn(const Error& error) override { parts_.publish(EngineWarning{error}); }
    void waitingChanged() override { parts_.publish(SwarmChanged{kept_.id}); }
    void fetchMore(const SwarmSharePlace& known, const FetchRequest& request, const SwarmReply<StartedFetch>& reply);

    HouseParts& parts_;
    swarm::Wire& wire_;
    swarm::KeptSwarm kept_;
    SwarmFetching fetching_;
    std::optional<Error> storeFault_;
    swarm::StoredNode store_;
    bool wasRemoved_ = false;
    bool hasDeparted_ = false;
    std::set<swarm::ShareId>
        declined_; ///< not fetched of their own accord: they were taken off the list, or can't be fetched
    ShareGets gets_;
    StoredShelf shelf_;
    TorrentLayerRules layers_;
    swarm::Node node_;
    std::map<swarm::ShareId, Listed> listed_;
    std::map<swarm::ShareId, Worn> torrents_;
    std::set<swarm::ShareId> wanted_;     ///< holders are dialled for them
    std::set<swarm::ShareId> addedSince_; ///< to the list, since it was looked at last
    bool areAmountsOld_ = true;
    swarm::Moment now_{};
    swarm::Moment storeAgainAt_{};
    std::optional<swarm::Moment> lookAt_; ///< when something that isn't urgent changed
    bool isLookingAtShares_ = false;
    bool isCatalogueNew_ = true;
    bool isRunning_ = false;                                                     ///< its shares may run
    std::shared_ptr<MemberSwarm*> alive_ = std::make_shared<MemberSwarm*>(this); // last: goes first
};

} // namespace shoal::bt
