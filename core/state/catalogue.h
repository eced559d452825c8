// The list of shares on disk: one row a share in the profile's database.
#pragma once

#include "core/result.h"
#include "core/share.h"
#include "core/state/database.h"
#include "core/swarm/ids.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace shoal {

/// A share as it is kept.
struct StoredShare {
    ShareId id;
    InfoHashes hashes;
    std::string name;      ///< the torrent's, or the link's until metadata comes
    std::string givenName; ///< that a person gave it; empty: none
    std::filesystem::path folder;
    std::vector<FilePlace> places;
    FileSelection wanted;
    std::vector<FileChange> fileChanges; ///< after `wanted`; in order, none over another
    WhenDone whenDone = WhenDone::Seed;
    PieceOrder order = PieceOrder::RarestFirst;
    bool isPaused = false;
    bool restsOnMetadata = false; ///< it is paused by the arrival of its metadata
    Labels labels;
    ShareLimits limits;
    Priority priority = Priority::Normal;
    std::filesystem::path movingTo; ///< where its files are on their way to; empty: nowhere
    std::string link;               ///< the magnet it came from; empty for a torrent file
    std::string torrent;            ///< bytes of a .torrent file; empty until the metadata is here
    std::string resume;             ///< the BitTorrent library's resume data; empty at first
    /// Pieces that are believed and were never hashed, as in core/files/unproven.h. None: there are none.
    std::optional<std::string> unproven;
    Bytes size = 0; ///< of the content; 0 until the metadata is here
    Bytes downloaded = 0;
    Bytes uploaded = 0;
    std::chrono::sys_seconds addedAt{};
    std::optional<std::chrono::sys_seconds> completedAt;
    std::optional<swarm::SwarmId> swarm;      ///< the private one that it belongs to; none: it is for all
    std::optional<swarm::ShareId> swarmShare; ///< with `swarm`: its name in the swarm's catalogue

    const std::string& shownName() const { return givenName.empty() ? name : givenName; }
    /// For messages: of a link without a name, the 40 digits by which peers know it.
    std::string nameOrHash() const { return shownName().empty() ? toHex(wireHash(hashes).bytes) : shownName(); }
};

/// In place of resume data: the share was running here, and nothing of its progress is believed. All that lies on disk
/// is hashed at the next start.
inline constexpr auto doubtedResume = "de";

/// What lists show of a share: what can be read without its blobs, places and selection.
struct CatalogueRow {
    ShareId id;
    InfoHashes hashes;
    std::string name; ///< StoredShare::shownName
    std::filesystem::path folder;
    WhenDone whenDone = WhenDone::Seed;
    bool isPaused = false;
    Labels labels;
    ShareLimits limits;
    Priority priority = Priority::Normal;
    bool isMoving = false;
    bool hasMetadata = false;
    Bytes size = 0;
    Bytes unproven = 0; ///< to within a piece
    Bytes downloaded = 0;
    Bytes uploaded = 0;
    std::chrono::sys_seconds addedAt{};
    std::optional<std::chrono::sys_seconds> completedAt;
    std::optional<swarm::SwarmId> swarm;
    std::string swarmName; ///< empty: none, or it isn't in the profile any more
};

/// A share of a private swarm, by its name there.
struct CatalogueOfSwarm {
    ShareId id;
    swarm::ShareId share;
    bool isPaused = false;
    bool isComplete = false;  ///< was complete once
    bool isWhole = false;     ///< was, with every file wanted
    bool hasProgress = false; ///< something of it was kept

    bool operator==(const CatalogueOfSwarm&) const = default;
};

/// What has to be read of a share to count it, and to sort it by what changes while it runs.
struct CatalogueKey {
    ShareId id;
    bool isPaused = false;
    bool isMoving = false;
    bool isComplete = false; ///< was complete once
    Bytes size = 0;
    Bytes downloaded = 0;
    Bytes uploaded = 0;
};

/// How many shares have each label, and each host among their trackers; by name.
struct CatalogueCounts {
    std::size_t withoutLabel = 0;
    std::vector<std::pair<std::string, std::size_t>> labels;
    std::vector<std::pair<std::string, std::size_t>> trackers;
};

/// Members that are set must all hold.
struct CatalogueFilter {
    std::string text;                 ///< in the name, upper and lower case alike; empty: any
    std::optional<InfoHashes> hashes; ///< InfoHashes::matches
    std::string hashPrefix;           ///< first hexadecimal digits of v1 or v2; empty: any
    std::string label;                ///< one of its labels; empty: any
    std::string tracker;              ///< the host of one of its trackers; empty: any
    bool hasNoLabel = false;          ///< those alone
    std::optional<bool> isPaused;
    std::optional<bool> isComplete;           ///< was complete once
    std::optional<swarm::SwarmId> swarm = {}; ///< of this private swarm
};
enum class CatalogueColumn {
    Id,
    Name,
    Size,
    AddedAt,
    CompletedAt, ///< those that never were come last, whatever the order
    Folder,
    Label, ///< the first of its labels
};
struct CatalogueSort {
    CatalogueColumn column = CatalogueColumn::Id; ///< equal ones come by id
    bool isDescending = false;
};

/// What arrives with a link's metadata.
struct ArrivedMetadata {
    std::string torrent; ///< bytes of a .torrent file
    InfoHashes hashes;
    std::string name;
    Bytes size = 0;
};

/// One share's part of a batch of resume data.
struct SavedResume {
    ShareId id;
    std::string resume;
    Bytes downloaded = 0;
    Bytes uploaded = 0;
    std::optional<std::chrono::sys_seconds> completedAt;
    std::optional<std::string> unproven; ///< as in StoredShare
};

/// Every call that changes something has it on disk when it returns. One thread at a time uses it, together with its
/// Database. Errors of all: DatabaseDamaged, DiskFull, PermissionDenied, Io (about = the database's file).
class Catalogue {
public:
    explicit Catalogue(Database& database)
        : database_{&database}
    {}

    /// `share.id` is ignored; the id returned was never used before in this profile. Errors: BadArgument (without
    /// hashes), AlreadyExists (the swarm's share is on the list).
    Result<ShareId> insert(const StoredShare& share);
    /// Writes what the user decided: folder, places, wanted, fileChanges, givenName, whenDone, order, isPaused,
    /// restsOnMetadata, labels, limits, priority, link; and movingTo. Error: NotFound.
    Result<void> updateDecisions(const StoredShare& share);
    /// Error: NotFound.
    Result<void> setPaused(ShareId id, bool isPaused);
    /// Error: NotFound.
    Result<void> setUnproven(ShareId id, const std::optional<std::string>& unproven);
    /// A share that rests on its metadata is paused by it, in the same commit. Error: NotFound.
    Result<void> setMetadata(ShareId id, const ArrivedMetadata& metadata);
    /// All in one transaction. Shares that were removed meanwhile are passed over.
    Result<void> saveResume(std::span<const SavedResume> batch);
    /// Error: NotFound.
    Result<void> remove(ShareId id);

    /// Every share of this private swarm (none: every public one) that InfoHashes::matches, by id.
    Result<std::vector<ShareId>> find(const InfoHashes& hashes, const std::optional<swarm::SwarmId>& swarm = {});
    /// Error: NotFound.
    Result<ShareId> findShare(const swarm::SwarmId& swarm, const swarm::ShareId& share);
    /// By id.
    Result<std::vector<CatalogueOfSwarm>> ofSwarm(const swarm::SwarmId& swarm);
    /// The bytes of its .torrent file. Error: NotFound.
    Result<std::string> torrentOf(const swarm::SwarmId& swarm, const swarm::ShareId& share);
    /// Error: NotFound.
    Result<StoredShare> get(ShareId id);
    /// Shares whose content (folder / name) is one of these paths, and those with files in places of their own.
    Result<std::vector<ShareId>> mayReach(const std::set<std::filesystem::path>& paths);
    Result<Page<CatalogueRow>> rows(const CatalogueFilter& filter, const CatalogueSort& sort, Range range);
    /// Those of `ids` that are still there, in no order.
    Result<std::vector<CatalogueRow>> rowsOf(std::span<const ShareId> ids);
    Result<std::vector<CatalogueKey>> keys(const CatalogueFilter& filter, const CatalogueSort& sort);
    Result<CatalogueCounts> counts();
    /// Finds out the trackers' hosts of at most so many shares that an older Shoal wrote down. The number of those
    /// that it did: 0 means that none is left.
    Result<std::size_t> findHosts(std::size_t most);
    /// Hands over each share with its blobs, by id, one at a time in memory. `visit` must not use the catalogue.
    Result<void> forEach(const std::function<void(StoredShare)>& visit);

private:
    Database* database_;
};

} // namespace shoal
