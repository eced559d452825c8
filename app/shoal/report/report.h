// Everything that a command may tell: one struct an event. `report/json.h` and `report/human.h` each show all of them.
#pragma once

#include "app/shoal/doctor/finding.h"
#include "app/shoal/report/share_reports.h"
#include "app/shoal/report/status_screen.h"
#include "app/shoal/report/swarm_reports.h"
#include "core/chunks/create.h"
#include "core/chunks/verify.h"
#include "core/engine_status.h"
#include "core/events.h"
#include "core/link/magnet.h"
#include "core/log_entry.h"
#include "core/network_status.h"
#include "core/result.h"
#include "core/share.h"
#include "core/state/profile_lock.h"
#include "core/torrent/torrent.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace shoal::app {

/// Files are being read for a new share.
struct Hashing {
    CreateProgress progress;
};
/// Data on disk is being compared with a torrent.
struct CheckingData {
    Bytes done = 0;
    Bytes total = 0;
};
struct LeftOutFound {
    LeftOut leftOut;
};
/// A new torrent exists; nobody can find it yet.
struct Created {
    std::string name;
    InfoHashes hashes;
    Bytes size = 0;
    std::size_t files = 0;
    Bytes pieceLength = 0;
    std::string link;
    std::optional<std::filesystem::path> torrentFile;
    bool showsCode = false; ///< draw the link as a QR code too (people only)
};
/// Others can find it by its link, or (`isAnnounced` false) we stopped waiting for the network to say so.
struct Ready {
    std::string link;
    InfoHashes hashes;
    bool isAnnounced = false;
    bool isPrivate = false;
    std::optional<ProfileHolder> servedBy = {}; ///< another process, which goes on without the command
};
/// The network took the announce after `Ready` had been told without it.
struct Announced {
    InfoHashes hashes;
};
/// A DHT node of one's own can be asked.
struct NodeReady {
    std::vector<std::string> listening;
};
/// The service runs, and answers at `socket`.
struct ServiceReady {
    std::filesystem::path socket;
    std::vector<std::string> listening;
};
/// The service has read its settings again.
struct SettingsReloaded {
    std::vector<std::string> needRestart; ///< keys of what changed and takes effect when it starts again
};
/// How a running service does.
struct ServiceShown {
    EngineStatus status;
    std::filesystem::path socket;
    std::optional<std::filesystem::path> profile; ///< nothing: the system's service has one of its own
    std::chrono::sys_seconds since{};
};
/// A service was told to stop, and is waited for.
struct ServiceStopping {
    std::int64_t process = 0;
    std::chrono::seconds patience{0};
};
struct ServiceStopped {
    std::int64_t process = 0;
};
/// One's own list is empty, and there is a service of the system.
struct SystemServiceFound {
    std::filesystem::path socket;
};
/// `shoal doctor`: one thing that it looked at.
struct Diagnosed {
    Finding finding;
};
struct Metadata {
    std::string name;
    InfoHashes hashes;
    Bytes size = 0;
    Bytes wanted = 0;
};
/// The state of a share changed, or why it doesn't move.
struct StateChanged {
    ShareState state = ShareState::FetchingMetadata;
    Reason reason;
};
struct Progress {
    ShareRow row;
};
/// Every wanted byte is verified and on disk.
struct Done {
    std::filesystem::path path;
    std::string name;
    Bytes size = 0;
    std::chrono::milliseconds duration{0};
    InfoHashes hashes;
    bool wasHere = false; ///< before the command began
};
/// It ends the command.
struct Failed {
    Error error;
};
/// It doesn't.
struct Warned {
    Error error;
};
/// A peer did what none may do; it goes on with the others.
struct Banned {
    PeerBanned peer;
    std::string name = {}; ///< of the share; empty: the command is about no other one
};
struct TorrentShown {
    Torrent torrent;
    std::string link;
};
struct LinkShown {
    Magnet magnet;
};
struct FaultFound {
    std::uint32_t number = 0; ///< as `shoal show` counts, from 1
    std::string path;
    FileFault::Kind kind = FileFault::Kind::Missing;
    std::string reason;
};
struct Verified {
    std::string name;
    std::filesystem::path path;
    std::size_t pieces = 0;
    std::size_t verifiedPieces = 0;
    std::size_t faults = 0;
    bool isIdentical() const { return faults == 0 && pieces == verifiedPieces; }
};
struct SettingShown {
    std::string key;
    std::string value;
    std::string defaultValue;
    std::string expected; ///< what values must be
    std::string doc;
    bool isValueOnly = false; ///< people see nothing but the value (`config get`)
};
struct SettingsFileShown {
    std::filesystem::path path;
    bool exists = false;
};
struct DhtShown {
    NetworkStatus status;
};
struct LogShown {
    LogEntry entry;
};
/// A share is on the list.
struct Added {
    ShareId id;
    std::string name;
    InfoHashes hashes;
    std::string link;
    bool isKnown = false; ///< it was there before
};
/// One of several that could not be put on the list; the command goes on with the others.
struct NotAdded {
    std::string source; ///< as the user knows it
    Error error;
};
/// What `import` would put on the list.
struct WouldAdd {
    std::string source; ///< the file that it was read from
    std::string name;
    InfoHashes hashes;
    std::string link;
    std::filesystem::path folder;
    Labels labels;
    bool isPaused = false;
    ShareLimits limits;
    FileSelection wanted;
    std::size_t missing = 0; ///< wanted files of which nothing lies on disk
};
/// All that was to be added has been dealt with.
struct AddSummary {
    std::size_t added = 0;
    std::size_t known = 0; ///< on the list before
    std::size_t failed = 0;
    std::optional<ProfileHolder> servedBy = {}; ///< who runs them now
    bool isDry = false;                         ///< nothing was done: `added` would have been
};
/// The engine is being closed.
struct Saving {};
struct Stopped {
    bool isSaved = true;
    std::optional<ProfileHolder> servedBy = {}; ///< the command alone has stopped; that one goes on
};

using Report =
    std::variant<Hashing, CheckingData, LeftOutFound, Created, Ready, Announced, NodeReady, ServiceReady, Metadata,
                 StateChanged, Progress, Done, Failed, Warned, Banned, TorrentShown, LinkShown, FaultFound, Verified,
                 SettingShown, SettingsFileShown, DhtShown, Saving, Stopped, SettingsReloaded, ServiceShown,
                 ServiceStopping, ServiceStopped, SystemServiceFound, Diagnosed, LogShown, EngineStatusShown, Added,
                 NotAdded, WouldAdd, AddSummary,
                 // share_reports.h
                 SharesListed, ShareShown, FilesListed, PeersListed, TrackersListed, ShareTouched, ShareRemoved,
                 ShareMoveTold, ShareChecked, ShareStopped, LimitsShown, LabelsShown, PriorityShown, WantedShown,
                 // swarm_reports.h
                 SwarmCreated, SwarmInvited, SwarmJoining, SwarmJoined, SwarmsListed, SwarmMembersListed,
                 SwarmInvitesListed, SwarmCatalogueListed, SwarmLogListed, SwarmStatusShown, SwarmPublished,
                 SwarmTouched, SwarmLogChecked, SwarmExported, SwarmImported, SwarmJoiningStopped, SwarmGetWaits>;

/// Shows reports to whoever runs the command.
class Reporter {
public:
    virtual ~Reporter() = default;
    virtual void report(const Report& report) = 0;
};

} // namespace shoal::app
