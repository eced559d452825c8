#include "tests/bench/programs/contender.h"

#include <algorithm>

namespace shoal::bench {

bool Contender::speaks(TorrentFormat format) const { return std::ranges::find(formats, format) != formats.end(); }

std::vector<Contender> contenders(const std::filesystem::path& own)
{
    std::vector<Contender> all{shoalContender(own), libtorrentContender(own, "mmap"),
                               libtorrentContender(own, "posix")};
    const auto others = otherContenders();
    all.insert(all.end(), others.begin(), others.end());
    return all;
}

const char* nameOf(TorrentFormat format)
{
    switch (format) {
    case TorrentFormat::V1: return "v1";
    case TorrentFormat::V2: return "v2";
    case TorrentFormat::Hybrid: return "hybrid";
    }
    return "";
}

} // namespace shoal::bench
