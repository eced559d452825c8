// What changes of a share while it stays on the list: its choices, and where its files lie.
#include "core/bt/local_engine.h"

#include "core/bt/move_content.h"
#include "core/chunks/utf8.h"
#include "core/files/file_priorities.h"
#include "core/labels.h"

#include <algorithm>

namespace shoal::bt {
namespace {

bool changesFiles(const ShareEdit& edit) { return edit.wanted || !edit.files.empty(); }

/// Empty is none.
Result<void> checkName(const std::string& name)
{
    constexpr std::size_t longestName = 255;
    const auto isControl = [](unsigned char byte) { return byte < 0x20 || byte == 0x7f; };
    if (name.size() > longestName)
        return fail(ErrorKind::BadArgument, name, "a name has at most 255 bytes");
    if (!isUtf8(name) || std::ranges::any_of(name, isControl))
        return fail(ErrorKind::BadArgument, name, "a name is UTF-8 without control characters");
    return {};
}

Result<StoredShare> withEdit(StoredShare share, const ShareEdit& edit)
{
    for (const auto& label : edit.addLabels)
        if (auto usable = checkLabel(label); !usable)
            return fail(usable.error());
    share.labels = withLabels(withoutLabels(std::move(share.labels), edit.removeLabels), edit.addLabels);
    share.limits.down = edit.downLimit.value_or(share.limits.down);
    share.limits.up = edit.upLimit.value_or(share.limits.up);
    share.priority = edit.priority.value_or(share.priority);
    if (edit.name) {
        if (auto usable = checkName(*edit.name); !usable)
            return fail(usable.error());
        share.givenName = *edit.name;
    }
    if (!changesFiles(edit))
        return share;
    if (const auto backwards =
            std::ranges::find_if(edit.files, [](const auto& file) { return file.first > file.last; });
        backwards != edit.files.end())
        return fail(ErrorKind::BadArgument, "files", "a range ends before it begins");
    if (edit.wanted) {
        share.wanted = *edit.wanted;
        share.fileChanges.clear(); // they were changes of another choice
    }
    share.fileChanges = withChanges(share.fileChanges, edit.files);
    if (share.torrent.empty())
        return share;
    const auto parsed = readTorrent(share.torrent);
    if (!parsed)
        return fail(parsed.error());
    if (const auto files = filePriorities(parsed->torrent, share.wanted, share.fileChanges); !files)
        return fail(files.error());
    return share;
}

Result<StoredShare> keepEdit(StoreParts& store, ShareId id, const ShareEdit& edit)
{
    auto share = store.catalogue.get(id);
    if (!share)
        return share;
    auto edited = withEdit(std::move(*share), edit);
    if (!edited)
        return edited;
    if (const auto kept = store.catalogue.updateDecisions(*edited); !kept)
        return fail(kept.error());
    return edited;
}

Result<void> keepFolder(StoreParts& store, StoredShare share, std::filesystem::path folder,
                        std::filesystem::path movingTo)
{
    share.folder = std::move(folder);
    share.movingTo = std::move(movingTo);
    return store.catalogue.updateDecisions(share);
}

} // namespace

void LocalEngine::edit(ShareId id, ShareEdit edit, Reply<ShareId> reply)
{
    post([this, id, edit = std::move(edit), reply = std::move(reply)] {
        if (changesFiles(edit) && moving_.contains(id))
            return withStored(id, [reply](const Result<StoredShare>& share) {
                reply(fail(share ? isMovingAlready(*share) : share.error()));
            });
        store_->ask([id, edit](StoreParts& store) { return keepEdit(store, id, edit); },
                    [this, id, reply, hasFiles = changesFiles(edit)](const Result<StoredShare>& share) {
                        if (!share)
                            return reply(fail(share.error()));
                        const auto running = runners_.find(id);
                        publish(SharesChanged{{id}});
                        if (running == runners_.end())
                            return reply(id);
                        const bool heeds = running->second->edited(*share);
                        if (!hasFiles || heeds)
                            return reply(id);
                        // Nothing of a share that is paused is looked at, or made, before it is resumed.
                        if (share->isPaused && running->second->isResting())
                            return stopRunner(id, [reply, id] { reply(id); });
                        restart(id, {}, reply);
                    });
    });
}

void LocalEngine::move(ShareId id, std::filesystem::path folder, Reply<ShareId> reply)
{
    post([this, id, folder = std::move(folder), reply = std::move(reply)] {
        withStored(id, [this, folder, reply](Result<StoredShare> share) {
            if (!share)
                return reply(fail(share.error()));
            if (moving_.contains(share->id))
                return reply(fail(isMovingAlready(*share)));
            if (!folder.is_absolute())
                return reply(fail(ErrorKind::BadArgument, folder.string(), "it must be an absolute path"));
            if (folder.lexically_normal() == share->folder.lexically_normal()) {
                publish(ShareMoved{share->id, {}});
                return reply(share->id);
            }
            moving_.insert(share->id);
            mover_->post([this, share = std::move(*share), folder, reply] {
                post([this, share, folder, reply, mayMove = checkMove(share, folder)] {
                    if (mayMove)
                        return startMoving(share, folder, reply);
                    moving_.erase(share.id);
                    reply(fail(mayMove.error()));
                });
            });
        });
    });
}

void LocalEngine::startMoving(const StoredShare& share, const std::filesystem::path& folder,
                              const Reply<ShareId>& reply)
{
    store_->ask([share, folder](StoreParts& store) { return keepFolder(store, share, share.folder, folder); },
                [this, share, folder, reply](const Result<void>& kept) {
                    if (!kept) {
                        moving_.erase(share.id);
                        return reply(fail(kept.error()));
                    }
                    reply(share.id);
                    stopRunner(share.id, [this, id = share.id] {
                        withStored(id, [this](Result<StoredShare> stopped) {
                            if (stopped)
                                moveFiles(std::move(*stopped));
                        });
                    });
                });
}

/// Nothing has them open. Also goes on with a move that the death of an earlier process cut short.
void LocalEngine::moveFiles(StoredShare share)
{
    moving_.insert(share.id);
    publish(SharesChanged{{share.id}});
    mover_->post([this, share = std::move(share)] {
        auto result = moveContent(share, share.movingTo);
        post([this, share, result = std::move(result)] { moved(share, result); });
    });
}

void LocalEngine::moved(StoredShare share, const Result<void>& result)
{
    const auto folder = result ? share.movingTo : share.folder;
    store_->ask(
        [id = share.id, folder](StoreParts& store) -> Result<StoredShare> {
            auto now = store.catalogue.get(id); // it may have been edited meanwhile
            if (!now)
                return now;
            if (const auto kept = keepFolder(store, *now, folder, {}); !kept)
                return fail(kept.error());
            return store.catalogue.get(id);
        },
        [this, share, folder, result](Result<StoredShare> now) {
            moving_.erase(share.id);
            const auto error = !result ? std::optional{result.error()}
                : !now                 ? std::optional{now.error()}
                                       : std::nullopt;
            log_->note(error ? LogKind::NotMoved : LogKind::Moved, share.id, share.shownName(),
                       error ? error->about + ": " + error->reason : folder.string());
            if (now && !now->isPaused)
                startRunner(std::move(*now), {});
            publish(SharesChanged{{share.id}});
            publish(ShareMoved{share.id, error});
        });
}

void LocalEngine::reannounce(ShareId id, Reply<ShareId> reply)
{
    post([this, id, reply = std::move(reply)] {
        if (const auto running = runners_.find(id); running != runners_.end() && running->second->reannounce())
            return reply(id);
        withStored(id, [reply](const Result<StoredShare>& share) {
            if (!share)
                return reply(fail(share.error()));
            reply(fail({ErrorKind::BadArgument, share->shownName(), "it isn't running, so nothing can be announced",
                        "Start it with `shoal resume`"}));
        });
    });
}

} // namespace shoal::bt
