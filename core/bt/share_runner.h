// One share in motion: from its row in the catalogue to a torrent in libtorrent and back.
#pragma once

#include "core/bt/announcer.h"
#include "core/bt/disk/unproven_pieces.h"
#include "core/bt/engine_parts.h"
#include "core/bt/peer_watch.h"
#include "core/bt/prepare.h"
#include "core/bt/share_figures.h"
#include "core/bt/source_rows.h"
#include "core/files/file_identity.h"
#include "core/files/room.h"
#include "core/swarm/freshness/hold.h"
#include "core/why.h"

#include <libtorrent/alert_types.hpp>
#include <libtorrent/peer_class.hpp>
#include <libtorrent/torrent_status.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

namespace shoal::bt {

/// How a share is started.
struct Start {
    DataTrust trust = DataTrust::None; ///< Unproven stands in StoredShare::unproven, and lasts
    bool checkAll = false;
    bool expectsFiles = true;                 ///< as in PrepareRequest
    std::vector<std::uint32_t> suspects = {}; ///< pieces to be hashed, whatever was kept of them
    bool restsAfterwards = false;             ///< it is paused: look at its data, keep what was found, no more
};

/// Lives on the engine's thread. Work elsewhere (checking, syncing, the database) comes back to it as values.
///
///     metadata -> preparing -> running -> resting
///                                 |
///                               failed
class ShareRunner : public std::enable_shared_from_this<ShareRunner> {
public:
    ShareRunner(EngineParts& parts, StoredShare share);
    ~ShareRunner();

    void start(const Start& how);
    /// Leaves the network, with everything saved, then calls `done`.
    void leave(std::function<void()> done);

    ShareId id() const { return share_.id; }
    const StoredShare& stored() const { return share_; }
    /// Null while the metadata isn't known.
    const Torrent* torrent() const { return torrent_.get(); }
    const PieceSet& have() const { return have_; }
    const std::vector<bool>& wanted() const { return wanted_; }
    const std::vector<FilePriority>& priorities() const { return priorities_; }
    const std::vector<PeerRow>& peers() const { return peers_.rows; }
    /// Invalid while libtorrent has no torrent of it.
    const lt::torrent_handle& handle() const { return handle_; }
    ShareRow row() const;
    ShareFigures figures() const;
    /// As ShareRow::done.
    Bytes done() const;
    /// All but its trackers and web seeds.
    SourceFacts sourceFacts() const;

    /// Takes over the name, labels, limits and priority, and which files are wanted and come first. False: it has to be
    /// started again to heed these last.
    bool edited(const StoredShare& share);
    /// False when it isn't in the network.
    bool reannounce();
    /// False when it isn't in the network.
    bool addPeer(const lt::tcp::endpoint& peer);

    /// It does nothing: it is paused, or complete and not shared.
    bool hasFailed() const { return phase_ == Phase::Failed; }
    bool isResting() const { return phase_ == Phase::Resting; }

    /// Its private swarm can't let it run (SwarmDress::certificateOf): it rests until it is started again.
    bool isWaiting() const { return phase_ == Phase::Resting && waitsFor_; }
    /// In the network under a certificate, or waiting for one.
    bool needsNewDress() const { return dressed_ || isWaiting(); }
    /// What a hold says of it. `kept`: what is to be said until its torrent was read.
    swarm::Amount amount(swarm::Amount kept) const;

    /// On its way into the network: it has neither got there nor failed.
    bool isStarting() const { return phase_ == Phase::Preparing || (phase_ == Phase::Running && !handle_.is_valid()); }
    bool owns(const lt::torrent_handle& handle) const { return handle_ == handle; }
    void onAdded(const lt::add_torrent_alert& alert);
    /// Whatever libtorrent says of this torrent.
    void onAlert(const lt::alert& alert);
    void onStatus(const lt::torrent_status& status);
    void onPeers(PeerSnapshot snapshot);
    void onDhtPeers(const lt::dht_get_peers_reply_alert& reply);
    /// Several times a second.
    void tick();

private:
    /// What to do about a file of a download that somebody cut.
    static constexpr auto fetchItAgain = "Run the same command again: it fetches what the file lost";

    enum class Phase { Resting, Metadata, Preparing, Running, Failed };

    /// What is used of lt::torrent_status, which takes a kilobyte: ten thousand shares add up.
    struct Numbers {
        Bytes downloaded = 0;        ///< over all runs
        Bytes uploaded = 0;          ///< over all runs
        Bytes payloadDownloaded = 0; ///< in this run
        Bytes payloadUploaded = 0;   ///< in this run
        Bytes wantedDone = 0;
        std::uint64_t downRate = 0;
        std::uint64_t upRate = 0;
        int listPeers = 0;
        bool hasTracker = false;
    };
    static Numbers numbersOf(const lt::torrent_status& status);
    void tellTransfers(const Numbers& now);
    bool hearSource(const lt::alert& alert);

    void fetchMetadata();
    void gotMetadata(const lt::add_torrent_params& params);
    void askForPast(const Start& how);
    struct Past {
        PendingPieces::mapped_type journal; ///< pieces that no save covers
        bool isPowerCut = false;            ///< it ended with the system
    };
    void prepare(const Start& how, const Past& past);
    void prepared(Result<PreparedShare> result);
    void noteCheck(const PreparedShare& prepared);
    void markUnsynced(std::uint32_t piece);
    void markEmptyFiles();
    void claimFiles(lt::add_torrent_params params);
    void finishedAlready(lt::add_torrent_params params);
    void run(lt::add_torrent_params params);
    void enter(lt::add_torrent_params params);
    void addFromLink(lt::add_torrent_params& params);

    // share_runner_swarm.cpp
    void dress(lt::add_torrent_params params);
    void dressed(lt::add_torrent_params params, const std::string& certificate,
                 std::shared_ptr<lt::torrent_info> torrent);
    void waitFor(Reason why);
    void undress(lt::add_torrent_params& saved) const;
    void tellLeft();

    void onPieceFinished(std::uint32_t piece);
    std::string fileOf(const lt::file_error_alert& fault) const;
    void onPeerGone(const lt::peer_disconnected_alert& gone);
    void callAgain();
    void finished();
    void rest();
    void fail(Error error);
    void measureRoom();

    void watchContent(std::uint32_t piece);
    void watchContentByTime();
    void lookAtAllContent(std::function<void()> then);
    void lookAtContent(std::vector<std::uint32_t> files, std::function<void()> then);
    Bytes lengthWeHave(std::uint32_t file) const;
    void lost(std::uint32_t file);
    void wasCut(std::uint32_t file);
    void keepDoubt();

    // share_runner_proof.cpp
    void expectProofs(PreparedShare& prepared);
    void handOverUnproven(const lt::sha1_hash& torrent);
    void onProof(const PieceProof& proof);
    void disproved(std::uint32_t piece);
    void tellUnlikeFiles(const std::vector<std::uint32_t>& files);
    Bytes contentIn(std::uint32_t piece) const;

    bool hasNews() const;
    void saveSoon();
    void save();
    void claimed(const lt::add_torrent_params& params);
    void flushed();
    /// Megabytes for a large v2 torrent: it goes from thread to thread without being copied.
    using SavedParams = std::shared_ptr<const lt::add_torrent_params>;
    void saved(const SavedParams& params);
    void sync(const SavedParams& params, std::vector<std::uint32_t> files, JournalSequence mark);
    void commit(const lt::add_torrent_params& params, const std::vector<FileStamp>& stamps, JournalSequence mark);
    void committed(const Result<void>& result);
    /// Every wanted piece and what is known of it.
    void allSaved(const Result<void>& result);
    bool awaitsPieceLayers() const;
    void keepPieceLayers(std::string torrent);
    void removeFromSession();
    void applyLimits();
    bool reprioritise();

    bool isComplete() const;
    Bytes doneBytes() const;
    ContentPlaces places() const { return {share_.folder, share_.places}; }
    ShareState state() const;
    std::uint32_t knownPeers() const;
    Circumstances circumstances() const;
    void findMissingPieces(Circumstances& now) const;
    void tellReasonThatCameByTime();
    void changed();

    EngineParts& parts_;
    StoredShare share_;
    Phase phase_ = Phase::Resting;
    std::stop_source stop_;

    std::shared_ptr<const Torrent> torrent_; // shared with workers: tens of thousands of files are megabytes
    std::vector<FilePriority> priorities_;   // of Torrent::files
    std::vector<bool> wanted_;               // of Torrent::files: those that are not skipped
    PieceSet have_;
    FileIdentities identities_; // of the files that were there when we began, or that we made
    bool isProgressDoubtful_ = false;
    PieceSet unproven_; // of have_: believed, and not hashed yet; empty: none
    Bytes unprovenBytes_ = 0;
    bool hasProofNews_ = false;               // no save tells what unproven_ is
    std::unique_ptr<UnprovenPieces> toProve_; // until the disk back-end has it
    Time lookedAt_{};
    Bytes wantedTotal_ = 0;
    Bytes doneExact_ = 0;

    lt::torrent_handle handle_;
    std::unique_ptr<const DressedShare> dressed_; // of a private swarm: as it is in the network, or on its way there
    bool isOnItsWay_ = false;                     // libtorrent was given it, and hasn't answered
    std::unique_ptr<const Reason> waitsFor_; // of a private swarm: why it can't run now
    std::optional<lt::peer_class_t> class_;       // of a share whose priority was high
    Numbers status_;
    PeerSnapshot peers_;
    std::optional<Announcer> announcer_;
    std::map<lt::tcp::endpoint, std::string> failures_;
    std::set<lt::tcp::endpoint> ourselves_;     // addresses that the network told us and that led back here
    std::vector<lt::tcp::endpoint> knownPeers_; // met while fetching the metadata
    std::set<lt::tcp::endpoint> givenPeers_;    // by a person, in the link or later
    std::vector<lt::tcp::endpoint> latePeers_;  // of those: while libtorrent was taking the torrent
    SourceNews sources_;
    std::optional<Time> callAgainAt_; // one of them turned us away when we came back
    CreateProgress checking_;
    std::unique_ptr<const Error> failure_;
    Room room_; // what was missing when space ran out
    Time startedAt_{};
    Time runningSince_{};
    Time movedAt_{};
    Time reasonLookedAt_{};
    ReasonKind lastReason_ = ReasonKind::None;

    std::set<std::uint32_t> unsynced_; // files with pieces that no save covers yet
    Bytes unsavedBytes_ = 0;           // of those pieces, about
    bool isSaving_ = false;
    bool isSaveDue_ = false;                          // another one, after that
    bool isLastSave_ = false;                         // the one in flight began with every wanted piece
    std::shared_ptr<lt::add_torrent_params> claimed_; // not all of it is written yet
    bool isFinishing_ = false; // every wanted piece is here, and not all of it is known to be on disk
    bool wasFinished_ = false;
    bool restsAfterwards_ = false;
    bool isCheckToBeNoted_ = false;
    bool isFirstFinish_ = false; // the save under way is the first that says so
    Time savedAt_{};
    std::function<void()> onLeft_;
};

} // namespace shoal::bt
