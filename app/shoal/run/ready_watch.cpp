#include "app/shoal/run/ready_watch.h"

#include <utility>

namespace shoal::app {
namespace {
constexpr std::chrono::seconds patience{10};
}

void ReadyWatch::serving(const std::string& link, const InfoHashes& hashes, bool isPrivate)
{
    if (std::exchange(isServing_, true))
        return;
    ready_.link = link;
    ready_.hashes = hashes;
    ready_.isPrivate = isPrivate;
    ready_.servedBy = foreground_.servedBy();
    if (ready_.isAnnounced || isPrivate)
        return tell();
    patience_ = foreground_.loop().after(patience, [this] {
        if (!foreground_.isEnding())
            tell();
    });
}

void ReadyWatch::announced()
{
    const bool isNews = !std::exchange(ready_.isAnnounced, true);
    if (isTold_ && isNews)
        foreground_.report(Announced{ready_.hashes});
    else if (isServing_)
        tell();
}

void ReadyWatch::tell()
{
    patience_.reset();
    if (!std::exchange(isTold_, true))
        foreground_.report(ready_);
}

} // namespace shoal::app
