// Notices that the disk with a torrent's files was taken away: what is written then would land in the empty folder that
// it was mounted on, on another disk.
#pragma once

#include "core/bt/disk/file_layer.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace shoal::bt {

/// Any thread.
class MountWatch {
public:
    explicit MountWatch(FileLayer& files)
        : files_{files}
    {}

    /// To be asked before something is opened in the folder that will be made if it isn't there. Errors: ENODEV
    /// (another disk is there now, without the file that was seen before), and what the folder's own state gives.
    void expectMounted(const std::string& folder, const std::string& path, lt::error_code& error);
    /// The file is there, in this folder.
    void saw(const std::string& folder, const std::string& path);
    /// What comes is looked at anew.
    void forget();

private:
    bool isThere(const std::string& path) const;

    FileLayer& files_;
    std::mutex mutex_;                    ///< guards what follows
    std::optional<std::uint64_t> device_; ///< that the folder was on
    std::string seen_;
};

} // namespace shoal::bt
