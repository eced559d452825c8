#include "core/files/file_identity.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace shoal {

std::optional<FileIdentity> identityOf(const std::filesystem::path& file)
{
    struct statx facts {};
    if (::statx(AT_FDCWD, file.c_str(), 0, STATX_INO | STATX_BTIME, &facts) != 0)
        return std::nullopt;
    FileIdentity identity{makedev(facts.stx_dev_major, facts.stx_dev_minor), facts.stx_ino, 0};
    if ((facts.stx_mask & STATX_BTIME) != 0)
        identity.bornNs = std::int64_t{facts.stx_btime.tv_sec} * 1'000'000'000 + facts.stx_btime.tv_nsec;
    return identity;
}

FileIdentities identitiesOf(const Torrent& torrent, const ContentPlaces& places)
{
    FileIdentities identities(torrent.files.size());
    for (std::uint32_t i = 0; i < torrent.files.size(); ++i)
        if (!torrent.files[i].isPad)
            identities[i] = identityOf(places.of(torrent, i));
    return identities;
}

} // namespace shoal
