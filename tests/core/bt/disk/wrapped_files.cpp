#include "tests/core/bt/disk/wrapped_files.h"

#include <utility>

namespace shoal::test {

class WrappedFiles::File final : public bt::OpenFile {
public:
    File(const WrappedFiles& layer, std::string path, std::unique_ptr<bt::OpenFile> file)
        : layer_{layer}
        , path_{std::move(path)}
        , file_{std::move(file)}
    {}

    std::int64_t read(std::int64_t offset, std::span<const iovec> buffers, lt::error_code& error) override
    {
        return layer_.goesOn("read", path_, error) ? file_->read(offset, buffers, error) : 0;
    }
    std::int64_t write(std::int64_t offset, std::span<const iovec> buffers, lt::error_code& error) override
    {
        return layer_.goesOn("write", path_, error) ? file_->write(offset, buffers, error) : 0;
    }
    void allocate(std::int64_t size, lt::error_code& error) override
    {
        if (layer_.goesOn("allocate", path_, error))
            file_->allocate(size, error);
    }
    void truncate(std::int64_t size, lt::error_code& error) override
    {
        if (layer_.goesOn("truncate", path_, error))
            file_->truncate(size, error);
    }
    std::int64_t size(lt::error_code& error) override
    {
        return layer_.goesOn("size", path_, error) ? file_->size(error) : 0;
    }
    void sync(lt::error_code& error) override
    {
        if (layer_.goesOn("sync", path_, error))
            file_->sync(error);
    }

private:
    const WrappedFiles& layer_;
    std::string path_;
    std::unique_ptr<bt::OpenFile> file_;
};

WrappedFiles::WrappedFiles(Before before, std::shared_ptr<bt::FileLayer> files)
    : before_{std::move(before)}
    , files_{std::move(files)}
{}

bool WrappedFiles::goesOn(const char* name, const std::string& path, lt::error_code& error) const
{
    if (const auto failure = before_({name, path})) {
        error = failure;
        return false;
    }
    return true;
}

std::unique_ptr<bt::OpenFile> WrappedFiles::open(const std::string& path, bt::OpenFor purpose, lt::error_code& error)
{
    if (!goesOn("open", path, error))
        return nullptr;
    auto file = files_->open(path, purpose, error);
    return file ? std::make_unique<File>(*this, path, std::move(file)) : nullptr;
}

bt::FileState WrappedFiles::stateOf(const std::string& path, lt::error_code& error)
{
    return goesOn("stateOf", path, error) ? files_->stateOf(path, error) : bt::FileState{};
}

void WrappedFiles::makeFolders(const std::string& path, lt::error_code& error)
{
    if (goesOn("makeFolders", path, error))
        files_->makeFolders(path, error);
}

void WrappedFiles::rename(const std::string& from, const std::string& to, lt::error_code& error)
{
    if (goesOn("rename", from, error))
        files_->rename(from, to, error);
}

void WrappedFiles::copy(const std::string& from, const std::string& to, lt::error_code& error)
{
    if (goesOn("copy", from, error))
        files_->copy(from, to, error);
}

void WrappedFiles::remove(const std::string& path, lt::error_code& error)
{
    if (goesOn("remove", path, error))
        files_->remove(path, error);
}

void WrappedFiles::removeFolder(const std::string& path, lt::error_code& error)
{
    if (goesOn("removeFolder", path, error))
        files_->removeFolder(path, error);
}

void WrappedFiles::hardLink(const std::string& existing, const std::string& path, lt::error_code& error)
{
    if (goesOn("hardLink", path, error))
        files_->hardLink(existing, path, error);
}

void WrappedFiles::symbolicLink(const std::string& target, const std::string& path, lt::error_code& error)
{
    if (goesOn("symbolicLink", path, error))
        files_->symbolicLink(target, path, error);
}

std::string WrappedFiles::targetOf(const std::string& path, lt::error_code& error)
{
    return goesOn("targetOf", path, error) ? files_->targetOf(path, error) : std::string{};
}

void WrappedFiles::syncNames(const std::string& path, lt::error_code& error)
{
    if (goesOn("syncNames", path, error))
        files_->syncNames(path, error);
}

} // namespace shoal::test
