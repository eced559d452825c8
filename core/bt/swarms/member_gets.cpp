// What a member fetches: which shares, where to, and what becomes of those that are on the list already.
#include "core/bt/swarms/member_swarm.h"

#include "core/bt/swarms/swarm_rows_of.h"
#include "core/bt/swarms/swarm_words.h"
#include "core/torrent/info_hash.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace shoal::bt {
namespace {

std::string textOf(const swarm::Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

FileSelection together(FileSelection some, const FileSelection& more)
{
    if (some.isAll() || more.isAll())
        return {};
    for (const auto& range : more.ranges)
        if (std::ranges::find(some.ranges, range) == some.ranges.end())
            some.ranges.push_back(range);
    for (const auto& pattern : more.patterns)
        if (std::ranges::find(some.patterns, pattern) == some.patterns.end())
            some.patterns.push_back(pattern);
    return some;
}

Error isElsewhere(const std::string& title, const SwarmSharePlace& known, const std::filesystem::path& wanted)
{
    return {ErrorKind::AlreadyExists, title, "it is on the list already, in " + known.folder.string(),
            fmt::format("`shoal move {} {}` takes it there", known.id.value, wanted.string())};
}

} // namespace

bool MemberSwarm::isToBeFetched(const swarm::EntryId& publish) const
{
    if (fetching_.what != AutoFetch::Tagged)
        return fetching_.what == AutoFetch::All;
    const auto entry = node_.replica().log().find(publish);
    return entry && std::ranges::any_of(std::get<swarm::Publish>(entry->body).tags, [&](const std::string& tag) {
               return std::ranges::find(fetching_.tags, tag) != fetching_.tags.end();
           });
}

void MemberSwarm::fetchOfItsOwnAccord()
{
    const auto& log = node_.replica().log();
    if (log.fold() == nullptr || isLookingAtShares_) { // what is on the list isn't known
        isCatalogueNew_ = true;
        return;
    }
    std::vector<swarm::ShareId> wanted;
    if (fetching_.what != AutoFetch::None && !fetching_.folder.empty())
        for (const auto& published : log.fold()->catalogue()) {
            if (listed_.contains(published.share) || declined_.contains(published.share)
                || published.by == node_.self())
                continue;
            if (isToBeFetched(published.entry))
                wanted.push_back(published.share);
        }
    gets_.wantOfOwnAccord(wanted, fetching_.folder);
}

void MemberSwarm::fetch(FetchRequest request, const SwarmReply<StartedFetch>& reply)
{
    if (!titleOf(request.share))
        return reply(fail(ErrorKind::NotFound, toHex(request.share.view()),
                          "the catalogue of " + kept_.name + " doesn't have it"));
    if (!node_.isMember())
        return reply(fail(notAMember(*this)));
    const std::weak_ptr<MemberSwarm*> alive = alive_;
    parts_.shares.placeInSwarm(kept_.id, request.share, [alive, request, reply](const Result<SwarmSharePlace>& known) {
        const auto self = alive.lock();
        if (!self)
            return reply(fail(ErrorKind::Cancelled, toHex(request.share.view())));
        if (known)
            return (*self)->fetchMore(*known, request, reply);
        if (known.error().kind != ErrorKind::NotFound)
            return reply(fail(known.error()));
        const auto& folder = request.folder.empty() ? (*self)->fetching_.folder : request.folder;
        (*self)->gets_.get({request.share, folder, request.wanted, request.whenDone}, reply);
    });
}

/// It stays where it is, with what it has.
void MemberSwarm::fetchMore(const SwarmSharePlace& known, const FetchRequest& request,
                            const SwarmReply<StartedFetch>& reply)
{
    if (!request.folder.empty() && request.folder.lexically_normal() != known.folder.lexically_normal())
        return reply(fail(isElsewhere(titleOf(request.share).value_or(""), known, request.folder)));
    parts_.shares.fetchMore(known, together(known.wanted, request.wanted), [reply](const Result<ShareId>& id) {
        id ? reply(StartedFetch{.id = *id, .wasOnList = true}) : reply(fail(id.error()));
    });
}

std::optional<std::string> MemberSwarm::titleOf(const swarm::ShareId& share) const
{
    const auto id = node_.publishOf(share);
    const auto entry = id ? node_.replica().log().find(*id) : std::nullopt;
    return entry ? std::optional{std::get<swarm::Publish>(entry->body).name} : std::nullopt;
}

swarm::Amount MemberSwarm::amountHere(const swarm::ShareId& share) const
{
    const auto found = listed_.find(share);
    return found == listed_.end() ? swarm::Amount::None : found->second.amount;
}

void MemberSwarm::hunt(const swarm::ShareId& share, std::function<void(Result<std::string>)> then)
{
    const auto title = titleOf(share).value_or(toHex(share.view()));
    node_.fetchMetadata(share, [title, then = std::move(then)](const auto& came) {
        if (came)
            return then(torrentOf({textOf(came->info), textOf(came->layers)}));
        came.error() == swarm::MetadataFault::NotThere
            ? then(fail(ErrorKind::NotFound, title, "it left the catalogue"))
            : then(fail(ErrorKind::NotATorrent, title, "what its member published can't be used"));
    });
}

void MemberSwarm::add(const swarm::KeptGet& get, std::string torrent, std::function<void(Result<ShareId>)> then)
{
    auto read = readShare(torrent);
    if (!read)
        return then(fail(read.error()));
    declined_.erase(get.share);
    setWanted(get.share, true);
    const std::weak_ptr<MemberSwarm*> alive = alive_;
    parts_.shares.addToSwarm({.swarm = kept_.id,
                              .read = std::move(*read),
                              .folder = get.folder,
                              .places = {},
                              .trust = DataTrust::None,
                              .wanted = get.wanted,
                              .whenDone = get.whenDone,
                              .name = titleOf(get.share).value_or("")},
                             [alive, share = get.share, then = std::move(then)](const Result<ShareId>& added) {
                                 const auto self = alive.lock();
                                 if (!self)
                                     return;
                                 (*self)->areAmountsOld_ = true;
                                 if (added) {
                                     (*self)->listed_[share] = {*added, swarm::Amount::None};
                                     (*self)->addedSince_.insert(share);
                                 }
                                 then(added);
                             });
}

void MemberSwarm::ended(const swarm::ShareId& share, const Result<ShareId>& how)
{
    parts_.publish(SwarmGetEnded{kept_.id, share, how ? std::optional{*how} : std::nullopt,
                                 how ? std::nullopt : std::optional{how.error()}});
}

} // namespace shoal::bt
