#include "core/chunks/folder_cursor.h"

#include <fcntl.h>

namespace shoal {

bool FolderCursor::enterFolderOf(const std::string& path)
{
    const auto length = path.rfind('/') + 1;
    if (folder_.isOpen() && path_.size() == length && path.compare(0, length, path_) == 0)
        return true;
    path_ = path.substr(0, length);
    folder_ = Descriptor{::open(path_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
    return folder_.isOpen();
}

} // namespace shoal
