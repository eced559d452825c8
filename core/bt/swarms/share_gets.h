// Gets of a private swarm's shares, from the catalogue to the list of shares: those that somebody asked for wait as
// long as it takes, and of those of the swarm's own accord few are at it at once.
#pragma once

#include "core/state/swarms/kept_gets.h"
#include "core/swarms.h"

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace shoal::bt {

/// What gets need of their swarm. Answers may come within the call or later, and never once the gets are gone.
class GetSurroundings {
public:
    virtual ~GetSurroundings() = default;
    using Then = std::function<void(const Result<void>&)>;

    /// Empty: it isn't in the catalogue.
    virtual std::optional<std::string> titleOf(const swarm::ShareId& share) const = 0;
    /// Somebody who is said to have it is connected.
    virtual bool isWithinReach(const swarm::ShareId& share) const = 0;
    /// Its torrent, from whatever members are or come online. Errors: NotFound (it left the catalogue), NotATorrent.
    virtual void hunt(const swarm::ShareId& share, std::function<void(Result<std::string>)> then) = 0;
    virtual void stopHunt(const swarm::ShareId& share) = 0;
    /// On the list of shares.
    virtual void add(const swarm::KeptGet& get, std::string torrent, std::function<void(Result<ShareId>)> then) = 0;
    /// On the disk. What comes on the list leaves it by itself.
    virtual void keep(const swarm::KeptGet& get, Then then) = 0;
    virtual void forget(const swarm::ShareId& share, Then then) = 0;

    /// One that somebody was told of as waiting.
    virtual void ended(const swarm::ShareId& share, const Result<ShareId>& how) = 0;
    /// One of the swarm's own accord is not to be wanted again in this run.
    virtual void decline(const swarm::ShareId& share) = 0;
    virtual void warn(const Error& error) = 0;
    virtual void waitingChanged() = 0;
};

class ShareGets {
public:
    using Moment = std::chrono::steady_clock::time_point;

    static constexpr std::chrono::seconds patience{3}; ///< before somebody who asked is told that it waits
    static constexpr std::size_t mostOwnAtOnce = 16;
    static constexpr std::size_t mostLooks = 64;     ///< a tick, at what of the own accord waits for its turn
    static constexpr std::chrono::seconds turn{60};  ///< for one of the own accord, where others wait
    static constexpr std::chrono::seconds pause{60}; ///< after the list or the disk took it not

    /// `kept` waited when the program ended. The surroundings must outlive it.
    ShareGets(GetSurroundings& around, std::vector<swarm::KeptGet> kept);
    ShareGets(const ShareGets&) = delete;
    ShareGets& operator=(const ShareGets&) = delete;

    /// Several times a second.
    void tick(Moment now);

    /// Answered when it is on the list, or is on the disk and waits. A share that waits already takes over folder and
    /// choices.
    void get(swarm::KeptGet get, SwarmReply<StartedFetch> reply);
    /// Error: NotFound (nobody asked for it, or it is on the list).
    void stop(const swarm::ShareId& share, const SwarmReply<std::monostate>& reply);
    /// What is to be fetched by itself, all of it: in place of what was said before.
    void wantOfOwnAccord(const std::vector<swarm::ShareId>& shares, std::filesystem::path folder);

    bool isWaiting(const swarm::ShareId& share) const;
    std::size_t waiting() const;
    std::size_t ownAtWork() const { return own_.size(); }

private:
    enum class Stage {
        Hunting,
        Adding,
        Paused, ///< the list didn't take it
    };
    struct Get {
        swarm::KeptGet what;
        Stage stage = Stage::Hunting;
        bool isAsked = false; ///< by somebody
        bool isKept = false;  ///< on the disk, or on its way there
        bool isTold = false;  ///< that it waits
        bool isWarned = false;
        Moment since{};
        std::vector<SwarmReply<StartedFetch>> replies{};
    };
    void begin(const swarm::ShareId& share);
    void came(const swarm::ShareId& share, Result<std::string> torrent);
    void added(const swarm::ShareId& share, const Result<ShareId>& id);
    void fail(const swarm::ShareId& share, const Error& error);
    void wait(const swarm::ShareId& share);
    void kept(const swarm::ShareId& share, const Result<void>& how);
    void giveOthersATurn();
    void beginOfOwnAccord();

    GetSurroundings& around_;
    std::vector<swarm::KeptGet> before_; ///< until the first tick
    std::map<swarm::ShareId, Get> gets_;
    std::set<swarm::ShareId> own_; ///< of the gets: of their own accord
    std::deque<swarm::ShareId> queue_;
    std::set<swarm::ShareId> queued_; ///< the same
    std::filesystem::path ownFolder_;
    Moment now_{};
};

} // namespace shoal::bt
