#include "core/bt/disk/file_pool.h"

#include <boost/system/error_code.hpp>

#include <chrono>
#include <limits>
#include <list>
#include <map>
#include <mutex>

namespace shoal::bt {

using Clock = std::chrono::steady_clock;

struct FilePool::Held {
    FilePool::Key key;
    OpenFor purpose = OpenFor::Reading;
    std::shared_ptr<OpenFile> file;
    Clock::time_point usedAt;
};

/// What is taken off the shelf is handed out to be closed without the lock: closing may wait for a disk.
struct FilePool::Shelf {
    using Place = std::list<Held>::iterator;

    std::shared_ptr<OpenFile> find(Key key, OpenFor purpose)
    {
        const auto found = places.find(key);
        if (found == places.end())
            return nullptr;
        auto& held = *found->second;
        if (isForWriting(purpose) && !isForWriting(held.purpose))
            return nullptr;
        byUse.splice(byUse.end(), byUse, found->second);
        held.usedAt = Clock::now();
        return held.file;
    }

    void put(Held held)
    {
        const auto key = held.key;
        places[key] = byUse.insert(byUse.end(), std::move(held));
    }

    void take(std::map<Key, Place>::iterator place, std::list<Held>& taken)
    {
        taken.splice(taken.end(), byUse, place->second);
        places.erase(place);
    }

    /// The least used first.
    void takeBeyond(std::size_t most, std::list<Held>& taken)
    {
        while (byUse.size() > most)
            take(places.find(byUse.front().key), taken);
    }

    /// A handle comes free only with a file that nobody uses. Nothing is taken when there is none.
    void takeIdle(std::list<Held>& taken)
    {
        for (const auto& held : byUse)
            if (held.file.use_count() == 1)
                return take(places.find(held.key), taken);
    }

    mutable std::mutex mutex;
    std::size_t limit = 1;
    std::list<Held> byUse; ///< the least used first
    std::map<Key, Place> places;
};

FilePool::FilePool(FileLayer& files, std::size_t limit)
    : files_{files}
    , shelf_{std::make_unique<Shelf>()}
{
    shelf_->limit = limit;
}

FilePool::~FilePool() = default;

std::shared_ptr<OpenFile> FilePool::find(Key key, OpenFor purpose)
{
    const std::lock_guard lock{shelf_->mutex};
    return shelf_->find(key, purpose);
}

std::shared_ptr<OpenFile> FilePool::open(Key key, const std::string& path, OpenFor purpose, lt::error_code& error,
                                         bool* wasOpened)
{
    if (wasOpened)
        *wasOpened = false;
    if (auto file = find(key, purpose))
        return file;
    std::shared_ptr<OpenFile> file = openFile(path, purpose, error);
    if (!file)
        return nullptr;

    std::list<Held> taken;
    const std::lock_guard lock{shelf_->mutex};
    if (auto others = shelf_->find(key, purpose)) { // another thread was faster
        taken.push_back({.key = key, .purpose = purpose, .file = std::move(file), .usedAt = {}});
        return others;
    }
    if (wasOpened)
        *wasOpened = true;
    if (const auto forReading = shelf_->places.find(key); forReading != shelf_->places.end())
        shelf_->take(forReading, taken);
    shelf_->takeBeyond(shelf_->limit - 1, taken);
    shelf_->put({.key = key, .purpose = purpose, .file = file, .usedAt = Clock::now()});
    return file;
}

std::unique_ptr<OpenFile> FilePool::openFile(const std::string& path, OpenFor purpose, lt::error_code& error)
{
    namespace errc = boost::system::errc;
    for (;;) {
        error.clear();
        auto file = files_.open(path, purpose, error);
        if (error != errc::too_many_files_open && error != errc::too_many_files_open_in_system)
            return error ? nullptr : std::move(file);
        std::list<Held> taken;
        {
            const std::lock_guard lock{shelf_->mutex};
            shelf_->takeIdle(taken);
        }
        if (taken.empty())
            return nullptr;
    }
}

void FilePool::close(Key key)
{
    std::list<Held> taken;
    const std::lock_guard lock{shelf_->mutex};
    if (const auto place = shelf_->places.find(key); place != shelf_->places.end())
        shelf_->take(place, taken);
}

void FilePool::closeAll(std::uint64_t owner)
{
    std::list<Held> taken;
    const std::lock_guard lock{shelf_->mutex};
    auto& places = shelf_->places;
    const Key first{owner, std::numeric_limits<std::int32_t>::min()};
    for (auto place = places.lower_bound(first); place != places.end() && place->first.owner == owner;)
        shelf_->take(place++, taken);
}

void FilePool::setLimit(std::size_t limit)
{
    std::list<Held> taken;
    const std::lock_guard lock{shelf_->mutex};
    shelf_->limit = limit;
    shelf_->takeBeyond(limit, taken);
}

std::vector<FilePool::Entry> FilePool::entries(std::uint64_t owner) const
{
    std::vector<Entry> entries;
    const std::lock_guard lock{shelf_->mutex};
    const auto now = Clock::now();
    for (const auto& held : shelf_->byUse)
        if (held.key.owner == owner)
            entries.push_back(
                {.key = held.key,
                 .purpose = held.purpose,
                 .usedAgo = std::chrono::duration_cast<std::chrono::milliseconds>(now - held.usedAt).count()});
    return entries;
}

} // namespace shoal::bt
