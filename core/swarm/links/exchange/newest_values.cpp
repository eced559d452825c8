#include "core/swarm/links/exchange/newest_values.h"

#include "core/chunks/digest.h"

#include <tuple>
#include <utility>

namespace shoal::swarm {

NewestValues::Put NewestValues::put(const ValueName& name, std::uint64_t version, Bytes bytes)
{
    const ValueVersion told{name, version, {sha256Of(bytes).bytes}};
    if (!isNews(told))
        return Put::NotNewer;
    switch (judge_.judge(name, version, bytes)) {
    case ValueJudge::Verdict::NotNow: return Put::NotNow;
    case ValueJudge::Verdict::Void: return Put::Void;
    case ValueJudge::Verdict::Sound: break;
    }
    values_.insert_or_assign(name, Value{told, packing_ ? packing_->pack(name, std::move(bytes)) : std::move(bytes)});
    changed_.insert(name);
    return Put::Kept;
}

bool NewestValues::isNews(const ValueVersion& version) const
{
    if (!judge_.isKept(version.name))
        return false;
    const auto ours = versionOf(version.name);
    return !ours || std::tie(version.version, version.digest) > std::tie(ours->version, ours->digest);
}

const Bytes* NewestValues::find(const ValueName& name) const
{
    const auto found = values_.find(name);
    if (found == values_.end() || packing_ == nullptr)
        return found != values_.end() ? &found->second.bytes : nullptr;
    if (!found_ || found_->version != found->second.version)
        found_ = Value{found->second.version, packing_->unpack(name, found->second.bytes)};
    return &found_->bytes;
}

std::optional<ValueVersion> NewestValues::versionOf(const ValueName& name) const
{
    const auto found = values_.find(name);
    return found != values_.end() ? std::optional{found->second.version} : std::nullopt;
}

std::vector<ValueVersion> NewestValues::versions() const
{
    std::vector<ValueVersion> versions;
    for (const auto& [name, value] : values_)
        versions.push_back(value.version);
    return versions;
}

StateDigest NewestValues::digest() const
{
    Sha256Stream digest;
    for (const auto& [name, value] : values_)
        digest.update(encodeVersion(value.version));
    return {digest.finish().bytes};
}

bool NewestValues::forgetOthers()
{
    return std::erase_if(values_,
                         [&](const auto& entry) {
                             const bool isGone = !judge_.isKept(entry.first);
                             if (isGone)
                                 changed_.insert(entry.first);
                             return isGone;
                         })
        > 0;
}

} // namespace shoal::swarm
