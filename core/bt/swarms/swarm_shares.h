// What the house of the private swarms asks of the list of shares. The engine's thread; answers come there, later.
#pragma once

#include "core/bt/swarms/share_metadata.h"
#include "core/bt/swarms/share_session.h"
#include "core/bt/swarms/swarm_dress.h"
#include "core/result.h"
#include "core/share.h"
#include "core/swarm/freshness/hold.h"
#include "core/swarm/ids.h"

#include <libtorrent/extensions.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace shoal::bt {

struct SwarmShareToAdd {
    swarm::SwarmId swarm;
    ReadShare read;
    std::filesystem::path folder; ///< as in AddRequest
    std::vector<FilePlace> places;
    DataTrust trust = DataTrust::None;
    FileSelection wanted;
    WhenDone whenDone = WhenDone::Seed;
    std::string name; ///< shown instead of the torrent's; empty: the torrent's
};

struct SwarmShareOnList {
    swarm::ShareId share;
    ShareId id;
    bool isPaused = false;
    bool isComplete = false; ///< all that is wanted of it was here once
};

struct SwarmSharePlace {
    ShareId id;
    std::filesystem::path folder;
    FileSelection wanted;
    bool isPaused = false;
};

class SwarmShares {
public:
    virtual ~SwarmShares() = default;

    /// Makers of peers' rows and of bans, for the session that is given to `useSession`: call once, before it is made.
    /// They belong in front of libtorrent's own extensions, and behind what keeps strangers out.
    virtual std::vector<std::shared_ptr<lt::plugin>> pluginsForSwarms() = 0;
    /// From now on shares of swarms run there. Both must outlive the engine's shares. The engine takes the session's
    /// alerts, of which whoever opened it has it told, and sees to its rate limits.
    virtual void useSession(const ShareSession& session, SwarmDress& dress) = 0;

    /// On the list and, unless it is there already (then its folder and choices are taken over, as for all), started.
    /// Errors: NotATorrent, BadArgument (selection; files are being moved), and what the disk says.
    virtual void addToSwarm(SwarmShareToAdd request, std::function<void(Result<ShareId>)> reply) = 0;
    virtual void sharesOfSwarm(const swarm::SwarmId& swarm,
                               std::function<void(Result<std::vector<SwarmShareOnList>>)> reply) = 0;
    /// Error: NotFound (not on the list).
    virtual void placeInSwarm(const swarm::SwarmId& swarm, const swarm::ShareId& share,
                              std::function<void(Result<SwarmSharePlace>)> reply) = 0;
    /// From now on these files of it are wanted; and it runs, if it was paused or had failed.
    virtual void fetchMore(const SwarmSharePlace& share, const FileSelection& wanted,
                           std::function<void(Result<ShareId>)> reply) = 0;
    /// What a hold says: of shares that are neither paused nor failed. Whole: every file of it, verified.
    virtual void amountsOfSwarm(const swarm::SwarmId& swarm,
                                std::function<void(Result<std::map<swarm::ShareId, swarm::Amount>>)> reply) = 0;
    /// The torrent as it is kept, without a certificate. Error: NotFound.
    virtual void torrentOfSwarm(const swarm::SwarmId& swarm, const swarm::ShareId& share,
                                std::function<void(Result<std::string>)> reply) = 0;

    /// Starts those that rest because they couldn't run, and those that `stopSwarm` stopped; paused ones stay so.
    virtual void startSwarm(const swarm::SwarmId& swarm) = 0;
    /// There is a new epoch: each leaves the session with everything saved, and comes back under the new certificate.
    virtual void redressSwarm(const swarm::SwarmId& swarm) = 0;
    /// All of its shares leave the network, with everything saved.
    virtual void stopSwarm(const swarm::SwarmId& swarm, std::function<void()> done) = 0;
};

} // namespace shoal::bt
