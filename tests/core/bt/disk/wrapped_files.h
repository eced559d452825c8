// A file layer around another: tells of every call before it is made, and makes the call fail when asked to.
#pragma once

#include "core/bt/disk/file_layer.h"

#include <functional>
#include <memory>
#include <string>

namespace shoal::test {

struct Call {
    std::string name; ///< of the function of FileLayer or OpenFile
    std::string path;
};

class WrappedFiles : public bt::FileLayer {
public:
    /// The error that the call shall end with instead of being made; none: it is made. May throw: as a process that
    /// dies there.
    using Before = std::function<lt::error_code(const Call&)>;

    explicit WrappedFiles(Before before, std::shared_ptr<bt::FileLayer> files = bt::systemFiles());

    std::unique_ptr<bt::OpenFile> open(const std::string& path, bt::OpenFor purpose, lt::error_code& error) override;
    bt::FileState stateOf(const std::string& path, lt::error_code& error) override;
    void makeFolders(const std::string& path, lt::error_code& error) override;
    void rename(const std::string& from, const std::string& to, lt::error_code& error) override;
    void copy(const std::string& from, const std::string& to, lt::error_code& error) override;
    void remove(const std::string& path, lt::error_code& error) override;
    void removeFolder(const std::string& path, lt::error_code& error) override;
    void hardLink(const std::string& existing, const std::string& path, lt::error_code& error) override;
    void symbolicLink(const std::string& target, const std::string& path, lt::error_code& error) override;
    std::string targetOf(const std::string& path, lt::error_code& error) override;
    void syncNames(const std::string& path, lt::error_code& error) override;

private:
    class File;
    bool goesOn(const char* name, const std::string& path, lt::error_code& error) const;

    Before before_;
    std::shared_ptr<bt::FileLayer> files_;
};

inline lt::error_code systemError(int number) { return {number, lt::system_category()}; }

} // namespace shoal::test
