#include "core/files/obstacles.h"

#include <cerrno>
#include <unistd.h>

namespace shoal {
namespace {
namespace fs = std::filesystem;

Result<void> expectFile(const fs::path& path)
{
    std::error_code code;
    const auto itself = fs::symlink_status(path, code).type();
    if (itself == fs::file_type::not_found)
        return {};
    if (itself == fs::file_type::none)
        return failWith(code, path.string());
    const auto behind = fs::status(path, code).type();
    if (itself == fs::file_type::symlink && (behind == fs::file_type::not_found || behind == fs::file_type::none))
        return fail(ErrorKind::AlreadyExists, path.string(), "a link that leads nowhere");
    if (behind == fs::file_type::directory)
        return fail(ErrorKind::NotAFile, path.string());
    if (behind != fs::file_type::regular)
        return fail(ErrorKind::AlreadyExists, path.string(), "a pipe, a device or a socket");
    return {};
}

Result<void> expectAccess(const fs::path& path, int mode)
{
    if (::access(path.c_str(), mode) == 0)
        return {};
    return failWith(lastError(), path.string());
}
} // namespace

Result<void> expectFiles(const Torrent& torrent, const ContentPlaces& places, const std::vector<bool>& wanted)
{
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i)
        if (wanted[i])
            if (auto expected = expectFile(places.of(torrent, i)); !expected)
                return expected;
    return {};
}

Result<void> expectWritable(const Torrent& torrent, const ContentPlaces& places, const std::vector<bool>& toWrite)
{
    fs::path last;
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i) {
        if (!toWrite[i])
            continue;
        const auto file = places.of(torrent, i);
        if (file.parent_path() != last) {
            last = file.parent_path();
            if (auto allowed = expectAccess(last, W_OK | X_OK); !allowed)
                return allowed;
        }
        std::error_code ignored;
        if (fs::exists(file, ignored))
            if (auto allowed = expectAccess(file, R_OK | W_OK); !allowed)
                return allowed;
    }
    return {};
}

} // namespace shoal
