#include "core/swarm/links/metadata/metadata_fetch.h"

#include "core/chunks/digest.h"

#include <algorithm>
#include <utility>

namespace shoal::swarm {

MetadataFetch::MetadataFetch(const ShareId& share, std::uint64_t infoSize, const LayerRules& rules)
    : share_{share}
    , size_{infoSize}
    , rules_{rules}
{}

void MetadataFetch::addSource(LinkNumber link)
{
    if (std::ranges::count(sources_, link) == 0 && std::ranges::count(wrong_, link) == 0)
        sources_.push_back(link);
}

void MetadataFetch::dropSource(LinkNumber link)
{
    const bool isAsked = hasSource() && sources_.front() == link;
    std::erase(sources_, link);
    if (isAsked)
        startOver();
}

void MetadataFetch::startOver()
{
    coming_ = {};
    asked_ = 0;
}

std::optional<MetadataFetch::Ask> MetadataFetch::next(Moment now)
{
    const bool isFull = asked_ >= coming_.size() + mostPartsAsked * longestPart;
    if (state_ != State::Fetching || !hasSource() || asked_ >= size_ || isFull)
        return std::nullopt;
    if (asked_ == 0)
        heardAt_ = now;
    const Ask ask{sources_.front(), {share_, part_, asked_}};
    asked_ += longestPart;
    return ask;
}

MetadataFetch::Heard MetadataFetch::take(LinkNumber link, const MetadataTold& told, Moment now)
{
    const bool isNext = state_ == State::Fetching && hasSource() && sources_.front() == link && told.share == share_
        && told.part == part_ && told.offset == coming_.size() && told.offset < asked_;
    if (!isNext)
        return Heard::NotAsked;
    const auto expected = std::min<std::uint64_t>(longestPart, size_ - told.offset);
    if (told.total != size_ || told.bytes.size() != expected) {
        wrong_.push_back(link);
        dropSource(link);
        return Heard::Wrong;
    }
    heardAt_ = now;
    append(coming_, told.bytes);
    return coming_.size() == size_ ? complete(link) : Heard::Fine;
}

MetadataFetch::Heard MetadataFetch::complete(LinkNumber link)
{
    const bool isRight =
        part_ == MetadataPart::Info ? sha256Of(coming_).bytes == share_.bytes : rules_.fit(info_, coming_);
    if (!isRight) {
        wrong_.push_back(link);
        dropSource(link);
        return Heard::Wrong;
    }
    (part_ == MetadataPart::Info ? info_ : layers_) = std::move(coming_);
    startOver();
    const auto layersSize = part_ == MetadataPart::Info ? rules_.sizeOf(info_) : 0;
    if (!layersSize || *layersSize > largestMetadata)
        state_ = State::Useless;
    else if (*layersSize == 0)
        state_ = State::Done;
    part_ = MetadataPart::Layers;
    size_ = layersSize.value_or(0);
    return Heard::Fine;
}

std::optional<LinkNumber> MetadataFetch::tick(Moment now)
{
    if (state_ != State::Fetching || asked_ == 0 || !hasSource() || now - heardAt_ < longestPartWait)
        return std::nullopt;
    const auto slow = sources_.front();
    dropSource(slow);
    return slow;
}

} // namespace shoal::swarm
