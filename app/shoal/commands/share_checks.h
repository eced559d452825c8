// Checks of shares where they run, followed to their end.
#pragma once

#include "app/shoal/commands/each_share.h"

#include <optional>
#include <utility>

namespace shoal::app {

/// One at a time. Data that is missing or wrong ends a check with ExitCode::NotIdentical.
class ShareChecks {
public:
    enum class Patience { UntilDone, None };
    ShareChecks(Foreground& foreground, Patience patience);

    void check(const ShareRow& row, EachShare::Done done);

private:
    void take(const Event& event);
    void begin();
    void begun(const Result<ShareId>& id);
    void look();
    void looked(const Result<SharePage>& page);
    void decide(const ShareRow& row);
    void countFiles(const ShareRow& row);
    void finish(Result<ExitCode> result);

    Foreground& foreground_;
    Patience patience_;
    std::optional<ShareRow> before_; ///< the share in hand, as it was
    EachShare::Done done_;
    bool isBegun_ = false;
    bool isLooking_ = false;
    bool isChanged_ = false; ///< while it was looked at
};

} // namespace shoal::app
