// The part of ShareRunner that keeps what was reached: resume data, only after the files that it speaks of are synced.
#include "core/bt/share_runner.h"

#include "core/bt/resume_blob.h"
#include "core/bt/whole_torrent.h"
#include "core/files/unproven.h"

#include <algorithm>
#include <utility>

namespace shoal::bt {
namespace {

using namespace std::chrono_literals;

// Between two saves a killed process loses nothing (the journal has it); what was fetched since is hashed again after a
// power cut. Whichever comes first, but at a gigabyte a second not seven times in it.
constexpr auto saveInterval = 30s;
constexpr Bytes saveBytes = 128 * 1024 * 1024;
constexpr auto leastInterval = 5s;

} // namespace

void ShareRunner::tick()
{
    if (announcer_)
        announcer_->tick(phase_ == Phase::Metadata || (state() == ShareState::Downloading && status_.listPeers == 0));
    tellReasonThatCameByTime();
    callAgain();
    const auto age = parts_.now - savedAt_;
    const bool isDue = age >= saveInterval || (unsavedBytes_ >= saveBytes && age >= leastInterval);
    if (phase_ == Phase::Running && handle_.is_valid() && isDue && hasNews())
        save();
}

/// At the first tick at which it runs.
void ShareRunner::saveSoon() { savedAt_ = parts_.now - saveInterval; }

void ShareRunner::save()
{
    savedAt_ = parts_.now;
    if (isSaving_) {
        isSaveDue_ = true; // what came since the other one began is not in it
        return;
    }
    isSaving_ = true;
    isLastSave_ = isFinishing_;
    unsavedBytes_ = 0;
    handle_.save_resume_data(lt::torrent_handle::save_info_dict);
}

/// libtorrent's resume data count blocks of unfinished pieces that are on their way to the disk still: nothing may be
/// synced and committed before they have got there.
void ShareRunner::claimed(const lt::add_torrent_params& params)
{
    claimed_ = std::make_shared<lt::add_torrent_params>(params);
    if (share_.link.empty()) {
        // Its piece layers stand in the .torrent file: the trees, 2 MiB a GiB, would say it again in each save.
        claimed_->merkle_trees.clear();
        claimed_->merkle_tree_mask.clear();
    }
    handle_.flush_cache();
}

void ShareRunner::flushed()
{
    if (!claimed_)
        return;
    const auto params = std::move(claimed_);
    if (failure_)
        params->unfinished_pieces.clear(); // which of their blocks could be written, nobody tells
    saved(params);
}

void ShareRunner::saved(const SavedParams& params)
{
    // Blocks of unfinished pieces count as had after the next start, too.
    for (const auto& [piece, blocks] : params->unfinished_pieces)
        markUnsynced(static_cast<std::uint32_t>(static_cast<int>(piece)));
    if (isLastSave_)
        markEmptyFiles();
    const std::vector<std::uint32_t> files(unsynced_.begin(), unsynced_.end());
    unsynced_.clear();
    unsavedBytes_ = 0;
    // The order of the alerts makes `params` hold every piece that was told to the journal before this.
    parts_.store->ask([](StoreParts& store) { return store.journal.last(); },
                      [weak = weak_from_this(), params, files](JournalSequence mark) {
                          if (const auto self = weak.lock())
                              self->sync(params, files, mark);
                      });
}

/// They belong to no piece, and their names have to last like all others.
void ShareRunner::markEmptyFiles()
{
    for (std::uint32_t i = 0; i < torrent_->files.size(); ++i)
        if (wanted_[i] && torrent_->files[i].size == 0 && !torrent_->files[i].isPad)
            unsynced_.insert(i);
}

void ShareRunner::sync(const SavedParams& params, std::vector<std::uint32_t> files, JournalSequence mark)
{
    if (!torrent_)
        return committed({});
    parts_.syncer->post([weak = weak_from_this(), home = parts_.home, torrent = torrent_, places = places(),
                         have = have_, params, files = std::move(files), mark, awaitsLayers = awaitsPieceLayers()] {
        const auto synced = syncFiles(*torrent, places, files);
        auto stamps = stampsOf(*torrent, places, have);
        auto whole = synced && awaitsLayers ? wholeTorrent(*params) : std::nullopt;
        home([weak, params, files, mark, synced, stamps = std::move(stamps), whole = std::move(whole)] {
            const auto self = weak.lock();
            if (!self)
                return;
            if (whole)
                self->keepPieceLayers(*whole);
            if (synced)
                return self->commit(*params, stamps, mark);
            self->unsynced_.insert(files.begin(), files.end());
            self->committed(synced);
        });
    });
}

void ShareRunner::commit(const lt::add_torrent_params& params, const std::vector<FileStamp>& stamps,
                         JournalSequence mark)
{
    isFirstFinish_ = isLastSave_ && !share_.completedAt;
    if (isFirstFinish_)
        share_.completedAt = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    if (params.ti) {
        auto withoutInfo = params;
        withoutInfo.ti.reset(); // the info dictionary has its own place in the catalogue
        undress(withoutInfo);
        share_.resume = writeResume(withoutInfo, stamps);
        share_.downloaded = std::max(share_.downloaded, static_cast<Bytes>(params.total_downloaded));
        share_.uploaded = std::max(share_.uploaded, static_cast<Bytes>(params.total_uploaded));
    }
    share_.unproven = keptUnproven(unproven_);
    hasProofNews_ = false;
    const SavedResume row{share_.id,       share_.resume,      share_.downloaded,
                          share_.uploaded, share_.completedAt, share_.unproven};
    parts_.writes->add(
        {.work =
             [row](StoreParts& store) {
                 return store.catalogue.saveResume({&row, 1});
             },
         .afterwards = [id = row.id, mark](StoreParts& store) { return store.journal.committed(id, mark); },
         .then =
             [weak = weak_from_this()](const Result<void>& result) {
                 if (const auto self = weak.lock())
                     self->committed(result);
             }});
}

/// After a link to a v2 or hybrid torrent the piece layers came from peers: with them the .torrent file is whole.
bool ShareRunner::awaitsPieceLayers() const { return isLastSave_ && !share_.link.empty() && torrent_->hashes.v2; }

void ShareRunner::keepPieceLayers(std::string torrent)
{
    share_.torrent = std::move(torrent);
    parts_.store->tell(
        [id = share_.id,
         arrived = ArrivedMetadata{share_.torrent, share_.hashes, share_.name, share_.size}](StoreParts& store) {
            (void)store.catalogue.setMetadata(id, arrived); // only what a later magnet-less start would fetch again
        });
}

void ShareRunner::committed(const Result<void>& result)
{
    isSaving_ = false;
    if (!result)
        parts_.publish(EngineWarning{result.error()});
    const bool isEnding = onLeft_ || phase_ == Phase::Failed;
    const bool isDone = std::exchange(isLastSave_, false) && !isEnding;
    const bool isDue = std::exchange(isSaveDue_, false) && handle_.is_valid() && !isProgressDoubtful_;
    if (isDue && !isDone)
        return save();
    if (isEnding)
        return removeFromSession();
    if (isDone)
        allSaved(result);
}

void ShareRunner::allSaved(const Result<void>& result)
{
    isFinishing_ = false;
    if (!result)
        return fail(result.error());
    wasFinished_ = true;
    // What is complete isn't prepared again by this object. The catalogue has them.
    for (auto* bytes : {&share_.torrent, &share_.resume})
        std::string{}.swap(*bytes);
    parts_.publish(ShareFinished{share_.id, !std::exchange(isFirstFinish_, false)});
    if (share_.whenDone == WhenDone::Stop)
        rest();
    else
        changed();
}

} // namespace shoal::bt
