// Keeps the folder of the last path open: files that follow one another mostly share it, and a short path is looked up
// faster.
#pragma once

#include "core/chunks/descriptor.h"

#include <string>

namespace shoal {

/// One thread at a time.
class FolderCursor {
public:
    /// Goes to the folder of an absolute path. False, and errno, if it can't be opened.
    bool enterFolderOf(const std::string& path);
    int folder() const { return folder_.number(); }
    /// The path's last element; after enterFolderOf(path).
    const char* leafOf(const std::string& path) const { return path.c_str() + path_.size(); }

private:
    Descriptor folder_;
    std::string path_; // with its '/'
};

} // namespace shoal
