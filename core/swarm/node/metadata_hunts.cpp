#include "core/swarm/node/metadata_hunts.h"

namespace shoal::swarm {
namespace {
constexpr std::chrono::seconds askAllAgainAfter{20}; // members that had nothing may have it by now
}

void MetadataHunts::begin(const ShareId& share, std::uint64_t infoSize, MetadataCame then,
                          const std::vector<LinkNumber>& links, Moment now)
{
    auto [found, isNew] = hunts_.try_emplace(share, Hunt{MetadataFetch{share, infoSize, rules_}, {}, now});
    auto& hunt = found->second;
    hunt.then.push_back(std::move(then));
    if (!isNew)
        return;
    for (const auto link : links)
        hunt.fetch.addSource(link);
    ask(hunt, now);
}

void MetadataHunts::linkCame(LinkNumber link, Moment now)
{
    for (auto& [share, hunt] : hunts_) {
        hunt.fetch.addSource(link);
        ask(hunt, now);
    }
}

void MetadataHunts::linkEnded(LinkNumber link)
{
    for (auto& [share, hunt] : hunts_)
        hunt.fetch.dropSource(link);
}

void MetadataHunts::heard(const MetadataHeard& heard, Moment now)
{
    const auto share = std::visit([](const auto& message) { return message.share; }, heard.message);
    const auto found = hunts_.find(share);
    if (found == hunts_.end())
        return replica_.useless(heard.link);
    auto& fetch = found->second.fetch;
    if (const auto* const told = std::get_if<MetadataTold>(&heard.message)) {
        if (fetch.take(heard.link, *told, now) == MetadataFetch::Heard::NotAsked)
            replica_.useless(heard.link);
    } else {
        fetch.dropSource(heard.link);
    }
    switch (fetch.state()) {
    case MetadataFetch::State::Fetching: return ask(found->second, now);
    case MetadataFetch::State::Done: return answer(share, ShareMetadata{fetch.info(), fetch.layers()});
    case MetadataFetch::State::Useless: return answer(share, tl::unexpected{MetadataFault::Useless});
    }
}

void MetadataHunts::tick(Moment now, const std::vector<LinkNumber>& links)
{
    for (auto& [share, hunt] : hunts_) {
        hunt.fetch.tick(now);
        if (!hunt.fetch.hasSource() && now - hunt.askedAllAt >= askAllAgainAfter) {
            hunt.askedAllAt = now;
            for (const auto link : links)
                hunt.fetch.addSource(link);
        }
        ask(hunt, now);
    }
}

void MetadataHunts::ask(Hunt& hunt, Moment now)
{
    while (const auto asked = hunt.fetch.next(now))
        replica_.ask(asked->link, asked->wanted);
}

void MetadataHunts::answer(const ShareId& share, const tl::expected<ShareMetadata, MetadataFault>& what)
{
    const auto whole = what; // it may lie in the hunt
    const auto hunt = hunts_.extract(share);
    for (const auto& then : hunt.mapped().then)
        then(whole);
}

} // namespace shoal::swarm
