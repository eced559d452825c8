#include "core/files/whole_file.h"

#include "core/files/sync.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal {
namespace {
/// An open descriptor; closes itself.
class Descriptor {
public:
    explicit Descriptor(int value)
        : value_{value}
    {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (value_ >= 0)
            ::close(value_);
    }
    int get() const { return value_; }
    bool isOpen() const { return value_ >= 0; }

private:
    int value_;
};

/// Whether all of it went out; else errno says why.
bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

mode_t modeFor(const std::filesystem::path& file)
{
    struct stat old = {};
    return ::stat(file.c_str(), &old) == 0 ? old.st_mode & 0777 : 0600;
}

bool writeSynced(const std::filesystem::path& file, std::string_view bytes, mode_t mode)
{
    const Descriptor descriptor{::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)};
    return descriptor.isOpen() && ::fchmod(descriptor.get(), mode) == 0 && writeAll(descriptor.get(), bytes)
        && ::fsync(descriptor.get()) == 0;
}
} // namespace

Result<std::string> readWholeFile(const std::filesystem::path& file)
{
    const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!descriptor.isOpen())
        return failWith(lastError(), file.string());
    std::string bytes;
    std::array<char, 64 * 1024> buffer;
    for (;;) {
        const auto count = ::read(descriptor.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failWith(lastError(), file.string());
        if (count == 0)
            return bytes;
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

Result<void> replaceWholeFile(const std::filesystem::path& file, std::string_view bytes)
{
    std::error_code error;
    const auto resolved = std::filesystem::weakly_canonical(file, error);
    const auto target = error ? file : resolved;
    const auto fresh = std::filesystem::path{target.string() + ".new"};
    if (!writeSynced(fresh, bytes, modeFor(target)) || ::rename(fresh.c_str(), target.c_str()) != 0) {
        const auto failure = lastError();
        ::unlink(fresh.c_str());
        return failWith(failure, file.string());
    }
    return syncNamesOf({std::filesystem::absolute(target)});
}

} // namespace shoal
