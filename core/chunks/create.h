// Makes a torrent out of files: scan, choose a piece size, hash on all cores in one pass, encode.
#pragma once

#include "core/result.h"
#include "core/torrent/torrent.h"
#include "core/units.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace shoal {

/// What to share, and how.
struct CreateRequest {
    std::vector<std::filesystem::path> paths; ///< at least one; several become entries of one folder named `name`
    TorrentFormat format = TorrentFormat::Hybrid;
    std::string name; ///< empty: the path's own last element
    std::string comment;
    std::vector<std::string> trackers;
    std::vector<std::string> webSeeds;
    bool isPrivate = false;
    Bytes pieceLength = 0; ///< 0 chooses; else a power of two, 16 KiB to 256 MiB
    unsigned threads = 0;  ///< 0: every core
};

/// Where a file of a torrent really lies; only for files that are not at folder / path.
struct FilePlace {
    std::uint32_t index = 0;    ///< into Torrent::files
    std::filesystem::path path; ///< absolute
    bool operator==(const FilePlace&) const = default;
};

/// Something found under the shared folder that a torrent can't or shouldn't carry.
enum class LeftOutKind {
    SymbolicLink, ///< never followed: it could lead outside
    SpecialFile,  ///< a socket, device or FIFO
    EmptyFolder,  ///< a folder that carries no file
};
struct LeftOut {
    std::filesystem::path path;
    LeftOutKind kind = LeftOutKind::SymbolicLink;
};

struct CreatedTorrent {
    std::string bytes; ///< a whole .torrent file
    Torrent torrent;
    std::filesystem::path folder;  ///< absolute; the content lies at folder / TorrentFile::path
    std::vector<FilePlace> places; ///< except for these
    std::vector<LeftOut> leftOut;
};

struct CreateProgress {
    Bytes done = 0;
    Bytes total = 0;
    BytesPerSecond rate; ///< over the last seconds
    std::chrono::seconds timeLeft{0};
};
using OnCreateProgress = std::function<void(const CreateProgress&)>;

class Disk;

/// Blocks until done, with threads of its own; call it from a worker. `onProgress` is called on the calling thread, at
/// most ten times a second, and once at the end. Errors: NotFound, PermissionDenied, UnsupportedFile, EmptyShare,
/// NotUtf8, FileChanged, Io (about = the file, printable), BadArgument (path, name or piece-size), Cancelled.
Result<CreatedTorrent> createTorrent(const CreateRequest& request, const OnCreateProgress& onProgress = {},
                                     std::stop_token stop = {});
/// The same, over another disk.
Result<CreatedTorrent> createTorrent(const CreateRequest& request, Disk& disk, const OnCreateProgress& onProgress,
                                     std::stop_token stop);

} // namespace shoal
