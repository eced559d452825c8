// The part of ShareRunner that notices when its files are taken away in the middle of a transfer. libtorrent makes a
// file that is gone anew, and what was written before would be missing from it without a word.
#include "core/bt/share_runner.h"

#include "core/files/piece_map.h"

#include <algorithm>

namespace shoal::bt {
namespace {

using namespace std::chrono_literals;

// What is lost by then is fetched again; until then it is fetched in vain.
constexpr auto lookInterval = 2s;

} // namespace

void ShareRunner::watchContent(std::uint32_t piece)
{
    std::vector<std::uint32_t> fresh;
    for (const auto file : filesOf(*torrent_, piece))
        if (wanted_[file] && !identities_[file])
            fresh.push_back(file);
    if (!fresh.empty())
        lookAtContent(std::move(fresh), [] {});
}

void ShareRunner::watchContentByTime()
{
    if (phase_ != Phase::Running || wasFinished_ || parts_.now - lookedAt_ < lookInterval)
        return;
    lookedAt_ = parts_.now;
    std::vector<std::uint32_t> written;
    for (const auto file : unsynced_)
        if (wanted_[file] && torrent_->files[file].size > 0)
            written.push_back(file);
    if (!written.empty())
        lookAtContent(std::move(written), [] {});
}

void ShareRunner::lookAtAllContent(std::function<void()> then)
{
    std::vector<std::uint32_t> files;
    for (std::uint32_t i = 0; i < torrent_->files.size(); ++i)
        if (wanted_[i] && !torrent_->files[i].isPad && torrent_->files[i].size > 0)
            files.push_back(i);
    lookAtContent(std::move(files), std::move(then));
}

/// A file that was not there before and is now has become ours; any other difference means that ours is gone. One that
/// ends before what we have of it was cut.
void ShareRunner::lookAtContent(std::vector<std::uint32_t> files, std::function<void()> then)
{
    struct Seen {
        std::optional<FileIdentity> identity;
        std::uintmax_t size = 0;
    };
    std::vector<Bytes> least;
    least.reserve(files.size());
    for (const auto file : files)
        least.push_back(lengthWeHave(file));
    parts_.syncer->post([weak = weak_from_this(), home = parts_.home, torrent = torrent_, places = places(),
                         files = std::move(files), least = std::move(least), then = std::move(then)] {
        std::vector<Seen> seen;
        seen.reserve(files.size());
        for (const auto file : files) {
            const auto path = places.of(*torrent, file);
            std::error_code ignored; // then it has no identity either
            seen.push_back({identityOf(path), std::filesystem::file_size(path, ignored)});
        }
        home([weak, files, least, seen = std::move(seen), then] {
            const auto self = weak.lock();
            if (!self || self->phase_ != Phase::Running)
                return;
            for (std::size_t i = 0; i < files.size(); ++i) {
                auto& known = self->identities_[files[i]];
                if (!seen[i].identity || (known && known != seen[i].identity))
                    return self->lost(files[i]);
                if (seen[i].size < least[i])
                    return self->wasCut(files[i]);
                known = seen[i].identity;
            }
            then();
        });
    });
}

/// Up to the end of the last piece that is there.
Bytes ShareRunner::lengthWeHave(std::uint32_t file) const
{
    const auto span = piecesOf(*torrent_, file);
    const auto& facts = torrent_->files[file];
    for (auto end = span.last + 1; end > span.first; --end)
        if (have_[end - 1])
            return std::min(end * torrent_->pieceLength - facts.offset, facts.size);
    return 0;
}

void ShareRunner::wasCut(std::uint32_t file)
{
    isProgressDoubtful_ = true;
    fail(Error{ErrorKind::FileChanged, places().of(*torrent_, file).string(), "it became shorter", fetchItAgain});
}

void ShareRunner::lost(std::uint32_t file)
{
    isProgressDoubtful_ = true;
    fail(Error{ErrorKind::NotFound, places().of(*torrent_, file).string(),
               "it was removed, or replaced, while the transfer ran"});
}

/// What libtorrent believes to be on disk isn't: the next start hashes what is.
void ShareRunner::keepDoubt()
{
    share_.resume = doubtedResume;
    share_.unproven.reset();
    const SavedResume row{share_.id, share_.resume, share_.downloaded, share_.uploaded, std::nullopt, {}};
    parts_.store->ask(
        [row](StoreParts& store) {
            return store.catalogue.saveResume({&row, 1});
        },
        [publish = parts_.publish](const Result<void>& kept) {
            if (!kept)
                publish(EngineWarning{kept.error()});
        });
}

} // namespace shoal::bt
