// What commands tell of shares on the list.
#pragma once

#include "app/shoal/report/share_fields.h"
#include "core/share.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace shoal::app {

/// The share that a report is about.
struct NamedShare {
    ShareId id;
    std::string name;

    NamedShare() = default;
    explicit NamedShare(const ShareRow& row)
        : id{row.id}
        , name{row.name}
    {}
};

/// `shoal ls`. Programs get a line a share, with all of it.
struct SharesListed {
    std::vector<ShareRow> rows;
    ShareFields fields;     ///< the columns that people see
    bool isChosen = false;  ///< there may be more shares than these
    bool isWatched = false; ///< it takes the place of the list before
};
/// `shoal show` of a share.
struct ShareShown {
    ShareDetails details;
};

/// Files, peers and trackers: programs get a line each.
struct FilesListed {
    NamedShare share;
    std::vector<ShareFileRow> rows;
    bool hasHeading = false; ///< it is one list of several
};
struct PeersListed {
    NamedShare share;
    std::vector<PeerRow> rows;
    bool hasHeading = false;
};
struct TrackersListed {
    NamedShare share;
    std::vector<TrackerRow> rows;
    bool hasHeading = false;
};

/// A command was taken: the decision is on disk.
struct ShareTouched {
    enum class Deed { Paused, Resumed, Reannounced, Verifying };
    NamedShare share;
    Deed deed = Deed::Paused;
};
struct ShareRemoved {
    NamedShare share;
    Data data = Data::Keep;
    std::size_t keptFiles = 0; ///< of Data::Delete: not deleted, because another share has them, too
};
struct ShareMoveTold {
    NamedShare share;
    std::filesystem::path folder; ///< the new one
    bool isUnderWay = false;      ///< it goes on without the command
};
/// `shoal verify` of a share has looked at every byte.
struct ShareChecked {
    ShareRow row; ///< as it was right afterwards
    std::size_t incompleteFiles = 0;
    bool isWhole() const { return incompleteFiles == 0 && row.done >= row.wanted; }
};

/// A share stopped by an error, and the command goes on.
struct ShareStopped {
    NamedShare share;
    Error error;
    std::string message; ///< what happened and what to do: whole sentences
};

/// What is decided of a share, asked for or just changed.
struct LimitsShown {
    NamedShare share;
    ShareLimits limits;
};
struct LabelsShown {
    NamedShare share;
    Labels labels;
};
struct PriorityShown {
    NamedShare share;
    Priority priority = Priority::Normal;
};
struct WantedShown {
    NamedShare share;
    std::size_t files = 0;
    std::size_t wantedFiles = 0;
    Bytes size = 0;
    Bytes wanted = 0;
};

} // namespace shoal::app
