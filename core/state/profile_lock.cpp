#include "core/state/profile_lock.h"

#include "core/control/codec/codec.h"
#include "core/files/sync.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace shoal {
namespace {
using nlohmann::json;

Result<void> makeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    if (folder.has_parent_path())
        std::filesystem::create_directories(folder.parent_path(), error);
    if (error)
        return failWith(error, folder.string());
    const bool isNew = ::mkdir(folder.c_str(), 0700) == 0;
    if (!isNew && errno != EEXIST)
        return failWith(lastError(), folder.string());
    if (isNew)
        if (const auto synced = syncNamesOf({std::filesystem::absolute(folder)}); !synced)
            return synced;
    if (!std::filesystem::is_directory(folder, error))
        return failWith(error ? error : make_error_code(std::errc::not_a_directory), folder.string());
    return {};
}

/// Whatever stands in the file is a hint: it may be empty, half written, or left by a process long gone.
json readHolder(int file)
{
    std::array<char, 8192> text;
    const auto size = ::pread(file, text.data(), text.size(), 0);
    return size <= 0 ? json{} : json::parse(text.data(), text.data() + size, nullptr, false);
}

/// Nothing where a process would have written who it is.
std::optional<ProfileHolder> holderIn(const json& written)
{
    if (!written.is_object())
        return std::nullopt;
    ProfileHolder holder;
    if (written.contains("pid") && written["pid"].is_number_integer())
        holder.pid = written["pid"].get<std::int64_t>();
    if (written.contains("purpose") && written["purpose"].is_string())
        holder.purpose = written["purpose"].get<std::string>();
    if (written.contains("service") && written["service"] == true)
        holder.tenure = Tenure::OfAService;
    try {
        if (written.contains("socket"))
            holder.socket = control::decode<std::filesystem::path>(written["socket"]);
    } catch (const control::Misfit&) { // a hint that can't be read is none
    }
    return holder;
}

Result<void> writeHolder(int file, const std::string& about, const std::string& purpose,
                         const std::filesystem::path& socket, Tenure tenure)
{
    json holder{{"pid", ::getpid()}, {"purpose", purpose}};
    if (!socket.empty())
        holder["socket"] = control::encode(socket);
    if (tenure == Tenure::OfAService)
        holder["service"] = true;
    const auto text = holder.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
    if (::ftruncate(file, 0) != 0)
        return failWith(lastError(), about);
    const auto written = ::pwrite(file, text.data(), text.size(), 0);
    if (written != static_cast<ssize_t>(text.size()))
        return failWith(written < 0 ? lastError() : make_error_code(std::errc::no_space_on_device), about);
    return {};
}
} // namespace

std::string nameOf(const ProfileHolder& holder)
{
    if (holder.pid == 0)
        return "another process";
    if (holder.purpose.empty())
        return fmt::format("process {}", holder.pid);
    return fmt::format("process {} ({})", holder.pid, holder.purpose);
}

Result<ProfileLock> ProfileLock::take(const std::filesystem::path& folder, const std::string& purpose,
                                      const std::filesystem::path& socket, Tenure tenure)
{
    if (const auto made = makeFolder(folder); !made)
        return fail(made.error());
    const auto path = folder / "lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return failWith(lastError(), path.string());
    ProfileLock lock{folder, file};
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return fail(ErrorKind::ProfileInUse, folder.string(),
                        nameOf(holderIn(readHolder(file)).value_or(ProfileHolder{})));
        return failWith(lastError(), path.string());
    }
    if (const auto written = writeHolder(file, path.string(), purpose, socket, tenure); !written)
        return fail(written.error());
    return lock;
}

std::optional<ProfileHolder> ProfileLock::holderOf(const std::filesystem::path& folder)
{
    const int file = ::open((folder / "lock").c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    const auto written = readHolder(file);
    ::close(file);
    return holderIn(written);
}

std::optional<std::filesystem::path> ProfileLock::socketOf(const std::filesystem::path& folder)
{
    const auto holder = holderOf(folder);
    return holder && !holder->socket.empty() ? std::optional{holder->socket} : std::nullopt;
}

ProfileLock::ProfileLock(std::filesystem::path folder, int file)
    : folder_{std::move(folder)}
    , file_{file}
{}

ProfileLock::ProfileLock(ProfileLock&& other) noexcept
    : folder_{std::move(other.folder_)}
    , file_{std::exchange(other.file_, -1)}
{}

ProfileLock& ProfileLock::operator=(ProfileLock&& other) noexcept
{
    std::swap(folder_, other.folder_);
    std::swap(file_, other.file_);
    return *this;
}

// The file stays: taking it away would let two processes lock two files of one name.
bool ProfileLock::isInPlace() const
{
    struct stat held {
    }, found{};
    return ::fstat(file_, &held) == 0 && ::stat((folder_ / "lock").c_str(), &found) == 0 && held.st_dev == found.st_dev
        && held.st_ino == found.st_ino;
}

ProfileLock::~ProfileLock()
{
    if (file_ >= 0)
        ::close(file_);
}

} // namespace shoal
