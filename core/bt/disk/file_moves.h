// Files that go to other places, across disks too: all of them or none.
#pragma once

#include "core/bt/disk/file_layer.h"

#include <libtorrent/operations.hpp>

#include <string>
#include <vector>

namespace shoal::bt {

class FileMoves {
public:
    explicit FileMoves(FileLayer& files)
        : files_{files}
    {}

    /// What isn't there, or is a folder, needs no move. What stands at `to` is replaced; folders are made. After an
    /// error
    /// (`failed` says of what) only `undo` makes sense.
    void move(const std::string& from, const std::string& to, lt::error_code& error, lt::operation_t& failed);

    /// All lies where it was, as far as the disks let it.
    void undo();
    /// What had to be copied is removed at its old place.
    void finish();

private:
    struct Done {
        std::string from;
        std::string to;
        bool isCopy = false;
    };

    bool isFile(const std::string& path, lt::error_code& error);

    FileLayer& files_;
    std::vector<Done> done_;
};

} // namespace shoal::bt
