#include "core/bt/disk/system_file.h"
#include "core/files/sync.h"

#include <cerrno>
#include <climits>
#include <cstdio>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace shoal::bt {
namespace {

using Status = struct stat;

class SystemFiles final : public FileLayer {
public:
    std::unique_ptr<OpenFile> open(const std::string& path, OpenFor purpose, lt::error_code& error) override
    {
        if (!isFileOrNothing(path, error))
            return nullptr;
        int descriptor = tryToOpen(path, purpose);
        if (descriptor < 0 && errno == ENOENT && isForWriting(purpose)) {
            makeFolders(std::filesystem::path{path}.parent_path().string(), error);
            if (error)
                return nullptr;
            descriptor = tryToOpen(path, purpose);
        }
        if (descriptor < 0) {
            error = lastSystemError();
            return nullptr;
        }
        return std::make_unique<SystemFile>(descriptor);
    }

    FileState stateOf(const std::string& path, lt::error_code& error) override
    {
        Status status{};
        expectDone(::stat(path.c_str(), &status), error);
        return {.size = status.st_size,
                .changedAt = status.st_mtime,
                .isFolder = S_ISDIR(status.st_mode),
                .device = status.st_dev};
    }

    void makeFolders(const std::string& path, lt::error_code& error) override
    {
        std::error_code failed;
        std::filesystem::create_directories(path, failed);
        if (failed)
            error = {failed.value(), lt::system_category()};
    }

    void rename(const std::string& from, const std::string& to, lt::error_code& error) override
    {
        expectDone(::rename(from.c_str(), to.c_str()), error);
    }

    void copy(const std::string& from, const std::string& to, lt::error_code& error) override
    {
        copyFile(from, to, error);
    }

    void remove(const std::string& path, lt::error_code& error) override { expectDone(::unlink(path.c_str()), error); }

    void removeFolder(const std::string& path, lt::error_code& error) override
    {
        expectDone(::rmdir(path.c_str()), error);
    }

    void hardLink(const std::string& existing, const std::string& path, lt::error_code& error) override
    {
        expectDone(::link(existing.c_str(), path.c_str()), error);
    }

    void symbolicLink(const std::string& target, const std::string& path, lt::error_code& error) override
    {
        expectDone(::symlink(target.c_str(), path.c_str()), error);
    }

    std::string targetOf(const std::string& path, lt::error_code& error) override
    {
        char target[PATH_MAX];
        const auto length = ::readlink(path.c_str(), target, sizeof target);
        if (length >= 0)
            return {target, static_cast<std::size_t>(length)};
        error = lastSystemError();
        return {};
    }

    void syncNames(const std::string& path, lt::error_code& error) override
    {
        if (!syncNamesOf({path}))
            error = {EIO, lt::system_category()};
    }

private:
    static int tryToOpen(const std::string& path, OpenFor purpose)
    {
        if (purpose == OpenFor::Reading)
            return openDescriptor(path, O_RDONLY);
        return openDescriptor(path, O_RDWR | O_CREAT, purpose == OpenFor::WritingExecutable ? 0777 : 0666);
    }

    /// Opening a pipe would hold who opens it.
    static bool isFileOrNothing(const std::string& path, lt::error_code& error)
    {
        Status status{};
        if (::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode))
            return true;
        error = {S_ISDIR(status.st_mode) ? EISDIR : EEXIST, lt::system_category()};
        return false;
    }
};

} // namespace

std::shared_ptr<FileLayer> systemFiles() { return std::make_shared<SystemFiles>(); }

std::string nameBeside(const std::string& path, std::string_view ending)
{
    const auto nameAt = path.find_last_of('/') + 1; // 0 when there is none
    auto name = path.substr(nameAt);
    const auto room = NAME_MAX - 1 - ending.size();
    if (name.size() > room) {
        auto cut = room;
        while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xc0) == 0x80)
            --cut; // not inside a letter
        name.resize(cut);
    }
    return path.substr(0, nameAt) + "." + name + std::string{ending};
}

} // namespace shoal::bt
