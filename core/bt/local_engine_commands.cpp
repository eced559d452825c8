// The commands of the local engine.
#include "core/bt/local_engine.h"

#include "core/bt/delete_content.h"
#include "core/bt/files_of_others.h"
#include "core/bt/move_content.h"
#include "core/files/selection.h"
#include "core/files/unproven.h"
#include "core/labels.h"
#include "core/link/magnet.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace shoal::bt {
namespace {

StoredShare decided(StoredShare share, const AddRequest& request)
{
    share.folder = request.folder;
    share.places = request.places;
    share.wanted = request.wanted;
    share.whenDone = request.whenDone;
    share.order = request.order;
    share.isPaused = request.isPaused;
    share.labels = sorted(request.labels);
    share.limits = request.limits;
    share.priority = request.priority;
    share.restsOnMetadata = request.onMetadata == OnMetadata::Rest;
    if (request.trust == DataTrust::Unproven)
        share.unproven = believedUnseen;
    return share;
}

/// What a request says of its share before anything is known of the list.
Result<StoredShare> newShare(const AddRequest& request)
{
    StoredShare share = decided({}, request);
    share.addedAt = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    for (const auto& label : request.labels)
        if (const auto usable = checkLabel(label); !usable)
            return fail(usable.error());
    if (const auto* magnet = std::get_if<Magnet>(&request.source)) {
        if (magnet->hashes.isEmpty())
            return fail(ErrorKind::BadLink, {}, "it names no info-hash");
        share.hashes = magnet->hashes;
        share.name = magnet->name;
        share.link = formatMagnet(*magnet);
        return share;
    }
    share.torrent = std::get<std::string>(request.source);
    const auto parsed = readTorrent(share.torrent);
    if (!parsed)
        return fail(parsed.error());
    if (const auto wanted = wantedFiles(parsed->torrent, request.wanted); !wanted)
        return fail(wanted.error());
    share.isPaused = share.isPaused || std::exchange(share.restsOnMetadata, false);
    share.hashes = parsed->torrent.hashes;
    share.name = parsed->torrent.name;
    share.size = parsed->torrent.contentSize();
    return share;
}

Result<void> forgetProgress(StoreParts& store, const StoredShare& share)
{
    const SavedResume nothing{share.id, {}, share.downloaded, share.uploaded, {}, {}};
    if (auto saved = store.catalogue.saveResume({&nothing, 1}); !saved)
        return saved;
    return store.journal.forget(share.id);
}

/// What is asked for of a share whose files are known must be among them.
Result<void> checkWanted(const StoredShare& known, const FileSelection& wanted)
{
    if (known.torrent.empty())
        return {};
    const auto parsed = readTorrent(known.torrent);
    if (!parsed)
        return fail(parsed.error());
    if (const auto files = wantedFiles(parsed->torrent, wanted); !files)
        return fail(files.error());
    return {};
}

/// Inserts the share, or takes its decisions over into the one that is in the list already.
Result<StoredShare> keep(StoreParts& store, StoredShare share)
{
    auto& catalogue = store.catalogue;
    const auto known = catalogue.find(share.hashes, share.swarm);
    if (!known)
        return fail(known.error());
    if (known->empty()) {
        const auto id = catalogue.insert(share);
        if (!id)
            return fail(id.error());
        share.id = *id;
        return share;
    }
    auto old = catalogue.get(known->front());
    if (!old)
        return old;
    if (const auto fits = checkWanted(*old, share.wanted); !fits)
        return fail(fits.error());
    if (!old->movingTo.empty())
        return fail(isMovingAlready(*old));
    share.id = old->id;
    share.givenName = old->givenName;
    if (!old->torrent.empty() && std::exchange(share.restsOnMetadata, false))
        share.isPaused = true; // its list of files is here already
    if (share.link.empty())
        share.link = old->link;
    share.labels = withLabels(std::move(share.labels), old->labels);
    if (share.limits == ShareLimits{})
        share.limits = old->limits;
    if (share.priority == Priority::Normal)
        share.priority = old->priority;
    const bool isElsewhere = old->folder != share.folder || old->places != share.places;
    // What was kept speaks of files in the other place. Here nothing is ours until it was looked at. It goes before the
    // new place is written down: dying in between costs hashing, and no file of somebody's.
    if (isElsewhere)
        if (auto forgotten = forgetProgress(store, *old); !forgotten)
            return fail(forgotten.error());
    if (auto updated = catalogue.updateDecisions(share); !updated)
        return fail(updated.error());
    // What it has is kept; what nothing is known of may be believed.
    if (share.unproven && (isElsewhere || old->resume.empty()))
        if (auto believed = catalogue.setUnproven(share.id, share.unproven); !believed)
            return fail(believed.error());
    if (!share.torrent.empty()) {
        const ArrivedMetadata metadata{share.torrent, share.hashes, share.name, share.size};
        if (auto kept = catalogue.setMetadata(share.id, metadata); !kept)
            return fail(kept.error());
    }
    return catalogue.get(share.id);
}

} // namespace

JobId LocalEngine::create(CreateRequest request, Reply<CreatedTorrent> reply)
{
    const JobId job{++lastJob_};
    post([this, job, request = std::move(request), reply = std::move(reply)] {
        const auto stop = jobs_[job].get_token();
        worker_->post([this, job, request, reply, stop] {
            const auto onProgress = [this, job](const CreateProgress& progress) {
                post([this, job, progress] { publish(CreateProgressed{job, progress}); });
            };
            auto created = std::make_shared<Result<CreatedTorrent>>(createTorrent(request, onProgress, stop));
            post([this, job, reply, created] {
                jobs_.erase(job);
                reply(std::move(*created));
            });
        });
    });
    return job;
}

void LocalEngine::cancel(JobId job)
{
    post([this, job] {
        if (const auto running = jobs_.find(job); running != jobs_.end())
            running->second.request_stop();
    });
}

void LocalEngine::add(AddRequest request, Reply<ShareId> reply)
{
    post([this, request = std::move(request), reply = std::move(reply)]() mutable {
        auto share = newShare(request);
        if (!share)
            return reply(fail(share.error()));
        addStored(std::move(*share), request.trust, std::move(reply));
    });
}

void LocalEngine::addStored(StoredShare share, DataTrust trust, Reply<ShareId> reply)
{
    auto kept = std::make_shared<StoredShare>(std::move(share));
    const auto work = [kept](StoreParts& store) -> Result<void> {
        auto done = keep(store, *kept);
        if (!done)
            return fail(done.error());
        *kept = std::move(*done);
        return {};
    };
    writes_->add({.work = work,
                  .afterwards = {},
                  .then = [this, trust, kept, reply = std::move(reply)](const Result<void>& done) {
                      done ? added(*kept, trust, reply) : reply(fail(done.error()));
                  }});
}

void LocalEngine::added(const StoredShare& share, DataTrust trust, const Reply<ShareId>& reply)
{
    log_->note(LogKind::Added, share.id, share.shownName(), share.folder.string());
    stopRunner(share.id, [this, trust, share] {
        // Of one that waits what was hashed a moment ago is kept, or its start would hash it again.
        const bool hasNews = trust == DataTrust::JustHashed;
        if (!share.isPaused || hasNews)
            startRunner(share, {.trust = trust, .expectsFiles = false, .restsAfterwards = share.isPaused});
    });
    publish(SharesAdded{{share.id}});
    backups_->listChanged();
    reply(share.id);
}

void LocalEngine::startRunner(StoredShare share, const Start& how)
{
    if (isClosing_ || moving_.contains(share.id))
        return;
    const auto id = share.id;
    auto runner = std::make_shared<ShareRunner>(parts_, std::move(share));
    runners_[id] = runner;
    byAddress_[runner.get()] = id;
    runner->start(how);
}

void LocalEngine::stopRunner(ShareId id, std::function<void()> then)
{
    const auto running = runners_.find(id);
    if (running == runners_.end())
        return then();
    running->second->leave([this, id, then = std::move(then)] {
        // Its own call is still on the stack: let it end first.
        post([this, id, then] {
            if (const auto left = runners_.extract(id))
                byAddress_.erase(left.mapped().get());
            then();
        });
    });
}

void LocalEngine::withStored(ShareId id, std::function<void(Result<StoredShare>)> then)
{
    store_->ask([id](StoreParts& store) { return store.catalogue.get(id); }, std::move(then));
}

void LocalEngine::restart(ShareId id, const Start& how, const Reply<ShareId>& reply)
{
    stopRunner(id, [this, id, how, reply] {
        withStored(id, [this, id, how, reply](Result<StoredShare> share) {
            if (!share)
                return reply(fail(share.error()));
            auto start = how;
            start.restsAfterwards = share->isPaused;
            startRunner(std::move(*share), start);
            reply(id);
        });
    });
}

void LocalEngine::setPaused(ShareId id, bool isPaused, Reply<ShareId> reply, std::function<void()> then)
{
    store_->ask(
        [id, isPaused](StoreParts& store) -> Result<std::string> {
            if (const auto kept = store.catalogue.setPaused(id, isPaused); !kept)
                return fail(kept.error());
            return store.catalogue.get(id).map([](const StoredShare& share) { return share.shownName(); });
        },
        [this, id, isPaused, reply = std::move(reply), then = std::move(then)](const Result<std::string>& name) {
            if (!name)
                return reply(fail(name.error()));
            log_->note(isPaused ? LogKind::Paused : LogKind::Resumed, id, *name);
            then();
        });
}

void LocalEngine::pause(ShareId id, Reply<ShareId> reply)
{
    post([this, id, reply = std::move(reply)] {
        setPaused(id, true, reply, [this, id, reply] {
            stopRunner(id, [this, id] { publish(SharesChanged{{id}}); });
            reply(id);
        });
    });
}

void LocalEngine::resume(ShareId id, Reply<ShareId> reply)
{
    post([this, id, reply = std::move(reply)] {
        setPaused(id, false, reply, [this, id, reply] { restart(id, {}, reply); });
    });
}

void LocalEngine::verify(ShareId id, Reply<ShareId> reply)
{
    post([this, id, reply = std::move(reply)] { restart(id, {.checkAll = true}, reply); });
}

void LocalEngine::remove(ShareId id, Data data, Reply<ShareId> reply)
{
    post([this, id, data, reply = std::move(reply)] {
        withStored(id, [this, id, data, reply](const Result<StoredShare>& share) {
            if (!share)
                return reply(fail(share.error()));
            if (moving_.contains(id))
                return reply(fail(isMovingAlready(*share)));
            if (data == Data::Keep)
                return stopRunner(id, [this, reply, stored = *share] { removeStopped(stored, {}, Data::Keep, reply); });
            worker_->post([this, reply, stored = *share] {
                post([this, reply, stored, files = ownFiles(stored)] {
                    files ? removeWithFiles(stored, *files, reply) : reply(fail(files.error()));
                });
            });
        });
    });
}

void LocalEngine::removeWithFiles(const StoredShare& share, std::vector<std::uint32_t> files,
                                  const Reply<ShareId>& reply)
{
    store_->ask([share, files](StoreParts& store) { return filesOfOthers(store.catalogue, share, files); },
                [this, share, files, reply](const Result<std::vector<std::uint32_t>>& kept) mutable {
                    if (!kept)
                        return reply(fail(kept.error()));
                    std::erase_if(files, [&kept](auto file) { return std::ranges::binary_search(*kept, file); });
                    stopRunner(share.id, [this, share, files, reply, kept = kept->size()] {
                        if (kept > 0)
                            publish(FilesKept{share.id, kept});
                        removeStopped(share, files, Data::Delete, reply);
                    });
                });
}

void LocalEngine::removeStopped(const StoredShare& share, const std::vector<std::uint32_t>& files, Data data,
                                const Reply<ShareId>& reply)
{
    store_->ask(
        [id = share.id](StoreParts& store) {
            const auto removed = store.catalogue.remove(id);
            return removed ? store.journal.forget(id) : removed;
        },
        [this, share, files, data, reply](const Result<void>& removed) {
            if (!removed)
                return reply(fail(removed.error()));
            log_->note(LogKind::Removed, share.id, share.shownName());
            speeds_.forget(share.id);
            publish(SharesRemoved{{share.id}});
            backups_->listChanged();
            if (data == Data::Keep)
                return reply(share.id);
            worker_->post([this, share, files, reply] {
                const auto deleted = deleteFiles(share, files);
                post([reply, deleted, id = share.id] { deleted ? reply(id) : reply(fail(deleted.error())); });
            });
        });
}

} // namespace shoal::bt
