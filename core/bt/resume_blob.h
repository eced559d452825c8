// What is kept of a share between runs: libtorrent's resume data, and how the files looked when it was taken.
#pragma once

#include "core/files/stamps.h"

#include <libtorrent/add_torrent_params.hpp>

#include <optional>
#include <string>
#include <vector>

namespace shoal::bt {

struct Resume {
    lt::add_torrent_params params;
    std::vector<FileStamp> stamps;
};

std::string writeResume(const lt::add_torrent_params& params, const std::vector<FileStamp>& stamps);
/// Nothing for bytes that aren't resume data.
std::optional<Resume> readResume(const std::string& bytes);

/// Takes out what can't be true of this torrent. libtorrent believes whatever it is given: blocks that the last piece
/// doesn't have are written behind the end of its memory.
void fit(Resume& resume, const Torrent& torrent);

} // namespace shoal::bt
