// Where events of the engine become Qt's. Here alone.
#pragma once

#include "core/engine.h"

#include <QObject>

namespace shoal::ui {

using ShareIds = std::vector<ShareId>;

/// Lives on the thread of the windows, and ends before its engine.
class CoreBridge : public QObject {
    Q_OBJECT
public:
    explicit CoreBridge(Engine& engine);

    Engine& engine() { return engine_; }
    /// True from `engineLost` to `engineBack`.
    bool isLost() const { return isLost_; }

Q_SIGNALS:
    void sharesAdded(const shoal::ui::ShareIds& ids);
    void sharesRemoved(const shoal::ui::ShareIds& ids);
    void sharesChanged(const shoal::ui::ShareIds& ids);
    void filesKept(const shoal::FilesKept& kept);
    void metadataReceived(shoal::ShareId id);
    void shareAnnounced(shoal::ShareId id);
    void shareFinished(const shoal::ShareFinished& finished);
    void shareFailed(const shoal::ShareFailed& failed);
    void shareMoved(const shoal::ShareMoved& moved);
    void createProgressed(const shoal::CreateProgressed& progressed);
    void peerBanned(const shoal::PeerBanned& banned);
    void networkChanged();
    void warned(const shoal::Error& error);
    void logGrew();
    void swarmChanged(const shoal::swarm::SwarmId& id);
    void swarmsChanged();
    void swarmJoinChanged(const shoal::JoinRow& join);
    void engineLost();
    void engineBack();

private:
    void tell(const Event& event);

    Engine& engine_;
    bool isLost_ = false;
    Subscription subscription_;
};

} // namespace shoal::ui
