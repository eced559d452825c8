#include "core/bt/disk/part_file.h"

#include "core/bt/convert.h"
#include "core/bt/disk/buffers.h"
#include "core/bt/disk/part_file_format.h"

#include <boost/system/error_code.hpp>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace shoal::bt {
namespace {

lt::error_code faultOf(part_file::HeaderState state)
{
    switch (state) {
    case part_file::HeaderState::Right: break;
    case part_file::HeaderState::NotOurs: return PartFileFault::NotOurs;
    case part_file::HeaderState::OtherVersion: return PartFileFault::OtherVersion;
    case part_file::HeaderState::OtherShape: return PartFileFault::OtherShape;
    case part_file::HeaderState::Damaged: return PartFileFault::Damaged;
    }
    return {};
}

lt::error_code neverWritten() { return {ENOENT, lt::system_category()}; }

bool isMissing(const lt::error_code& error) { return error == boost::system::errc::no_such_file_or_directory; }

iovec bufferOf(std::span<const std::byte> bytes) { return {const_cast<std::byte*>(bytes.data()), bytes.size()}; }

} // namespace

std::string partFileName(const lt::sha1_hash& infoHash)
{
    return "." + toHex(fromLibrary(infoHash).bytes) + ".shoal-parts";
}

PartFile::PartFile(FileLayer& files, FilePool& pool, FilePool::Key key, std::string path, int pieces, int pieceLength)
    : files_{files}
    , pool_{pool}
    , key_{key}
    , path_{std::move(path)}
    , pieces_{pieces}
    , pieceLength_{pieceLength}
{}

std::int64_t PartFile::begin(Place place) const
{
    return part_file::placeBegin({static_cast<std::uint32_t>(pieceLength_), static_cast<std::uint32_t>(pieces_)},
                                 place);
}

std::int64_t PartFile::read(int piece, int offset, std::span<const iovec> buffers, lt::error_code& error)
{
    std::shared_ptr<OpenFile> file;
    std::int64_t at = 0;
    {
        const std::lock_guard lock{mutex_};
        load(error);
        if (!error && (places_.empty() || places_[piece] == 0))
            error = neverWritten();
        if (!error)
            file = open(OpenFor::Reading, error);
        if (error)
            return 0;
        at = begin(places_[piece]) + offset;
    }
    const auto done = file->read(at, buffers, error);
    if (!error && done < lengthOf(buffers))
        error = lt::errors::file_too_short;
    return done;
}

/// The bytes come before the entry: what the table names is there.
std::int64_t PartFile::write(int piece, int offset, std::span<const iovec> buffers, lt::error_code& error)
{
    std::shared_ptr<OpenFile> file;
    Place place = 0;
    {
        const std::lock_guard lock{mutex_};
        file = openOrCreate(error);
        if (!error)
            place = places_[piece] != 0 ? places_[piece] : reserve(piece, *file, error);
        if (error)
            return 0;
    }
    const auto done = file->write(begin(place) + offset, buffers, error);
    const std::lock_guard lock{mutex_};
    isUnsynced_ = true;
    if (const auto reserved = reserved_.find(piece); !error && reserved != reserved_.end()) {
        enter(piece, reserved->second, *file, error);
        if (!error)
            reserved_.erase(reserved);
    }
    return done;
}

bool PartFile::has(int piece, lt::error_code& error)
{
    const std::lock_guard lock{mutex_};
    load(error);
    return !error && !places_.empty() && places_[piece] != 0;
}

void PartFile::free(int piece, lt::error_code& error)
{
    const std::lock_guard lock{mutex_};
    load(error);
    if (error || places_.empty() || places_[piece] == 0)
        return;
    const auto file = open(OpenFor::Writing, error);
    if (isMissing(error)) {
        error.clear(); // the whole file is gone, and the place with it
        return;
    }
    if (error)
        return;
    const auto place = places_[piece];
    enter(piece, 0, *file, error);
    if (!error)
        freedUnsynced_.push_back(place);
}

void PartFile::sync(lt::error_code& error)
{
    const std::lock_guard lock{mutex_};
    syncLocked(error);
}

void PartFile::syncLocked(lt::error_code& error)
{
    if (!isUnsynced_)
        return;
    const auto file = open(OpenFor::Reading, error);
    if (isMissing(error)) {
        error.clear(); // taken away by somebody: nothing is left to sync
        return;
    }
    if (file)
        file->sync(error);
    if (!error && isNameUnsynced_)
        files_.syncNames(path_, error);
    if (error)
        return;
    isUnsynced_ = false;
    isNameUnsynced_ = false;
    free_.insert(free_.end(), freedUnsynced_.begin(), freedUnsynced_.end());
    freedUnsynced_.clear();
}

void PartFile::close(lt::error_code& error)
{
    const std::lock_guard lock{mutex_};
    if (!places_.empty() && held_ == 0) {
        pool_.close(key_);
        files_.remove(path_, error);
        if (isMissing(error))
            error.clear();
    } else {
        syncLocked(error);
    }
    forget();
}

bool PartFile::isThere(lt::error_code& error)
{
    files_.stateOf(path_, error);
    const bool isMissing = bt::isMissing(error);
    if (isMissing)
        error.clear();
    return !error && !isMissing;
}

void PartFile::wasMovedTo(std::string path)
{
    const std::lock_guard lock{mutex_};
    forget();
    path_ = std::move(path);
}

void PartFile::remove(lt::error_code& error)
{
    const std::lock_guard lock{mutex_};
    forget();
    files_.remove(path_, error);
    if (isMissing(error))
        error.clear();
}

void PartFile::forget()
{
    pool_.close(key_);
    isLoaded_ = false;
    places_ = {};
    reserved_ = {};
    free_ = {};
    freedUnsynced_ = {};
    last_ = 0;
    held_ = 0;
    isUnsynced_ = false;
    isNameUnsynced_ = false;
}

void PartFile::load(lt::error_code& error)
{
    if (isLoaded_)
        return;
    const auto file = pool_.open(key_, path_, OpenFor::Reading, error);
    if (isMissing(error)) {
        error.clear();
        isLoaded_ = true;
        return;
    }
    if (!error)
        readHeader(*file, error);
    if (!error)
        readTable(*file, error);
    if (error)
        pool_.close(key_);
    isLoaded_ = !error;
}

void PartFile::readHeader(OpenFile& file, lt::error_code& error) const
{
    part_file::Header header{};
    const iovec buffer{header.data(), header.size()};
    file.read(0, {&buffer, 1}, error); // what is missing stays zero, and is no header
    if (!error)
        error = faultOf(part_file::readHeader(
            header, {static_cast<std::uint32_t>(pieceLength_), static_cast<std::uint32_t>(pieces_)}));
}

/// Takes memory for the torrent's pieces, whatever the file says.
void PartFile::readTable(OpenFile& file, lt::error_code& error)
{
    constexpr std::size_t entriesAtOnce = 8192;
    std::vector<Place> places(static_cast<std::size_t>(pieces_));
    std::vector<std::byte> bytes(std::min(entriesAtOnce, places.size()) * part_file::entryBytes);
    for (std::size_t first = 0; first < places.size() && !error; first += entriesAtOnce) {
        const auto count = std::min(entriesAtOnce, places.size() - first);
        const iovec buffer{bytes.data(), count * part_file::entryBytes};
        const auto done = file.read(part_file::entryBegin(static_cast<std::uint32_t>(first)), {&buffer, 1}, error);
        if (!error && done < static_cast<std::int64_t>(buffer.iov_len))
            error = PartFileFault::Damaged;
        for (std::size_t i = 0; i < count && !error; ++i) {
            const std::span<const std::byte, part_file::entryBytes> entry{bytes.data() + i * part_file::entryBytes,
                                                                          part_file::entryBytes};
            const auto place = part_file::readEntry(entry, static_cast<std::uint32_t>(first + i));
            if (place && *place <= places.size())
                places[first + i] = *place;
            else
                error = PartFileFault::Damaged;
        }
    }
    std::vector<bool> isTaken(places.size() + 1);
    for (const auto place : places) {
        if (place != 0 && isTaken[place])
            error = PartFileFault::Damaged; // of two pieces
        isTaken[place] = true;
    }
    if (!error)
        takeOver(std::move(places));
}

void PartFile::takeOver(std::vector<Place> places)
{
    last_ = places.empty() ? 0 : *std::ranges::max_element(places);
    held_ = static_cast<int>(places.size() - static_cast<std::size_t>(std::ranges::count(places, Place{0})));
    std::vector<bool> isTaken(last_ + 1);
    for (const auto place : places)
        isTaken[place] = true;
    for (Place place = 1; place < last_; ++place)
        if (!isTaken[place])
            free_.push_back(place);
    places_ = std::move(places);
}

/// An open for writing would make what was taken away: without a header.
std::shared_ptr<OpenFile> PartFile::open(OpenFor purpose, lt::error_code& error)
{
    if (auto file = pool_.find(key_, purpose))
        return file;
    std::shared_ptr<OpenFile> file;
    files_.stateOf(path_, error);
    if (!error)
        file = pool_.open(key_, path_, purpose, error);
    if (isMissing(error))
        forget();
    return file;
}

std::shared_ptr<OpenFile> PartFile::openOrCreate(lt::error_code& error)
{
    load(error);
    if (error)
        return nullptr;
    if (!places_.empty()) {
        auto file = open(OpenFor::Writing, error);
        if (!isMissing(error))
            return file;
    }
    error.clear();
    isLoaded_ = false;
    load(error); // somebody may have put one there
    if (!error && places_.empty())
        create(error);
    return error ? nullptr : open(OpenFor::Writing, error);
}

/// It gets its name when it is whole: a half one would be taken for damaged for ever.
void PartFile::create(lt::error_code& error)
{
    const auto unfinished = nameBeside(path_, ".new");
    const auto header =
        part_file::writeHeader({static_cast<std::uint32_t>(pieceLength_), static_cast<std::uint32_t>(pieces_)});
    const auto buffer = bufferOf(header);
    {
        const auto file = pool_.open(key_, unfinished, OpenFor::Writing, error);
        if (!error)
            file->truncate(0, error);
        if (!error)
            file->truncate(begin(1), error);
        if (!error)
            file->write(0, {&buffer, 1}, error);
        if (!error)
            file->sync(error);
        pool_.close(key_);
    }
    if (!error)
        files_.rename(unfinished, path_, error);
    if (error) {
        lt::error_code ignored; // the error above is the one to tell
        files_.remove(unfinished, ignored);
        return;
    }
    places_.assign(static_cast<std::size_t>(pieces_), 0);
    isNameUnsynced_ = true;
}

PartFile::Place PartFile::reserve(int piece, OpenFile& file, lt::error_code& error)
{
    if (const auto found = reserved_.find(piece); found != reserved_.end())
        return found->second;
    if (free_.empty() && last_ == static_cast<Place>(pieces_))
        syncLocked(error); // more than there are pieces are never needed: some were freed
    if (!error && places_.empty())
        error = neverWritten(); // the file was taken away just now
    if (error)
        return 0;
    const bool isUsedAgain = !free_.empty();
    const Place place = isUsedAgain ? free_.back() : last_ + 1;
    const auto end = begin(place) + pieceLength_;
    if (file.size(error) < end && !error)
        file.truncate(end, error); // what is not written of the place can be read, too
    if (error)
        return 0;
    if (isUsedAgain)
        free_.pop_back();
    else
        last_ = place;
    reserved_[piece] = place;
    return place;
}

void PartFile::enter(int piece, Place place, OpenFile& file, lt::error_code& error)
{
    const auto entry = part_file::writeEntry(static_cast<std::uint32_t>(piece), place);
    const auto buffer = bufferOf(entry);
    file.write(part_file::entryBegin(static_cast<std::uint32_t>(piece)), {&buffer, 1}, error);
    if (error)
        return;
    held_ += (place != 0) - (places_[piece] != 0);
    places_[piece] = place;
    isUnsynced_ = true;
}

} // namespace shoal::bt
