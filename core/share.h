// A share as the faces see it: rows of lists, details, files, peers.
#pragma once

#include "core/chunks/create.h"
#include "core/link/magnet.h"
#include "core/reason.h"
#include "core/swarm/ids.h"
#include "core/torrent/torrent.h"
#include "core/units.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace shoal {

enum class ShareState {
    FetchingMetadata, ///< a link whose file list is not known yet
    Checking,         ///< data on disk is being hashed
    Moving,           ///< its files are on their way to another folder
    Downloading,
    Seeding,
    Complete, ///< every wanted file is here, and it doesn't seed
    Paused,   ///< by the user
    Failed,   ///< stopped by an error: `reason` says which
};
/// The stable lower-case name, as in `--json`: "fetching-metadata".
const char* shareStateName(ShareState state);

/// What happens when every wanted file is here.
enum class WhenDone { Seed, Stop };
enum class PieceOrder { RarestFirst, Sequential };
/// How much of what there is to be shared out (a limit on the speed of all shares) goes to one of them.
enum class Priority { Low, Normal, High };
enum class Data { Keep, Delete };
/// Which of a share's files come first.
enum class FilePriority { Skip, Low, Normal, High };

/// What a link's share does once its list of files is here.
enum class OnMetadata {
    GoOn,
    Rest, ///< it is paused, so that a person can choose files first
};

/// Which files of a share are wanted: all, or inclusive ranges of indices over the files that people see (pad files
/// are not counted; 0 is the first), or shell patterns over their paths. A file is wanted when any of them names it.
struct FileSelection {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    std::vector<std::string> patterns;
    bool isAll() const { return ranges.empty() && patterns.empty(); }
    bool operator==(const FileSelection&) const = default;
};

/// How far the engine may trust the data that lies at `folder`.
enum class DataTrust {
    None,       ///< check whatever is there before anything is fetched or served
    JustHashed, ///< this process hashed it a moment ago
    Unproven,   ///< believed; a piece is hashed before it is first sent
};

/// Most that one share may receive and send; 0 is no limit but that of all shares.
struct ShareLimits {
    BytesPerSecond down;
    BytesPerSecond up;
    bool operator==(const ShareLimits&) const = default;
};

/// A label is a text of 1 to 64 bytes, UTF-8, without commas and control characters. Labels are sorted, none twice.
using Labels = std::vector<std::string>;
constexpr std::size_t longestLabel = 64;

struct AddRequest {
    /// A link, or the bytes of a .torrent file.
    std::variant<Magnet, std::string> source;
    std::filesystem::path folder;  ///< absolute; content goes to, or lies at, folder / TorrentFile::path
    std::vector<FilePlace> places; ///< files that lie elsewhere
    DataTrust trust = DataTrust::None;
    FileSelection wanted;
    WhenDone whenDone = WhenDone::Seed;
    PieceOrder order = PieceOrder::RarestFirst;
    bool isPaused = false; ///< put it on the list, and wait for `resume`
    Labels labels;         ///< of a share that is on the list already: besides those that it has
    ShareLimits limits;
    Priority priority = Priority::Normal;
    OnMetadata onMetadata = OnMetadata::GoOn; ///< of a source that has its list of files with it: Rest is isPaused
};

/// Files of a share by their indices, as in FileSelection.
struct FileChange {
    std::uint32_t first = 0;
    std::uint32_t last = 0; ///< inclusive
    FilePriority priority = FilePriority::Normal;
};

/// What changes of a share while it is on the list. Members that are not set stay as they are.
struct ShareEdit {
    std::optional<BytesPerSecond> downLimit;
    std::optional<BytesPerSecond> upLimit;
    std::optional<Priority> priority;
    Labels addLabels;
    Labels removeLabels; ///< those that it doesn't have are passed over
    std::optional<FileSelection> wanted;
    std::vector<FileChange> files;   ///< after `wanted`, in this order
    std::optional<std::string> name; ///< shown instead of the torrent's, 1 to 255 bytes; empty: the torrent's again
};

struct ShareRow {
    ShareId id;
    InfoHashes hashes;
    std::string name; ///< the link's, until metadata comes
    ShareState state = ShareState::FetchingMetadata;
    Reason reason;
    bool hasMetadata = false;
    Bytes size = 0;     ///< of the whole content
    Bytes wanted = 0;   ///< of the wanted files
    Bytes done = 0;     ///< of the wanted files, verified and written; or believed: see `unproven`
    Bytes unproven = 0; ///< of what is here: believed (DataTrust::Unproven), and not hashed yet
    Bytes checked = 0;  ///< of what lay on disk at the last start: hashed so far, of `checkTotal`
    Bytes checkTotal = 0;
    Bytes downloaded = 0; ///< payload, over all runs
    Bytes uploaded = 0;   ///< payload, over all runs
    BytesPerSecond downRate;
    BytesPerSecond upRate;
    std::uint32_t peers = 0;      ///< connected
    std::uint32_t seeds = 0;      ///< of these, complete
    std::uint32_t knownPeers = 0; ///< heard of
    std::optional<std::chrono::seconds> timeLeft;
    bool isAnnounced = false; ///< a DHT node stored our announce in this run
    WhenDone whenDone = WhenDone::Seed;
    std::filesystem::path folder;
    std::chrono::sys_seconds addedAt{};
    std::optional<std::chrono::sys_seconds> completedAt; ///< when every wanted byte was first on disk
    Labels labels;
    ShareLimits limits;
    Priority priority = Priority::Normal;
    std::optional<swarm::SwarmId> swarm; ///< the private one that it belongs to; none: it is for all who know its link
    std::string swarmName;               ///< of that; empty: none, or it isn't in the profile any more
    bool operator==(const ShareRow&) const = default;
};

struct ShareDetails {
    ShareRow row;
    std::optional<Torrent> torrent; ///< once the metadata is here
    std::string link;               ///< canonical magnet link
    std::vector<FilePlace> places;
};

struct ShareFileRow {
    std::uint32_t index = 0; ///< as in FileSelection
    std::string path;
    Bytes size = 0;
    Bytes done = 0;
    bool isWanted = true;
    FilePriority priority = FilePriority::Normal;
};

/// How a peer was heard of; several may hold.
struct PeerOrigin {
    bool dht = false;
    bool peerExchange = false;
    bool localDiscovery = false;
    bool tracker = false;
    bool byHand = false; ///< of a link, or added by a person
    bool operator==(const PeerOrigin&) const = default;
};

struct PeerRow {
    std::string address; ///< "1.2.3.4:6881"
    std::string client;
    BytesPerSecond downRate;
    BytesPerSecond upRate;
    Bytes downloaded = 0;  ///< payload, over this connection
    Bytes uploaded = 0;    ///< payload, over this connection
    double progress = 0.0; ///< 0 to 1
    bool isChokingUs = true;
    bool isChoked = true;       ///< by us
    bool isInteresting = false; ///< it has what we want
    bool isInterested = false;  ///< we have what it wants
    bool isSnubbed = false;     ///< it unchoked us, and has sent nothing for a minute
    bool isEncrypted = false;   ///< the stream is obfuscated (MSE)
    bool isUtp = false;
    bool isIncoming = false;
    PeerOrigin origin;
};

enum class TrackerState {
    NotContacted, ///< not yet in this run
    Updating,     ///< an announce is under way
    Working,      ///< it answered the last announce
    Failing,      ///< it did not: `message` says why
};

struct TrackerRow {
    std::string url;
    std::uint32_t tier = 0; ///< BEP 12
    TrackerState state = TrackerState::NotContacted;
    std::string message; ///< the tracker's own words, or why it failed
    std::uint32_t failures = 0;
    std::optional<std::chrono::seconds> nextAnnounce;
    std::optional<std::uint32_t> seeds;   ///< as the tracker counts
    std::optional<std::uint32_t> leeches; ///< as the tracker counts
};

template <class Row>
struct Page {
    std::size_t total = 0; ///< rows in all, whatever the range
    std::vector<Row> rows;
};
using SharePage = Page<ShareRow>;
using FilePage = Page<ShareFileRow>;
using PeerPage = Page<PeerRow>;
using TrackerPage = Page<TrackerRow>;

struct ShareFilter {
    std::optional<ShareState> state;
    std::string text;                         ///< in the name, upper and lower case alike; empty: any
    std::optional<InfoHashes> hashes;         ///< shares that match (InfoHashes::matches)
    std::string hashPrefix;                   ///< first hexadecimal digits of an info-hash, v1 or v2; empty: any
    std::string label;                        ///< one of its labels; empty: any
    std::string tracker;                      ///< the host of one of its trackers, as in ShareCounts; empty: any
    bool isActive = false;                    ///< those alone that send or receive now
    bool hasNoLabel = false;                  ///< those alone
    std::optional<swarm::SwarmId> swarm = {}; ///< those of this private swarm alone
};
enum class ShareColumn {
    Id,
    Name,
    Size,
    State,
    Progress,
    DownRate,
    UpRate,
    AddedAt,
    Peers,
    Ratio,
    TimeLeft, ///< those without one come last, whatever the order
    Downloaded,
    Uploaded,
    Label,
    CompletedAt, ///< as with TimeLeft
    Folder,
};
struct ShareSort {
    ShareColumn column = ShareColumn::Id;
    bool isDescending = false;
};

/// How many shares each filter would show.
struct ShareCounts {
    std::size_t shares = 0;
    std::size_t active = 0;
    std::size_t withoutLabel = 0;
    std::vector<std::pair<ShareState, std::size_t>> states;    ///< those that any share is in
    std::vector<std::pair<std::string, std::size_t>> labels;   ///< by name
    std::vector<std::pair<std::string, std::size_t>> trackers; ///< by host
};

} // namespace shoal
