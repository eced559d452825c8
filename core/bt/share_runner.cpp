#include "core/bt/share_runner.h"

#include "core/bt/connect_words.h"
#include "core/bt/convert.h"
#include "core/bt/disk/part_file.h"
#include "core/bt/part_hash.h"
#include "core/bt/resume_blob.h"
#include "core/bt/torrent_faults.h"
#include "core/files/file_priorities.h"
#include "core/files/piece_map.h"
#include "core/files/selection.h"
#include "core/files/unproven.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace shoal::bt {
namespace {
using namespace std::chrono_literals;

// Transmission turns away who comes back before it has noticed, half a second later, that the last connection ended;
// and we come back at once after the list of files. libtorrent would wait for a minute or two before it calls again.
constexpr auto callAgainAfter = 1s;

} // namespace

ShareRunner::ShareRunner(EngineParts& parts, StoredShare share)
    : parts_{parts}
    , share_{std::move(share)}
    , unprovenBytes_{shoal::unprovenBytes(share_.unproven, share_.size)}
{}

ShareRunner::~ShareRunner() { stop_.request_stop(); }

void ShareRunner::start(const Start& how)
{
    failure_.reset();
    waitsFor_.reset();
    startedAt_ = runningSince_ = movedAt_ = savedAt_ = parts_.now;
    restsAfterwards_ = how.restsAfterwards;
    isCheckToBeNoted_ = how.checkAll;
    share_.isPaused = false;
    if (share_.torrent.empty() && restsAfterwards_)
        rest();
    else if (share_.torrent.empty())
        fetchMetadata();
    else
        askForPast(how);
}

void ShareRunner::askForPast(const Start& how)
{
    phase_ = Phase::Preparing;
    checking_ = {};
    if (share_.wanted.isAll() && share_.fileChanges.empty())
        wantedTotal_ = share_.size; // of a selection the torrent has to be read
    changed();
    parts_.store->ask(
        [id = share_.id](StoreParts& store) {
            const auto& pending = store.journal.pending();
            const auto pieces = pending.find(id);
            return Past{pieces == pending.end() ? PendingPieces::mapped_type{} : pieces->second,
                        store.lastRun == LastRun::PowerCut};
        },
        [weak = weak_from_this(), how](const Past& past) {
            if (const auto self = weak.lock())
                self->prepare(how, past);
        });
}

void ShareRunner::prepare(const Start& how, const Past& past)
{
    PrepareRequest request{.share = share_,
                           .trust = how.trust,
                           .checkAll = how.checkAll,
                           .suspects = how.suspects,
                           .afterPowerCut = past.isPowerCut,
                           .expectsFiles = how.expectsFiles};
    for (const auto& [piece, sequence] : past.journal)
        request.journal.push_back(piece);
    request.threads = static_cast<unsigned>(parts_.settings.hashingThreads);
    stop_ = {};
    parts_.worker->post(
        [request = std::move(request), weak = weak_from_this(), home = parts_.home, stop = stop_.get_token()] {
            const auto onProgress = [&](const CreateProgress& progress) {
                home([weak, progress] {
                    if (const auto self = weak.lock()) {
                        self->checking_ = progress;
                        self->changed();
                    }
                });
            };
            auto result = std::make_shared<Result<PreparedShare>>(prepareShare(request, onProgress, stop));
            home([weak, result] {
                if (const auto self = weak.lock())
                    self->prepared(std::move(*result));
            });
        });
}

void ShareRunner::prepared(Result<PreparedShare> result)
{
    // What is stopped while it only looks at its data keeps what it has found.
    if (onLeft_ && !(result && restsAfterwards_))
        return removeFromSession();
    if (!result)
        return fail(result.error());
    torrent_ = std::make_shared<const Torrent>(std::move(result->torrent));
    priorities_ = std::move(result->priorities);
    wanted_ = std::move(result->wanted);
    have_ = std::move(result->have);
    identities_ = std::move(result->identities);
    checking_.done = checking_.total = result->checked;
    wantedTotal_ = sizeOf(*torrent_, wanted_);
    doneExact_ = doneBytes();
    noteCheck(*result);
    for (std::uint32_t piece = 0; piece < result->hashed.size(); ++piece)
        if (result->hashed[piece])
            markUnsynced(piece);
    expectProofs(*result);
    if (!unsynced_.empty() || hasProofNews_)
        saveSoon(); // a second death shall not cost the same hashing again
    if (result->isComplete && share_.whenDone == WhenDone::Stop)
        return finishedAlready(std::move(result->params));
    if (restsAfterwards_ && !result->isComplete)
        share_.completedAt.reset(); // it was so once
    // What was hashed of a share that is complete is kept at once: its files change no more, and it may be stopped
    // before it is in the network.
    const bool isNewlyKnown = result->isComplete && !unsynced_.empty();
    const bool mayHaveToWait = share_.swarm && !unsynced_.empty();
    if (share_.resume.empty() || restsAfterwards_ || isNewlyKnown || mayHaveToWait)
        return claimFiles(std::move(result->params));
    run(std::move(result->params));
}

void ShareRunner::noteCheck(const PreparedShare& prepared)
{
    const bool isLeftToLibrary = !prepared.params.unfinished_pieces.empty(); // it hashes them, when it has their hashes
    if (!std::exchange(isCheckToBeNoted_, false) || isLeftToLibrary)
        return;
    std::size_t pieces = 0;
    for (std::uint32_t piece = 0; piece < torrent_->pieceCount; ++piece)
        pieces += isWanted(*torrent_, piece, wanted_) ? 1 : 0;
    const auto text = isComplete()
        ? fmt::format("all {} pieces match", pieces)
        : fmt::format("{} of {} bytes don't match and are fetched again", wantedTotal_ - doneExact_, wantedTotal_);
    parts_.note(LogKind::Checked, share_.id, share_.name, text);
}

/// From the first resume data on, what lies at our paths is known to be ours, however early the process is killed.
void ShareRunner::claimFiles(lt::add_torrent_params params)
{
    auto withoutInfo = params;
    withoutInfo.ti.reset();
    withoutInfo.info_hashes = toLibrary(share_.hashes);
    // With the time of every file: nothing of what was found here is synced yet, so any change puts it in doubt.
    share_.resume = writeResume(withoutInfo, stampsOf(*torrent_, places()));
    share_.unproven = keptUnproven(unproven_);
    hasProofNews_ = false;
    const SavedResume row{share_.id,       share_.resume,      share_.downloaded,
                          share_.uploaded, share_.completedAt, share_.unproven};
    parts_.writes->add({.work =
                            [row](StoreParts& store) {
                                return store.catalogue.saveResume({&row, 1});
                            },
                        .afterwards = {},
                        .then =
                            [weak = weak_from_this(), params = std::move(params)](const Result<void>& kept) mutable {
                                const auto self = weak.lock();
                                if (!self)
                                    return;
                                if (self->onLeft_)
                                    return self->removeFromSession();
                                if (!kept)
                                    return self->fail(kept.error());
                                self->restsAfterwards_ ? self->rest() : self->run(std::move(params));
                            }});
}

void ShareRunner::run(lt::add_torrent_params params)
{
    phase_ = Phase::Running;
    runningSince_ = movedAt_ = parts_.now;
    share_.swarm ? dress(std::move(params)) : enter(std::move(params));
}

void ShareRunner::enter(lt::add_torrent_params params)
{
    addFromLink(params);
    params.storage_mode = parts_.settings.preallocate ? lt::storage_mode_allocate : lt::storage_mode_sparse;
    params.peers.insert(params.peers.end(), knownPeers_.begin(), knownPeers_.end());
    ourselves_.clear(); // a new list of peers begins
    params.userdata = lt::client_data_t{this};
    handOverUnproven(params.ti->info_hashes().get_best());
    parts_.sessionOf(share_)->library->async_add_torrent(std::move(params));
    isOnItsWay_ = true;
    changed();
}

void ShareRunner::onAdded(const lt::add_torrent_alert& alert)
{
    isOnItsWay_ = false;
    if (alert.error) {
        if (onLeft_)
            return removeFromSession();
        tellLeft();
        return fail(torrentError(alert.error, share_.nameOrHash(), {}));
    }
    handle_ = alert.handle;
    if (onLeft_ || (phase_ != Phase::Metadata && phase_ != Phase::Running))
        return removeFromSession(); // it was stopped before libtorrent had it
    class_.reset();
    for (const auto& peer : std::exchange(latePeers_, {}))
        handle_.connect_peer(peer);
    if (share_.limits != ShareLimits{} || share_.priority != Priority::Normal)
        applyLimits();
    if (parts_.settings.dhtEnabled && !share_.swarm && !(torrent_ && torrent_->isPrivate))
        announcer_.emplace(parts_, handle_, toLibrary(wireHash(share_.hashes)));
    if (phase_ != Phase::Running || !isComplete() || wasFinished_)
        return;
    if (!hasNews() && share_.completedAt)
        allSaved({}); // it was finished in an earlier run, and what that kept still holds
    else
        finished();
}

void ShareRunner::onAlert(const lt::alert& alert)
{
    if (hearSource(alert))
        return;
    if (const auto* piece = lt::alert_cast<lt::piece_finished_alert>(&alert))
        return onPieceFinished(static_cast<std::uint32_t>(static_cast<int>(piece->piece_index)));
    if (const auto* resume = lt::alert_cast<lt::save_resume_data_alert>(&alert))
        return phase_ == Phase::Metadata ? gotMetadata(resume->params) : claimed(resume->params);
    if (const auto* unsaved = lt::alert_cast<lt::save_resume_data_failed_alert>(&alert))
        return committed(shoal::fail(torrentError(unsaved->error, share_.nameOrHash(), {})));
    if (lt::alert_cast<lt::cache_flushed_alert>(&alert))
        return flushed();
    if (lt::alert_cast<lt::metadata_received_alert>(&alert))
        return handle_.save_resume_data(lt::torrent_handle::save_info_dict);
    if (lt::alert_cast<lt::torrent_finished_alert>(&alert)) {
        if (phase_ == Phase::Running && isComplete())
            finished();
    } else if (const auto* disk = lt::alert_cast<lt::file_error_alert>(&alert)) {
        if (disk->error == lt::error_code{lt::errors::failed_hash_check})
            return; // `onProof` tells which piece it is
        auto fault = torrentError(disk->error, share_.nameOrHash(), fileOf(*disk));
        if (fault.kind == ErrorKind::FileChanged) {
            isProgressDoubtful_ = true; // what was cut off it counted as had
            if (!isComplete())
                fault.advice = fetchItAgain;
        }
        fail(std::move(fault));
    } else if (const auto* error = lt::alert_cast<lt::torrent_error_alert>(&alert)) {
        fail(torrentError(error->error, share_.nameOrHash(), error->filename() ? error->filename() : ""));
    } else if (const auto* joined = lt::alert_cast<lt::peer_connect_alert>(&alert)) {
        failures_.erase(joined->endpoint);
    } else if (const auto* gone = lt::alert_cast<lt::peer_disconnected_alert>(&alert)) {
        onPeerGone(*gone);
    }
}

/// libtorrent names the file that the bytes belong to.
std::string ShareRunner::fileOf(const lt::file_error_alert& fault) const
{
    if (!partFileAdvice(fault.error))
        return fault.filename();
    return (share_.folder / partFileName(partHashOf(share_))).string();
}

/// Only failures to connect count: a peer that came and went was reached.
void ShareRunner::onPeerGone(const lt::peer_disconnected_alert& gone)
{
    if (gone.error == lt::error_code{lt::errors::self_connection})
        ourselves_.insert(gone.endpoint);
    constexpr std::size_t mostRemembered = 1000;
    const bool wasNeverReached = gone.op == lt::operation_t::connect || gone.op == lt::operation_t::sock_bind
        || gone.error == lt::error_code{boost::asio::error::timed_out}
        || gone.error == lt::error_code{lt::errors::timed_out};
    if (wasNeverReached && failures_.size() < mostRemembered)
        failures_[gone.endpoint] = whyNotConnected(gone.error);
    const bool isKnown = std::ranges::find(knownPeers_, gone.endpoint) != knownPeers_.end();
    if (phase_ == Phase::Running && isKnown && !wasNeverReached && !callAgainAt_)
        callAgainAt_ = parts_.now + callAgainAfter;
}

/// Once, and if nobody else is there. A new list of peers is one in which none of them has failed.
void ShareRunner::callAgain()
{
    if (!callAgainAt_ || parts_.now < *callAgainAt_ || isSaving_)
        return;
    callAgainAt_ = Time::max();
    const bool isAlone = peers_.rows.empty() && status_.payloadDownloaded == 0;
    if (phase_ != Phase::Running || !handle_.is_valid() || !isAlone || isComplete())
        return;
    removeFromSession();
    askForPast({.expectsFiles = false});
}

void ShareRunner::onPieceFinished(std::uint32_t piece)
{
    if (phase_ != Phase::Running || piece >= have_.size() || have_[piece])
        return;
    have_[piece] = true;
    const auto begin = piece * torrent_->pieceLength;
    markUnsynced(piece);
    watchContent(piece);
    for (const auto file : filesOf(*torrent_, piece)) {
        if (wanted_[file])
            doneExact_ += overlap(torrent_->files[file], begin, begin + torrent_->pieceLength);
    }
    parts_.store->tell([id = share_.id, piece, publish = parts_.publish, home = parts_.home](StoreParts& store) {
        if (auto appended = store.journal.append(id, piece); !appended)
            home([publish, error = appended.error()] { publish(EngineWarning{error}); });
    });
}

void ShareRunner::finished()
{
    lookAtAllContent([this] { // runs only while this lives
        if (wasFinished_ || isFinishing_ || !isComplete() || !handle_.is_valid())
            return;
        isFinishing_ = true;
        save();
    });
}

/// Nothing has to be fetched. What is there may still have to be synced: an earlier run may have died before it was.
void ShareRunner::finishedAlready(lt::add_torrent_params params)
{
    isFinishing_ = isLastSave_ = true;
    params.info_hashes = toLibrary(share_.hashes);
    saved(std::make_shared<lt::add_torrent_params>(std::move(params)));
}

void ShareRunner::markUnsynced(std::uint32_t piece)
{
    for (const auto file : filesOf(*torrent_, piece))
        unsynced_.insert(file);
    unsavedBytes_ += torrent_->pieceLength;
}

void ShareRunner::rest()
{
    removeFromSession();
    phase_ = Phase::Resting;
    share_.isPaused = restsAfterwards_;
    changed();
}

void ShareRunner::fail(Error error)
{
    if (phase_ == Phase::Failed || onLeft_)
        return;
    phase_ = Phase::Failed;
    if (error.kind == ErrorKind::NotEnoughSpace || error.kind == ErrorKind::DiskFull)
        measureRoom();
    // With room enough for the files it is the profile's disk that is full.
    if (error.kind == ErrorKind::DiskFull && !room_.isEnough())
        error.reason = roomText(room_);
    failure_ = std::make_unique<const Error>(error);
    if (handle_.is_valid()) {
        handle_.pause();
        if (!isProgressDoubtful_)
            save();
        else if (!isSaving_)
            removeFromSession();
    }
    parts_.publish(ShareFailed{share_.id, std::move(error)});
    changed();
}

/// How much is missing, for people: the error that stopped us has it in words only.
void ShareRunner::measureRoom()
{
    auto torrent = torrent_;
    if (auto parsed = torrent ? Result<ParsedTorrent>{} : readTorrent(share_.torrent); !torrent && parsed)
        torrent = std::make_shared<const Torrent>(std::move(parsed->torrent));
    if (!torrent)
        return;
    if (const auto files = filePriorities(*torrent, share_.wanted, share_.fileChanges))
        room_ = roomFor(*torrent, ContentPlaces{share_.folder, share_.places}, wantedOf(*files)).value_or(Room{});
}

void ShareRunner::leave(std::function<void()> done)
{
    onLeft_ = std::move(done);
    stop_.request_stop();
    if (phase_ == Phase::Preparing)
        return; // the worker notices the stop, and `prepared` ends it
    if (isOnItsWay_)
        return; // what comes back before libtorrent has taken it in would be refused as there already
    if (!handle_.is_valid() || phase_ == Phase::Metadata)
        return removeFromSession();
    handle_.pause();
    // libtorrent's sums, and our sight of them, are up to a second behind.
    const bool isQuiet = parts_.now - std::max(movedAt_, savedAt_) > std::chrono::seconds{2} && peers_.rows.empty();
    const bool isAtRest =
        isQuiet && phase_ == Phase::Running && wasFinished_ && !hasNews() && !isSaving_ && !isProgressDoubtful_;
    isAtRest ? removeFromSession() : save();
}

/// What the last save doesn't know.
bool ShareRunner::hasNews() const
{
    return !unsynced_.empty() || hasProofNews_ || status_.uploaded > share_.uploaded
        || status_.downloaded > share_.downloaded;
}

void ShareRunner::removeFromSession()
{
    if (std::exchange(isProgressDoubtful_, false))
        keepDoubt();
    if (handle_.is_valid())
        parts_.sessionOf(share_)->library->remove_torrent(handle_);
    handle_ = {};
    tellLeft();
    announcer_.reset();
    peers_ = {};
    status_ = {};
    if (onLeft_) {
        phase_ = Phase::Resting;
        std::exchange(onLeft_, {})();
    }
}

ShareRunner::Numbers ShareRunner::numbersOf(const lt::torrent_status& status)
{
    const auto natural = [](auto number) { return static_cast<std::uint64_t>(std::max<decltype(number)>(0, number)); };
    return {.downloaded = natural(status.all_time_download),
            .uploaded = natural(status.all_time_upload),
            .payloadDownloaded = natural(status.total_payload_download),
            .payloadUploaded = natural(status.total_payload_upload),
            .wantedDone = natural(status.total_wanted_done),
            .downRate = natural(status.download_payload_rate),
            .upRate = natural(status.upload_payload_rate),
            .listPeers = status.list_peers,
            .hasTracker = !status.current_tracker.empty()};
}

void ShareRunner::onStatus(const lt::torrent_status& status)
{
    const auto now = numbersOf(status);
    if (now.uploaded != status_.uploaded || now.payloadDownloaded != status_.payloadDownloaded)
        movedAt_ = parts_.now;
    tellTransfers(now);
    status_ = now;
    watchContentByTime();
    changed();
}

void ShareRunner::tellTransfers(const Numbers& now)
{
    const Transferred bytes{.down = now.payloadDownloaded - std::min(now.payloadDownloaded, status_.payloadDownloaded),
                            .up = now.payloadUploaded - std::min(now.payloadUploaded, status_.payloadUploaded)};
    if (bytes != Transferred{})
        parts_.transferred(share_.id, bytes);
}

void ShareRunner::onPeers(PeerSnapshot snapshot)
{
    peers_ = std::move(snapshot);
    for (const auto& given : givenPeers_)
        for (auto& row : peers_.rows)
            row.origin.byHand = row.origin.byHand || row.address == addressText(given);
}

void ShareRunner::onDhtPeers(const lt::dht_get_peers_reply_alert& reply)
{
    sources_.dhtPeers = static_cast<std::uint32_t>(reply.num_peers());
    if (!announcer_ || !announcer_->heard(reply))
        return;
    parts_.publish(ShareAnnounced{share_.id});
    changed();
}

void ShareRunner::changed() { parts_.publish(SharesChanged{{share_.id}}); }

} // namespace shoal::bt
