#include "ui/core_bridge.h"

#include "ui/reply.h"

namespace shoal::ui {
namespace {
template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;
} // namespace

CoreBridge::CoreBridge(Engine& engine)
    : engine_{engine}
    , subscription_{engine.subscribe(guiExecutor(), [this](const EventBatch& batch) {
        for (const auto& event : batch)
            tell(event);
    })}
{}

void CoreBridge::tell(const Event& event)
{
    std::visit(Overloaded{
                   [this](const SharesAdded& added) { Q_EMIT sharesAdded(added.ids); },
                   [this](const SharesRemoved& removed) { Q_EMIT sharesRemoved(removed.ids); },
                   [this](const SharesChanged& changed) { Q_EMIT sharesChanged(changed.ids); },
                   [this](const FilesKept& kept) { Q_EMIT filesKept(kept); },
                   [this](const MetadataReceived& received) { Q_EMIT metadataReceived(received.id); },
                   [this](const ShareAnnounced& announced) { Q_EMIT shareAnnounced(announced.id); },
                   [this](const ShareFinished& finished) { Q_EMIT shareFinished(finished); },
                   [this](const ShareFailed& failed) { Q_EMIT shareFailed(failed); },
                   [this](const ShareMoved& moved) { Q_EMIT shareMoved(moved); },
                   [this](const CreateProgressed& progressed) { Q_EMIT createProgressed(progressed); },
                   [this](const PeerBanned& banned) { Q_EMIT peerBanned(banned); },
                   [this](const NetworkChanged&) { Q_EMIT networkChanged(); },
                   [this](const EngineWarning& warning) { Q_EMIT warned(warning.error); },
                   [this](const LogGrew&) { Q_EMIT logGrew(); },
                   [this](const SwarmChanged& changed) { Q_EMIT swarmChanged(changed.id); },
                   [this](const SwarmsChanged&) { Q_EMIT swarmsChanged(); },
                   [this](const SwarmJoinChanged& changed) { Q_EMIT swarmJoinChanged(changed.join); },
                   [](const SwarmGetEnded&) {}, // the lists of shares and swarms tell it, too
                   [this](const EngineLost&) {
                       isLost_ = true;
                       Q_EMIT engineLost();
                   },
                   [this](const EngineBack&) {
                       isLost_ = false;
                       Q_EMIT engineBack();
                   },
               },
               event);
}

} // namespace shoal::ui
