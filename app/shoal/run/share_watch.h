// Follows one share from the moment it is added: reports what happens, and calls back what a command decides on.
#pragma once

#include "app/shoal/run/foreground.h"

#include <optional>
#include <vector>

namespace shoal::app {

class ShareWatch {
public:
    /// What a command may want to know; each may be empty.
    struct Hooks {
        std::function<void(const ShareRow&)> onRow;      ///< after every change
        std::function<void(const ShareRow&)> onMetadata; ///< a link's file list came
        std::function<void()> onAnnounced;
        std::function<void(const ShareRow&)> onFinished;
    };
    ShareWatch(Foreground& foreground, Hooks hooks);

    /// Adds it. A failure, then or later, ends the command. An engine that goes away and comes back doesn't.
    void add(AddRequest request, const InfoHashes& hashes);
    /// One that is on the list already.
    void follow(ShareId id) { added(id); }
    /// Adds it for the service, tells that, and ends the command (`--detach`). Without a service it is a failure:
    /// nobody would go on with it.
    void leaveToService(AddRequest request, const InfoHashes& hashes);
    /// Whether there is a service to leave it to; otherwise the command has failed.
    static bool canLeave(Foreground& foreground);
    ShareId id() const { return *id_; }

private:
    /// Another process goes on with what it has: its share is neither taken to another folder nor kept from seeding.
    void withKnown(AddRequest request, const InfoHashes& hashes, std::function<void(AddRequest)> then);
    void added(const Result<ShareId>& id);
    void take(const Event& event);
    void refresh();
    void startAgain();
    void refreshed(const Result<SharePage>& page);
    void show(const ShareRow& row);
    /// What happened while the engine was away, seen by the row.
    void makeUpForMissedNews(const ShareRow& row);

    Foreground& foreground_;
    Hooks hooks_;
    InfoHashes hashes_;
    std::optional<ShareId> id_;
    std::vector<Event> early_; ///< came before the reply that names the share
    bool isAsking_ = false;
    bool isAskedAgain_ = false;
    bool isMetadataNews_ = false;
    bool isFinishNews_ = false;
    bool isMetadataTold_ = false;
    bool isFinishTold_ = false;
    bool mayHaveMissedNews_ = false; ///< the engine was away for a while
    bool mayBeLeftBehind_ = false;   ///< and it was not looked at since
    std::optional<StateChanged> told_;
};

} // namespace shoal::app
