// A share as another program keeps it, and the collection that it comes from.
#pragma once

#include "core/result.h"
#include "core/share.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shoal {

/// What another program knows of a share. It was written by that program, and by nobody's hand: nothing of it is
/// believed without a look at the disk.
struct ForeignShare {
    /// A link, or the bytes of a .torrent file.
    std::variant<Magnet, std::string> source;
    std::filesystem::path folder;           ///< absolute; where its content lies, or will
    std::filesystem::path incompleteFolder; ///< where it may lie until it is complete; may be empty
    /// Of the torrent's files, pad files too: below the folder, as they are called on disk. Empty: as in the torrent.
    std::vector<std::string> paths;
    std::vector<bool> wanted;        ///< of the torrent's files, pad files too; empty: all
    std::string incompleteSuffix;    ///< what the name of a file that isn't complete may end with, besides
    std::vector<std::string> labels; ///< as they are there: Shoal may not take each
    bool isPaused = false;
    ShareLimits limits;
    Priority priority = Priority::Normal;
    PieceOrder order = PieceOrder::RarestFirst;
};

/// One of a collection, or why it can't be had.
struct ForeignItem {
    std::string origin; ///< the file that it was read from, for people
    Result<ForeignShare> share;
};

/// The shares of another program, read one after the other, in no particular order. Nothing of it is changed.
class ForeignCollection {
public:
    virtual ~ForeignCollection() = default;
    /// Nothing after the last.
    virtual std::optional<ForeignItem> next() = 0;
};

/// The folder of Transmission's configuration: `torrents` and `resume` are in it. Versions 2 to 4.
/// Error: NotFound.
Result<std::unique_ptr<ForeignCollection>> openTransmission(const std::filesystem::path& folder);
/// The folder of qBittorrent's data, in which `BT_backup` or `torrents.db` is, or one around it. Versions 4 and 5.
/// Error: NotFound, and what the database says.
Result<std::unique_ptr<ForeignCollection>> openQBittorrent(const std::filesystem::path& folder);

/// What has to be added for a share to be here what it was there.
struct Takeover {
    AddRequest request;
    std::optional<Torrent> torrent; ///< none of a link
    std::size_t missing = 0;        ///< wanted files of which nothing lies on disk
    std::vector<Error> lostLabels;  ///< that Shoal can't take
};

/// Looks at the disk for where its files are. A file that isn't complete keeps the name that it has there. Of a share
/// of which not one file was wanted all are, but it is paused. Error: NotATorrent.
Result<Takeover> takeOver(const ForeignShare& share);

} // namespace shoal
