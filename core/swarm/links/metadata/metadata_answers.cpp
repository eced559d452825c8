#include "core/swarm/links/metadata/metadata_answers.h"

#include <algorithm>
#include <cassert>

namespace shoal::swarm {

bool MetadataAnswers::ask(const MetadataWanted& wanted)
{
    if (wanted_.size() == mostPartsAsked)
        return false;
    wanted_.push_back(wanted);
    return true;
}

MetadataMessage MetadataAnswers::next(const MetadataShelf& shelf)
{
    assert(!isEmpty());
    const auto wanted = wanted_.front();
    wanted_.pop_front();
    const auto whole = shelf.find(wanted.share, wanted.part);
    if (wanted.offset >= whole.size())
        return MetadataNotHere{wanted.share};
    const auto bytes = whole.subspan(wanted.offset, std::min(longestPart, whole.size() - wanted.offset));
    return MetadataTold{wanted.share, wanted.part, wanted.offset, whole.size(), {bytes.begin(), bytes.end()}};
}

} // namespace shoal::swarm
