// Shares new files: reads them, prints the link, serves them until the user stops it. `share` and `seed` use it.
#pragma once

#include "app/shoal/commands/share_request.h"
#include "app/shoal/run/foreground.h"
#include "app/shoal/run/ready_watch.h"
#include "app/shoal/run/share_watch.h"

namespace shoal::app {

class ShareCommand {
public:
    ShareCommand(Foreground& foreground, const ShareArguments& arguments, bool isDetached);

    /// Starts it; the foreground's run() does the rest.
    void start(CreateRequest request);

private:
    void take(const Event& event);
    void created(Result<CreatedTorrent> torrent);
    /// With --hint the link waits until an address of ours is known, but not for ever.
    void waitForHints();
    void askForHints();
    void publish(std::vector<std::string> hints);
    void serve(const ShareRow& row);

    Foreground& foreground_;
    ShareArguments arguments_;
    bool isDetached_;
    ReadyWatch ready_;
    ShareWatch watch_;
    std::optional<JobId> job_;
    CreatedTorrent torrent_;
    std::string link_;
    bool isWaitingForHints_ = false;
    Timer hintPatience_;
};

/// What everybody is told about a new torrent: what was left out, its sizes, its link.
std::vector<Report> reportsOf(const CreatedTorrent& torrent, const std::string& link, const ShareArguments& arguments);

} // namespace shoal::app
