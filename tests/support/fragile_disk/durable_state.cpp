#include "tests/support/fragile_disk/durable_state.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace shoal::test {
namespace {

namespace fs = std::filesystem;

void expect(bool isDone, const fs::path& about)
{
    if (!isDone)
        throw std::system_error{errno, std::generic_category(), about.string()};
}

struct stat factsOf(int file)
{
    struct stat facts {};
    expect(::fstat(file, &facts) == 0, "fstat");
    return facts;
}

struct stat factsOf(const fs::path& path)
{
    struct stat facts {};
    expect(::lstat(path.c_str(), &facts) == 0, path);
    return facts;
}

class OpenFile {
public:
    explicit OpenFile(const fs::path& path)
        : descriptor_{::open(path.c_str(), O_RDWR | O_CLOEXEC)}
    {
        expect(descriptor_ >= 0, path);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() { ::close(descriptor_); }
    operator int() const { return descriptor_; }

private:
    int descriptor_;
};

bool isHeads(Loss loss, Randomness& random) { return loss == Loss::Some && random.below(2) == 0; }

} // namespace

DurableState::DurableState(fs::path live, fs::path graveyard)
    : live_{std::move(live)}
    , graveyard_{std::move(graveyard)}
{
    settle(live_);
}

void DurableState::settle(const fs::path& folder)
{
    auto& names = folders_[factsOf(folder).st_ino];
    for (const auto& entry : fs::directory_iterator{folder}) {
        const auto facts = factsOf(entry.path());
        names[entry.path().filename().string()] = facts.st_ino;
        if (entry.is_directory())
            settle(entry.path());
        else
            contents_[facts.st_ino] = {facts.st_size, facts.st_mtim, {}};
    }
}

void DurableState::keepPage(Content& content, int file, off_t page)
{
    const auto begin = page * pageSize;
    if (begin >= content.size || content.undo.contains(page))
        return;
    std::vector<char> bytes(static_cast<std::size_t>(std::min(pageSize, content.size - begin)));
    const auto got = ::pread(file, bytes.data(), bytes.size(), begin);
    expect(got >= 0, "pread"); // what the live file has lost since its sync was kept when it was lost
    content.undo.emplace(page, std::move(bytes));
}

void DurableState::beforeWrite(int file, off_t offset, off_t size)
{
    auto& content = contents_[factsOf(file).st_ino];
    for (auto page = offset / pageSize; size > 0 && page <= (offset + size - 1) / pageSize; ++page)
        keepPage(content, file, page);
}

void DurableState::beforeTruncate(int file, off_t size)
{
    auto& content = contents_[factsOf(file).st_ino];
    for (auto page = size / pageSize; page * pageSize < content.size; ++page)
        keepPage(content, file, page);
}

void DurableState::remove(const fs::path& path)
{
    const auto facts = factsOf(path);
    if (S_ISDIR(facts.st_mode) && !fs::is_empty(path)) {
        errno = ENOTEMPTY;
        expect(false, path);
    }
    // Never really removed: its inode number stays its own, and a name that lasts may bring it back.
    expect(::rename(path.c_str(), (graveyard_ / std::to_string(++buried_)).c_str()) == 0, path);
}

void DurableState::synced(int file)
{
    const auto facts = factsOf(file);
    contents_[facts.st_ino] = {facts.st_size, facts.st_mtim, {}};
}

void DurableState::syncedFolder(const fs::path& folder)
{
    Names names;
    for (const auto& entry : fs::directory_iterator{folder})
        names[entry.path().filename().string()] = factsOf(entry.path()).st_ino;
    folders_[factsOf(folder).st_ino] = std::move(names);
}

void DurableState::loseContent(FileId id, const fs::path& file, Loss loss, Randomness& random)
{
    const auto content = contents_[id];
    const OpenFile open{file};
    const auto now = factsOf(open);
    const bool keepsSize = isHeads(loss, random);
    const auto size = keepsSize ? now.st_size : content.size;
    expect(::ftruncate(open, std::max(size, content.size)) == 0, file);
    for (const auto& [page, bytes] : content.undo)
        if (!isHeads(loss, random))
            expect(::pwrite(open, bytes.data(), bytes.size(), page * pageSize) >= 0, file);
    // Pages behind the synced end: there or not.
    for (auto begin = content.size; begin < size; begin = (begin / pageSize + 1) * pageSize)
        if (!isHeads(loss, random)) {
            const std::vector<char> zeros(static_cast<std::size_t>(
                std::min((begin / pageSize + 1) * pageSize, static_cast<off_t>(size)) - begin));
            expect(::pwrite(open, zeros.data(), zeros.size(), begin) >= 0, file);
        }
    expect(::ftruncate(open, size) == 0, file);
    const timespec times[2] = {content.modified, keepsSize ? now.st_mtim : content.modified};
    expect(::futimens(open, times) == 0, file);
}

DurableState::Names DurableState::namesAfter(FileId folder, Loss loss, Randomness& random) const
{
    const auto known = folders_.find(folder);
    Names names = known == folders_.end() ? Names{} : known->second;
    const auto where = whereabouts_.find(folder);
    if (where == whereabouts_.end() || !isHeads(loss, random))
        return names;
    names.clear();
    for (const auto& entry : fs::directory_iterator{where->second})
        names[entry.path().filename().string()] = factsOf(entry.path()).st_ino;
    return names;
}

void DurableState::findWhereabouts()
{
    whereabouts_ = {{factsOf(live_).st_ino, live_}};
    for (const auto& root : {live_, graveyard_})
        for (const auto& entry : fs::recursive_directory_iterator{root})
            whereabouts_[factsOf(entry.path()).st_ino] = entry.path();
}

void DurableState::build(FileId folder, const fs::path& to, Loss loss, Randomness& random)
{
    fs::create_directory(to);
    for (const auto& [name, id] : namesAfter(folder, loss, random)) {
        const auto& from = whereabouts_.at(id);
        if (fs::is_directory(from)) {
            build(id, to / name, loss, random);
            continue;
        }
        if (lost_.insert(id).second)
            loseContent(id, from, loss, random);
        fs::create_hard_link(from, to / name);
    }
}

void DurableState::cut(Loss loss, Randomness& random)
{
    findWhereabouts();
    lost_.clear();
    const auto next = fs::path{live_.string() + ".next"};
    build(factsOf(live_).st_ino, next, loss, random);
    fs::remove_all(live_);
    fs::remove_all(graveyard_);
    fs::create_directory(graveyard_);
    fs::rename(next, live_);
    contents_.clear();
    folders_.clear();
    settle(live_);
}

} // namespace shoal::test
