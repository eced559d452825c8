// Where pieces' bytes lie that belong to files nobody wants: one file a torrent, of the format in docs/part-file.md.
#pragma once

#include "core/bt/disk/file_layer.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace shoal::bt {

/// Any thread. Nothing is made on disk before the first write. What is there and isn't of the format, or of another
/// torrent's shape, is an error (EINVAL-like: lt::errors::invalid_file... see the .cpp) and is left alone.
class PartFile {
public:
    PartFile(FileLayer& files, std::string path, int pieces, int pieceLength);
    ~PartFile();

    /// Bytes of a piece that were never written here: ENOENT.
    std::int64_t read(int piece, int offset, std::span<const iovec> buffers, lt::error_code& error);
    std::int64_t write(int piece, int offset, std::span<const iovec> buffers, lt::error_code& error);
    bool has(int piece, lt::error_code& error);
    /// The place may be used by another piece.
    void free(int piece, lt::error_code& error);

    void sync(lt::error_code& error);
    /// Closes it; the next use opens it again. An empty one is removed.
    void close(lt::error_code& error);
    /// Into another folder, across disks too.
    void moveTo(const std::string& path, lt::error_code& error);
    void remove(lt::error_code& error);
};

} // namespace shoal::bt
