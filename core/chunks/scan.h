// Finds the files that a share is made of, in the order that every format of torrent shares.
#pragma once

#include "core/chunks/create.h"
#include "core/chunks/file_access.h"
#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace shoal {

/// A file that will be carried.
struct FoundFile {
    std::string path;          ///< as TorrentFile::path
    FileSnapshot seen;         ///< as it was when it was found
    bool isExecutable = false; ///< by its owner
};

struct Scan {
    std::string name;
    bool isFolder = false;
    std::filesystem::path folder;  ///< absolute; files lie at folder / path
    std::vector<FoundFile> files;  ///< in the byte order of their paths' elements (BEP 52's file tree)
    std::vector<FilePlace> places; ///< except for these; the indices are into `files`
    std::vector<LeftOut> leftOut;

    Bytes contentSize() const;
    /// Where each of `files` really lies, absolute.
    std::vector<std::string> locations() const;
};

/// BitTorrent clients refuse file trees that are deeper.
inline constexpr int maxFolderDepth = 100;

/// Walks the paths. A path that is itself a symbolic link is followed; links inside are left out, and so are sockets,
/// devices, FIFOs and folders that carry no file. Names are carried byte for byte if they are UTF-8. `name` renames
/// the whole; empty: the path's own name, or for several paths that of the folder that holds them all.
/// Errors: NotFound, PermissionDenied, UnsupportedFile, EmptyShare, NotUtf8, FileChanged, Io (about = the file,
/// printable), BadArgument, Cancelled.
Result<Scan> scanPaths(const std::vector<std::filesystem::path>& paths, const std::string& name,
                       std::stop_token stop = {});

} // namespace shoal
